// What the page breaker pays for. All prices are on one scale: a page left half empty costs 2,500, one line of white at
// the foot of a page of forty about 6, and white grows dear with its square, as badness does. So a page is left a line
// or two short rather than part a heading from its text, but not half empty for the sake of a hyphen.
//
// (Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems", 1981, shows that such a sum of prices
// can be made least for a whole document; the prices are set by counts over real booklets, see tests/typography.)
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/length.h"

namespace hustings::pagination {

// Of a break, whatever stands around it.
inline constexpr int32_t kOrphanPenalty = 3000, kWidowPenalty = 3000, kRowPenalty = 3000;
inline constexpr int32_t kHyphenPenalty = 60;  // a word divided by a page's end
// A heading with one line, or with two, below it at a column's foot.
inline constexpr int32_t kOneBelowHeading = 3000, kTwoBelowHeading = 800;

// A break that the layout forbids is taken only when nothing else is left.
inline constexpr int64_t kLastResort = 1'000'000;
// A box that is higher than its column.
inline constexpr int64_t kOverfull = 10'000'000;

inline constexpr int64_t kPage = 1;           // of two ways that cost the same the shorter one
inline constexpr int64_t kNoteSplit = 400;    // a note that goes on at the next column's foot
inline constexpr int64_t kNoteAway = 5000;    // a note that does not begin where its mark is
inline constexpr int64_t kNotesAlone = 1500;  // a column of notes without text
inline constexpr int64_t kOtherSetting = 8;   // a paragraph that is not set at its best, besides what that costs
inline constexpr int64_t kDemeritsPerCost = 800;

// `left` of a page of `room` stays empty while the text goes on.
inline int64_t white_cost(Length left, Length room) {
  if (left.units <= 0 || room.units <= 0) return 0;
  const int64_t per_mille = std::min<int64_t>(1000, left.units * 1000 / room.units);
  return per_mille * per_mille / 100;
}

// White that costs more than `cost`, at least.
inline Length white_for(int64_t cost, Length room) {
  int64_t per_mille = 0;
  while (per_mille * per_mille / 100 <= cost) per_mille += 10;
  return {(per_mille + 1) * room.units / 1000 + 1};
}

// Spaces give up this much of all that they can.
inline int64_t tight_cost(Length taken, Length shrink) {
  const int64_t per_mille = shrink.units > 0 ? std::min<int64_t>(1000, taken.units * 1000 / shrink.units) : 1000;
  return per_mille * per_mille / 1000 * per_mille / 20'000;  // 50 when they give all
}

// Spaces grow by this much of what they may, so that a page ends where all do.
inline int64_t loose_cost(Length added, Length stretch) {
  const int64_t per_mille = stretch.units > 0 ? std::min<int64_t>(1000, added.units * 1000 / stretch.units) : 1000;
  return per_mille * per_mille / 50'000;  // 20 when they give all
}

// What a page leaves empty at its foot, in halves of a line, as the page facing it sees it: notes stand at the foot
// in any case, and then there is no white that shows.
inline int64_t visible_white(Length white, bool notes, Length line) {
  return notes || line.units <= 0 ? 0 : std::clamp<int64_t>(white.units * 2 / line.units, 0, 250);
}

// Facing pages that end so many halves of a line apart. Two may be a line or half a line more.
inline int64_t facing_cost(int64_t halves) {
  if (halves < 0) halves = -halves;
  return halves < 2 ? 0 : halves == 2 ? 25 : std::min<int64_t>(150 + 10 * halves * halves, 900);
}

// The last page of several holds next to nothing.
inline int64_t short_cost(Length height, Length room) {
  const Length enough = room / 5;
  return height >= enough || enough.units <= 0 ? 0 : 1000 * (enough - height).units / enough.units;
}

// Columns of a band that end at different heights: `left` of the deepest one's height is empty in this one.
inline int64_t unbalanced_cost(Length left, Length room) { return 4 * white_cost(left, room); }

// A paragraph in more or fewer lines: so much dearer, in demerits, than its best setting.
inline int64_t other_setting_cost(int64_t demerits) {
  return kOtherSetting + std::max<int64_t>(demerits, 0) / kDemeritsPerCost;
}

}  // namespace hustings::pagination
