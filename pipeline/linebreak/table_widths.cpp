// What stands in the columns of a table, and the widths that follow from it. Each column has a least width, at which no
// word is divided, and a most, at which no line is broken (as in CSS 2.2 section 17.5.2.2); between them the widths of
// least badness are taken. A table whose least widths have no room is set smaller, step by step; then its columns
// close up; then its words are divided, as far as their language and the layout allow; what then is still too wide is
// squeezed and reported.
#include <algorithm>

#include "linebreak/column.h"
#include "linebreak/picture_size.h"

namespace hustings::linebreak {

namespace {

// The steps in which a table is set smaller: thousandths of its own size.
constexpr int32_t kStep = 50;
// More words than this do not read in one piece, however short they are.
constexpr uint32_t kWordsOfOnePiece = 4;

// Shares `width` among columns whose least widths add up to more: first columns of figures get what they ask for, if
// that leaves words half an even share; then who asks for no more than an even share; the others share the rest.
std::vector<Length> squeeze(const std::vector<ContentWidths>& columns, Length width) {
  std::vector<Length> widths(columns.size());
  std::vector<bool> settled(columns.size(), false);
  Length left = width, asked;
  auto open = static_cast<int64_t>(columns.size());
  const Length some = width / (2 * open);
  for (const ContentWidths& column : columns) {
    asked += column.figures.units > 0 ? column.figures : std::min(column.least, some);
  }
  for (size_t i = 0; i < columns.size() && asked <= width; ++i) {
    if (columns[i].figures.units == 0) continue;
    widths[i] = columns[i].figures;
    settled[i] = true;
    left -= widths[i];
    --open;
  }
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

// What stands on one line without taking more than its part of the table is a date, a name, a number: it should stay on
// one.
Length part_of(Length whole, size_t columns) { return whole.scaled(2, 2 + static_cast<int64_t>(columns)); }

Length least_of(const std::vector<ContentWidths>& columns) {
  Length least;
  for (const ContentWidths& column : columns) least += column.least;
  return least;
}

// The rule of CSS's automatic tables, with room first for what reads in one piece: where the search begins.
std::vector<Length> by_content(const std::vector<ContentWidths>& columns, Length width) {
  Length least, fair, most;
  for (const ContentWidths& column : columns) {
    least += column.least;
    fair += column.fair;
    most += column.most;
  }
  const bool comfortable = fair <= width;
  std::vector<Length> widths;
  for (const ContentWidths& column : columns) {
    if (comfortable) {
      widths.push_back(column.fair + (width - fair).scaled((column.most - column.fair).units, (most - fair).units));
    } else {
      widths.push_back(column.least + (width - least).scaled((column.fair - column.least).units, (fair - least).units));
    }
  }
  return widths;
}

}  // namespace

Edges ColumnBuilder::sized(Edges edges) const {
  if (shrunk_ == 1000) return edges;
  for (Length* edge : {&edges.before, &edges.end, &edges.after, &edges.start}) *edge = edge->scaled(shrunk_, 1000);
  return edges;
}

Edges ColumnBuilder::padding_of(NodeId node) const {
  Edges padding = sized(style_of(node).padding);
  if (closes_up_ && tree_[node].display == Display::TableCell) {
    padding.start = padding.start * 2 / 5;
    padding.end = padding.end * 2 / 5;
  }
  return padding;
}

Length ColumnBuilder::sides(NodeId node) const {
  const ComputedStyle& style = style_of(node);
  const Edges padding = padding_of(node);
  return padding.start + padding.end + style.border.start + style.border.end;
}

ContentWidths ColumnBuilder::content_widths(NodeId node, bool divided) {
  const StyledNode& styled = tree_[node];
  const ComputedStyle& style = style_of(node);
  ContentWidths widths;
  switch (styled.display) {
    case Display::None:
      return widths;
    case Display::Text:
    case Display::Mark: {
      const uint32_t index = part_.shaped->paragraph_of[node];
      if (index != UINT32_MAX) {
        widths = setter_.widths(part_.shaped->paragraphs[index], room_.full_measure, divided);
      }
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
      for (const ContentWidths& column : column_contents(grid, room_.measure, divided)) {
        widths.least += column.least;
        widths.most += column.most;
      }
      break;
    }
    default:
      for (NodeId child = styled.first_child; child != kNoNode; child = tree_[child].next) {
        const bool mark = tree_[child].display == Display::Mark;
        const ContentWidths inner = mark ? ContentWidths{} : content_widths(child, divided);
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
  const Edges margin = sized(style.margin);
  const Length around = sides(node) + margin.start + margin.end;
  return {widths.least + around, widths.most + around};
}

std::vector<ContentWidths> ColumnBuilder::column_contents(const TableGrid& grid, Length whole, bool divided) {
  std::vector<ContentWidths> columns(grid.columns);
  const Length part = part_of(whole, grid.columns);
  std::vector<std::pair<const GridCell*, ContentWidths>> spanning;
  std::vector<AroundSign> figures(grid.columns);
  std::vector<Length> edges(grid.columns);
  for (const GridCell& cell : grid.cells) {
    setter_.divide_heads(divided && grid.rows[cell.row].header);
    const ContentWidths widths = content_widths(cell.node, divided);
    setter_.divide_heads(false);
    if (cell.column_span > 1) {
      spanning.emplace_back(&cell, widths);
      continue;
    }
    ContentWidths& column = columns[cell.column];
    column.least = std::max(column.least, widths.least);
    column.most = std::max(column.most, widths.most);
    column.fair = std::max(column.fair, widths.most <= part ? widths.most : widths.least);
    if (const NodeId text = figures_in(cell.node); text != kNoNode) {
      const AroundSign around = around_sign(text);
      figures[cell.column].before = std::max(figures[cell.column].before, around.before);
      figures[cell.column].after = std::max(figures[cell.column].after, around.after);
      edges[cell.column] = std::max(edges[cell.column], widths.most - around.before - around.after);
    }
  }
  for (size_t i = 0; i < columns.size(); ++i) {
    const Length needed = figures[i].before + figures[i].after + edges[i];
    columns[i].most = std::max(columns[i].most, needed);
    if (figures[i].before + figures[i].after > Length{}) columns[i].figures = needed;
    if (needed <= part) columns[i].least = std::max(columns[i].least, needed);
  }
  for (const auto& [cell, widths] : spanning) widen(columns, *cell, widths);
  told_widths(grid, whole, columns);
  for (ContentWidths& column : columns) column.fair = std::clamp(column.fair, column.least, column.most);
  return columns;
}

// What the author says of a column's width stands, as long as its words have room; for their sake it grows by half.
// What is longer even so is divided as its language allows, rather than that one long word takes the room of all
// others.
void ColumnBuilder::told_widths(const TableGrid& grid, Length whole, std::vector<ContentWidths>& columns) {
  std::vector<Length> told(columns.size());
  for (const GridCell& cell : grid.cells) {
    const Extent& extent = style_of(cell.node).width;
    if (cell.column_span != 1 || extent.kind != Extent::Kind::Share) continue;
    told[cell.column] = std::max(told[cell.column], whole.scaled(extent.per_mille, 1000));
    columns[cell.column].told = true;
  }
  std::vector<Length> divided(columns.size());
  setter_.divide_heads(true);
  for (const GridCell& cell : grid.cells) {
    const ContentWidths& column = columns[cell.column];
    if (cell.column_span != 1 || !column.told || column.least <= told[cell.column] * 3 / 2) continue;
    divided[cell.column] = std::max(divided[cell.column], content_widths(cell.node, true).least);
  }
  setter_.divide_heads(false);
  for (size_t i = 0; i < columns.size(); ++i) {
    ContentWidths& column = columns[i];
    if (!column.told) continue;
    const Length words = divided[i].units > 0 ? std::max(divided[i], told[i] * 3 / 2) : column.least;
    column.most = column.fair = column.least = std::max(told[i], std::min(words, column.least));
  }
}

void ColumnBuilder::gather(NodeId node, Length inset, TableContent& content, CellContent& cell) {
  const StyledNode& styled = tree_[node];
  const ComputedStyle& style = style_of(node);
  const Edges margin = sized(style.margin), padding = sized(style.padding);
  inset += sides(node) + margin.start + margin.end;
  cell.fixed += padding.before + padding.after + style.border.before + style.border.after;
  switch (styled.display) {
    case Display::None:
    case Display::Mark:
    case Display::Table:  // one of its own, whose height here is not known; its least width is
      return;
    case Display::Text: {
      const uint32_t index = part_.shaped->paragraph_of[node];
      if (index == UINT32_MAX) return;
      CellParagraph paragraph;
      paragraph.inset = inset;
      paragraph.indent = fitted(style.text_indent, sizes().per_mille());
      paragraph.line_height = sizes().of(styled.style).line_height;
      paragraph.first_run = static_cast<uint32_t>(content.runs.size());
      setter_.runs(part_.shaped->paragraphs[index], room_.full_measure, content.runs);
      paragraph.run_count = static_cast<uint32_t>(content.runs.size()) - paragraph.first_run;
      content.paragraphs.push_back(paragraph);
      return;
    }
    case Display::Picture: {
      uint32_t index = 0;
      const Picture* picture = picture_of(styled_, tree_, node, index);
      cell.fixed += picture_size(style, picture, room_.measure, room_.height).height;
      return;
    }
    default:
      for (NodeId child = styled.first_child; child != kNoNode; child = tree_[child].next) {
        gather(child, inset, content, cell);
      }
      return;
  }
}

std::vector<Length> ColumnBuilder::best_widths(const TableGrid& grid, const std::vector<ContentWidths>& columns,
                                               Length width) {
  TableContent content;
  content.rows = static_cast<uint32_t>(grid.rows.size());
  const Length part = part_of(width, grid.columns);
  for (const GridCell& grid_cell : grid.cells) {
    if (grid_cell.column_span != 1 || grid_cell.row_span != 1) continue;
    CellContent cell;
    cell.row = grid_cell.row;
    cell.column = grid_cell.column;
    cell.first_paragraph = static_cast<uint32_t>(content.paragraphs.size());
    gather(grid_cell.node, {}, content, cell);
    cell.paragraph_count = static_cast<uint32_t>(content.paragraphs.size()) - cell.first_paragraph;
    // Heads may break: they are read once for a column of short words below.
    if (cell.paragraph_count == 1 && !grid.rows[grid_cell.row].header &&
        content.paragraphs.back().run_count <= kWordsOfOnePiece) {
      const CellParagraph& paragraph = content.paragraphs.back();
      Length whole = paragraph.inset + paragraph.indent;
      for (uint32_t i = 0; i < paragraph.run_count; ++i) {
        const Run& run = content.runs[paragraph.first_run + i];
        whole.units += run.width + (i + 1 < paragraph.run_count ? run.space : 0);
      }
      cell.whole = whole <= part;
    }
    content.cells.push_back(cell);
  }
  std::vector<ColumnBounds> bounds;
  bounds.reserve(columns.size());
  for (const ContentWidths& column : columns) bounds.push_back({column.least, column.most});
  return least_badness(content, bounds, width, by_content(columns, width));
}

// The greatest of the steps at which the columns have room; 0: none.
int32_t ColumnBuilder::fitting_size(const TableGrid& grid, Length width, int32_t floor, bool divided,
                                    std::vector<ContentWidths>& columns) {
  for (int32_t size = shrunk_;; size = std::max(size - kStep, floor)) {
    set_smaller(size);
    columns = column_contents(grid, width, divided);
    if (least_of(columns) <= width) return size;
    if (size <= floor) return 0;
  }
}

// The smallest that a table may be set, in thousandths of the Part's size.
int32_t ColumnBuilder::smallest(const ComputedStyle& style) const {
  if (style.least_font_size.units <= 0 || style.font_size.units <= 0) return shrunk_;
  const int64_t share = (style.least_font_size.units * 1000 + style.font_size.units - 1) / style.font_size.units;
  return static_cast<int32_t>(std::clamp<int64_t>(share, 100, shrunk_));
}

bool ColumnBuilder::needs_all_columns(NodeId node) {
  if (room_.full_measure <= room_.measure) return false;
  const NodeId next = tree_[node].next;
  if (tree_[node].kind == NodeKind::Heading && next != kNoNode) return needs_all_columns(next);
  if (tree_[node].display != Display::Table) return false;
  const TableGrid grid = read_grid(tree_, node);
  if (grid.columns == 0) return false;
  const int32_t outer = shrunk_;
  std::vector<ContentWidths> columns;
  const Length width = room_.measure - sides(node);
  const bool fits = fitting_size(grid, width, smallest(style_of(node)), false, columns) != 0;
  set_smaller(outer);
  return !fits;
}

std::vector<Length> ColumnBuilder::column_widths(NodeId node, const TableGrid& grid, Length width, bool automatic) {
  const int32_t outer = shrunk_;
  const int32_t floor = smallest(style_of(node));
  std::vector<ContentWidths> columns;
  int32_t size = fitting_size(grid, width, floor, false, columns);
  if (size == 0) {
    // Rather less white between columns than divided words.
    closes_up_ = true;
    set_smaller(outer);
    size = fitting_size(grid, width, floor, false, columns);
  }
  divides_ = size == 0;
  if (size == 0) {
    set_smaller(outer);
    size = fitting_size(grid, width, floor, true, columns);
  }
  if (size == 0) {
    report_too_wide(node, least_of(columns), width, floor < outer);
    return squeeze(columns, width);
  }
  Length most, open;
  for (const ContentWidths& column : columns) {
    most += column.most;
    if (!column.told) open += column.most;
  }
  if (most > width) return best_widths(grid, columns, width);
  // What is over goes to the columns whose width nobody told, by what stands in them.
  std::vector<Length> widths;
  const Length extra = automatic ? Length{} : width - most;
  for (const ContentWidths& column : columns) {
    widths.push_back(column.most);
    if (open.units > 0 && !column.told) widths.back() += extra.scaled(column.most.units, open.units);
    if (open.units == 0) widths.back() += extra / static_cast<int64_t>(columns.size());
  }
  return widths;
}

void ColumnBuilder::report_too_wide(NodeId node, Length needed, Length width, bool smaller) {
  const std::string missing = "this table needs " + format_points(needed, 0) + " pt" +
                              (smaller ? " in the smallest type that the layout allows" : "") + " and has " +
                              format_points(width, 0) + " pt: " + format_points(needed - width, 0) +
                              " pt are missing, and words are divided where nobody would divide them";
  const std::string advice = smaller ? "or let the layout set it smaller still (font-size.minimum)"
                             : room_.full_measure > room_.measure
                                 ? "or let it stand across all columns (column-span)"
                                 : "or let the layout set it smaller (font-size.minimum)";
  diagnostics_.warning("table-too-wide", tree_[node].span, missing,
                       {"give the table fewer columns or shorter words", advice});
}

}  // namespace hustings::linebreak
