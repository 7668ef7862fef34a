// Lists in lists in lists. Each level stands as far in as the layout says, until the innermost would have no room left
// for its words: then all levels of that list share what there is, so that every one of them still shows.
#include <algorithm>
#include <utility>

#include "linebreak/column.h"

namespace hustings::linebreak {

// Sets by how much the indents of the items in this list, and in the lists in it, are narrowed: so that ten ems, or two
// fifths of the measure where that is less, are left to the words of the innermost.
void ColumnBuilder::share_indents(NodeId list, Length width) {
  in_list_ = list;
  indent_per_mille_ = 1000;
  Length deepest, least = width;
  // Each node with the indents of all items around it; the stack is as high as the tree is deep and wide at most.
  std::vector<std::pair<NodeId, Length>> open{{list, Length{}}};
  while (!open.empty()) {
    const auto [node, before] = open.back();
    open.pop_back();
    Length indent = before;
    if (tree_[node].display == Display::Item) {
      const ComputedStyle& style = style_of(node);
      indent += std::max(style.margin.start, Length{});
      if (indent > deepest) {
        deepest = indent;
        least = std::min(style.font_size * 10, width * 2 / 5);
      }
    }
    // Cells and boxes of their own have their own measure.
    if (tree_[node].display == Display::Table || tree_[node].display == Display::SideBySide) continue;
    for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
      if (tree_[child].first_child != kNoNode) open.emplace_back(child, indent);
    }
  }
  const Length room = width - least;
  if (deepest > room && deepest.units > 0) {
    indent_per_mille_ = static_cast<int32_t>(std::max<int64_t>(room.units, 0) * 1000 / deepest.units);
  }
}

}  // namespace hustings::linebreak
