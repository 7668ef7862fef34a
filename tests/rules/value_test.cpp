#include "rules/value.h"

#include <gtest/gtest.h>

#include "base/nearest.h"

namespace hustings {
namespace {

TEST(Value, LengthsAreExact) {
  EXPECT_EQ(parse_length("12pt")->units, 12 * 65536);
  EXPECT_EQ(parse_length("1in")->units, 72 * 65536);
  EXPECT_EQ(parse_length("25.4mm")->units, 72 * 65536);
  EXPECT_EQ(parse_length("2.54cm")->units, 72 * 65536);
  EXPECT_EQ(parse_length("-0.5pt")->units, -32768);
  EXPECT_EQ(parse_length("0")->units, 0);
  EXPECT_EQ(parse_length("148mm")->units, 27494158);  // 148 * 72 / 25.4 * 65536, rounded
}

TEST(Value, LengthsThatAreNone) {
  for (const char* text : {"", "12", "pt", "12 pt", "12px", "1.2em", "--1pt", "1e3pt", "10000000000pt", "50%"})
    EXPECT_FALSE(parse_length(text)) << text;
}

TEST(Value, RelativeUnitsResolve) {
  const Length em = Length::points(10), rem = Length::points(12), whole = Length::points(200);
  EXPECT_EQ(parse_measure("1.5em")->resolve(em, rem, whole), Length::points(15));
  EXPECT_EQ(parse_measure("2rem")->resolve(em, rem, whole), Length::points(24));
  EXPECT_EQ(parse_measure("25%")->resolve(em, rem, whole), Length::points(50));
  EXPECT_EQ(parse_measure("1.35")->resolve(em, rem, em), Length::ratio(135, 10));
}

TEST(Value, UnitsArePermittedByProperty) {
  EXPECT_TRUE(parse_value(Property::LineHeight, "1.4"));
  EXPECT_FALSE(parse_value(Property::FontSize, "1.4"));
  EXPECT_TRUE(parse_value(Property::Width, "50%"));
  EXPECT_FALSE(parse_value(Property::PaddingStart, "50%"));
  EXPECT_FALSE(parse_value(Property::PaddingStart, "-1pt"));
  EXPECT_TRUE(parse_value(Property::TextIndent, "-1em"));
  EXPECT_FALSE(parse_value(Property::FontStretchLimit, "1pt"));
}

TEST(Value, KeywordsAndNumbers) {
  EXPECT_TRUE(parse_value(Property::KeepWithNext, "always")->is(Keyword::Always));
  EXPECT_EQ(parse_value(Property::KeepWithNext, "50")->number, 50);
  EXPECT_FALSE(parse_value(Property::KeepWithNext, "256"));
  EXPECT_FALSE(parse_value(Property::Widows, "0"));
  EXPECT_FALSE(parse_value(Property::Widows, "2.5"));
  EXPECT_TRUE(parse_value(Property::BreakBefore, "odd-page")->is(Keyword::Recto));
  EXPECT_TRUE(parse_value(Property::KeepTogether, "avoid")->is(Keyword::Always));
  EXPECT_TRUE(parse_value(Property::Color, "inherit")->is(Keyword::Inherit));
  EXPECT_FALSE(parse_value(Property::TextAlign, "left"));
}

TEST(Value, RoomIsAShareWholePagesOrAnArea) {
  EXPECT_TRUE(parse_value(Property::Space, "half-page")->is(Keyword::HalfPage));
  EXPECT_TRUE(parse_value(Property::Space, "longest")->is(Keyword::Longest));
  EXPECT_EQ(parse_value(Property::Space, "1 page")->number, 1);
  EXPECT_EQ(parse_value(Property::Space, "2 pages")->number, 2);
  EXPECT_EQ(parse_value(Property::Space, "30in2")->area, int64_t{30} * 72 * 72 * 65536);
  EXPECT_EQ(parse_value(Property::Space, "1cm2")->area, 52659592);  // (72 / 2.54)^2 * 65536, rounded
  EXPECT_EQ(parse_value(Property::Space, "1.5pt2")->area, 98304);
  for (const char* text : {"0in2", "-1in2", "30in", "30", "pages", "0 pages", "21 pages", "1.5 pages", "third-page",
                           "30 in2", "99999999999in2"})
    EXPECT_FALSE(parse_value(Property::Space, text)) << text;
}

TEST(Value, AlignmentAtACharacter) {
  EXPECT_TRUE(parse_value(Property::TextAlign, "decimal")->is(Keyword::Decimal));
  const auto point = parse_value(Property::TextAlign, "'.'");
  EXPECT_EQ(point->words, (std::vector<std::string>{"."}));
  EXPECT_EQ(point->keyword, Keyword::End);
  const auto arabic = parse_value(Property::TextAlign, "\"\u066B\" center");
  EXPECT_EQ(arabic->words, (std::vector<std::string>{"\u066B"}));
  EXPECT_EQ(arabic->keyword, Keyword::Center);
  for (const char* wrong : {"''", "'..'", "'.' justify", "'.' end end", "end '.'", "."}) {
    EXPECT_FALSE(parse_value(Property::TextAlign, wrong)) << wrong;
  }
}

TEST(Value, ListsOfWords) {
  EXPECT_EQ(parse_value(Property::FontFamily, "'Linux Libertine O', serif")->words,
            (std::vector<std::string>{"Linux Libertine O", "serif"}));
  EXPECT_FALSE(parse_value(Property::FontFamily, "Lato,"));
  EXPECT_EQ(parse_value(Property::FontFeatureSettings, "\"onum\" 1, 'liga' off, \"smcp\"")->words,
            (std::vector<std::string>{"onum=1", "liga=0", "smcp=1"}));
  EXPECT_FALSE(parse_value(Property::FontFeatureSettings, "onum"));
  const std::vector<StringSet> sets = parse_value(Property::StringSet, "contest content(), candidate \"\"")->strings;
  ASSERT_EQ(sets.size(), 2u);
  EXPECT_EQ(sets[0], (StringSet{"contest", true, ""}));
  EXPECT_EQ(sets[1], (StringSet{"candidate", false, ""}));
  EXPECT_EQ(parse_value(Property::HyphenateLimitChars, "5 auto 3")->counts, (std::array<int16_t, 3>{5, -1, 3}));
  EXPECT_EQ(parse_value(Property::AspectRatio, "4/5")->number, 800);
  EXPECT_FALSE(parse_value(Property::AspectRatio, "4/0"));
}

TEST(Value, Resolutions) {
  EXPECT_EQ(parse_value(Property::ImageResolutionMinimum, "300dpi")->number, 300);
  EXPECT_EQ(parse_value(Property::ImageResolutionMinimum, "60dpcm")->number, 152);
  EXPECT_EQ(parse_value(Property::ImageResolutionMinimum, "1.5dppx")->number, 144);
  EXPECT_TRUE(parse_value(Property::ImageResolutionMinimum, "none")->is(Keyword::None));
  for (const char* wrong : {"300", "0dpi", "-5dpi", "9999dpi", "dpi", "300 dpi", "300px"}) {
    EXPECT_FALSE(parse_value(Property::ImageResolutionMinimum, wrong)) << wrong;
  }
}

TEST(Nearest, CountsEdits) {
  EXPECT_EQ(edit_distance("color", "colour"), 1u);
  EXPECT_EQ(edit_distance("widht", "width"), 1u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(nearest_property("colour"), "color");
  EXPECT_EQ(nearest_property("keep-with-nxt"), "keep-with-next");
  EXPECT_EQ(nearest_property("flibbertigibbet"), "");
}

TEST(Property, NotesAndLoosenessTakeFewValues) {
  EXPECT_TRUE(parse_value(Property::Float, "footnote")->is(Keyword::Footnote));
  EXPECT_FALSE(parse_value(Property::Float, "left"));
  EXPECT_EQ(parse_value(Property::Looseness, "1")->number, 1);
  EXPECT_FALSE(parse_value(Property::Looseness, "2"));
  EXPECT_FALSE(parse_value(Property::Looseness, "-1"));
  EXPECT_TRUE(parse_value(Property::NoteNumbering, "page")->is(Keyword::Page));
  EXPECT_FALSE(parse_value(Property::NoteNumbering, "recto"));
}

TEST(Property, EachInitialValueIsAValue) {
  for (const PropertyFacts& fact : all_properties()) {
    if (fact.initial.starts_with("space-")) continue;  // that of another property
    EXPECT_TRUE(parse_value(fact.property, fact.initial)) << fact.name;
    Property found;
    ASSERT_TRUE(find_property(fact.name, found)) << fact.name;
    EXPECT_EQ(found, fact.property);
    EXPECT_FALSE(parse_value(fact.property, "no such value, ever;")) << fact.name;
    EXPECT_FALSE(allowed_values(fact.property).empty()) << fact.name;
  }
}

}  // namespace
}  // namespace hustings
