// Columns of a band that ends on its page. The last lines of a statement in two columns look wrong when one column is
// long and the other short; but a widow for the sake of equal feet looks worse. All ways to part the band are weighed.
#include <algorithm>

#include "pagination/page_cost.h"
#include "pagination/page_search.h"

namespace hustings::pagination {

namespace {

class Balancer {
 public:
  Balancer(const Run& run, const std::vector<uint32_t>& path, uint32_t first_piece, Length top, Length room,
           int64_t most)
      : run_(run), path_(path), first_piece_(first_piece), top_(top), room_(room) {
    best_.cost = most + 1;
    Length all;
    for (const uint32_t position : path) all += run.stops[position].height;
    fair_ = all / run.columns;
  }

  Balanced balance() {
    fill(0, first_piece_, 0);
    return best_;
  }

 private:
  struct End {
    size_t end;
    Length height;  // notes included
    uint32_t piece;
    bool forced;
  };

  // Where a column that begins with stop `first` of the path can end.
  std::vector<End> column_ends(size_t first, uint32_t piece) const {
    std::vector<End> ends;
    Length y;
    for (size_t i = first; i < path_.size(); ++i) {
      const Stop& stop = run_.stops[path_[i]];
      if (i > first && stop.forced == Break::Column) {
        if (ends.empty()) break;
        ends.front() = ends.back();
        ends.front().forced = true;
        ends.resize(1);
        break;
      }
      y = stop_top(run_, stop, top_, y, i == first, stop.space) + stop.height + (i == first ? stop.at_top : Length{});
      if (y > room_) break;
      const Length height = y + notes_height(run_, piece, stop.piece_end);
      if (height <= room_) ends.push_back({i + 1, height, stop.piece_end, false});
    }
    return ends;
  }

  int64_t cost_of(Length deepest) const {
    int64_t cost = 0;
    for (const End& column : columns_) {
      if (!column.forced) cost += unbalanced_cost(deepest - column.height, room_);
    }
    return cost;
  }

  void fill(size_t first, uint32_t piece, int64_t penalties) {
    std::vector<End> ends = column_ends(first, piece);
    const bool last = columns_.size() + 1 == run_.columns;
    // The likeliest first: what comes later is then given up sooner.
    std::stable_sort(ends.begin(), ends.end(), [&](const End& a, const End& b) {
      return std::max(a.height - fair_, fair_ - a.height) < std::max(b.height - fair_, fair_ - b.height);
    });
    for (const End& end : ends) {
      const bool all = end.end == path_.size();
      if (last && !all) continue;
      int64_t penalty = penalties;
      if (!all && !end.forced) {
        const Stop& next = run_.stops[path_[end.end]];
        penalty += next.penalty >= kForbidden ? kLastResort : next.penalty;
      }
      columns_.push_back(end);
      Length deepest;
      for (const End& column : columns_) deepest = std::max(deepest, column.height);
      int64_t cost = penalty + cost_of(deepest);
      if (all) cost += unbalanced_cost(deepest, room_) * static_cast<int64_t>(run_.columns - columns_.size());
      if (cost < best_.cost) {
        if (all) {
          best_.cost = cost;
          best_.height = deepest;
          best_.ends.clear();
          for (const End& column : columns_) best_.ends.push_back(column.end);
        } else {
          fill(end.end, end.piece, penalty);
        }
      }
      columns_.pop_back();
    }
  }

  const Run& run_;
  const std::vector<uint32_t>& path_;
  const uint32_t first_piece_;
  const Length top_, room_;
  Length fair_;
  std::vector<End> columns_;
  Balanced best_;
};

}  // namespace

Balanced balance_columns(const Run& run, const std::vector<uint32_t>& path, uint32_t first_piece, Length top,
                         Length room, int64_t most) {
  return Balancer(run, path, first_piece, top, room, most).balance();
}

}  // namespace hustings::pagination
