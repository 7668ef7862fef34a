#include "audit/received.h"

#include <map>

#include <fmt/format.h>

#include "base/utf8.h"
#include "font/characters.h"
#include "text/text.h"

namespace hustings::audit {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string times(size_t count) { return count == 1 ? "once" : fmt::format("{} times", count); }

bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::vector<std::string> changes_on_reading(std::string_view whole, std::string_view statement) {
  std::vector<std::string> changes;
  if (whole.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    changes.emplace_back("The byte order mark at the start of the file is left out.");
  }
  size_t pairs = 0, returns = 0, zeros = 0, comments = 0;
  std::map<char32_t, size_t> unseen;
  for (size_t byte = 0; byte < statement.size();) {
    if (statement.substr(byte, 4) == "<!--") ++comments;
    const char32_t c = next_code_point(statement, byte);
    if (c == '\r') ++(byte < statement.size() && statement[byte] == '\n' ? pairs : returns);
    if (c == 0) ++zeros;
    if (c != 0x00AD && font::is_default_ignorable(c)) ++unseen[c];
  }
  if (pairs > 0) {
    changes.push_back(
        fmt::format("Lines end with carriage return and line feed {}; these are read as line feeds.", times(pairs)));
  }
  if (returns > 0) {
    changes.push_back(
        fmt::format("Lines end with a carriage return {}; these are read as line feeds.", times(returns)));
  }
  if (zeros > 0) changes.push_back(fmt::format("A zero byte stands there {}, printed as U+FFFD.", times(zeros)));
  if (comments > 0)
    changes.push_back(fmt::format("An HTML comment stands there {}, which is not printed.", times(comments)));
  for (const auto& [character, count] : unseen) {
    changes.push_back(fmt::format("{} (U+{:04X}) stands there {}: it is kept, {}.", text::character_name(character),
                                  static_cast<uint32_t>(character), times(count),
                                  is_bidi_control(character) ? "and turns the direction of words" : "and not seen"));
  }
  return changes;
}

}  // namespace hustings::audit
