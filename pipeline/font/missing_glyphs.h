// Tells which characters cannot be printed, where they stand, and which package would bring them.
#pragma once

#include <vector>

#include "font/catalogue.h"
#include "font/font_set.h"

namespace hustings::font {

// Characters without a face, in order, for one request and language.
struct MissingGlyphs {
  FontRequest request;
  LanguageId language = 0;
  std::vector<char32_t> characters;
};

// One `missing-glyph` error for each character, in order of code point, at its first place; the other places and what
// to do are its hints.
void report_missing_glyphs(const StyledDocument& document, const Catalogue& catalogue,
                           const std::vector<MissingGlyphs>& missing, const Sources* sources, Diagnostics& diagnostics);

}  // namespace hustings::font
