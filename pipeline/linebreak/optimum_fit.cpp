// The search itself. A node is "a line ends here, and this is the best way to have come here" for one fitness class,
// one number of hyphens in a row and, when the number of lines matters, one number of lines; with these in the state
// the search finds the true optimum of the costs, ladders of hyphens included.
#include "linebreak/optimum_fit.h"

#include <algorithm>

namespace hustings::linebreak {

namespace {

// 100 (given / available)^3, TeX's measure of what a line suffers, in integers.
int64_t badness(int64_t given, int64_t available) {
  if (given <= 0) return 0;
  if (available <= 0) return kWorstBadness;
  // The ratio in 1/1024, at most 22 (its cube times 100 passes kWorstBadness).
  if (given >= available * 22) return kWorstBadness;
  const int64_t ratio = given * 1024 / available;
  return std::min(kWorstBadness, (100 * ratio * ratio * ratio) >> 30);
}

Sums minus(const Sums& a, const Sums& b) {
  return {a.width - b.width, a.stretch - b.stretch, a.shrink - b.shrink, a.fills - b.fills};
}

void add(Sums& sums, int64_t width, int64_t give) {
  sums.width += width;
  sums.stretch += give;
  sums.shrink += give;
}

}  // namespace

LineLook judge_line(const Sums& line, bool free, int64_t penalty, const FitRules& rules) {
  LineLook look;
  int64_t bad = 0;
  const int64_t shortfall = rules.measure - line.width;
  if (shortfall < 0) {
    const int64_t shrink = rules.justified ? line.shrink : 0;
    if (-shortfall > shrink) {
      look.fit = LineLook::Fit::Overfull;
      return look;
    }
    bad = badness(-shortfall, shrink);
    if (bad > 12) look.fitness = 0;
  } else if (line.fills == 0 && (!free || (rules.justified && rules.last_justified))) {
    const int64_t stretch = rules.justified ? std::max(line.stretch, rules.background_stretch) : rules.rag;
    if (!rules.emergency && shortfall * 1000 > stretch * rules.tolerance) {
      look.fit = LineLook::Fit::Loose;
      return look;
    }
    bad = badness(shortfall, stretch);
    if (rules.justified) look.fitness = bad > 99 ? 3 : bad > 12 ? 2 : 1;
  }
  look.demerits = (kLinePenalty + bad) * (kLinePenalty + bad) + penalty * penalty;
  return look;
}

int64_t transition_demerits(uint8_t former_fitness, uint8_t former_run, uint8_t fitness, bool hyphen, bool last) {
  int64_t demerits = 0;
  if (former_run > 0 && hyphen) demerits += kConsecutiveHyphenDemerits;
  if (former_run > 0 && last) demerits += kFinalHyphenDemerits;
  if (former_fitness > fitness + 1 || fitness > former_fitness + 1) demerits += kAdjacentFitnessDemerits;
  return demerits;
}

void OptimumFit::offer(const Node& node, bool count_lines) {
  for (Node& candidate : candidates_) {
    if (candidate.fitness != node.fitness || candidate.run != node.run) continue;
    if (count_lines && candidate.line != node.line) continue;
    if (node.demerits < candidate.demerits) candidate = node;
    return;
  }
  candidates_.push_back(node);
}

void OptimumFit::try_break(const Try& place, const FitRules& rules, bool count_lines) {
  candidates_.clear();
  bool fits_none = true;
  for (const uint32_t index : active_) {
    const Node& node = nodes_[index];
    const Sums line = minus(place.end, node.next);
    const bool hyphen = place.line_end.hyphen || place.line_end.written_hyphen;
    const LineLook look = judge_line(line, place.forced, place.penalty, rules);
    if (look.fit == LineLook::Fit::Overfull) continue;
    fits_none = false;
    if (look.fit == LineLook::Fit::Loose) continue;
    uint8_t run = 0;
    if (hyphen) {
      run = static_cast<uint8_t>(rules.ladder == 255 ? 1 : node.run + 1);
      if (run > rules.ladder) continue;
    }
    Node next;
    next.next = place.next;
    next.previous = index;
    next.line = node.line + 1;
    next.end = place.line_end;
    next.fitness = look.fitness;
    next.run = run;
    next.demerits = node.demerits + look.demerits;
    if (node.previous != UINT32_MAX) {
      next.demerits += transition_demerits(node.fitness, node.run, look.fitness, hyphen, place.last);
      if (place.last && line.width < rules.runt) next.demerits += kRuntDemerits;
    }
    offer(next, count_lines);
  }
  if (rules.emergency && fits_none && candidates_.empty() && !active_.empty()) {
    // Nothing can be done: the line that sticks out least ends here, and is reported.
    uint32_t best = active_.front();
    for (const uint32_t index : active_) {
      const int64_t gain = nodes_[index].next.width - nodes_[best].next.width;
      if (gain > 0 || (gain == 0 && nodes_[index].demerits < nodes_[best].demerits)) best = index;
    }
    Node next;
    next.next = place.next;
    next.previous = best;
    next.line = nodes_[best].line + 1;
    next.end = place.line_end;
    next.end.overfull = true;
    next.demerits = nodes_[best].demerits + kWorstBadness * kWorstBadness;
    candidates_.push_back(next);
    active_.clear();
  }
  if (place.forced) active_.clear();
  for (const Node& candidate : candidates_) {
    active_.push_back(static_cast<uint32_t>(nodes_.size()));
    nodes_.push_back(candidate);
  }
}

bool OptimumFit::search(std::span<const FitBox> boxes, const FitRules& rules, DivisionSource& divisions,
                        bool count_lines) {
  nodes_.clear();
  active_.clear();
  Node start;
  start.next = boxes.front().begin;
  start.next.width += boxes.front().hang_start - rules.first_indent;
  nodes_.push_back(start);
  active_.push_back(0);
  const auto count = static_cast<uint32_t>(boxes.size() - 1);
  for (uint32_t i = 0; i < count; ++i) {
    const FitBox& box = boxes[i];
    // Breaks from which even what stands before this box is too wide are out of reach, and with them all that follows.
    // A box without width (an anchor) hangs with the mark before it.
    const int64_t hang = std::max<int64_t>(0, box.hang_end - box.width);
    const int64_t shrink_sign = rules.justified ? 1 : 0;
    const int64_t reach = box.begin.width - hang - shrink_sign * box.begin.shrink - rules.measure;
    const auto out_of_reach = [this, shrink_sign, reach](uint32_t index) {
      const Sums& next = nodes_[index].next;
      return reach > next.width - shrink_sign * next.shrink;
    };
    if (!rules.emergency) {
      active_.erase(std::remove_if(active_.begin(), active_.end(), out_of_reach), active_.end());
      if (active_.empty()) return false;
    } else if (!std::all_of(active_.begin(), active_.end(), out_of_reach)) {
      active_.erase(std::remove_if(active_.begin(), active_.end(), out_of_reach), active_.end());
    }
    if (rules.divide && box.divisible) {
      bool wanted = rules.emergency;
      for (const uint32_t index : active_) {
        if (wanted) break;
        // Would a line that holds the whole box be full enough? If not, one that holds a part is not either; and the
        // pieces are never wider than the box by more than a hyphen, for which the box's own width is room enough.
        const Sums& next = nodes_[index].next;
        const int64_t stretch =
            rules.justified ? std::max(box.begin.stretch + 2 * box.give - next.stretch, rules.background_stretch)
                            : rules.rag;
        wanted = (rules.measure - (box.begin.width + 2 * box.width - next.width)) * 1000 <= stretch * rules.tolerance ||
                 box.begin.fills > next.fills;
      }
      if (wanted) {
        for (const Division& division : divisions.divisions(i, rules.emergency)) {
          Try place;
          place.end = box.begin;
          add(place.end, division.width_before - division.hang_before, division.give_before);
          place.next = box.begin;
          add(place.next, box.width - division.width_after + division.hang_after, box.give - division.give_after);
          place.penalty = division.penalty;
          place.line_end = {i, division.byte, division.hyphen, false, division.written_hyphen};
          try_break(place, rules, count_lines);
        }
      }
    }
    const bool last = i + 1 == count;
    if (box.end == BoxEnd::None && !last) continue;
    Try place;
    place.end = box.begin;
    add(place.end, box.width - box.hang_end, box.give);
    place.end.fills += box.fill ? 1 : 0;
    place.next = boxes[i + 1].begin;
    place.next.width += boxes[i + 1].hang_start;
    place.forced = last || box.end == BoxEnd::Forced;
    place.last = last;
    const bool hyphen = box.end == BoxEnd::WrittenHyphen && !place.forced;
    place.penalty = hyphen ? kWrittenHyphenPenalty : 0;
    place.line_end = {i, 0, hyphen, false};
    try_break(place, rules, count_lines);
    if (active_.empty()) return false;
  }
  return true;
}

void OptimumFit::trace(uint32_t node, FitResult& result) const {
  result.demerits = nodes_[node].demerits;
  result.lines.clear();
  for (uint32_t at = node; nodes_[at].previous != UINT32_MAX; at = nodes_[at].previous) {
    result.lines.push_back(nodes_[at].end);
  }
  std::reverse(result.lines.begin(), result.lines.end());
}

bool OptimumFit::fit(std::span<const FitBox> boxes, const FitRules& rules, DivisionSource& divisions,
                     FitResult& result) {
  if (!search(boxes, rules, divisions, false)) return false;
  uint32_t best = active_.front();
  for (const uint32_t index : active_) {
    if (nodes_[index].demerits < nodes_[best].demerits) best = index;
  }
  trace(best, result);
  return true;
}

bool OptimumFit::fit_loosely(std::span<const FitBox> boxes, const FitRules& rules, DivisionSource& divisions,
                             uint32_t lines, std::vector<FitResult>& results) {
  results.clear();
  if (!search(boxes, rules, divisions, true)) return false;
  // The cheapest node of so many lines; of all, when 0.
  const auto cheapest = [&](uint32_t wanted) {
    uint32_t best = UINT32_MAX;
    for (const uint32_t index : active_) {
      if (wanted > 0 && nodes_[index].line != wanted) continue;
      if (best == UINT32_MAX || nodes_[index].demerits < nodes_[best].demerits) best = index;
    }
    return best;
  };
  if (lines == 0) lines = nodes_[cheapest(0)].line;
  for (const uint32_t wanted : {lines, lines - 1, lines + 1}) {
    const uint32_t node = wanted == 0 ? UINT32_MAX : cheapest(wanted);
    if (node == UINT32_MAX) continue;
    results.emplace_back();
    trace(node, results.back());
  }
  return true;
}

}  // namespace hustings::linebreak
