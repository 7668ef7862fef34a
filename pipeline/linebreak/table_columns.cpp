// The search. The width that the columns have beyond their least is cut into units, and what each column costs with any
// number of them is worked out once; after that, trying a division of the units among the columns takes a look into a
// table for each row.
#include "linebreak/table_columns.h"

#include <algorithm>
#include <array>

namespace hustings::linebreak {

namespace {

constexpr int32_t kUnits = 96;
constexpr uint32_t kMostRows = 256;

struct Cost {
  int64_t height = 0;  // of the cell
  int64_t extra = 0;   // its own badness, whatever its neighbors'
};

Cost cost_of(const TableContent& content, const CellContent& cell, Length width) {
  Cost cost{cell.fixed.units, 0};
  for (uint32_t p = 0; p < cell.paragraph_count; ++p) {
    const CellParagraph& paragraph = content.paragraphs[cell.first_paragraph + p];
    const int64_t measure = std::max<int64_t>((width - paragraph.inset).units, Length::kUnitsPerPoint);
    int64_t x = paragraph.indent.units, lines = 1, divided = 0;
    bool begins = true;
    const Run* const runs = content.runs.data() + paragraph.first_run;
    for (uint32_t i = 0; i < paragraph.run_count; ++i) {
      const Run& run = runs[i];
      if (!begins && x + run.width > measure) {
        ++lines;
        x = 0;
      }
      x += run.width;
      if (run.width > measure) {
        // Divided: one line is left with what remains.
        const int64_t more = (run.width - 1) / measure;
        lines += more;
        divided += more;
        x -= more * measure;
      }
      begins = run.forced && i + 1 < paragraph.run_count;
      x = begins ? 0 : x + run.space;
      lines += begins ? 1 : 0;
    }
    const int64_t line = paragraph.line_height.units;
    cost.height += lines * line;
    cost.extra += lines * line / 16 + divided * line;
    if (cell.whole) cost.extra += (lines - 1) * line * 3 / 2;
  }
  return cost;
}

// The costs of columns with any number of units, by row.
class Search {
 public:
  Search(const TableContent& content, const std::vector<ColumnBounds>& bounds, Length width)
      : columns_(bounds.size()), bounds_(bounds) {
    Length least;
    for (const ColumnBounds& bound : bounds) least += bound.least;
    slack_ = width - least;
    const uint32_t step = (content.rows + kMostRows - 1) / kMostRows;
    rows_ = (content.rows + step - 1) / step;
    for (const ColumnBounds& bound : bounds) {
      const int64_t wanted = std::max<int64_t>((bound.most - bound.least).units, 0);
      // The first number of units at which nothing is left to wish.
      most_.push_back(
          static_cast<int32_t>(std::min<int64_t>((wanted * kUnits + slack_.units - 1) / slack_.units, kUnits)));
      heights_.emplace_back(static_cast<size_t>(most_.back() + 1) * rows_, 0);
      extras_.emplace_back(static_cast<size_t>(most_.back() + 1), 0);
    }
    for (const CellContent& cell : content.cells) {
      if (cell.row % step != 0) continue;
      const size_t c = cell.column;
      Cost cost;
      Length before{-1};
      for (int32_t k = 0; k <= most_[c]; ++k) {
        const Length at = k == most_[c] ? std::max(bounds[c].most, width_of(c, k)) : width_of(c, k);
        if (at != before) cost = cost_of(content, cell, at);
        before = at;
        int64_t& height = heights_[c][static_cast<size_t>(k) * rows_ + cell.row / step];
        height = std::max(height, cost.height);
        extras_[c][static_cast<size_t>(k)] += cost.extra;
      }
    }
    others_.resize(rows_);
  }

  Length width_of(size_t column, int32_t units) const { return bounds_[column].least + slack_.scaled(units, kUnits); }

  // From the widest each column has use for, down to what there is: whatever costs least for the width it gives up.
  std::vector<int32_t> narrowed() {
    std::vector<int32_t> units = most_;
    int32_t sum = 0;
    for (const int32_t each : units) sum += each;
    while (sum > kUnits) {
      look_at(units);
      size_t best = columns_;
      int32_t best_step = 1;
      int64_t best_cost = 0;
      for (size_t c = 0; c < columns_; ++c) {
        for (int32_t step = 1; step <= std::min(units[c], sum - kUnits); step *= 3) {
          const int64_t cost = change(c, units[c], units[c] - step);
          if (best == columns_ || cost * best_step < best_cost * step) {
            best = c;
            best_step = step;
            best_cost = cost;
          }
        }
      }
      units[best] -= best_step;
      sum -= best_step;
    }
    return units;
  }

  // Widths of another origin, in whole units.
  std::vector<int32_t> rounded(const std::vector<Length>& widths) const {
    std::vector<int32_t> units(columns_);
    for (size_t c = 0; c < columns_; ++c) {
      const int64_t more = (widths[c] - bounds_[c].least).units;
      units[c] = static_cast<int32_t>(std::clamp<int64_t>(more * kUnits / slack_.units, 0, most_[c]));
    }
    return units;
  }

  // Lets columns take what is free, then lets columns exchange units as long as the table gets better by it.
  void improve(std::vector<int32_t>& units) {
    int32_t free = kUnits;
    for (const int32_t each : units) free -= each;
    for (bool better = true; better;) {
      better = false;
      for (const int32_t step : {32, 22, 15, 10, 7, 5, 3, 2, 1}) {
        while (exchange(units, free, step)) better = true;
      }
    }
  }

  // Gives back what brings nothing, so that it can be shared out.
  void release(std::vector<int32_t>& units) {
    look_at(units);
    for (size_t c = 0; c < columns_; ++c) {
      while (units[c] > 0 && change(c, units[c], units[c] - 1) <= 0) {
        --units[c];
        look_at(units);
      }
    }
  }

 private:
  // The three highest cells of a row: without any two columns, one of them still says how high it is.
  struct Highest {
    std::array<int64_t, 3> height{};
    std::array<size_t, 3> column{SIZE_MAX, SIZE_MAX, SIZE_MAX};
    int64_t without(size_t a, size_t b) const {
      size_t i = 0;
      while (i < 2 && (column[i] == a || column[i] == b)) ++i;
      return height[i];
    }
  };
  const int64_t* heights(size_t column, int32_t units) const {
    return heights_[column].data() + static_cast<size_t>(units) * rows_;
  }
  int64_t extra(size_t column, int32_t units) const { return extras_[column][static_cast<size_t>(units)]; }

  // Remembers the rows as they are now; returns the badness.
  int64_t look_at(const std::vector<int32_t>& units) {
    int64_t total = 0;
    std::fill(others_.begin(), others_.end(), Highest{});
    for (size_t c = 0; c < columns_; ++c) {
      const int64_t* const column = heights(c, units[c]);
      total += extra(c, units[c]);
      for (uint32_t r = 0; r < rows_; ++r) {
        Highest& row = others_[r];
        size_t at = 3;
        while (at > 0 && column[r] > row.height[at - 1]) --at;
        for (size_t i = 2; i > at; --i) {
          row.height[i] = row.height[i - 1];
          row.column[i] = row.column[i - 1];
        }
        if (at < 3) {
          row.height[at] = column[r];
          row.column[at] = c;
        }
      }
    }
    for (const Highest& row : others_) total += row.height[0];
    return total;
  }

  // By how much the badness changes when a column gets other units, the rows as they were looked at last.
  int64_t change(size_t column, int32_t from, int32_t to) const {
    const int64_t* const then = heights(column, to);
    int64_t change = extra(column, to) - extra(column, from);
    for (uint32_t r = 0; r < rows_; ++r) {
      const Highest& row = others_[r];
      change += std::max(row.without(column, column), then[r]) - row.height[0];
    }
    return change;
  }
  // The same of two columns at once.
  int64_t change(size_t a, int32_t a_to, size_t b, int32_t b_to, const std::vector<int32_t>& units) const {
    const int64_t* const a_then = heights(a, a_to);
    const int64_t* const b_then = heights(b, b_to);
    int64_t change = extra(a, a_to) - extra(a, units[a]) + extra(b, b_to) - extra(b, units[b]);
    for (uint32_t r = 0; r < rows_; ++r) {
      const Highest& row = others_[r];
      change += std::max({row.without(a, b), a_then[r], b_then[r]}) - row.height[0];
    }
    return change;
  }

  // Makes the best exchange in which a column, or what is free (`columns_`), gives `step` units to another column.
  // False when none is good.
  bool exchange(std::vector<int32_t>& units, int32_t& free, int32_t step) {
    look_at(units);
    int64_t best = 0;
    size_t from = 0, to = 0;
    for (size_t b = 0; b < columns_; ++b) {
      const int32_t wider = std::min(units[b] + step, most_[b]), given = wider - units[b];
      if (given == 0) continue;
      for (size_t a = 0; a <= columns_; ++a) {
        if (a == b || (a == columns_ ? free : units[a]) < given) continue;
        const int64_t gain = a == columns_ ? change(b, units[b], wider) : change(a, units[a] - given, b, wider, units);
        if (gain >= best) continue;
        best = gain;
        from = a;
        to = b;
      }
    }
    if (best == 0) return false;
    const int32_t given = std::min(units[to] + step, most_[to]) - units[to];
    units[to] += given;
    (from == columns_ ? free : units[from]) -= given;
    return true;
  }

  size_t columns_;
  const std::vector<ColumnBounds>& bounds_;
  Length slack_;
  uint32_t rows_ = 0;
  std::vector<int32_t> most_;                  // units
  std::vector<std::vector<int64_t>> heights_;  // by column: of units and row
  std::vector<std::vector<int64_t>> extras_;   // by column: of units
  std::vector<Highest> others_;
};

// All alike, as far as the bounds allow.
std::vector<Length> even(const std::vector<ColumnBounds>& bounds, Length width) {
  std::vector<Length> widths(bounds.size());
  std::vector<bool> settled(bounds.size(), false);
  Length left = width;
  auto open = static_cast<int64_t>(bounds.size());
  for (bool changed = true; changed && open > 0;) {
    changed = false;
    const Length share = left / open;
    for (size_t c = 0; c < bounds.size(); ++c) {
      if (settled[c] || bounds[c].least <= share) continue;
      widths[c] = bounds[c].least;
      settled[c] = changed = true;
      left -= widths[c];
      --open;
    }
  }
  for (size_t c = 0; c < bounds.size(); ++c) {
    if (!settled[c]) widths[c] = left / open;
  }
  return widths;
}

// What the widths do not use of `width` goes to the columns by what each still wants.
void share_out(std::vector<Length>& widths, const std::vector<ColumnBounds>& bounds, Length width) {
  Length left = width, wanted;
  for (size_t c = 0; c < widths.size(); ++c) {
    left -= widths[c];
    wanted += std::max(bounds[c].most - widths[c], Length{});
  }
  if (left.units <= 0 || wanted.units <= 0) return;
  for (size_t c = 0; c < widths.size(); ++c) {
    const Length wants = std::max(bounds[c].most - widths[c], Length{});
    const Length share = std::min(wants, left.scaled(wants.units, wanted.units));
    widths[c] += share;
    left -= share;
    wanted -= wants;
    if (wanted.units <= 0) break;
  }
}

}  // namespace

int64_t badness(const TableContent& content, const std::vector<Length>& widths) {
  std::vector<int64_t> rows(content.rows, 0);
  int64_t total = 0;
  for (const CellContent& cell : content.cells) {
    const Cost cost = cost_of(content, cell, widths[cell.column]);
    rows[cell.row] = std::max(rows[cell.row], cost.height);
    total += cost.extra;
  }
  for (const int64_t height : rows) total += height;
  return total;
}

std::vector<Length> least_badness(const TableContent& content, const std::vector<ColumnBounds>& bounds, Length width,
                                  const std::vector<Length>& first_guess) {
  std::vector<Length> best = first_guess;
  int64_t least = badness(content, best);
  const auto consider = [&](const std::vector<Length>& widths) {
    const int64_t bad = badness(content, widths);
    if (bad >= least) return;
    least = bad;
    best = widths;
  };
  const std::vector<Length> alike = even(bounds, width);
  consider(alike);
  Length sum;
  for (const ColumnBounds& bound : bounds) sum += bound.least;
  if (content.rows == 0 || (width - sum).units < kUnits) return best;
  Search search(content, bounds, width);
  for (std::vector<int32_t> units : {search.narrowed(), search.rounded(first_guess), search.rounded(alike)}) {
    search.improve(units);
    search.release(units);
    std::vector<Length> widths(bounds.size());
    for (size_t c = 0; c < widths.size(); ++c)
      widths[c] = std::min(search.width_of(c, units[c]), std::max(bounds[c].most, bounds[c].least));
    share_out(widths, bounds, width);
    consider(widths);
  }
  return best;
}

}  // namespace hustings::linebreak
