// Pictures inside an SVG stand in an address ("data:image/png;base64,..."; RFC 2397). The library that draws them looks
// at no size before it unpacks them, so that a few kilobytes could ask for all memory there is: they are read here
// first, with the limits that hold for every picture.
#include <array>

#include "image/picture.h"
#include "image/raster.h"
#include "image/svg.h"

namespace hustings::image {

namespace {

// RFC 4648 section 4, white space ignored. Throws when there is any other character.
std::string from_base64(std::string_view text) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::array<int8_t, 256> values;
  values.fill(-1);
  for (size_t i = 0; i < kDigits.size(); ++i) values[static_cast<uint8_t>(kDigits[i])] = static_cast<int8_t>(i);
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  uint32_t bits = 0, count = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    if (c == '=') break;
    const int8_t value = values[static_cast<uint8_t>(c)];
    if (value < 0) throw Unreadable{"it is not in base 64"};
    bits = bits << 6 | static_cast<uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

}  // namespace

uint64_t embedded_pixels(std::string_view address) {
  const size_t comma = address.find(',');
  if (comma == address.npos || address.substr(0, comma).find(";base64") == address.npos) {
    throw Unreadable{"it is not in base 64"};
  }
  const std::string bytes = from_base64(address.substr(comma + 1));
  // Pixels only: a drawing in a drawing in a drawing has no end.
  const size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == bytes.npos || bytes[first] == '<' || bytes.starts_with("\xEF\xBB\xBF") ||
      bytes.starts_with("\xFF\xFE")) {
    throw Unreadable{"it is a drawing"};
  }
  Diagnostics ignored;
  const auto picture = read(bytes, "embedded", Span{}, ignored);
  if (!picture) throw Unreadable{ignored.list().front().message};
  return static_cast<uint64_t>(picture->width) * picture->height;
}

}  // namespace hustings::image
