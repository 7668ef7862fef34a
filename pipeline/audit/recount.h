// A statement once more, for reports: the trees that the booklet was made from are gone when it is finished.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "limits/word_count.h"

namespace hustings::audit {

struct Recount {
  Document document;        // what its Markdown is read as; `count` speaks of its first Part
  limits::WordCount count;  // by the contest's profile
};

// The statement's body must exist. Its own messages were told when the booklet was made.
Recount recount(const Statement& statement, const Sources& sources);

// What a statement counts by its contest's rules, for the certificate.
struct StatementCount {
  std::string id, what;  // "statement-jane-roe", "the statement of Jane Roe"
  Span span;
  std::string profile, citation;
  uint32_t words = 0;             // 0 too for who submitted none: what print says instead is nobody's statement
  std::optional<uint32_t> limit;  // nothing: there is none
  OverLimit over_limit = OverLimit::Reject;
};

// Of every candidate, argument and rebuttal, in the order of printing. The full text of a law is none.
std::vector<StatementCount> statement_counts(const Project& project, const Sources& sources);
// `profile`, `citation`, `words`, `limit`, `over-limit`.
nlohmann::ordered_json count_report(const StatementCount& count);

}  // namespace hustings::audit
