#include "style/compute.h"

#include <algorithm>

namespace hustings::style {
namespace {

using P = Property;
using K = Keyword;

constexpr Length kSmallestType = Length::points(4);  // smaller sizes come from nesting, not from design
constexpr Length kLargestType = Length::points(1000);
constexpr int64_t kNormalLineHeight = 1250000;

// Starts a child: inherited values from the parent, all others initial. Inside a text block the parent inline's
// decoration, ground and shift go on, since the leaves that draw them carry their own style.
Cascaded begin_child(const Cascaded& parent, bool is_inline) {
  Cascaded child = parent;
  child.is_inline = is_inline;
  child.display = K::Auto;
  child.string_set = nullptr;
  child.page = nullptr;
  child.contents_level = 0;
  const ComputedStyle initial;
  ComputedStyle& style = child.style;
  if (!is_inline) style.underline = style.strikethrough = false;
  if (!is_inline || !parent.is_inline) {
    style.background = initial.background;
    style.baseline_shift = {};
  }
  style.space_before = style.space_after = {};
  style.margin = style.padding = style.border = {};
  style.border_color = initial.border_color;
  style.width = style.height = {};
  style.aspect_ratio = 0;
  style.box_align = TextAlign::Start;
  style.vertical_align = 0;
  style.keep_with_next = style.keep_with_previous = style.keep_together = 0;
  style.break_before = style.break_after = Break::Auto;
  style.span_columns = false;
  return child;
}

TextAlign align_of(K keyword) {
  switch (keyword) {
    case K::End:
      return TextAlign::End;
    case K::Center:
      return TextAlign::Center;
    case K::Justify:
      return TextAlign::Justify;
    default:
      return TextAlign::Start;
  }
}

Break break_of(K keyword) {
  switch (keyword) {
    case K::Column:
      return Break::Column;
    case K::Page:
      return Break::Page;
    case K::Recto:
      return Break::Recto;
    case K::Verso:
      return Break::Verso;
    default:
      return Break::Auto;
  }
}

uint8_t keep_of(const Value& value) {
  if (value.kind == Value::Kind::Number) return static_cast<uint8_t>(value.number);
  return value.is(K::Always) ? 255 : 0;
}

// "80%" in thousandths.
uint16_t thousandths(const Measure& measure, int64_t most) {
  return static_cast<uint16_t>(std::clamp<int64_t>(measure.amount / (Measure::kOne / 10), 0, most));
}

// CSS `initial` and `inherit` for one property.
void copy_property(P property, const Cascaded& from, Cascaded& to) {
  const ComputedStyle& source = from.style;
  ComputedStyle& style = to.style;
  switch (property) {
    case P::FontFamily:
      style.families = source.families;
      break;
    case P::FontSize:
      style.font_size = source.font_size;
      break;
    case P::FontStyle:
      style.italic = source.italic;
      break;
    case P::FontWeight:
      style.weight = source.weight;
      break;
    case P::FontFeatureSettings:
      to.feature_settings = from.feature_settings;
      break;
    case P::FontVariantNumeric:
      to.numeric = from.numeric;
      break;
    case P::FontVariantCaps:
      to.caps = from.caps;
      break;
    case P::LineHeight:
      style.line_height = source.line_height;
      to.line_height_factor = from.line_height_factor;
      break;
    case P::LetterSpacing:
      style.letter_spacing = source.letter_spacing;
      break;
    case P::LetterSpacingLimit:
      style.letter_space_limit = source.letter_space_limit;
      break;
    case P::FontStretchLimit:
      style.font_stretch_limit = source.font_stretch_limit;
      break;
    case P::WordSpacingMinimum:
      style.word_space_min = source.word_space_min;
      break;
    case P::WordSpacingMaximum:
      style.word_space_max = source.word_space_max;
      break;
    case P::Color:
      style.color = source.color;
      break;
    case P::WhiteSpace:
      style.white_space = source.white_space;
      break;
    case P::TextAlign:
      style.text_align = source.text_align;
      break;
    case P::TextAlignLast:
      style.text_align_last = source.text_align_last;
      to.align_last_auto = from.align_last_auto;
      break;
    case P::TextIndent:
      style.text_indent = source.text_indent;
      break;
    case P::Hyphens:
      style.hyphens = source.hyphens;
      break;
    case P::HyphenateLimitChars:
      style.hyphenate_word = source.hyphenate_word;
      style.hyphenate_before = source.hyphenate_before;
      style.hyphenate_after = source.hyphenate_after;
      break;
    case P::HyphenateLimitLines:
      style.hyphenate_ladder = source.hyphenate_ladder;
      break;
    case P::Orphans:
      style.orphans = source.orphans;
      break;
    case P::Widows:
      style.widows = source.widows;
      break;
    case P::HangingPunctuation:
      style.hanging_punctuation = source.hanging_punctuation;
      break;
    case P::Direction:
      to.direction_auto = from.direction_auto;
      break;
    case P::ListStyleType:
      to.list_style = from.list_style;
      break;
    case P::LinkAddress:
      to.link_address = from.link_address;
      break;
    case P::BackgroundColor:
      style.background = source.background;
      break;
    case P::TextDecoration:
      style.underline = source.underline;
      style.strikethrough = source.strikethrough;
      break;
    case P::VerticalAlign:
      style.baseline_shift = source.baseline_shift;
      style.vertical_align = source.vertical_align;
      break;
    case P::SpaceBefore:
    case P::SpaceBeforeMinimum:
    case P::SpaceBeforeMaximum:
      style.space_before = source.space_before;
      break;
    case P::SpaceAfter:
    case P::SpaceAfterMinimum:
    case P::SpaceAfterMaximum:
      style.space_after = source.space_after;
      break;
    case P::MarginStart:
      style.margin.start = source.margin.start;
      break;
    case P::MarginEnd:
      style.margin.end = source.margin.end;
      break;
    case P::PaddingBefore:
      style.padding.before = source.padding.before;
      break;
    case P::PaddingEnd:
      style.padding.end = source.padding.end;
      break;
    case P::PaddingAfter:
      style.padding.after = source.padding.after;
      break;
    case P::PaddingStart:
      style.padding.start = source.padding.start;
      break;
    case P::BorderBeforeWidth:
      style.border.before = source.border.before;
      break;
    case P::BorderEndWidth:
      style.border.end = source.border.end;
      break;
    case P::BorderAfterWidth:
      style.border.after = source.border.after;
      break;
    case P::BorderStartWidth:
      style.border.start = source.border.start;
      break;
    case P::BorderColor:
      style.border_color = source.border_color;
      break;
    case P::Width:
      style.width = source.width;
      break;
    case P::Height:
      style.height = source.height;
      break;
    case P::AspectRatio:
      style.aspect_ratio = source.aspect_ratio;
      break;
    case P::JustifySelf:
      style.box_align = source.box_align;
      break;
    case P::KeepWithNext:
      style.keep_with_next = source.keep_with_next;
      break;
    case P::KeepWithPrevious:
      style.keep_with_previous = source.keep_with_previous;
      break;
    case P::KeepTogether:
      style.keep_together = source.keep_together;
      break;
    case P::BreakBefore:
      style.break_before = source.break_before;
      break;
    case P::BreakAfter:
      style.break_after = source.break_after;
      break;
    case P::ColumnSpan:
      style.span_columns = source.span_columns;
      break;
    case P::Display:
      to.display = from.display;
      break;
    case P::StringSet:
      to.string_set = from.string_set;
      break;
    case P::ContentsLevel:
      to.contents_level = from.contents_level;
      break;
    case P::Page:
      to.page = from.page;
      break;
  }
}

// Applies declared values in the order of the properties: the font size comes before everything that is measured in it.
class Application {
 public:
  Application(Cascaded& child, const Cascaded& parent, const ComputeContext& context)
      : child_(child), style_(child.style), parent_(parent), context_(context) {}

  void apply(const Declaration& declaration) {
    const Value& value = declaration.value;
    if (value.is(K::Inherit)) {
      copy_property(declaration.property, parent_, child_);
    } else if (value.is(K::Initial)) {
      copy_property(declaration.property, initial_style(), child_);
    } else if (declaration.property < P::BackgroundColor) {
      apply_inherited(declaration.property, value);
    } else {
      apply_own(declaration.property, value);
    }
  }

 private:
  Length length(const Value& value, Length whole = {}) const {
    if (value.kind != Value::Kind::Measure) return {};
    const Length result = value.measure.resolve(style_.font_size, context_.root_font_size, whole);
    return std::clamp(result, -Length::points(14400), Length::points(14400));
  }
  Extent extent(const Value& value) const {
    if (value.kind != Value::Kind::Measure) return {};
    if (value.measure.unit == Measure::Unit::Percent) {
      const int64_t share = std::clamp<int64_t>(value.measure.amount / (Measure::kOne / 10), 0, 1000);
      return {Extent::Kind::Share, {}, static_cast<int32_t>(share)};
    }
    return {Extent::Kind::Fixed, length(value), 0};
  }

  void font_size(const Value& value) {
    const Length parent = parent_.style.font_size;
    const Length size = value.measure.resolve(parent, context_.root_font_size, parent);
    style_.font_size = std::clamp(size, kSmallestType, kLargestType);
  }

  void line_height(const Value& value) {
    if (value.kind != Value::Kind::Measure) {
      child_.line_height_factor = kNormalLineHeight;
    } else if (value.measure.unit == Measure::Unit::Number) {
      child_.line_height_factor = value.measure.amount;
    } else {
      child_.line_height_factor = 0;
      style_.line_height = length(value, style_.font_size);
    }
  }

  void apply_inherited(P property, const Value& value) {
    switch (property) {
      case P::FontFamily:
        style_.families = context_.families.find(value.words);
        break;
      case P::FontSize:
        font_size(value);
        break;
      case P::FontStyle:
        style_.italic = !value.is(K::Normal);
        break;
      case P::FontWeight:
        style_.weight = value.kind == Value::Kind::Number ? static_cast<uint16_t>(value.number)
                                                          : static_cast<uint16_t>(value.is(K::Bold) ? 700 : 400);
        break;
      case P::FontFeatureSettings:
        child_.feature_settings = value.kind == Value::Kind::Words ? &value : nullptr;
        break;
      case P::FontVariantNumeric:
        child_.numeric = &value;
        break;
      case P::FontVariantCaps:
        child_.caps = value.keyword;
        break;
      case P::LineHeight:
        line_height(value);
        break;
      case P::LetterSpacing:
        style_.letter_spacing = length(value);
        break;
      case P::LetterSpacingLimit:
        style_.letter_space_limit = length(value);
        break;
      case P::FontStretchLimit:
        style_.font_stretch_limit = value.kind == Value::Kind::Measure ? thousandths(value.measure, 100) : uint16_t{0};
        break;
      case P::WordSpacingMinimum:
        style_.word_space_min = thousandths(value.measure, 1000);
        break;
      case P::WordSpacingMaximum:
        style_.word_space_max = thousandths(value.measure, 10000);
        break;
      case P::Color:
        style_.color = value.color;
        break;
      case P::WhiteSpace:
        style_.white_space = value.is(K::Pre) ? WhiteSpace::Pre : WhiteSpace::Normal;
        break;
      case P::TextAlign:
        style_.text_align = align_of(value.keyword);
        break;
      case P::TextAlignLast:
        child_.align_last_auto = value.is(K::Auto);
        style_.text_align_last = align_of(value.keyword);
        break;
      case P::TextIndent:
        style_.text_indent = length(value);
        break;
      case P::Hyphens:
        style_.hyphens = value.is(K::Auto) ? Hyphens::Auto : value.is(K::None) ? Hyphens::None : Hyphens::Manual;
        break;
      case P::HyphenateLimitChars:
        if (value.counts[0] >= 0) style_.hyphenate_word = static_cast<uint8_t>(value.counts[0]);
        if (value.counts[1] >= 0) style_.hyphenate_before = static_cast<uint8_t>(value.counts[1]);
        if (value.counts[1] >= 0)
          style_.hyphenate_after = static_cast<uint8_t>(value.counts[value.counts[2] >= 0 ? 2 : 1]);
        break;
      case P::HyphenateLimitLines:
        style_.hyphenate_ladder = static_cast<uint8_t>(value.number);
        break;
      case P::Orphans:
        style_.orphans = static_cast<uint8_t>(value.number);
        break;
      case P::Widows:
        style_.widows = static_cast<uint8_t>(value.number);
        break;
      case P::HangingPunctuation:
        style_.hanging_punctuation = value.is(K::FirstLast);
        break;
      case P::Direction:
        child_.direction_auto = value.is(K::Auto);
        if (!value.is(K::Auto))
          style_.direction = value.is(K::Rtl) ? hustings::Direction::RightToLeft : hustings::Direction::LeftToRight;
        break;
      case P::ListStyleType:
        child_.list_style = &value;
        break;
      case P::LinkAddress:
        child_.link_address = value.keyword;
        break;
      default:
        break;
    }
  }

  void apply_own(P property, const Value& value) {
    switch (property) {
      case P::BackgroundColor:
        style_.background = value.color;
        break;
      case P::TextDecoration:
        style_.underline |= value.is(K::Underline) || value.is(K::UnderlineLineThrough);
        style_.strikethrough |= value.is(K::LineThrough) || value.is(K::UnderlineLineThrough);
        if (value.is(K::None)) style_.underline = style_.strikethrough = false;
        break;
      case P::VerticalAlign:
        vertical_align(value);
        break;
      case P::SpaceBefore:
        before_ = {length(value), length(value), length(value)};
        break;
      case P::SpaceBeforeMinimum:
        before_.minimum = length(value);
        break;
      case P::SpaceBeforeMaximum:
        before_.maximum = length(value);
        break;
      case P::SpaceAfter:
        after_ = {length(value), length(value), length(value)};
        break;
      case P::SpaceAfterMinimum:
        after_.minimum = length(value);
        break;
      case P::SpaceAfterMaximum:
        after_.maximum = length(value);
        break;
      case P::MarginStart:
        style_.margin.start = length(value);
        break;
      case P::MarginEnd:
        style_.margin.end = length(value);
        break;
      case P::PaddingBefore:
        style_.padding.before = length(value);
        break;
      case P::PaddingEnd:
        style_.padding.end = length(value);
        break;
      case P::PaddingAfter:
        style_.padding.after = length(value);
        break;
      case P::PaddingStart:
        style_.padding.start = length(value);
        break;
      case P::BorderBeforeWidth:
        style_.border.before = length(value);
        break;
      case P::BorderEndWidth:
        style_.border.end = length(value);
        break;
      case P::BorderAfterWidth:
        style_.border.after = length(value);
        break;
      case P::BorderStartWidth:
        style_.border.start = length(value);
        break;
      case P::BorderColor:
        style_.border_color = value.color;
        break;
      case P::Width:
        style_.width = extent(value);
        break;
      case P::Height:
        style_.height = extent(value);
        break;
      case P::AspectRatio:
        style_.aspect_ratio = value.kind == Value::Kind::Number ? value.number : 0;
        break;
      case P::JustifySelf:
        style_.box_align = align_of(value.keyword);
        break;
      case P::KeepWithNext:
        style_.keep_with_next = keep_of(value);
        break;
      case P::KeepWithPrevious:
        style_.keep_with_previous = keep_of(value);
        break;
      case P::KeepTogether:
        style_.keep_together = keep_of(value);
        break;
      case P::BreakBefore:
        style_.break_before = break_of(value.keyword);
        break;
      case P::BreakAfter:
        style_.break_after = break_of(value.keyword);
        break;
      case P::ColumnSpan:
        style_.span_columns = value.is(K::All);
        break;
      case P::Display:
        child_.display = value.keyword;
        break;
      case P::StringSet:
        child_.string_set = value.kind == Value::Kind::Strings ? &value : nullptr;
        break;
      case P::ContentsLevel:
        child_.contents_level = value.kind == Value::Kind::Number ? static_cast<uint8_t>(value.number) : uint8_t{0};
        break;
      case P::Page:
        child_.page = value.kind == Value::Kind::Words ? &value : nullptr;
        break;
      default:
        break;
    }
  }

  // Raised and lowered letters as browsers set them: by a third and a sixth of the parent's size.
  void vertical_align(const Value& value) {
    const Length em = parent_.style.font_size;
    if (value.kind == Value::Kind::Measure) {
      style_.baseline_shift += length(value, style_.line_height);
    } else if (value.is(K::Super)) {
      style_.baseline_shift += em / 3;
    } else if (value.is(K::Sub)) {
      style_.baseline_shift += -(em / 6);
    }
    style_.vertical_align = value.is(K::Middle) ? 1 : value.is(K::Bottom) ? 2 : 0;
  }

  struct SpaceRange {
    Length minimum, optimum, maximum;
    Space space() const {
      return {optimum, std::max(maximum - optimum, Length{}), std::max(optimum - minimum, Length{})};
    }
  };

  Cascaded& child_;
  ComputedStyle& style_;
  const Cascaded& parent_;
  const ComputeContext& context_;
  SpaceRange before_, after_;

 public:
  void finish() {
    if (style_.space_before == Space{}) style_.space_before = before_.space();
    if (style_.space_after == Space{}) style_.space_after = after_.space();
    if (child_.line_height_factor != 0)
      style_.line_height = style_.font_size.scaled(child_.line_height_factor, Measure::kOne);
    if (child_.align_last_auto)
      style_.text_align_last = style_.text_align == TextAlign::Justify ? TextAlign::Start : style_.text_align;
  }
};

std::string feature_string(const Cascaded& cascaded) {
  std::string text;
  const auto add = [&text](std::string_view feature) {
    if (!text.empty()) text += ',';
    text += feature;
  };
  if (cascaded.numeric != nullptr) {
    for (K keyword : cascaded.numeric->keywords) {
      if (keyword == K::OldstyleNums) add("onum=1");
      if (keyword == K::LiningNums) add("lnum=1");
      if (keyword == K::ProportionalNums) add("pnum=1");
      if (keyword == K::TabularNums) add("tnum=1");
    }
  }
  if (cascaded.caps != K::Normal) add("smcp=1");
  if (cascaded.caps == K::AllSmallCaps) add("c2sc=1");
  if (cascaded.feature_settings != nullptr) {
    for (const std::string& feature : cascaded.feature_settings->words) add(feature);
  }
  return text;
}

}  // namespace

uint16_t FeatureTable::intern(std::string features) {
  const auto found = std::find(list_.begin(), list_.end(), features);
  if (found != list_.end()) return static_cast<uint16_t>(found - list_.begin());
  list_.push_back(std::move(features));
  return static_cast<uint16_t>(list_.size() - 1);
}

FamilyTable::FamilyTable(const LayoutRules& rules) {
  for (const DeclarationBlock& block : rules.blocks) add(block);
  for (const PageMasterRules& master : rules.masters) {
    for (const std::optional<RegionRules>* region : {&master.header, &master.footer}) {
      if (!*region) continue;
      for (const SlotRules& slot : (*region)->slots) add(slot.block);
    }
  }
}

void FamilyTable::add(const DeclarationBlock& block) {
  for (const Declaration& declaration : block.declarations) {
    const std::vector<std::string>& words = declaration.value.words;
    if (declaration.property == P::FontFamily && !words.empty() && find(words) == 0 && words != list_[0])
      list_.push_back(words);
  }
}

uint16_t FamilyTable::find(const std::vector<std::string>& families) const {
  const auto found = std::find(list_.begin(), list_.end(), families);
  return found == list_.end() ? uint16_t{0} : static_cast<uint16_t>(found - list_.begin());
}

Cascaded initial_style() {
  Cascaded initial;
  initial.line_height_factor = kNormalLineHeight;
  initial.style.line_height = initial.style.font_size.scaled(kNormalLineHeight, Measure::kOne);
  return initial;
}

Cascaded compute(const Cascaded& parent, const Winners& winners, bool is_inline, Direction direction,
                 const ComputeContext& context) {
  Cascaded child = begin_child(parent, is_inline);
  if (child.direction_auto) child.style.direction = direction;
  Application application(child, parent, context);
  for (const Declaration* declaration : winners) {
    if (declaration != nullptr) application.apply(*declaration);
  }
  application.finish();
  if (child.feature_settings != nullptr || child.numeric != nullptr || child.caps != K::Normal) {
    child.style.features = context.features.intern(feature_string(child));
  } else {
    child.style.features = 0;
  }
  return child;
}

}  // namespace hustings::style
