// Whole lines, spaces and all, glyph for glyph as HarfBuzz's own program shapes them in one piece: words that are
// shaped one by one and stood side by side must come to the same.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "shape/hb_shape.h"
#include "shape/script_lines.h"
#include "support/unicode_data.h"
#include "text/text.h"

namespace hustings {
namespace {

using testing::Composing;
using testing::lines_by_language;
using testing::Sample;

std::string described(const Composing& composing, const ShapedPart& part, const ShapedParagraph& paragraph) {
  const uint32_t begin = (*part.styled)[paragraph.block].text_begin;
  std::vector<std::string> glyphs;
  for (uint32_t k = 0; k < paragraph.last_item - paragraph.first_item; ++k) {
    const bool turned = part.items[paragraph.first_item].level % 2 == 1;
    const Item& item = part.items[turned ? paragraph.last_item - 1 - k : paragraph.first_item + k];
    const Face& face = composing.fonts.face(item.shape ? item.shape->face : 0);
    const auto add_space = [&] {
      if (item.after != After::Space && item.after != After::NoBreakSpace) return;
      glyphs.push_back(fmt::format("{}={}+{}", face.space_glyph, item.text_end - begin, face.space_advance));
    };
    if (turned) add_space();
    for (const Glyph& glyph : item.shape ? item.shape->glyphs : std::span<const Glyph>()) {
      glyphs.push_back(testing::described(glyph, glyph.cluster + item.text_begin - begin));
    }
    if (!turned) add_space();
  }
  return fmt::format("[{}]", fmt::join(glyphs, "|"));
}

// Japanese is set solid: kana stand on their squares and are not kerned. The word space is the face's own in every
// language, also where the face has another one for Korean.
std::string departures(std::string_view language) {
  return language == "ja" ? "--features=-kern" : language == "ko" ? "--features=-locl" : "";
}

TEST(HbShape, AgreesOnWholeLines) {
  if (!testing::has_hb_shape()) {
    GTEST_SKIP() << "hb-shape is not installed (libharfbuzz-bin)";
  }
  size_t compared = 0, mixed = 0;
  std::set<std::string> languages;
  for (const auto& [language, lines] : lines_by_language()) {
    Composing composing({language});
    if (testing::is_right_to_left(language)) composing.document->styles[0].direction = Direction::RightToLeft;
    for (const std::string& line : lines) composing.block(line);
    composing.shape();
    EXPECT_TRUE(composing.diagnostics.list().empty())
        << language << ": " << composing.diagnostics.list().front().message;
    const ShapedPart& part = *composing.shaped.parts.front();
    std::map<FaceId, std::vector<size_t>> by_face;
    for (size_t i = 0; i < lines.size(); ++i) {
      const ShapedParagraph& paragraph = part.paragraphs[i];
      std::set<std::pair<FaceId, int>> kinds;
      for (uint32_t item = paragraph.first_item; item < paragraph.last_item; ++item) {
        if (part.items[item].shape) kinds.emplace(part.items[item].shape->face, part.items[item].level);
      }
      if (kinds.size() == 1) {
        by_face[kinds.begin()->first].push_back(i);
      } else {
        ++mixed;
      }
    }
    for (const auto& [face, indices] : by_face) {
      std::vector<std::string> texts;
      for (const size_t i : indices) texts.push_back(lines[i]);
      const auto [file, index] = testing::file_of(composing.fonts.face(face));
      const std::vector<std::string> expected =
          testing::run_hb_shape(file, index, language, texts, departures(language));
      ASSERT_EQ(expected.size(), texts.size()) << language;
      for (size_t k = 0; k < texts.size(); ++k, ++compared) {
        EXPECT_EQ(described(composing, part, part.paragraphs[indices[k]]), expected[k])
            << language << " " << texts[k] << " in " << composing.fonts.face(face).file;
      }
      languages.insert(language);
    }
  }
  EXPECT_GT(compared, 380u);
  EXPECT_EQ(mixed, 0u) << "lines of two faces or directions are not compared";
  EXPECT_EQ(languages.size(), 39u);
}

// Both pieces of a divided word, the hyphen shaped with the first.
TEST(HbShape, AgreesOnPiecesOfWords) {
  if (!testing::has_hb_shape()) {
    GTEST_SKIP() << "hb-shape is not installed (libharfbuzz-bin)";
  }
  size_t compared = 0;
  for (const Sample& sample : testing::kSamples) {
    if (std::string_view("en de fr vi tr ru uk sr el hy ka he hi").find(sample.language) == std::string_view::npos) {
      continue;
    }
    Composing composing({sample.language});
    if (testing::is_right_to_left(sample.language)) {
      composing.document->styles[0].direction = Direction::RightToLeft;
    }
    composing.block(sample.words).shape();
    std::map<FaceId, std::vector<std::pair<std::string, const Shape*>>> pieces;
    for (const Item& item : composing.items()) {
      const Shape& word = *item.shape;
      const std::string hyphen = composing.fonts.glyph(word.face, 0x2010) != 0 ? "\u2010" : "-";
      const auto size = static_cast<uint32_t>(word.text.size());
      for (const uint32_t end : text::grapheme_ends(word.text)) {
        if (end == size) continue;
        const std::string before(word.text.substr(0, end)), after(word.text.substr(end));
        pieces[word.face].emplace_back(before + hyphen, shape::piece(*composing.shaped.cache, word, 0, end, true));
        pieces[word.face].emplace_back(after, shape::piece(*composing.shaped.cache, word, end, size, false));
      }
    }
    for (const auto& [face, list] : pieces) {
      std::vector<std::string> texts;
      for (const auto& [text, shape] : list) texts.push_back(text);
      const auto [file, index] = testing::file_of(composing.fonts.face(face));
      const std::string script = text::likely_script(sample.language);
      const std::vector<std::string> expected = testing::run_hb_shape(
          file, index, sample.language, texts,
          "--script=" + script + (testing::is_right_to_left(sample.language) ? " --direction=rtl" : ""));
      ASSERT_EQ(expected.size(), texts.size());
      for (size_t i = 0; i < texts.size(); ++i, ++compared) {
        EXPECT_EQ(testing::described(*list[i].second), expected[i]) << sample.language << " " << texts[i];
      }
    }
  }
  EXPECT_GT(compared, 800u);
}

// A word in two or three colors: each part as HarfBuzz shapes it with the rest of the word as its context.
TEST(HbShape, AgreesOnJoinedParts) {
  if (!testing::has_hb_shape()) {
    GTEST_SKIP() << "hb-shape is not installed (libharfbuzz-bin)";
  }
  std::mt19937 random(43);
  size_t compared = 0;
  for (const char* language : {"ar", "fa", "ur"}) {
    const auto sample = std::find_if(std::begin(testing::kSamples), std::end(testing::kSamples),
                                     [&](const Sample& each) { return std::string_view(each.language) == language; });
    for (const std::string_view word : testing::split(sample->words, ' ')) {
      std::vector<uint32_t> ends = text::grapheme_ends(word);
      ends.pop_back();
      std::shuffle(ends.begin(), ends.end(), random);
      ends.resize(std::min<size_t>(ends.size(), 2));
      std::sort(ends.begin(), ends.end());
      ends.push_back(static_cast<uint32_t>(word.size()));
      Composing composing({language});
      composing.document->styles[0].direction = Direction::RightToLeft;
      ComputedStyle green = composing.document->styles[0];
      green.color = {0, 128, 0};
      const StyleId other = composing.style(green);
      composing.builder.open(NodeKind::Paragraph, Display::Text, 0, 0);
      uint32_t begin = 0;
      for (const uint32_t end : ends) {
        composing.builder.add_text(word.substr(begin, end - begin), begin == 0 ? 0 : other, 0);
        begin = end;
      }
      composing.builder.close();
      composing.shape();
      for (const Item& item : composing.items()) {
        if (item.shape == nullptr) continue;
        const std::string part(composing.text(item));
        const auto [file, index] = testing::file_of(composing.fonts.face(item.shape->face));
        std::string options = "--script=arab --direction=rtl";
        if (item.text_begin > 0) options += fmt::format(" --text-before='{}'", word.substr(0, item.text_begin));
        if (item.text_end < word.size()) options += fmt::format(" --text-after='{}'", word.substr(item.text_end));
        const std::vector<std::string> expected = testing::run_hb_shape(file, index, language, {part}, options);
        ASSERT_EQ(expected.size(), 1u);
        EXPECT_EQ(testing::described(*item.shape), expected.front()) << language << " " << part << " of " << word;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 40u);
}

}  // namespace
}  // namespace hustings
