// What a Part needs of the space that it is granted.
#pragma once

#include "linebreak/galley.h"

namespace hustings::pagination {

struct SpaceNeed {
  Length height;       // of a block in a column
  uint32_t pages = 0;  // of whole pages
  // What does not fit: the lines, and the reading text from the first of them on.
  uint32_t lines = 0;
  TextPosition first;
  bool over() const { return lines > 0; }
};

// `part` is set for its grant.
SpaceNeed space_need(const StyledDocument& styled, const GalleyPart& part);

// The space that `room` comes to in the pages of a Part; nothing granted when a column has no such space. What the
// longest needs is not known before it is set: it has a whole column until then.
Granted granted_space(const StyledDocument& styled, const StyledPart& part, const GrantedRoom& room);

}  // namespace hustings::pagination
