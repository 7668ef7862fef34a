// Glyph for glyph what HarfBuzz's own program makes of the same words: it guesses script and direction from the text by
// itself, so the comparison also checks ours.
#include <map>

#include <gtest/gtest.h>

#include "shape/hb_shape.h"

namespace hustings {
namespace {

using testing::Composing;
using testing::described;
using testing::file_of;
using testing::kSamples;
using testing::run_hb_shape;
using testing::Sample;

TEST(HbShape, AgreesOverScripts) {
  if (!testing::has_hb_shape()) {
    GTEST_SKIP() << "hb-shape is not installed (libharfbuzz-bin)";
  }
  size_t compared = 0;
  for (const uint16_t families : {0, 1}) {
    for (const Sample& sample : kSamples) {
      Composing composing({sample.language});
      composing.document->styles[0].families = families;
      const bool right_to_left = testing::is_right_to_left(sample.language);
      composing.document->styles[0].direction = right_to_left ? Direction::RightToLeft : Direction::LeftToRight;
      composing.block(sample.words).shape();
      ASSERT_TRUE(composing.diagnostics.list().empty())
          << sample.language << ": " << composing.diagnostics.list().front().message;
      std::map<FaceId, std::vector<const Item*>> by_face;
      for (const Item& item : composing.items()) {
        ASSERT_TRUE(item.shape) << composing.text(item);
        by_face[item.shape->face].push_back(&item);
      }
      for (const auto& [face, items] : by_face) {
        std::vector<std::string> words;
        for (const Item* item : items) {
          words.emplace_back(composing.text(*item));
        }
        const auto [file, index] = file_of(composing.fonts.face(face));
        const std::vector<std::string> expected = run_hb_shape(file, index, sample.language, words);
        ASSERT_EQ(expected.size(), words.size()) << sample.language;
        for (size_t i = 0; i < words.size(); ++i, ++compared) {
          // Without a letter the program cannot guess the script; nor may a digit's direction be guessed from it.
          EXPECT_EQ(described(*items[i]->shape), expected[i])
              << sample.language << " " << words[i] << " in " << composing.fonts.face(face).file;
        }
      }
    }
  }
  EXPECT_GT(compared, 400u);
}

TEST(HbShape, JoinsArabicLettersAcrossStyles) {
  // The last three letters are bold: the letters at the seam keep the forms they have in the undivided word.
  Composing composing({"ar"});
  composing.document->styles[0].direction = Direction::RightToLeft;
  ComputedStyle green = composing.document->styles[0];
  green.color = {0, 128, 0};
  const StyleId other = composing.style(green);
  composing.builder.open(NodeKind::Paragraph, Display::Text, 0, 0);
  composing.builder.add_text("انتخا", 0, 0);
  composing.builder.add_text("بات", other, 0);
  composing.builder.close();
  composing.block("بسمك");
  composing.builder.open(NodeKind::Paragraph, Display::Text, 0, 0);
  composing.builder.add_text("بس", 0, 0);
  composing.builder.add_text("مك", other, 0);
  composing.builder.close();
  composing.shape();
  const std::vector<Item>& items = composing.items();
  ASSERT_EQ(items.size(), 5u);
  const Shape& whole = *items[2].shape;
  // Visual order: the second half's glyphs are left of the first half's.
  std::vector<uint32_t> halves;
  for (const Item* item : {&items[4], &items[3]}) {
    for (const Glyph& glyph : item->shape->glyphs) {
      halves.push_back(glyph.id);
    }
  }
  std::vector<uint32_t> ids;
  for (const Glyph& glyph : whole.glyphs) {
    ids.push_back(glyph.id);
  }
  EXPECT_EQ(halves, ids);
}

}  // namespace
}  // namespace hustings
