#include <gtest/gtest.h>

#include "shape/composing.h"

namespace hustings {
namespace {

using testing::Composing;

std::string cut(std::string_view text, std::string language = "en", Direction direction = Direction::LeftToRight) {
  Composing composing({std::move(language)});
  composing.document->styles[0].direction = direction;
  composing.block(text).shape();
  return composing.cut();
}

TEST(Itemize, CutsLatinTextAtSpaces) {
  EXPECT_EQ(cut("Vote on Tuesday, 3 November."), "Vote_on_Tuesday,_3_November.");
  EXPECT_EQ(cut("It’s “well-known” — really"), "It’s_“well-known”_—_really");
}

TEST(Itemize, KeepsSpacesThatHaveNoItemBeforeThem) {
  EXPECT_EQ(cut(" a  b "), "_a__b_");
  EXPECT_EQ(cut("10\u00A0km"), "10~km");
}

TEST(Itemize, EndsNoLineBeforeClosingMarks) {
  EXPECT_EQ(cut("Bonjour ! « Oui »", "fr"), "Bonjour~!_«~Oui~»");
  EXPECT_EQ(cut("and / or ( so )"), "and~/_or_(~so~)");
}

TEST(Itemize, CutsWritingWithoutSpacesWhereLinesMayEnd) {
  EXPECT_EQ(cut("选民投票。", "zh-Hans"), "选|民|投|票。");
  EXPECT_EQ(cut("（选民）2026年", "zh-Hans"), "（选|民）|2026|年");
  EXPECT_EQ(cut("การเลือกตั้ง", "th"), "การ|เลือก|ตั้ง");
  EXPECT_EQ(cut("ab\u200Bcd"), "ab\u200B|cd");
}

TEST(Itemize, MarksIdeographs) {
  Composing composing({"zh-Hans"});
  composing.block("民a").shape();
  EXPECT_TRUE(composing.items()[0].ideographic);
  EXPECT_FALSE(composing.items()[1].ideographic);
}

TEST(Itemize, NeverCutsArabicOrHebrewWords) {
  EXPECT_EQ(cut("الانتخابات يوم الثلاثاء", "ar", Direction::RightToLeft), "الانتخابات_يوم_الثلاثاء");
  EXPECT_EQ(cut("בְּרֵאשִׁית בָּרָא", "he", Direction::RightToLeft), "בְּרֵאשִׁית_בָּרָא");
}

TEST(Itemize, KeepsEmojiClustersWhole) {
  for (const char* cluster : {"👩\u200D💻", "🇺🇸", "✔\uFE0F", "👍🏽", "❤\uFE0F\u200D🔥", "1\uFE0F\u20E3"}) {
    Composing composing;
    composing.block(cluster).shape();
    EXPECT_EQ(composing.items().size(), 1u) << cluster;
    EXPECT_TRUE(composing.diagnostics.list().empty()) << cluster;
    for (const Glyph& glyph : composing.items().front().shape->glyphs) {
      EXPECT_NE(glyph.id, 0u) << cluster;
    }
  }
}

TEST(Itemize, GivesLevelsByTheBidiAlgorithm) {
  Composing composing({"en"});
  composing.block("the שלום 12 עולם end").shape();
  std::vector<int> levels;
  for (const Item& item : composing.items()) {
    levels.push_back(item.level);
  }
  EXPECT_EQ(levels, (std::vector<int>{0, 1, 2, 1, 0}));
}

TEST(Itemize, SetsApartWhatHasADirectionOfItsOwn) {
  // Without the isolate the number would be drawn into the Hebrew before it.
  Composing composing({"en"});
  composing.builder.open(NodeKind::Paragraph, Display::Text, 0, 0);
  const NodeId span = composing.builder.open(NodeKind::Span, Display::Inline, 0, 0);
  composing.builder.set(span, Attribute::Direction, "rtl");
  composing.builder.add_text("שלום", 0, 0);
  composing.builder.close();
  composing.builder.add_text(" 12", 0, 0);
  composing.builder.close();
  composing.block("שלום 12");
  composing.shape();
  const std::vector<Item>& items = composing.items();
  ASSERT_EQ(items.size(), 4u);
  EXPECT_EQ(items[1].level, 0);
  EXPECT_EQ(items[3].level, 2);
}

TEST(Itemize, KeepsWordsOfSeveralStylesTogether) {
  Composing composing;
  ComputedStyle bold = composing.document->styles[0];
  bold.weight = 700;
  const StyleId other = composing.style(bold);
  composing.builder.open(NodeKind::Paragraph, Display::Text, 0, 0);
  composing.builder.add_text("un", 0, 0);
  composing.builder.add_text("do", other, 0);
  composing.builder.add_text(", then", 0, 0);
  composing.builder.close();
  composing.shape();
  EXPECT_EQ(composing.cut(), "un+do+,_then");
}

TEST(Itemize, KeepsSpacesAndLinesOfCode) {
  Composing composing;
  ComputedStyle code = composing.document->styles[0];
  code.white_space = WhiteSpace::Pre;
  code.families = 2;
  const StyleId style = composing.style(code);
  composing.block("  if x:\n\ta  b", style).shape();
  EXPECT_EQ(composing.cut(), "  +if_x:+/+\t+a+ _b");
  const Face& face = composing.fonts.face(composing.items()[0].shape->face);
  EXPECT_EQ(composing.items()[0].shape->advance, 2 * face.space_advance);
  EXPECT_EQ(composing.items()[4].shape->advance, 4 * face.space_advance);
}

TEST(Itemize, TurnsLigaturesOffInSpacedLetters) {
  Composing composing;
  ComputedStyle spaced = composing.document->styles[0];
  spaced.letter_spacing = Length::points(1);
  const StyleId style = composing.style(spaced);
  composing.block("office", 0).block("office", style).shape();
  EXPECT_LT(composing.items()[0].shape->glyphs.size(), 6u);
  EXPECT_EQ(composing.items()[1].shape->glyphs.size(), 6u);
}

TEST(Itemize, AppliesTheFeaturesOfAStyle) {
  Composing composing;
  composing.document->features.push_back("onum=1");
  ComputedStyle old_style = composing.document->styles[0];
  old_style.features = 1;
  const StyleId style = composing.style(old_style);
  composing.block("1984", 0).block("1984", style).shape();
  EXPECT_NE(composing.items()[0].shape->glyphs[0].id, composing.items()[1].shape->glyphs[0].id);
}

TEST(Itemize, SetsFurnitureInItsStyle) {
  Composing composing;
  composing.block("Mayor 12").shape();
  const shape::ShapedLine line =
      shape::furniture(*composing.shaped.cache, *composing.document, composing.fonts, "Mayor 12", 0, "en");
  ASSERT_EQ(line.items.size(), 2u);
  EXPECT_EQ(line.text, "Mayor 12");
  EXPECT_EQ(line.items[0].shape, composing.items()[0].shape);
  EXPECT_EQ(line.items[0].after, After::Space);
}

TEST(Itemize, TakesOverPartsOfAnEarlierRound) {
  Composing composing;
  composing.block("Vote early").shape();
  auto next = std::make_shared<StyledDocument>(*composing.document);
  StyledPartBuilder added("other", Role::Statement, 0, 0);
  added.open(NodeKind::Paragraph, Display::Text, 0, 0);
  added.add_text("Vote late", 0, 0);
  next->parts.push_back(added.finish());
  const ShapedDocument again = shape::shape(next, composing.fonts, nullptr, composing.diagnostics, &composing.shaped);
  EXPECT_EQ(again.parts[0], composing.shaped.parts[0]);
  EXPECT_EQ(again.parts[1]->items[0].shape, composing.items()[0].shape);
  next->styles[0].features = 0;
  next->styles[0].italic = true;
  const ShapedDocument other = shape::shape(next, composing.fonts, nullptr, composing.diagnostics, &composing.shaped);
  EXPECT_NE(other.parts[0], composing.shaped.parts[0]);
}

TEST(Itemize, ShapesEachWordOnce) {
  Composing composing;
  composing.block("the cat and the hat").shape();
  EXPECT_EQ(composing.items()[0].shape, composing.items()[3].shape);
  EXPECT_NE(composing.items()[0].shape, composing.items()[1].shape);
}

}  // namespace
}  // namespace hustings
