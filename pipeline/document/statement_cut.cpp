#include "document/statement_cut.h"

#include <algorithm>

namespace hustings {

const StatementCut* cut_of(const std::vector<StatementCut>& cuts, std::string_view statement) {
  const auto found =
      std::find_if(cuts.begin(), cuts.end(), [&](const StatementCut& cut) { return cut.id == statement; });
  return found == cuts.end() ? nullptr : &*found;
}

}  // namespace hustings
