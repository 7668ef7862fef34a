// Words as the witness compares them. White space parts words and is nothing else; what no reader sees (soft hyphens,
// joiners, marks of direction, control characters) is left out, and so are tildes, which in Markdown strike words out
// and stand in no finished file. Everything else counts, to the last comma.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hustings::verify {

// Words one after another in one text, without what is between them: half a million of them cost no allocation each.
class Words {
 public:
  size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }
  std::string_view operator[](size_t index) const {
    const uint32_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(letters_).substr(begin, ends_[index] - begin);
  }
  // The line of the source, from 1; 0 when nobody counted lines.
  uint32_t line(size_t index) const { return lines_.empty() ? 0 : lines_[index]; }
  const std::string& letters() const { return letters_; }
  // Words from `begin` to `end`, with spaces, at most `most` of them.
  std::string quoted(size_t begin, size_t end, size_t most = 12) const;
  void append(const Words& other);
  Words from(size_t begin) const;
  Words to(size_t end) const;
  // What stands in the first so many bytes of `letters`; the last word may be a part of one.
  Words first_letters(size_t letters) const;

  bool operator==(const Words& other) const { return letters_ == other.letters_ && ends_ == other.ends_; }

 private:
  friend class WordCollector;
  std::string letters_;
  std::vector<uint32_t> ends_, lines_;
};

// Takes text piece by piece; a word may come in several.
class WordCollector {
 public:
  explicit WordCollector(bool counts_lines = false) : counts_lines_(counts_lines) {}
  void add(std::string_view text);
  // What stands on both sides of it is no one word.
  void gap();
  void at_line(uint32_t line) { line_ = line; }
  Words finish();
  size_t size() const { return words_.size(); }
  size_t letters() const { return words_.letters_.size(); }
  bool in_word() const { return in_word_; }
  // The finished words from this one on.
  Words so_far(size_t begin) const { return words_.from(begin); }

 private:
  void begin_word();

  Words words_;
  bool counts_lines_, in_word_ = false;
  uint32_t line_ = 0;
};

// Words of one text.
Words words_of(std::string_view text, uint32_t line = 0);
// Whether a name is in a list of names, each with a space on both sides.
bool is_one_of(std::string_view list, std::string_view name);
// Han, kana and other scripts that write no spaces: a line may end between any two of their letters.
bool is_written_without_spaces(char32_t character);

}  // namespace hustings::verify
