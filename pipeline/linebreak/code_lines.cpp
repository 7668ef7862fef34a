#include "linebreak/code_lines.h"

#include <algorithm>

namespace hustings::linebreak {
namespace {

class CodeBreaker {
 public:
  CodeBreaker(std::span<const FitBox> boxes, std::span<const int64_t> blanks, const CodeRules& rules,
              DivisionSource& divisions, CodeLines& lines)
      : boxes_(boxes), blanks_(blanks), rules_(rules), divisions_(divisions), lines_(lines) {}

  void run() {
    const auto count = static_cast<uint32_t>(boxes_.size() - 1);
    for (uint32_t first = 0; first < count;) {
      uint32_t last = first;
      while (last + 1 < count && boxes_[last].end != BoxEnd::Forced) ++last;
      source_line(first, last);
      first = last + 1;
    }
  }

 private:
  // One of the author's lines, of boxes `first` to `last`.
  void source_line(uint32_t first, uint32_t last) {
    const int64_t deeper = inset_of(blanks_[first], rules_);
    int64_t inset = 0;
    // What the page's line begins with: a box, and how much of it stood on the lines before.
    uint32_t box = first, byte = 0;
    int64_t gone = 0;
    for (;;) {
      const int64_t room = rules_.measure - inset, start = boxes_[box].begin.width + gone;
      if (end_of(last) - start <= room) return add({last, 0, false, false, false}, inset);
      LineEnd end = last_whole(box, last, start + room);
      if (end.overfull) {
        const uint32_t over = end.box;
        end = divide(over, last, box == over ? byte : 0, start + room, gone);
        if (end.overfull && over > box) end = {over - 1, 0, false, false, false};  // a second space, a letter alone
      }
      add(end, inset);
      if (end.byte == 0 && end.box == last) return;
      inset = deeper;
      box = end.byte != 0 ? end.box : end.box + 1;
      byte = end.byte;
      if (byte == 0) gone = 0;
    }
  }

  // The last box that ends before `limit` and after which a line may end; when the first run reaches beyond it, the box
  // of that run which does, marked as overfull. White space that begins a line is no place to end it.
  LineEnd last_whole(uint32_t box, uint32_t last, int64_t limit) const {
    LineEnd found{0, 0, false, true, false};
    bool any = false;
    for (uint32_t i = box; i <= last && end_of(i) <= limit; ++i) {
      const bool ends = boxes_[i].end == BoxEnd::Space || boxes_[i].end == BoxEnd::WrittenHyphen;
      if (!ends || (i == box && blanks_[box] > 0)) continue;
      found = {i, 0, boxes_[i].end == BoxEnd::WrittenHyphen, false, false};
      any = true;
    }
    if (any) return found;
    uint32_t over = box;
    while (over < last && end_of(over) <= limit) ++over;
    found.box = over;
    return found;
  }

  // Ends a line inside a box that reaches over its edge, as far on as it goes; behind half the line a place where one
  // would divide by hand is better. `gone` is set to what then stands before the next line.
  LineEnd divide(uint32_t box, uint32_t last, uint32_t after, int64_t limit, int64_t& gone) {
    const int64_t begin = boxes_[box].begin.width;
    const int64_t half = limit - rules_.measure / 2;
    LineEnd best{box, 0, false, true, false};
    bool by_hand = false;
    if (boxes_[box].divisible) {
      for (const Division& place : divisions_.divisions(box, true)) {
        const int64_t at = begin + place.width_before;
        if (place.byte <= after || place.hyphen || at > limit) continue;
        const bool clean = place.penalty < kWorstPlace && at > half;
        if (by_hand && !clean) continue;
        by_hand = clean;
        best = {box, place.byte, false, false, place.written_hyphen};
        gone = boxes_[box].width - place.width_after;
      }
    }
    if (!best.overfull) return best;
    // Not even one letter fits, or the box is one: before it, or behind it where it begins its line.
    while (best.box < last && boxes_[best.box].end == BoxEnd::None) ++best.box;
    gone = 0;
    return best;
  }

  int64_t end_of(uint32_t box) const { return boxes_[box].begin.width + boxes_[box].width; }

  void add(const LineEnd& end, int64_t inset) {
    lines_.ends.push_back(end);
    lines_.insets.push_back(inset);
  }

  static constexpr int32_t kWorstPlace = 10000;  // penalties of places where no one would divide are above

  std::span<const FitBox> boxes_;
  std::span<const int64_t> blanks_;
  CodeRules rules_;
  DivisionSource& divisions_;
  CodeLines& lines_;
};

}  // namespace

int64_t inset_of(int64_t blank, const CodeRules& rules) { return std::min(blank + rules.turn, rules.measure / 2); }

void break_code(std::span<const FitBox> boxes, std::span<const int64_t> blanks, const CodeRules& rules,
                DivisionSource& divisions, CodeLines& lines) {
  lines.ends.clear();
  lines.insets.clear();
  CodeBreaker(boxes, blanks, rules, divisions, lines).run();
}

}  // namespace hustings::linebreak
