// What the choice of a face has to know of a character: whether it is seen at all, and whose script's fonts have it.
#pragma once

#include <cstdint>
#include <string>

namespace hustings::font {

// Characters that are never drawn and so need no glyph: Unicode's Default_Ignorable_Code_Point (Unicode 15, section
// 5.21): joiners, variation selectors, direction marks, the soft hyphen, tags.
bool is_default_ignorable(char32_t character);

// Controls, line and paragraph ends, and the place of an inline picture (U+FFFC): never asked of a font.
bool is_unprinted(char32_t character);

// The spaces that HarfBuzz draws with the font's own space, resized, when it has no glyph for them.
bool is_space(char32_t character);

// Vowel signs, accents, variation selectors: what belongs to the character before (general categories Mn, Mc, Me).
bool is_mark(char32_t character);

// The script (ISO 15924, "Arab") whose fonts are likely to have the character. Characters that Unicode counts as common
// to several scripts but that stand in one script's block (the Arabic comma, the ideographic full stop) are counted
// with it; other common ones are "Zyyy".
std::string home_script(char32_t character);

}  // namespace hustings::font
