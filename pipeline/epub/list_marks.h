// Whose marks a list shows. In print a list's bullets and numbers are words of the page; a reading system makes its own
// from <ul> and <ol>, and would then show both. A mark that the browser makes by itself is left to it; one that it
// cannot make ("(1)", "§ 4", a box of a task list) stays in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "style/styled_document.h"

namespace hustings::epub {

struct ListMarks {
  bool ordered = false;
  bool own = true;  // the reading system's marks say the same: the words of the marks are left out
  int32_t start = 1;
  std::string_view type;  // of <ol>: "a", "A", "i", "I", or empty for decimal
};

// Reads the marks of the items of the List `list`.
ListMarks list_marks(const StyledPart& part, NodeId list);
// The Item's mark, its first child of Display Mark; kNoNode when it has none.
NodeId mark_of(const StyledPart& part, NodeId item);

}  // namespace hustings::epub
