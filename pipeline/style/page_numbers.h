// Page numbers in contents, index and references, and numbers of notes that are counted by the page.
#pragma once

#include "document/page_map.h"
#include "style/styled_document.h"

namespace hustings::style {

// Puts the folios of `pages` in the place of all page numbers, and gives footnotes of Parts with `note-numbering: page`
// their numbers: from 1 on each page, over all Parts that meet on it, in the order of their first marks; a mark that
// leads to a note of an earlier page keeps that note's number, which no note of its own page gets then. Only Parts
// whose words change are made anew; false when none does. A number whose label has no page keeps its words.
bool set_page_numbers(StyledDocument& styled, const PageMap& pages);

}  // namespace hustings::style
