#include "markdown/limits.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace hustings::markdown {
namespace {

constexpr size_t kMostBytes = size_t{16} << 20;
constexpr size_t kMostMarkers = 200;       // block quotes and list items that one line opens in each other
constexpr size_t kMostWork = 150'000'000;  // steps of a nanosecond or two that bring cmark no further

// What cmark spends twice, kind by kind.
struct Work {
  size_t begin = 0;       // of the paragraph
  size_t delimiters = 0;  // runs of stars and underscores in it so far
  size_t pictures = 0;    // `![` that may never become a picture
  bool declares = false;  // has `<!` or `<?`
  size_t last_bar = 0;    // in it, or its begin
  size_t backward = 0;    // bytes from each of its lines back to the bar before it: so far the library looks for a cell
  size_t links = 0, rulers = 0, cells = 0, searches = 0, blanks = 0;  // steps so far, of the whole text
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

constexpr std::array<bool, 256> mark_table(std::string_view marks) {
  std::array<bool, 256> table{};
  for (const char each : marks) table[static_cast<unsigned char>(each)] = true;
  return table;
}
constexpr std::array<bool, 256> kMarks = mark_table("*_]!<");

// What a line starts with: quotes and items that it opens or continues.
struct Prefix {
  size_t markers = 0;
  size_t columns = 0;         // of white space and marks
  bool starts_block = false;  // a list item or heading that no paragraph around it can swallow
  bool quotes_alone = false;  // `>` and nothing else: as good as a blank line
  size_t too_deep = 0;        // where the first marker too much stands
};

// A rule of stars or hyphens to the end of the line.
bool is_rule(std::string_view rest) {
  size_t count = 0;
  for (const char each : rest) {
    if (each == rest.front())
      ++count;
    else if (!is_blank(each))
      return false;
  }
  return count >= 3;
}

Prefix read_prefix(std::string_view line) {
  Prefix prefix;
  bool ruled = true;  // whether the line may still be a rule
  bool quotes = true, narrow = true;
  size_t at = 0, space = 0;
  while (at < line.size()) {
    const char c = line[at];
    if (is_blank(c)) {
      space += c == '\t' ? 4 : 1;
      narrow = narrow && space <= (prefix.markers == 0 ? 3 : 2);
      ++at;
      continue;
    }
    size_t length = 0;
    if (c == '>') {
      length = 1;
    } else if (c == '-' || c == '*' || c == '+') {
      if (at + 1 < line.size() && !is_blank(line[at + 1])) break;
      if (ruled && c != '+') {
        if (is_rule(line.substr(at))) break;
        ruled = false;  // nor is what follows: it would need the same mark to the end
      }
      length = 1;
    } else if (c >= '0' && c <= '9') {
      while (at + length < line.size() && length < 9 && line[at + length] >= '0' && line[at + length] <= '9') ++length;
      if (at + length >= line.size() || (line[at + length] != '.' && line[at + length] != ')')) break;
      ++length;
      if (at + length < line.size() && !is_blank(line[at + length])) break;
    }
    if (length == 0) {
      if (c == '#' && prefix.markers == 0 && space <= 3) prefix.starts_block = true;
      break;
    }
    if (c != '>') {
      // A number that is not 1 may stand at the start of a paragraph's line.
      const bool holds = line.find_first_not_of(" \t\r", at + length) != std::string_view::npos;
      if (prefix.markers == 0 && space <= 3 && length == 1 && holds) prefix.starts_block = true;
      quotes = false;
    }
    if (++prefix.markers == kMostMarkers + 1) {
      prefix.too_deep = at;
      return prefix;
    }
    prefix.columns += length + space;
    space = 0;
    at += length;
  }
  prefix.columns += space;
  prefix.quotes_alone = at == line.size() && prefix.markers > 0 && quotes && narrow;
  return prefix;
}

// Whether a line could be the second of a table, and its columns: bars, hyphens and colons, no rule and no underline.
size_t ruler_columns(std::string_view line) {
  size_t bars = 0, hyphens = 0, colons = 0;
  const size_t first = line.find_first_not_of(" \t>");
  if (first == std::string_view::npos) return 0;
  for (size_t at = first; at < line.size(); ++at) {
    const char c = line[at];
    if (c == '|')
      ++bars;
    else if (c == '-')
      ++hyphens;
    else if (c == ':')
      ++colons;
    else if (!is_blank(c))
      return 0;
  }
  if (hyphens == 0 || bars + colons == 0) return 0;
  const size_t last = line.find_last_not_of(" \t\r");
  return bars + 1 - (line[first] == '|' ? 1 : 0) - (bars > 1 && line[last] == '|' ? 1 : 0);
}

// Bars part the cells of a plain line: one without escapes and code, which would hide some.
size_t head_columns(std::string_view line) {
  if (line.find_first_of("\\`") != std::string_view::npos) return 0;
  const size_t first = line.find('|'), last = line.find_last_not_of(" \t\r");
  if (first == std::string_view::npos || line.find_first_not_of(" \t>") != first) return 0;
  const auto bars = static_cast<size_t>(std::count(line.begin(), line.end(), '|'));
  return bars - (bars > 1 && line[last] == '|' ? 1 : 0);
}

bool is_letter(std::string_view text, size_t at) {
  return at < text.size() && ((text[at] | 32) >= 'a' && (text[at] | 32) <= 'z');
}

// A search for an end that is not there goes to the end of the paragraph, again at each opening.
size_t vain_searches(std::string_view paragraph) {
  struct Pair {
    std::string_view opening, closing;
  };
  constexpr Pair kPairs[] = {{"<?", "?>"}, {"<!", ">"}, {"<![CDATA[", "]]>"}, {"<!--", "--"}};
  size_t steps = 0;
  for (const Pair& pair : kPairs) {
    // A declaration has a letter after its mark.
    const auto find_opening = [&](size_t at) {
      do {
        at = paragraph.find(pair.opening, at);
      } while (at != std::string_view::npos && pair.closing == ">" && !is_letter(paragraph, at + 2) && ++at != 0);
      return at;
    };
    for (size_t at = find_opening(0); at != std::string_view::npos;) {
      const size_t close = paragraph.find(pair.closing, at + pair.opening.size());
      if (close == std::string_view::npos) {
        for (; at != std::string_view::npos; at = find_opening(at + 1)) steps += paragraph.size() - at;
        break;
      }
      at = find_opening(close);
    }
  }
  return steps;
}

// `![words](` is a picture or text, and leaves nothing open behind it.
bool is_plain_picture(std::string_view line, size_t bracket) {
  const size_t end = line.find_first_of("[]`\\<", bracket + 1);
  return end != std::string_view::npos && line[end] == ']';
}

void read_marks(std::string_view line, bool refers, Work& work) {
  char previous = '\0';
  size_t delimiters = 0, closings = 0;
  for (size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (!kMarks[static_cast<unsigned char>(c)]) {
      previous = '\0';
      continue;
    }
    if (c == '*' || c == '_') {
      if (c != previous) ++delimiters;
    } else if (at + 1 < line.size()) {
      const char next = line[at + 1];
      if (c == ']' && (refers || next == '(')) ++closings;
      if (c == '!' && next == '[' && !is_plain_picture(line, at + 1)) ++work.pictures;
      if (c == '<' && (next == '!' || next == '?')) work.declares = true;
    } else if (c == ']' && refers) {
      ++closings;
    }
    previous = c;
  }
  work.delimiters += delimiters;
  work.links += closings * (work.delimiters + work.pictures);
}

}  // namespace

Refusal too_large() {
  return {0,
          "this text has hundreds of thousands of marks, paragraphs or table cells, or repeats long addresses "
          "thousands of times",
          "divide it into several files"};
}

size_t most_bytes(std::string_view text) {
  return std::min<size_t>((size_t{4} << 20) + text.size() * 192, size_t{1} << 30);
}

TreeBounds tree_bounds(std::string_view text) {
  const size_t size = text.size();
  return {1'000'000 + size / 4, 100'000 + size / 8, (size_t{4} << 20) + size * 16};
}

std::optional<Refusal> find_refusal(std::string_view text) {
  if (text.size() > kMostBytes) {
    return Refusal{0, "this text is larger than 16 MB", "divide it into several files"};
  }
  Work work;
  const bool refers = text.find("]:") != std::string_view::npos;
  size_t items = 0;  // lists that may be open in each other
  bool after_blank = true;
  std::string_view head, table;  // the line before, and what the lines of this table start with
  bool in_table = false, tables = false;
  const auto end_paragraph = [&](size_t end) {
    if (work.declares) work.searches += vain_searches(text.substr(work.begin, end - work.begin));
    work.begin = work.last_bar = end;
    work.backward = 0;
    work.delimiters = work.pictures = 0;
    work.declares = false;
  };
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const Prefix prefix = read_prefix(line);
    if (prefix.too_deep > 0) {
      return Refusal{begin + prefix.too_deep, "a line opens more than 200 quotations or lists in each other",
                     "nest fewer of them"};
    }
    const bool blank = prefix.quotes_alone || line.find_first_not_of(" \t\r") == std::string_view::npos;
    if (blank) {
      end_paragraph(begin);
      // CR LF is one end of a line, not a blank one.
      if (!(line.empty() && begin > 0 && text[begin - 1] == '\r' && begin < text.size() && text[begin] == '\n')) {
        work.blanks += items;
        after_blank = true;
      }
      in_table = false;
      head = {};
    } else {
      if (after_blank) items = std::min(items, prefix.columns / 2 + 1);
      after_blank = false;
      items += prefix.markers;
      if (prefix.starts_block) end_paragraph(begin);
      const std::string_view start = line.substr(0, std::min(line.find('|'), line.size()));
      if (in_table && (start != table || start.size() == line.size())) in_table = false;
      if (in_table) {
        end_paragraph(begin);
      } else if (const size_t columns = ruler_columns(line); columns > 0) {
        in_table = !head.empty() && head_columns(head) == columns && head.substr(0, head.find('|')) == start &&
                   start.size() < line.size();
        table = start;
        work.rulers += begin - work.begin + work.backward;
        tables = true;
      }
      work.backward += begin - work.last_bar;
      if (const size_t bar = line.rfind('|'); bar != std::string_view::npos) {
        work.last_bar = begin + bar;
        const auto bars = static_cast<size_t>(std::count(line.begin(), line.end(), '|'));
        work.cells += bars * bars / 2;  // the library appends to a list from its head
      }
      read_marks(line, refers, work);
      head = line;
    }
    if (work.links > kMostWork) {
      return Refusal{work.begin, "a paragraph has thousands of links among thousands of stars and underscores",
                     "part the paragraph by blank lines"};
    }
    if (work.rulers > kMostWork) {
      return Refusal{begin, "a long paragraph has thousands of lines like the second line of a table",
                     "part the paragraph by blank lines, or put the text into a code block"};
    }
    if (work.blanks > kMostWork / 4) {
      return Refusal{begin, "thousands of blank lines follow lists that are nested hundreds deep",
                     "nest fewer lists in each other"};
    }
    begin = end + 1;
  }
  end_paragraph(text.size());
  if (tables && work.cells > kMostWork) {
    return Refusal{0, "a table has tens of thousands of columns", "divide it into several"};
  }
  if (work.searches > kMostWork) {
    return Refusal{0, "this text opens thousands of comments, declarations or CDATA sections and does not close them",
                   "write \\< where the sign itself is meant, or put the text into a code block"};
  }
  return std::nullopt;
}

}  // namespace hustings::markdown
