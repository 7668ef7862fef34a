#include "pagination/page_composer.h"

#include <algorithm>

#include "text/text.h"

namespace hustings::pagination {

namespace {

// From this price on a break is a compromise that people want to know of.
constexpr int32_t kCompromise = 1000;
// A last page that holds no more than this part of what it could is better saved.
constexpr int64_t kForlornPart = 5;

Break stronger(Break a, Break b) { return static_cast<uint8_t>(b) > static_cast<uint8_t>(a) ? b : a; }

}  // namespace

PageComposer::PageComposer(PagedDocument& paged, const std::vector<PartStrips>& strips, Diagnostics& diagnostics)
    : paged_(paged), strips_(strips), diagnostics_(diagnostics), placer_(*paged.styled, paged.parts, strips) {}

Length PageComposer::left_edge(const Page& page, const PageMaster& master, Direction binding) {
  const bool inside_left = page.recto == (binding == Direction::LeftToRight);
  return inside_left ? master.inside : master.outside;
}

void PageComposer::gather(uint32_t first, uint32_t last) {
  stops_.clear();
  shrinks_.clear();
  part_begins_.clear();
  first_part_ = first;
  Length space;
  Break forced = Break::Auto;
  int32_t penalty = 0;
  for (uint32_t part = first; part < last; ++part) {
    const Strip& strip = strips_[part].main;
    part_begins_.push_back(stops_.size());
    for (size_t i = 0; i < strip.slugs.size(); ++i) {
      const Slug& slug = strip.slugs[i];
      Stop stop{slug.space, slug.extent(), slug.at_top, slug.penalty, slug.forced, slug.spans, slug.reason};
      shrinks_.push_back(slug.shrink);
      if (i == 0) {  // the gap between two Parts
        if (space > stop.space) shrinks_.back() = {};
        stop.space = std::max(stop.space, space);
        stop.forced = stronger(stop.forced, forced);
        stop.penalty = std::max(stop.penalty, penalty);
      }
      if (columns_ == 1) stop.spans = false;
      stops_.push_back(stop);
    }
    if (strip.empty()) {
      forced = stronger(forced, strip.tail_break);
      space = std::max(space, strip.tail_space);
    } else {
      forced = strip.tail_break;
      space = strip.tail_space;
      penalty = strip.tail_penalty;
    }
  }
}

uint32_t PageComposer::part_of(size_t stop) const {
  const auto after = std::upper_bound(part_begins_.begin(), part_begins_.end(), stop);
  return first_part_ + static_cast<uint32_t>(after - part_begins_.begin()) - 1;
}

TextPosition PageComposer::position(size_t stop) const {
  const uint32_t part = part_of(stop);
  const Slug& slug = strips_[part].main.slugs[stop - part_begins_[part - first_part_]];
  const GalleyPart& galley = *paged_.parts[part];
  switch (slug.kind) {
    case SlugKind::Line:
      return {part, galley.paragraphs[slug.index].node, galley.lines[slug.line].text_begin};
    case SlugKind::Picture: {
      const NodeId node = galley.pictures[slug.index].node;
      return {part, node, (*galley.shaped->styled)[node].text_begin};
    }
    case SlugKind::Rule: {
      const NodeId node = galley.rules[slug.index].node;
      return {part, node, (*galley.shaped->styled)[node].text_begin};
    }
    case SlugKind::Slice: {
      const NodeId node = galley.tables[strips_[part].groups[strips_[part].slices[slug.index].group].table].node;
      return {part, node, (*galley.shaped->styled)[node].text_begin};
    }
  }
  return {part, 0, 0};
}

void PageComposer::add_page(bool blank) {
  Page page;
  page.number = static_cast<uint32_t>(paged_.pages.size()) + 1;
  page.recto = page.number % 2 == 1;
  page.blank = blank;
  page.master = blank ? sequence_.blank : first_page_ ? sequence_.first : page.recto ? sequence_.right : sequence_.left;
  page.master = std::min(page.master, static_cast<uint32_t>(paged_.styled->masters.size()) - 1);
  if (first_page_ && !blank && sequence_.restart_folios) next_folio_ = 1;
  page.folio_number = next_folio_++;
  // A blank page before a sequence still counts with the one that ends there.
  page.roman = blank && first_page_ && !paged_.pages.empty() ? paged_.pages.back().roman : sequence_.roman_folios;
  page.folio = page.roman ? text::roman_number(page.folio_number) : std::to_string(page.folio_number);
  paged_.pages.push_back(page);
  contents_.emplace_back();
}

// A new page, on this side; a blank one before it where the side asks for one.
void PageComposer::open_page(Break side) {
  const bool next_recto = paged_.pages.size() % 2 == 0;
  if ((side == Break::Recto && !next_recto) || (side == Break::Verso && next_recto)) add_page(true);
  add_page(false);
  first_page_ = false;
  placer_.begin(contents_.back());
  left_ = left_edge(paged_.pages.back(), master(), paged_.styled->direction);
  top_ = y_ = master().top;
  bottom_ = std::max(master().size.height - master().bottom, top_ + Length::points(12));
}

bool PageComposer::forces_page(const Stop& stop) const {
  return stop.forced >= Break::Page || (stop.forced == Break::Column && columns_ == 1);
}

void PageComposer::find_limit() {
  if (limit_ > next_) return;
  limit_ = next_ + 1;
  while (limit_ < stops_.size() && !forces_page(stops_[limit_]) && stops_[limit_].spans == stops_[next_].spans) {
    ++limit_;
  }
}

// A last page with next to nothing on it looks forlorn; when the spaces of the pages before can give up enough, they
// take it in. Only as much is asked of them as it needs.
void PageComposer::squeeze_run() {
  squeeze_ = 0;
  if (columns_ > 1) return;
  size_t end = next_ + 1;
  while (end < stops_.size() && !forces_page(stops_[end])) ++end;
  const Length room = bottom_ - top_;
  struct Run {
    size_t pages = 0;
    Length last;
  };
  const auto try_pages = [&] {
    Run run;
    for (size_t at = next_; at < end; ++run.pages) {
      const ColumnEnd page = choose_column_end(stops_, at, end, room);
      at = page.end;
      run.last = page.height;
    }
    return run;
  };
  const Run natural = try_pages();
  if (natural.pages < 2 || natural.last * kForlornPart > room) return;
  const auto squeeze_to = [&](int32_t per_mille) {
    for (size_t i = next_ + 1; i < end; ++i) {
      stops_[i].space += shrinks_[i].scaled(squeeze_, 1000) - shrinks_[i].scaled(per_mille, 1000);
    }
    squeeze_ = per_mille;
  };
  for (const int32_t per_mille : {250, 500, 750, 1000}) {
    squeeze_to(per_mille);
    if (try_pages().pages < natural.pages) return;
  }
  squeeze_to(0);
}

void PageComposer::place(size_t first, size_t last, Length left, Length top) {
  for (size_t at = first; at < last;) {
    const uint32_t part = part_of(at);
    const size_t begin = part_begins_[part - first_part_];
    size_t end = begin + strips_[part].main.slugs.size();
    end = std::min(end, last);
    top =
        placer_.place(part, static_cast<uint32_t>(at - begin), static_cast<uint32_t>(end - begin), left, top, squeeze_);
    at = end;
    if (at < last) top += stops_[at].space;
  }
}

void PageComposer::report_overfull(size_t stop) {
  const TextPosition at = position(stop);
  diagnostics_.warning("page-overfull", (*paged_.parts[at.part]->shaped->styled)[at.node].span,
                       "this is higher than page " + paged_.pages.back().folio + " has room for, and sticks out of it",
                       {"make it smaller, or let the layout give its page more height"});
}

// What a column or page that ends before this stop had to give.
void PageComposer::record_break(size_t stop, bool page_end) {
  const Stop& next = stops_[stop];
  const auto page = static_cast<uint32_t>(paged_.pages.size()) - 1;
  if (next.penalty >= kCompromise) {
    const char* what = next.reason == Reason::Widow     ? "widow"
                       : next.reason == Reason::Orphan  ? "orphan"
                       : next.reason == Reason::Heading ? "stranded-heading"
                                                        : "parted";
    paged_.compromises.push_back({page, position(stop), what, next.penalty});
  }
  const Length left = bottom_ - y_;
  if (page_end && left * 3 > bottom_ - top_) {
    paged_.compromises.push_back({page, position(stop), "underfull-page", white_cost(left, bottom_ - top_)});
  }
}

bool PageComposer::fill_spanner(Length room) {
  const ColumnEnd column = choose_column_end(stops_, next_, limit_, room);
  if (!at_top()) {
    // A spanner is moved to the next page rather than broken, or parted from what it heads.
    Length need = column.height;
    for (size_t i = column.end; i < stops_.size() && stops_[i].penalty >= kCompromise && !forces_page(stops_[i]); ++i) {
      need += stops_[i].space + stops_[i].height;
    }
    if (column.end == limit_ && limit_ < stops_.size() && !forces_page(stops_[limit_])) {
      need = std::max(need, column.height + stops_[limit_].space + stops_[limit_].height);
    }
    if (column.overfull || column.end < limit_ || need > room) return false;
  }
  if (column.overfull) report_overfull(next_);
  place(next_, column.end, left_, y_);
  y_ += column.height;
  next_ = column.end;
  return true;
}

void PageComposer::place_columns(const std::vector<ColumnEnd>& columns) {
  const PageMaster& page = master();
  const Length full = page.size.width - page.inside - page.outside;
  const Length gap = page.column_gap;
  const Length width = (full - gap * (columns_ - 1)) / columns_;
  // Columns follow each other as the text's own lines do: an Arabic page of an English booklet begins at its right.
  const StyledPart& part = *paged_.styled->parts[part_of(next_)];
  const bool right_to_left =
      (part.nodes.empty() ? paged_.styled->direction : paged_.styled->style(part[0].style).direction) ==
      Direction::RightToLeft;
  Length height;
  for (size_t i = 0; i < columns.size(); ++i) {
    const auto place_in_line = static_cast<int64_t>(right_to_left ? columns_ - 1 - i : i);
    if (columns[i].overfull) report_overfull(next_);
    place(next_, columns[i].end, left_ + (width + gap) * place_in_line, y_);
    next_ = columns[i].end;
    height = std::max(height, columns[i].height);
    if (i + 1 < columns.size() && next_ < stops_.size()) record_break(next_, false);
  }
  if (columns_ > 1 && columns.size() > 1 && page.column_rule.units > 0) {
    for (int64_t i = 1; i < columns_; ++i) {
      Fragment rule;
      rule.kind = FragmentKind::Fill;
      rule.artifact = true;
      rule.area = {left_ + (width + gap) * i - gap / 2 - page.column_rule / 2, y_, page.column_rule, height};
      rule.color = page.column_rule_color;
      contents_.back().grounds.push_back(rule);
    }
  }
  y_ += height;
}

bool PageComposer::fill_columns(Length room) {
  std::vector<ColumnEnd> columns = choose_columns(stops_, next_, limit_, room, columns_);
  if (!at_top()) {
    const int64_t leave = stops_[next_].penalty + white_cost(room, bottom_ - top_);
    if (columns.front().overfull || (columns.back().end < limit_ && columns.front().cost > leave)) return false;
  }
  if (columns_ > 1 && columns.back().end == limit_) {
    columns = balance_columns(stops_, next_, limit_, room, columns_);
  }
  place_columns(columns);
  return true;
}

bool PageComposer::fill_band() {
  const Stop& stop = stops_[next_];
  const Length top = at_top() ? y_ : y_ + stop.space;
  const Length room = bottom_ - top;
  if (!at_top() && stop.height > room) return false;
  const Length before = y_;
  y_ = top;
  const bool placed = stop.spans ? fill_spanner(room) : fill_columns(room);
  if (!placed) y_ = before;
  return placed && next_ >= limit_;
}

// What has been placed on the page moves down to its foot where the master says so.
void PageComposer::close_page() {
  const Length room = bottom_ - y_;
  if (!master().align_after || room.units <= 0) return;
  PageContent& content = contents_.back();
  for (std::vector<Fragment>* list : {&content.grounds, &content.fragments}) {
    for (Fragment& fragment : *list) fragment.area.y += room;
  }
}

void PageComposer::compose(uint32_t first, uint32_t last) {
  const StyledDocument& styled = *paged_.styled;
  if (styled.masters.empty()) return;
  const uint32_t sequence = paged_.parts[first]->shaped->styled->sequence;
  sequence_ = sequence < styled.sequences.size() ? styled.sequences[sequence] : PageSequence{};
  const uint32_t usual = std::min(sequence_.right, static_cast<uint32_t>(styled.masters.size()) - 1);
  columns_ = std::max<uint8_t>(styled.masters[usual].columns, 1);
  gather(first, last);
  if (stops_.empty()) return;
  first_page_ = true;
  const size_t first_of_sequence = paged_.pages.size();
  next_ = limit_ = 0;
  open_page(stronger(sequence_.start, stops_.front().forced));
  squeeze_run();
  while (next_ < stops_.size()) {
    find_limit();
    const bool whole = fill_band();
    if (next_ >= stops_.size()) break;
    if (whole && !forces_page(stops_[next_])) continue;
    if (!whole) record_break(next_, true);
    close_page();
    open_page(whole ? stops_[next_].forced : Break::Auto);
    if (whole) squeeze_run();
  }
  close_page();
  // The last page may have a master of its own.
  Page& end = paged_.pages.back();
  const bool own = sequence_.last != sequence_.left && sequence_.last != sequence_.right;
  if (own && paged_.pages.size() - first_of_sequence > 1 && sequence_.last < styled.masters.size()) {
    end.master = sequence_.last;
  }
}

}  // namespace hustings::pagination
