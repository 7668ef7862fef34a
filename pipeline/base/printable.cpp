#include "base/printable.h"

#include "base/utf8.h"

namespace hustings {

char32_t shown(char32_t character) {
  if (character == '\t') return ' ';
  const bool control = character < 0x20 || (character >= 0x7F && character < 0xA0) ||
                       (character >= 0x202A && character < 0x202F) || (character >= 0x2066 && character < 0x206A);
  return control ? U'\uFFFD' : character;
}

std::string printable(std::string_view text) {
  std::string out;
  for (size_t byte = 0; byte < text.size();) append_utf8(out, shown(next_code_point(text, byte)));
  return out;
}

}  // namespace hustings
