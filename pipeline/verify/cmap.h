// CMaps: which codes a font's strings have, and which characters they stand for (ISO 32000-1, 9.7.5 and 9.10.3; Adobe
// Technical Note 5014). What a reader needs of one: the length of codes, and the text of each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hustings::verify {

struct CodeTexts {
  int code_bytes = 1;              // 1 or 2
  std::vector<std::string> texts;  // UTF-8, by code; empty: the font does not say
  std::string_view text_of(uint32_t code) const {
    return code < texts.size() ? std::string_view(texts[code]) : std::string_view();
  }
};

// The bytes of a code by an encoding CMap's code space; 2 when it has none.
int code_bytes_of(std::string_view encoding_cmap);
// Reads a ToUnicode CMap: `bfchar` and `bfrange`.
void read_to_unicode(std::string_view cmap, CodeTexts& font);
// UTF-16BE, with a byte order mark or without.
std::string utf8_from_utf16be(std::string_view bytes);

}  // namespace hustings::verify
