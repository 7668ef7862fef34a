// Lists of names that were made elsewhere, as lots were drawn or as a pool was numbered, against the candidates that
// there are. Each must name each: who was added to the contest after the draw has no place in it, and gets none by
// chance.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "order/alphabet.h"
#include "project/project.h"

namespace hustings::order {

// Fills `places` with the candidates' places in the contest, in the order of the list, whose key in the manifest is
// `key`. False when the list and the contest do not agree: then `lot-unknown`, `lot-twice` or `lot-missing` was
// reported.
bool match_names(const std::vector<NamedCandidate>& list, const Contest& contest, std::string_view key,
                 Permutation& places, Diagnostics& diagnostics);

}  // namespace hustings::order
