#include "support/unicode_data.h"

#include <charconv>
#include <filesystem>
#include <fstream>

#include "base/utf8.h"

namespace hustings::testing {

std::string unicode_file(const std::string& name) {
  const std::string path = "/usr/share/unicode/" + name;
  return std::filesystem::exists(path) ? path : std::string();
}

std::vector<std::string> unicode_lines(const std::string& name) {
  std::vector<std::string> lines;
  std::ifstream file(unicode_file(name));
  for (std::string line; std::getline(file, line);) {
    line.resize(std::min(line.find('#'), line.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.pop_back();
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  while (true) {
    const size_t end = std::min(line.find(separator), line.size());
    fields.push_back(line.substr(0, end));
    if (end == line.size()) return fields;
    line.remove_prefix(end + 1);
  }
}

std::u32string code_points(std::string_view hexadecimal) {
  std::u32string characters;
  for (const std::string_view field : split(hexadecimal, ' ')) {
    uint32_t value = 0;
    if (std::from_chars(field.data(), field.data() + field.size(), value, 16).ec == std::errc()) {
      characters += static_cast<char32_t>(value);
    }
  }
  return characters;
}

std::string utf8(std::u32string_view characters) {
  std::string text;
  for (const char32_t character : characters) append_utf8(text, character);
  return text;
}

std::vector<SegmentationCase> segmentation_cases(const std::string& name) {
  std::vector<SegmentationCase> cases;
  for (const std::string& line : unicode_lines(name)) {
    SegmentationCase made;
    made.line = line;
    for (const std::string_view field : split(line, ' ')) {
      if (field == "÷") {
        if (!made.text.empty()) made.ends.push_back(static_cast<uint32_t>(made.text.size()));
      } else if (field != "×") {
        made.characters += code_points(field);
        append_utf8(made.text, made.characters.back());
      }
    }
    cases.push_back(std::move(made));
  }
  return cases;
}

}  // namespace hustings::testing
