// Lists in lists in lists. Each level stands as far in as the layout says, until the innermost would have no room left
// for its words: then all levels of that list share what there is, so that every one of them still shows.
#include <algorithm>
#include <utility>

#include "linebreak/column.h"

namespace hustings::linebreak {

// Sets by how much the indents of the items in this list, and in the lists in it, are narrowed: so that ten ems, or two
// fifths of the measure where that is less, are left to the words of the innermost.
void ColumnBuilder::share_indents(NodeId list, Area area) {
  in_list_ = list;
  list_area_ = area;
  const Length width = area.width;
  indent_per_mille_ = 1000;
  outermost_indent_ = {};
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
  const Length room = std::max(width - least, Length{});
  if (deepest <= room || deepest.units <= 0) return;
  indent_per_mille_ = static_cast<int32_t>(room.units * 1000 / deepest.units);
  // The outermost marks keep room enough, since nothing is before them to reach into.
  Length outermost;
  for (NodeId item = tree_[list].first_child; item != kNoNode; item = tree_[item].next) {
    if (tree_[item].display == Display::Item) outermost = std::max(outermost, style_of(item).margin.start);
  }
  const Length kept = std::min({outermost, style_of(list).font_size, room});
  if (outermost.scaled(indent_per_mille_, 1000) >= kept || deepest <= outermost) return;
  outermost_indent_ = kept;
  indent_per_mille_ = static_cast<int32_t>((room - kept).units * 1000 / (deepest - outermost).units);
}

}  // namespace hustings::linebreak
