// Liang's patterns as libhyphen's dictionaries hold them, and their application to a word. Reading is ours, because
// libhyphen builds its automaton in a time that grows with the square of the number of patterns: 13 ms for English, and
// more than four seconds for German. Here a dictionary is a hash table of patterns, read in one pass.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace hustings::text {

// A pattern is letters with levels between them ("hy3ph": 0 0 3 0 0); '.' is the edge of a word.
class PatternSet {
 public:
  // `changes`: a division here would change letters ("Schiffahrt" to "Schiff-fahrt").
  void add(std::u32string_view letters, const uint8_t* levels, bool changes);
  void build();
  // Sets `levels[i]` to the level before `word[i]`, with kChanges added where a division would change letters.
  void apply(std::u32string_view word, std::vector<uint8_t>& levels) const;

  static constexpr uint8_t kChanges = 0x80;

 private:
  struct Pattern {
    uint64_t hash = 0;
    uint32_t levels = 0;  // into levels_
    uint16_t length = 0;  // in letters; 0: an empty place of the table
    bool changes = false;
  };
  const Pattern* find(uint64_t hash) const;

  std::vector<Pattern> patterns_;  // as read, then the table, whose size is a power of two
  std::vector<uint8_t> levels_;
  size_t longest_ = 0;
};

struct Patterns {
  // Letters to keep at the ends of a word, and at the ends of the parts of a compound.
  unsigned left = 0, right = 0, part_left = 0, part_right = 0;
  // With a first level, its divisions split a compound into parts, to each of which the second is applied.
  bool has_compounds = false;
  PatternSet compounds, words;

  // `divisible[i]` becomes 1 where the lower-case word may be divided before `word[i]`. Apostrophes and hyphens are
  // edges when the dictionary has no level for compounds. `left` and `right` are not applied.
  void divide(std::u32string_view word, std::vector<uint8_t>& divisible) const;
};

// Nothing when the bytes are no dictionary or its character set is unknown.
std::unique_ptr<const Patterns> read_patterns(std::string_view bytes);

}  // namespace hustings::text
