#include "pagination/page_composer.h"

#include <algorithm>

#include "pagination/compromises.h"
#include "pagination/other_settings.h"
#include "text/text.h"

namespace hustings::pagination {

namespace {

// A run that costs more than this, and this a page, is worth the search for paragraphs that give a line.
constexpr int64_t kWorthOthers = 20, kWorthOthersOfPage = 7;

// The leading of running text: that of the first paragraph's lines with others below them.
Length leading(const GatheredRun& run) {
  for (uint32_t i = 1; i < run.length; ++i) {
    if (run.stops[i].space.units == 0 && run.stops[i].height == run.stops[i - 1].height) return run.stops[i].height;
  }
  return Length::points(12);
}

}  // namespace

PageComposer::PageComposer(PagedDocument& paged, std::vector<PartStrips>& strips, const linebreak::Settings& settings,
                           const PagedDocument* previous, Diagnostics& diagnostics)
    : paged_(paged),
      strips_(strips),
      settings_(settings),
      diagnostics_(diagnostics),
      placer_(*paged.styled, paged.parts, strips) {
  if (previous == nullptr) return;
  for (const auto& run : previous->runs) previous_.emplace(std::pair(run->from.part, run->from.slug), run);
}

Length PageComposer::left_edge(const Page& page, const PageMaster& master, Direction binding) {
  const bool inside_left = page.recto == (binding == Direction::LeftToRight);
  return inside_left ? master.inside : master.outside;
}

Length PageComposer::body_height(const PageMaster& master) {
  return std::max(master.size.height - master.top - master.bottom, Length::points(12));
}

const PageMaster& PageComposer::master_of(uint32_t index) const {
  return paged_.styled->masters[std::min(index, static_cast<uint32_t>(paged_.styled->masters.size()) - 1)];
}

void PageComposer::add_page(bool blank) {
  Page page;
  page.number = static_cast<uint32_t>(paged_.pages.size()) + 1;
  page.recto = page.number % 2 == 1;
  page.blank = blank;
  page.master = blank ? sequence_.blank : first_page_ ? sequence_.first : page.recto ? sequence_.right : sequence_.left;
  page.master = std::min(page.master, static_cast<uint32_t>(paged_.styled->masters.size()) - 1);
  page.folio_number = next_folio_++;
  // A blank page before a sequence still counts with the one that ends there.
  page.roman = blank && before_sequence_ && !paged_.pages.empty() ? paged_.pages.back().roman : sequence_.roman_folios;
  page.folio = page.roman ? text::roman_number(page.folio_number) : std::to_string(page.folio_number);
  paged_.pages.push_back(page);
  contents_.emplace_back();
}

// A new page, on this side; a blank one before it where the side asks for one.
void PageComposer::open_page(Break side) {
  const auto next_recto = [&] { return paged_.pages.size() % 2 == 0; };
  if (first_page_ && sequence_.restart_folios) {
    // Odd folios are those of right-hand pages: where the text wants a left-hand one, folio 1 is a blank page's.
    if (!next_recto()) add_page(true);
    next_folio_ = 1;
    before_sequence_ = false;
  }
  if ((side == Break::Recto && !next_recto()) || (side == Break::Verso && next_recto())) add_page(true);
  add_page(false);
  first_page_ = before_sequence_ = false;
  placer_.begin(contents_.back());
  take_edges();
}

void PageComposer::take_edges() {
  left_ = left_edge(paged_.pages.back(), master(), paged_.styled->direction);
  top_ = y_ = master().top;
  bottom_ = top_ + body_height(master());
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

GatheredRun PageComposer::gather(Cursor from, Break forced, uint32_t last) const {
  const PageMaster& usual = master_of(sequence_.right);
  GatheredRun run = gather_run(strips_, from, forced, last, columns_, usual.grid);
  run.flush = usual.flush_bottom;
  run.line = leading(run);
  run.recto_room = body_height(usual);
  run.verso_room = body_height(master_of(sequence_.left));
  return run;
}

std::shared_ptr<const SettledRun> PageComposer::settled_before(const GatheredRun& run, Cursor from) const {
  const auto known = previous_.find({from.part, from.slug});
  if (known == previous_.end()) return nullptr;
  const SettledRun& before = *known->second;
  const bool same = before.length == run.length && before.recto == run.recto && before.first_room == run.first_room &&
                    before.last_room == run.last_room && before.galley.size() == run.parts.size();
  for (size_t i = 0; same && i < run.parts.size(); ++i) {
    if (before.galley[i] != paged_.parts[run.parts[i].part]) return nullptr;
  }
  return same ? known->second : nullptr;
}

// Breaks a run; where that costs much, once more with paragraphs that give a line or take one.
std::shared_ptr<const SettledRun> PageComposer::settle(const GatheredRun& run, Cursor from) {
  auto settled = std::make_shared<SettledRun>();
  settled->from = from;
  settled->length = run.length;
  settled->recto = run.recto;
  settled->first_room = run.first_room;
  settled->last_room = run.last_room;
  for (const GatheredRun::Part& part : run.parts) settled->galley.push_back(paged_.parts[part.part]);
  settled->set = settled->galley;
  BrokenRun& broken = settled->broken;
  broken = break_pages(run);
  if (broken.cost <= kWorthOthers + kWorthOthersOfPage * static_cast<int64_t>(broken.pages.size())) return settled;
  GatheredRun freer = run;
  const OtherSettings others(freer, *paged_.styled, settings_, paged_.parts, strips_);
  BrokenRun better = others.empty() ? BrokenRun{} : break_pages(freer, broken.cost - 1);
  if (better.pages.empty()) return settled;
  const std::vector<OtherSettings::Given> given = others.apply(better, settled->set);
  // The stops as they are then, numbered through.
  uint32_t stop = 0;
  for (BrokenPage& page : better.pages) {
    for (Band& band : page.bands) {
      for (BrokenColumn& column : band.columns) {
        const uint32_t first = stop;
        for (const StopRange& range : column.stops) stop += range.last - range.first;
        column.stops.clear();
        if (stop > first) column.stops.push_back({first, stop});
      }
    }
  }
  broken = std::move(better);
  for (const OtherSettings::Given& each : given) {
    const auto kind = each.lines < 0 ? Compromise::Kind::ShorterParagraph : Compromise::Kind::LongerParagraph;
    settled->compromises.push_back({page_of(broken, each.stop), each.place, kind, 1, each.cost});
  }
  return settled;
}

BrokenRun PageComposer::break_run(GatheredRun& run, Cursor from, Break forced, uint32_t last) {
  run.recto = paged_.pages.back().recto;
  run.first_room = bottom_ - top_;
  run.last_room = std::max(run.recto_room, run.verso_room);
  last_run_ = run.end.part == last;
  if (last_run_ && last_has_master_) {
    run.last_room = body_height(master_of(sequence_.last));
    if (paged_.pages.size() > first_of_sequence_ + 1) run.first_room = std::min(run.first_room, run.last_room);
  }
  std::shared_ptr<const SettledRun> settled = settled_before(run, from);
  if (!settled) settled = settle(run, from);
  paged_.runs.push_back(settled);
  bool changed = false;
  for (size_t i = 0; i < run.parts.size(); ++i) {
    const uint32_t part = run.parts[i].part;
    if (settled->set[i] == settled->galley[i]) continue;
    changed = true;
    paged_.parts[part] = settled->set[i];
    strips_[part] = flatten(*paged_.parts[part], run.recto_room);
    grant_space(*paged_.styled, *paged_.parts[part], strips_[part]);
  }
  if (changed) {
    GatheredRun set = gather(from, forced, last);
    set.recto = run.recto;
    set.first_room = run.first_room;
    set.last_room = run.last_room;
    run = std::move(set);
  }
  find_compromises(run, settled->broken, strips_, paged_);
  const auto first_page = static_cast<uint32_t>(paged_.pages.size()) - 1;
  for (Compromise compromise : settled->compromises) {
    compromise.page += first_page;
    paged_.compromises.push_back(compromise);
  }
  return settled->broken;
}

void PageComposer::place_column(const GatheredRun& run, const BrokenColumn& column, Length left, Length top,
                                Length foot) {
  stack_column(run, column, top - top_, tops_);
  for (Length& each : tops_) each += top;
  size_t placed = 0;
  for (const StopRange& range : column.stops) {
    for (uint32_t at = range.first; at < range.last;) {
      const Cursor slug = run.slug_of(at);
      const auto left_in_part = static_cast<uint32_t>(strips_[slug.part].main.slugs.size()) - slug.slug;
      const uint32_t count = std::min(range.last - at, left_in_part);
      placer_.place_text(slug.part, slug.slug, left, std::span(tops_).subspan(placed, count), placed == 0);
      placed += count;
      at += count;
    }
  }
  if (column.first_piece == column.last_piece) return;
  Length y = std::max(foot - notes_height(run, column.first_piece, column.last_piece), top);
  const std::vector<GatheredRun::Piece>& pieces = run.piece_places;
  y = placer_.place_separator(pieces[column.first_piece].part, left, y);
  for (uint32_t at = column.first_piece; at < column.last_piece;) {
    uint32_t end = at + 1;
    while (end < column.last_piece && pieces[end].note == pieces[at].note && pieces[end].part == pieces[at].part) ++end;
    if (at > column.first_piece) y += run.pieces[at].space;
    y = placer_.place_note(pieces[at].part, pieces[at].note, pieces[at].slug, pieces[end - 1].slug + 1, left, y);
    at = end;
  }
}

void PageComposer::place_column_rules(Length top, Length height) {
  const PageMaster& page = master();
  if (page.column_rule.units <= 0) return;
  const Length full = page.size.width - page.inside - page.outside;
  const Length width = (full - page.column_gap * (columns_ - 1)) / columns_;
  for (int64_t i = 1; i < columns_; ++i) {
    Fragment rule;
    rule.kind = FragmentKind::Fill;
    rule.artifact = true;
    const Length x = left_ + (width + page.column_gap) * i - page.column_gap / 2 - page.column_rule / 2;
    rule.area = {x, top, page.column_rule, height};
    rule.color = page.column_rule_color;
    contents_.back().grounds.push_back(rule);
  }
}

void PageComposer::place_band(const GatheredRun& run, const Band& band, bool ends_page) {
  const PageMaster& page = master();
  const Length full = page.size.width - page.inside - page.outside;
  const Length width = (full - page.column_gap * (columns_ - 1)) / columns_;
  // Columns follow each other as the text's own lines do: an Arabic page of an English booklet begins at its right.
  const StyledPart& part = *paged_.styled->parts[run.parts.back().part];
  const bool right_to_left =
      (part.nodes.empty() ? paged_.styled->direction : paged_.styled->style(part[0].style).direction) ==
      Direction::RightToLeft;
  const Length top = top_ + band.top;
  Length height;
  bool notes = false;
  for (const BrokenColumn& column : band.columns) {
    height = std::max(height, column.height);
    notes = notes || column.last_piece > column.first_piece;
  }
  // Notes stand at the page's foot; above a band that goes on below, at this one's.
  Length deepest = height;
  for (const BrokenColumn& column : band.columns) {
    const Length own = column.height + notes_height(run, column.first_piece, column.last_piece);
    if (!column.stops.empty() || own.units > 0) deepest = std::max(deepest, std::min(own, band.room));
  }
  const Length foot = ends_page && notes ? bottom_ : top + deepest;
  for (size_t i = 0; i < band.columns.size(); ++i) {
    const bool across = band.spans || columns_ == 1;
    const auto place_in_line = static_cast<int64_t>(across ? 0 : right_to_left ? columns_ - 1 - i : i);
    place_column(run, band.columns[i], left_ + (width + page.column_gap) * place_in_line, top, foot);
  }
  if (!band.spans && band.columns.size() > 1) place_column_rules(top, height);
  y_ = std::max(y_, notes ? foot : top + height);
}

void PageComposer::place_run(const GatheredRun& run, const BrokenRun& broken) {
  for (size_t p = 0; p < broken.pages.size(); ++p) {
    if (p > 0) open_page(Break::Auto);
    // The last page may have a master of its own; a sequence of one page has a first one.
    if (last_run_ && last_has_master_ && p + 1 == broken.pages.size() && paged_.pages.size() > first_of_sequence_ + 1) {
      paged_.pages.back().master = sequence_.last;
      take_edges();
    }
    const std::vector<Band>& bands = broken.pages[p].bands;
    for (size_t b = 0; b < bands.size(); ++b) {
      for (const BrokenColumn& column : bands[b].columns) {
        if (!column.overfull || column.stops.empty()) continue;
        const Cursor slug = run.slug_of(column.stops.front().first);
        const TextPosition at = position_of(*paged_.parts[slug.part], strips_[slug.part], slug);
        diagnostics_.warning(
            "page-overfull", (*paged_.parts[at.part]->shaped->styled)[at.node].span,
            "this is higher than page " + paged_.pages.back().folio + " has room for, and sticks out of it",
            {"make it smaller, or let the layout give its page more height"});
      }
      place_band(run, bands[b], b + 1 == bands.size());
    }
    close_page();
  }
}

// Pages that a Part is granted and does not use stay empty.
void PageComposer::leave_granted_pages(const GatheredRun& run, size_t used) {
  const Granted& granted = paged_.parts[run.parts.back().part]->granted;
  for (; used < granted.pages; ++used) add_page(true);
}

void PageComposer::compose(uint32_t first, uint32_t last) {
  const StyledDocument& styled = *paged_.styled;
  if (styled.masters.empty()) return;
  const uint32_t sequence = paged_.parts[first]->shaped->styled->sequence;
  sequence_ = sequence < styled.sequences.size() ? styled.sequences[sequence] : PageSequence{};
  if (!begun_.insert(sequence).second) {
    // One that other pages stood between goes on: where it starts, and with which folio, was for its first page.
    sequence_.start = Break::Page;
    sequence_.restart_folios = false;
  }
  columns_ = std::max<uint8_t>(master_of(sequence_.right).columns, 1);
  first_page_ = before_sequence_ = true;
  first_of_sequence_ = paged_.pages.size();
  last_has_master_ =
      sequence_.last != sequence_.left && sequence_.last != sequence_.right && sequence_.last < styled.masters.size();
  Break forced = sequence_.start;
  for (Cursor from{first, 0}; from.part < last;) {
    GatheredRun run = gather(from, forced, last);
    if (run.length == 0) break;
    open_page(run.forced);
    const BrokenRun broken = break_run(run, from, forced, last);
    place_run(run, broken);
    leave_granted_pages(run, broken.pages.size());
    from = run.end;
    forced = run.end_forced;
  }
}

}  // namespace hustings::pagination
