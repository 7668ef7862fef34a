// What reading does to the bytes of a statement before a word of it is set.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hustings::audit {

// A sentence for each kind of change, and for what is kept but not seen: "3 line ends of carriage return and line feed
// are read as line feeds". Nothing for a text that is taken as it is. `whole` is the file, from its first byte.
std::vector<std::string> changes_on_reading(std::string_view whole, std::string_view statement);

}  // namespace hustings::audit
