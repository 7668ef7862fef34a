// A tree without its end: what stands behind a place goes, and what is left without words goes with it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "limits/block_text.h"

namespace hustings::limits {

struct TreeStart {
  std::shared_ptr<const Part> text;
  TextPlaceInTree first_removed;           // in the tree that was cut
  std::string removed;                     // words of the text, blocks parted by line feeds
  std::vector<std::string> removed_notes;  // by footnote, in their order
};

// Keeps what stands before `place`. Footnotes behind it go when `counts` says that they hold counted words (by node of
// NoteBody); the others stay as long as their marks do.
TreeStart start_of_tree(const Part& text, TextPlaceInTree place, const std::vector<bool>& counts);

}  // namespace hustings::limits
