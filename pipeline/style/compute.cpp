#include "style/compute.h"

#include <algorithm>

#include "base/utf8.h"

namespace hustings::style {
namespace {

using P = Property;
using K = Keyword;

constexpr Length kSmallestType = Length::points(4);  // smaller sizes come from nesting, not from design
constexpr Length kClosestDots = Length::points(1);   // of a leader
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
    child.origin.background = {};
    style.baseline_shift = {};
  }
  style.space_before = style.space_after = {};
  style.margin = style.padding = style.border = {};
  style.border_color = initial.border_color;
  style.width = style.height = {};
  style.max_height = {};
  style.least_font_size = {};
  style.room = {};
  child.origin.room = {};
  style.aspect_ratio = 0;
  style.box_align = TextAlign::Start;
  style.column_gap = {};
  style.vertical_align = 0;
  style.keep_with_next = style.keep_with_previous = style.keep_together = 0;
  style.break_before = style.break_after = Break::Auto;
  style.required_page = RequiredPage::Any;
  style.required_place = RequiredPlace::Any;
  style.position_is_law = false;
  style.span_columns = false;
  style.footnote = false;
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

RequiredPage required_page_of(K keyword) {
  switch (keyword) {
    case K::Recto:
      return RequiredPage::Recto;
    case K::Verso:
      return RequiredPage::Verso;
    case K::RectoIfOnePage:
      return RequiredPage::RectoIfOnePage;
    default:
      return RequiredPage::Any;
  }
}

RequiredPlace required_place_of(K keyword) {
  switch (keyword) {
    case K::PageTop:
      return RequiredPlace::PageTop;
    case K::TopThird:
      return RequiredPlace::TopThird;
    case K::Beneath:
      return RequiredPlace::Beneath;
    default:
      return RequiredPlace::Any;
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
    case K::RectoIfOnePage:
      return Break::RectoIfOnePage;
    default:
      return Break::Auto;
  }
}

uint8_t keep_of(const Value& value) {
  if (value.kind == Value::Kind::Number) return static_cast<uint8_t>(value.number);
  return value.is(K::Always) ? 255 : 0;
}

GrantedRoom room_of(const Value& value) {
  using Kind = GrantedRoom::Kind;
  if (value.kind == Value::Kind::Number) return {Kind::Pages, static_cast<uint16_t>(value.number), 0};
  if (value.kind == Value::Kind::Area) return {Kind::Area, 0, value.area};
  if (value.is(K::HalfPage)) return {Kind::Share, 2, 0};
  if (value.is(K::QuarterPage)) return {Kind::Share, 4, 0};
  if (value.is(K::Longest)) return {Kind::Longest, 0, 0};
  return {};
}

// "80%" in thousandths.
uint16_t thousandths(const Measure& measure, int64_t most) {
  return static_cast<uint16_t>(std::clamp<int64_t>(measure.amount / (Measure::kOne / 10), 0, most));
}

// Applies declared values in the order of the properties: the font size comes before everything that is measured in it.
class Application {
 public:
  Application(Cascaded& child, const Cascaded& parent, const ComputeContext& context)
      : child_(child), style_(child.style), parent_(parent), context_(context) {}

  void apply(const Declaration& declaration) {
    const Value& value = declaration.value;
    note_origin(declaration);
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

  void note_origin(const Declaration& declaration) {
    Span StyleOrigin::*const member = declaration.property == P::Color             ? &StyleOrigin::color
                                      : declaration.property == P::BackgroundColor ? &StyleOrigin::background
                                      : declaration.property == P::FontFamily      ? &StyleOrigin::families
                                      : declaration.property == P::Space           ? &StyleOrigin::room
                                                                                   : nullptr;
    if (member == nullptr) return;
    child_.origin.*member = declaration.value.is(K::Inherit) ? parent_.origin.*member : declaration.span;
  }

  void font_size(const Value& value) {
    const Length parent = parent_.style.font_size;
    const Length size = value.measure.resolve(parent, context_.root_font_size, parent);
    style_.font_size = std::clamp(size, kSmallestType, kLargestType);
  }

  void text_align(const Value& value) {
    style_.text_align = value.is(K::Decimal) ? TextAlign::End : align_of(value.keyword);
    style_.align_sign = value.is(K::Decimal) ? kLanguageSign : 0;
    size_t end = 0;
    if (value.kind == Value::Kind::Words) style_.align_sign = next_code_point(value.words.front(), end);
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
        text_align(value);
        break;
      case P::TextAlignLast:
        child_.align_last_auto = value.is(K::Auto);
        style_.text_align_last = align_of(value.keyword);
        break;
      case P::TextWrap:
        style_.balance_lines = value.is(K::Balance);
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
      case P::ImageResolutionMinimum:
        style_.least_resolution = static_cast<uint16_t>(value.kind == Value::Kind::Number ? value.number : 0);
        break;
      case P::LinkAddress:
        child_.link_address = value.keyword;
        break;
      case P::Looseness:
        style_.looseness = static_cast<uint8_t>(value.number);
        break;
      case P::NoteNumbering:
        child_.note_numbering = value.keyword;
        break;
      case P::LeaderPattern:
        style_.leader_pattern = value.is(K::Rule)    ? hustings::LeaderPattern::Rule
                                : value.is(K::Space) ? hustings::LeaderPattern::Space
                                                     : hustings::LeaderPattern::Dots;
        break;
      case P::LeaderPatternWidth:
        style_.leader_pattern_width = std::max(length(value), kClosestDots);
        break;
      case P::LeaderAlignment:
        style_.leader_on_page = value.is(K::Page);
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
      case P::MaxHeight:
        style_.max_height = value.kind == Value::Kind::Measure ? length(value) : Length{};
        break;
      case P::FontSizeMinimum:
        style_.least_font_size = value.kind == Value::Kind::Measure ? length(value, style_.font_size) : Length{};
        break;
      case P::Space:
        style_.room = room_of(value);
        break;
      case P::AspectRatio:
        style_.aspect_ratio = value.kind == Value::Kind::Number ? value.number : 0;
        break;
      case P::JustifySelf:
        style_.box_align = align_of(value.keyword);
        break;
      case P::ColumnGap:
        style_.column_gap = length(value);
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
      case P::RequiredPage:
        style_.required_page = required_page_of(value.keyword);
        break;
      case P::RequiredPlace:
        style_.required_place = required_place_of(value.keyword);
        break;
      case P::RequiredSeverity:
        style_.position_is_law = value.is(K::Error);
        break;
      case P::ColumnSpan:
        style_.span_columns = value.is(K::All);
        break;
      case P::Display:
        child_.display = value.keyword;
        break;
      case P::Float:
        style_.footnote = value.is(K::Footnote);
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
    if (master.tab) add(master.tab->block);
    for (const std::optional<RegionRules>* region : {&master.header, &master.footer, &master.body}) {
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
