// What stands left to right as a whole inside right-to-left text. The Bidirectional Algorithm (UAX #9) reads "555-0142"
// behind an Arabic letter as two numbers with a minus between them and sets the second one first (rules W2 and W4), and
// takes a mail address apart at its sign: a voter would dial, or write to, somebody else. Typists put such words
// between invisible marks; authors do not know that they should. A range ("8-10", "2014-2026") stays the algorithm's,
// since it is read from right to left like the words around it.
#include <algorithm>
#include <numeric>

#include "base/utf8.h"
#include "text/text.h"

namespace hustings::text {

namespace {

bool is_digit(char32_t character) {
  return (character >= '0' && character <= '9') || (character >= 0x660 && character <= 0x669) ||
         (character >= 0x6F0 && character <= 0x6F9);
}

bool is_separator(char byte) { return byte == '-' || byte == '.' || byte == '/'; }

// The groups of digits that begin at `byte`, with what stands between them.
class NumberReader {
 public:
  NumberReader(std::string_view text, size_t byte) : text_(text), end_(byte) {}

  // The end of a telephone number or of a date with hyphens, or `byte` itself when no such thing begins there.
  size_t end_of_number() {
    const size_t begin = end_;
    const bool international = take('+');
    const bool area = take('(');
    digits();
    if (counts_.empty() || (area && !take(')'))) return begin;
    const bool spaced = international || area;
    while (true) {
      const size_t before = end_;
      bool hyphen = false;
      if (end_ < text_.size() && is_separator(text_[end_])) {
        hyphen = text_[end_] == '-';
        ++end_;
      } else if (!spaced || !take(' ')) {
        break;
      }
      const size_t groups = counts_.size();
      digits();
      if (counts_.size() == groups) {
        end_ = before;
        break;
      }
      has_hyphen_ = has_hyphen_ || hyphen;
    }
    // Seven digits make the shortest telephone number that is written in groups, and no sum is written with so many.
    constexpr size_t kFewest = 7;
    if (std::accumulate(counts_.begin(), counts_.end(), size_t{0}) < kFewest) return begin;
    const bool local = counts_.size() == 2 && counts_[0] == 3 && counts_[1] == 4;
    const bool number = international || (area && counts_.size() > 1) || (has_hyphen_ && (counts_.size() > 2 || local));
    return number ? end_ : begin;
  }

 private:
  bool take(char byte) {
    if (end_ >= text_.size() || text_[end_] != byte) return false;
    ++end_;
    return true;
  }
  void digits() {
    size_t count = 0;
    for (size_t at = end_; at < text_.size(); ++count) {
      if (!is_digit(next_code_point(text_, at))) break;
      end_ = at;
    }
    if (count > 0) counts_.push_back(count);
  }

  std::string_view text_;
  size_t end_;
  std::vector<size_t> counts_;
  bool has_hyphen_ = false;
};

bool is_address_byte(char byte) { return byte > ' ' && byte < 0x7F && byte != '<' && byte != '>' && byte != '"'; }

// The address that begins at `byte`, without a sentence's punctuation; empty when the word is none.
std::string_view address_at(std::string_view text, size_t byte) {
  size_t end = byte;
  while (end < text.size() && is_address_byte(text[end])) ++end;
  while (end > byte && std::string_view(".,:;!?)]}'").find(text[end - 1]) != std::string_view::npos) --end;
  const std::string_view word = text.substr(byte, end - byte);
  const size_t at = word.find('@');
  const bool mail = at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
  const bool web = word.find("://") != std::string_view::npos || word.starts_with("www.");
  return mail || web ? word : std::string_view();
}

}  // namespace

std::vector<ByteRange> left_to_right_runs(std::string_view text) {
  std::vector<ByteRange> runs;
  bool starts_word = true;  // neither a letter nor a digit stands right before
  for (size_t at = 0; at < text.size();) {
    size_t next = at;
    const char32_t character = next_code_point(text, next);
    const bool digit = is_digit(character);
    const bool letter = !digit && (character >= 0x80 ? character >= 0xC0 && character != 0x60C && character != 0x61B &&
                                                           character != 0x61F && character < 0x2000
                                                     : (character | 0x20) >= 'a' && (character | 0x20) <= 'z');
    size_t end = at;
    if (starts_word && (digit || character == '+' || character == '(')) end = NumberReader(text, at).end_of_number();
    if (starts_word && end == at && character < 0x80 && (digit || letter)) end = at + address_at(text, at).size();
    if (end > at) {
      runs.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
      at = end;
      starts_word = false;
      continue;
    }
    // An ASCII word that was no address is passed over at once, so that a long one is looked at one time only.
    if (starts_word && character < 0x80 && letter) {
      while (next < text.size() && is_address_byte(text[next])) ++next;
    }
    starts_word = !digit && !letter;
    at = next;
  }
  return runs;
}

}  // namespace hustings::text
