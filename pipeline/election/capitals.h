// Words all in capitals: what reads as shouting, told from what is only an abbreviation (formatting.h has the rule).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hustings::election {

struct CapitalRun {
  uint32_t begin = 0, end = 0;  // bytes
};

// Of one block of text, in order. `allowed` are abbreviations that may stand however long they are.
std::vector<CapitalRun> find_capitals(std::string_view words, const std::vector<std::string>& allowed);

}  // namespace hustings::election
