// Numbers of things, as English sentences say them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hustings {

// "1 page", "12 pages", "0 pages".
std::string counted(uint64_t count, std::string_view one, std::string_view many);

}  // namespace hustings
