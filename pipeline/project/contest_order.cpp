#include "project/contest_order.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "project/facts.h"

namespace hustings::project {

std::vector<Listing> read_contest_order(const Value* value, Diagnostics& diagnostics) {
  std::vector<Listing> order;
  std::set<std::string> listed;
  if (value == nullptr || value->is_blank()) return order;
  if (!value->is_list()) {
    report_wrong_shape(*value, "a list of contests' ids or groups", diagnostics);
    return order;
  }
  for (const Value& item : value->items) {
    const std::string name = normal_key(flat_text(item));
    if (!item.is_scalar() || name.empty()) {
      report_wrong_shape(item, "the id or the group of a contest", diagnostics);
    } else if (!listed.insert(name).second) {
      diagnostics.error("manifest-value", item.span, "'" + item.text + "' stands twice in the order of contests",
                        {"remove one of the two"});
    } else {
      order.push_back({name, item.span});
    }
  }
  return order;
}

void order_contests(const std::vector<Listing>& order, std::vector<Contest>& contests, Diagnostics& diagnostics) {
  if (order.empty()) return;
  std::vector<size_t> places(order.size());
  std::map<std::string_view, size_t> listed;
  for (size_t i = 0; i < order.size(); ++i) listed.emplace(order[i].name, i);
  const auto place_of = [&](const Contest& contest) {
    // Its own name before that of its group.
    for (const std::string_view name : {std::string_view(contest.id), std::string_view(contest.group)}) {
      const auto found = listed.find(name);
      if (found != listed.end()) return found->second;
    }
    return order.size();
  };
  for (const Contest& contest : contests) {
    const size_t place = place_of(contest);
    if (place < order.size()) {
      ++places[place];
      continue;
    }
    diagnostics.warning("contest-order-missing", contest.span,
                        "'contest-order' does not name '" + contest.id + "'; it comes last",
                        {"add its id, or give it a 'group' that stands there"});
  }
  // A statute's list names offices that are not up this year; a name without groups is a contest's, and wrong.
  const bool has_groups =
      std::any_of(contests.begin(), contests.end(), [](const Contest& contest) { return !contest.group.empty(); });
  for (size_t i = 0; i < order.size(); ++i) {
    if (places[i] == 0 && !has_groups) {
      diagnostics.warning("contest-order-unknown", order[i].span, "there is no contest '" + order[i].name + "'",
                          {"write a contest's id, or its group"});
    }
  }
  std::stable_sort(contests.begin(), contests.end(),
                   [&](const Contest& one, const Contest& other) { return place_of(one) < place_of(other); });
}

}  // namespace hustings::project
