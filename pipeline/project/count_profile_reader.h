// From a profile's YAML to a CountProfile.
#pragma once

#include <functional>
#include <string>

#include "project/contest_rules.h"
#include "project/count_profile.h"
#include "project/value.h"

namespace hustings::project {

// No list of names or words has more entries.
inline constexpr size_t kLongestList = 500'000;

// Gives a file of the booklet's folder, or nothing when it cannot be read and that has been reported at `named`.
using ReadListed = std::function<const Source*(const std::string& file, Span named)>;

// Makes sense of a profile. Every key must be known: a rule that is misspelled would change a count in silence. Reports
// `count-profile-value` at the line and column, and returns what could be understood.
CountProfile read_count_profile(const Source& source, const std::string& id, const ReadListed& read,
                                Diagnostics& diagnostics);

// Adds what the manifest's lists hold.
void add_counting_lists(const std::vector<CountingList>& lists, const ReadListed& read, CountProfile& profile,
                        Diagnostics& diagnostics);

}  // namespace hustings::project
