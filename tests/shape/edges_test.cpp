// What of a word hangs or is left away at a line's edge, and what stands between two items.
#include <gtest/gtest.h>

#include "shape/composing.h"

namespace hustings {
namespace {

using testing::Composing;

const Shape& only(Composing& composing) {
  EXPECT_EQ(composing.items().size(), 1U);
  return *composing.items().front().shape;
}

// Of the advance of a glyph at a word's edge, in hundredths.
int64_t hundredths(const Composing& composing, const Shape& shape, bool at_start) {
  const Glyph& glyph = at_start != shape.right_to_left ? shape.glyphs.front() : shape.glyphs.back();
  const int64_t hang = at_start ? shape.hang_start : shape.hang_end;
  const int em = composing.fonts.face(shape.face).units_per_em;
  return (hang * em * 100 / kEdgeEm + glyph.advance / 2) / glyph.advance;
}

TEST(Edges, OfLightMarksAreSharesOfTheirAdvance) {
  struct Case {
    const char* word;
    int64_t start, end;
  };
  for (const Case& each : {Case{"word", 0, 0},
                           {"word.", 0, 65},
                           {"word,", 0, 60},
                           {"well-", 0, 55},
                           {"“word”", 40, 40},
                           {"word—", 0, 18},
                           {"(word)", 6, 6},
                           {"¿word?", 10, 10},
                           {"«word»", 25, 25},
                           {"1", 0, 0}}) {
    Composing composing;
    composing.block(each.word).shape();
    const Shape& shape = only(composing);
    EXPECT_NEAR(hundredths(composing, shape, true), each.start, 2) << each.word;
    EXPECT_NEAR(hundredths(composing, shape, false), each.end, 2) << each.word;
    EXPECT_FALSE(shape.blank_start || shape.blank_end);
    EXPECT_TRUE(shape.elastic);
  }
}

TEST(Edges, AreInReadingOrder) {
  Composing composing({"he"});
  ComputedStyle style;
  style.direction = Direction::RightToLeft;
  const StyleId id = composing.style(style);
  // Marks may be of another face than the letters: each edge is that of the word at that edge.
  composing.block("\"שלום.", id).shape();
  const Shape& first = *composing.items().front().shape;
  const Shape& last = *composing.items().back().shape;
  for (const Item& item : composing.items()) EXPECT_TRUE(item.shape->right_to_left);
  EXPECT_NEAR(hundredths(composing, first, true), 40, 2);
  EXPECT_NEAR(hundredths(composing, last, false), 65, 2);
  Composing letters({"he"});
  letters.block("שלום", letters.style(style)).shape();
  EXPECT_FALSE(only(letters).elastic);
}

TEST(Edges, HangTheHyphenThatADivisionAdds) {
  Composing composing;
  composing.block("hyphenation")
      .shape(std::make_shared<text::Hyphenator>(std::vector<std::filesystem::path>{"/usr/share/hyphen"}));
  const Shape& word = only(composing);
  const Shape& tail = *shape::piece(*composing.shaped.cache, word, 0, 2, true);
  EXPECT_NEAR(hundredths(composing, tail, false), 55, 2);
  for (const ShapeBreak& place : shape::breaks(*composing.shaped.cache, word, {"en", Hyphens::Auto, 2, 3, false})) {
    EXPECT_EQ(place.hang_before, tail.hang_end);
    EXPECT_EQ(place.hang_after, 0);
  }
}

TEST(Edges, AreNoneInCode) {
  Composing composing;
  ComputedStyle style;
  style.families = 2;
  composing.block("“code.”", composing.style(style)).shape();
  const Shape& shape = only(composing);
  EXPECT_EQ(shape.hang_start, 0);
  EXPECT_EQ(shape.hang_end, 0);
  EXPECT_FALSE(shape.elastic);
}

TEST(Edges, OfFullWidthMarksAreTheirBlankHalves) {
  Composing composing({"ja"});
  composing.block("「投」、").shape();
  bool opens = false, closes = false;
  for (const Item& item : composing.items()) {
    const Shape& shape = *item.shape;
    EXPECT_FALSE(shape.elastic);
    if (shape.blank_start) {
      opens = true;
      EXPECT_NEAR(shape.hang_start, kEdgeEm / 2, kEdgeEm / 10) << shape.text;
    }
    if (shape.blank_end) {
      closes = true;
      EXPECT_NEAR(shape.hang_end, kEdgeEm / 2, kEdgeEm / 10) << shape.text;
    }
  }
  EXPECT_TRUE(opens && closes);
}

// Items with their gaps in hundredths of an em.
std::string gaps(std::string_view text, std::string language) {
  Composing composing({std::move(language)});
  composing.block(text).shape();
  std::string shown;
  for (const Item& item : composing.items()) {
    shown += composing.text(item);
    if (item.gap != 0) shown += '<' + std::to_string((item.gap * 100 - 50) / kEdgeEm / 10 * 10) + '>';
  }
  return shown;
}

TEST(Gaps, StandBetweenIdeographsAndOtherLetters) {
  EXPECT_EQ(gaps("11月3日", "ja"), "11<20>月<20>3<20>日");
  EXPECT_EQ(gaps("ホールAで", "ja"), "ホール<20>A<20>で");
  EXPECT_EQ(gaps("用English写", "zh-Hans"), "用<20>English<20>写");
  // The author's space is enough, and marks have space of their own.
  EXPECT_EQ(gaps("用 English。写", "zh-Hans"), "用English。写");
  EXPECT_EQ(gaps("10%の、5人", "ja"), "10%の、5<20>人");
  EXPECT_EQ(gaps("11월 3일", "ko"), "11월3일");
}

TEST(Gaps, TakeOneOfTwoBlankHalves) {
  for (const char* text : {"した。」そ", "』（", "、「", "（「"}) {
    Composing composing({"ja"});
    composing.block(text).shape();
    int gap = 0;
    for (const Item& item : composing.items()) gap += item.gap;
    EXPECT_NEAR(gap, -kEdgeEm / 2, kEdgeEm / 10) << text;
  }
  Composing composing({"ja"});
  composing.block("「投」の").shape();
  for (const Item& item : composing.items()) EXPECT_EQ(item.gap, 0);
}

TEST(Japanese, BeginsNoLineWithSmallKanaOrMarks) {
  Composing composing({"ja"});
  composing.block("きょうスーパーへ「行っ」た。").shape();
  std::string cut = composing.cut();
  std::erase(cut, '+');  // items that stay together
  EXPECT_EQ(cut, "きょ|う|スー|パー|へ|「行っ」|た。");
}

TEST(Korean, EndsLinesAtSpacesOnly) {
  Composing composing({"ko"});
  composing.block("투표일은 2026년 11월(화요일)이며").shape();
  std::string cut = composing.cut();
  std::erase(cut, '+');
  EXPECT_EQ(cut, "투표일은_2026년_11월(화요일)이며");
  for (const Item& item : composing.items()) {
    EXPECT_TRUE(shape::breaks(*composing.shaped.cache, *item.shape, {"ko", Hyphens::Auto, 2, 3, false}).empty());
  }
  // Ideographs beside it are not Korean.
  Composing mixed({"ja"});
  mixed.block("投票").shape();
  EXPECT_EQ(mixed.cut(), "投|票");
}

}  // namespace
}  // namespace hustings
