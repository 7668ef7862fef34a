#include "verify/cmap.h"

#include "base/utf8.h"
#include "verify/syntax.h"

namespace hustings::verify {
namespace {

constexpr uint32_t kMostCodes = 65536;

uint32_t number_of(std::string_view bytes) {
  uint32_t number = 0;
  for (const char each : bytes.substr(0, 4)) number = number << 8 | static_cast<unsigned char>(each);
  return number;
}

void set(CodeTexts& font, uint32_t code, std::string text) {
  if (code >= kMostCodes) return;
  if (font.texts.size() <= code) font.texts.resize(code + 1);
  font.texts[code] = std::move(text);
}

// The text of a range's code: the last character counts up (9.10.3).
std::string counted_up(std::string_view utf16, uint32_t by) {
  std::string bytes(utf16);
  for (size_t i = bytes.size(); i-- > 0 && by > 0;) {
    by += static_cast<unsigned char>(bytes[i]);
    bytes[i] = static_cast<char>(by);
    by >>= 8;
  }
  return utf8_from_utf16be(bytes);
}

}  // namespace

std::string utf8_from_utf16be(std::string_view bytes) {
  std::string text;
  const auto unit = [&](size_t at) -> char32_t {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[at])) << 8 |
           static_cast<unsigned char>(bytes[at + 1]);
  };
  for (size_t at = bytes.substr(0, 2) == "\xFE\xFF" ? 2 : 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(text, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
  return text;
}

int code_bytes_of(std::string_view encoding_cmap) {
  Tokens tokens(encoding_cmap);
  Token token;
  bool in_space = false;
  while (tokens.next(token)) {
    if (token.kind == Token::Kind::Operator) in_space = token.text == "begincodespacerange";
    if (in_space && token.kind == Token::Kind::String) return token.text.size() == 1 ? 1 : 2;
  }
  return 2;
}

void read_to_unicode(std::string_view cmap, CodeTexts& font) {
  Tokens tokens(cmap);
  Token token;
  enum class In { Nothing, Characters, Ranges } in = In::Nothing;
  std::vector<std::string> strings;  // since the last entry
  bool array = false;
  while (tokens.next(token)) {
    switch (token.kind) {
      case Token::Kind::Operator:
        in = token.text == "beginbfchar" ? In::Characters : token.text == "beginbfrange" ? In::Ranges : In::Nothing;
        strings.clear();
        array = false;
        break;
      case Token::Kind::ArrayBegin:
        array = true;
        break;
      case Token::Kind::ArrayEnd:
        if (in == In::Ranges && strings.size() > 2) {
          const uint32_t first = number_of(strings[0]);
          for (size_t i = 2; i < strings.size(); ++i) {
            set(font, first + static_cast<uint32_t>(i - 2), utf8_from_utf16be(strings[i]));
          }
        }
        strings.clear();
        array = false;
        break;
      case Token::Kind::String:
        if (in == In::Nothing) break;
        strings.emplace_back(token.text);
        if (in == In::Characters && strings.size() == 2) {
          set(font, number_of(strings[0]), utf8_from_utf16be(strings[1]));
          strings.clear();
        } else if (in == In::Ranges && !array && strings.size() == 3) {
          const uint32_t first = number_of(strings[0]), last = std::min(number_of(strings[1]), kMostCodes - 1);
          for (uint32_t code = first; code <= last; ++code) set(font, code, counted_up(strings[2], code - first));
          strings.clear();
        }
        break;
      default:
        break;
    }
  }
}

}  // namespace hustings::verify
