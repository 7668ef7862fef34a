// Where layouts lie: a shipped one is called by its name, one's own by its file.
#pragma once

#include <filesystem>
#include <string>

#include "rules/layout_rules.h"

namespace hustings::rules {

// Reads the layout `name` and those that it extends. A name that ends in ".xml" is a file: below `root` (the booklet's
// folder) when it is there, else as the user typed it. Any other name is a shipped layout in `shipped`. What a layout
// extends is looked for beside it, then among the shipped ones. `layout-missing` (an error) lists the shipped names;
// the rules are then empty.
LayoutRules read_layout(const std::string& name, const std::filesystem::path& shipped,
                        const std::filesystem::path& root, Sources& sources, Diagnostics& diagnostics);

}  // namespace hustings::rules
