// Where a column ends: the best of the breaks near its foot. Each break has a price (a widow, an orphan, a heading
// parted from its text), and so has the white below it; the cheapest sum wins, so a page is left a line or two short
// rather than end badly, but not half empty.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pagination/strip.h"

namespace hustings::pagination {

// A slug as the chooser sees it.
struct Stop {
  Length space;  // before it; none at a column's top
  Length height;
  Length at_top;  // more height at a column's top
  int32_t penalty = 0;
  Break forced = Break::Auto;
  bool spans = false;
  Reason reason = Reason::None;
};

struct ColumnEnd {
  size_t end = 0;  // the column holds stops [first, end)
  Length height;   // of what it holds
  int64_t cost = 0;
  bool overfull = false;
};

// The price of leaving `left` of a column of `room` empty.
int64_t white_cost(Length left, Length room);

// Fills a column from `first`, at most up to `limit` (first < limit). A forced column break ends it too.
ColumnEnd choose_column_end(std::span<const Stop> stops, size_t first, size_t limit, Length room);

// Fills `columns` columns of a height.
std::vector<ColumnEnd> choose_columns(std::span<const Stop> stops, size_t first, size_t limit, Length room,
                                      size_t columns);
// The same, as low as they can be while they hold everything; for a section's last columns.
std::vector<ColumnEnd> balance_columns(std::span<const Stop> stops, size_t first, size_t limit, Length room,
                                       size_t columns);

}  // namespace hustings::pagination
