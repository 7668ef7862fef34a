// Fonts in the file: the glyphs on the pages and no others, each face as a composite font (ISO 32000-1, 9.7) whose
// codes say a glyph and its text, with the table that tells the text (ToUnicode) and the widths.
#pragma once

#include <vector>

#include "font/font_set.h"
#include "pdf/glyph_codes.h"
#include "pdf/objects.h"

namespace hustings::pdf {

// One font dictionary for each face that is used, by FaceId; kNoObject for the others. Faces are cut down in parallel.
std::vector<ObjectId> write_fonts(Objects& objects, const FontSet& fonts, const GlyphCodes& codes, int compression);

}  // namespace hustings::pdf
