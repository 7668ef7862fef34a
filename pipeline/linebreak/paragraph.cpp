// From words to lines. First a setting is sought that divides no word, then one with hyphens, both within the styled
// bounds of the word space; only when neither exists may spaces grow beyond them, and lines that would gape stay short.
// Last of all, runs that are wider than a whole line are divided where no one would divide by hand. What even so sticks
// out is reported, and short lines are where something can be done about them.
#include "linebreak/paragraph.h"

#include <algorithm>
#include <string>

namespace hustings::linebreak {

namespace {

// A setting without hyphens is taken when no line of it uses more than these parts per thousand of its stretch (ragged:
// of the rag); one with hyphens within the second bound. tests/typography counts what they do.
struct Tolerances {
  int32_t undivided, divided;
};
constexpr Tolerances kJustified{800, 1000}, kRagged{1000, 1500};
// Looseness without a bound, in the thousandths of FitRules::tolerance.
constexpr int32_t kAnyLooseness = 1000000;
constexpr int64_t kPlainPenalty = 20, kSoftHyphenPenalty = 30, kAddressPenalty = 60, kEmergencyPenalty = 20000;

// The letters of a word as `hyphenate-limit-chars` counts them: the marks around it are not its own.
uint32_t letters_of(std::string_view word) {
  uint32_t letters = 0;
  for (const char byte : word) {
    const auto value = static_cast<unsigned char>(byte);
    const bool continues = (value & 0xC0U) == 0x80;
    const bool mark =
        value < 0x80 && !(value >= '0' && value <= '9') && !((value | 0x20U) >= 'a' && (value | 0x20U) <= 'z');
    if (!continues && !mark) ++letters;
  }
  return letters;
}

// Not an address, not code.
bool is_word(std::string_view text) { return text.find_first_of("0123456789/@._:") == std::string_view::npos; }

// Whether a division here would part the figures of one number, its signs between them included. Strings of more
// figures than anybody reads as a number are not meant.
bool inside_number(std::string_view text, size_t byte) {
  constexpr size_t kMostOfNumber = 15;
  const auto figure = [](char c) { return c >= '0' && c <= '9'; };
  const auto of_number = [&](char c) { return figure(c) || c == '.' || c == ','; };
  size_t first = byte, last = byte;
  while (first > 0 && of_number(text[first - 1])) --first;
  while (last < text.size() && of_number(text[last])) ++last;
  const auto figures = [&](size_t from, size_t to) {
    return std::any_of(text.begin() + static_cast<ptrdiff_t>(from), text.begin() + static_cast<ptrdiff_t>(to), figure);
  };
  return last - first <= kMostOfNumber && figures(first, byte) && figures(byte, last);
}

bool ends_with_hyphen(std::string_view text) { return text.ends_with('-') || text.ends_with("\xE2\x80\x90"); }

// Leaders stay with the word before them and the page number behind.
BoxEnd end_of(const Item& item, const Item* next) {
  if (item.kind == ItemKind::LineBreak) return BoxEnd::Forced;
  if (next == nullptr || item.kind == ItemKind::Leader) return BoxEnd::None;
  if (next->kind == ItemKind::Leader || next->kind == ItemKind::LineBreak) return BoxEnd::None;
  switch (item.after) {
    case After::Nothing:
    case After::NoBreakSpace:
      return BoxEnd::None;
    case After::Space:
      return BoxEnd::Space;
    case After::BreakOpportunity:
      return item.shape != nullptr && ends_with_hyphen(item.shape->text) ? BoxEnd::WrittenHyphen : BoxEnd::Space;
  }
  return BoxEnd::None;
}

}  // namespace

ParagraphSetter::ParagraphSetter(const StyledDocument& styled, const TypeSizes& sizes, const ShapedPart& shaped,
                                 ShapeCache* cache, const Names& names, Diagnostics& diagnostics)
    : styled_(styled), sizes_(&sizes), shaped_(shaped), cache_(cache), names_(names), diagnostics_(diagnostics) {}

// Light marks hang where lines begin or end flush; centered lines have no edge that they could make look uneven.
ParagraphSetter::Freedom ParagraphSetter::freedom_of(const ComputedStyle& style) {
  Freedom freedom;
  freedom.justified = style.text_align == TextAlign::Justify;
  freedom.trims = style.white_space != WhiteSpace::Pre;
  const bool hangs = style.hanging_punctuation && freedom.trims;
  freedom.hangs_start = hangs && (freedom.justified || style.text_align == TextAlign::Start);
  freedom.hangs_end = hangs && (freedom.justified || style.text_align == TextAlign::End);
  return freedom;
}

// A word's edges are those of a line only where it reads in the paragraph's direction: the last letter of an English
// word that ends a Hebrew line stands inside.
ParagraphSetter::Protrusion ParagraphSetter::edges_of(const Item& item, const Shape& shape,
                                                      const StyleSizes& sizes) const {
  Protrusion edges;
  if ((shape.hang_start | shape.hang_end) == 0 || item.level != (right_to_left_ ? 1 : 0)) return edges;
  const bool hangs = styled_.style(item.style).hanging_punctuation;
  const auto of = [&](uint8_t share, bool hung) {
    return hung ? static_cast<int32_t>(edge_length(share, sizes.size).units) : 0;
  };
  edges.start = of(shape.hang_start, shape.blank_start ? freedom_.trims : hangs && freedom_.hangs_start);
  edges.end = of(shape.hang_end, shape.blank_end ? freedom_.trims : hangs && freedom_.hangs_end);
  return edges;
}

// By how much a word's letters can be widened and set apart, and as much the other way.
int32_t ParagraphSetter::give_of(const Item& item, int64_t width, int64_t letters, const StyleSizes& sizes) const {
  if (!freedom_.justified || !item.shape->elastic) return 0;
  const int64_t give = width * sizes.stretch / 10000 + letters * sizes.letter_space.units;
  return static_cast<int32_t>(std::clamp<int64_t>(give, 0, std::min<int64_t>(width / 4, INT32_MAX)));
}

void ParagraphSetter::make_boxes(const ShapedParagraph& paragraph, Length measure, const Freedom& freedom) {
  const bool justified = freedom.justified;
  freedom_ = freedom;
  right_to_left_ = paragraph.right_to_left;
  has_give_ = false;
  const uint32_t count = paragraph.last_item - paragraph.first_item;
  first_item_ = paragraph.first_item;
  boxes_.resize(count + 1);
  Sums sums;
  for (uint32_t i = 0; i < count; ++i) {
    const Item& item = shaped_.items[first_item_ + i];
    const Item* next = i + 1 < count ? &item + 1 : nullptr;
    // Words stand all over the store of shapes: ask for those of the next words while this one is measured.
    if (i + 8 < count) __builtin_prefetch((&item)[8].shape);
    const StyleSizes& style = sizes_->of(item.style);
    FitBox& box = boxes_[i];
    box = FitBox{};
    box.begin = sums;
    switch (item.kind) {
      case ItemKind::Word:
        if (item.shape == nullptr) break;
        box.width = sizes_->width(*item.shape, style).units;
        box.divisible = item.shape->glyphs.size() > 1;
        if ((item.shape->hang_start | item.shape->hang_end) != 0) {
          const Protrusion edges = edges_of(item, *item.shape, style);
          box.hang_start = edges.start;
          box.hang_end = edges.end;
        }
        if ((style.stretch | style.letter_space.units) != 0) {
          const int64_t letters = style.letter_space.units == 0 ? 0 : letter_count(*item.shape);
          box.give = give_of(item, box.width, letters, style);
          has_give_ = has_give_ || box.give != 0;
        }
        break;
      case ItemKind::Picture:
        box.width = inline_picture_size(styled_, *shaped_.styled, item, measure).width.units;
        break;
      case ItemKind::Leader:
        box.width = style.size.units * 3 / 2;
        box.fill = true;
        break;
      case ItemKind::LineBreak:
      case ItemKind::Empty:
        if (i > 0 && (&item)[-1].after == After::Nothing) box.hang_end = boxes_[i - 1].hang_end;
        break;
    }
    box.end = end_of(item, next);
    sums.width += box.width;
    sums.stretch += box.give;
    sums.shrink += box.give;
    sums.fills += box.fill ? 1 : 0;
    if (has_space(item, next)) {
      const int64_t space = sizes_->space(item, style).units;
      sums.width += space;
      if (justified) {
        const ComputedStyle& computed = styled_.style(item.style);
        sums.stretch += space * std::max(0, computed.word_space_max - 1000) / 1000;
        sums.shrink += space * std::clamp(1000 - computed.word_space_min, 0, 900) / 1000;
      }
    } else if (next != nullptr && (item.gap != 0 || item.ideographic)) {
      sums.width += edge_length(item.gap, style.size).units;
      if (justified && gap_gives(item, *next, false)) sums.stretch += style.size.units / kGapGive;
      if (justified && gap_gives(item, *next, true)) sums.shrink += style.size.units / kGapGive;
    }
  }
  boxes_[count] = FitBox{};
  boxes_[count].begin = sums;
}

FitRules ParagraphSetter::rules_for(const ComputedStyle& style, Length measure) const {
  FitRules rules;
  rules.measure = std::max<int64_t>(measure.units, 1);
  rules.first_indent = std::min(fitted(style.text_indent, sizes_->per_mille()).units, rules.measure / 2);
  rules.justified = style.text_align == TextAlign::Justify;
  rules.tolerance = (rules.justified ? kJustified : kRagged).undivided;
  rules.last_justified = style.text_align_last == TextAlign::Justify;
  // A rag of a tenth of the measure looks lively and not torn.
  rules.rag = std::max(rules.measure / 10, style.font_size.units);
  rules.ladder = style.hyphenate_ladder;
  rules.runt = style.font_size.units * 2;
  return rules;
}

// Runs of boxes without a break between them that no line can hold.
void ParagraphSetter::find_wide_runs(Length measure) {
  const size_t count = boxes_.size() - 1;
  wide_.assign(count, false);
  for (size_t first = 0; first < count;) {
    size_t last = first;
    while (last + 1 < count && boxes_[last].end == BoxEnd::None) ++last;
    const bool wide = boxes_[last].begin.width + boxes_[last].width - boxes_[first].begin.width > measure.units;
    for (size_t i = first; i <= last; ++i) wide_[i] = wide;
    first = last + 1;
  }
}

std::span<const Division> ParagraphSetter::divisions(uint32_t box, bool emergency) {
  divisions_.clear();
  const Item& item = shaped_.items[first_item_ + box];
  if (cache_ == nullptr || item.shape == nullptr) return divisions_;
  const ComputedStyle& style = styled_.style(item.style);
  const StyleSizes& sizes = sizes_->of(item.style);
  const LanguageId language = shaped_.styled->nodes[item.node].language;
  Hyphens hyphens = style.hyphens;
  if (divides_heads_ && wide_[box] && is_word(item.shape->text)) hyphens = Hyphens::Auto;
  if (hyphens == Hyphens::Auto && names_.hold(item.shape->text)) hyphens = Hyphens::Manual;
  const shape::BreakRequest request{styled_.languages[language], hyphens, style.hyphenate_before, style.hyphenate_after,
                                    emergency && wide_[box]};
  const auto letters = static_cast<int64_t>(sizes.letter_spacing.units == 0 ? 0 : letter_count(*item.shape));
  const bool short_word = letters_of(item.shape->text) < style.hyphenate_word;
  // Hyphens that begin a word are no place to divide it: "--year" is an option of a program (UAX #14, rule LB20a since
  // Unicode 16).
  const size_t sign_end = item.shape->text.find_first_not_of('-');
  for (const ShapeBreak& place : shape::breaks(*cache_, *item.shape, request)) {
    if (place.byte == sign_end && place.kind == ShapeBreak::Kind::Plain) continue;
    if (short_word && place.kind == ShapeBreak::Kind::Hyphen) continue;
    if (place.kind == ShapeBreak::Kind::Emergency && inside_number(item.shape->text, place.byte)) continue;
    Division division;
    division.byte = place.byte;
    division.width_before = sizes_->advance(item.shape->face, place.advance_before, sizes).units;
    division.width_after = sizes_->advance(item.shape->face, place.advance_after, sizes).units;
    if (letters > 0) {
      // Letters are shared out by bytes; the line's own width is added up exactly when it is made.
      const int64_t before = letters * place.byte / static_cast<int64_t>(item.shape->text.size());
      division.width_before += sizes.letter_spacing.units * (before + 1);
      division.width_after += sizes.letter_spacing.units * (letters - before);
    }
    if ((place.hang_before | place.hang_after) != 0 && item.level == (right_to_left_ ? 1 : 0) &&
        style.hanging_punctuation) {
      if (freedom_.hangs_end) {
        division.hang_before = static_cast<int32_t>(edge_length(place.hang_before, sizes.size).units);
      }
      if (freedom_.hangs_start) {
        division.hang_after = static_cast<int32_t>(edge_length(place.hang_after, sizes.size).units);
      }
    }
    if (const int64_t give = boxes_[box].give; give != 0) {
      division.give_before = static_cast<int32_t>(give * division.width_before / boxes_[box].width);
      division.give_after = static_cast<int32_t>(give * division.width_after / boxes_[box].width);
    }
    switch (place.kind) {
      case ShapeBreak::Kind::Plain:
        division.written_hyphen = ends_with_hyphen(item.shape->text.substr(0, place.byte));
        division.penalty = division.written_hyphen ? kWrittenHyphenPenalty : kPlainPenalty;
        break;
      case ShapeBreak::Kind::Hyphen:
        division.penalty = kHyphenPenalty;
        division.hyphen = true;
        break;
      case ShapeBreak::Kind::SoftHyphen:
        division.penalty = kSoftHyphenPenalty;
        division.hyphen = true;
        break;
      case ShapeBreak::Kind::Address:
        division.penalty = kAddressPenalty;
        break;
      case ShapeBreak::Kind::Emergency:
        division.penalty = kEmergencyPenalty;
        break;
    }
    divisions_.push_back(division);
  }
  return divisions_;
}

void ParagraphSetter::measure_height(const ShapedParagraph& paragraph, Length measure, Line& line) const {
  const StyleId block = shaped_.styled->nodes[paragraph.block].style;
  const StyleSizes& strut = sizes_->of(block);
  line.ascent = strut.ascent;
  line.descent = strut.descent;
  StyleId known = block;
  for (uint32_t i = line.first_item; i < line.last_item; ++i) {
    const Item& item = shaped_.items[i];
    if (item.kind == ItemKind::Picture) {
      line.ascent = std::max(line.ascent, inline_picture_size(styled_, *shaped_.styled, item, measure).height);
    }
    if (item.style == known) continue;
    known = item.style;
    const StyleSizes& sizes = sizes_->of(item.style);
    if (sizes.shift.units != 0) {
      // Raised and lowered words only push lines apart when their letters would not fit.
      line.ascent = std::max(line.ascent, sizes.size.scaled(3, 4) + sizes.shift);
      line.descent = std::max(line.descent, sizes.size / 4 - sizes.shift);
    } else if (sizes.size > strut.size) {
      line.ascent = std::max(line.ascent, sizes.ascent);
      line.descent = std::max(line.descent, sizes.descent);
    }
  }
}

void ParagraphSetter::add_line(const ShapedParagraph& paragraph, const FitRules& rules, const LineEnd& from,
                               const LineEnd& to, bool first, bool last, Line& line) {
  const ComputedStyle& style = styled_.style(shaped_.styled->nodes[paragraph.block].style);
  const bool starts_inside = !first && from.byte != 0;
  const uint32_t first_box = first ? 0 : from.byte != 0 ? from.box : from.box + 1;
  line.first_item = first_item_ + first_box;
  line.last_item = first_item_ + to.box + 1;
  line.hyphenated = to.hyphen || to.written_hyphen;
  const Item& first_item = shaped_.items[line.first_item];
  const Item& last_item = shaped_.items[line.last_item - 1];
  line.text_begin = first_item.text_begin + (starts_inside ? from.byte : 0);
  line.text_end = to.byte != 0 ? last_item.text_begin + to.byte : last_item.text_end;

  Sums sums = boxes_[to.box].begin;
  sums.width += boxes_[to.box].width - boxes_[first_box].begin.width;
  sums.stretch += boxes_[to.box].give - boxes_[first_box].begin.stretch;
  sums.shrink += boxes_[to.box].give - boxes_[first_box].begin.shrink;
  int64_t hang_start = boxes_[first_box].hang_start, hang_end = boxes_[to.box].hang_end;
  sums.fills += (boxes_[to.box].fill ? 1 : 0) - boxes_[first_box].begin.fills;
  if (starts_inside) {
    const auto whole = static_cast<uint32_t>(first_item.shape->text.size());
    const bool piece_of_one = to.byte != 0 && to.box == first_box;
    line.head =
        shape::piece(*cache_, *first_item.shape, from.byte, piece_of_one ? to.byte : whole, piece_of_one && to.hyphen);
    const Protrusion edges = edges_of(first_item, *line.head, sizes_->of(first_item.style));
    hang_start = edges.start;
    if (piece_of_one) hang_end = edges.end;
    sums.width += sizes_->width(*line.head, sizes_->of(first_item.style)).units - boxes_[first_box].width;
  }
  if (to.byte != 0 && !(starts_inside && to.box == first_box)) {
    const Shape* tail = shape::piece(*cache_, *last_item.shape, 0, to.byte, to.hyphen);
    // A line that is a piece of one word has it in `head`.
    (to.box == first_box ? line.head : line.tail) = tail;
    hang_end = edges_of(last_item, *tail, sizes_->of(last_item.style)).end;
    sums.width += sizes_->width(*tail, sizes_->of(last_item.style)).units - boxes_[to.box].width;
  }

  const Length indent{first ? rules.first_indent : 0};
  line.hang_start = {hang_start};
  line.hang_end = {hang_end};
  // From here to where `x` is known only what counts.
  sums.width += indent.units - hang_start - hang_end;
  line.width.units = sums.width;
  const bool free = last || (to.byte == 0 && boxes_[to.box].end == BoxEnd::Forced);
  justify(rules, sums, shaped_.styled->nodes[paragraph.block].style, free, line);
  line.width -= indent;
  const Length room{rules.measure - line.width.units - indent.units};
  TextAlign align = style.text_align;
  if (align == TextAlign::Justify) align = free ? style.text_align_last : TextAlign::Start;
  line.x = indent;
  if (align == TextAlign::Center) line.x = indent + room / 2;
  if (align == TextAlign::End) line.x = indent + room;
  if (room.units < 0) line.x = indent;
  line.x -= line.hang_start;
  line.width += line.hang_start + line.hang_end;
  measure_height(paragraph, {rules.measure}, line);
  line.overfull = line.overfull || to.overfull;
  if (line.overfull) report_overfull(line);
}

// CSS text-wrap: balance. The narrowest measure in which the words still take no more lines makes them alike.
void ParagraphSetter::balance(FitRules rules) {
  constexpr size_t kMostLines = 8;
  const size_t lines = result_.lines.size();
  if (lines < 2 || lines > kMostLines) return;
  rules.tolerance = kAnyLooseness;
  FitResult tried;
  int64_t low = 0, high = rules.measure;
  while (high - low > Length::kUnitsPerPoint) {
    rules.measure = (low + high) / 2;
    if (optimum_.fit(boxes_, rules, *this, tried) && tried.lines.size() == lines) {
      result_ = tried;
      high = rules.measure;
    } else {
      low = rules.measure;
    }
  }
}

Setting ParagraphSetter::set(const ShapedParagraph& paragraph, Length measure, GalleyPart& part) {
  const ComputedStyle& style = styled_.style(shaped_.styled->nodes[paragraph.block].style);
  if (style.white_space == WhiteSpace::Pre) return set_code(paragraph, measure, part);
  FitRules rules = rules_for(style, measure);
  make_boxes(paragraph, measure, freedom_of(style));
  if (divides_heads_) find_wide_runs(Length{rules.measure - std::max<int64_t>(0, rules.first_indent)});
  bool fits = optimum_.fit(boxes_, rules, *this, result_);
  if (!fits) {
    rules.divide = true;
    rules.tolerance = (rules.justified ? kJustified : kRagged).divided;
    fits = optimum_.fit(boxes_, rules, *this, result_);
  }
  if (!fits) {
    rules.tolerance *= 2;
    fits = optimum_.fit(boxes_, rules, *this, result_);
  }
  if (!fits) {
    // What every line is granted in the costs, so that a line short of spaces (most of it an address) may stay short;
    // like TeX's \emergencystretch, but lines with enough spaces of their own keep to them.
    rules.background_stretch = rules.measure / 20;
    rules.tolerance = kAnyLooseness;
    fits = optimum_.fit(boxes_, rules, *this, result_);
  }
  if (!fits) {
    // A word that is longer than lines: a ladder of hyphens is better than letters outside, or a hyphen left out.
    rules.ladder = UINT8_MAX;
    fits = optimum_.fit(boxes_, rules, *this, result_);
  }
  if (fits && style.balance_lines && !rules.justified) balance(rules);
  if (!fits) {
    rules.emergency = true;
    find_wide_runs(Length{rules.measure - std::max<int64_t>(0, rules.first_indent)});
    optimum_.fit(boxes_, rules, *this, result_);
  }
  Setting setting{static_cast<uint32_t>(part.lines.size()), static_cast<uint32_t>(result_.lines.size()),
                  result_.demerits};
  add_lines(paragraph, rules, result_, [&]() -> Line& { return part.lines.emplace_back(); });
  return setting;
}

template <typename NewLine>
void ParagraphSetter::add_lines(const ShapedParagraph& paragraph, const FitRules& rules, const FitResult& result,
                                NewLine&& new_line) {
  LineEnd from;
  for (size_t i = 0; i < result.lines.size(); ++i) {
    add_line(paragraph, rules, from, result.lines[i], i == 0, i + 1 == result.lines.size(), new_line());
    from = result.lines[i];
  }
}

std::vector<OtherSetting> ParagraphSetter::others(const ShapedParagraph& paragraph, Length measure,
                                                  uint32_t line_count) {
  const ComputedStyle& style = styled_.style(shaped_.styled->nodes[paragraph.block].style);
  std::vector<OtherSetting> others;
  if (style.white_space == WhiteSpace::Pre) return others;  // code has one setting
  FitRules rules = rules_for(style, measure);
  rules.divide = true;
  make_boxes(paragraph, measure, freedom_of(style));
  std::vector<FitResult> results;
  // As far from the styled bounds as the optimum of a narrow paragraph may be, and no farther.
  if (!optimum_.fit_loosely(boxes_, rules, *this, line_count, results)) {
    rules.tolerance *= 2;
    if (!optimum_.fit_loosely(boxes_, rules, *this, line_count, results)) return others;
  }
  for (const FitResult& result : results) {
    if (result.lines.size() == line_count) continue;
    OtherSetting& other = others.emplace_back();
    other.cost = result.demerits;
    add_lines(paragraph, rules, result, [&]() -> Line& { return other.lines.emplace_back(); });
  }
  return others;
}

Setting ParagraphSetter::set_mark(const ShapedParagraph& paragraph, Length measure, GalleyPart& part) {
  const ComputedStyle& style = styled_.style(shaped_.styled->nodes[paragraph.block].style);
  FitRules rules = rules_for(style, measure);
  rules.first_indent = 0;
  make_boxes(paragraph, measure, {});
  // A mark wider than its indent reaches out of it at the start, as marks with many digits do.
  rules.measure = std::max(rules.measure, boxes_.back().begin.width);
  rules.justified = false;
  const LineEnd end{static_cast<uint32_t>(boxes_.size() - 2), 0, false, false};
  const Setting setting{static_cast<uint32_t>(part.lines.size()), 1, 0};
  part.lines.emplace_back();
  add_line(paragraph, rules, {}, end, true, true, part.lines.back());
  if (rules.measure > measure.units) part.lines.back().x = measure - part.lines.back().width;
  return setting;
}

// Goes through what no line divides: `end_of_run` gets where a run begins, where it ends, where the next one begins,
// and whether the line ends there in any case. A web address is no word: it may end lines where addresses do.
template <typename EndOfRun>
void ParagraphSetter::walk_runs(bool divided, EndOfRun&& end_of_run) {
  int64_t run = 0;
  const size_t count = boxes_.size() - 1;
  for (size_t i = 0; i < count; ++i) {
    const int64_t end = boxes_[i].begin.width + boxes_[i].width;
    const Item& item = shaped_.items[first_item_ + i];
    if (boxes_[i].divisible && (divided || item.shape->text.find_first_of("/@") != std::string::npos)) {
      for (const Division& place : divisions(static_cast<uint32_t>(i), false)) {
        if (!divided && place.penalty != kAddressPenalty) continue;
        end_of_run(run, boxes_[i].begin.width + place.width_before, end - place.width_after, false);
        run = end - place.width_after;
      }
    }
    if (boxes_[i].end != BoxEnd::None || i + 1 == count) {
      end_of_run(run, end, boxes_[i + 1].begin.width, boxes_[i].end == BoxEnd::Forced);
      run = boxes_[i + 1].begin.width;
    }
  }
}

ContentWidths ParagraphSetter::widths(const ShapedParagraph& paragraph, Length measure, bool divided) {
  ContentWidths widths;
  if (paragraph.first_item == paragraph.last_item) return widths;
  make_boxes(paragraph, measure, {});
  wide_.assign(boxes_.size() - 1, divided);
  const ComputedStyle& style = styled_.style(shaped_.styled->nodes[paragraph.block].style);
  const int64_t last = boxes_.back().begin.width;
  int64_t indent = std::max<int64_t>(fitted(style.text_indent, sizes_->per_mille()).units, 0), line = -indent;
  walk_runs(divided, [&](int64_t begin, int64_t end, int64_t next, bool forced) {
    widths.least.units = std::max(widths.least.units, end - begin + indent);
    indent = 0;
    if (!forced && next != last) return;
    widths.most.units = std::max(widths.most.units, end - line);
    line = next;
  });
  return widths;
}

void ParagraphSetter::runs(const ShapedParagraph& paragraph, Length measure, std::vector<Run>& runs) {
  if (paragraph.first_item == paragraph.last_item) return;
  make_boxes(paragraph, measure, {});
  wide_.assign(boxes_.size() - 1, false);
  walk_runs(false, [&](int64_t begin, int64_t end, int64_t next, bool forced) {
    runs.push_back({end - begin, next - end, forced});
  });
}

}  // namespace hustings::linebreak
