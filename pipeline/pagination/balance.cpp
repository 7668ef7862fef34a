// Columns of a band that ends on its page. The last lines of a statement in two columns look wrong when one column is
// long and the other short; but a widow for the sake of equal feet looks worse. All ways to part the band are weighed.
#include <algorithm>

#include "pagination/page_search.h"

namespace hustings::pagination {

namespace {

class Balancer {
 public:
  Balancer(const Run& run, const std::vector<uint32_t>& path, uint32_t first_piece, Length top, Length room,
           int64_t most)
      : run_(run), path_(path), first_piece_(first_piece), top_(top), room_(room), most_(most) {
    Length all;
    for (const uint32_t position : path) all += run.stops[position].height;
    fair_ = all / run.columns;
  }

  std::vector<Balanced> balance() {
    fill(0, first_piece_, 0);
    return std::move(found_);
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
        if (!ends.empty() && ends.back().end == i) ends.back().forced = true;
        break;
      }
      y = stop_top(run_, stop, top_, y, i == first, stop.space) + stop.height_in(i == first);
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

  // The cheapest band of each height: a lower one leaves more room for what follows on the page, a higher one less
  // white when the page ends below it.
  void keep(int64_t cost, Length height) {
    auto same = std::find_if(found_.begin(), found_.end(), [&](const Balanced& one) { return one.height == height; });
    if (same == found_.end()) same = found_.insert(same, {{}, height, cost + 1});
    if (same->cost <= cost) return;
    same->cost = cost;
    same->ends.clear();
    for (const End& column : columns_) same->ends.push_back(column.end);
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
      const int64_t penalty = penalties + (all ? 0 : break_cost(run_.stops[path_[end.end]]));
      columns_.push_back(end);
      Length deepest;
      for (const End& column : columns_) deepest = std::max(deepest, column.height);
      int64_t cost = penalty + cost_of(deepest);
      if (all) cost += unbalanced_cost(deepest, room_) * static_cast<int64_t>(run_.columns - columns_.size());
      if (cost <= most_) {
        if (all) {
          keep(cost, deepest);
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
  const int64_t most_;
  Length fair_;
  std::vector<End> columns_;
  std::vector<Balanced> found_;
};

}  // namespace

std::vector<Balanced> balance_columns(const Run& run, const std::vector<uint32_t>& path, uint32_t first_piece,
                                      Length top, Length room, int64_t most) {
  return Balancer(run, path, first_piece, top, room, most).balance();
}

}  // namespace hustings::pagination
