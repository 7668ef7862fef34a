// Breaks a run of pages where the sum of all prices is least. A greedy breaker fills one page after another and learns
// too late that the last line of a paragraph is left over; here every way to fill the pages is weighed against all
// others, by dynamic programming over the places where columns can end (Plass 1981; Mittelbach, "A General LuaTeX
// Framework for Globally Optimized Pagination", 2018). The pages before a problem so give a line or take one: by
// the spaces around headings, by paragraphs that can be set in one line more or less, or by ending early.
#pragma once

#include <cstdint>
#include <vector>

#include "pagination/run.h"

namespace hustings::pagination {

// Stops [first, last) one under the other.
struct StopRange {
  uint32_t first = 0, last = 0;
};

struct BrokenColumn {
  std::vector<StopRange> stops;              // in order; those of an alternative in a range of their own
  uint32_t first_piece = 0, last_piece = 0;  // of notes at its foot
  Length height;                             // of its text as set
  // What each space gives: this many 65536ths of its stretch, or of its shrink when negative.
  int64_t give = 0;
  bool overfull = false;
};

// Columns side by side; a band of one column stands across the page.
struct Band {
  Length top;  // from the page's top
  bool spans = false;
  bool complete = false;  // ends with its text, not with the page
  Length room;            // down to the page's foot
  std::vector<BrokenColumn> columns;
};

struct BrokenPage {
  std::vector<Band> bands;
  int64_t cost = 0;  // of the run up to here
};

struct BrokenRun {
  std::vector<BrokenPage> pages;
  int64_t cost = 0;
};

// Each stop stands in exactly one column, in order, or an alternative does in its place; each piece of a note in the
// column of its mark or a later one. A stop that is higher than its page stands alone in its column.
BrokenRun break_pages(const Run& run);
// The same, when there is a way that costs no more than `most`; else no pages.
BrokenRun break_pages(const Run& run, int64_t most);

// Where the text of a column stands: the place of each stop's top below the column's, spaces given, baselines on the
// grid; `top` is the column's own from the page's. Gives back the height.
Length stack_column(const Run& run, const BrokenColumn& column, Length top, std::vector<Length>& tops);

// The height of pieces [first, last) at the foot of a column, the separator included; none for none.
Length notes_height(const Run& run, uint32_t first, uint32_t last);

}  // namespace hustings::pagination
