#include "markdown/limits.h"

#include <algorithm>
#include <cstdint>

namespace hustings::markdown {
namespace {

constexpr size_t kMostBytes = size_t{16} << 20;
constexpr size_t kMostMarkers = 200;         // block quotes and list items that one line opens
constexpr size_t kMostCells = 200'000;       // of one table, the completed ones too
constexpr size_t kMostNotes = 2'000;         // footnotes
constexpr size_t kMostDelimiters = 250'000;  // of emphasis, in one paragraph
constexpr size_t kMostSearch = 40'000'000;   // bytes that cmark would look at in vain in one paragraph
constexpr size_t kMostPairs = 200'000'000;   // of a link and a delimiter before it, in one paragraph
constexpr size_t kMostCopies = 100'000'000;  // bytes of addresses that references copy
constexpr size_t kMostBlocks = 150'000;      // headings, footnote marks

// A run of lines without a blank one: no paragraph or table is longer.
struct Run {
  size_t begin = 0;
  size_t unclosed = 0;    // declarations, processing instructions, CDATA sections
  size_t delimiters = 0;  // runs of stars and underscores
  size_t links = 0, pictures = 0;
  size_t rulers = 0;     // lines that could be the second of a table
  size_t columns = 0;    // of the widest of them
  size_t rows = 0;       // lines after the first of them
  bool defines = false;  // whether a line could be the address of a reference, which each use of it copies
};

struct Line {
  bool blank = true;
  bool ruler = true;  // bars, hyphens, colons alone
  size_t bars = 0, hyphens = 0, markers = 0;
};

Line read_line(std::string_view line, Run& run) {
  Line result;
  bool leading = true;
  const size_t bracket = line.find_first_not_of(" \t>");
  if (bracket != std::string_view::npos && line[bracket] == '[' && line.find("]:") != std::string_view::npos) {
    run.defines = true;
  }
  char previous = '\0';
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == ' ' || c == '\t' || c == '\r') {
      previous = c;
      continue;
    }
    result.blank = false;
    if (leading) {
      if (c == '>' || c == '-' || c == '*' || c == '+' || c == '.' || c == ')') {
        ++result.markers;
      } else if (c < '0' || c > '9') {
        leading = false;
      }
    }
    if (c == '|') {
      ++result.bars;
    } else if (c == '-') {
      ++result.hyphens;
    } else if (c != ':' && c != '>') {
      result.ruler = false;
    }
    if ((c == '*' || c == '_') && previous != c) ++run.delimiters;
    if (previous == ']' && c == '(') ++run.links;
    if (previous == '!' && c == '[') ++run.pictures;
    if (previous == '<' && (c == '!' || c == '?')) ++run.unclosed;
    previous = c;
  }
  if (result.hyphens == 0) result.ruler = false;
  return result;
}

std::optional<Refusal> judge(const Run& run, size_t end) {
  const size_t length = end - run.begin;
  if (run.unclosed * length > kMostSearch) {
    return Refusal{run.begin, "a paragraph opens thousands of declarations or CDATA sections",
                   "write \\< where the sign itself is meant, or put the text into a code block"};
  }
  if (run.links * run.delimiters > kMostPairs || run.pictures * run.pictures > kMostPairs) {
    return Refusal{run.begin, "a paragraph has thousands of links and pictures", "part the paragraph by blank lines"};
  }
  if (run.delimiters > kMostDelimiters) {
    return Refusal{run.begin, "a paragraph has tens of thousands of stars and underscores",
                   "part the paragraph by blank lines, or put the text into a code block"};
  }
  if (run.rulers * length > kMostSearch || (run.rulers > 0 && run.columns * (run.rows + 2) > kMostCells)) {
    return Refusal{run.begin, "a table has more than 200,000 cells, those that its short rows lack included",
                   "divide the table into several"};
  }
  return std::nullopt;
}

}  // namespace

Refusal too_many_nodes() { return {0, "this text has more than two million pieces", "divide it into several files"}; }

std::optional<Refusal> find_refusal(std::string_view text) {
  if (text.size() > kMostBytes) {
    return Refusal{0, "this text is larger than 16 MB", "divide it into several files"};
  }
  Run run;
  size_t notes = 0, headings = 0, marks = 0, longest = 0;
  const auto brackets = static_cast<size_t>(std::count(text.begin(), text.end(), '['));
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const Line seen = read_line(line, run);
    if (seen.markers > kMostMarkers) {
      return Refusal{begin, "a line opens more than 200 quotations or lists", "nest fewer of them in each other"};
    }
    if (seen.blank) {
      if (std::optional<Refusal> refusal = judge(run, begin)) return refusal;
      if (run.defines) longest = std::max(longest, std::min<size_t>(begin - run.begin, 1 << 20));
      if (run.defines && longest > 4096 && longest * brackets > kMostCopies) {
        return Refusal{run.begin, "a link definition of many kilobytes is referred to thousands of times",
                       "shorten its address"};
      }
      run = Run();
      run.begin = end;
    } else if (seen.ruler) {
      ++run.rulers;
      run.columns = std::max(run.columns, seen.bars + 1);
    } else if (run.rulers > 0) {
      ++run.rows;
    }
    for (size_t at = line.find("[^"); at != std::string_view::npos; at = line.find("[^", at + 2)) ++marks;
    if (line.find("[^") != std::string_view::npos && line.find("]:") != std::string_view::npos) ++notes;
    if (line.find('#') < 4) ++headings;
    if (notes > kMostNotes || marks > kMostBlocks || headings > kMostBlocks) {
      return Refusal{begin, "this text has more footnotes or headings than any booklet could print",
                     "divide it into several files"};
    }
    begin = end + 1;
  }
  return judge(run, text.size());
}

}  // namespace hustings::markdown
