// A line of words taken apart into what an office counts: names, dates, numbers, addresses, words, and the marks
// between them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "project/count_profile.h"

namespace hustings::limits {

// Stands for a picture in a line of words (U+FFFC, object replacement character).
inline constexpr std::string_view kPictureSign = "\xEF\xBF\xBC";

struct CountPiece {
  uint32_t begin = 0, end = 0;  // bytes of the text
  CountKind kind = CountKind::Word;
  uint32_t words = 0;
};

// In order; every character that is not white space stands in one piece, none in two.
std::vector<CountPiece> count_pieces(std::string_view text, std::string_view language, const CountProfile& profile);

}  // namespace hustings::limits
