// What a character asks of the itemizer: nothing, bidi levels, or a look at where lines may end.
#pragma once

#include <cstdint>
#include <string_view>

#include <hb.h>

namespace hustings::shape {

// Bits that are gathered over a paragraph.
enum Need : uint8_t {
  kNothing = 0,
  kScripts = 1,        // it is not in Latin letters alone
  kLevels = 2,         // it has a character that is written from right to left, or a direction control
  kOpportunities = 4,  // it has writing that is cut at places other than spaces
};
uint8_t needs_of(std::string_view text);

hb_script_t script_of(char32_t character);

// Writing without spaces between words, which is cut into items where lines may end: Chinese, Japanese, Thai, Khmer,
// Lao, Burmese, and emoji.
bool is_cut_at_opportunities(char32_t character);
// Between two such characters space may be added when a line is justified.
bool is_ideographic(char32_t character);
// Full-width marks of Chinese and Japanese with a blank half: at the left of those that open something, at the right of
// those that close and of stops and commas (JLREQ, classes cl-01, cl-02, cl-06 and cl-07).
bool is_full_width_opening(char32_t character);
bool is_full_width_closing(char32_t character);
// Two of them side by side share one blank half (JLREQ 3.1.4): a mark that closes and any other, or two that open.
// Quotation marks count beside such a mark; whether they are full-width themselves only their face tells.
bool meets_full_width_mark(char32_t before, char32_t after);
// An ideograph or kana and a letter or digit of another alphabet: a quarter of an em parts them (JLREQ 3.2.6, CLREQ
// 3.2.2). Not Korean, which puts spaces between words.
bool meets_ideograph(char32_t before, char32_t after);
// Whether a place between two characters is inside a Korean word: lines end at its spaces, not between its syllables.
bool parts_korean_word(std::string_view text, size_t byte);
char32_t last_code_point(std::string_view text);
// What stays with the character before it, in its face: marks, variation selectors, skin tones, the second of two
// regional indicators, whatever a zero width joiner joins. `previous` is 0 at a start; `flag_open` says that an odd
// number of regional indicators came before.
bool is_extender(char32_t previous, char32_t character, bool flag_open);
bool is_regional_indicator(char32_t character);

// For a letter at the edge of an item in a cursive script: whether it joins the letter after it, or the one before it
// (Joining_Type, ArabicShaping.txt). Transparent ones neither do nor end a join.
bool joins_after(char32_t character);
bool joins_before(char32_t character);
bool is_transparent(char32_t character);

// The other bracket of a pair, or 0; `opens` says which of the two it is.
char32_t paired_bracket(char32_t character, bool& opens);

}  // namespace hustings::shape
