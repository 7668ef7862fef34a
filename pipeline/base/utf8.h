// UTF-8 as bytes on the way in, code points where a rule needs them (Unicode 15, section 3.9).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hustings {

// The code point at `byte`, which moves past it. Ill-formed bytes give U+FFFD and move on by one byte.
char32_t next_code_point(std::string_view text, size_t& byte);
void append_utf8(std::string& text, char32_t code_point);
// The offset of the first ill-formed byte, or npos when the text is well-formed.
size_t find_invalid_utf8(std::string_view text);
bool is_ascii(std::string_view text);
// A to Z as a to z, all else as it is: names of HTML, schemes, endings, keys.
std::string ascii_lower(std::string_view text);
std::string utf8_from_utf16le(std::string_view bytes);

}  // namespace hustings
