// Cascades a layout over a document and puts in every generated word.
#pragma once

#include "base/diagnostics.h"
#include "document/document.h"
#include "document/page_map.h"
#include "rules/layout_rules.h"
#include "style/styled_document.h"

namespace hustings::style {

// `pages` is empty in the first round: page numbers are then set as "0" wide enough for the final ones.
StyledDocument resolve(const Document& document, const LayoutRules& rules, const PageMap& pages,
                       Diagnostics& diagnostics);

}  // namespace hustings::style
