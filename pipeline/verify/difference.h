// Where two texts differ, word by word (Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations",
// Algorithmica 1, 1986). Texts that are about the same cost a pass over them; those that have nothing in common are
// given up and told as one difference.
#pragma once

#include <cstddef>
#include <vector>

#include "verify/words.h"

namespace hustings::verify {

// Words [left_begin, left_end) of the one stand where the other has [right_begin, right_end). One of them may be empty,
// not both.
struct Difference {
  size_t left_begin = 0, left_end = 0;
  size_t right_begin = 0, right_end = 0;
};

// In order, apart from each other; nothing for equal texts.
std::vector<Difference> differences(const Words& left, const Words& right);

}  // namespace hustings::verify
