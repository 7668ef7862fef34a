#include "pagination/space_fit.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/counted.h"
#include "base/parallel.h"
#include "linebreak/room.h"
#include "text/text.h"

namespace hustings::pagination {

namespace {

constexpr int32_t kStep = 5;  // per mille of the type size: a twentieth of a point at 10 points

std::string room_name(const GrantedRoom& room, const Granted& granted) {
  std::string size = format_points(granted.inline_size, 0) + " by " + format_points(granted.block_size, 0) + " pt";
  if (room.kind == GrantedRoom::Kind::Share && room.count == 2) return "half a page, " + size;
  if (room.kind == GrantedRoom::Kind::Share && room.count == 4) return "a quarter of a page, " + size;
  if (granted.pages > 0) return granted.pages == 1 ? "a page" : fmt::format("{} pages", granted.pages);
  return size;
}

// Per mille of the type size, rounded up; but 70% of a size is 700, though both lengths are rounded.
int32_t smallest_of(const ComputedStyle& style) {
  const int64_t size = std::max<int64_t>(style.font_size.units, 1), least = style.least_font_size.units;
  if (least == 0) return 1000;
  return static_cast<int32_t>(std::clamp<int64_t>(((least - 1) * 1000 + size - 1) / size, 1, 1000));
}

// Whose it is, for a message: the candidate's name, or what stands above an argument.
std::string name_of(const StyledPart& part) {
  for (const StyledNode& node : part.nodes) {
    if (node.kind == NodeKind::Heading) return std::string(part.text_of(node));
  }
  return part.id;
}

// Where the author wrote the word at `byte`.
Span span_at(const StyledPart& part, const TextPosition& at) {
  for (const StyledNode& node : part.nodes) {
    const bool holds = node.kind == NodeKind::Text && node.text_begin <= at.byte && at.byte < node.text_end;
    if (!holds || !node.span.known()) continue;
    // Where nothing was escaped or joined, words and source agree byte for byte.
    const bool same = node.span.end - node.span.begin == node.text_end - node.text_begin;
    return same ? Span{node.span.source, node.span.begin + (at.byte - node.text_begin), node.span.end} : node.span;
  }
  const Span span = part[at.node].span;
  return span.known() ? span : part[0].span;
}

}  // namespace

int32_t SpaceFit::Contest::steps() const { return (1000 - smallest + kStep - 1) / kStep; }

int32_t SpaceFit::Contest::size(int32_t at) const { return std::max(smallest, 1000 - kStep * at); }

SpaceFit::SpaceFit(const StyledDocument& styled, Fit& fit) : styled_(styled) {
  fit.parts.resize(styled.parts.size());
  needs_.resize(styled.parts.size());
  measured_.resize(styled.parts.size());
  std::map<std::pair<std::string_view, Role>, size_t> known;
  for (uint32_t index = 0; index < styled.parts.size(); ++index) {
    const StyledPart& part = *styled.parts[index];
    if (part.nodes.empty() || part.role == Role::Contest || !part.has(0, Attribute::Contest)) continue;
    const auto [place, is_new] =
        known.emplace(std::pair(part.attribute(0, Attribute::Contest), part.role), contests_.size());
    if (is_new) contests_.emplace_back();
    Contest& contest = contests_[place->second];
    contest.parts.push_back(index);
    const ComputedStyle& style = styled.style(part[0].style);
    if (style.room.kind == GrantedRoom::Kind::None) continue;
    const int32_t bound = smallest_of(style);
    const bool first = contest.room.kind == GrantedRoom::Kind::None;
    contest.smallest = first ? bound : std::max(contest.smallest, bound);
    if (!first) continue;
    contest.room = style.room;
    contest.style = part[0].style;
  }
  std::erase_if(contests_, [](const Contest& each) { return each.room.kind == GrantedRoom::Kind::None; });
  for (Contest& contest : contests_) {
    const PartFit before = fit.parts[contest.parts.front()];
    const Granted granted = before.granted.any()
                                ? before.granted
                                : granted_space(styled, *styled.parts[contest.parts.front()], contest.room);
    contest.granted = granted.any();
    contest.measured = before.granted.any();
    contest.step = (1000 - before.size_per_mille + kStep - 1) / kStep;
    for (const uint32_t part : contest.parts) fit.parts[part] = {before.size_per_mille, granted};
  }
}

// Only Parts that were set anew.
void SpaceFit::measure(const Galley& galley) {
  std::vector<uint32_t> parts;
  for (const Contest& contest : contests_) {
    for (const uint32_t part : contest.parts) {
      if (measured_[part] != galley.parts[part]) parts.push_back(part);
    }
  }
  parallel_for(parts.size(), [&](size_t i) {
    const uint32_t part = parts[i];
    needs_[part] = space_need(styled_, *galley.parts[part]);
    measured_[part] = galley.parts[part];
  });
}

bool SpaceFit::any_over(const std::vector<uint32_t>& parts) const {
  return std::any_of(parts.begin(), parts.end(), [&](uint32_t part) { return needs_[part].over(); });
}

bool SpaceFit::next(const Galley& galley, Fit& fit) {
  measure(galley);
  bool again = false;
  for (Contest& contest : contests_) {
    if (!contest.granted) continue;
    const bool longest = contest.room.kind == GrantedRoom::Kind::Longest;
    again = (longest ? grant_longest(contest, fit) : advance(contest, fit)) || again;
  }
  return again;
}

void SpaceFit::try_step(Contest& contest, int32_t step, const std::vector<uint32_t>& parts, Fit& fit) {
  contest.step = step;
  for (const uint32_t part : parts) fit.parts[part].size_per_mille = contest.size(step);
}

bool SpaceFit::advance(Contest& contest, Fit& fit) const {
  using Phase = Contest::Phase;
  switch (contest.phase) {
    case Phase::Done:
      return false;
    case Phase::Start:
      for (const uint32_t part : contest.parts) {
        if (needs_[part].over()) contest.longer.push_back(part);
      }
      contest.low = contest.step;
      contest.high = contest.steps();
      if (contest.longer.empty() || contest.low >= contest.high) {
        contest.phase = Phase::Done;
        return false;
      }
      contest.phase = Phase::Search;
      break;
    case Phase::Search:
      (any_over(contest.longer) ? contest.low : contest.high) = contest.step;
      break;
    case Phase::Confirm:
      if (!any_over(contest.parts) || contest.step >= contest.steps()) {
        contest.phase = Phase::Done;
        return false;
      }
      try_step(contest, contest.step + 1, contest.parts, fit);
      return true;
  }
  if (contest.high - contest.low > 1) {
    try_step(contest, (contest.low + contest.high) / 2, contest.longer, fit);
  } else {
    contest.phase = Phase::Confirm;
    try_step(contest, contest.high, contest.parts, fit);
  }
  return true;
}

// All have what the longest of them needs: of a column, or whole pages where a column is not enough.
bool SpaceFit::grant_longest(Contest& contest, Fit& fit) const {
  Granted& granted = fit.parts[contest.parts.front()].granted;
  SpaceNeed most;
  for (const uint32_t part : contest.parts) {
    most.height = std::max(most.height, needs_[part].height);
    most.pages = std::max(most.pages, needs_[part].pages);
  }
  const Granted before = granted;
  Granted all = granted;
  const linebreak::Room page = linebreak::room_of(styled_, styled_.parts[contest.parts.front()]->sequence);
  if (granted.pages == 0 && most.height > page.height) {
    all = {page.full_measure, page.height, 1};
  } else if (granted.pages == 0) {
    all.block_size = contest.measured ? std::max(all.block_size, most.height) : most.height;
    contest.measured = true;
  } else {
    all.pages = static_cast<uint16_t>(std::min<uint32_t>(std::max<uint32_t>(all.pages, most.pages), UINT16_MAX));
  }
  for (const uint32_t part : contest.parts) fit.parts[part].granted = all;
  return !(all == before);
}

void SpaceFit::report_over(const GalleyPart& part, uint32_t index, const Contest& contest,
                           Diagnostics& diagnostics) const {
  const SpaceNeed& need = needs_[index];
  const StyledPart& styled = *part.shaped->styled;
  const StyledNode& node = styled[need.first.node];
  const std::string_view rest =
      std::string_view(styled.text).substr(std::min<size_t>(need.first.byte, styled.text.size()));
  const size_t words = text::count_words(rest, styled_.languages[node.language]);
  const Length size = styled_.style(styled[0].style).font_size;
  const Length smaller = linebreak::fitted(size, part.size_per_mille);
  diagnostics.error(
      "space-exceeded", span_at(styled, need.first),
      fmt::format("{} is {} ({}) longer than the space that everyone in this contest has, {}, at {} pt, "
                  "the smallest type that the layout allows",
                  name_of(styled), counted(need.lines, "line", "lines"), counted(words, "word", "words"),
                  room_name(contest.room, part.granted), format_points(smaller, 2)),
      {"shorten it from here on, or let the layout grant all more space (space) or smaller type (font-size.minimum)"});
}

void SpaceFit::report(const Galley& galley, Diagnostics& diagnostics) {
  measure(galley);
  std::vector<StyleId> told;
  for (const Contest& contest : contests_) {
    if (contest.granted) {
      for (const uint32_t part : contest.parts) {
        if (needs_[part].over()) report_over(*galley.parts[part], part, contest, diagnostics);
      }
      continue;
    }
    if (std::find(told.begin(), told.end(), contest.style) != told.end()) continue;
    told.push_back(contest.style);
    const StyledPart& part = *styled_.parts[contest.parts.front()];
    const linebreak::Room room = linebreak::room_of(styled_, part.sequence);
    const Length high = contest.room.kind == GrantedRoom::Kind::Area
                            ? Length{contest.room.area}.scaled(Length::kUnitsPerPoint, room.measure.units)
                            : room.height;
    diagnostics.error("space-impossible", styled_.origin(contest.style).room,
                      fmt::format("no column of this layout holds so much space, which would be {} pt high: one is "
                                  "{} by {} pt",
                                  high > room.height ? format_points(high, 1) : "more than " + format_points(high, 1),
                                  format_points(room.measure, 1), format_points(room.height, 1)),
                      {"grant less, whole pages (space=\"1 page\"), or give the page fewer columns"});
  }
}

}  // namespace hustings::pagination
