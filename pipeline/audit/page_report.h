// `--report=pages`: everything that the page breaker had to give, with its place and its price.
#pragma once

#include <iosfwd>

#include "publish.h"

namespace hustings::audit {

// One line for each compromise, in the order of the pages, and a sum.
void write_page_report(std::ostream& out, const Booklet& booklet, const Sources& sources);
// The same as one JSON object: pages, cost, compromises (page, folio, kind, lines, cost, file, line, column, words).
void write_page_report_json(std::ostream& out, const Booklet& booklet, const Sources& sources);

}  // namespace hustings::audit
