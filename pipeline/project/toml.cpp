// TOML, the front matter of Hugo's sites, through toml++. Its tables are sorted by key; here their entries are put back
// into the order in which they were written, which is the order in which readers see them.
#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <vector>

#include <toml++/toml.h>

#include "project/duplicate_keys.h"
#include "project/value.h"

namespace hustings::project {
namespace {

class TreeReader {
 public:
  TreeReader(const Source& source, uint32_t begin, uint32_t end) : source_(source), begin_(begin), end_(end) {
    first_line_ = source.position(begin).line;
  }

  // toml++ counts lines from 1 and columns in code points.
  uint32_t byte_of(const toml::source_position& position) const {
    if (position.line == 0) return begin_;
    // A line may hold a hundred thousand values: where its characters start is found once.
    std::vector<uint32_t>& starts = lines_[static_cast<uint32_t>(position.line)];
    if (starts.empty()) {
      uint32_t byte = std::max(begin_, source_.line_begin(first_line_ + static_cast<uint32_t>(position.line) - 1));
      const std::string_view text = source_.text();
      for (; byte < end_ && text[byte] != '\n'; ++byte) {
        if ((static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80) starts.push_back(byte);
      }
      starts.push_back(std::min(byte, end_));
    }
    const size_t column = position.column == 0 ? 0 : position.column - 1;
    return starts[std::min(column, starts.size() - 1)];
  }

  Value read(const toml::node& node) const {
    Value value;
    value.span = source_.span(byte_of(node.source().begin), byte_of(node.source().end));
    if (value.span.end < value.span.begin) value.span.end = value.span.begin;
    if (const toml::table* table = node.as_table()) {
      value.kind = Value::Kind::Map;
      for (const auto& [key, item] : *table) {
        Value entry = read(item);
        entry.key = std::string(key.str());
        entry.key_span = source_.span(byte_of(key.source().begin), byte_of(key.source().end));
        value.items.push_back(std::move(entry));
      }
      std::stable_sort(value.items.begin(), value.items.end(),
                       [](const Value& a, const Value& b) { return a.key_span.begin < b.key_span.begin; });
    } else if (const toml::array* array = node.as_array()) {
      value.kind = Value::Kind::List;
      for (const toml::node& item : *array) value.items.push_back(read(item));
    } else if (const auto* string = node.as_string()) {
      value.kind = Value::Kind::Scalar;
      value.text = string->get();
    } else {
      // Numbers, dates and truth values stay as they were written.
      value.kind = Value::Kind::Scalar;
      value.text = std::string(source_.text().substr(value.span.begin, value.span.end - value.span.begin));
      value.text = std::string(trimmed(value.text));
    }
    return value;
  }

 private:
  const Source& source_;
  uint32_t begin_, end_, first_line_;
  mutable std::unordered_map<uint32_t, std::vector<uint32_t>> lines_;
};

// A key of thousands of parts is a table thousands deep, which the library builds and destroys by recursion.
bool has_endless_key(std::string_view text) {
  int parts = 0;
  char previous = '\0';
  for (const char c : text) {
    const bool of_key = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                        c == '-' || c == '"' || c == '\'' || c == ' ' || c == '\t' || c == '.';
    if (!of_key || (c == '.' && previous == '.')) parts = 0;
    if (c == '.' && ++parts > kDeepestNesting * 4) return true;
    previous = c;
  }
  return false;
}

}  // namespace

Value read_toml(const Source& source, uint32_t begin, uint32_t end, Diagnostics& diagnostics) {
  if (end - begin > kLargestData) {
    diagnostics.error("data-too-complex", source.span(begin, begin), "this TOML is larger than 1 MB",
                      {"move texts into Markdown files of their own"});
    return {};
  }
  if (has_endless_key(source.text().substr(begin, end - begin))) {
    diagnostics.error("data-too-complex", source.span(begin, begin), "this TOML is refused: it is nested too deeply",
                      {"write keys of a few parts"});
    return {};
  }
  const TreeReader reader(source, begin, end);
  try {
    const toml::table table = toml::parse(source.text().substr(begin, end - begin));
    Value value = reader.read(table);
    value.span = source.span(begin, end);
    report_duplicate_keys(value, diagnostics);
    return value;
  } catch (const toml::parse_error& error) {
    const uint32_t byte = reader.byte_of(error.source().begin);
    const size_t line = std::min<size_t>(source.text().find_first_of("\r\n", byte), end);
    diagnostics.error("toml-syntax", source.span(byte, std::max(byte, static_cast<uint32_t>(line))),
                      "this is not well-formed TOML: " + std::string(error.description()),
                      {"write key = \"value\" on each line, text in straight double quotes"});
    return {};
  }
}

}  // namespace hustings::project
