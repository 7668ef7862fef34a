#include "pagination/compromises.h"

#include <algorithm>
#include <optional>

namespace hustings::pagination {

namespace {

using Kind = Compromise::Kind;

// What nobody sees is not told: less white than this many lines, spaces that give less than this part.
constexpr int64_t kSeenLines = 2;
constexpr int64_t kSeenGive = 65536 / 2;

class Finder {
 public:
  Finder(const GatheredRun& run, const BrokenRun& broken, const std::vector<PartStrips>& strips, PagedDocument& paged)
      : run_(run), broken_(broken), strips_(strips), paged_(paged) {}

  void find() {
    const auto first_page = static_cast<uint32_t>(paged_.pages.size()) - 1;
    std::optional<int64_t> verso_white;
    for (size_t p = 0; p < broken_.pages.size(); ++p) {
      page_ = first_page + static_cast<uint32_t>(p);
      const bool recto = run_.recto == (p % 2 == 0);
      room_ = p == 0 ? run_.first_room : recto ? run_.recto_room : run_.verso_room;
      const bool last_page = p + 1 == broken_.pages.size();
      Length bottom;
      int64_t left = INT64_MAX;  // what the page facing this one sees of it
      for (const Band& band : broken_.pages[p].bands) {
        left = INT64_MAX;
        for (const BrokenColumn& column : band.columns) {
          if (!column.stops.empty()) next_ = column.stops.back().last;
          const Length white = find_in_column(band, column);
          const bool notes = column.last_piece > column.first_piece;
          if (left != 0) left = visible_white(white, notes, run_.line);
          bottom =
              std::max(bottom, band.top + column.height + notes_height(run_, column.first_piece, column.last_piece));
        }
        if (band.complete && band.columns.size() > 1) find_unbalanced(band);
      }
      if (last_page && p > 0) {
        if (const int64_t cost = short_cost(bottom, room_); cost > 0) add(Kind::ShortPage, lines(bottom), cost);
      }
      if (!last_page) {
        const std::vector<Band>& bands = broken_.pages[p].bands;
        if (bands.empty() || bands.back().complete) left = visible_white(room_ - bottom, false, run_.line);
        const int64_t apart = recto && verso_white ? left - *verso_white : 0;
        if (facing_cost(apart) > facing_cost(2))
          add(Kind::UnequalFacing, std::max(apart, -apart) / 2, facing_cost(apart));
        if (!recto) verso_white = left;
      }
    }
  }

 private:
  int64_t lines(Length height) const { return run_.line.units > 0 ? height.units / run_.line.units : 0; }

  // At what stands below the break.
  void add(Kind kind, int64_t lines, int64_t cost) { add(std::min(next_, run_.length - 1), kind, lines, cost); }

  void add(uint32_t stop, Kind kind, int64_t lines, int64_t cost) {
    const Cursor slug = run_.slug_of(stop);
    const TextPosition place = position_of(*paged_.parts[slug.part], strips_[slug.part], slug);
    paged_.compromises.push_back({page_, place, kind, lines, cost});
  }

  // Gives back the white at its foot.
  Length find_in_column(const Band& band, const BrokenColumn& column) {
    const Length notes = notes_height(run_, column.first_piece, column.last_piece);
    const Length white = band.complete ? Length{} : std::max(band.room - column.height - notes, Length{});
    if (column.overfull) add(Kind::Overfull, 0, kOverfull);
    if (column.give < -kSeenGive || column.give > kSeenGive) {
      const Kind kind = column.give < 0 ? Kind::TightSpaces : Kind::LooseSpaces;
      const Length given{column.give < 0 ? -column.give : column.give}, whole{65536};
      add(column.stops.front().first, kind, given.units * 100 / 65536,
          column.give < 0 ? tight_cost(given, whole) : loose_cost(given, whole));
    }
    if (next_ < run_.length && !column.stops.empty())
      find_in_break(run_.stops[next_], band.complete && band.columns.size() == 1);
    if (lines(white) >= kSeenLines) add(Kind::ShortColumn, lines(white), white_cost(white, room_));
    find_in_notes(column);
    return white;
  }

  // What a column had to give that ends before this stop; a band that is complete has no break behind it.
  void find_in_break(const Stop& stop, bool complete) {
    if (complete || stop.forced != Break::Auto || stop.penalty <= 0) return;
    Kind kind = Kind::Parted;
    if (stop.reason == Reason::Widow) kind = Kind::Widow;
    if (stop.reason == Reason::Orphan) kind = Kind::Orphan;
    if (stop.reason == Reason::Heading) kind = Kind::StrandedHeading;
    if (stop.reason == Reason::Hyphen) kind = Kind::HyphenAtFoot;
    add(kind, 0, break_cost(stop));
  }

  void find_in_notes(const BrokenColumn& column) {
    const uint32_t called = next_ == 0 ? 0 : run_.stops[next_ - 1].piece_end;
    if (column.stops.empty() && column.first_piece < column.last_piece) add(Kind::NotesAlone, 0, kNotesAlone);
    if (column.last_piece >= called) return;
    if (!run_.pieces[column.last_piece].begins) {
      add(Kind::NoteSplit, 0, kNoteSplit + run_.pieces[column.last_piece].penalty);
    }
    for (uint32_t piece = column.last_piece; piece < called; ++piece) {
      if (run_.pieces[piece].begins) add(Kind::NoteAway, 0, kNoteAway);
    }
  }

  void find_unbalanced(const Band& band) {
    Length deepest, shallowest = band.room;
    for (size_t i = 0; i < run_.columns; ++i) {
      Length height;
      if (i < band.columns.size()) {
        const BrokenColumn& column = band.columns[i];
        height = column.height + notes_height(run_, column.first_piece, column.last_piece);
      }
      deepest = std::max(deepest, height);
      shallowest = std::min(shallowest, height);
    }
    const int64_t apart = lines(deepest - shallowest);
    if (apart >= kSeenLines) add(Kind::UnequalColumns, apart, unbalanced_cost(deepest - shallowest, room_));
  }

  const GatheredRun& run_;
  const BrokenRun& broken_;
  const std::vector<PartStrips>& strips_;
  PagedDocument& paged_;
  uint32_t page_ = 0, next_ = 0;
  Length room_;
};

}  // namespace

uint32_t page_of(const BrokenRun& broken, uint32_t stop) {
  for (uint32_t p = 0; p < broken.pages.size(); ++p) {
    for (const Band& band : broken.pages[p].bands) {
      for (const BrokenColumn& column : band.columns) {
        for (const StopRange& range : column.stops) {
          if (stop >= range.first && stop < range.last) return p;
        }
      }
    }
  }
  return 0;
}

void find_compromises(const GatheredRun& run, const BrokenRun& broken, const std::vector<PartStrips>& strips,
                      PagedDocument& paged) {
  Finder(run, broken, strips, paged).find();
}

}  // namespace hustings::pagination

namespace hustings {

std::string_view name_of(Compromise::Kind kind) {
  switch (kind) {
    case Compromise::Kind::Widow:
      return "widow";
    case Compromise::Kind::Orphan:
      return "orphan";
    case Compromise::Kind::StrandedHeading:
      return "stranded-heading";
    case Compromise::Kind::Parted:
      return "parted";
    case Compromise::Kind::HyphenAtFoot:
      return "hyphen-at-foot";
    case Compromise::Kind::ShortColumn:
      return "short-column";
    case Compromise::Kind::ShortPage:
      return "short-page";
    case Compromise::Kind::UnequalFacing:
      return "unequal-facing";
    case Compromise::Kind::UnequalColumns:
      return "unequal-columns";
    case Compromise::Kind::TightSpaces:
      return "tight-spaces";
    case Compromise::Kind::LooseSpaces:
      return "loose-spaces";
    case Compromise::Kind::ShorterParagraph:
      return "shorter-paragraph";
    case Compromise::Kind::LongerParagraph:
      return "longer-paragraph";
    case Compromise::Kind::NoteSplit:
      return "note-split";
    case Compromise::Kind::NoteAway:
      return "note-away";
    case Compromise::Kind::NotesAlone:
      return "notes-alone";
    case Compromise::Kind::Overfull:
      return "overfull";
  }
  return "";
}

}  // namespace hustings
