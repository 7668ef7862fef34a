// Marks of list items: bullets, and numbers by the list's start, delimiter and style.
#include <fmt/format.h>

#include <charconv>

#include "style/part_styler.h"
#include "text/text.h"

namespace hustings::style {
namespace {

// a to z, then aa, ab...
std::string letters(uint64_t number, char first) {
  std::string text;
  for (; number > 0; number = (number - 1) / 26)
    text.insert(text.begin(), static_cast<char>(first + (number - 1) % 26));
  return text;
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

std::string PartStyler::list_mark(NodeId list, uint32_t position) const {
  const Value* const style = cascaded().list_style;
  const bool ordered = list != kNoNode && source_.attribute(list, Attribute::Ordered) == "true";
  Keyword keyword = ordered ? Keyword::Decimal : Keyword::Disc;
  if (style != nullptr && style->kind == Value::Kind::Words) {
    if (!ordered) return style->words.front();
  } else if (style != nullptr) {
    const bool numbers = style->keyword >= Keyword::Decimal && style->keyword <= Keyword::UpperRoman;
    if (style->is(Keyword::None) || numbers == ordered) keyword = style->keyword;
  }
  switch (keyword) {
    case Keyword::None:
      return {};
    case Keyword::Circle:
      return "\u25E6";
    case Keyword::Square:
      return "\u25AA";
    case Keyword::Dash:
      return "\u2013";
    case Keyword::Disc:
      return "\u2022";
    default:
      break;
  }
  const std::string_view start = source_.attribute(list, Attribute::Start);
  uint64_t number = 1;
  if (!start.empty()) std::from_chars(start.data(), start.data() + start.size(), number);
  number += position;
  std::string text;
  if (number == 0 || number > UINT32_MAX) keyword = Keyword::Decimal;
  switch (keyword) {
    case Keyword::LowerAlpha:
      text = letters(number, 'a');
      break;
    case Keyword::UpperAlpha:
      text = letters(number, 'A');
      break;
    case Keyword::LowerRoman:
      text = text::roman_number(static_cast<uint32_t>(number));
      break;
    case Keyword::UpperRoman:
      text = upper(text::roman_number(static_cast<uint32_t>(number)));
      break;
    default:
      text = fmt::format("{}", number);
      break;
  }
  const std::string_view delimiter = source_.attribute(list, Attribute::Delimiter);
  return text + (delimiter == ")" ? ")" : ".");
}

}  // namespace hustings::style
