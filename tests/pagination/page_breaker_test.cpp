// The page breaker against every way in which a run of pages could be broken, on short random runs with headings,
// keeps, spaces that give, notes, other settings of paragraphs, columns and spanners.
#include "pagination/page_breaker.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "pagination/page_cost.h"

namespace hustings::pagination {
namespace {

Length points(int64_t whole) { return Length::points(whole); }

// Tries everything. The order of things is that of a compositor: take some stops, in the paragraph's own lines or in
// others, put as many notes at the foot as one likes, end the page, go on.
class Exhaustive {
 public:
  explicit Exhaustive(const Run& run) : run_(run) {}

  int64_t cost() {
    best_ = INT64_MAX;
    for (const Way& way : ways()) {
      way_ = &way;
      pages(0, 0, 0, 0, way.cost);
    }
    return best_;
  }

 private:
  // The run's stops with its paragraphs set in one way.
  struct Way {
    std::vector<uint32_t> stops;
    int64_t cost = 0;
  };

  std::vector<Way> ways() const {
    std::vector<Way> ways(1);
    uint32_t position = 0;
    while (position < run_.length) {
      std::vector<Way> more;
      uint32_t replaced = 1;
      for (const Alternative& alternative : run_.alternatives) {
        if (alternative.stop != position) continue;
        replaced = alternative.replaced;
        for (Way way : ways) {
          for (uint32_t i = 0; i < alternative.count; ++i) way.stops.push_back(alternative.first + i);
          way.cost += other_setting_cost(alternative.cost);
          more.push_back(std::move(way));
        }
      }
      for (Way& way : ways) {
        for (uint32_t i = 0; i < replaced; ++i) way.stops.push_back(position + i);
      }
      ways.insert(ways.end(), more.begin(), more.end());
      position += replaced;
    }
    return ways;
  }

  Length room_of(int page) const {
    if (page == 0) return run_.first_room;
    return run_.recto == (page % 2 == 0) ? run_.recto_room : run_.verso_room;
  }

  // Pages from the one with this number, beginning with stop `first` of the way and with note piece `piece`.
  void pages(int number, size_t first, uint32_t piece, int64_t verso_white, int64_t cost) {
    if (cost >= best_) return;
    const std::vector<uint32_t>& stops = way_->stops;
    const Length room = room_of(number);
    const bool recto = run_.recto == (number % 2 == 0);
    Length y, stretch, shrink;
    uint32_t called = first == 0 ? 0 : run_.stops[stops[first - 1]].piece_end;
    for (size_t end = first; end <= stops.size(); ++end) {
      bool overfull = false;
      if (end > first) {
        const Stop& stop = run_.stops[stops[end - 1]];
        const bool begins = end - 1 == first;
        if (!begins) {
          y += stop.space;
          stretch += stop.stretch;
          shrink += stop.shrink;
        }
        y += stop.height + (begins ? stop.at_top : Length{});
        called = stop.piece_end;
        if (y - shrink > room) {
          if (!begins) break;
          overfull = true;
        }
      } else if (piece == called) {
        continue;  // a page holds something
      }
      for (uint32_t last = piece; last <= called; ++last) {
        if (end == first && last == piece) continue;
        const Length notes = notes_height(run_, piece, last);
        const bool alone = end == first && last == piece + 1 && notes > room;
        if (!overfull && !alone && y + notes - shrink > room) break;
        if (overfull && last > piece) break;
        int64_t price = overfull || alone ? kOverfull : 0;
        if (end == first) price += kNotesAlone;
        if (last < called && !run_.pieces[last].begins) price += kNoteSplit + run_.pieces[last].penalty;
        for (uint32_t away = last; away < called; ++away) price += run_.pieces[away].begins ? kNoteAway : 0;
        Length white = room - y - notes;
        if (white.units < 0 && !overfull && !alone) {
          price += tight_cost(-white, shrink);
          white = {};
        }
        if (end == stops.size() && last == called) {
          const Length height = room - (white.units < 0 ? Length{} : white);
          if (!overfull && !alone && height > (number == 0 ? run_.first_room : run_.last_room)) continue;
          if (number > 0) price += short_cost(overfull ? y : alone ? notes : height, room);
          best_ = std::min(best_, cost + price);
          continue;
        }
        if (end < stops.size() && end > first) {
          const int32_t penalty = run_.stops[stops[end]].penalty;
          price += penalty >= kForbidden ? kLastResort : penalty;
        }
        if (run_.flush && white.units > 0 && white <= stretch) {
          price += loose_cost(white, stretch);
          white = {};
        }
        price += white_cost(white, room) + kPage;
        const int64_t left = visible_white(white, last > piece, run_.line);
        if (recto && number > 0) price += facing_cost(left - verso_white);
        pages(number + 1, end, last, recto ? 0 : left, cost + price);
      }
      if (overfull) break;
    }
  }

  const Run& run_;
  const Way* way_ = nullptr;
  int64_t best_ = 0;
};

struct RandomRun {
  std::mt19937 random;

  int number(int low, int high) { return low + static_cast<int>(random() % static_cast<uint32_t>(high - low + 1)); }

  void add_note(Run& run) {
    const int lines = number(1, 4);
    for (int i = 0; i < lines; ++i) {
      NotePiece piece;
      piece.begins = i == 0;
      piece.height = points(9);
      if (i == 0) piece.space = points(2);
      if (i == 1 || i + 1 == lines) piece.penalty = i == 0 ? 0 : kWidowPenalty;
      run.pieces.push_back(piece);
    }
  }

  Run make(size_t stops, bool notes, bool alternatives) {
    Run run;
    run.recto = number(0, 1) == 0;
    run.recto_room = points(number(4, 9) * 12 + number(0, 11));
    run.verso_room = number(0, 3) == 0 ? points(number(4, 9) * 12) : run.recto_room;
    run.first_room = number(0, 3) == 0 ? points(number(3, 9) * 12) : run.recto ? run.recto_room : run.verso_room;
    run.last_room = number(0, 5) == 0 ? points(number(4, 9) * 12) : points(1000);
    run.line = points(12);
    run.flush = number(0, 1) == 0;
    run.separator = points(6);
    struct Paragraph {
      uint32_t stop, lines;
    };
    std::vector<Paragraph> paragraphs;
    while (run.stops.size() < stops) {
      const auto lines = static_cast<uint32_t>(number(1, 5));
      paragraphs.push_back({static_cast<uint32_t>(run.stops.size()), lines});
      for (uint32_t i = 0; i < lines; ++i) {
        Stop stop;
        stop.height = points(12);
        if (i == 0) {
          stop.space = points(number(0, 8));
          stop.shrink = stop.space / 2;
          stop.stretch = points(number(0, 9));
          const int32_t prices[] = {0, 0, 0, 200, kForbidden};
          stop.penalty = prices[number(0, 4)];
          if (number(0, 9) == 0) stop.height = points(number(20, 130));
        } else if (i == 1) {
          stop.penalty = kOrphanPenalty;
        } else if (i + 1 == lines) {
          stop.penalty = kWidowPenalty;
        } else if (number(0, 3) == 0) {
          stop.penalty = kHyphenPenalty;
        }
        if (number(0, 9) == 0) stop.at_top = points(12);
        if (notes && number(0, 6) == 0) add_note(run);
        stop.piece_end = static_cast<uint32_t>(run.pieces.size());
        run.stops.push_back(stop);
      }
    }
    run.length = static_cast<uint32_t>(run.stops.size());
    for (const Paragraph& paragraph : paragraphs) {
      if (!alternatives || paragraph.lines < 2 || run.alternatives.size() > 4) continue;
      for (const uint32_t count : {paragraph.lines - 1, paragraph.lines + 1}) {
        if (number(0, 2) > 0) continue;
        const auto first = static_cast<uint32_t>(run.stops.size());
        run.alternatives.push_back({paragraph.stop, paragraph.lines, first, count, number(0, 20000)});
        for (uint32_t i = 0; i < count; ++i) {
          Stop stop = run.stops[paragraph.stop];
          const Stop& last = run.stops[paragraph.stop + paragraph.lines - 1];
          if (i > 0) {
            stop = Stop{};
            stop.height = points(12);
            stop.penalty = i == 1 ? kOrphanPenalty : i + 1 == count ? kWidowPenalty : 0;
          }
          stop.piece_end = i + 1 == count ? last.piece_end : run.stops[paragraph.stop].piece_end;
          run.stops.push_back(stop);
        }
      }
    }
    return run;
  }
};

// Every stop or what replaces it once and in order, every piece once, in its column or a later one, all within the
// page.
void expect_whole(const Run& run, const BrokenRun& broken) {
  uint32_t next = 0, piece = 0, inside = 0;
  for (size_t p = 0; p < broken.pages.size(); ++p) {
    const Length room = p == 0 ? run.first_room : (p % 2 == 0) == run.recto ? run.recto_room : run.verso_room;
    for (const Band& band : broken.pages[p].bands) {
      for (const BrokenColumn& column : band.columns) {
        std::vector<Length> tops;
        const Length height = stack_column(run, column, band.top, tops);
        EXPECT_LE((height - column.height).units, 40);
        EXPECT_GE((height - column.height).units, -40);
        size_t count = 0;
        uint32_t called = 0;
        for (const StopRange& range : column.stops) {
          EXPECT_LT(range.first, range.last);
          count += range.last - range.first;
          called = run.stops[range.last - 1].piece_end;
          for (const Alternative& alternative : run.alternatives) {
            const uint32_t end = alternative.first + alternative.count;
            if (range.first < alternative.first || range.first >= end) continue;
            if (range.first == alternative.first) {
              EXPECT_EQ(next, alternative.stop);
            } else {
              EXPECT_EQ(range.first, inside);
            }
            EXPECT_LE(range.last, end);
            inside = range.last;
            if (range.last == end) next = alternative.stop + alternative.replaced;
          }
          if (range.first >= run.length) continue;
          EXPECT_EQ(range.first, next);
          next = range.last;
        }
        EXPECT_EQ(count, tops.size());
        EXPECT_EQ(column.first_piece, piece);
        piece = column.last_piece;
        EXPECT_GE(piece, column.first_piece);
        if (count > 0) {
          EXPECT_LE(piece, called);
        }
        if (!column.overfull) {
          EXPECT_LE(band.top + height + notes_height(run, column.first_piece, column.last_piece), room + Length{40});
        }
      }
    }
  }
  EXPECT_EQ(next, run.length);
  EXPECT_EQ(piece, run.pieces.size());
}

void compare(size_t stops, bool notes, bool alternatives, uint32_t seed, int rounds) {
  RandomRun random{std::mt19937(seed)};
  for (int round = 0; round < rounds; ++round) {
    const Run run = random.make(stops, notes, alternatives);
    const BrokenRun broken = break_pages(run);
    ASSERT_EQ(broken.cost, Exhaustive(run).cost()) << "round " << round;
    expect_whole(run, broken);
    if (::testing::Test::HasFailure()) FAIL() << "round " << round;
  }
}

TEST(PageBreaker, APieceOfANoteThatNoPageHoldsHasOneForItself) {
  pagination::Run run;
  run.recto_room = run.verso_room = run.first_room = run.last_room = points(48);
  run.line = points(12);
  run.separator = points(6);
  for (uint32_t i = 0; i < 5; ++i) {
    Stop stop;
    stop.height = points(12);
    stop.piece_end = i < 2 ? 0 : 3;
    run.stops.push_back(stop);
  }
  run.length = 5;
  run.pieces = {{{}, points(9), 0, true}, {{}, points(100), 0, false}, {{}, points(9), 0, false}};
  const BrokenRun broken = break_pages(run);
  EXPECT_EQ(broken.cost, Exhaustive(run).cost());
  ASSERT_FALSE(broken.pages.empty());
  uint32_t stops = 0, pieces = 0;
  for (const BrokenPage& page : broken.pages) {
    for (const Band& band : page.bands) {
      for (const BrokenColumn& column : band.columns) {
        for (const StopRange& range : column.stops) stops += range.last - range.first;
        pieces += column.last_piece - column.first_piece;
      }
    }
  }
  EXPECT_EQ(stops, 5U);
  EXPECT_EQ(pieces, 3U);
}

TEST(PageBreaker, IsAsGoodAsTryingEverything) { compare(16, false, false, 1, 2000); }
TEST(PageBreaker, IsAsGoodAsTryingEverythingWithNotes) { compare(8, true, false, 2, 120); }
TEST(PageBreaker, IsAsGoodAsTryingEverythingWithOtherSettings) { compare(12, false, true, 3, 1000); }
TEST(PageBreaker, IsAsGoodAsTryingEverythingWithAll) { compare(7, true, true, 4, 600); }

}  // namespace
}  // namespace hustings::pagination
