// What of a word may stand outside the edges of its line.
//
// A hyphen, a point or a quotation mark at a line's edge is so light that the eye sees a dent there; set a little
// outside, the edge looks straight (hanging punctuation, optical margin). A full-width bracket or stop of Chinese or
// Japanese has half its square blank; at a line's edge that half is left away (JLREQ 3.1.5 and 3.1.9, CLREQ 3.1.6).
// Both are the same to who sets a line: so much of the word does not count.
#pragma once

#include <span>
#include <string_view>

#include "shape/shape_cache.h"

namespace hustings::shape {

// Fills the edges of a shape whose glyphs and other values are known.
void find_edges(const ShapeStyle& style, std::string_view text, std::span<const Glyph> glyphs, Shape& made);

// Whether justification may widen letters of this script and set them apart: those that stand each for itself. Not
// cursive ones, not those that are built in clusters, not ideographs, which have gaps of their own.
bool is_elastic(hb_script_t script);

}  // namespace hustings::shape
