// The style sheet: the layout's own rules, said again for a screen of any width and any reader's type size and colors.
#pragma once

#include <string>
#include <vector>

#include "epub/faces.h"
#include "style/styled_document.h"

namespace hustings::epub {

// CSS (level 2.2 and the modules that reading systems have): @font-face, a base, then one rule for each of the layout's
// that says something on a screen, in cascade order.
std::string style_sheet(const StyledDocument& styled, const FontSet& fonts, const std::vector<EmbeddedFace>& faces);

}  // namespace hustings::epub
