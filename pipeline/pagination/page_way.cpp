// The way that the search found, told page by page.
#include <algorithm>

#include "pagination/page_search.h"

namespace hustings::pagination {

// The stops of a column that begins at one node and ends at the next.
std::vector<StopRange> PageSearch::ranges(uint32_t first, uint32_t end, uint32_t choice) const {
  std::vector<StopRange> ranges;
  uint32_t at = first;
  const auto up_to = [&](uint32_t last) {
    if (last > at) ranges.push_back({at, last});
  };
  const auto through = [&](const Alternative& alternative) {
    if (end > alternative.first && end < alternative.first + alternative.count) {
      up_to(end);
      at = end;
    } else {
      up_to(alternative.first + alternative.count);
      at = alternative.stop + alternative.replaced;
    }
  };
  if (at == end) return ranges;
  if (const Alternative* begun = alternative_at(at)) through(*begun);
  std::vector<uint32_t> chosen;
  for (; choice != kNothing; choice = choices_[choice].before) chosen.push_back(choices_[choice].alternative);
  for (auto each = chosen.rbegin(); each != chosen.rend(); ++each) {
    const Alternative& alternative = run_.alternatives[*each];
    up_to(alternative.stop);
    at = alternative.first;
    through(alternative);
  }
  if (at != end) up_to(end);
  return ranges;
}

BrokenRun PageSearch::result() const {
  std::vector<const Node*> way = {&best_};
  while (way.back()->parent != kNothing) way.push_back(&nodes_[way.back()->parent]);
  std::reverse(way.begin(), way.end());
  BrokenRun result;
  result.cost = best_.cost;
  result.pages.emplace_back();
  bool new_band = true;
  std::vector<Length> tops;
  for (size_t i = 1; i < way.size(); ++i) {
    const Node &from = *way[i - 1], &to = *way[i];
    BrokenPage& page = result.pages.back();
    if (to.step != Node::Step::Turn) {
      if (new_band) {
        Band band;
        band.top = to.top;
        band.spans = run_.columns > 1 && spans(from.position);
        band.room = page_room(from) - to.top;
        page.bands.push_back(band);
      }
      Band& band = page.bands.back();
      band.complete = to.complete;
      if (to.step == Node::Step::Column) {
        BrokenColumn column;
        column.stops = ranges(from.position, to.position, to.choice);
        column.first_piece = from.piece;
        column.last_piece = to.piece;
        column.height = to.height;
        column.give = to.give;
        column.overfull = to.overfull;
        band.columns.push_back(std::move(column));
      } else {
        uint32_t begin = from.position, piece = from.piece;
        for (const uint32_t end : band_ends_[to.ends]) {
          BrokenColumn column;
          column.stops = ranges(begin, end, kNothing);
          column.first_piece = piece;
          column.last_piece = piece = called_before(end);
          column.height = stack_column(run_, column, to.top, tops);
          band.columns.push_back(std::move(column));
          begin = end;
        }
        band.room = to.height;
      }
      new_band = to.complete || to.turns;
    }
    page.cost = to.cost;
    if (!to.turns) continue;
    result.pages.emplace_back();
    new_band = true;
  }
  return result;
}

}  // namespace hustings::pagination
