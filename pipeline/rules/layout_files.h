// Finds layouts on the disk: shipped ones by name, others by path.
#pragma once

#include <filesystem>
#include <string>

#include "rules/layout_rules.h"

namespace hustings::rules {

// Reads `layout`: a file's path, as it stands or relative to the booklet's folder `root`, or the name of a layout in
// the folder `shipped` ("booklet-a5"). What it extends is looked for beside it, then among the shipped ones. When there
// is no such layout, `layout-missing` is reported and the result has no masters.
LayoutRules read_layout(const std::string& layout, const std::filesystem::path& shipped,
                        const std::filesystem::path& root, Sources& sources, Diagnostics& diagnostics);

}  // namespace hustings::rules
