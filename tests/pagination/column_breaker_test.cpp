// Pages of several columns with headings across them, against every way in which they could be filled.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "pagination/page_breaker.h"
#include "pagination/page_cost.h"

namespace hustings::pagination {
namespace {

Length points(int64_t whole) { return Length::points(whole); }

class Exhaustive {
 public:
  explicit Exhaustive(const Run& run) : run_(run) {}

  int64_t cost() {
    best_ = INT64_MAX;
    bands(0, 0, {}, 0, 0);
    return best_;
  }

 private:
  struct Column {
    Length height, shrink;
    bool overfull = false;
  };

  static int64_t penalty_of(const Stop& stop) {
    if (stop.forced == Break::Column) return 0;
    return stop.penalty >= kForbidden ? kLastResort : stop.penalty;
  }

  size_t band_end(size_t first) const {
    size_t end = first + 1;
    while (end < run_.length && run_.stops[end].spans == run_.stops[first].spans) ++end;
    return end;
  }

  Column column(size_t first, size_t end, Length room) const {
    Column column;
    for (size_t i = first; i < end; ++i) {
      const Stop& stop = run_.stops[i];
      column.height += stop.height + (i == first ? stop.at_top : stop.space);
      if (i > first) column.shrink += stop.shrink;
    }
    column.overfull = column.height - column.shrink > room;
    return column;
  }

  bool crosses_forced(size_t first, size_t end) const {
    for (size_t i = first + 1; i < end; ++i) {
      if (run_.stops[i].forced == Break::Column) return true;
    }
    return false;
  }

  // What stands from stop `first` on, on page `number` below `y`.
  void bands(int number, size_t first, Length y, int64_t verso, int64_t cost) {
    if (cost >= best_) return;
    const Length page = run_.recto_room;
    const size_t end = band_end(first);
    Length top = y;
    if (y.units > 0) {
      top += run_.stops[first].space;
      turn(number, first, visible_white(page - y, false, run_.line), verso,
           cost + penalty_of(run_.stops[first]) + white_cost(page - y, page));
    }
    if (run_.stops[first].spans) {
      across(number, first, end, top, verso, cost);
    } else {
      complete(number, first, end, top, verso, cost);
      fill(number, 0, first, end, top, verso, false, cost);
    }
  }

  // The page ends; `left` is what the page facing it sees empty at its foot.
  void turn(int number, size_t next, int64_t left, int64_t verso, int64_t cost) {
    const bool recto = run_.recto == (number % 2 == 0);
    if (recto && number > 0) cost += facing_cost(left - verso);
    bands(number + 1, next, {}, recto ? 0 : left, cost + kPage);
  }

  void finish(int number, size_t end, Length bottom, int64_t verso, int64_t cost) {
    if (end < run_.length) return bands(number, end, bottom, verso, cost);
    if (number > 0) cost += short_cost(bottom, run_.recto_room);
    best_ = std::min(best_, cost);
  }

  // A column that does not end its band: what it costs, or less than nothing when it does not hold that much; `left` as
  // in turn().
  int64_t price(size_t first, size_t end, Length top, int64_t& left) const {
    const Length page = run_.recto_room, room = page - top;
    const Column filled = column(first, end, room);
    if (filled.overfull && (end > first + 1 || top.units > 0)) return -1;
    if (crosses_forced(first, end)) return -1;
    const bool forced = run_.stops[end].forced == Break::Column;
    int64_t cost = penalty_of(run_.stops[end]) + (filled.overfull ? kOverfull : 0);
    Length white = room - filled.height;
    if (white.units < 0 && !filled.overfull) cost += tight_cost(-white, filled.shrink);
    if (!forced) cost += white_cost(white, page);
    left = visible_white(white, false, run_.line);
    return cost;
  }

  void across(int number, size_t first, size_t end, Length top, int64_t verso, int64_t cost) {
    for (size_t e = first + 1; e < end; ++e) {
      int64_t left = 0;
      if (const int64_t more = price(first, e, top, left); more >= 0) {
        turn(number, e, left, verso, cost + more);
      }
    }
    const Length room = run_.recto_room - top;
    const Column whole = column(first, end, room);
    if (crosses_forced(first, end)) return;
    if (whole.overfull && (end > first + 1 || top.units > 0)) return;
    int64_t more = whole.overfull ? kOverfull : 0;
    if (whole.height > room && !whole.overfull) more += tight_cost(whole.height - room, whole.shrink);
    finish(number, end, top + (whole.overfull ? whole.height : std::min(whole.height, room)), verso, cost + more);
  }

  // Columns down to the page's foot; the band goes on on the next page.
  void fill(int number, int index, size_t first, size_t end, Length top, int64_t verso, bool full, int64_t cost) {
    if (cost >= best_) return;
    const Length room = run_.recto_room - top;
    for (size_t e = first + 1; e < end; ++e) {
      int64_t left = 0;
      const int64_t more = price(first, e, top, left);
      if (more < 0) continue;
      if (index + 1 < run_.columns) {
        fill(number, index + 1, e, end, top, verso, full || left == 0, cost + more);
      } else {
        turn(number, e, full ? 0 : left, verso, cost + more);
      }
    }
    // The rest of the band, though nothing is balanced then.
    const Column rest = column(first, end, room);
    if ((index == 0 && !rest.overfull) || crosses_forced(first, end)) return;
    if (rest.overfull && (end > first + 1 || top.units > 0)) return;
    int64_t more = rest.overfull ? kOverfull : 0;
    if (rest.height > room && !rest.overfull) more += tight_cost(rest.height - room, rest.shrink);
    more += unbalanced_cost(room - rest.height, run_.recto_room) +
            unbalanced_cost(room, run_.recto_room) * (run_.columns - 1 - index);
    finish(number, end, top + std::max(room, rest.height), verso, cost + more);
  }

  void complete(int number, size_t first, size_t end, Length top, int64_t verso, int64_t cost) {
    std::vector<Length> heights;
    balance(number, first, end, top, verso, cost, heights, {});
  }

  void balance(int number, size_t first, size_t end, Length top, int64_t verso, int64_t cost,
               std::vector<Length>& heights, std::vector<bool> forced) {
    const Length room = run_.recto_room - top;
    for (size_t e = first + 1; e <= end; ++e) {
      Column filled = column(first, e, room);
      if (filled.height > room || crosses_forced(first, e)) break;
      heights.push_back(filled.height);
      forced.push_back(e < end && run_.stops[e].forced == Break::Column);
      if (e == end) {
        const Length deepest = *std::max_element(heights.begin(), heights.end());
        int64_t more = unbalanced_cost(deepest, room) * static_cast<int64_t>(run_.columns - heights.size());
        for (size_t i = 0; i < heights.size(); ++i) {
          if (!forced[i]) more += unbalanced_cost(deepest - heights[i], room);
        }
        finish(number, end, top + deepest, verso, cost + more);
      } else if (heights.size() < run_.columns) {
        balance(number, e, end, top, verso, cost + penalty_of(run_.stops[e]), heights, forced);
      }
      heights.pop_back();
      forced.pop_back();
    }
  }

  const Run& run_;
  int64_t best_ = 0;
};

TEST(PageBreaker, ColumnsAndHeadingsAcrossAreAsGoodAsTryingEverything) {
  std::mt19937 random(7);
  const auto number = [&](int low, int high) {
    return low + static_cast<int>(random() % static_cast<uint32_t>(high - low + 1));
  };
  for (int round = 0; round < 4000; ++round) {
    pagination::Run run;
    run.columns = static_cast<uint8_t>(number(2, 3));
    run.recto = number(0, 1) == 0;
    run.recto_room = run.verso_room = run.first_room = points(number(30, 70));
    run.last_room = points(1000);
    run.line = points(12);
    const int count = number(3, run.columns == 2 ? 13 : 10);
    bool spans = false;
    for (int i = 0; i < count; ++i) {
      Stop stop;
      stop.height = points(number(0, 12) == 0 ? number(20, 90) : 10);
      if (number(0, 2) == 0) {
        stop.space = points(number(1, 6));
        stop.shrink = stop.space / 2;
      }
      const int32_t prices[] = {0, 0, 0, 0, 150, 3000, kForbidden};
      stop.penalty = prices[number(0, 6)];
      if (number(0, 9) == 0) stop.at_top = points(5);
      if (number(0, 3) == 0) spans = number(0, 2) == 0;
      stop.spans = spans;
      if (i > 0 && number(0, 19) == 0 && !spans && !run.stops.back().spans) stop.forced = Break::Column;
      run.stops.push_back(stop);
    }
    run.length = static_cast<uint32_t>(run.stops.size());
    const BrokenRun broken = break_pages(run);
    ASSERT_EQ(broken.cost, Exhaustive(run).cost()) << "round " << round;
    uint32_t next = 0;
    for (const BrokenPage& page : broken.pages) {
      Length bottom;
      for (const Band& band : page.bands) {
        EXPECT_GE(band.top, bottom);
        EXPECT_LE(band.columns.size(), run.columns);
        for (const BrokenColumn& column : band.columns) {
          for (const StopRange& range : column.stops) {
            EXPECT_EQ(range.first, next);
            next = range.last;
          }
          bottom = std::max(bottom, band.top + column.height);
        }
      }
    }
    EXPECT_EQ(next, run.length);
  }
}

TEST(PageBreaker, LinesStandOnTheGridInEveryColumn) {
  pagination::Run run;
  run.columns = 2;
  run.grid = run.line = points(12);
  run.recto_room = run.verso_room = run.first_room = run.last_room = points(240);
  for (int i = 0; i < 90; ++i) {
    Stop stop;
    const bool heading = i % 11 == 3;
    stop.height = points(heading ? 17 : 12);
    stop.on_grid = !heading;
    stop.space = points(heading ? 7 : 0);
    stop.penalty = i % 11 == 4 ? kForbidden : 0;
    run.stops.push_back(stop);
  }
  run.length = 90;
  std::vector<Length> tops;
  size_t placed = 0;
  for (const BrokenPage& page : break_pages(run).pages) {
    for (const Band& band : page.bands) {
      for (const BrokenColumn& column : band.columns) {
        EXPECT_LE(stack_column(run, column, band.top, tops), points(240));
        size_t at = 0;
        for (const StopRange& range : column.stops) {
          for (uint32_t i = range.first; i < range.last; ++i, ++at) {
            if (run.stops[i].on_grid) {
              EXPECT_EQ((band.top + tops[at]).units % points(12).units, 0);
            }
          }
        }
        placed += at;
      }
    }
  }
  EXPECT_EQ(placed, 90U);
}

}  // namespace
}  // namespace hustings::pagination
