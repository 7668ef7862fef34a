// The `statements` of a manifest, for all contests or for one.
#pragma once

#include "project/contest_rules.h"
#include "project/value.h"

namespace hustings::project {

// Changes in `rules` what the map says, key by key, and leaves the rest. Every key must be known and every value fit:
// `manifest-value` at its line and column, with the key that may have been meant.
void read_statement_rules(const Value& map, StatementRules& rules, Diagnostics& diagnostics);

// A map of lists by kind ("dictionary", "proper-names", "geographical-names", "abbreviations"), each a list of words or
// the name of a file. Reports `manifest-value`.
std::vector<CountingList> read_counting_lists(const Value& map, Diagnostics& diagnostics);

}  // namespace hustings::project
