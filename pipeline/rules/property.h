// The properties of the layout language. Names, values and inheritance are those of CSS 2.2 and its modules (Fonts 4,
// Text 4, Fragmentation 4, Generated Content for Paged Media) and, where CSS has no word for it, of XSL-FO 1.1
// (space-before, keep-with-next, padding-before). Edges are named by the direction of the text: before, end, after,
// start; so one layout serves both directions of writing.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace hustings {

// Longhands. Inherited ones come first: see PropertyFacts.
enum class Property : uint8_t {
  FontFamily,
  FontSize,
  FontStyle,
  FontWeight,
  FontFeatureSettings,
  FontVariantNumeric,
  FontVariantCaps,
  LineHeight,
  LetterSpacing,
  LetterSpacingLimit,
  FontStretchLimit,
  WordSpacingMinimum,
  WordSpacingMaximum,
  Color,
  WhiteSpace,
  TextAlign,
  TextAlignLast,
  TextWrap,
  TextIndent,
  Hyphens,
  HyphenateLimitChars,
  HyphenateLimitLines,
  Orphans,
  Widows,
  HangingPunctuation,
  Direction,
  ListStyleType,
  LinkAddress,
  ImageResolutionMinimum,
  Looseness,
  NoteNumbering,
  LeaderPattern,
  LeaderPatternWidth,
  LeaderAlignment,
  // Not inherited.
  BackgroundColor,
  TextDecoration,
  VerticalAlign,
  SpaceBefore,
  SpaceBeforeMinimum,
  SpaceBeforeMaximum,
  SpaceAfter,
  SpaceAfterMinimum,
  SpaceAfterMaximum,
  MarginStart,
  MarginEnd,
  PaddingBefore,
  PaddingEnd,
  PaddingAfter,
  PaddingStart,
  BorderBeforeWidth,
  BorderEndWidth,
  BorderAfterWidth,
  BorderStartWidth,
  BorderColor,
  Width,
  Height,
  MaxHeight,
  FontSizeMinimum,
  Space,
  AspectRatio,
  JustifySelf,
  ColumnGap,
  KeepWithNext,
  KeepWithPrevious,
  KeepTogether,
  BreakBefore,
  BreakAfter,
  RequiredPage,
  RequiredPlace,
  RequiredSeverity,
  ColumnSpan,
  Display,
  Float,
  StringSet,
  ContentsLevel,
  Page,
};
inline constexpr size_t kPropertyCount = static_cast<size_t>(Property::Page) + 1;

// Words that values are made of.
enum class Keyword : uint8_t {
  Inherit,
  Initial,
  None,
  Auto,
  Normal,
  Always,
  Start,
  End,
  Center,
  Justify,
  Top,
  Middle,
  Bottom,
  Baseline,
  Sub,
  Super,
  Italic,
  Oblique,
  Bold,
  Pre,
  Manual,
  Ltr,
  Rtl,
  All,
  Underline,
  LineThrough,
  UnderlineLineThrough,
  FirstLast,
  Column,
  Page,
  Recto,
  Verso,
  RectoIfOnePage,
  PageTop,
  TopThird,
  Beneath,
  Warning,
  Error,
  OldstyleNums,
  LiningNums,
  ProportionalNums,
  TabularNums,
  SmallCaps,
  AllSmallCaps,
  Disc,
  Circle,
  Square,
  Dash,
  Decimal,
  LowerAlpha,
  UpperAlpha,
  LowerRoman,
  UpperRoman,
  Note,
  Inline,
  Block,
  SideBySide,
  Wrap,
  Balance,
  Footnote,
  Continuous,
  Dots,
  Rule,
  Space,
  QuarterPage,
  HalfPage,
  Longest,
};

// What a value may be besides its keywords.
enum class ValueType : uint8_t {
  Keywords,   // one of the keywords
  Measure,    // a length; see PropertyFacts::measures
  Alignment,  // a keyword, or a character in quotation marks and perhaps a keyword: CSS Text 4, section 6.1
  Integer,    // a whole number between minimum and maximum
  Color,
  Families,     // names with commas between them
  Features,     // CSS font-feature-settings: "onum" 1, "pnum"
  KeywordList,  // several of the keywords, with spaces between them
  Counts,       // one to three whole numbers
  Ratio,        // 4/5
  Resolution,   // 150dpi, 60dpcm, 2dppx
  ListMark,     // a keyword, or a mark in quotation marks
  StringSets,   // name content(), name "words", with commas between them
  Name,         // of a page sequence
  Room,         // a share of a page, whole pages, or an area: half-page, 2 pages, 30in2
};

// Which measures a property takes besides absolute lengths (pt, mm, cm, in) and relative ones (em, rem).
enum MeasureBits : uint8_t { kPercent = 1, kNumber = 2, kNegative = 4, kPercentOnly = 8, kNoLength = 16 };

struct PropertyFacts {
  Property property;
  std::string_view name;
  bool inherited;
  ValueType type;
  uint8_t measures;          // MeasureBits
  int16_t minimum, maximum;  // of Integer and Counts
  std::span<const Keyword> keywords;
  std::string_view initial;  // as a layout would write it
};

const PropertyFacts& facts(Property property);
std::span<const PropertyFacts> all_properties();
std::string_view name_of(Keyword keyword);
bool find_keyword(std::string_view name, Keyword& keyword);
// By its own name or an alias (CSS's `break-inside` for `keep-together`...). False for shorthands and unknown names.
bool find_property(std::string_view name, Property& property);
// Names that stand for several properties: padding, border, border-width, border-before...
bool is_shorthand(std::string_view name);
// The known property, alias or shorthand whose name is fewest edits away; empty when all are far.
std::string nearest_property(std::string_view name);
// A word of advice for names that CSS has and this language has not ("margin-left"); empty when there is none.
std::string_view advice_for_property(std::string_view name);

}  // namespace hustings
