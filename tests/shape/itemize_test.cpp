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

TEST(Itemize, ShapesEachWordOnce) {
  Composing composing;
  composing.block("the cat and the hat").shape();
  EXPECT_EQ(composing.items()[0].shape, composing.items()[3].shape);
  EXPECT_NE(composing.items()[0].shape, composing.items()[1].shape);
}

}  // namespace
}  // namespace hustings
