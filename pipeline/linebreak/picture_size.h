// How large a picture stands on the page.
#pragma once

#include "image/picture.h"
#include "linebreak/galley.h"

namespace hustings::linebreak {

// As styled; where the style leaves it open, the picture's own size at its resolution (96 pixels an inch, as CSS, when
// the file tells none). Never wider than `measure` nor higher than `limit` (0: any height), its proportions kept.
// `picture` may be null: a frame in its place.
Size picture_size(const ComputedStyle& style, const Picture* picture, Length measure, Length limit);
// The picture a node names, or null. `index` is its place in StyledDocument::pictures, UINT32_MAX when there is none.
const Picture* picture_of(const StyledDocument& styled, const StyledPart& part, NodeId node, uint32_t& index);
// A width or height of a style, against the measure it is a share of.
Length resolve_extent(const Extent& extent, Length measure, Length automatic);

}  // namespace hustings::linebreak
