// Words in dumps: between quotation marks, on one line.
#pragma once

#include <iosfwd>
#include <string_view>

namespace hustings {

// Line feeds, tabs, quotation marks and backslashes as C writes them; all else as it is.
void write_quoted(std::ostream& out, std::string_view words);

}  // namespace hustings
