// Where lines of code end. Code is not prose: its author broke its lines, and where one of them is too long for the
// page the reader has to see that it was the page that broke it. So each line is filled as far as it goes and goes on
// below, deeper than it began, with room for a mark before it (pdf/ draws one). Nothing is added to the text.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linebreak/optimum_fit.h"

namespace hustings::linebreak {

struct CodeRules {
  int64_t measure = 0;
  int64_t turn = 0;  // how much deeper a line goes on than it began
};

// The line ends, and for each line how far in it stands: 0 but for those that go on.
struct CodeLines {
  std::vector<LineEnd> ends;
  std::vector<int64_t> insets;
};

// How far in what goes on of a line stands that begins with `blank` of white space: half the measure at most.
int64_t inset_of(int64_t blank, const CodeRules& rules);

// `boxes` ends with a sentinel, as for OptimumFit; `blanks` are the widths of white space that its lines begin with, by
// the box that the line begins with (0 elsewhere). Boxes wider than a line are divided by `divisions`.
void break_code(std::span<const FitBox> boxes, std::span<const int64_t> blanks, const CodeRules& rules,
                DivisionSource& divisions, CodeLines& lines);

}  // namespace hustings::linebreak
