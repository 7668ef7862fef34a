// Liang's method: of all patterns that occur anywhere in ".word.", the highest level at each place decides; odd
// divides, even forbids. The format is that of libhyphen's README.hyphen and README.compound.
#include "text/patterns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include <unicode/ucnv.h>

#include "base/utf8.h"

namespace hustings::text {

namespace {

constexpr size_t kLongestPattern = 60;

// A polynomial over 64 bits: each letter extends the hash of the letters before it.
constexpr uint64_t extend(uint64_t hash, char32_t letter) {
  hash = (hash ^ letter) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}
constexpr uint64_t kNoLetters = 0x243F6A8885A308D3u;

// The characters of a dictionary's bytes.
class CharacterSet {
 public:
  explicit CharacterSet(std::string name) {
    if (name == "UTF-8") {
      known_ = utf8_ = true;
      return;
    }
    if (name.starts_with("microsoft-cp")) name = "windows-" + name.substr(12);
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &status);
    if (U_FAILURE(status)) return;
    known_ = ucnv_getMaxCharSize(converter) == 1;
    for (size_t code = 0; known_ && code < characters_.size(); ++code) {
      const char byte = static_cast<char>(code);
      const char* source = &byte;
      status = U_ZERO_ERROR;
      ucnv_resetToUnicode(converter);
      const UChar32 character = ucnv_getNextUChar(converter, &source, source + 1, &status);
      characters_[code] = U_SUCCESS(status) ? static_cast<char32_t>(character) : U'\uFFFD';
    }
    ucnv_close(converter);
  }

  bool known() const { return known_; }
  char32_t next(std::string_view text, size_t& byte) const {
    return utf8_ ? next_code_point(text, byte) : characters_[static_cast<uint8_t>(text[byte++])];
  }

 private:
  bool known_ = false, utf8_ = false;
  std::array<char32_t, 256> characters_{};
};

std::string_view next_line(std::string_view& rest) {
  const size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

void read_pattern(std::string_view line, const CharacterSet& characters, PatternSet& set) {
  // "f1f/ff=f,1,2": what stands after the slash is put in place of the letters.
  const size_t slash = line.find('/');
  const std::string_view pattern = line.substr(0, slash);
  char32_t letters[kLongestPattern];
  uint8_t levels[kLongestPattern + 1] = {0};
  size_t count = 0;
  for (size_t byte = 0; byte < pattern.size();) {
    const char32_t c = characters.next(pattern, byte);
    if (c >= U'0' && c <= U'9') {
      levels[count] = static_cast<uint8_t>(c - U'0');
    } else {
      if (count == kLongestPattern) return;
      letters[count++] = c;
    }
  }
  if (count > 0) set.add({letters, count}, levels, slash != line.npos);
}

bool read_number(std::string_view line, std::string_view key, unsigned& number) {
  if (!line.starts_with(key)) return false;
  line.remove_prefix(std::min(line.find_first_not_of(" \t", key.size()), line.size()));
  std::from_chars(line.data(), line.data() + line.size(), number);
  return true;
}

bool is_edge(char32_t c) { return c == U'\'' || c == U'’' || c == U'-' || c == U'–'; }

}  // namespace

void PatternSet::add(std::u32string_view letters, const uint8_t* levels, bool changes) {
  uint64_t hash = kNoLetters;
  for (const char32_t letter : letters) hash = extend(hash, letter);
  patterns_.push_back({hash, static_cast<uint32_t>(levels_.size()), static_cast<uint16_t>(letters.size()), changes});
  levels_.insert(levels_.end(), levels, levels + letters.size() + 1);
  longest_ = std::max(longest_, letters.size());
}

void PatternSet::build() {
  size_t size = 16;
  while (size < patterns_.size() * 2) size *= 2;
  std::vector<Pattern> table(size);
  for (const Pattern& pattern : patterns_) {
    size_t place = pattern.hash & (size - 1);
    // Of a pattern that stands twice the last one counts.
    while (table[place].length && table[place].hash != pattern.hash) place = (place + 1) & (size - 1);
    table[place] = pattern;
  }
  patterns_ = std::move(table);
}

const PatternSet::Pattern* PatternSet::find(uint64_t hash) const {
  for (size_t place = hash & (patterns_.size() - 1); patterns_[place].length;
       place = (place + 1) & (patterns_.size() - 1)) {
    if (patterns_[place].hash == hash) return &patterns_[place];
  }
  return nullptr;
}

void PatternSet::apply(std::u32string_view word, std::vector<uint8_t>& levels) const {
  levels.assign(word.size() + 1, 0);
  const size_t edged = word.size() + 2;  // ".word."
  const auto letter = [&](size_t at) { return at == 0 || at == edged - 1 ? U'.' : word[at - 1]; };
  for (size_t begin = 0; begin < edged; ++begin) {
    uint64_t hash = kNoLetters;
    const size_t end = std::min(edged, begin + longest_);
    for (size_t at = begin; at < end; ++at) {
      hash = extend(hash, letter(at));
      const Pattern* pattern = find(hash);
      if (!pattern || pattern->length != at - begin + 1) continue;
      for (size_t i = 0; i <= pattern->length; ++i) {
        const uint8_t level = levels_[pattern->levels + i];
        const size_t before = begin + i;  // the level stands before letter(before), that is word[before - 1]
        if (level == 0 || before == 0 || before > levels.size()) continue;
        uint8_t& highest = levels[before - 1];
        const uint8_t known = highest & ~kChanges;
        if (level > known)
          highest = static_cast<uint8_t>(level | (pattern->changes ? kChanges : 0));
        else if (level == known && pattern->changes)
          highest |= kChanges;
      }
    }
  }
}

void Patterns::divide(std::u32string_view word, std::vector<uint8_t>& divisible) const {
  thread_local std::vector<uint8_t> parts, levels;
  divisible.assign(word.size(), 0);
  // Where a part begins: 1, and 2 when the place itself is no division (an apostrophe's side, a change of letters).
  parts.assign(word.size() + 1, 0);
  if (has_compounds) {
    compounds.apply(word, levels);
    for (size_t i = 1; i < word.size(); ++i) parts[i] = levels[i] & 1 ? (levels[i] & PatternSet::kChanges ? 2 : 1) : 0;
  } else {
    for (size_t i = 1; i < word.size(); ++i) parts[i] = is_edge(word[i]) || is_edge(word[i - 1]) ? 2 : 0;
  }
  parts[word.size()] = 2;
  size_t begin = 0;
  for (size_t end = 1; end <= word.size(); ++end) {
    if (parts[end] == 0) continue;
    const std::u32string_view part = word.substr(begin, end - begin);
    words.apply(part, levels);
    for (size_t i = 1; i < part.size(); ++i) {
      const bool keeps_left = begin == 0 || i >= part_left;
      const bool keeps_right = end == word.size() || part.size() - i >= part_right;
      if ((levels[i] & 1) && !(levels[i] & PatternSet::kChanges) && keeps_left && keeps_right) divisible[begin + i] = 1;
    }
    if (end < word.size() && parts[end] == 1) divisible[end] = 1;
    begin = end;
  }
}

std::unique_ptr<const Patterns> read_patterns(std::string_view bytes) {
  std::string_view rest = bytes;
  const CharacterSet characters{std::string(next_line(rest))};
  if (!characters.known()) return nullptr;
  auto patterns = std::make_unique<Patterns>();
  PatternSet* set = &patterns->words;
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    if (line.empty() || line.front() == '%' || line.front() == '#') continue;
    if (read_number(line, "LEFTHYPHENMIN", patterns->left) || read_number(line, "RIGHTHYPHENMIN", patterns->right) ||
        read_number(line, "COMPOUNDLEFTHYPHENMIN", patterns->part_left) ||
        read_number(line, "COMPOUNDRIGHTHYPHENMIN", patterns->part_right)) {
      continue;
    }
    if (line.starts_with("NOHYPHEN")) continue;  // apostrophes and hyphens, beside which a word is never divided here
    if (line == "NEXTLEVEL") {
      // What was read so far divides compounds.
      patterns->compounds = std::move(patterns->words);
      patterns->words = PatternSet();
      patterns->has_compounds = true;
      continue;
    }
    read_pattern(line, characters, *set);
  }
  if (patterns->part_left == 0) patterns->part_left = patterns->left ? patterns->left : 3;
  if (patterns->part_right == 0) patterns->part_right = patterns->right ? patterns->right : 3;
  patterns->compounds.build();
  patterns->words.build();
  return patterns;
}

}  // namespace hustings::text
