// From a profile's YAML to a CountProfile, and from the name that a manifest gives it to the file.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "project/contest_rules.h"
#include "project/count_profile.h"
#include "project/value.h"

namespace hustings::project {

// No list of names or words is longer, and no entry of one.
inline constexpr size_t kLongestList = 500'000;
inline constexpr size_t kLongestEntry = 200;

// Gives a file of the booklet's folder, or nothing when it cannot be read and that has been reported at `named`.
using ReadListed = std::function<const Source*(const std::string& file, Span named)>;

// Makes sense of a profile. Every key must be known: a rule that is misspelled would change a count in silence. Reports
// `count-profile-value` at the line and column, and returns what could be understood.
CountProfile read_count_profile(const Source& source, const std::string& id, const ReadListed& read,
                                Diagnostics& diagnostics);

// Adds what the manifest's lists hold.
void add_counting_lists(const std::vector<CountingList>& lists, const ReadListed& read, CountProfile& profile,
                        Diagnostics& diagnostics);

// The profiles that a booklet asks for, each read once.
class CountProfiles {
 public:
  // `shipped` is the folder of those that ship; empty: there are none but "words".
  CountProfiles(std::filesystem::path shipped, ReadListed read, Sources& sources, Diagnostics& diagnostics);
  // Never null: a profile that is not there is a `count-profile-missing` error, and plain words are counted.
  std::shared_ptr<const CountProfile> find(const StatementRules& rules);

 private:
  std::shared_ptr<const CountProfile> named(const std::string& name, Span span);

  std::filesystem::path shipped_;
  ReadListed read_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::shared_ptr<const CountProfile>> known_;  // by name; with lists, by their places too
};

}  // namespace hustings::project
