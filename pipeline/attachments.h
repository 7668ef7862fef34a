// What a PDF/A-3 carries with it: the files that it was made from.
#pragma once

#include <vector>

#include "base/source.h"
#include "pdf/write.h"
#include "project/project.h"
#include "rules/layout_rules.h"

namespace hustings {

// What the booklet was made from: its sources, the manifest first, and the files of its layout, the base first, all by
// names that are the same on every machine.
std::vector<Attachment> attachments_of(const Project& project, const LayoutRules& rules, const Sources& sources);

}  // namespace hustings
