#include "pagination/chooser.h"

#include <algorithm>

namespace hustings::pagination {

int64_t white_cost(Length left, Length room) {
  if (left.units <= 0 || room.units <= 0) return 0;
  const int64_t per_mille = std::min<int64_t>(1000, left.units * 1000 / room.units);
  return per_mille * per_mille / 100;
}

ColumnEnd choose_column_end(std::span<const Stop> stops, size_t first, size_t limit, Length room) {
  ColumnEnd column;
  Length used = stops[first].at_top + stops[first].height;
  column.overfull = used > room;
  size_t full = first + 1;
  while (full < limit && stops[full].forced == Break::Auto) {
    const Length more = stops[full].space + stops[full].height;
    if (used + more > room) break;
    used += more;
    ++full;
  }
  column.end = full;
  column.height = used;
  if (full == limit || stops[full].forced != Break::Auto) return column;
  column.cost = stops[full].penalty + white_cost(room - used, room);
  for (size_t end = full - 1; end > first; --end) {
    used -= stops[end].space + stops[end].height;
    const int64_t white = white_cost(room - used, room);
    if (white >= column.cost) break;
    if (stops[end].penalty + white < column.cost) {
      column.end = end;
      column.height = used;
      column.cost = stops[end].penalty + white;
    }
  }
  return column;
}

std::vector<ColumnEnd> choose_columns(std::span<const Stop> stops, size_t first, size_t limit, Length room,
                                      size_t columns) {
  std::vector<ColumnEnd> ends;
  for (size_t at = first; at < limit && ends.size() < columns;) {
    ends.push_back(choose_column_end(stops, at, limit, room));
    at = ends.back().end;
  }
  return ends;
}

std::vector<ColumnEnd> balance_columns(std::span<const Stop> stops, size_t first, size_t limit, Length room,
                                       size_t columns) {
  std::vector<ColumnEnd> best = choose_columns(stops, first, limit, room, columns);
  if (columns < 2 || best.back().end != limit) return best;
  Length low, high = room;
  for (size_t i = first; i < limit; ++i) low += stops[i].height;
  low = low / static_cast<int64_t>(columns) / 2;
  // An overfull column is no way to be low.
  while (high - low > Length::ratio(1, 4)) {
    const Length middle = (low + high) / 2;
    std::vector<ColumnEnd> tried = choose_columns(stops, first, limit, middle, columns);
    const bool holds = tried.back().end == limit &&
                       std::none_of(tried.begin(), tried.end(), [](const ColumnEnd& end) { return end.overfull; });
    if (holds) {
      best = std::move(tried);
      high = middle;
    } else {
      low = middle;
    }
  }
  return best;
}

}  // namespace hustings::pagination
