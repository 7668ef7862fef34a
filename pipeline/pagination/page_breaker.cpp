#include "pagination/page_breaker.h"

#include <algorithm>

#include "pagination/page_search.h"

namespace hustings::pagination {

namespace {

Length up_to_grid(Length y, Length grid) {
  const int64_t over = y.units % grid.units;
  return over == 0 ? y : y + grid - Length{over < 0 ? over + grid.units : over};
}

}  // namespace

uint32_t Run::alternative_of(uint32_t stop) const {
  const auto after = std::upper_bound(alternatives.begin(), alternatives.end(), stop,
                                      [](uint32_t at, const Alternative& one) { return at < one.first; });
  return static_cast<uint32_t>(after - alternatives.begin()) - 1;
}

Length notes_height(const Run& run, uint32_t first, uint32_t last) {
  Length height;
  for (uint32_t i = first; i < last; ++i) height += run.pieces[i].height + (i > first ? run.pieces[i].space : Length{});
  return last > first ? run.separator + height : Length{};
}

Length stop_top(const Run& run, const Stop& stop, Length column_top, Length y, bool first, Length space) {
  const Length top = first ? y : y + space;
  if (run.grid.units <= 0 || !stop.on_grid) return top;
  const Length line = column_top + top + stop.lead + (first ? stop.at_top : Length{});
  return top + up_to_grid(line, run.grid) - line;
}

Length stack_column(const Run& run, const BrokenColumn& column, Length top, std::vector<Length>& tops) {
  tops.clear();
  Length y;
  for (const StopRange& range : column.stops) {
    for (uint32_t i = range.first; i < range.last; ++i) {
      const Stop& stop = run.stops[i];
      const bool first = tops.empty();
      const Length& freedom = column.give < 0 ? stop.shrink : stop.stretch;
      const Length given = freedom.scaled(column.give, 65536);
      tops.push_back(stop_top(run, stop, top, y, first, stop.space + given));
      y = tops.back() + stop.height_in(first);
    }
  }
  return y;
}

namespace {

// What a run may cost grows with its pages, and says nothing of any one of them. In longer runs a way is given up by
// what it costs beyond others that have come as far: more than it could win back.
constexpr int64_t kLongRun = 12, kSlack = 1000;

// A run that fits on its first page asks for no search.
bool fits_first_page(const Run& run, BrokenRun& broken) {
  if (run.columns > 1 || !run.pieces.empty() || run.length == 0) return false;
  BrokenColumn column;
  column.stops.push_back({0, run.length});
  std::vector<Length> tops;
  column.height = stack_column(run, column, {}, tops);
  if (column.height > run.first_room) return false;
  Band band;
  band.complete = true;
  band.room = run.first_room;
  band.columns.push_back(std::move(column));
  broken.pages.emplace_back().bands.push_back(std::move(band));
  return true;
}

}  // namespace

BrokenRun break_pages(const Run& run) {
  BrokenRun broken;
  if (fits_first_page(run, broken)) return broken;
  PageSearch search(run);
  // Costs only add up, so a way is given up as soon as it costs more than the best can. What the best costs is not
  // known before, but most runs are broken well for next to nothing: that is tried first.
  Length height;
  for (uint32_t i = 0; i < run.length; ++i) height += run.stops[i].height + run.stops[i].space;
  const Length room = std::max(run.recto_room * run.columns, Length::points(1));
  const int64_t pages = height.units / room.units + 1;
  if (pages > kLongRun) {
    if (search.search(INT64_MAX / 4, kSlack)) return search.result();
  }
  for (int64_t most = 20 + 12 * pages; most < kOverfull * 1000 * pages; most *= 3) {
    if (search.search(most)) return search.result();
  }
  return {};
}

BrokenRun break_pages(const Run& run, int64_t most) {
  PageSearch search(run);
  return search.search(most) ? search.result() : BrokenRun{};
}

}  // namespace hustings::pagination
