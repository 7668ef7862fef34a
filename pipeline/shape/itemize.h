// Cuts paragraphs into items: runs between spaces of one style, face, script and direction, each shaped once through
// the cache. Nearly all text of nearly all booklets is words of one face with spaces between them, and takes a short
// way that looks at each byte once; other writing pays for the services of Unicode that it needs, paragraph by
// paragraph.
#pragma once

#include "shape/shape_cache.h"

namespace hustings::shape {

// The items of every text block of a part.
ShapedPart itemize(ShapeCache& cache, const StyledDocument& styled, std::shared_ptr<const StyledPart> part);

}  // namespace hustings::shape
