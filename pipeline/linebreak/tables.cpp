// Tables: rows of cells, each a flow of its own, set to the widths of their columns.
#include <algorithm>

#include "linebreak/column.h"
#include "linebreak/picture_size.h"

namespace hustings::linebreak {

uint32_t ColumnBuilder::cell_flow(NodeId node, Area area, Length& height) {
  Column column;
  column.in_cell = true;
  tag(node, column);
  if (tree_[node].display == Display::TableCell || (tree_[node].display == Display::Block && node == in_box_)) {
    children(node, area, column);
  } else {
    block(node, area, column);
  }
  tag(last_of(node), column);
  // Labels and marks of what has no box still need a place.
  for (const Element& element : column.tags) column.flow.elements.push_back(element);
  height = flow_height(part_, column.flow);
  part_.flows.push_back(std::move(column.flow));
  return static_cast<uint32_t>(part_.flows.size() - 1);
}

void ColumnBuilder::continued(NodeId node, Area area, TableBox& box) {
  if (!has_content(node)) return;
  Column column;
  column.in_cell = true;
  block(node, area, column);
  box.continued = static_cast<uint32_t>(part_.flows.size());
  box.continued_height = flow_height(part_, column.flow) + column.space.natural;
  part_.flows.push_back(std::move(column.flow));
}

void ColumnBuilder::table(NodeId node, Area area, Column& column) {
  const TableGrid grid = read_grid(tree_, node);
  const ComputedStyle& style = style_of(node);
  for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
    const Display display = tree_[child].display;
    if (display == Display::TableRow || (display == Display::Block && !grid.rows.empty())) continue;
    if (tree_[child].role == Role::TableContinued) continue;
    block(child, area, column);
    column.penalty = kForbidden;
  }
  if (grid.columns == 0) return;
  const bool automatic = style.width.kind == Extent::Kind::Auto;
  const Length wanted = std::min(resolve_extent(style.width, area.width, area.width), area.width);
  const int32_t outer = shrunk_;
  const bool outer_closes_up = closes_up_;
  const std::vector<Length> widths = column_widths(node, grid, wanted, automatic);
  const bool divides = divides_;
  std::vector<Length> lefts(widths.size() + 1);
  for (size_t i = 0; i < widths.size(); ++i) lefts[i + 1] = lefts[i] + widths[i];
  const Length width = lefts.back();

  const bool right_to_left = style.direction == Direction::RightToLeft;
  TableBox box;
  box.node = node;
  box.width = width;
  box.row_count = static_cast<uint32_t>(grid.rows.size());
  box.header_rows = grid.header_rows < box.row_count ? grid.header_rows : 0;
  const Length room = std::max(area.width - width, Length{});
  box.x = area.left;
  if (style.box_align == TextAlign::Center) box.x += room / 2;
  if ((style.box_align == TextAlign::End) != right_to_left) box.x += room;

  // Rows of tables inside cells come into the same lists, so this table's are gathered first.
  std::vector<TableCellBox> cells;
  std::vector<TableRowBox> rows;
  cells.reserve(grid.cells.size());
  for (const TableGrid::Row& row : grid.rows) {
    TableRowBox row_box;
    row_box.node = row.node;
    row_box.first_cell = row.first_cell;
    row_box.cell_count = row.cell_count;
    row_box.header = row.header;
    const ComputedStyle& row_style = style_of(row.node);
    row_box.keep_with_next = row_style.keep_with_next == 255 || style.keep_together == 255;
    for (uint32_t i = 0; i < row.cell_count; ++i) {
      const GridCell& grid_cell = grid.cells[row.first_cell + i];
      const ComputedStyle& cell_style = style_of(grid_cell.node);
      TableCellBox cell;
      cell.node = grid_cell.node;
      cell.column = grid_cell.column;
      cell.column_span = grid_cell.column_span;
      cell.row_span = grid_cell.row_span;
      const Length start = lefts[grid_cell.column];
      cell.width = lefts[grid_cell.column + grid_cell.column_span] - start;
      cell.x = box.x + (right_to_left ? width - start - cell.width : start);
      cell.padding = padding_of(grid_cell.node);
      cell.border = cell_style.border;
      cell.border_color = cell_style.border_color;
      cell.background = cell_style.background.alpha != 0 ? cell_style.background : row_style.background;
      cell.vertical_align = cell_style.vertical_align;
      const Area inside =
          inset(inset({cell.x, cell.width}, cell.border, cell_style.direction), cell.padding, cell_style.direction);
      // In a column whose width is told, words longer than it are divided where their dictionary says.
      setter_.divide_heads((divides && row.header) || cell_style.width.kind == Extent::Kind::Share);
      cell.flow = cell_flow(grid_cell.node, inside, cell.content_height);
      setter_.divide_heads(false);
      cells.push_back(cell);
    }
    rows.push_back(row_box);
  }
  align_figures(cells, grid.columns);
  set_smaller(outer);
  closes_up_ = outer_closes_up;
  set_row_heights(rows, cells);
  box.first_row = static_cast<uint32_t>(part_.rows.size());
  const auto first_cell = static_cast<uint32_t>(part_.cells.size());
  for (TableRowBox& row : rows) {
    row.first_cell += first_cell;
    part_.rows.push_back(row);
  }
  part_.cells.insert(part_.cells.end(), cells.begin(), cells.end());
  for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
    if (tree_[child].role == Role::TableContinued) continued(child, area, box);
  }
  emit(column, {ElementKind::Table, Break::Auto, 0, static_cast<uint32_t>(part_.tables.size()), node, {}});
  part_.tables.push_back(box);
}

void ColumnBuilder::set_row_heights(std::vector<TableRowBox>& rows, const std::vector<TableCellBox>& cells) {
  const auto height_of = [](const TableCellBox& cell) {
    return cell.content_height + cell.padding.before + cell.padding.after + cell.border.before + cell.border.after;
  };
  for (TableRowBox& row : rows) {
    for (uint32_t i = 0; i < row.cell_count; ++i) {
      const TableCellBox& cell = cells[row.first_cell + i];
      if (cell.row_span == 1) row.height = std::max(row.height, height_of(cell));
    }
  }
  for (size_t first = 0; first < rows.size(); ++first) {
    for (uint32_t i = 0; i < rows[first].cell_count; ++i) {
      const TableCellBox& cell = cells[rows[first].first_cell + i];
      if (cell.row_span == 1) continue;
      const size_t last = std::min(first + cell.row_span, rows.size()) - 1;
      Length height;
      for (size_t row = first; row <= last; ++row) height += rows[row].height;
      if (height_of(cell) > height) rows[last].height += height_of(cell) - height;
    }
  }
}

}  // namespace hustings::linebreak
