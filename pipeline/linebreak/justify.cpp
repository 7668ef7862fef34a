// How one line comes to fill its measure, once the search has said where it begins and ends: what spaces, letters and
// leaders give; and what is said when they cannot.
#include <algorithm>
#include <string>

#include "linebreak/paragraph.h"
#include "shape/addresses.h"

namespace hustings::linebreak {

namespace {

// Lines that would need word spaces beyond this many times their natural width stay short.
constexpr int64_t kWidestSpaces = 3;
// Word spaces within these parts per thousand of their natural width look even; only what is beyond is asked of
// letters.
constexpr int64_t kEvenStretch = 50, kEvenShrink = 30;

}  // namespace

const Shape* ParagraphSetter::shape_on(const Line& line, uint32_t item) const {
  if (item == line.first_item && line.head != nullptr) return line.head;
  if (item + 1 == line.last_item && line.tail != nullptr) return line.tail;
  return shaped_.items[item].shape;
}

// The leader takes what is left.
void ParagraphSetter::fill_with_leader(const FitRules& rules, const Sums& sums, Line& line) const {
  const int64_t left = std::max<int64_t>(0, rules.measure - sums.width);
  for (uint32_t i = line.first_item; i < line.last_item; ++i) {
    const Item& item = shaped_.items[i];
    if (item.kind != ItemKind::Leader) continue;
    line.leader = {sizes_->of(item.style).size.units * 3 / 2 + left / sums.fills};
    break;
  }
  line.width.units = sums.width + left;
}

// Widens the letters of a line by about `wanted`, then sets them apart, as far as their styles let them; or the other
// way. `beyond`: a step farther than that where steps do not hit it, for spaces to take back; `alone`: there are none,
// and the letters must give all of it. Returns by how much the line grew.
int64_t ParagraphSetter::change_letters(int64_t wanted, bool beyond, bool alone, const StyleSizes& sizes,
                                        Line& line) const {
  int64_t width = 0, letters = 0;
  for (uint32_t i = line.first_item; i < line.last_item; ++i) {
    const Shape* shape = shape_on(line, i);
    if (shape == nullptr || !shape->elastic) continue;
    const StyleSizes& own = sizes_->of(shaped_.items[i].style);
    if (own.stretch >= sizes.stretch) width += sizes_->width(*shape, own).units;
    if (own.letter_space.units != 0) letters += letter_count(*shape);
  }
  const int64_t sign = wanted < 0 ? -1 : 1;
  if (width > 0) {
    const int64_t step = std::max<int64_t>(1, width * kGlyphScaleStep / 10000);
    const int64_t steps =
        std::min<int64_t>((wanted * sign + (beyond ? step - 1 : 0)) / step, sizes.stretch / kGlyphScaleStep);
    line.glyph_scale = static_cast<int32_t>(10000 + sign * steps * kGlyphScaleStep);
  }
  const int64_t left = wanted * sign - width * std::abs(line.glyph_scale - 10000) / 10000;
  if (letters > 0 && left > 0) {
    // What the last letter gives is outside of the line, and what is given is scaled as the letters are.
    const int64_t step = alone ? std::max<int64_t>(1, (letters - 1) * Length::kUnitsPerPoint * line.glyph_scale / 10000)
                               : letters * Length::kUnitsPerPoint;
    const int64_t steps =
        std::min((left * kLetterSteps + (alone ? step - 1 : 0)) / step,
                 (sizes.letter_space * kLetterSteps + Length::ratio(1, 2)).units / Length::kUnitsPerPoint);
    line.letter_adjust = Length::ratio(sign * steps, kLetterSteps);
  }
  int64_t grown = 0;
  for (uint32_t i = line.first_item; i < line.last_item; ++i) {
    const Shape* shape = shape_on(line, i);
    if (shape == nullptr || !shape->elastic) continue;
    const Item& item = shaped_.items[i];
    const LetterGive give = letter_give(line, *shape, styled_.style(item.style), sizes_->per_mille());
    if (give.none()) continue;
    const Length natural = sizes_->width(*shape, sizes_->of(item.style));
    const Length spaced = natural + give.space * (give.space.units == 0 ? 0 : letter_count(*shape));
    grown += (spaced.scaled(give.scale, 10000) - natural).units;
    if (i + 1 == line.last_item && give.space.units != 0) {
      // The space after the line's last letter is outside of it.
      const Length outside = give.space.scaled(give.scale, 10000);
      line.hang_end += outside;
      grown -= outside.units;
    }
  }
  return grown;
}

// What a line lacks (or has too much) is asked first of its spaces, as long as they look even; then of its letters,
// within their bounds; and what is left again of its spaces, which the search has seen to be within theirs. So most
// lines have letters as they were drawn, and no line has uneven spaces that its letters could spare it.
// Returns by how much the line grew.
int64_t ParagraphSetter::share_out(int64_t shortfall, const Sums& sums, StyleId style_id, Line& line) {
  const StyleSizes& sizes = sizes_->of(style_id);
  const bool takes = shortfall < 0;
  int64_t spaces = 0, gaps = 0;
  for (uint32_t i = line.first_item; i + 1 < line.last_item; ++i) {
    const Item& item = shaped_.items[i];
    if (has_space(item, &item + 1))
      ++spaces;
    else if (gap_gives(item, (&item)[1], takes))
      ++gaps;
  }
  const int64_t gap_give = gaps * (sizes.size.units / kGapGive);
  const Length hang_end = line.hang_end;
  int64_t give = takes ? -std::min(-shortfall, sums.shrink) : shortfall, grown = 0;
  if (has_give_) {
    const int64_t even = spaces * sizes.space.units * (takes ? kEvenShrink : kEvenStretch) / 1000 + gap_give / 2;
    // Rounded away from 0 the spaces come to be even; a line without any must not grow beyond its measure.
    const bool beyond = takes || spaces + gaps > 0, alone = takes && spaces + gaps == 0;
    if (std::abs(give) > even) grown = change_letters(takes ? give + even : give - even, beyond, alone, sizes, line);
    give -= grown;
  }
  if (gaps > 0) {
    // Both kinds of space take their share.
    const int64_t bound = takes ? sums.shrink : sums.stretch;
    const int64_t between = std::min(gap_give, bound);
    const int64_t part = spaces == 0 || bound <= 0 ? give : Length{give}.scaled(between, bound).units;
    line.ideograph_adjust = {part / gaps};
    give -= part;
  }
  if (spaces > 0) line.space_adjust = {give / spaces};
  if (line.space_adjust.units > (kWidestSpaces - 1) * sizes.space.units) {
    // A hole is worse than a short line.
    line.space_adjust = line.letter_adjust = {};
    line.glyph_scale = 10000;
    line.hang_end = hang_end;
    grown = 0;
    line.underfull = true;
    report_loose(line);
  }
  line.underfull = line.underfull || (shortfall > 0 && spaces + gaps == 0);
  return grown + line.space_adjust.units * spaces + line.ideograph_adjust.units * gaps;
}

void ParagraphSetter::justify(const FitRules& rules, const Sums& sums, StyleId style_id, bool free, Line& line) {
  const int64_t shortfall = rules.measure - sums.width;
  if (sums.fills > 0) {
    fill_with_leader(rules, sums, line);
  } else if (rules.justified && shortfall != 0 && (!free || rules.last_justified || shortfall < 0)) {
    line.width.units = sums.width + share_out(shortfall, sums, style_id, line);
  }
  // Rounding leaves less than one unit for each space.
  line.overfull = line.width.units > rules.measure + Length::kUnitsPerPoint / 50;
}

std::string ParagraphSetter::words_of(const Line& line) const {
  std::string text = shaped_.styled->text.substr(line.text_begin, line.text_end - line.text_begin);
  if (text.size() <= 60) return text;
  size_t end = 57;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "\xE2\x80\xA6";
}

void ParagraphSetter::report_overfull(const Line& line) {
  diagnostics_.warning(
      "line-overfull", shaped_.styled->nodes[shaped_.items[line.first_item].node].span,
      "this line is too long for its measure, and nothing in it may be divided: \"" + words_of(line) + "\"",
      {"divide the long word or address with a space or a soft hyphen",
       "give the text more width or a smaller size in the layout"});
}

// Nobody can hyphenate an address: where one ends the line early, or most of the line is one, nothing is left to do.
bool ParagraphSetter::beside_address(const Line& line) const {
  const size_t end = std::min<size_t>(line.last_item + 1, first_item_ + boxes_.size() - 1);
  for (size_t i = line.first_item; i < end; ++i) {
    const Shape* shape = shaped_.items[i].shape;
    if (shape != nullptr && shape::is_address(shape->text)) return true;
  }
  return false;
}

void ParagraphSetter::report_loose(const Line& line) {
  if (beside_address(line)) return;
  diagnostics_.note("line-loose", shaped_.styled->nodes[shaped_.items[line.first_item].node].span,
                    "justifying this line would set its words more than " + std::to_string(kWidestSpaces) +
                        " times their space apart, so it stays short: \"" + words_of(line) + "\"",
                    {"mark with &shy; where its long words may be divided; in a foreign language, tell which (lang)",
                     "or let the layout set it ragged (text-align: start)"});
}

}  // namespace hustings::linebreak
