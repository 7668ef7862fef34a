// A shape's glyphs by the characters they stand for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shape/shaped_document.h"

namespace hustings::pdf {

// Consecutive glyphs, in visual order, that stand together for `text`.
struct Cluster {
  uint32_t first_glyph = 0, glyph_count = 0;
  std::string_view text;
  int64_t left = 0;  // of its first glyph from the word's left edge; font units
  int64_t advance = 0;
};

// In logical order: for a right-to-left word the rightmost comes first. An added hyphen is a cluster of its own with
// the text U+00AD. All of the shape's text is covered, in order.
void find_clusters(const Shape& shape, std::vector<Cluster>& clusters);

// How a cluster's text is given to its glyphs when each is to have some: one character to each, the rest to the last;
// when characters run out, the last is repeated. `position` counts glyphs in logical order.
std::string_view share_of_text(const Cluster& cluster, uint32_t position);

}  // namespace hustings::pdf
