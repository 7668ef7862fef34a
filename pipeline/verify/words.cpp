#include "verify/words.h"

#include <algorithm>

#include "base/utf8.h"

namespace hustings::verify {
namespace {

enum class Use : uint8_t { Letter, Space, Nothing };

// White_Space and Default_Ignorable_Code_Point of Unicode 15 (PropList.txt, DerivedCoreProperties.txt), those that
// written text holds; Arabic's joiner and non-joiner are among the ignorable ones.
Use use_of(char32_t c) {
  if (c < 0x80) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) return Use::Space;
    return c < ' ' || c == 0x7F || c == '~' ? Use::Nothing : Use::Letter;
  }
  if (c < 0x2000) {
    if (c == 0x85 || c == 0xA0 || c == 0x1680) return Use::Space;
    return c < 0xA0 || c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x180B && c <= 0x180F) ? Use::Nothing
                                                                                             : Use::Letter;
  }
  if (c <= 0x206F) {
    if (c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F) return Use::Space;
    return c <= 0x200F || (c >= 0x202A && c <= 0x202E) || c >= 0x2060 ? Use::Nothing : Use::Letter;
  }
  if (c == 0x3000) return Use::Space;
  const bool nothing = (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFFD || (c >= 0xE0000 && c <= 0xE0FFF);
  return nothing ? Use::Nothing : Use::Letter;
}

}  // namespace

bool is_written_without_spaces(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

std::string Words::quoted(size_t begin, size_t end, size_t most) const {
  std::string text;
  for (size_t i = begin; i < std::min(end, begin + most); ++i) {
    if (i > begin) text += ' ';
    text += (*this)[i];
  }
  if (end > begin + most) text += " …";
  return text;
}

void Words::append(const Words& other) {
  const auto base = static_cast<uint32_t>(letters_.size());
  letters_ += other.letters_;
  for (const uint32_t end : other.ends_) ends_.push_back(base + end);
  lines_.resize(ends_.size() - other.ends_.size());
  lines_.insert(lines_.end(), other.lines_.begin(), other.lines_.end());
  lines_.resize(ends_.size());
}

Words Words::from(size_t begin) const {
  Words rest;
  const uint32_t base = begin == 0 ? 0 : ends_[begin - 1];
  rest.letters_ = letters_.substr(base);
  for (size_t i = begin; i < ends_.size(); ++i) rest.ends_.push_back(ends_[i] - base);
  if (!lines_.empty()) rest.lines_.assign(lines_.begin() + static_cast<std::ptrdiff_t>(begin), lines_.end());
  return rest;
}

Words Words::to(size_t end) const {
  Words start;
  start.letters_ = letters_.substr(0, end == 0 ? 0 : ends_[end - 1]);
  start.ends_.assign(ends_.begin(), ends_.begin() + static_cast<std::ptrdiff_t>(end));
  if (!lines_.empty()) start.lines_.assign(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(end));
  return start;
}

Words Words::first_letters(size_t letters) const {
  size_t words = 0;
  while (words < ends_.size() && ends_[words] < letters) ++words;
  if (letters == 0 || words == ends_.size()) return to(letters == 0 ? 0 : words);
  Words start = to(words + 1);
  start.letters_.resize(letters);
  start.ends_.back() = static_cast<uint32_t>(letters);
  return start;
}

void WordCollector::begin_word() {
  in_word_ = true;
  if (counts_lines_) words_.lines_.push_back(line_);
}

void WordCollector::gap() {
  if (!in_word_) return;
  words_.ends_.push_back(static_cast<uint32_t>(words_.letters_.size()));
  in_word_ = false;
}

void WordCollector::add(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t run = at;
    while (at < text.size() && text[at] > ' ' && text[at] < 0x7F && text[at] != '~') ++at;
    if (at > run) {
      if (!in_word_) begin_word();
      words_.letters_.append(text, run, at - run);
      continue;
    }
    const size_t begin = at;
    switch (use_of(next_code_point(text, at))) {
      case Use::Space:
        gap();
        break;
      case Use::Letter:
        if (!in_word_) begin_word();
        words_.letters_.append(text, begin, at - begin);
        break;
      case Use::Nothing:
        break;
    }
  }
}

Words WordCollector::finish() {
  gap();
  return std::move(words_);
}

bool is_one_of(std::string_view list, std::string_view name) {
  if (name.empty()) return false;
  const std::string entry = ' ' + std::string(name) + ' ';
  return list.find(entry) != std::string_view::npos;
}

Words words_of(std::string_view text, uint32_t line) {
  WordCollector collector(line != 0);
  collector.at_line(line);
  collector.add(text);
  return collector.finish();
}

}  // namespace hustings::verify
