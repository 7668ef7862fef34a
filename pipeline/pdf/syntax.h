// How numbers, names and strings are spelled in a PDF (ISO 32000-1, 7.3). Everything appends to a string, never uses
// the locale, and keeps within the limits of PDF/A-2 (ISO 19005-2, 6.1.13): strings of at most 32,767 bytes, names of
// 127.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/color.h"
#include "base/geometry.h"
#include "pdf/objects.h"

namespace hustings::pdf {

inline constexpr size_t kStringLimit = 32767;

void append_integer(std::string& out, int64_t number);
// `thousandths` / 1000 with at most three decimals and no trailing zeros: 12500 is "12.5".
void append_thousandths(std::string& out, int64_t thousandths);
// `hundredths` / 100: widths of glyphs.
void append_hundredths(std::string& out, int64_t hundredths);
// `millionths` / 1,000,000: the scale of a drawing.
void append_millionths(std::string& out, int64_t millionths);
// A length in thousandths of a point, rounded half away from zero.
constexpr int64_t thousandths(Length length) { return length.scaled(1000, Length::kUnitsPerPoint).units; }
// "12 0 R".
void append_reference(std::string& out, ObjectId object);
// "/Name", bytes outside of the regular characters as #xx; cut after 127 bytes.
void append_name(std::string& out, std::string_view name);
// A string of bytes: "(...)", with ( ) \ and carriage returns escaped. Cut at the limit.
void append_bytes(std::string& out, std::string_view bytes);
// "<...>", for bytes that people never see.
void append_hexadecimal(std::string& out, std::string_view bytes);
// A text string (7.9.2.2): ASCII as it is, all else as UTF-16 with a byte order mark. Cut at the limit, between
// characters.
void append_text(std::string& out, std::string_view utf8);
// Whether it stays whole as UTF-16.
bool fits_string(std::string_view utf8);
// UTF-16BE without a byte order mark.
std::string utf16_from_utf8(std::string_view utf8);
// Appends one byte of a literal string, escaped when it must be.
inline void append_string_byte(std::string& out, unsigned char byte) {
  if (byte == '(' || byte == ')' || byte == '\\') {
    out += '\\';
    out += static_cast<char>(byte);
  } else if (byte == '\r') {
    out += "\\r";  // a bare carriage return would be read as a line feed
  } else {
    out += static_cast<char>(byte);
  }
}
// The operands of `rg`, `RG`, `re`: three numbers from 0 to 1; x, bottom, width, height with y turned around.
void append_color(std::string& out, Color color);
void append_rectangle(std::string& out, const Rect& area, Length page_height);
// Left, bottom, right, top: a rectangle as annotations and attributes have it.
void append_box(std::string& out, const Rect& area, Length page_height);

}  // namespace hustings::pdf
