// Whether people with low vision can read the text of a layout: its color against the ground that it stands on, by WCAG
// 2.2, success criterion 1.4.3 (level AA): a contrast of 4.5:1, and of 3:1 for large type (18 point, or 14 point bold).
#pragma once

#include "base/diagnostics.h"
#include "style/styled_document.h"

namespace hustings::style {

// Warns of each pair of colors once, `low-contrast`, where the layout declares the color of the text, else where it
// declares the ground. All text counts that a page or a reader shows: the author's, the generated, running heads,
// folios, thumb tabs; a leader says nothing.
void check_contrast(const StyledDocument& styled, const Sources* sources, Diagnostics& diagnostics);

// The color nearest to `text`, darker or lighter in the same hue, that has this contrast (times 100) on `ground`.
Color readable_color(Color text, Color ground, int contrast);

}  // namespace hustings::style
