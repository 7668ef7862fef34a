// Code that is wider than its page, and lists deeper than theirs.
#include <random>

#include <gtest/gtest.h>

#include "linebreak/composition.h"

namespace hustings {
namespace {

using testing::Composition;
using testing::text_of;

ComputedStyle of_code(const Composition& composition) {
  ComputedStyle style = composition.base();
  style.white_space = WhiteSpace::Pre;
  style.text_align = TextAlign::Start;
  return style;
}

const GalleyPart& set_code(Composition& composition, std::string_view code) {
  const StyleId style = composition.style(of_code(composition));
  StyledPartBuilder part = composition.part();
  testing::paragraph(part, code, style);
  composition.add(part);
  return *composition.set().parts[0];
}

std::string random_code(uint32_t seed) {
  std::mt19937 random(seed);
  std::string code;
  for (int line = 0; line < 12; ++line) {
    code.append(random() % 12, ' ');
    for (size_t words = random() % 14; words > 0; --words) {
      const size_t letters = 1 + (random() % 9 == 0 ? random() % 150 : random() % 9);
      for (size_t i = 0; i < letters; ++i) code += static_cast<char>('a' + random() % 26);
      code += words == 1 ? "" : random() % 7 == 0 ? "  " : " ";
    }
    code += "x\n";
  }
  return code + "end";
}

TEST(Code, StandsInItsMeasureWithEveryLetter) {
  for (uint32_t seed = 1; seed <= 40; ++seed) {
    Composition composition;
    const std::string code = random_code(seed);
    const GalleyPart& part = set_code(composition, code);
    const Length measure = part.paragraphs[0].measure;
    uint32_t end = 0;
    for (const Line& line : part.lines) {
      // Between two lines there is a space or a line feed, or nothing.
      ASSERT_GE(line.text_begin, end);
      ASSERT_EQ(std::string_view(part.shaped->styled->text).substr(end, line.text_begin - end).find_first_not_of(" \n"),
                std::string_view::npos)
          << "seed " << seed;
      end = line.text_end;
      EXPECT_FALSE(line.overfull) << "seed " << seed << ": " << text_of(part, line);
      EXPECT_LE(line.x.units + line.width.units, measure.units) << "seed " << seed << ": " << text_of(part, line);
      EXPECT_FALSE(line.hyphenated && !text_of(part, line).ends_with('-'));
    }
    EXPECT_TRUE(std::string_view(part.shaped->styled->text).ends_with("end"));
    EXPECT_EQ(end, part.shaped->styled->text.size()) << "seed " << seed;
  }
}

TEST(Code, GoesOnDeeperThanItBegan) {
  Composition composition;
  const GalleyPart& part = set_code(composition,
                                    "short\n    four spaces in, and as long as that it has to go on and on below\n"
                                    "none, but as long as that it has to go on below as well");
  const Length em = composition.base().font_size;
  ASSERT_EQ(part.lines.size(), 5U);
  EXPECT_EQ(part.lines[0].x, Length{});
  EXPECT_EQ(part.lines[1].x, Length{});
  EXPECT_GT(part.lines[2].x, em * 2) << "its own white space, and one and a half ems";
  EXPECT_EQ(part.lines[3].x, Length{});
  EXPECT_EQ(part.lines[4].x, em * 3 / 2);
}

TEST(Code, DividesALongWordAndGoesOnBehindIt) {
  Composition composition;
  const GalleyPart& part = set_code(composition, "x = " + std::string(120, 'm') + " + y");
  ASSERT_GE(part.lines.size(), 3U);
  EXPECT_EQ(text_of(part, part.lines.front()).substr(0, 3), "x =");
  EXPECT_TRUE(text_of(part, part.lines.back()).ends_with("+ y"));
}

// A list of lists, each item with one word in it; the width of the innermost paragraph.
Length innermost(int levels, Length indent) {
  Composition composition;
  ComputedStyle item = composition.base();
  item.margin.start = indent;
  const StyleId style = composition.style(item);
  StyledPartBuilder part = composition.part();
  for (int i = 0; i < levels; ++i) {
    part.open(NodeKind::List, Display::List, 0, 0);
    part.open(NodeKind::ListItem, Display::Item, style, 0);
    testing::paragraph(part, "word");
  }
  for (int i = 0; i < levels; ++i) {
    part.close();
    part.close();
  }
  composition.add(part);
  const GalleyPart& galley = *composition.set().parts[0];
  EXPECT_EQ(galley.paragraphs.size(), static_cast<size_t>(levels));
  for (size_t i = 1; i < galley.paragraphs.size(); ++i) {
    EXPECT_GT(galley.paragraphs[i].x, galley.paragraphs[i - 1].x) << "level " << i << " stands no deeper";
  }
  return galley.paragraphs.back().measure;
}

TEST(ListIndents, AreAsStyledWhereThereIsRoom) {
  EXPECT_EQ(innermost(3, Length::points(15)), Length::points(200 - 45));
}

TEST(ListIndents, AreSharedWhereThereIsNone) {
  // Two fifths of 200 pt are less than ten ems of 10 pt.
  const Length left = innermost(40, Length::points(15));
  EXPECT_GE(left, Length::points(80));
  EXPECT_LT(left, Length::points(84));
}

TEST(ListIndents, MarksDoNotTouchTheirTextWhereIndentsAreNarrow) {
  Composition composition;
  ComputedStyle item = composition.base();
  item.margin.start = Length::points(15);
  const StyleId style = composition.style(item);
  StyledPartBuilder builder = composition.part();
  constexpr int kLevels = 40;
  for (int i = 0; i < kLevels; ++i) {
    builder.open(NodeKind::List, Display::List, 0, 0);
    builder.open(NodeKind::ListItem, Display::Item, style, 0);
    builder.open(NodeKind::Paragraph, Display::Mark, 0, 0);
    builder.add_text("–", 0, 0);
    builder.close();
    testing::paragraph(builder, "word");
  }
  for (int i = 0; i < kLevels * 2; ++i) builder.close();
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts[0];
  ASSERT_EQ(part.paragraphs.size(), kLevels * 2U);
  for (size_t i = 0; i < part.paragraphs.size(); i += 2) {
    const ParagraphBox& mark = part.paragraphs[i];
    const Line& line = part.lines[part.settings[mark.first_setting].first_line];
    EXPECT_GE((mark.x + line.x).units, 0) << "level " << i / 2 << " reaches out of its list";
    EXPECT_LE(mark.x + line.x + line.width + Length::points(2), part.paragraphs[i + 1].x) << "level " << i / 2;
  }
}

}  // namespace
}  // namespace hustings
