// Takes runs of pages out of the strips of a page sequence, one after another.
#pragma once

#include <cstdint>
#include <vector>

#include "pagination/paged_document.h"
#include "pagination/run.h"

namespace hustings::pagination {

// A slug of a Part's main strip.
struct Cursor {
  uint32_t part = 0, slug = 0;
};

// A run with what its stops and pieces stand for.
struct GatheredRun : Run {
  // Stops from `first_stop` on are slugs of this Part, the first one `first_slug`.
  struct Part {
    uint32_t part = 0, first_slug = 0, first_stop = 0;
  };
  struct Piece {
    uint32_t part = 0, note = 0, slug = 0;  // of GalleyPart::notes, and of its strip
  };
  std::vector<Part> parts;
  std::vector<Piece> piece_places;
  Break forced = Break::Auto;  // before it
  Cursor end;                  // where the next one begins
  Break end_forced = Break::Auto;

  const Part& part_of(uint32_t stop) const;
  Cursor slug_of(uint32_t stop) const;
};

// The run that begins at `from`, after a break that is at least `forced`, and ends before Part `last_part` or at a
// forced page break. Fills in what the strips know: stops, pieces, separator. `grid` as in Run.
GatheredRun gather_run(const std::vector<PartStrips>& strips, Cursor from, Break forced, uint32_t last_part,
                       uint8_t columns, Length grid);

// Where a stop's words begin.
TextPosition position_of(const GalleyPart& part, const PartStrips& strips, Cursor slug);

}  // namespace hustings::pagination
