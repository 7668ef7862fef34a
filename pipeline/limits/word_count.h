// How many words a statement has, by an office's own way of counting, and why: each piece of the text with the rule
// that decided what it counts, so that an official can read the count and a candidate can dispute it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "project/count_profile.h"
#include "project/statements.h"

namespace hustings::limits {

struct CountedToken {
  NodeId node = kNoNode;        // the Text that it begins in, an Image, or kNoNode in a count of raw Markdown
  uint32_t begin = 0, end = 0;  // bytes of Part::text; of the source in a count of raw Markdown
  Span span;                    // the author's place
  uint32_t words = 0;
  uint16_t rule = 0;  // index into CountProfile::rules
};

// Invariants: tokens stand in the order of the text and none overlaps another; every character that is not white space
// stands in one; `words` is the sum of theirs, at most UINT32_MAX.
struct WordCount {
  uint32_t words = 0;
  std::vector<CountedToken> tokens;
};

// Counts `root` of `text` and all below it. Emphasis, links and other dressing change nothing: a word half of which is
// bold is one word. For a profile that counts raw Markdown this counts what stands between spaces in the text as it is
// read; count_statement() sees the Markdown.
WordCount count_words(const Part& text, NodeId root, std::string_view language, const CountProfile& profile);

// Counts bytes [begin, end) of a source by the ASCII white space in it (space, tab, line and form feed, carriage
// return), each run of other characters one word unless all of them are Unicode's spaces: the way of a split at \s+ in
// Go.
WordCount count_raw_words(const Source& source, uint32_t begin, uint32_t end, const CountProfile& profile);

// A statement by its contest's profile; `parsed` is what its Markdown was parsed into.
WordCount count_statement(const Statement& statement, const Part& parsed, const Source& source,
                          const CountProfile& profile);

// A token's words as they are read, line ends in them as spaces; "" for a picture. `source` is what a count of raw
// Markdown was made of.
std::string words_of(const CountedToken& token, const Part& text, const Source& source);

// The limit for a statement in this language; nullptr: there is none. The language's own comes first ("zh-Hant"), then
// its primary language's ("zh"), then that for all others.
const WordLimit* limit_for(const StatementRules& rules, std::string_view language);
// The limit that its contest sets for a statement. The full text of a law is what it is: no limit binds it.
const WordLimit* limit_for(const Statement& statement);

// The first token with which the count exceeds `limit`; tokens.size(): none does.
size_t first_beyond(const WordCount& count, uint32_t limit);

}  // namespace hustings::limits
