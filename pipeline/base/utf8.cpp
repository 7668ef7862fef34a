#include "base/utf8.h"

#include <algorithm>
#include <cstring>

namespace hustings {
namespace {

// Length of the well-formed sequence that starts at `byte`, or 0 (Unicode 15, table 3-7).
size_t sequence_length(std::string_view text, size_t byte) {
  const auto at = [&](size_t offset) -> unsigned {
    return byte + offset < text.size() ? static_cast<unsigned char>(text[byte + offset]) : 0U;
  };
  const auto trail = [&](size_t offset) { return (at(offset) & 0xC0U) == 0x80U; };
  const unsigned lead = at(0), second = at(1);
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return trail(1) ? 2 : 0;
  if (lead < 0xF0) {
    if (!trail(1) || !trail(2)) return 0;
    if (lead == 0xE0 && second < 0xA0) return 0;
    if (lead == 0xED && second > 0x9F) return 0;  // surrogates
    return 3;
  }
  if (lead > 0xF4 || !trail(1) || !trail(2) || !trail(3)) return 0;
  if (lead == 0xF0 && second < 0x90) return 0;
  if (lead == 0xF4 && second > 0x8F) return 0;
  return 4;
}

}  // namespace

char32_t next_code_point(std::string_view text, size_t& byte) {
  const auto lead = static_cast<unsigned char>(text[byte]);
  if (lead < 0x80) {
    ++byte;
    return lead;
  }
  const size_t length = sequence_length(text, byte);
  if (length == 0) {
    ++byte;
    return U'\uFFFD';
  }
  char32_t code_point = lead & (0x7FU >> length);
  for (size_t i = 1; i < length; ++i) {
    code_point = (code_point << 6U) | (static_cast<unsigned char>(text[byte + i]) & 0x3FU);
  }
  byte += length;
  return code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto put = [&](char32_t unit) { text += static_cast<char>(static_cast<unsigned char>(unit)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    put(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  }
}

bool is_ascii(std::string_view text) {
  size_t byte = 0;
  for (; byte + 8 <= text.size(); byte += 8) {
    uint64_t word = 0;
    std::memcpy(&word, text.data() + byte, 8);
    if ((word & UINT64_C(0x8080808080808080)) != 0) return false;
  }
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(byte), text.end(),
                     [](char each) { return static_cast<unsigned char>(each) < 0x80; });
}

size_t find_invalid_utf8(std::string_view text) {
  size_t byte = 0;
  while (byte < text.size()) {
    if (byte + 32 <= text.size() && is_ascii(text.substr(byte, 32))) {
      byte += 32;
      continue;
    }
    const size_t length = sequence_length(text, byte);
    if (length == 0) return byte;
    byte += length;
  }
  return std::string_view::npos;
}

std::string utf8_from_utf16le(std::string_view bytes) {
  const auto unit = [&](size_t byte) -> char32_t {
    return static_cast<unsigned char>(bytes[byte]) |
           (static_cast<unsigned>(static_cast<unsigned char>(bytes[byte + 1])) << 8U);
  };
  std::string text;
  for (size_t byte = 0; byte + 1 < bytes.size(); byte += 2) {
    char32_t value = unit(byte);
    if (value >= 0xD800 && value < 0xDC00 && byte + 3 < bytes.size()) {
      const char32_t low = unit(byte + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
        byte += 2;
      }
    }
    append_utf8(text, value >= 0xD800 && value < 0xE000 ? U'\uFFFD' : value);
  }
  return text;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& each : lower) {
    if (each >= 'A' && each <= 'Z') each = static_cast<char>(each + 32);
  }
  return lower;
}

}  // namespace hustings
