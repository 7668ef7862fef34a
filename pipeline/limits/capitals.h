// Words all in capitals: what reads as shouting, told from what is only an abbreviation (formatting.h has the rule).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "project/count_profile.h"

namespace hustings::limits {

struct CapitalRun {
  uint32_t begin = 0, end = 0;  // bytes
};

// Of one block of text, in order. `abbreviations` may stand however long they are.
std::vector<CapitalRun> find_capitals(std::string_view words, const NameList& abbreviations);

}  // namespace hustings::limits
