// What the pages of a sequence give to the text on them.
#pragma once

#include "base/length.h"
#include "style/styled_document.h"

namespace hustings::linebreak {

struct Room {
  Length measure;       // of a column
  Length full_measure;  // across all columns
  Length height;        // of a page's body
};

// The masters of a sequence share their measure; the lowest body bounds what must fit on a page.
Room room_of(const StyledDocument& styled, uint32_t sequence);

}  // namespace hustings::linebreak
