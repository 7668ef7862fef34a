// Reading values. Numbers are read as decimal fractions into integers, never through floating point, so that 0.1mm is
// the same length on every machine.
#include "rules/value.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace hustings {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// A decimal number in millionths, and how many bytes it took; 0 bytes when there is none. Up to nine digits on the left
// of the point and six on its right: no page needs more.
struct Decimal {
  int64_t millionths = 0;
  size_t size = 0;
};

Decimal parse_decimal(std::string_view text) {
  size_t at = 0;
  bool negative = false;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) negative = text[at++] == '-';
  int64_t whole = 0, fraction = 0, place = Measure::kOne / 10;
  size_t digits = 0, whole_digits = 0;
  for (; at < text.size() && is_digit(text[at]); ++at, ++digits) {
    if (++whole_digits > 9) return {};
    whole = whole * 10 + (text[at] - '0');
  }
  if (at < text.size() && text[at] == '.') {
    for (++at; at < text.size() && is_digit(text[at]); ++at, ++digits) {
      fraction += place * (text[at] - '0');
      place /= 10;
    }
  }
  if (digits == 0) return {};
  const int64_t millionths = whole * Measure::kOne + fraction;
  return {negative ? -millionths : millionths, at};
}

std::optional<int32_t> parse_integer(std::string_view text, int32_t minimum, int32_t maximum) {
  const Decimal decimal = parse_decimal(text);
  if (decimal.size == 0 || decimal.size != text.size() || decimal.millionths % Measure::kOne != 0) return {};
  const int64_t number = decimal.millionths / Measure::kOne;
  if (number < minimum || number > maximum) return {};
  return static_cast<int32_t>(number);
}

bool is_quoted(std::string_view text) {
  return text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
}

std::string_view unquote(std::string_view text) { return is_quoted(text) ? text.substr(1, text.size() - 2) : text; }

// The pieces between commas that stand outside quotation marks.
std::vector<std::string_view> split_commas(std::string_view text) {
  std::vector<std::string_view> pieces;
  size_t begin = 0;
  char quote = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (quote != 0) {
      if (text[i] == quote) quote = 0;
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == ',') {
      pieces.push_back(trim(text.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  pieces.push_back(trim(text.substr(begin)));
  return pieces;
}

bool allows(const PropertyFacts& property, Keyword keyword) {
  return keyword == Keyword::Inherit || keyword == Keyword::Initial ||
         std::find(property.keywords.begin(), property.keywords.end(), keyword) != property.keywords.end();
}

std::optional<Value> keyword_value(const PropertyFacts& property, std::string_view text) {
  Value value;
  if (!find_keyword(text, value.keyword) || !allows(property, value.keyword)) return {};
  return value;
}

std::optional<Value> measure_value(const PropertyFacts& property, std::string_view text) {
  const std::optional<Measure> measure = parse_measure(text);
  if (!measure) return {};
  using Unit = Measure::Unit;
  const bool percent = measure->unit == Unit::Percent, number = measure->unit == Unit::Number;
  if (measure->amount < 0 && !(property.measures & kNegative)) return {};
  if (percent && !(property.measures & kPercent)) return {};
  if (number && !(property.measures & kNumber)) return {};
  if (!percent && (property.measures & kPercentOnly)) return {};
  Value value;
  value.kind = Value::Kind::Measure;
  value.measure = *measure;
  return value;
}

std::optional<Value> families_value(std::string_view text) {
  Value value;
  value.kind = Value::Kind::Words;
  for (std::string_view piece : split_commas(text)) {
    const std::string_view name = trim(unquote(piece));
    if (name.empty() || name.find_first_of("\"';{}<>") != std::string_view::npos) return {};
    value.words.emplace_back(name);
  }
  return value;
}

// CSS Fonts 4, section 6.12: a tag of four letters in quotation marks, then a number, "on", "off" or nothing.
std::optional<Value> features_value(std::string_view text) {
  Value value;
  value.kind = Value::Kind::Words;
  for (std::string_view piece : split_commas(text)) {
    const std::vector<std::string_view> words = split_words(piece);
    if (words.empty() || words.size() > 2 || !is_quoted(words[0]) || words[0].size() != 6) return {};
    const std::string_view tag = unquote(words[0]);
    if (!std::all_of(tag.begin(), tag.end(), is_name_character)) return {};
    int32_t setting = 1;
    if (words.size() == 2) {
      if (words[1] == "off") {
        setting = 0;
      } else if (words[1] != "on") {
        const std::optional<int32_t> number = parse_integer(words[1], 0, 99);
        if (!number) return {};
        setting = *number;
      }
    }
    value.words.push_back(fmt::format("{}={}", tag, setting));
  }
  return value;
}

std::optional<Value> keyword_list_value(const PropertyFacts& property, std::string_view text) {
  Value value;
  value.kind = Value::Kind::Keywords;
  for (std::string_view word : split_words(text)) {
    Keyword keyword;
    if (!find_keyword(word, keyword) || !allows(property, keyword)) return {};
    value.keywords.push_back(keyword);
  }
  if (value.keywords.empty()) return {};
  return value;
}

std::optional<Value> counts_value(const PropertyFacts& property, std::string_view text) {
  Value value;
  value.kind = Value::Kind::Counts;
  const std::vector<std::string_view> words = split_words(text);
  if (words.empty() || words.size() > value.counts.size()) return {};
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "auto") continue;
    const std::optional<int32_t> number = parse_integer(words[i], property.minimum, property.maximum);
    if (!number) return {};
    value.counts[i] = static_cast<int16_t>(*number);
  }
  return value;
}

std::optional<Value> ratio_value(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view left = trim(text.substr(0, slash)), right = trim(text.substr(slash + 1));
  const Decimal width = parse_decimal(left), height = parse_decimal(right);
  if (width.size != left.size() || height.size != right.size() || width.millionths <= 0 || height.millionths <= 0)
    return {};
  Value value;
  value.kind = Value::Kind::Number;
  const int64_t thousandths = (width.millionths * 1000 + height.millionths / 2) / height.millionths;
  if (thousandths < 50 || thousandths > 20000) return {};
  value.number = static_cast<int32_t>(thousandths);
  return value;
}

// CSS Values and Units 4, section 7.4.
std::optional<Value> resolution_value(const PropertyFacts& property, std::string_view text) {
  const Decimal decimal = parse_decimal(text);
  const std::string_view unit = text.substr(decimal.size);
  int64_t millionths = decimal.millionths;
  if (unit == "dpcm")
    millionths = millionths * 254 / 100;
  else if (unit == "dppx" || unit == "x")
    millionths *= 96;
  else if (unit != "dpi")
    return {};
  const int64_t dots = (millionths + Measure::kOne / 2) / Measure::kOne;
  if (decimal.size == 0 || dots < property.minimum || dots > property.maximum) return {};
  Value value;
  value.kind = Value::Kind::Number;
  value.number = static_cast<int32_t>(dots);
  return value;
}

// CSS Generated Content for Paged Media, section 1.1.1.
std::optional<Value> string_sets_value(std::string_view text) {
  Value value;
  value.kind = Value::Kind::Strings;
  for (std::string_view piece : split_commas(text)) {
    const std::vector<std::string_view> words = split_words(piece);
    if (words.size() != 2 || !std::all_of(words[0].begin(), words[0].end(), is_name_character)) return {};
    StringSet set;
    set.name = words[0];
    set.content = words[1] == "content()" || words[1] == "content(text)";
    if (!set.content) {
      if (!is_quoted(words[1])) return {};
      set.words = unquote(words[1]);
    }
    value.strings.push_back(std::move(set));
  }
  return value;
}

// One character in quotation marks, then perhaps where the column's figures stand: at the end, when nothing is said.
std::optional<Value> alignment_value(std::string_view text) {
  const std::vector<std::string_view> words = split_words(text);
  if (words.empty() || words.size() > 2 || !is_quoted(words[0])) return {};
  const std::string_view sign = unquote(words[0]);
  size_t end = 0;
  if (!sign.empty()) next_code_point(sign, end);
  if (sign.empty() || end != sign.size()) return {};
  Value value;
  value.kind = Value::Kind::Words;
  value.words.emplace_back(sign);
  value.keyword = Keyword::End;
  if (words.size() == 1) return value;
  if (!find_keyword(words[1], value.keyword)) return {};
  const bool side =
      value.keyword == Keyword::Start || value.keyword == Keyword::End || value.keyword == Keyword::Center;
  if (!side) return {};
  return value;
}

// "2 pages", "30in2".
std::optional<Value> room_value(const PropertyFacts& property, std::string_view text) {
  Value value;
  const std::vector<std::string_view> words = split_words(text);
  if (words.size() == 2 && (words[1] == "page" || words[1] == "pages")) {
    const std::optional<int32_t> pages = parse_integer(words[0], property.minimum, property.maximum);
    if (!pages) return {};
    value.kind = Value::Kind::Number;
    value.number = *pages;
    return value;
  }
  const Decimal decimal = parse_decimal(text);
  const std::string_view unit = text.substr(decimal.size);
  // 65536ths of a square point in one: an inch is 72 points and 2.54 cm.
  const int64_t in_points = unit == "in2"   ? 339'738'624
                            : unit == "cm2" ? 52'659'592
                            : unit == "mm2" ? 526'596
                            : unit == "pt2" ? 65'536
                                            : 0;
  constexpr int64_t kLargest = 100'000'000'000'000;
  if (in_points == 0 || decimal.millionths <= 0 || decimal.millionths > kLargest / in_points * 1000) return {};
  value.kind = Value::Kind::Area;
  value.area = decimal.millionths / 1000 * in_points / 1000;
  return value;
}

std::optional<Value> words_value(std::string_view word) {
  Value value;
  value.kind = Value::Kind::Words;
  value.words.emplace_back(word);
  return value;
}

}  // namespace

Length Measure::resolve(Length em, Length rem, Length whole) const {
  switch (unit) {
    case Unit::Absolute:
      return {amount};
    case Unit::Em:
      return em.scaled(amount, kOne);
    case Unit::Rem:
      return rem.scaled(amount, kOne);
    case Unit::Percent:
      return whole.scaled(amount, kOne * 100);
    case Unit::Number:
      return whole.scaled(amount, kOne);
  }
  return {};
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  size_t at = 0;
  while (true) {
    while (at < text.size() && is_space(text[at])) ++at;
    if (at == text.size()) return words;
    const size_t begin = at;
    char closing = 0;
    for (; at < text.size() && (closing != 0 || !is_space(text[at])); ++at) {
      if (closing != 0) {
        if (text[at] == closing) closing = 0;
      } else if (text[at] == '"' || text[at] == '\'') {
        closing = text[at];
      } else if (text[at] == '(') {
        closing = ')';
      }
    }
    words.push_back(text.substr(begin, at - begin));
  }
}

std::optional<Measure> parse_measure(std::string_view text) {
  const Decimal decimal = parse_decimal(text);
  if (decimal.size == 0) return {};
  const std::string_view unit = text.substr(decimal.size);
  const auto absolute = [&](int64_t numerator, int64_t denominator) {
    return Measure{
        Measure::Unit::Absolute,
        Length{Length::kUnitsPerPoint}.scaled(decimal.millionths * numerator, denominator * Measure::kOne).units};
  };
  if (unit == "pt") return absolute(1, 1);
  if (unit == "mm") return absolute(720, 254);
  if (unit == "cm") return absolute(7200, 254);
  if (unit == "in") return absolute(72, 1);
  if (unit == "em") return Measure{Measure::Unit::Em, decimal.millionths};
  if (unit == "rem") return Measure{Measure::Unit::Rem, decimal.millionths};
  if (unit == "%") return Measure{Measure::Unit::Percent, decimal.millionths};
  if (!unit.empty()) return {};
  if (decimal.millionths == 0) return Measure{};
  return Measure{Measure::Unit::Number, decimal.millionths};
}

std::optional<Length> parse_length(std::string_view text) {
  const std::optional<Measure> measure = parse_measure(trim(text));
  if (!measure || measure->unit != Measure::Unit::Absolute) return {};
  return Length{measure->amount};
}

std::optional<Value> parse_value(Property property, std::string_view text) {
  const PropertyFacts& fact = facts(property);
  text = trim(text);
  if (std::optional<Value> value = keyword_value(fact, text)) return value;
  switch (fact.type) {
    case ValueType::Keywords:
      return {};
    case ValueType::Measure:
      return measure_value(fact, text);
    case ValueType::Families:
      return families_value(text);
    case ValueType::Features:
      return features_value(text);
    case ValueType::KeywordList:
      return keyword_list_value(fact, text);
    case ValueType::Counts:
      return counts_value(fact, text);
    case ValueType::Ratio:
      return ratio_value(text);
    case ValueType::Resolution:
      return resolution_value(fact, text);
    case ValueType::StringSets:
      return string_sets_value(text);
    case ValueType::Alignment:
      return alignment_value(text);
    case ValueType::Room:
      return room_value(fact, text);
    case ValueType::Integer: {
      const std::optional<int32_t> number = parse_integer(text, fact.minimum, fact.maximum);
      if (!number) return {};
      Value value;
      value.kind = Value::Kind::Number;
      value.number = *number;
      return value;
    }
    case ValueType::Color: {
      const std::optional<Color> color = parse_color(text);
      if (!color) return {};
      Value value;
      value.kind = Value::Kind::Color;
      value.color = *color;
      return value;
    }
    case ValueType::ListMark:
      if (!is_quoted(text)) return {};
      return words_value(unquote(text));
    case ValueType::Name:
      if (text.empty() || !std::all_of(text.begin(), text.end(), is_name_character)) return {};
      return words_value(text);
  }
  return {};
}

std::string allowed_values(Property property) {
  const PropertyFacts& fact = facts(property);
  std::string words;
  const auto add = [&words](std::string_view word) {
    if (!words.empty()) words += ", ";
    words += word;
  };
  switch (fact.type) {
    case ValueType::Measure:
      if (!(fact.measures & kPercentOnly)) add("a length in pt, mm, cm, in, em or rem");
      if (fact.measures & kPercent) add("a percentage");
      if (fact.measures & kNumber) add("a number");
      break;
    case ValueType::Integer:
      add(fmt::format("a whole number from {} to {}", fact.minimum, fact.maximum));
      break;
    case ValueType::Color:
      add("a color (#rgb, #rrggbb, a basic color name, transparent)");
      break;
    case ValueType::Families:
      add("family names with commas between them");
      break;
    case ValueType::Features:
      add("OpenType features such as \"onum\" 1, \"pnum\" 1");
      break;
    case ValueType::Counts:
      add("letters in a word, before and after its hyphen, such as 5 2 3");
      break;
    case ValueType::Ratio:
      add("width / height, such as 4/5");
      break;
    case ValueType::Resolution:
      add("a resolution such as 150dpi or 60dpcm");
      break;
    case ValueType::ListMark:
      add("a mark in quotation marks");
      break;
    case ValueType::Alignment:
      add("a character to align at in quotation marks");
      break;
    case ValueType::StringSets:
      add("a name and content() or words in quotation marks");
      break;
    case ValueType::Room:
      add("pages such as 1 page or 2 pages, an area such as 30in2 or 190cm2");
      break;
    case ValueType::Name:
      add("the name of a page sequence");
      break;
    case ValueType::Keywords:
      break;
    case ValueType::KeywordList:
      break;
  }
  for (Keyword keyword : fact.keywords) add(name_of(keyword));
  return words;
}

}  // namespace hustings
