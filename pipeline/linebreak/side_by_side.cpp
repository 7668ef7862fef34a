// Boxes side by side, which are set as a table of one row: each as wide as the layout says, what is left shared among
// the others.
#include <algorithm>

#include "linebreak/column.h"
#include "linebreak/picture_size.h"

namespace hustings::linebreak {

std::vector<Length> ColumnBuilder::side_by_side_widths(NodeId node, Length width) const {
  std::vector<Length> widths;
  Length taken;
  const Length gap = style_of(node).column_gap.scaled(shrunk_, 1000);
  // Shares are those of the whole; what all together may take is the whole without the gaps.
  Length room = width + gap;
  for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
    if (tree_[child].display != Display::None) room -= gap;
  }
  room = std::max(room, Length{});
  int64_t automatic = 0;
  for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
    if (tree_[child].display == Display::None) continue;
    const Extent& extent = style_of(child).width;
    const Length own = std::min(resolve_extent(extent, width, Length{}), room);
    automatic += extent.kind == Extent::Kind::Auto ? 1 : 0;
    taken += own;
    widths.push_back(own);
  }
  // Boxes that ask for more than there is are all narrowed alike; one without a width still gets a fifth.
  const Length open = automatic > 0 ? room.scaled(automatic, automatic + 4) : Length{};
  const Length most = room - open;
  if (taken > most && taken.units > 0) {
    for (Length& own : widths) own = own.scaled(most.units, taken.units);
    taken = most;
  }
  size_t index = 0;
  for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
    if (tree_[child].display == Display::None) continue;
    if (style_of(child).width.kind == Extent::Kind::Auto) widths[index] = (room - taken) / automatic;
    ++index;
  }
  return widths;
}

void ColumnBuilder::side_by_side(NodeId node, Area area, Column& column) {
  const std::vector<Length> widths = side_by_side_widths(node, area.width);
  const Length gap = style_of(node).column_gap.scaled(shrunk_, 1000);
  const bool right_to_left = style_of(node).direction == Direction::RightToLeft;
  std::vector<TableCellBox> cells;
  Length start;
  size_t index = 0;
  TableRowBox row;
  row.node = node;
  for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
    if (tree_[child].display == Display::None) continue;
    const ComputedStyle& style = style_of(child);
    TableCellBox cell;
    cell.node = child;
    cell.column = static_cast<uint16_t>(index);
    cell.width = widths[index];
    cell.x = area.left + (right_to_left ? area.width - start - cell.width : start);
    cell.vertical_align = style.vertical_align;
    Area inside{cell.x, cell.width};
    start += cell.width + gap;
    // The box of a container is as high as the highest beside it; others have theirs around what they hold.
    if (tree_[child].display == Display::Block) {
      const Area box = inset(inside, sized(style.margin), style.direction);
      cell.x = box.left;
      cell.width = box.width;
      cell.padding = sized(style.padding);
      cell.border = style.border;
      cell.border_color = style.border_color;
      cell.background = style.background;
      inside = inset(inset(box, style.border, style.direction), cell.padding, style.direction);
    }
    in_box_ = child;
    cell.flow = cell_flow(child, inside, cell.content_height);
    row.height = std::max(row.height, cell.content_height + cell.padding.before + cell.padding.after +
                                          cell.border.before + cell.border.after);
    cells.push_back(cell);
    ++index;
  }
  if (cells.empty()) return;
  TableBox box;
  box.node = node;
  box.x = area.left;
  box.width = area.width;
  box.first_row = static_cast<uint32_t>(part_.rows.size());
  box.row_count = 1;
  row.first_cell = static_cast<uint32_t>(part_.cells.size());
  row.cell_count = static_cast<uint32_t>(cells.size());
  part_.rows.push_back(row);
  part_.cells.insert(part_.cells.end(), cells.begin(), cells.end());
  emit(column, {ElementKind::Table, Break::Auto, 0, static_cast<uint32_t>(part_.tables.size()), node, {}});
  part_.tables.push_back(box);
}

}  // namespace hustings::linebreak
