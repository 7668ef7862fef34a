// The one place where HarfBuzz is called.
#pragma once

#include <string_view>
#include <vector>

#include "shape/shape_cache.h"

namespace hustings::shape {

// Fills in what follows from a style's face and texts: the font, its features, its hyphen.
void prepare(ShapeStyle& style, const FontSet& fonts);

// Shapes a word, with a hyphen after it or not. Fills the glyphs and all of `made` but its text, glyphs and key.
void run_harfbuzz(const ShapeStyle& style, std::string_view text, bool hyphen, std::vector<Glyph>& glyphs, Shape& made);

// What stands before a byte of a shaped word, and whether the word can be parted there without any glyph on either side
// changing (HarfBuzz's "unsafe to break" unset).
struct ClusterMeasure {
  int32_t advance = 0;  // of [0, byte)
  bool safe = false;
};
// One for each byte and one for the end.
void measure_clusters(const ShapeStyle& style, std::string_view text, std::vector<ClusterMeasure>& measures);

// Whether letters of the script join their neighbors: such words are never cut, and letters beyond an item's edge
// decide on the form of those at the edge.
bool is_cursive(hb_script_t script);

}  // namespace hustings::shape
