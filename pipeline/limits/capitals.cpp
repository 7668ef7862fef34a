#include "limits/capitals.h"

#include "base/utf8.h"
#include "text/text.h"

namespace hustings::limits {
namespace {

constexpr uint32_t kMostLetters = 5;

struct Word {
  uint32_t begin = 0, end = 0;
  uint32_t letters = 0;
  bool capitals = true;  // nothing but capital letters
  bool joined = false;   // what stands before it is more than space: a hyphen, a comma, a period
};

bool is_mark(char32_t c) { return c >= 0x300 && c <= 0x36F; }

// Runs of letters and digits, with the apostrophes inside them.
std::vector<Word> words_in(std::string_view text) {
  std::vector<Word> words;
  bool inside = false, spaces_alone = true;
  for (size_t at = 0; at < text.size();) {
    const auto begin = static_cast<uint32_t>(at);
    const char32_t c = next_code_point(text, at);
    const bool letter = text::is_letter(c), digit = c >= U'0' && c <= U'9';
    if (inside && (c == U'\'' || c == U'’') && at < text.size()) {
      size_t next = at;
      if (text::is_letter(next_code_point(text, next))) continue;
    }
    if (!letter && !digit && !(inside && is_mark(c))) {
      if (inside) spaces_alone = true;
      inside = false;
      spaces_alone = spaces_alone && (c == U' ' || c == U'\t' || c == U'\n' || c == 0xA0 || c == 0x202F);
      continue;
    }
    if (!inside) words.push_back({begin, begin, 0, true, !spaces_alone});
    inside = true;
    spaces_alone = true;
    Word& word = words.back();
    word.end = static_cast<uint32_t>(at);
    word.letters += letter ? 1 : 0;
    word.capitals = word.capitals && !digit && (text::is_capital(c) || is_mark(c));
  }
  return words;
}

// An address is written as its owner writes it.
bool is_in_address(std::string_view text, const Word& word) {
  const auto is_of_address = [&](size_t at) {
    return at < text.size() && (text[at] == '@' || text[at] == '/' || text[at] == '_');
  };
  const bool before = word.begin > 0 && is_of_address(word.begin - 1);
  const bool dot_inside =
      word.end + 1 < text.size() && text[word.end] == '.' && text[word.end + 1] >= 'a' && text[word.end + 1] <= 'z';
  return before || is_of_address(word.end) || dot_inside;
}

}  // namespace

std::vector<CapitalRun> find_capitals(std::string_view text, const NameList& abbreviations) {
  std::vector<CapitalRun> found;
  const std::vector<Word> words = words_in(text);
  const auto shouts = [&](const Word& word) {
    return word.capitals && !is_in_address(text, word) && abbreviations.match(text, word.begin) < word.end - word.begin;
  };
  for (size_t first = 0; first < words.size();) {
    if (!shouts(words[first])) {
      ++first;
      continue;
    }
    size_t end = first + 1;
    uint32_t letters = words[first].letters;
    while (end < words.size() && !words[end].joined && shouts(words[end])) {
      letters += words[end].letters;
      ++end;
    }
    if (letters > kMostLetters) found.push_back({words[first].begin, words[end - 1].end});
    first = end;
  }
  return found;
}

}  // namespace hustings::limits
