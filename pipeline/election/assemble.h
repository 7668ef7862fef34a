// One edition's document: cover, imprint, contents, pages, contests, profiles, index, colophon, in reading order.
#pragma once

#include <vector>

#include "document/document.h"
#include "limits/parsed_body.h"
#include "project/project.h"

namespace hustings::election {

// Assembles the edition. Lowers headings beneath their candidate's, makes ids and note labels unique, resolves links
// between files of the booklet ("other.md", "#heading") to ids, reads pictures through `assets`, reports what is odd.
Document assemble(const Project& project, const std::vector<ParsedBody>& bodies, const Edition& edition, Assets& assets,
                  const Sources& sources, Diagnostics& diagnostics);

}  // namespace hustings::election
