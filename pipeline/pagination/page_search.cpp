#include "pagination/page_search.h"

#include <algorithm>

namespace hustings::pagination {

PageSearch::PageSearch(const Run& run) : run_(run) {
  band_ends_at_.resize(run.length);
  for (uint32_t i = run.length; i-- > 0;) {
    const bool goes_on = i + 1 < run.length && (run.columns == 1 || run.stops[i].spans == run.stops[i + 1].spans);
    band_ends_at_[i] = goes_on ? band_ends_at_[i + 1] : i + 1;
  }
  first_alternative_.assign(run.length, kNothing);
  for (size_t i = run.alternatives.size(); i-- > 0;) {
    first_alternative_[run.alternatives[i].stop] = static_cast<uint32_t>(i);
  }
  for (uint32_t i = 0; i <= run.length; ++i) {
    order_.push_back(i);
    for (uint32_t a = i < run.length ? first_alternative_[i] : kNothing;
         a < run.alternatives.size() && run.alternatives[a].stop == i; ++a) {
      const Alternative& alternative = run.alternatives[a];
      for (uint32_t line = 1; line < alternative.count; ++line) order_.push_back(alternative.first + line);
    }
  }
  notes_begun_.push_back(0);
  piece_bottoms_.push_back({});
  for (const NotePiece& piece : run.pieces) {
    notes_begun_.push_back(notes_begun_.back() + (piece.begins ? 1 : 0));
    piece_bottoms_.push_back(piece_bottoms_.back() + piece.space + piece.height);
  }
  at_.resize(std::max<size_t>(run.stops.size(), run.length) + 1);
  order_of_.resize(at_.size());
  for (uint32_t i = 0; i < order_.size(); ++i) order_of_[order_[i]] = i;
}

bool PageSearch::search(int64_t most, int64_t slack) {
  bound_ = most;
  slack_ = slack;
  ahead_ = {};
  farthest_ = 0;
  nodes_.clear();
  choices_.clear();
  band_ends_.clear();
  for (std::vector<uint32_t>& nodes : at_) nodes.clear();
  best_ = Node{};
  best_.cost = INT64_MAX;
  Node start;
  start.recto = run_.recto;
  reach(start);
  for (size_t order = 0; order < order_.size(); ++order) {
    const uint32_t position = order_[order];
    if (ahead_.order <= order) look_ahead(order + 1);
    // Notes alone in a column, and the turn of a page, lead on at the same position.
    std::vector<uint32_t>& here = at_[position];
    for (size_t done = 0; done < here.size(); ++done) {
      const auto sooner = [&](uint32_t a, uint32_t b) {
        const Node &one = nodes_[a], &other = nodes_[b];
        return one.piece != other.piece ? one.piece < other.piece : (one.y.units > 0) > (other.y.units > 0);
      };
      std::swap(here[done], *std::min_element(here.begin() + static_cast<std::ptrdiff_t>(done), here.end(), sooner));
      visit(here[done]);
    }
  }
  return best_.cost < INT64_MAX;
}

uint32_t PageSearch::called_before(uint32_t position) const {
  return position == 0 ? 0 : run_.stops[position - 1].piece_end;
}

const Alternative* PageSearch::alternative_at(uint32_t position) const {
  if (position <= run_.length) return nullptr;
  return &run_.alternatives[run_.alternative_of(position)];
}

uint32_t PageSearch::band_end(uint32_t position) const {
  const Alternative* alternative = alternative_at(position);
  return position == run_.length ? position : band_ends_at_[alternative != nullptr ? alternative->stop : position];
}

bool PageSearch::spans(uint32_t position) const {
  return run_.columns > 1 && position < run_.length && run_.stops[position].spans;
}

Length PageSearch::page_room(const Node& node) const {
  return node.first_page ? run_.first_room : node.recto ? run_.recto_room : run_.verso_room;
}

Length PageSearch::notes_height(uint32_t first, uint32_t last) const {
  if (last <= first) return {};
  return run_.separator + piece_bottoms_[last] - piece_bottoms_[first] - run_.pieces[first].space;
}

Length PageSearch::last_room(const Node& node) const { return node.first_page ? run_.first_room : run_.last_room; }

void PageSearch::visit(uint32_t index) {
  from_.index = index;
  from_.node = nodes_[index];
  const Node& node = from_.node;
  const int64_t bound = std::min(bound_, ahead_.cost + slack_);
  if (node.cost >= best_.cost || node.cost > bound) return;
  from_.limit = band_end(node.position);
  from_.one_column = run_.columns == 1 || node.position == run_.length || spans(node.position);
  from_.page = page_room(node);
  from_.top = node.y;
  if (node.column == 0 && node.y.units > 0) {
    if (node.position < run_.length) from_.top += run_.stops[node.position].space;
    turn_page();
  }
  from_.room = from_.page - from_.top;
  const int64_t most = bound - node.cost;
  from_.least = most >= 10'000 ? Length{-1} : from_.room - white_for(most, from_.page);
  if (node.column == 0 && !from_.one_column) balance_band();
  fill_column();
}

// The cheaper of two ways to a place stays.
void PageSearch::reach(const Node& node) {
  if (node.cost > bound_ || node.cost >= best_.cost || node.cost > ahead_.cost + slack_) return;
  const size_t order = order_of_[node.position];
  farthest_ = std::max(farthest_, order);
  if (node.cost <= ahead_.cost) ahead_ = {node.cost, order};
  std::vector<uint32_t>& here = at_[node.position];
  for (const uint32_t known : here) {
    if (!nodes_[known].same_place(node)) continue;
    if (node.cost < nodes_[known].cost) nodes_[known] = node;
    return;
  }
  here.push_back(static_cast<uint32_t>(nodes_.size()));
  nodes_.push_back(node);
}

Node PageSearch::step_to(uint32_t position, uint32_t piece, Node::Step step) const {
  Node next = from_.node;
  next.position = position;
  next.piece = piece;
  next.step = step;
  next.parent = from_.index;
  next.turns = next.complete = next.overfull = false;
  next.choice = next.ends = kNothing;
  next.give = 0;
  next.top = from_.top;
  return next;
}

void PageSearch::look_ahead(size_t order) {
  ahead_ = {};
  for (; order <= farthest_; ++order) {
    for (const uint32_t node : at_[order_[order]]) {
      if (nodes_[node].cost <= ahead_.cost) ahead_ = {nodes_[node].cost, order};
    }
  }
}

// What a page end costs besides its columns, and what the next page knows of it.
void PageSearch::end_page(Node& next, Length white) const {
  const Node& from = from_.node;
  next.cost += kPage;
  next.turns = true;
  next.column = 0;
  next.y = {};
  next.first_page = false;
  next.recto = !from.recto;
  next.verso_white = 0;
  next.full = false;
  const int64_t left = from.full ? 0 : visible_white(white, next.piece > from.piece, run_.line);
  if (!from.recto) next.verso_white = static_cast<uint8_t>(left);
  if (from.recto && !from.first_page) next.cost += facing_cost(left - from.verso_white);
}

// The page ends above what stands here, though there may be room.
void PageSearch::turn_page() {
  const Node& from = from_.node;
  if (from.position >= run_.length) return;
  Node next = step_to(from.position, from.piece, Node::Step::Turn);
  const Length white = from_.page - from.y;
  next.cost += break_cost(run_.stops[from.position]) + white_cost(white, from_.page);
  end_page(next, white);
  reach(next);
}

void PageSearch::place_stop(const Stop& stop, Label& label) const {
  const bool first = !label.begun;
  if (!first && run_.grid.units <= 0) {
    label.stretch += stop.stretch;
    label.shrink += stop.shrink;
  }
  label.y = stop_top(run_, stop, from_.top, label.y, first, stop.space) + stop.height_in(first);
  label.begun = true;
  if (label.y - label.shrink <= from_.room) return;
  label.overfull = true;
  // Only what has a column of its own, from the page's top, may stick out of it.
  if (!first || from_.top.units > 0) label.cost = INT64_MAX;
}

// Fills a column with every number of stops that it holds. Where a paragraph has alternatives the ways part, and meet
// again behind it: labels that then stand equally low are one.
void PageSearch::fill_column() {
  const Node& from = from_.node;
  std::vector<Label> labels = std::move(labels_);
  labels.assign(1, Label{});
  labels.back().cost = from.cost;
  const uint32_t called = called_before(from.position);
  if (from.piece < called) {
    Label empty = labels.back();
    empty.cost += kNotesAlone;
    end_column(from.position, empty, called);
  }
  uint32_t at = from.position;
  if (const Alternative* begun = alternative_at(at)) {
    const uint32_t behind = begun->stop + begun->replaced;
    fill_range({at, begun->first + begun->count}, behind, labels);
    at = behind;
  }
  std::vector<Label> joined, branch;
  while (at < from_.limit && !labels.empty()) {
    uint32_t a = first_alternative_[at];
    if (a == kNothing) {
      fill_range({at, at + 1}, at + 1, labels);
      ++at;
      continue;
    }
    const uint32_t behind = at + run_.alternatives[a].replaced;
    joined = labels;
    fill_range({at, behind}, behind, joined);
    for (; a < run_.alternatives.size() && run_.alternatives[a].stop == at; ++a) {
      const Alternative& alternative = run_.alternatives[a];
      branch = labels;
      for (Label& label : branch) label.cost += other_setting_cost(alternative.cost);
      std::erase_if(branch, [&](const Label& label) { return label.cost > bound_; });
      for (Label& label : branch) {
        choices_.push_back({a, label.choice});
        label.choice = static_cast<uint32_t>(choices_.size() - 1);
      }
      fill_range({alternative.first, alternative.first + alternative.count}, behind, branch);
      for (const Label& label : branch) {
        const auto same = std::find_if(joined.begin(), joined.end(), [&](const Label& one) {
          return one.y == label.y && one.stretch == label.stretch && one.shrink == label.shrink;
        });
        if (same == joined.end()) {
          joined.push_back(label);
        } else if (label.cost < same->cost) {
          *same = label;
        }
      }
    }
    labels.swap(joined);
    at = behind;
  }
  labels_ = std::move(labels);
}

// Places stops of a range one by one, ending the column after each; `behind` is the position after the last. Labels
// that find no room are taken out.
void PageSearch::fill_range(StopRange range, uint32_t behind, std::vector<Label>& labels) {
  for (uint32_t i = range.first; i < range.last && !labels.empty(); ++i) {
    const Stop& stop = run_.stops[i];
    const uint32_t end = i + 1 < range.last ? i + 1 : behind;
    const bool forced = end < from_.limit && run_.stops[end].forced == Break::Column;
    for (Label& label : labels) {
      place_stop(stop, label);
      if (label.cost <= bound_) {
        const Length deepest = label.y + label.stretch + notes_height(from_.node.piece, stop.piece_end);
        if (deepest >= from_.least || end == from_.limit || forced) end_column(end, label, stop.piece_end);
      }
      if (label.overfull || forced) label.cost = INT64_MAX;
    }
    std::erase_if(labels, [&](const Label& label) { return label.cost > bound_; });
  }
}

// A column ends before the stop at `end`, with as many of its notes at its foot as there is room for, or fewer.
void PageSearch::end_column(uint32_t end, const Label& label, uint32_t last_piece) {
  const uint32_t first_piece = from_.node.piece;
  // A piece of a note that no page could hold has one for itself, as a box of the text has.
  if (!label.begun && first_piece < last_piece && from_.top.units == 0 &&
      notes_height(first_piece, first_piece + 1) > from_.room) {
    Label overfull = label;
    overfull.overfull = true;
    end_column(end, overfull, last_piece, first_piece + 1, notes_height(first_piece, first_piece + 1));
    return;
  }
  Length notes = notes_height(first_piece, last_piece);
  for (uint32_t piece = last_piece;; --piece) {
    const bool nothing = !label.begun && piece == first_piece;
    const bool fits = label.y + notes - label.shrink <= from_.room || (label.overfull && piece == first_piece);
    if (fits && !nothing) {
      if (piece < last_piece && label.cost + kNoteSplit > bound_) break;
      end_column(end, label, last_piece, piece, notes);
      if (label.cost + white_cost(from_.room - label.y - notes - label.stretch, from_.page) > bound_) break;
    }
    if (piece == first_piece) break;
    const NotePiece& last = run_.pieces[piece - 1];
    notes -= last.height + (piece - 1 > first_piece ? last.space : run_.separator);
  }
}

void PageSearch::end_column(uint32_t end, const Label& label, uint32_t last_piece, uint32_t piece, Length notes) {
  Node next = step_to(end, piece, Node::Step::Column);
  next.overfull = label.overfull;
  next.choice = label.choice;
  next.height = label.y;
  next.cost = label.cost + (label.overfull ? kOverfull : 0);
  Length white = from_.room - label.y - notes;
  if (white.units < 0 && !label.overfull) {
    next.cost += tight_cost(-white, label.shrink);
    next.give = -((-white.units * 65536 + label.shrink.units - 1) / label.shrink.units);
    next.height += white;
    white = {};
  }
  if (piece < last_piece) {
    const NotePiece& cut = run_.pieces[piece];
    if (!cut.begins) next.cost += kNoteSplit + cut.penalty;
    next.cost += kNoteAway * (notes_begun_[last_piece] - notes_begun_[piece]);
  } else if (end == from_.limit) {
    if (from_.one_column) return end_band(next, notes);
    // Bands of several columns are balanced; but notes from columns before may leave no way to do it.
    if (label.begun) {
      if (from_.node.column == 0 && !label.overfull) return;
      next.cost += unbalanced_cost(white, from_.page) +
                   unbalanced_cost(from_.room, from_.page) * (run_.columns - 1 - from_.node.column);
      return end_band(next, std::max(from_.room - next.height, notes));
    }
  }
  if (end < run_.stops.size() && end != run_.length && label.begun) next.cost += break_cost(run_.stops[end]);
  const bool forced = end < from_.limit && run_.stops[end].forced == Break::Column;
  if (run_.flush && !forced && white.units > 0 && white <= label.stretch) {
    next.cost += loose_cost(white, label.stretch);
    next.give = white.units * 65536 / label.stretch.units;
    next.height += white;
    white = {};
  }
  if (!forced) next.cost += white_cost(white, from_.page);
  if (from_.one_column || end == from_.limit || from_.node.column + 1 == run_.columns) {
    end_page(next, white);
  } else {
    next.column = static_cast<uint8_t>(from_.node.column + 1);
    next.y = from_.top;
    next.full = next.full || visible_white(white, piece > from_.node.piece, run_.line) == 0;
  }
  reach(next);
}

// The band ends with its text, and the page goes on below; or the run ends.
void PageSearch::end_band(Node band, Length notes) {
  band.complete = true;
  band.column = 0;
  band.full = false;
  band.y = from_.top + band.height + notes;
  if (band.position < run_.length) {
    reach(band);
    return;
  }
  if (band.y > last_room(from_.node) && !band.overfull) return;
  if (!from_.node.first_page) band.cost += short_cost(band.y, from_.page);
  if (band.cost <= bound_ && band.cost < best_.cost) best_ = band;
}

void PageSearch::balance_band() {
  const Node& from = from_.node;
  std::vector<uint32_t> path;
  uint32_t at = from.position;
  if (const Alternative* begun = alternative_at(at)) {
    for (; at < begun->first + begun->count; ++at) path.push_back(at);
    at = begun->stop + begun->replaced;
  }
  const Length room = (from_.limit == run_.length ? std::min(from_.page, last_room(from)) : from_.page) - from_.top;
  Length height;
  for (const uint32_t position : path) height += run_.stops[position].height;
  for (; at < from_.limit && height <= room * run_.columns; ++at) {
    path.push_back(at);
    height += run_.stops[at].height;
  }
  if (height > room * run_.columns) return;
  const uint32_t piece = run_.stops[path.back()].piece_end;
  for (const Balanced& balanced : balance_columns(run_, path, from.piece, from_.top, room, bound_ - from.cost)) {
    Node next = step_to(from_.limit, piece, Node::Step::Band);
    next.height = balanced.height;
    next.cost += balanced.cost;
    std::vector<uint32_t> ends;
    for (const size_t end : balanced.ends) ends.push_back(end < path.size() ? path[end] : from_.limit);
    next.ends = static_cast<uint32_t>(band_ends_.size());
    band_ends_.push_back(std::move(ends));
    end_band(next, {});
  }
}

}  // namespace hustings::pagination
