// Page numbers in contents, index and references.
#pragma once

#include "document/page_map.h"
#include "style/styled_document.h"

namespace hustings::style {

// Puts the folios of `pages` in the place of all page numbers. Only Parts whose words change are made anew; false when
// none does. A number whose label has no page keeps its words.
bool set_page_numbers(StyledDocument& styled, const PageMap& pages);

}  // namespace hustings::style
