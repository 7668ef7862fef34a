// Forming a table from its rows.
#include "linebreak/table_grid.h"

#include <algorithm>
#include <charconv>

namespace hustings::linebreak {

namespace {

constexpr uint32_t kMostColumns = 1000;

uint32_t number(std::string_view text, uint32_t otherwise) {
  uint32_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void collect_rows(const StyledPart& part, NodeId node, TableGrid& grid) {
  for (NodeId child = part[node].first_child; child != kNoNode; child = part[child].next) {
    if (part[child].display == Display::TableRow) {
      grid.rows.push_back({child, 0, 0, part.attribute(child, Attribute::Header) == "true"});
    } else if (part[child].display == Display::Block) {
      collect_rows(part, child, grid);
    }
  }
}

}  // namespace

TableGrid read_grid(const StyledPart& part, NodeId table) {
  TableGrid grid;
  collect_rows(part, table, grid);
  std::vector<uint32_t> taken_until;  // by column: the first row that is free again
  for (uint32_t row = 0; row < grid.rows.size(); ++row) {
    grid.rows[row].first_cell = static_cast<uint32_t>(grid.cells.size());
    uint32_t column = 0;
    for (NodeId child = part[grid.rows[row].node].first_child; child != kNoNode; child = part[child].next) {
      if (part[child].display != Display::TableCell) continue;
      while (column < taken_until.size() && taken_until[column] > row) ++column;
      const uint32_t rows_left = static_cast<uint32_t>(grid.rows.size()) - row;
      GridCell cell;
      cell.node = child;
      cell.row = row;
      cell.column = static_cast<uint16_t>(std::min(column, kMostColumns));
      const uint32_t columns_left = std::max(1U, kMostColumns - std::min(column, kMostColumns - 1));
      cell.column_span =
          static_cast<uint16_t>(std::clamp(number(part.attribute(child, Attribute::ColumnSpan), 1), 1U, columns_left));
      const uint32_t row_span = number(part.attribute(child, Attribute::RowSpan), 1);
      cell.row_span = static_cast<uint16_t>(
          std::clamp(row_span == 0 ? rows_left : row_span, 1U, std::min(rows_left, uint32_t{UINT16_MAX})));
      const uint32_t end = cell.column + cell.column_span;
      if (taken_until.size() < end) taken_until.resize(end, 0);
      for (uint32_t i = cell.column; i < end; ++i) taken_until[i] = row + cell.row_span;
      grid.cells.push_back(cell);
      column = end;
    }
    grid.rows[row].cell_count = static_cast<uint32_t>(grid.cells.size()) - grid.rows[row].first_cell;
  }
  grid.columns = static_cast<uint16_t>(taken_until.size());
  while (grid.header_rows < grid.rows.size() && grid.rows[grid.header_rows].header) ++grid.header_rows;
  return grid;
}

}  // namespace hustings::linebreak
