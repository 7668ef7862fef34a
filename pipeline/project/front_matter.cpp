#include "project/front_matter.h"

#include <algorithm>

namespace hustings::project {
namespace {

struct Line {
  uint32_t begin = 0, end = 0, next = 0;  // without and with its line end
};

Line line_at(std::string_view text, uint32_t begin) {
  Line line{begin, 0, 0};
  const size_t feed = text.find('\n', begin);
  line.end = static_cast<uint32_t>(feed == std::string_view::npos ? text.size() : feed);
  line.next = static_cast<uint32_t>(feed == std::string_view::npos ? text.size() : feed + 1);
  if (line.end > begin && text[line.end - 1] == '\r') --line.end;
  return line;
}

// A line of nothing but at least three `mark`s, blanks at its end aside.
bool is_fence(std::string_view line, char mark) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line.size() >= 3 && line.find_first_not_of(mark) == std::string_view::npos;
}

// "key: value", "key:", or for TOML "key = value" and "[table]".
bool reads_as_entry(std::string_view line, Dialect dialect) {
  line = trimmed(line);
  if (dialect == Dialect::Toml) return line.find('=') != std::string_view::npos || line.substr(0, 1) == "[";
  if (line.empty() || line[0] == '-' || line[0] == '*' || line[0] == '>') return false;
  if (line[0] == '{') return true;
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || (colon + 1 < line.size() && line[colon + 1] != ' '))
    return false;
  // A key is a few words; a sentence that comes to a colon is text.
  const std::string_view key = line.substr(0, colon);
  const auto spaces = std::count(key.begin(), key.end(), ' ');
  return key.size() <= 60 && spaces <= 4 && key.find_first_of(".!?,;(") == std::string_view::npos;
}

}  // namespace

FrontMatter read_front_matter(const Source& source, Diagnostics& diagnostics) {
  const std::string_view text = source.text();
  const uint32_t start = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  FrontMatter result;
  result.body_begin = start;

  const Line opening = line_at(text, start);
  const std::string_view fence = text.substr(opening.begin, opening.end - opening.begin);
  const Dialect dialect = is_fence(fence, '-') ? Dialect::Yaml : is_fence(fence, '+') ? Dialect::Toml : Dialect::None;
  if (dialect == Dialect::None || opening.next == opening.end) return result;

  bool looks_like_data = false, looked = false, closed = false;
  Line closing;
  for (uint32_t at = opening.next; at < text.size(); at = closing.next) {
    closing = line_at(text, at);
    const std::string_view line = text.substr(closing.begin, closing.end - closing.begin);
    if (is_fence(line, dialect == Dialect::Yaml ? '-' : '+') || (dialect == Dialect::Yaml && trimmed(line) == "...")) {
      closed = true;
      break;
    }
    if (!looked && !trimmed(line).empty() && trimmed(line)[0] != '#') {
      looked = true;
      looks_like_data = reads_as_entry(line, dialect);
      if (!looks_like_data) return result;
    }
  }
  if (!closed) {
    if (looks_like_data) {
      diagnostics.error("front-matter-open", source.span(opening.begin, opening.end),
                        "this line opens front matter that no second line like it closes",
                        {"write the line again below the last 'key: value'"});
    }
    return result;
  }

  result.dialect = dialect;
  result.span = source.span(opening.begin, closing.end);
  result.body_begin = closing.next;
  if (!looked) return result;
  result.values = dialect == Dialect::Yaml ? read_yaml(source, opening.next, closing.begin, diagnostics)
                                           : read_toml(source, opening.next, closing.begin, diagnostics);
  if (result.values.kind != Value::Kind::Nothing && !result.values.is_map()) {
    diagnostics.error("front-matter-no-map", result.span, "this front matter is not a list of 'key: value' lines",
                      {"write one 'key: value' on each line"});
    result.values = {};
  }
  return result;
}

}  // namespace hustings::project
