// The faces that go into the EPUB: for each the characters that are set in it, in its language's choice of fallback,
// cut down to them.
#pragma once

#include <string>
#include <vector>

#include "font/font_set.h"
#include "style/styled_document.h"

namespace hustings::epub {

struct EmbeddedFace {
  FaceId face = kNoFace;
  std::string path;  // from the folder of the package: "fonts/….otf"
  std::string media_type;
  std::vector<char32_t> characters;  // sorted
};

// In order of FaceId. Empty when `fonts` is.
std::vector<EmbeddedFace> used_faces(const StyledDocument& styled, const FontSet& fonts);

}  // namespace hustings::epub
