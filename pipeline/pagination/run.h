// A run of pages as the page breaker sees it: everything from one forced page break to the next, flattened to stops,
// with the notes that they call and the pages that there are to fill. What the breaker decides is told in positions:
// indices of stops.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pagination/page_cost.h"
#include "pagination/strip.h"

namespace hustings::pagination {

// A slug: a column can end before it.
struct Stop {
  Length space, stretch, shrink;  // before it; all vanish at a column's top
  Length lead;                    // of its height, what stands above a line's own box
  Length height;                  // of all that goes with it
  Length at_top;                  // more height at a column's top
  int32_t penalty = 0;            // of a column's end before it
  Reason reason = Reason::None;
  Break forced = Break::Auto;
  bool spans = false;      // across all columns
  bool on_grid = false;    // its line stands on the baseline grid
  bool heading = false;    // a line of one
  uint32_t piece_end = 0;  // Run::pieces of all notes called up to here, its own included

  Length height_in(bool begins_column) const { return begins_column ? height + at_top : height; }
};

// What a column pays that ends before a stop.
inline int64_t break_cost(const Stop& stop) {
  if (stop.forced == Break::Column) return 0;
  return stop.penalty >= kForbidden ? kLastResort : stop.penalty;
}

// A line of a note: what no column's end divides.
struct NotePiece {
  Length space;  // before it; vanishes at the top of a column's notes
  Length height;
  int32_t penalty = 0;  // of going on with it in the next column
  bool begins = false;  // the first of its note
};

// A paragraph in other lines than the galley's: stops [first, first + count) stand for [stop, stop + replaced).
struct Alternative {
  uint32_t stop = 0, replaced = 0;
  uint32_t first = 0, count = 0;
  int64_t cost = 0;
};

struct Run {
  std::vector<Stop> stops;  // [0, length) as in the galley, then the lines of the alternatives
  uint32_t length = 0;
  std::vector<Alternative> alternatives;  // in the order of `stop`
  std::vector<NotePiece> pieces;
  Length separator;  // height of what stands between a column's text and its notes

  uint8_t columns = 1;
  bool recto = true;  // the side of its first page
  Length verso_room, recto_room;
  Length first_room;   // of its first page
  Length last_room;    // of its last page, when that is not the first
  Length line;         // of running text: facing pages may differ by less
  bool flush = false;  // spaces grow so that pages end at the same height
  Length grid;         // baselines stand on it; 0: none

  // Of `alternatives`: the one of which a stop that is not in the galley is a line.
  uint32_t alternative_of(uint32_t stop) const;
};

}  // namespace hustings::pagination
