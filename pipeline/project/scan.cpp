#include "project/scan.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "project/value.h"

namespace hustings::project {
namespace {

std::string_view take_line(std::string_view& text) {
  const size_t feed = text.find('\n');
  const std::string_view line = text.substr(0, feed);
  text = feed == std::string_view::npos ? std::string_view() : text.substr(feed + 1);
  return line;
}

bool is_underline(std::string_view line) {
  line = trimmed(line);
  return !line.empty() && (line.find_first_not_of('=') == std::string_view::npos ||
                           line.find_first_not_of('-') == std::string_view::npos);
}

struct ScriptRange {
  char32_t first, last;
  uint8_t script;
};
constexpr std::array<const char*, 23> kScripts = {"Latn", "Grek", "Cyrl", "Armn", "Hebr", "Arab", "Deva", "Beng",
                                                  "Guru", "Gujr", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Thai",
                                                  "Laoo", "Mymr", "Khmr", "Ethi", "Hang", "Kana", "Hani"};
constexpr ScriptRange kRanges[] = {
    {'A', 'Z', 0},         {'a', 'z', 0},        {0xC0, 0x24F, 0},     {0x370, 0x3FF, 1},    {0x400, 0x52F, 2},
    {0x531, 0x58F, 3},     {0x5D0, 0x5F2, 4},    {0x620, 0x6FF, 5},    {0x900, 0x97F, 6},    {0x980, 0x9FF, 7},
    {0xA00, 0xA7F, 8},     {0xA80, 0xAFF, 9},    {0xB80, 0xBFF, 10},   {0xC00, 0xC7F, 11},   {0xC80, 0xCFF, 12},
    {0xD00, 0xD7F, 13},    {0xD80, 0xDFF, 14},   {0xE00, 0xE7F, 15},   {0xE80, 0xEFF, 16},   {0x1000, 0x109F, 17},
    {0x1780, 0x17FF, 18},  {0x1200, 0x139F, 19}, {0xAC00, 0xD7AF, 20}, {0x3041, 0x30FF, 21}, {0x3400, 0x9FFF, 22},
    {0x20000, 0x3FFFF, 22}};

}  // namespace

std::string without_marks(std::string_view words) {
  words = trimmed(words);
  std::string plain;
  for (size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    if (c == '`' || c == '*' || c == '[') continue;
    if (c == ']') {
      if (i + 1 < words.size() && words[i + 1] == '(') i = std::min(words.find(')', i), words.size() - 1);
      continue;
    }
    plain += c;
  }
  return std::string(trimmed(plain));
}

std::string opening_heading(std::string_view markdown) {
  while (!markdown.empty()) {
    const std::string_view line = trimmed(take_line(markdown));
    if (line.empty()) continue;
    if (line.substr(0, 4) == "<!--") {
      // A comment of one or more lines says nothing to readers.
      std::string_view comment = line;
      while (comment.find("-->") == std::string_view::npos && !markdown.empty()) comment = take_line(markdown);
      continue;
    }
    const size_t marks = std::min(line.find_first_not_of('#'), line.size());
    if (marks > 0 && marks <= 6 && marks < line.size() && (line[marks] == ' ' || line[marks] == '\t')) {
      std::string_view words = trimmed(line.substr(marks));
      const size_t last = words.find_last_not_of('#');
      if (last != std::string_view::npos && last + 1 < words.size() && words[last] == ' ')
        words = words.substr(0, last);
      return without_marks(words);
    }
    std::string_view rest = markdown;
    const bool words = line[0] != '-' && line[0] != '*' && line[0] != '+' && line[0] != '>' && line[0] != '|';
    return words && is_underline(take_line(rest)) ? without_marks(line) : std::string();
  }
  return {};
}

std::string name_in_opening_list(std::string_view markdown) {
  for (int line = 0; line < 12 && !markdown.empty(); ++line) {
    std::string_view words = trimmed(take_line(markdown));
    if (words.size() < 2 || (words[0] != '-' && words[0] != '*' && words[0] != '+') || words[1] != ' ') continue;
    words = trimmed(words.substr(1));
    const size_t colon = words.find(':');
    if (colon == std::string_view::npos) return {};
    const std::string key = normal_key(without_marks(words.substr(0, colon)));
    return key == "name" || key == "full-name" ? without_marks(words.substr(colon + 1)) : std::string();
  }
  return {};
}

std::string prevailing_script(std::string_view markdown) {
  std::array<size_t, kScripts.size()> counts{};
  for (size_t byte = 0; byte < markdown.size();) {
    const char32_t c = next_code_point(markdown, byte);
    for (const ScriptRange& range : kRanges) {
      if (c >= range.first && c <= range.last) {
        ++counts[range.script];
        break;
      }
    }
  }
  return kScripts[static_cast<size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

}  // namespace hustings::project
