// From the name that a manifest gives a profile of counting to its file.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "project/count_profile_reader.h"

namespace hustings::project {

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
