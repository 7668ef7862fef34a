// Pages in miniature for the page of equal treatment.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "audit/fairness.h"

namespace hustings::audit {

// Words for HTML's text and attributes in quotation marks; control characters and bidirectional controls are gone.
std::string escape_html(std::string_view words);

// Every page on which somebody of the contest stands, as drawings with a caption each. A candidate's number is their
// place in the contest.
void write_pages(std::ostream& out, const ContestFairness& contest, const Fairness& fairness);

}  // namespace hustings::audit
