// Where words stand in the author's file. cmark knows the line and column of blocks, but its columns of inlines go
// astray after the first line of a block that is indented, after link targets that span lines, and after reference
// definitions; so they are not used. Instead a cursor moves forward through the source of each block: every literal
// that cmark gives is looked for from where the last one ended, with the eyes of an author: `\*` is a star, `&amp;` an
// ampersand, and the marks of block quotes and the indentation of a continued line are not there. Markup between words
// (`](address)`, backticks) is stepped over by its own rules, so that a word in an address is not taken for the word
// in the text. The cursor never moves back and a search is given up after a while, so the work is linear.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace hustings::markdown {

class Places {
 public:
  // Lines and columns count from 1 in `text`, which starts at byte `base` of the source.
  Places(std::string_view text, SourceId source, uint32_t base);

  Span whole() const { return span(0, text_.size()); }
  Span lines(int start_line, int start_column, int end_line, int end_column) const;
  // The byte of the text at which a line starts; the end of the text beyond the last.
  size_t line_begin(int line) const;
  size_t line_end(int line) const;  // without its line feed
  Span span(size_t begin, size_t end) const {
    return {source_, base_ + static_cast<uint32_t>(begin), base_ + static_cast<uint32_t>(end)};
  }

  // Inlines of a text block are looked for in these lines from now on. `in_table`: `\|` is a bar.
  void enter(int start_line, int start_column, int end_line, bool in_table);
  Span words(std::string_view literal);
  Span code(std::string_view literal);
  Span raw_html(std::string_view literal);
  Span line_end();                       // a soft or hard break
  uint32_t open_delimiter(int length);   // of emphasis: where it starts
  uint32_t close_delimiter(int length);  // where it ends
  uint32_t open_bracket(bool image);
  uint32_t close_bracket(bool autolink);  // steps over `](address "title")`, `][label]`, `]`, or `>`
  Span note_mark();
  char at_cursor() const { return cursor_ < limit_ ? text_[cursor_] : '\0'; }
  // The two bytes before a place of the source, for shortcodes.
  std::string_view before(uint32_t byte) const;

 private:
  size_t match(size_t at, std::string_view literal, size_t& length) const;
  bool find(std::string_view literal, size_t& begin, size_t& end);
  size_t after_line_feed(size_t at) const;
  size_t after_string(size_t at, char close) const;

  std::string_view text_;
  SourceId source_;
  uint32_t base_;
  std::vector<uint32_t> line_begins_;
  size_t cursor_ = 0, limit_ = 0;
  size_t patience_ = 0;  // bytes that searches in this block may still look at in vain
  bool in_table_ = false;
};

// Places of a raw HTML block: its literal is the source without the marks and the indentation that its containers
// take from each line, so that a line of the literal is the end of a line of the source.
class BlockPlaces {
 public:
  BlockPlaces(const Places& places, std::string_view literal, int start_line)
      : places_(places), literal_(literal), line_(start_line) {}
  // Bytes [begin, end) of the literal; asked for in ascending order.
  Span span(size_t begin, size_t end);

 private:
  size_t source_byte(size_t byte);
  const Places& places_;
  std::string_view literal_;
  int line_;
  static constexpr size_t kUnknown = static_cast<size_t>(-1);
  size_t line_begin_ = 0, line_end_ = kUnknown;  // of the literal
};

}  // namespace hustings::markdown
