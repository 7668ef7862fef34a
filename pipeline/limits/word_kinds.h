// What a single word is to those who count it, and the signs that words are told apart by.
#pragma once

#include <cstdint>
#include <string_view>

#include "project/count_profile.h"
#include "text/text.h"

namespace hustings::limits {

// What words are made of.
bool is_word(text::Sort sort);
bool has_word(std::string_view text);
bool is_apostrophe(char32_t c);
// Signs that part two words though no space stands beside them, as in "taxes—again" and "first,then"; in figures most
// of them belong to the number. A single dash between letters is a hyphen and another matter.
bool parts_words(char32_t c);

// Runs of letters and digits between spaces, hyphens, slashes and dashes.
uint32_t parts_of(std::string_view words);
// The first thing that a word without a sentence's punctuation can be, among those that the profile has a rule for.
CountKind kind_of(std::string_view word, std::string_view language, const CountProfile& profile);

}  // namespace hustings::limits
