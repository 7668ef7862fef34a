// What makes one line differ from another: marks that hang, letters that give, names that stay whole, and the other
// numbers of lines that a paragraph can have.
#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "linebreak/composition.h"
#include "linebreak/settings.h"

namespace hustings {
namespace {

using testing::Composition;
using testing::english;
using testing::paragraph;
using testing::text_of;

ComputedStyle justified(const Composition& composition) {
  ComputedStyle style = composition.base();
  style.text_align = TextAlign::Justify;
  style.hyphens = Hyphens::Auto;
  style.hyphenate_word = 6;
  style.hyphenate_before = style.hyphenate_after = 3;
  style.word_space_max = 1600;
  return style;
}

// Where what stands on a line ends and begins, added up as the writer does it.
struct Extent {
  Length left, right;
};
Extent extent_of(const Composition& composition, const GalleyPart& part, const ParagraphBox& box, const Line& line) {
  std::vector<linebreak::PlacedItem> items;
  linebreak::place_items(part, box, line, composition.document, *composition.fonts, items);
  Extent extent{items.front().x, items.front().x};
  for (const auto& item : items) {
    extent.left = std::min(extent.left, item.x);
    extent.right = std::max(extent.right, item.x + item.width);
  }
  return extent;
}

constexpr int64_t kNothing = Length::kUnitsPerPoint / 50;

std::string quoted_sentences(size_t words, uint32_t seed) {
  std::string text;
  for (const char letter : english(words, seed)) {
    if (letter == ',') {
      text += seed % 2 == 0 ? ",” “and" : " – but -";
      continue;
    }
    text += letter;
  }
  return "“" + text + "”";
}

// Every fifth word in quotation marks, every third before a comma.
std::string hebrew(size_t count, uint32_t seed) {
  static const char* const kWords[] = {"המועמדת", "מציעה", "תקציב",   "פתוח",  "דיון", "בכל",     "חודש",   "היא",
                                       "תפרסם",   "את",    "הנתונים", "ותשמע", "את",   "התושבים", "בבחירות"};
  std::mt19937 random(seed);
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    const std::string word = kWords[random() % std::size(kWords)];
    if (!text.empty()) text += ' ';
    text += random() % 5 == 0 ? '"' + word + '"' : random() % 3 == 0 ? word + ',' : word;
  }
  return text + '.';
}

TEST(Lines, HangTheirLightMarksOutsideBothEdges) {
  for (const bool right_to_left : {false, true}) {
    Composition composition;
    ComputedStyle style = justified(composition);
    style.hanging_punctuation = true;
    style.font_stretch_limit = 15;
    if (right_to_left) style.direction = Direction::RightToLeft;
    const StyleId id = composition.style(style);
    auto builder = composition.part();
    for (uint32_t i = 0; i < 30; ++i) {
      paragraph(builder, right_to_left ? hebrew(40 + 3 * i, i) : quoted_sentences(40 + 3 * i, i), id);
    }
    composition.add(builder);
    const GalleyPart& part = *composition.set().parts.front();
    size_t hung_start = 0, hung_end = 0, short_lines = 0;
    for (const ParagraphBox& box : part.paragraphs) {
      const Setting& setting = part.settings[box.first_setting];
      for (uint32_t l = 0; l < setting.line_count; ++l) {
        const Line& line = part.lines[setting.first_line + l];
        const std::string_view text = text_of(part, line);
        const Extent extent = extent_of(composition, part, box, line);
        EXPECT_GE(line.hang_start.units, 0);
        EXPECT_LT(line.hang_start, Length::points(6));
        EXPECT_LT(line.hang_end, Length::points(6));
        hung_start += line.hang_start.units > 0;
        hung_end += line.hang_end.units > 0;
        EXPECT_EQ(line.hang_end.units > 0, line.hyphenated || std::string_view(",.-").find(text.back()) != text.npos ||
                                               text.ends_with("”") || text.ends_with("–") || text.ends_with('"'))
            << text;
        EXPECT_EQ(line.hang_start.units > 0,
                  text.starts_with("“") || text.starts_with("–") || text.starts_with('-') || text.starts_with('"'))
            << text;
        // What counts begins and ends at the measure's edges, to a fiftieth of a point.
        const Length before = right_to_left ? box.measure - extent.right : extent.left;
        EXPECT_LE(std::abs((before + line.hang_start).units), kNothing) << text;
        short_lines += line.underfull;
        if (l + 1 == setting.line_count || line.underfull) continue;
        const Length after = right_to_left ? extent.left : box.measure - extent.right;
        EXPECT_LE(std::abs((after + line.hang_end).units), kNothing) << text;
      }
    }
    EXPECT_GT(hung_start, 20U);
    EXPECT_GT(hung_end, 20U);
    EXPECT_LT(short_lines * 20, part.lines.size());
  }
}

TEST(Lines, HangOnlyAtTheEdgeThatIsFlush) {
  Composition composition;
  std::vector<StyleId> styles;
  for (const TextAlign align : {TextAlign::Start, TextAlign::End, TextAlign::Center}) {
    ComputedStyle style = composition.base();
    style.hanging_punctuation = true;
    style.text_align = align;
    styles.push_back(composition.style(style));
  }
  ComputedStyle code = composition.base();
  code.hanging_punctuation = true;
  code.white_space = WhiteSpace::Pre;
  styles.push_back(composition.style(code));
  auto builder = composition.part();
  for (const StyleId style : styles) paragraph(builder, "“Yes.”", style);
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  const auto line = [&](size_t i) -> const Line& {
    return part.lines[part.settings[part.paragraphs[i].first_setting].first_line];
  };
  EXPECT_GT(line(0).hang_start.units, 0);
  EXPECT_EQ(line(0).x, -line(0).hang_start);
  EXPECT_EQ(line(0).hang_end, Length{});
  EXPECT_EQ(line(1).hang_start, Length{});
  EXPECT_GT(line(1).hang_end.units, 0);
  EXPECT_EQ(line(1).x + line(1).width, Length::points(200) + line(1).hang_end);
  for (const size_t i : {2, 3}) {
    EXPECT_EQ(line(i).hang_start, Length{});
    EXPECT_EQ(line(i).hang_end, Length{});
  }
}

TEST(Lines, AskTheirLettersOnlyForWhatSpacesCannotGiveEvenly) {
  Composition composition;
  ComputedStyle style = justified(composition);
  style.font_stretch_limit = 15;
  const StyleId stretched = composition.style(style);
  style.letter_space_limit = Length::ratio(1, 5);
  const StyleId spaced = composition.style(style);
  style.font_stretch_limit = 0;
  style.letter_space_limit = {};
  const StyleId stiff = composition.style(style);
  auto builder = composition.part();
  for (const StyleId id : {stretched, spaced, stiff}) {
    for (uint32_t i = 0; i < 40; ++i) paragraph(builder, english(60, i), id);
  }
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  std::map<int32_t, size_t> scales;
  size_t spaced_lines = 0, short_lines = 0, uneven[3] = {0, 0, 0};
  for (size_t p = 0; p < part.paragraphs.size(); ++p) {
    const size_t kind = p / 40;
    const ParagraphBox& box = part.paragraphs[p];
    const Setting& setting = part.settings[box.first_setting];
    for (uint32_t l = 0; l + 1 < setting.line_count; ++l) {
      const Line& line = part.lines[setting.first_line + l];
      const Extent extent = extent_of(composition, part, box, line);
      if (line.underfull) {
        ++short_lines;
        continue;
      }
      EXPECT_LE(std::abs((extent.right - box.measure - line.hang_end).units), kNothing) << text_of(part, line);
      EXPECT_EQ((line.glyph_scale - 10000) % linebreak::kGlyphScaleStep, 0);
      EXPECT_LE(std::abs(line.glyph_scale - 10000), 150);
      EXPECT_LE(std::abs(line.letter_adjust.units), Length::ratio(1, 5).units);
      if (kind == 0) ++scales[line.glyph_scale];
      if (kind == 1) spaced_lines += line.letter_adjust.units != 0;
      if (kind == 2) {
        EXPECT_EQ(line.glyph_scale, 10000);
        EXPECT_EQ(line.letter_adjust, Length{});
      }
      // Letters give nothing while spaces look even, and everything before these go farther.
      const bool wide = line.space_adjust > Length::ratio(1, 2);
      if (wide && kind == 0) {
        EXPECT_EQ(line.glyph_scale, 10150) << text_of(part, line);
      }
      uneven[kind] += wide;
    }
  }
  EXPECT_LE(short_lines, 3U);
  EXPECT_GT(scales.size(), 5U);
  EXPECT_LE(scales.size(), 13U);
  EXPECT_GT(spaced_lines, 0U);
  EXPECT_LT(uneven[0] * 3, uneven[2] * 2);
  EXPECT_LE(uneven[1], uneven[0]);
}

// A line without spaces is set as the search judged it: its letters give all that it lacks, to the last step.
TEST(Lines, WithoutSpacesStandInTheirMeasure) {
  Composition composition;
  ComputedStyle style = justified(composition);
  style.font_stretch_limit = 15;
  style.letter_space_limit = Length::ratio(1, 5);
  const StyleId id = composition.style(style);
  auto builder = composition.part();
  for (size_t wide = 0; wide < 40; ++wide) {
    for (size_t narrow = 0; narrow < 4; ++narrow) {
      paragraph(builder, std::string(wide, 'n') + std::string(narrow, 'i'), id);
    }
  }
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  size_t tightened = 0;
  for (const ParagraphBox& box : part.paragraphs) {
    const Setting& setting = part.settings[box.first_setting];
    const Line& line = part.lines[setting.first_line];
    if (setting.line_count != 1 || line.last_item == line.first_item) continue;
    const Shape& word = *part.shaped->items[line.first_item].shape;
    const Length natural = linebreak::shape_width(word, style, *composition.fonts, 1000);
    const Length given = Length::ratio(19, 100) * (linebreak::letter_count(word) - 1);
    if ((natural - given).scaled(985, 1000) > box.measure) continue;
    EXPECT_FALSE(line.overfull) << text_of(part, line);
    tightened += line.letter_adjust.units < 0;
  }
  EXPECT_GT(tightened, 0U);
}

TEST(Lines, LeaveLettersOfOtherScriptsAsTheyAre) {
  Composition composition;
  ComputedStyle style = justified(composition);
  style.font_stretch_limit = 15;
  style.letter_space_limit = Length::ratio(1, 5);
  const StyleId id = composition.style(style);
  auto builder = composition.part();
  paragraph(builder, "Vote on Tuesday in الانتخابات العامة for मतदाता पंजीकरण and התושבים ובחירות at " + english(30),
            id);
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  Line line;
  line.glyph_scale = 10150;
  line.letter_adjust = Length::ratio(1, 5);
  size_t elastic = 0, stiff = 0;
  for (const Item& item : part.shaped->items) {
    if (item.shape == nullptr) continue;
    const auto give = linebreak::letter_give(line, *item.shape, style, 1000);
    const bool latin = static_cast<uint8_t>(item.shape->text.front()) < 0x80;
    EXPECT_EQ(give.none(), !latin) << item.shape->text;
    (latin ? elastic : stiff) += 1;
  }
  EXPECT_GT(elastic, 30U);
  EXPECT_EQ(stiff, 6U);
}

TEST(Lines, NeverDivideTheNamesOfCandidates) {
  Composition composition;
  const StyleId style = composition.style(justified(composition));
  StyledPartBuilder builder("profile", Role::Profile, style, 0);
  builder.open(NodeKind::Heading, Display::Text, 0, 0, Role::CandidateName, 2);
  builder.add_text("Wilhelmina Featherstonehaugh-Abercrombie", 0, 0);
  builder.close();
  std::mt19937 random(3);
  for (uint32_t i = 0; i < 60; ++i) {
    std::string text;
    for (int k = 0; k < 40; ++k) {
      static const char* const kWords[] = {"Wilhelmina", "Featherstonehaugh’s", "(Abercrombie)", "a", "to", "on"};
      text += kWords[random() % std::size(kWords)];
      text += ' ';
    }
    paragraph(builder, text + "transportation", style);
    paragraph(builder, english(30, i) + " representation administration transportation", style);
  }
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  size_t divided = 0;
  for (const Line& line : part.lines) {
    if (!line.hyphenated) continue;
    ++divided;
    const std::string_view text = text_of(part, line);
    const std::string_view last = text.substr(text.find_last_of(" (") + 1);
    EXPECT_FALSE(last.starts_with("Wilh") || last.starts_with("Feath") || last.starts_with("Aber")) << text;
  }
  EXPECT_GT(divided, 5U);
}

TEST(Lines, CanBeOneMoreOrOneLess) {
  Composition composition;
  composition.document.masters[0].size.width = Length::points(420);
  ComputedStyle give = justified(composition);
  give.font_stretch_limit = 20;
  const StyleId style = composition.style(give);
  auto builder = composition.part();
  for (uint32_t i = 0; i < 200; ++i) paragraph(builder, english(50 + 3 * i, i), style);
  composition.add(builder);
  const Galley& galley = composition.set();
  const GalleyPart& part = *galley.parts.front();
  const linebreak::Settings settings(galley, *composition.fonts);
  size_t fewer = 0, more = 0;
  for (const ParagraphBox& box : part.paragraphs) {
    const Setting& optimum = part.settings[box.first_setting];
    for (const linebreak::OtherSetting& other : settings.others(0, box)) {
      const size_t count = other.lines.size();
      fewer += count + 1 == optimum.line_count;
      more += count == optimum.line_count + 1;
      EXPECT_TRUE(count + 1 == optimum.line_count || count == optimum.line_count + 1);
      EXPECT_LE(other.cost, optimum.cost + linebreak::Settings::kWorthDemerits * static_cast<int64_t>(count));
      // The same words in the same order, each line full.
      const ShapedParagraph& words = part.shaped->paragraphs[box.paragraph];
      uint32_t at = part.shaped->items[words.first_item].text_begin;
      for (size_t l = 0; l < count; ++l) {
        const Line& line = other.lines[l];
        EXPECT_LE(line.text_begin - at, 1U);
        at = line.text_end;
        const Extent extent = extent_of(composition, part, box, line);
        if (l + 1 < count) {
          EXPECT_LE(std::abs((extent.right - box.measure).units), kNothing);
        }
        EXPECT_FALSE(line.overfull);
      }
      EXPECT_EQ(at, part.shaped->items[words.last_item - 1].text_end);
    }
  }
  EXPECT_GT(fewer + more, 20U);
  EXPECT_GT(more, 5U);
}

}  // namespace
}  // namespace hustings
