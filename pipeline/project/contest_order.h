// The order of contests on the ballot, as a statute lists them: offices by kind, not by name. The manifest's
// `contest-order` names contests by id or by the `group` that they say they belong to; groups keep the order in which
// their contests are written.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "project/project.h"
#include "project/value.h"

namespace hustings::project {

struct Listing {
  std::string name;  // in normal form: "state-senator"
  Span span;
};

// `value` may be nullptr: no order. Reports `manifest-value`.
std::vector<Listing> read_contest_order(const Value* value, Diagnostics& diagnostics);
// Puts the contests in that order; those that it does not name come last. Reports `contest-order-unknown` for a name of
// no contest that looks like a slip (no contest has any group), and `contest-order-missing` for contests not named.
void order_contests(const std::vector<Listing>& order, std::vector<Contest>& contests, Diagnostics& diagnostics);

}  // namespace hustings::project
