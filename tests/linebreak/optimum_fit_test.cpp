// The line breaker against an exhaustive search: every way of breaking a short paragraph is tried and priced by the
// public costs; the optimum must be the same.
#include "linebreak/optimum_fit.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace hustings::linebreak {
namespace {

struct Paragraph final : DivisionSource {
  std::vector<FitBox> boxes;
  std::vector<std::vector<Division>> inside;

  std::span<const Division> divisions(uint32_t box, bool) override { return inside[box]; }
};

Paragraph random_paragraph(std::mt19937& random, bool hyphens, bool gives) {
  const auto number = [&](int low, int high) { return low + static_cast<int>(random() % (high - low + 1)); };
  Paragraph paragraph;
  Sums sums;
  const int count = number(1, 9);
  for (int i = 0; i < count; ++i) {
    FitBox box;
    box.begin = sums;
    box.width = number(5, 60);
    const int end = number(0, 19);
    box.end = end == 0 ? BoxEnd::Forced : end == 1 ? BoxEnd::None : end == 2 ? BoxEnd::WrittenHyphen : BoxEnd::Space;
    paragraph.inside.emplace_back();
    if (hyphens && box.width > 30 && number(0, 1) == 0) {
      box.divisible = true;
      const int64_t before = number(8, static_cast<int>(box.width) - 8);
      Division division{1, before + 3, box.width - before, kHyphenPenalty, true};
      if (number(0, 3) == 0) {  // a hyphen stands there already
        division.hyphen = false;
        division.written_hyphen = true;
        division.penalty = kWrittenHyphenPenalty;
      }
      division.hang_before = number(0, 3);
      division.hang_after = number(0, 2);
      paragraph.inside.back().push_back(division);
    }
    // Letters that give, marks that hang.
    if (gives && number(0, 2) > 0) {
      box.give = number(0, static_cast<int>(box.width) / 10);
      for (Division& division : paragraph.inside.back()) {
        division.give_before = static_cast<int32_t>(box.give * division.width_before / box.width);
        division.give_after = static_cast<int32_t>(box.give * division.width_after / box.width);
      }
    }
    if (number(0, 3) == 0) box.hang_start = number(0, static_cast<int>(box.width) / 4);
    if (number(0, 3) == 0) box.hang_end = number(0, static_cast<int>(box.width) / 4);
    sums.width += box.width;
    sums.stretch += box.give;
    sums.shrink += box.give;
    if (number(0, 30) == 0) {
      box.fill = true;
      sums.fills += 1;
    }
    paragraph.boxes.push_back(box);
    // An anchor behind a mark, through which the mark hangs; two marks that overlap; mostly a space.
    if (box.end != BoxEnd::Forced && i + 1 < count && number(0, 9) == 0) {
      const int32_t hang = box.hang_end;
      const BoxEnd anchor_end = box.end;
      paragraph.boxes.back().end = BoxEnd::None;
      FitBox anchor;
      anchor.begin = sums;
      anchor.end = anchor_end;
      anchor.hang_end = hang;
      paragraph.boxes.push_back(anchor);
      paragraph.inside.emplace_back();
    }
    if (number(0, 9) == 0) {
      sums.width -= box.width / 4;
      continue;
    }
    sums.width += 10;
    sums.stretch += 5;
    sums.shrink += 3;
  }
  FitBox sentinel;
  sentinel.begin = sums;
  paragraph.boxes.push_back(sentinel);
  return paragraph;
}

struct State {
  Sums next;
  uint8_t fitness = 1, run = 0;
  int lines = 0;
  int64_t demerits = 0;
};

// Every way to go on from a line end; the best sums by number of lines.
class Exhaustive {
 public:
  Exhaustive(Paragraph& paragraph, const FitRules& rules) : paragraph_(paragraph), rules_(rules) {}

  std::vector<int64_t> best;  // by number of lines; -1: no way

  void search() {
    State start;
    start.next = paragraph_.boxes.front().begin;
    start.next.width += paragraph_.boxes.front().hang_start - rules_.first_indent;
    go_on(start, 0, false);
  }

 private:
  // Lines that start at box `box` (or inside it, when `inside`).
  void go_on(const State& state, uint32_t box, bool inside) {
    const auto count = static_cast<uint32_t>(paragraph_.boxes.size() - 1);
    for (uint32_t i = box; i < count; ++i) {
      const FitBox& here = paragraph_.boxes[i];
      if (rules_.divide && !(inside && i == box)) {
        for (const Division& division : paragraph_.inside[i]) {
          Sums end = here.begin, next = here.begin;
          end.width += division.width_before - division.hang_before;
          end.stretch += division.give_before;
          end.shrink += division.give_before;
          next.width += here.width - division.width_after + division.hang_after;
          next.stretch += here.give - division.give_after;
          next.shrink += here.give - division.give_after;
          end_line(state, end, next, division.penalty, division.hyphen || division.written_hyphen, false, false, i,
                   true);
        }
      }
      const bool last = i + 1 == count;
      if (here.end == BoxEnd::None && !last) continue;
      Sums end = here.begin;
      end.width += here.width - here.hang_end;
      end.stretch += here.give;
      end.shrink += here.give;
      end.fills += here.fill ? 1 : 0;
      const bool forced = last || here.end == BoxEnd::Forced;
      const bool hyphen = here.end == BoxEnd::WrittenHyphen && !forced;
      Sums next = paragraph_.boxes[i + 1].begin;
      next.width += paragraph_.boxes[i + 1].hang_start;
      end_line(state, end, next, hyphen ? kWrittenHyphenPenalty : 0, hyphen, forced, last, i + 1, false);
      if (forced) return;
    }
  }

  void end_line(const State& state, const Sums& end, const Sums& next, int64_t penalty, bool hyphen, bool forced,
                bool last, uint32_t box, bool inside) {
    const Sums line{end.width - state.next.width, end.stretch - state.next.stretch, end.shrink - state.next.shrink,
                    end.fills - state.next.fills};
    const LineLook look = judge_line(line, forced, penalty, rules_);
    if (look.fit != LineLook::Fit::Feasible) return;
    State after = state;
    after.run = hyphen ? static_cast<uint8_t>(state.run + 1) : 0;
    if (after.run > rules_.ladder) return;
    after.demerits += look.demerits;
    if (state.lines > 0) {
      after.demerits += transition_demerits(state.fitness, state.run, look.fitness, hyphen, last);
      if (last && line.width < rules_.runt) after.demerits += kRuntDemerits;
    }
    after.next = next;
    after.fitness = look.fitness;
    after.lines = state.lines + 1;
    if (last) {
      if (best.size() <= static_cast<size_t>(after.lines)) best.resize(after.lines + 1, -1);
      int64_t& sum = best[after.lines];
      if (sum < 0 || after.demerits < sum) sum = after.demerits;
      return;
    }
    go_on(after, box, inside);
  }

  Paragraph& paragraph_;
  const FitRules& rules_;
};

TEST(OptimumFit, CostsWhatAnExhaustiveSearchFinds) {
  std::mt19937 random(7);
  OptimumFit optimum;
  int set = 0, failed = 0, hyphenated = 0;
  for (int round = 0; round < 20000; ++round) {
    FitRules rules;
    rules.divide = random() % 2 == 0;
    rules.justified = random() % 3 != 0;
    Paragraph paragraph = random_paragraph(random, rules.divide, rules.justified);
    rules.measure = 60 + static_cast<int>(random() % 80);
    rules.first_indent = random() % 3 == 0 ? 12 : 0;
    rules.last_justified = random() % 10 == 0;
    rules.rag = 20;
    rules.runt = random() % 2 == 0 ? 20 : 0;
    rules.ladder = static_cast<uint8_t>(random() % 3);
    rules.tolerance = random() % 2 == 0 ? 1000 : 4000;
    Exhaustive exhaustive(paragraph, rules);
    exhaustive.search();
    int64_t best = -1;
    for (const int64_t sum : exhaustive.best) {
      if (sum >= 0 && (best < 0 || sum < best)) best = sum;
    }
    FitResult result;
    const bool found = optimum.fit(paragraph.boxes, rules, paragraph, result);
    ASSERT_EQ(found, best >= 0) << "round " << round;
    if (!found) {
      ++failed;
      continue;
    }
    ++set;
    ASSERT_EQ(result.demerits, best) << "round " << round;
    for (const LineEnd& end : result.lines) hyphenated += end.byte != 0;
    // And for one line more or less.
    std::vector<FitResult> settings;
    ASSERT_TRUE(optimum.fit_loosely(paragraph.boxes, rules, paragraph, 0, settings));
    ASSERT_EQ(settings.front().demerits, best);
    for (const FitResult& setting : settings) {
      ASSERT_LT(setting.lines.size(), exhaustive.best.size());
      EXPECT_EQ(setting.demerits, exhaustive.best[setting.lines.size()]);
    }
    // Any number of lines can be the middle one.
    const auto middle = static_cast<uint32_t>(1 + random() % 5);
    std::vector<FitResult> around;
    ASSERT_TRUE(optimum.fit_loosely(paragraph.boxes, rules, paragraph, middle, around));
    size_t possible_around = 0;
    for (size_t lines = middle - 1; lines <= middle + 1; ++lines) {
      possible_around += lines > 0 && lines < exhaustive.best.size() && exhaustive.best[lines] >= 0;
    }
    EXPECT_EQ(around.size(), possible_around);
    for (const FitResult& setting : around) EXPECT_EQ(setting.demerits, exhaustive.best[setting.lines.size()]);
    for (const int64_t looseness : {-1, 1}) {
      const size_t wanted = settings.front().lines.size() + static_cast<size_t>(looseness);
      const bool possible = wanted < exhaustive.best.size() && exhaustive.best[wanted] >= 0;
      bool has = false;
      for (size_t i = 1; i < settings.size(); ++i) has = has || settings[i].lines.size() == wanted;
      EXPECT_EQ(has, possible) << "round " << round;
    }
  }
  // The paragraphs were not all of one kind.
  EXPECT_GT(set, 3000);
  EXPECT_GT(failed, 1000);
  EXPECT_GT(hyphenated, 300);
}

TEST(OptimumFit, EmergencyAlwaysFindsAWay) {
  std::mt19937 random(11);
  OptimumFit optimum;
  for (int round = 0; round < 3000; ++round) {
    Paragraph paragraph = random_paragraph(random, true, true);
    FitRules rules;
    rules.divide = rules.emergency = true;
    rules.ladder = 255;
    rules.measure = 20 + static_cast<int>(random() % 60);
    FitResult result;
    ASSERT_TRUE(optimum.fit(paragraph.boxes, rules, paragraph, result));
    ASSERT_FALSE(result.lines.empty());
    EXPECT_EQ(result.lines.back().box, paragraph.boxes.size() - 2);
    EXPECT_EQ(result.lines.back().byte, 0U);
    for (size_t i = 1; i < result.lines.size(); ++i) {
      const LineEnd& before = result.lines[i - 1];
      const LineEnd& end = result.lines[i];
      EXPECT_TRUE(before.box < end.box || (before.byte != 0 && (end.byte == 0 || before.byte < end.byte)));
    }
  }
}

}  // namespace
}  // namespace hustings::linebreak
