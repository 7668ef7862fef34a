// Cascades a layout over a document and puts in every generated word.
#pragma once

#include "base/diagnostics.h"
#include "document/document.h"
#include "document/page_map.h"
#include "rules/layout_rules.h"
#include "style/styled_document.h"

namespace hustings::style {

// `pages` is empty in the first round: page numbers are then set as "0" wide enough for the final ones. Warns of words
// that the layout leaves out, and of text that stands out too little from its ground (contrast.h); with `sources` it
// tells where both of its colors come from.
StyledDocument resolve(const Document& document, const LayoutRules& rules, const PageMap& pages,
                       Diagnostics& diagnostics, const Sources* sources = nullptr);

}  // namespace hustings::style
