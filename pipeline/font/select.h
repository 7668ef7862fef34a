// The choice of faces. Before anything is set, every character of the reading text is asked of the face that its style
// names, then of the catalogue's fallbacks for its script and language; what no face has is told, one message for a
// character, while the author can still do something about it.
#pragma once

#include <string>

#include "font/catalogue.h"
#include "font/font_set.h"

namespace hustings::font {

// Opens the faces that the document's styles and running heads use, and no others. Reports
//   `font-unknown`      a family that the catalogue does not have,
//   `font-not-installed` a family of the catalogue whose file is not there, or is damaged,
//   `font-substituted`  a generic name that its first family does not stand for, or an italic that the family lacks,
//   `font-changed`      a file that is not the one the catalogue has pinned,
//   `missing-glyph`     a character that no installed face has.
// With `sources`, each place of a missing character is told by file, line and column.
FontSet select(const StyledDocument& document, const Catalogue& catalogue, Diagnostics& diagnostics,
               const Sources* sources = nullptr);

// Of the whole file; 64 lower-case hexadecimal digits. Reads every byte: for certificates, not for every run.
std::string sha256(const FontSet& fonts, FaceId face);

}  // namespace hustings::font
