#include "markdown/slugs.h"

#include <cmark-gfm/utf8.h>

#include "base/utf8.h"
#include "text/text.h"

namespace hustings::markdown {
namespace {

bool stays(char32_t character) {
  if (character < 0x80) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character == '-' ||
           character == '_';
  }
  if (cmark_utf8proc_is_punctuation(static_cast<int32_t>(character)) != 0) return false;
  // Symbols, arrows, pictographs, and what joins or varies them.
  const bool symbol = (character >= 0x2000 && character <= 0x206F) || (character >= 0x20A0 && character <= 0x20CF) ||
                      (character >= 0x2190 && character <= 0x2BFF) || (character >= 0xFE00 && character <= 0xFE0F) ||
                      (character >= 0x1F000 && character <= 0x1FAFF) || (character >= 0x80 && character < 0xAA);
  return !symbol;
}

}  // namespace

std::string heading_slug(std::string_view words) {
  const std::string lower = is_ascii(words) ? ascii_lower(words) : text::to_lower(words, "");
  std::string slug;
  for (size_t at = 0; at < lower.size();) {
    const char32_t character = next_code_point(lower, at);
    if (character == ' ' || character == '\n') {
      slug += '-';
    } else if (stays(character)) {
      append_utf8(slug, character);
    }
  }
  return slug;
}

std::string Ids::unique(std::string slug) {
  if (slug.empty()) slug = "section";
  if (claim(slug)) return slug;
  for (uint32_t& number = last_[slug];;) {
    std::string numbered = slug + '-' + std::to_string(++number);
    if (claim(numbered)) return numbered;
  }
}

}  // namespace hustings::markdown
