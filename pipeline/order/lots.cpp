#include "order/lots.h"

#include <map>
#include <string>

#include "text/text.h"

namespace hustings::order {
namespace {

constexpr uint32_t kSeveral = UINT32_MAX;  // candidates of one name

using Names = std::map<std::string, uint32_t>;

void add(const std::string& name, uint32_t place, Names& names) {
  if (name.empty()) return;
  const auto [known, is_new] = names.emplace(text::normalize_nfc(name), place);
  if (!is_new && known->second != place) known->second = kSeveral;
}

Names names_of(const Contest& contest) {
  Names names;
  for (uint32_t i = 0; i < contest.candidates.size(); ++i) {
    add(contest.candidates[i].name, i, names);
    add(contest.candidates[i].sort_name, i, names);
  }
  // An id is one candidate's, whatever others are called.
  for (uint32_t i = 0; i < contest.candidates.size(); ++i) names[contest.candidates[i].id] = i;
  return names;
}

}  // namespace

bool match_names(const std::vector<NamedCandidate>& list, const Contest& contest, std::string_view key,
                 Permutation& places, Diagnostics& diagnostics) {
  const Names names = names_of(contest);
  const std::string in_list = "in the '" + std::string(key) + "' of " + contest.title;
  std::vector<bool> listed(contest.candidates.size());
  bool good = true;
  places.clear();
  for (const NamedCandidate& each : list) {
    const auto found = names.find(text::normalize_nfc(each.name));
    if (found == names.end()) {
      diagnostics.error("lot-unknown", each.span, contest.title + " has no candidate '" + each.name + "'",
                        {"write the name or the id as the candidate's file has it; who has withdrawn stays listed"});
      good = false;
    } else if (found->second == kSeveral) {
      diagnostics.error("lot-unknown", each.span, contest.title + " has several candidates '" + each.name + "'",
                        {"name each by its id"});
      good = false;
    } else if (listed[found->second]) {
      diagnostics.error("lot-twice", each.span, "'" + each.name + "' stands twice " + in_list,
                        {"list each candidate once"});
      good = false;
    } else {
      listed[found->second] = true;
      places.push_back(found->second);
    }
  }
  for (uint32_t i = 0; i < contest.candidates.size(); ++i) {
    if (listed[i] || list.empty()) continue;
    const Candidate& candidate = contest.candidates[i];
    diagnostics.error("lot-missing", contest.order ? contest.order->span : candidate.span,
                      "'" + candidate.name + "' does not stand " + in_list,
                      {"add the name where it was drawn; who was not in the draw can have no place in it: draw again"});
    good = false;
  }
  return good;
}

}  // namespace hustings::order
