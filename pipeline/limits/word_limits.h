// The limits of the contests' rules, held against what each statement counts.
#pragma once

#include <vector>

#include "limits/parsed_body.h"
#include "limits/word_count.h"

namespace hustings::limits {

struct CountedStatement {
  Statement statement;
  WordCount count;
  const WordLimit* limit = nullptr;  // of its contest and language; nullptr: there is none
  uint32_t over() const { return limit != nullptr && count.words > limit->words ? count.words - limit->words : 0; }
};

// Every statement that was submitted, in the order of printing; `bodies` are what they were parsed into. The project
// must outlive what is returned.
std::vector<CountedStatement> count_statements(const Project& project, const std::vector<ParsedBody>& bodies,
                                               const Sources& sources);

// Reports `word-limit-exceeded` at the first word too many: an error where the contest rejects statements that are too
// long, a warning where it warns; those that are to be cut are another matter. Where pictures count by their size,
// `picture-size-unknown` for those that state none, a warning.
void check_word_limits(const Project& project, const std::vector<ParsedBody>& bodies, const Sources& sources,
                       Diagnostics& diagnostics);

}  // namespace hustings::limits
