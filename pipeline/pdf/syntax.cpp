#include "pdf/syntax.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace hustings::pdf {
namespace {

constexpr char kDigits[] = "0123456789ABCDEF";

void append_decimal(std::string& out, int64_t value, int64_t one) {
  char buffer[32];
  char* end = buffer + sizeof buffer;
  char* p = end;
  const bool negative = value < 0;
  uint64_t magnitude = negative ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  const uint64_t unit = static_cast<uint64_t>(one);
  uint64_t fraction = magnitude % unit;
  uint64_t whole = magnitude / unit;
  if (fraction != 0) {
    bool written = false;
    for (uint64_t place = unit; place > 1; place /= 10, fraction /= 10) {
      const char digit = static_cast<char>('0' + fraction % 10);
      if (written || digit != '0') {
        *--p = digit;
        written = true;
      }
    }
    *--p = '.';
  }
  if (whole == 0 && p == end) *--p = '0';
  for (; whole != 0; whole /= 10) *--p = static_cast<char>('0' + whole % 10);
  if (negative) *--p = '-';
  out.append(p, static_cast<size_t>(end - p));
}

void append_utf16(std::string& out, char32_t character) {
  const auto unit = [&out](uint32_t value) {
    out += static_cast<char>(value >> 8 & 0xFF);
    out += static_cast<char>(value & 0xFF);
  };
  if (character < 0x10000) {
    unit(character);
  } else {
    unit(0xD800 + ((character - 0x10000) >> 10));
    unit(0xDC00 + ((character - 0x10000) & 0x3FF));
  }
}

}  // namespace

void append_integer(std::string& out, int64_t number) {
  char buffer[24];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, number);
  out.append(buffer, static_cast<size_t>(result.ptr - buffer));
}

void append_thousandths(std::string& out, int64_t thousandths) { append_decimal(out, thousandths, 1000); }
void append_hundredths(std::string& out, int64_t hundredths) { append_decimal(out, hundredths, 100); }

void append_millionths(std::string& out, int64_t millionths) { append_decimal(out, millionths, 1000000); }

void append_reference(std::string& out, ObjectId object) {
  append_integer(out, object);
  out += " 0 R";
}

void append_name(std::string& out, std::string_view name) {
  out += '/';
  for (const char c : name.substr(0, 127)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool regular =
        byte > 0x20 && byte < 0x7F && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos;
    if (regular) {
      out += c;
    } else {
      out += '#';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
}

void append_bytes(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes.substr(0, kStringLimit)) append_string_byte(out, static_cast<unsigned char>(c));
  out += ')';
}

void append_hexadecimal(std::string& out, std::string_view bytes) {
  out += '<';
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  out += '>';
}

void append_text(std::string& out, std::string_view utf8) {
  const auto printable = [](char c) { return c >= 0x20 && c < 0x7F; };
  if (std::all_of(utf8.begin(), utf8.end(), printable)) {
    append_bytes(out, utf8);
    return;
  }
  std::string text = "\xFE\xFF" + utf16_from_utf8(utf8);
  if (text.size() > kStringLimit) {
    text.resize(kStringLimit - 1);
    const auto high = static_cast<unsigned char>(text[text.size() - 2]);
    if (high >= 0xD8 && high < 0xDC) text.resize(text.size() - 2);
  }
  append_bytes(out, text);
}

bool fits_string(std::string_view utf8) {
  return utf8.size() <= kStringLimit / 2 - 1 || utf16_from_utf8(utf8).size() + 2 <= kStringLimit;
}

std::string utf16_from_utf8(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() * 2);
  for (size_t byte = 0; byte < utf8.size();) append_utf16(out, next_code_point(utf8, byte));
  return out;
}

void append_color(std::string& out, Color color) {
  const auto channel = [&out](uint8_t value) { append_thousandths(out, (value * 1000 + 127) / 255); };
  channel(color.red);
  out += ' ';
  channel(color.green);
  out += ' ';
  channel(color.blue);
}

void append_rectangle(std::string& out, const Rect& area, Length page_height) {
  // Edges are rounded, not sizes: rectangles that touch on the page touch in the file.
  const int64_t left = thousandths(area.x), right = thousandths(area.right());
  const int64_t bottom = thousandths(page_height - area.bottom()), top = thousandths(page_height - area.y);
  append_thousandths(out, left);
  out += ' ';
  append_thousandths(out, bottom);
  out += ' ';
  append_thousandths(out, right - left);
  out += ' ';
  append_thousandths(out, top - bottom);
}

void append_box(std::string& out, const Rect& area, Length page_height) {
  append_thousandths(out, thousandths(area.x));
  out += ' ';
  append_thousandths(out, thousandths(page_height - area.bottom()));
  out += ' ';
  append_thousandths(out, thousandths(area.right()));
  out += ' ';
  append_thousandths(out, thousandths(page_height - area.y));
}

}  // namespace hustings::pdf
