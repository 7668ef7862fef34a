// The sources of a draw's numbers, as a manifest states them (`seed-sources`).
#pragma once

#include <vector>

#include "project/facts.h"
#include "project/order_rule.h"

namespace hustings::project {

// `rule` is the whole rule of order, whose `entries` are used up. Reports `manifest-value` for a source that nobody
// could look up, and for what is no number; such a source is not among those that come back.
std::vector<SeedSource> take_seed_sources(const Value& rule, Entries& entries, Diagnostics& diagnostics);

}  // namespace hustings::project
