// Edit distance over short names, by the usual table of which three rows are kept.
#include "base/nearest.h"

#include <algorithm>
#include <vector>

namespace hustings {

size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<size_t> before(to.size() + 1), above(to.size() + 1), row(to.size() + 1);
  for (size_t j = 0; j <= to.size(); ++j) above[j] = j;
  for (size_t i = 1; i <= from.size(); ++i) {
    row[0] = i;
    for (size_t j = 1; j <= to.size(); ++j) {
      const size_t replaced = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[to.size()];
}

void Nearest::consider(std::string_view candidate) {
  const size_t distance = edit_distance(wanted_, candidate);
  if (distance >= distance_) return;
  distance_ = distance;
  name_ = candidate;
}

std::string Nearest::name() const {
  const size_t allowed = std::max<size_t>(2, wanted_.size() / 3);
  return distance_ <= allowed ? name_ : std::string();
}

}  // namespace hustings
