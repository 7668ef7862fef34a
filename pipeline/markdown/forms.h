// What authors say with the means they have: Markdown has no sign for who said a quotation, nor one for a heading that
// is smaller than all headings. So they write a dash and a name below the quotation, and a paragraph all in bold. Both
// are known by their form and get a role; no word is changed.
#pragma once

#include "document/document.h"

namespace hustings::markdown {

// Roles of paragraphs in a finished tree:
//  - Attribution: the last of several blocks of a quotation, when it begins with a dash and a space (`— Name`,
//    `-- Name`) or is one `<cite>` alone;
//  - Subhead: a paragraph of one line's length that is bold from end to end, stands in running text, and has a block
//    of words, a list or a table below it.
void find_forms(Part& part);

}  // namespace hustings::markdown
