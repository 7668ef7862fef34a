// Structured data as people write it into a manifest or above a statement: YAML or TOML, read into one small tree. Both
// languages have more types than an election needs (0777 is not a number here, `no` is a country as well as an answer),
// so every scalar stays the text that was written, with its place, and whoever knows the key decides what it means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace hustings::project {

// No data is nested deeper, and no file of data is larger, than this: bounds for the readers' recursion and time.
inline constexpr int kDeepestNesting = 64;
inline constexpr uint32_t kLargestData = 1'000'000;

struct Value {
  enum class Kind : uint8_t { Nothing, Scalar, List, Map };
  Kind kind = Kind::Nothing;
  std::string key;  // in a map: as written
  Span key_span;
  std::string text;  // of a Scalar
  Span span;
  std::vector<Value> items;  // of a List or a Map, in the order written

  bool is_scalar() const { return kind == Kind::Scalar; }
  bool is_list() const { return kind == Kind::List; }
  bool is_map() const { return kind == Kind::Map; }
  // Nothing, an empty scalar, or an empty list or map: the author left the place blank.
  bool is_blank() const { return kind == Kind::Nothing || (text.empty() && items.empty()); }
  // The first entry of a map with one of these keys (in their normal form), or nullptr.
  const Value* find(std::initializer_list<std::string_view> keys) const;
};

// Keys are compared in lower case with hyphens: "start_datetime", "Start Datetime" and "start-datetime" are one key.
std::string normal_key(std::string_view key);
// A key as a label for readers: "nominated-by" -> "Nominated by"; capitals inside stay ("GitHub").
std::string label_of_key(std::string_view key);
// "yes", "true", "on", "1" in any case; "no", "false", "off", "0".
bool says_yes(std::string_view text);
bool says_no(std::string_view text);
// Text on one line: a list's items joined by commas, a map's entries as "label: value" joined by semicolons.
std::string flat_text(const Value& value);
// The text without white space at either end.
std::string_view trimmed(std::string_view text);
// Whether it is one digit or more, 0 to 9, and nothing else.
bool all_digits(std::string_view text);

// Reads bytes [begin, end) of the source. Broken data is one `yaml-syntax` or `toml-syntax` error at its line and
// column, data that is too large, too deep or grows too much through aliases one `data-too-complex` error; both give
// Nothing. A key written twice in a map is a `duplicate-key` error; both entries stay.
Value read_yaml(const Source& source, uint32_t begin, uint32_t end, Diagnostics& diagnostics);
Value read_toml(const Source& source, uint32_t begin, uint32_t end, Diagnostics& diagnostics);

}  // namespace hustings::project
