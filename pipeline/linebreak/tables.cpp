// Tables, and boxes side by side, which are tables of one row. Columns get widths from what stands in them, as CSS's
// automatic table layout does (CSS 2.2 section 17.5.2.2): each column has a least width, at which no word is divided,
// and a most, at which no line is broken; what the measure leaves over the least is shared by what each column still
// wants.
#include <algorithm>

#include "linebreak/column.h"
#include "linebreak/picture_size.h"

namespace hustings::linebreak {

namespace {

Length sides(const ComputedStyle& style) {
  return style.padding.start + style.padding.end + style.border.start + style.border.end;
}

// Gives `cells` rows of least widths that add up to `width`: columns that ask for no more than an even share get what
// they ask, the others share the rest.
std::vector<Length> squeeze(const std::vector<ContentWidths>& columns, Length width) {
  std::vector<Length> widths(columns.size());
  std::vector<bool> settled(columns.size(), false);
  Length left = width;
  auto open = static_cast<int64_t>(columns.size());
  for (bool changed = true; changed && open > 0;) {
    changed = false;
    const Length share = left / open;
    for (size_t i = 0; i < columns.size(); ++i) {
      if (settled[i] || columns[i].least > share) continue;
      widths[i] = columns[i].least;
      settled[i] = changed = true;
      left -= widths[i];
      --open;
    }
  }
  for (size_t i = 0; i < columns.size(); ++i) {
    if (!settled[i]) widths[i] = left / open;
  }
  return widths;
}

// Makes spanned columns wide enough for a cell across them.
void widen(std::vector<ContentWidths>& columns, const GridCell& cell, const ContentWidths& wanted) {
  Length least, most;
  for (uint32_t i = 0; i < cell.column_span; ++i) {
    least += columns[cell.column + i].least;
    most += columns[cell.column + i].most;
  }
  for (uint32_t i = 0; i < cell.column_span; ++i) {
    ContentWidths& column = columns[cell.column + i];
    const int64_t part = most.units > 0 ? column.most.units : 1;
    const int64_t whole = most.units > 0 ? most.units : cell.column_span;
    if (wanted.least > least) column.least += (wanted.least - least).scaled(part, whole);
    if (wanted.most > most) column.most += (wanted.most - most).scaled(part, whole);
    column.most = std::max(column.most, column.least);
  }
}

}  // namespace

ContentWidths ColumnBuilder::content_widths(NodeId node) {
  const StyledNode& styled = tree_[node];
  const ComputedStyle& style = style_of(node);
  ContentWidths widths;
  switch (styled.display) {
    case Display::None:
      return widths;
    case Display::Text:
    case Display::Mark: {
      const uint32_t index = part_.shaped->paragraph_of[node];
      if (index != UINT32_MAX) widths = setter_.widths(part_.shaped->paragraphs[index], room_.full_measure);
      break;
    }
    case Display::Picture: {
      uint32_t index = 0;
      const Picture* picture = picture_of(styled_, tree_, node, index);
      widths.most = picture_size(style, picture, room_.measure, room_.height).width;
      widths.least = std::min(widths.most, Length::points(36));
      break;
    }
    case Display::Table: {
      const TableGrid grid = read_grid(tree_, node);
      for (const ContentWidths& column : column_contents(grid, room_.measure)) {
        widths.least += column.least;
        widths.most += column.most;
      }
      break;
    }
    default:
      for (NodeId child = styled.first_child; child != kNoNode; child = tree_[child].next) {
        const bool mark = tree_[child].display == Display::Mark;
        const ContentWidths inner = mark ? ContentWidths{} : content_widths(child);
        if (styled.display == Display::SideBySide) {
          widths.least += inner.least;
          widths.most += inner.most;
        } else {
          widths.least = std::max(widths.least, inner.least);
          widths.most = std::max(widths.most, inner.most);
        }
      }
      break;
  }
  if (style.width.kind == Extent::Kind::Fixed) widths.least = widths.most = style.width.length;
  const Length around = sides(style) + style.margin.start + style.margin.end;
  return {widths.least + around, widths.most + around};
}

std::vector<ContentWidths> ColumnBuilder::column_contents(const TableGrid& grid, Length whole) {
  std::vector<ContentWidths> columns(grid.columns);
  // What stands on one line without taking more than its part is a date, a name, a number: it should stay on one.
  const Length part = whole.scaled(2, 2 + grid.columns);
  std::vector<std::pair<const GridCell*, ContentWidths>> spanning;
  for (const GridCell& cell : grid.cells) {
    const ContentWidths widths = content_widths(cell.node);
    if (cell.column_span > 1) {
      spanning.emplace_back(&cell, widths);
      continue;
    }
    ContentWidths& column = columns[cell.column];
    column.least = std::max(column.least, widths.least);
    column.most = std::max(column.most, widths.most);
    column.fair = std::max(column.fair, widths.most <= part ? widths.most : widths.least);
  }
  for (const auto& [cell, widths] : spanning) widen(columns, *cell, widths);
  return columns;
}

std::vector<Length> ColumnBuilder::column_widths(NodeId node, const TableGrid& grid, Length width, bool automatic) {
  std::vector<ContentWidths> columns = column_contents(grid, width);
  std::vector<bool> told(columns.size(), false);
  for (const GridCell& cell : grid.cells) {
    const Extent& extent = style_of(cell.node).width;
    if (cell.column_span == 1 && extent.kind == Extent::Kind::Share) {
      const Length share = std::max(width.scaled(extent.per_mille, 1000), columns[cell.column].least);
      columns[cell.column].most = columns[cell.column].fair = columns[cell.column].least = share;
      told[cell.column] = true;
    }
  }
  Length least, fair, most, open;
  for (size_t i = 0; i < columns.size(); ++i) {
    ContentWidths& column = columns[i];
    column.fair = std::clamp(column.fair, column.least, column.most);
    least += column.least;
    fair += column.fair;
    most += column.most;
    if (!told[i]) open += column.most;
  }
  std::vector<Length> widths(columns.size());
  if (least > width) {
    diagnostics_.warning("table-too-wide", tree_[node].span,
                         "this table needs " + format_points(least, 0) + " pt and has " + format_points(width, 0) +
                             " pt: its columns are squeezed and long words in them divided",
                         {"give the table fewer columns or shorter words", "or let the layout set tables smaller"});
    return squeeze(columns, width);
  }
  if (most <= width) {
    // What is over goes to the columns whose width nobody told, by what stands in them.
    const Length extra = automatic ? Length{} : width - most;
    for (size_t i = 0; i < columns.size(); ++i) {
      widths[i] = columns[i].most;
      if (open.units > 0 && !told[i]) widths[i] += extra.scaled(columns[i].most.units, open.units);
      if (open.units == 0) widths[i] += extra / static_cast<int64_t>(columns.size());
    }
    return widths;
  }
  // First what keeps short cells on one line, then what long ones wish.
  const bool comfortable = fair <= width;
  for (size_t i = 0; i < columns.size(); ++i) {
    const ContentWidths& column = columns[i];
    widths[i] = comfortable
                    ? column.fair + (width - fair).scaled((column.most - column.fair).units, (most - fair).units)
                    : column.least + (width - least).scaled((column.fair - column.least).units, (fair - least).units);
  }
  return widths;
}

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

void ColumnBuilder::table(NodeId node, Area area, Column& column) {
  const TableGrid grid = read_grid(tree_, node);
  const ComputedStyle& style = style_of(node);
  for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
    const Display display = tree_[child].display;
    if (display == Display::TableRow || (display == Display::Block && !grid.rows.empty())) continue;
    block(child, area, column);
    column.penalty = kForbidden;
  }
  if (grid.columns == 0) return;
  const bool automatic = style.width.kind == Extent::Kind::Auto;
  const Length wanted = std::min(resolve_extent(style.width, area.width, area.width), area.width);
  const std::vector<Length> widths = column_widths(node, grid, wanted, automatic);
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
      cell.padding = cell_style.padding;
      cell.border = cell_style.border;
      cell.border_color = cell_style.border_color;
      cell.background = cell_style.background.alpha != 0 ? cell_style.background : row_style.background;
      cell.vertical_align = cell_style.vertical_align;
      const Area inside =
          inset(inset({cell.x, cell.width}, cell.border, cell_style.direction), cell.padding, cell_style.direction);
      cell.flow = cell_flow(grid_cell.node, inside, cell.content_height);
      cells.push_back(cell);
    }
    rows.push_back(row_box);
  }
  set_row_heights(rows, cells);
  box.first_row = static_cast<uint32_t>(part_.rows.size());
  const auto first_cell = static_cast<uint32_t>(part_.cells.size());
  for (TableRowBox& row : rows) {
    row.first_cell += first_cell;
    part_.rows.push_back(row);
  }
  part_.cells.insert(part_.cells.end(), cells.begin(), cells.end());
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

std::vector<Length> ColumnBuilder::side_by_side_widths(NodeId node, Length width) const {
  std::vector<Length> widths;
  Length taken;
  // Shares are those of the whole; what all together may take is the whole without the gaps.
  Length room = width + style_of(node).column_gap;
  for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
    if (tree_[child].display != Display::None) room -= style_of(node).column_gap;
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
    start += cell.width + style_of(node).column_gap;
    // The box of a container is as high as the highest beside it; others have theirs around what they hold.
    if (tree_[child].display == Display::Block) {
      const Area box = inset(inside, style.margin, style.direction);
      cell.x = box.left;
      cell.width = box.width;
      cell.padding = style.padding;
      cell.border = style.border;
      cell.border_color = style.border_color;
      cell.background = style.background;
      inside = inset(inset(box, style.border, style.direction), style.padding, style.direction);
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
