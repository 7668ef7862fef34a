// The table of properties: the one place that says what a layout may declare. The manual's table and the schema are
// tested against it.
#include "rules/property.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"

namespace hustings {
namespace {

using K = Keyword;
constexpr K kNone[] = {K::None};
constexpr K kAuto[] = {K::Auto};
constexpr K kNormal[] = {K::Normal};
constexpr K kFontStyle[] = {K::Normal, K::Italic, K::Oblique};
constexpr K kFontWeight[] = {K::Normal, K::Bold};
constexpr K kNumeric[] = {K::Normal, K::OldstyleNums, K::LiningNums, K::ProportionalNums, K::TabularNums};
constexpr K kCaps[] = {K::Normal, K::SmallCaps, K::AllSmallCaps};
constexpr K kWhiteSpace[] = {K::Normal, K::Pre};
constexpr K kAlign[] = {K::Start, K::End, K::Center, K::Justify, K::Decimal};
constexpr K kAlignLast[] = {K::Auto, K::Start, K::End, K::Center, K::Justify};
constexpr K kWrap[] = {K::Wrap, K::Balance};
constexpr K kHyphens[] = {K::None, K::Manual, K::Auto};
constexpr K kHanging[] = {K::None, K::FirstLast};
constexpr K kDirection[] = {K::Auto, K::Ltr, K::Rtl};
constexpr K kListStyle[] = {K::None,    K::Disc,       K::Circle,     K::Square,     K::Dash,
                            K::Decimal, K::LowerAlpha, K::UpperAlpha, K::LowerRoman, K::UpperRoman};
constexpr K kLinkAddress[] = {K::None, K::Note, K::Inline};
constexpr K kLeaderPattern[] = {K::Dots, K::Rule, K::Space};
constexpr K kLeaderAlignment[] = {K::None, K::Page};
constexpr K kDecoration[] = {K::None, K::Underline, K::LineThrough, K::UnderlineLineThrough};
constexpr K kVertical[] = {K::Baseline, K::Sub, K::Super, K::Top, K::Middle, K::Bottom};
constexpr K kSelf[] = {K::Start, K::End, K::Center};
constexpr K kKeep[] = {K::Auto, K::Always};
constexpr K kBreak[] = {K::Auto, K::Column, K::Page, K::Recto, K::Verso};
constexpr K kRoom[] = {K::None, K::QuarterPage, K::HalfPage, K::Longest};
constexpr K kBreakBefore[] = {K::Auto, K::Column, K::Page, K::Recto, K::Verso, K::RectoIfOnePage};
constexpr K kRequiredPage[] = {K::Auto, K::Recto, K::Verso, K::RectoIfOnePage};
constexpr K kRequiredPlace[] = {K::Auto, K::PageTop, K::TopThird, K::Beneath};
constexpr K kRequiredSeverity[] = {K::Warning, K::Error};
constexpr K kSpan[] = {K::None, K::All};
constexpr K kFloat[] = {K::None, K::Footnote};
constexpr K kNoteNumbering[] = {K::Continuous, K::Page};
constexpr K kDisplay[] = {K::Auto, K::None, K::Block, K::SideBySide};

using P = Property;
using T = ValueType;
constexpr bool kYes = true, kNo = false;  // inherited

constexpr std::array<PropertyFacts, kPropertyCount> kFacts = {{
    {P::FontFamily, "font-family", kYes, T::Families, 0, 0, 0, {}, "serif"},
    {P::FontSize, "font-size", kYes, T::Measure, kPercent, 0, 0, {}, "10pt"},
    {P::FontStyle, "font-style", kYes, T::Keywords, 0, 0, 0, kFontStyle, "normal"},
    {P::FontWeight, "font-weight", kYes, T::Integer, 0, 100, 900, kFontWeight, "normal"},
    {P::FontFeatureSettings, "font-feature-settings", kYes, T::Features, 0, 0, 0, kNormal, "normal"},
    {P::FontVariantNumeric, "font-variant-numeric", kYes, T::KeywordList, 0, 0, 0, kNumeric, "normal"},
    {P::FontVariantCaps, "font-variant-caps", kYes, T::Keywords, 0, 0, 0, kCaps, "normal"},
    {P::LineHeight, "line-height", kYes, T::Measure, kPercent | kNumber, 0, 0, kNormal, "normal"},
    {P::LetterSpacing, "letter-spacing", kYes, T::Measure, kNegative, 0, 0, kNormal, "normal"},
    {P::LetterSpacingLimit, "letter-spacing-limit", kYes, T::Measure, 0, 0, 0, kNone, "none"},
    {P::FontStretchLimit, "font-stretch-limit", kYes, T::Measure, kPercent | kPercentOnly, 0, 0, kNone, "none"},
    {P::WordSpacingMinimum, "word-spacing.minimum", kYes, T::Measure, kPercent | kPercentOnly, 0, 0, {}, "80%"},
    {P::WordSpacingMaximum, "word-spacing.maximum", kYes, T::Measure, kPercent | kPercentOnly, 0, 0, {}, "150%"},
    {P::Color, "color", kYes, T::Color, 0, 0, 0, {}, "#000000"},
    {P::WhiteSpace, "white-space", kYes, T::Keywords, 0, 0, 0, kWhiteSpace, "normal"},
    {P::TextAlign, "text-align", kYes, T::Alignment, 0, 0, 0, kAlign, "start"},
    {P::TextAlignLast, "text-align-last", kYes, T::Keywords, 0, 0, 0, kAlignLast, "auto"},
    {P::TextWrap, "text-wrap", kYes, T::Keywords, 0, 0, 0, kWrap, "wrap"},
    {P::TextIndent, "text-indent", kYes, T::Measure, kNegative, 0, 0, {}, "0"},
    {P::Hyphens, "hyphens", kYes, T::Keywords, 0, 0, 0, kHyphens, "manual"},
    {P::HyphenateLimitChars, "hyphenate-limit-chars", kYes, T::Counts, 0, 1, 30, {}, "5 2 3"},
    {P::HyphenateLimitLines, "hyphenate-limit-lines", kYes, T::Integer, 0, 0, 255, {}, "2"},
    {P::Orphans, "orphans", kYes, T::Integer, 0, 1, 50, {}, "2"},
    {P::Widows, "widows", kYes, T::Integer, 0, 1, 50, {}, "2"},
    {P::HangingPunctuation, "hanging-punctuation", kYes, T::Keywords, 0, 0, 0, kHanging, "none"},
    {P::Direction, "direction", kYes, T::Keywords, 0, 0, 0, kDirection, "auto"},
    {P::ListStyleType, "list-style-type", kYes, T::ListMark, 0, 0, 0, kListStyle, "disc"},
    {P::LinkAddress, "link-address", kYes, T::Keywords, 0, 0, 0, kLinkAddress, "none"},
    {P::ImageResolutionMinimum, "image-resolution.minimum", kYes, T::Resolution, 0, 1, 4800, kNone, "150dpi"},
    {P::Looseness, "looseness", kYes, T::Integer, 0, 0, 1, {}, "0"},
    {P::NoteNumbering, "note-numbering", kYes, T::Keywords, 0, 0, 0, kNoteNumbering, "continuous"},
    {P::LeaderPattern, "leader-pattern", kYes, T::Keywords, 0, 0, 0, kLeaderPattern, "dots"},
    {P::LeaderPatternWidth, "leader-pattern-width", kYes, T::Measure, 0, 0, 0, {}, "5pt"},
    {P::LeaderAlignment, "leader-alignment", kYes, T::Keywords, 0, 0, 0, kLeaderAlignment, "page"},
    {P::BackgroundColor, "background-color", kNo, T::Color, 0, 0, 0, {}, "transparent"},
    {P::TextDecoration, "text-decoration", kNo, T::Keywords, 0, 0, 0, kDecoration, "none"},
    {P::VerticalAlign, "vertical-align", kNo, T::Measure, kPercent | kNegative, 0, 0, kVertical, "baseline"},
    {P::SpaceBefore, "space-before.optimum", kNo, T::Measure, kNegative, 0, 0, {}, "0"},
    {P::SpaceBeforeMinimum, "space-before.minimum", kNo, T::Measure, kNegative, 0, 0, {}, "space-before.optimum"},
    {P::SpaceBeforeMaximum, "space-before.maximum", kNo, T::Measure, kNegative, 0, 0, {}, "space-before.optimum"},
    {P::SpaceAfter, "space-after.optimum", kNo, T::Measure, kNegative, 0, 0, {}, "0"},
    {P::SpaceAfterMinimum, "space-after.minimum", kNo, T::Measure, kNegative, 0, 0, {}, "space-after.optimum"},
    {P::SpaceAfterMaximum, "space-after.maximum", kNo, T::Measure, kNegative, 0, 0, {}, "space-after.optimum"},
    {P::MarginStart, "margin-start", kNo, T::Measure, kNegative, 0, 0, {}, "0"},
    {P::MarginEnd, "margin-end", kNo, T::Measure, kNegative, 0, 0, {}, "0"},
    {P::PaddingBefore, "padding-before", kNo, T::Measure, 0, 0, 0, {}, "0"},
    {P::PaddingEnd, "padding-end", kNo, T::Measure, 0, 0, 0, {}, "0"},
    {P::PaddingAfter, "padding-after", kNo, T::Measure, 0, 0, 0, {}, "0"},
    {P::PaddingStart, "padding-start", kNo, T::Measure, 0, 0, 0, {}, "0"},
    {P::BorderBeforeWidth, "border-before-width", kNo, T::Measure, 0, 0, 0, {}, "0"},
    {P::BorderEndWidth, "border-end-width", kNo, T::Measure, 0, 0, 0, {}, "0"},
    {P::BorderAfterWidth, "border-after-width", kNo, T::Measure, 0, 0, 0, {}, "0"},
    {P::BorderStartWidth, "border-start-width", kNo, T::Measure, 0, 0, 0, {}, "0"},
    {P::BorderColor, "border-color", kNo, T::Color, 0, 0, 0, {}, "#000000"},
    {P::Width, "width", kNo, T::Measure, kPercent, 0, 0, kAuto, "auto"},
    {P::Height, "height", kNo, T::Measure, kPercent, 0, 0, kAuto, "auto"},
    {P::MaxHeight, "max-height", kNo, T::Measure, 0, 0, 0, kNone, "none"},
    {P::FontSizeMinimum, "font-size.minimum", kNo, T::Measure, kPercent, 0, 0, kNone, "none"},
    {P::Space, "space", kNo, T::Room, 0, 1, 20, kRoom, "none"},
    {P::AspectRatio, "aspect-ratio", kNo, T::Ratio, 0, 0, 0, kAuto, "auto"},
    {P::JustifySelf, "justify-self", kNo, T::Keywords, 0, 0, 0, kSelf, "start"},
    {P::ColumnGap, "column-gap", kNo, T::Measure, 0, 0, 0, {}, "0"},
    {P::KeepWithNext, "keep-with-next", kNo, T::Integer, 0, 0, 255, kKeep, "auto"},
    {P::KeepWithPrevious, "keep-with-previous", kNo, T::Integer, 0, 0, 255, kKeep, "auto"},
    {P::KeepTogether, "keep-together", kNo, T::Integer, 0, 0, 255, kKeep, "auto"},
    {P::BreakBefore, "break-before", kNo, T::Keywords, 0, 0, 0, kBreakBefore, "auto"},
    {P::BreakAfter, "break-after", kNo, T::Keywords, 0, 0, 0, kBreak, "auto"},
    {P::RequiredPage, "required-page", kNo, T::Keywords, 0, 0, 0, kRequiredPage, "auto"},
    {P::RequiredPlace, "required-place", kNo, T::Keywords, 0, 0, 0, kRequiredPlace, "auto"},
    {P::RequiredSeverity, "required-severity", kNo, T::Keywords, 0, 0, 0, kRequiredSeverity, "warning"},
    {P::ColumnSpan, "column-span", kNo, T::Keywords, 0, 0, 0, kSpan, "none"},
    {P::Display, "display", kNo, T::Keywords, 0, 0, 0, kDisplay, "auto"},
    {P::Float, "float", kNo, T::Keywords, 0, 0, 0, kFloat, "none"},
    {P::StringSet, "string-set", kNo, T::StringSets, 0, 0, 0, kNone, "none"},
    {P::ContentsLevel, "contents-level", kNo, T::Integer, 0, 1, 6, kNone, "none"},
    {P::Page, "page", kNo, T::Name, 0, 0, 0, kAuto, "auto"},
}};

constexpr bool in_order() {
  for (size_t i = 0; i < kFacts.size(); ++i)
    if (kFacts[i].property != static_cast<Property>(i)) return false;
  return true;
}
static_assert(in_order(), "the table follows the order of the enumeration");

struct Alias {
  std::string_view name;
  Property property;
};
constexpr Alias kAliases[] = {
    {"margin-inline-start", P::MarginStart},
    {"margin-inline-end", P::MarginEnd},
    {"padding-block-start", P::PaddingBefore},
    {"padding-block-end", P::PaddingAfter},
    {"padding-inline-start", P::PaddingStart},
    {"padding-inline-end", P::PaddingEnd},
    {"border-block-start-width", P::BorderBeforeWidth},
    {"border-block-end-width", P::BorderAfterWidth},
    {"border-inline-start-width", P::BorderStartWidth},
    {"border-inline-end-width", P::BorderEndWidth},
    {"break-inside", P::KeepTogether},
    {"span", P::ColumnSpan},
    {"background", P::BackgroundColor},
};

constexpr std::string_view kShorthands[] = {
    "space-before",  "space-after", "padding",      "border",       "border-width",
    "border-before", "border-end",  "border-after", "border-start",
};

constexpr std::string_view kKeywordNames[] = {
    "inherit",
    "initial",
    "none",
    "auto",
    "normal",
    "always",
    "start",
    "end",
    "center",
    "justify",
    "top",
    "middle",
    "bottom",
    "baseline",
    "sub",
    "super",
    "italic",
    "oblique",
    "bold",
    "pre",
    "manual",
    "ltr",
    "rtl",
    "all",
    "underline",
    "line-through",
    "underline line-through",
    "first last",
    "column",
    "page",
    "recto",
    "verso",
    "recto-if-one-page",
    "page-top",
    "top-third",
    "beneath",
    "warning",
    "error",
    "oldstyle-nums",
    "lining-nums",
    "proportional-nums",
    "tabular-nums",
    "small-caps",
    "all-small-caps",
    "disc",
    "circle",
    "square",
    "dash",
    "decimal",
    "lower-alpha",
    "upper-alpha",
    "lower-roman",
    "upper-roman",
    "note",
    "inline",
    "block",
    "side-by-side",
    "wrap",
    "balance",
    "footnote",
    "continuous",
    "dots",
    "rule",
    "space",
    "quarter-page",
    "half-page",
    "longest",
};
static_assert(std::size(kKeywordNames) == static_cast<size_t>(Keyword::Longest) + 1);

}  // namespace

const PropertyFacts& facts(Property property) { return kFacts[static_cast<size_t>(property)]; }

std::span<const PropertyFacts> all_properties() { return kFacts; }

std::string_view name_of(Keyword keyword) { return kKeywordNames[static_cast<size_t>(keyword)]; }

bool find_keyword(std::string_view name, Keyword& keyword) {
  for (size_t i = 0; i < std::size(kKeywordNames); ++i) {
    if (kKeywordNames[i] == name) {
      keyword = static_cast<Keyword>(i);
      return true;
    }
  }
  // Two words of XSL-FO and one of CSS for values that have another name here.
  if (name == "odd-page" || name == "even-page") {
    keyword = name == "odd-page" ? Keyword::Recto : Keyword::Verso;
    return true;
  }
  if (name == "avoid") {
    keyword = Keyword::Always;
    return true;
  }
  return false;
}

bool find_property(std::string_view name, Property& property) {
  for (const PropertyFacts& each : kFacts) {
    if (each.name == name) {
      property = each.property;
      return true;
    }
  }
  for (const Alias& alias : kAliases) {
    if (alias.name == name) {
      property = alias.property;
      return true;
    }
  }
  return false;
}

bool is_shorthand(std::string_view name) {
  return std::find(std::begin(kShorthands), std::end(kShorthands), name) != std::end(kShorthands);
}

std::string nearest_property(std::string_view name) {
  Nearest nearest(name);
  for (const PropertyFacts& each : kFacts) nearest.consider(each.name);
  for (const Alias& alias : kAliases) nearest.consider(alias.name);
  for (std::string_view shorthand : kShorthands) nearest.consider(shorthand);
  return nearest.name();
}

std::string_view advice_for_property(std::string_view name) {
  if (name == "margin-top" || name == "margin-before") return "space above a block is space-before";
  if (name == "margin-bottom" || name == "margin-after") return "space below a block is space-after";
  if (name == "margin") return "use space-before, space-after, margin-start and margin-end";
  if (name.ends_with("-left") || name.find("-left-") != std::string_view::npos)
    return "edges are named by the direction of the text: -start instead of -left";
  if (name.ends_with("-right") || name.find("-right-") != std::string_view::npos)
    return "edges are named by the direction of the text: -end instead of -right";
  if (name.ends_with("-top") || name.find("-top-") != std::string_view::npos)
    return "edges are named by the direction of the text: -before instead of -top";
  if (name.ends_with("-bottom") || name.find("-bottom-") != std::string_view::npos)
    return "edges are named by the direction of the text: -after instead of -bottom";
  if (name == "text-transform") return "a layout does not change letters; font-variant-caps changes their form";
  if (name == "page-break-before") return "use break-before";
  if (name == "page-break-after") return "use break-after";
  return {};
}

}  // namespace hustings
