// Values of the layout language: typed, with what was written kept beside them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/color.h"
#include "base/length.h"
#include "rules/property.h"

namespace hustings {

// A length as it was said. `amount` is in units of Length for Absolute, else in millionths of the unit.
struct Measure {
  enum class Unit : uint8_t { Absolute, Em, Rem, Percent, Number } unit = Unit::Absolute;
  int64_t amount = 0;
  static constexpr int64_t kOne = 1000000;
  bool operator==(const Measure&) const = default;

  // With 1em, 1rem and 100% (or a bare 1) standing for these lengths.
  Length resolve(Length em, Length rem, Length whole) const;
};

// A named string and what it is set to: the node's words, or `words`.
struct StringSet {
  std::string name;
  bool content = false;
  std::string words;
  bool operator==(const StringSet&) const = default;
};

// Which member counts is told by `kind`.
struct Value {
  enum class Kind : uint8_t {
    Keyword,
    Keywords,
    Measure,
    Number,
    Counts,
    Color,
    Words,
    Strings,
    Area
  } kind = Kind::Keyword;
  Keyword keyword = Keyword::Initial;
  Measure measure;
  // Integer; Ratio: width / height in thousandths; Resolution: dots an inch; Room: pages
  int32_t number = 0;
  std::array<int16_t, 3> counts{-1, -1, -1};  // -1: not given
  Color color;
  std::vector<Keyword> keywords;
  int64_t area = 0;  // in 65536ths of a square point
  // Families; features as "onum=1"; a list mark; a page sequence's name; the character to align at, with `keyword`.
  std::vector<std::string> words;
  std::vector<StringSet> strings;

  bool is(Keyword word) const { return kind == Kind::Keyword && keyword == word; }
};

// Reads a property's value. Nothing when it is not one; `allowed_values` says what would have been.
std::optional<Value> parse_value(Property property, std::string_view text);
std::string allowed_values(Property property);

// "12.5mm", "1.2em", "80%", "1.4". Nothing for other text.
std::optional<Measure> parse_measure(std::string_view text);
// An absolute length: pt, mm, cm, in, or 0.
std::optional<Length> parse_length(std::string_view text);
// The words between spaces; what stands in quotation marks or parentheses stays one word.
std::vector<std::string_view> split_words(std::string_view text);
std::string_view trim(std::string_view text);

}  // namespace hustings
