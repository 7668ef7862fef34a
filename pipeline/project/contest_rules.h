// What binds the people of a contest: how much each may say and how it is counted, which forms a statement may have, in
// which order they stand. The manifest states the rules (`statements`, `order`), `election` applies them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace hustings {

struct CountProfile;  // project/count_profile.h

struct WordLimit {
  std::string language;  // BCP 47; empty: statements in languages that have no limit of their own
  uint32_t words = 0;
  Span span;
};

// What happens to words beyond the limit.
enum class OverLimit : uint8_t {
  Reject,        // an error at the first word too many
  Warn,          // a warning there
  CutSentences,  // whole sentences go, from the end, until the rest is within the limit (WAC 434-381-180)
  CutWords,      // words go, from the end (California counties)
  CutMarked,     // the same, and print says that it was cut (New York City)
};
// As manifests write it: "cut-sentences".
std::string_view name_of(OverLimit over_limit);

// Each is off when it allows everything.
struct FormattingRules {
  bool no_bold = false, no_italic = false, no_underline = false, no_lists = false, no_tables = false, no_links = false,
       no_pictures = false, no_headings = false;
  bool no_capitals = false;           // no word of more than an abbreviation's letters all in capitals
  uint32_t words_in_heading = 0;      // at most; 0: any number
  uint32_t headings = 0;              // at most
  uint32_t paragraphs = 0;            // at most
  uint32_t words_in_a_paragraph = 0;  // one paragraph for each so many words of the limit, at most (WAC 434-381-170)
};

// Words that an office decided on for its own elections, beside those of the profile.
struct CountingList {
  enum class Kind : uint8_t { GeographicalNames, ProperNames, Abbreviations, Dictionary };
  Kind kind = Kind::ProperNames;
  std::vector<std::string> words;
  std::string file;  // or one of the booklet's folder, an entry a line
  Span span;
};

struct StatementRules {
  std::string count_profile;  // a shipped one's name, or a file of the booklet's folder; empty: "words"
  Span count_profile_span;
  std::vector<CountingList> counting_lists;
  std::shared_ptr<const CountProfile> profile;  // that profile with those lists; never null in a Project that was read
  std::vector<WordLimit> limits;                // none: statements may be of any length
  OverLimit over_limit = OverLimit::Reject;
  FormattingRules formatting;
};

}  // namespace hustings
