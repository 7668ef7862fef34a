// Properties over random mixed text: nothing is lost, nothing is doubled, and the number of threads does not show.
#include <random>
#include <sstream>

#include <gtest/gtest.h>

#include "base/parallel.h"
#include "base/utf8.h"
#include "shape/composing.h"

namespace hustings {
namespace {

using testing::Composing;

// Letters of many scripts, marks, digits, spaces of all kinds, controls, emoji and their joiners.
constexpr std::u32string_view kAlphabet =
    U"abcABC fi é ñ ß 012 .,;:!?-–—/()[]{}«»“”’\"' "
    U"\u00A0\u00AD\u200B\u200C\u200D\u200E\u200F\u202F\u2060\u2066\u2067\u2069"
    U"абв αβγ אבג שׁ ابتث لا مُ ١٢ हिन्दी क्ष বাং তা ไทย น้ำ ລາວ ខ្មែរ မြန် བོད་ 漢字かなカナ。「」한글 ㄅ እም հա ქა "
    U"\u0301\u0308\u093F"
    U"\u2028😀👩\u200D💻🇺🇸✔\uFE0F👍🏽1\uFE0F\u20E3 ";

std::string random_text(std::mt19937& random, size_t length) {
  std::string text;
  for (size_t i = 0; i < length; ++i) {
    append_utf8(text, kAlphabet[random() % kAlphabet.size()]);
  }
  return text;
}

void expect_whole(const Composing& composing, const ShapedPart& part) {
  const std::string& text = part.styled->text;
  for (const ShapedParagraph& paragraph : part.paragraphs) {
    const StyledNode& block = (*part.styled)[paragraph.block];
    uint32_t at = block.text_begin;
    for (uint32_t i = paragraph.first_item; i < paragraph.last_item; ++i) {
      const Item& item = part.items[i];
      ASSERT_EQ(item.text_begin, at);
      ASSERT_LE(item.text_begin, item.text_end);
      at = item.text_end;
      if (item.kind == ItemKind::Word) {
        ASSERT_TRUE(item.shape);
        ASSERT_EQ(item.shape->text, composing.text(item));
        ASSERT_EQ(item.shape->right_to_left, item.level % 2 == 1);
        int64_t advance = 0;
        uint32_t cluster = item.shape->right_to_left ? UINT32_MAX : 0;
        for (const Glyph& glyph : item.shape->glyphs) {
          ASSERT_LT(glyph.cluster, item.shape->text.size());
          ASSERT_TRUE(item.shape->right_to_left ? glyph.cluster <= cluster : glyph.cluster >= cluster);
          cluster = glyph.cluster;
          advance += glyph.advance;
        }
        ASSERT_EQ(item.shape->advance, advance);
      }
      if (item.after == After::Space) {
        ASSERT_EQ(text[at], ' ');
        ++at;
      } else if (item.after == After::NoBreakSpace) {
        at += text[at] == ' ' ? 1 : 2;
      }
    }
    ASSERT_EQ(at, block.text_end);
  }
}

TEST(Coverage, EveryByteIsInOneItem) {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    Composing composing({"en", "ar", "zh-Hans"});
    ComputedStyle bold = composing.document->styles[0];
    bold.weight = 700;
    bold.direction = round % 3 == 0 ? Direction::RightToLeft : Direction::LeftToRight;
    bold.white_space = round % 5 == 0 ? WhiteSpace::Pre : WhiteSpace::Normal;
    const StyleId other = composing.style(bold);
    for (int block = 0; block < 4; ++block) {
      composing.builder.open(NodeKind::Paragraph, Display::Text, block % 2 == 0 ? 0 : other,
                             static_cast<LanguageId>(random() % 3));
      for (int leaf = 0; leaf < 3; ++leaf) {
        composing.builder.add_text(random_text(random, random() % 25), random() % 2 == 0 ? 0 : other, 0);
      }
      composing.builder.close();
    }
    composing.shape();
    ASSERT_NO_FATAL_FAILURE(expect_whole(composing, *composing.shaped.parts.front())) << round;
  }
}

TEST(Coverage, FillersAreBlankAndNeverNotdef) {
  Composing composing({"en", "ko"});
  composing.block("a\u115F\u1160b \u3164 \uFFA0c").block("\u3164", 0, 1).block("\u17B4 \u180E\uFFF8d");
  composing.shape();
  ASSERT_NO_FATAL_FAILURE(expect_whole(composing, *composing.shaped.parts.front()));
  size_t glyphs = 0;
  for (const Item& item : composing.items()) {
    if (item.kind != ItemKind::Word) continue;
    for (const Glyph& glyph : item.shape->glyphs) {
      EXPECT_NE(glyph.id, 0u) << item.shape->text;
      ++glyphs;
    }
  }
  EXPECT_GT(glyphs, 4u);
}

TEST(Coverage, IsTheSameWithAnyNumberOfThreads) {
  std::string dumps[2];
  for (const unsigned count : {1U, 2U}) {
    std::mt19937 random(11);
    Composing composing({"en"});
    for (int part = 0; part < 40; ++part) {
      StyledPartBuilder builder("part-" + std::to_string(part), Role::Statement, 0, 0);
      for (int block = 0; block < 5; ++block) {
        builder.open(NodeKind::Paragraph, Display::Text, 0, 0);
        builder.add_text(random_text(random, 60), 0, 0);
        builder.close();
      }
      composing.document->parts.push_back(builder.finish());
    }
    set_threads(count);
    composing.shape();
    std::ostringstream out;
    composing.shaped.dump(out, composing.fonts);
    dumps[count - 1] = out.str();
  }
  set_threads(0);
  EXPECT_EQ(dumps[0], dumps[1]);
  EXPECT_GT(dumps[0].size(), 10000u);
}

}  // namespace
}  // namespace hustings
