#include "project/unique_ids.h"

namespace hustings::project {

std::string UniqueIds::unique(const std::string& id) {
  if (given_.insert(id).second) return id;
  size_t& number = last_.try_emplace(id, 1).first->second;
  std::string numbered;
  do {
    ++number;
    numbered = id + "-" + std::to_string(number);
  } while (!given_.insert(numbered).second);
  return numbered;
}

void CandidateIds::settle(CandidateEntry& entry, const std::string& contest, const Sources& sources,
                          Diagnostics& diagnostics) {
  Candidate& candidate = entry.candidate;
  const auto [found, is_first] =
      firsts_.try_emplace(candidate.id, First{entry.explicit_id, contest, entry.file, candidate.name, candidate.span});
  const First& first = found->second;
  if (!is_first) {
    const bool same_file = first.file == entry.file && !entry.file.empty();
    const bool same_name = first.name == candidate.name && first.file.empty() && entry.file.empty();
    const bool claimed = first.explicit_id && entry.explicit_id && !same_file;
    if (claimed || (first.contest == contest && (same_file || same_name))) {
      std::string place;
      if (first.span.known()) {
        const Source& source = sources.at(first.span.source);
        place = " (" + source.path() + ":" + std::to_string(source.position(first.span.begin).line) + ")";
      }
      diagnostics.error("duplicate-candidate", candidate.span,
                        claimed ? "the id '" + candidate.id + "' belongs to " + first.name + " already" + place
                                : candidate.name + " is listed twice in this contest" + place,
                        {claimed ? "give one of the two candidates another id" : "remove one of the two entries"});
    }
  }
  candidate.id = ids_.unique(candidate.id);
}

}  // namespace hustings::project
