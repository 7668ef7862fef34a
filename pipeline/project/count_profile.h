// How an office counts the words of a statement. Statutes disagree: "San Francisco" is one word in California and two
// in a dictionary, "state-of-the-art" is one or four. A profile is a YAML file that says it rule by rule, each with the
// clause that it comes from; pipeline/limits/profiles/ holds those that ship, and its README.md teaches the form.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace hustings {

// What a piece of text is, for whoever counts it. The order is that of asking: a piece is the first thing that it can
// be among those that the profile has a rule for, and a word when it is nothing else.
enum class CountKind : uint8_t {
  Field,              // a line that opens with one of the profile's labels: "Occupation: engineer"
  Heading,            // words of a heading
  Picture,            // an image, a chart
  WebAddress,         // https://example.org, www.example.org, example.org/plan
  MailAddress,        // office@example.org
  Telephone,          // (360) 555-0142
  DateInDigits,       // 11/3/2026, 2026-11-03
  DateInWords,        // November 3, 2026
  GeographicalName,   // of the lists: "City and County of San Francisco"
  ProperName,         // of the lists
  Money,              // $1,000
  Number,             // in figures: 1,000; 12.5; 1/2; 21st is a word
  SpelledNumber,      // "one hundred": each of its words
  Abbreviation,       // U.S.A., Ph.D., PTA, and those of the lists
  ListedHyphenation,  // a word with hyphens that stands in the dictionary: of the lists
  Hyphenation,        // any other word with hyphens
  Slashes,            // and/or
  UnspacedWord,       // of a script that writes no spaces: Chinese, Japanese, Thai, Khmer, Lao, Burmese
  Symbol,             // & or % or an emoji, alone
  Punctuation,
  Word,
};
inline constexpr size_t kCountKinds = static_cast<size_t>(CountKind::Word) + 1;
// The key of its rule in a profile: "geographical-names".
std::string_view name_of(CountKind kind);

struct CountRule {
  CountKind kind = CountKind::Word;
  uint32_t words = 1;      // what such a piece counts, whatever it holds
  bool each_part = false;  // it counts as many words as it has parts: between spaces, hyphens, slashes
  std::string citation;    // "Elections Code §9(a)(2)"; empty: no source says it, and the profile's comment tells why
};

// No entry of a list of names or words is longer, in bytes.
inline constexpr size_t kLongestEntry = 200;

// Names of several words, found by their first one.
class NameList {
 public:
  // White space inside is one space; an empty name adds nothing.
  void add(std::string_view name);
  // The length in bytes of the longest name that stands at `byte` of `text` and ends with a word, 0: none does. White
  // space between words is alike, and so are ' and ’; capitals are as in the list.
  size_t match(std::string_view text, size_t byte) const;
  bool empty() const { return names_.empty(); }
  size_t size() const { return size_; }

 private:
  std::unordered_map<std::string, std::vector<std::string>> names_;  // by first word, the longest first
  size_t size_ = 0;
};

struct CountProfile {
  enum class Separation : uint8_t {
    Unicode,    // words by UAX #29; rules ask for nothing more
    Spaces,     // what stands between spaces, without punctuation
    RawSpaces,  // what stands between spaces in the Markdown as it was handed in, signs included
  };
  std::string id;         // as it is asked for: "california", "our-count.yaml"
  std::string title;      // "California Elections Code, section 9"
  std::string citation;   // of the whole: "Cal. Elec. Code §9 (2008)"
  std::string source;     // an address where it can be read
  std::string effective;  // from which day or year on, as written; empty: no source says it
  Separation separation = Separation::Spaces;
  bool counts_characters = false;      // in scripts without spaces: each letter, not each word of ICU's dictionaries
  bool counts_front_matter = false;    // with RawSpaces: the data above the statement too
  uint32_t words_per_square_inch = 0;  // of a picture; 0: its rule's `words`
  std::vector<CountRule> rules;        // CountedToken::rule is an index into these; one at most for each kind
  std::array<uint16_t, kCountKinds> rule_of;  // by kind; kNoCountRule: it is nothing of its own here
  NameList geographical_names, proper_names, abbreviations;
  std::unordered_set<std::string> dictionary;  // words with hyphens, in lower case
  std::vector<std::string> labels;             // of lines that are not counted, in lower case, without the colon
  std::vector<SourceId> files;                 // the profile's own and its lists'

  CountProfile();  // Punctuation counts 0 and Word 1, and nothing else has a rule
  const CountRule* rule(CountKind kind) const;
};
inline constexpr uint16_t kNoCountRule = std::numeric_limits<uint16_t>::max();

// Words by Unicode's segmentation, each one: the profile "words", which needs no file and lives as long as the program.
std::shared_ptr<const CountProfile> plain_words();

}  // namespace hustings
