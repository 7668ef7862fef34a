// Short ways for text in which every rule of Unicode's segmentation that could matter fits a small table: European
// languages in Latin letters with their usual punctuation. They give exactly what ICU gives (the tests compare them
// over every combination of classes) and are many times faster, and a booklet in English never loads ICU's break data.
// Each returns false when it meets a character or language it does not cover; its result is then to be thrown away.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace hustings::text {

bool count_plain_words(std::string_view words, std::string_view language, size_t& count);
bool find_plain_line_opportunities(std::string_view words, std::string_view language,
                                   std::vector<LineOpportunity>& opportunities);
bool find_plain_grapheme_ends(std::string_view words, std::vector<uint32_t>& ends);

}  // namespace hustings::text
