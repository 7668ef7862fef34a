// Positions that the layout requires (`required-page`, `required-place`), looked up on the finished pages. How
// something came to stand where it stands is not asked: this is a check of the result, as a reader holds it.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "pagination/paged_document.h"

namespace hustings {

// One requirement and whether it holds.
struct PositionCheck {
  std::string id;     // of what it is about, or of the nearest thing around it that has one
  std::string rule;   // as the layout says it: "required-page: verso"
  std::string folio;  // of the page on which it begins
  uint32_t page = 0;  // that page, from 1
  bool kept = false;
};

namespace pagination {

// In reading order. A requirement on what stands on no page is not told. Reports `position-broken`, a warning or an
// error as the layout says.
std::vector<PositionCheck> check_positions(const PagedDocument& paged, Diagnostics& diagnostics);

}  // namespace pagination
}  // namespace hustings
