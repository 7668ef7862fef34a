// Where a paragraph's lines end, chosen for the paragraph as a whole. A greedy setter fills each line as far as it goes
// and leaves the misery to the next one; here every way of breaking is weighed, and the one with the least sum of
// demerits wins (D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11,
// 1981). It is still one pass over the words: of all ways to reach a break only the best for each state is kept, and
// breaks that no longer reach the present word are forgotten.
//
// Widths are units of 1/65536 pt; demerits are integers in TeX's scale (a decent line costs 100).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace hustings::linebreak {

// Running totals from the beginning of the paragraph.
struct Sums {
  int64_t width = 0, stretch = 0, shrink = 0;
  int32_t fills = 0;  // leaders: they take whatever is left
};

enum class BoxEnd : uint8_t {
  None,           // no line ends after this box
  Space,          // a line may end, or nothing shows that one did
  WrittenHyphen,  // a line may end after a hyphen or dash of the author's
  Forced,         // a line ends
};

// A word, a picture, a leader: what a line is made of. The glue before a box belongs to `begin` and vanishes when a
// line starts with the box.
struct FitBox {
  Sums begin;  // of everything before it, the glue included
  int64_t width = 0;
  // How much its letters can be widened, and as much narrowed; how much of it hangs outside a line that starts, or that
  // ends, with it. Together at most half its width.
  int32_t give = 0, hang_start = 0, hang_end = 0;
  bool fill = false;  // a leader
  bool divisible = false;
  BoxEnd end = BoxEnd::None;
};

// A place inside a box where a line may end.
struct Division {
  uint32_t byte = 0;
  int64_t width_before = 0, width_after = 0;  // of the two pieces, an added hyphen included
  int32_t penalty = 0;
  bool hyphen = false;                      // one is added
  bool written_hyphen = false;              // or stands there already
  int32_t give_before = 0, give_after = 0;  // as FitBox::give
  int32_t hang_before = 0, hang_after = 0;  // at the end of the former piece, at the start of the latter
};

// Tells where a box may be divided; asked only for boxes in which a line could really end.
class DivisionSource {
 public:
  virtual ~DivisionSource() = default;
  // Good until the next call.
  virtual std::span<const Division> divisions(uint32_t box, bool emergency) = 0;
};

struct FitRules {
  int64_t measure = 0;
  int64_t first_indent = 0;  // added to the first line
  bool justified = true;     // else ragged: spaces stay natural, and the rag is what gives
  bool last_justified = false;
  int64_t rag = 0;     // ragged: a line this much short has badness 100
  uint8_t ladder = 2;  // lines in a row that may end with a hyphen; 255: any number
  int64_t runt = 0;    // a last line shorter than this costs `kRuntDemerits`
  // Of one pass.
  bool divide = false;
  bool emergency = false;          // no bound of looseness, boxes wider than the measure are divided anywhere
  int64_t background_stretch = 0;  // what a justified line stretches at least, in the costs of the last passes
  int32_t tolerance = 1000;        // greatest stretch, in 1/1000 of the stretch there is (1000: the styled bound)
};

// Set by counting loose lines, hyphens and rivers over many texts (tests/typography): an added hyphen costs twice what
// it does in TeX, since letters that give leave fewer lines that need one.
inline constexpr int64_t kLinePenalty = 10, kHyphenPenalty = 100, kWrittenHyphenPenalty = 50, kRuntDemerits = 8000;
inline constexpr int64_t kAdjacentFitnessDemerits = 10000, kConsecutiveHyphenDemerits = 10000;
inline constexpr int64_t kFinalHyphenDemerits = 5000;
inline constexpr int64_t kWorstBadness = 1000000;

// How one line looks on its own.
struct LineLook {
  enum class Fit : uint8_t { Feasible, Loose, Overfull } fit = Fit::Feasible;
  uint8_t fitness = 1;  // 0 tight, 1 decent, 2 loose, 3 very loose
  int64_t demerits = 0;
};
// `line` is what stands on it; `free` when it ends the paragraph or at a forced break.
LineLook judge_line(const Sums& line, bool free, int64_t penalty, const FitRules& rules);
// What two lines cost for following each other: the former ends with hyphen number `run` in a row (0: none).
int64_t transition_demerits(uint8_t former_fitness, uint8_t former_run, uint8_t fitness, bool hyphen, bool last);

// The end of a line: after box `box` when `byte` is 0, else before byte `byte` of it.
struct LineEnd {
  uint32_t box = 0, byte = 0;
  bool hyphen = false;  // added, or after a box that ends with one
  bool overfull = false;
  bool written_hyphen = false;  // inside a box, after a hyphen of the author's
};

struct FitResult {
  int64_t demerits = 0;
  std::vector<LineEnd> lines;
};

// Reuse one object for many paragraphs: its arrays keep their memory.
class OptimumFit {
 public:
  // `boxes` ends with a sentinel whose `begin` holds the totals. False when no way of breaking keeps to the rules
  // (never with `emergency`). `result` is the cheapest way.
  bool fit(std::span<const FitBox> boxes, const FitRules& rules, DivisionSource& divisions, FitResult& result);
  // The cheapest way for `lines` lines, one line less and one more, as far as there are such; 0: the optimum's lines.
  bool fit_loosely(std::span<const FitBox> boxes, const FitRules& rules, DivisionSource& divisions, uint32_t lines,
                   std::vector<FitResult>& results);

 private:
  struct Node {
    Sums next;
    int64_t demerits = 0;
    uint32_t previous = UINT32_MAX;
    uint32_t line = 0;
    LineEnd end;
    uint8_t fitness = 1, run = 0;
  };
  struct Try {
    Sums end, next;
    int64_t penalty = 0;
    LineEnd line_end;
    bool forced = false, last = false;
  };

  bool search(std::span<const FitBox> boxes, const FitRules& rules, DivisionSource& divisions, bool count_lines);
  void try_break(const Try& place, const FitRules& rules, bool count_lines);
  void offer(const Node& node, bool count_lines);
  void trace(uint32_t node, FitResult& result) const;

  std::vector<Node> nodes_;
  std::vector<uint32_t> active_;
  std::vector<Node> candidates_;
};

}  // namespace hustings::linebreak
