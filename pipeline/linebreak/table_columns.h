// How wide the columns of a table are. Too narrow a column makes its cells long, and a row is as high as its longest
// cell: so the widths to choose are those that make the whole table low, without breaking what reads in one piece. The
// best ones are hard to find: with cells of running text the problem is NP-complete (R. J. Anderson and S. Sobti, "The
// Table Layout Problem", 1999), and is solved by heuristics in practice (N. Hurst, K. Marriott and P. Moulder, "Toward
// Tighter Tables", 2005). Here columns are narrowed from their widest, always the one that loses least by it; then
// columns give width to others, one to one, as long as the table gains.
//
// A cell's height is estimated by filling lines first-fit, which for words that all stand on the same measure needs the
// fewest lines; how the lines are then set is decided paragraph by paragraph, as everywhere.
#pragma once

#include <cstdint>
#include <vector>

#include "base/length.h"

namespace hustings::linebreak {

// What no line may divide, and the space after it where its line goes on.
struct Run {
  int64_t width = 0, space = 0;
  bool forced = false;  // the line ends here whatever its width
};
struct CellParagraph {
  uint32_t first_run = 0, run_count = 0;
  Length inset;   // of the cell's width that this paragraph has not
  Length indent;  // of its first line
  Length line_height;
};
// A cell of one column and one row; those that span others only bound the widths.
struct CellContent {
  uint32_t row = 0;
  uint16_t column = 0;
  uint32_t first_paragraph = 0, paragraph_count = 0;
  Length fixed;        // height that does not depend on the width: edges, spaces, pictures
  bool whole = false;  // reads in one piece, a date, a name, a number: should stay on one line
};
struct TableContent {
  std::vector<Run> runs;
  std::vector<CellParagraph> paragraphs;
  std::vector<CellContent> cells;
  uint32_t rows = 0;
};

// What a column may have: no less than `least`, and it has no use for more than `most`.
struct ColumnBounds {
  Length least, most;
};

// What a table costs, in units of height: its rows' heights; a sixteenth of a line for each line of each cell (of two
// tables of one height that with fewer lines has the better rag); one and a half lines for each line too many of a cell
// that reads in one piece; one for each word divided. Linear in the number of runs.
int64_t badness(const TableContent& content, const std::vector<Length>& widths);

// Widths that add up to `width`, each within its bounds, of nearly the least badness and of no more than those of
// `first_guess` and those of columns that are all alike as far as their bounds allow. The sum of the least widths is at
// most `width`, that of the most at least. Deterministic; linear in the rows, of which no more than a few hundred,
// evenly chosen, are looked at for the search itself.
std::vector<Length> least_badness(const TableContent& content, const std::vector<ColumnBounds>& bounds, Length width,
                                  const std::vector<Length>& first_guess);

}  // namespace hustings::linebreak
