// Which cell of a table stands in which column: HTML's spans pushed into a grid (HTML Living Standard, "forming a
// table"), bounded so that a span of a million columns stays a span of the table.
#pragma once

#include <cstdint>
#include <vector>

#include "style/styled_document.h"

namespace hustings::linebreak {

struct GridCell {
  NodeId node = kNoNode;
  uint32_t row = 0;
  uint16_t column = 0, column_span = 1, row_span = 1;
};

struct TableGrid {
  struct Row {
    NodeId node = kNoNode;
    uint32_t first_cell = 0, cell_count = 0;
    bool header = false;
  };
  std::vector<Row> rows;
  std::vector<GridCell> cells;
  uint16_t columns = 0;
  uint32_t header_rows = 0;  // at the top
};

TableGrid read_grid(const StyledPart& part, NodeId table);

}  // namespace hustings::linebreak
