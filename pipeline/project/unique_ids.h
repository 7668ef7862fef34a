// Ids that the author gave or that were made from names, kept apart from each other. Two candidates who both claim one
// id are an error, for links and certificates go by it; ids that were only derived are told apart by a number.
#pragma once

#include <map>
#include <set>
#include <string>

#include "project/candidate.h"

namespace hustings::project {

class UniqueIds {
 public:
  // The id, or the id with "-2", "-3"... behind it when it was given out before.
  std::string unique(const std::string& id);

 private:
  std::set<std::string> given_;
  std::map<std::string, size_t> last_;
};

class CandidateIds {
 public:
  // Makes the entry's id unique in the project. Reports `duplicate-candidate` when two candidates claim one id, or a
  // contest lists one file or one name twice.
  void settle(CandidateEntry& entry, const std::string& contest, const Sources& sources, Diagnostics& diagnostics);

 private:
  struct First {
    bool explicit_id = false;
    std::string contest, file, name;
    Span span;
  };
  UniqueIds ids_;
  std::map<std::string, First> firsts_;
};

}  // namespace hustings::project
