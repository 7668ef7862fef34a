// Whole Parts through the real faces: nothing lost, nothing outside the measure, and vertical lists as the rules say.
#include <algorithm>
#include <random>
#include <sstream>
#include <type_traits>

#include <gtest/gtest.h>

#include "linebreak/composition.h"
#include "support/golden.h"

namespace hustings {
namespace {

using testing::Composition;
using testing::english;
using testing::has_diagnostic;
using testing::paragraph;
using testing::text_of;

std::string word_on(const Shape* shape) { return shape == nullptr ? "" : std::string(shape->text); }

// Every item of every paragraph stands on its lines in order, once, or in pieces that make up the whole word.
void expect_nothing_lost(const GalleyPart& part) {
  for (const ParagraphBox& box : part.paragraphs) {
    const ShapedParagraph& paragraph = part.shaped->paragraphs[box.paragraph];
    const Setting& setting = part.settings[box.first_setting];
    ASSERT_GT(setting.line_count, 0U);
    std::string expected, set;
    for (uint32_t i = paragraph.first_item; i < paragraph.last_item; ++i) {
      expected += word_on(part.shaped->items[i].shape);
      expected += '|';
    }
    uint32_t next = paragraph.first_item;
    for (uint32_t l = 0; l < setting.line_count; ++l) {
      const Line& line = part.lines[setting.first_line + l];
      for (uint32_t i = line.first_item; i < line.last_item; ++i) {
        const bool first = i == line.first_item, last = i + 1 == line.last_item;
        const Shape* shape = first && line.head != nullptr  ? line.head
                             : last && line.tail != nullptr ? line.tail
                                                            : part.shaped->items[i].shape;
        if (i != next) {
          ASSERT_EQ(i + 1, next) << "an item between two lines is lost";
        }
        const bool goes_on = i + 1 == next;
        if (goes_on) set.pop_back();  // the word's second piece
        set += word_on(shape);
        set += '|';
        next = i + 1;
      }
    }
    EXPECT_EQ(next, paragraph.last_item);
    EXPECT_EQ(set, expected);
  }
}

// What stands on a line, added up as the writer does it, ends where the line says.
void expect_widths(const Composition& composition, const GalleyPart& part, bool all_fit = true) {
  std::vector<linebreak::PlacedItem> items;
  for (const ParagraphBox& box : part.paragraphs) {
    const Setting& setting = part.settings[box.first_setting];
    for (uint32_t l = 0; l < setting.line_count; ++l) {
      const Line& line = part.lines[setting.first_line + l];
      linebreak::place_items(part, box, line, composition.document, *composition.fonts, items);
      Length width;
      for (const auto& item : items) width += item.width + item.space;
      EXPECT_LE(std::abs((width - line.width).units), 200) << text_of(part, line);
      if (all_fit) {
        EXPECT_LE((line.x + line.width).units, box.measure.units + 1400) << text_of(part, line);
      }
    }
  }
}

TEST(Set, JustifiedParagraphsFillTheirMeasure) {
  Composition composition;
  composition.document.masters[0].inside = composition.document.masters[0].outside = Length::points(10);
  ComputedStyle justified = composition.base();
  justified.text_align = TextAlign::Justify;
  justified.hyphens = Hyphens::Auto;
  justified.text_indent = Length::points(10);
  const StyleId style = composition.style(justified);
  auto builder = composition.part();
  for (uint32_t i = 0; i < 40; ++i) paragraph(builder, english(20 + 7 * i, i), style);
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  expect_nothing_lost(part);
  expect_widths(composition, part);
  size_t full = 0, lines = 0, hyphens = 0, loose = 0;
  for (const ParagraphBox& box : part.paragraphs) {
    const Setting& setting = part.settings[box.first_setting];
    int run = 0;
    for (uint32_t l = 0; l < setting.line_count; ++l) {
      const Line& line = part.lines[setting.first_line + l];
      EXPECT_FALSE(line.overfull);
      EXPECT_EQ(line.x, l == 0 ? Length::points(10) : Length{});
      if (l + 1 == setting.line_count) break;
      ++lines;
      full += std::abs((line.x + line.width - box.measure).units) < 100;
      hyphens += line.hyphenated;
      run = line.hyphenated ? run + 1 : 0;
      EXPECT_LE(run, 2) << "a ladder of hyphens";
      // Half of a word space of 2.5 pt is within the bounds.
      loose += line.space_adjust > Length::ratio(3, 2) ? 1 : 0;
    }
  }
  EXPECT_EQ(full, lines);
  EXPECT_GT(hyphens, 0U);
  EXPECT_LT(loose * 10, lines);
  EXPECT_LT(hyphens * 3, lines);
}

TEST(Set, RaggedLinesKeepTheirSpaces) {
  Composition composition;
  ComputedStyle end = composition.base();
  end.text_align = TextAlign::End;
  ComputedStyle center = composition.base();
  center.text_align = TextAlign::Center;
  const StyleId styles[] = {0, composition.style(end), composition.style(center)};
  auto builder = composition.part();
  for (const StyleId style : styles) paragraph(builder, english(60), style);
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  expect_nothing_lost(part);
  expect_widths(composition, part);
  for (size_t p = 0; p < 3; ++p) {
    const Setting& setting = part.settings[part.paragraphs[p].first_setting];
    for (uint32_t l = 0; l < setting.line_count; ++l) {
      const Line& line = part.lines[setting.first_line + l];
      EXPECT_EQ(line.space_adjust, Length{});
      const Length room = Length::points(200) - line.width;
      EXPECT_EQ(line.x, p == 0 ? Length{} : p == 1 ? room : room / 2);
    }
  }
}

TEST(Set, BalancedLinesAreAlikeAndNoMore) {
  Composition composition;
  ComputedStyle heading = composition.base();
  heading.balance_lines = true;
  const StyleId balanced = composition.style(heading);
  constexpr uint32_t kHeadings = 30;
  auto builder = composition.part();
  for (uint32_t seed = 0; seed < kHeadings; ++seed) {
    paragraph(builder, english(5 + seed % 9, seed));
    paragraph(builder, english(5 + seed % 9, seed), balanced);
  }
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  expect_nothing_lost(part);
  expect_widths(composition, part);
  const auto extent = [&](const Setting& setting) {
    Length least = Length::points(1000), most;
    for (uint32_t l = 0; l < setting.line_count; ++l) {
      least = std::min(least, part.lines[setting.first_line + l].width);
      most = std::max(most, part.lines[setting.first_line + l].width);
    }
    return std::pair(least, most);
  };
  size_t evener = 0;
  for (uint32_t i = 0; i < kHeadings; ++i) {
    const Setting& plain = part.settings[part.paragraphs[2 * i].first_setting];
    const Setting& set = part.settings[part.paragraphs[2 * i + 1].first_setting];
    EXPECT_EQ(set.line_count, plain.line_count);
    const auto [least, most] = extent(set);
    const auto [plain_least, plain_most] = extent(plain);
    EXPECT_LE(most, plain_most) << i;
    evener += most - least < plain_most - plain_least ? 1 : 0;
  }
  EXPECT_GT(evener, kHeadings / 3);
}

// What stands before an address too long for its line stays together on a short one.
TEST(Set, AddressesAreNotTornAndNobodyIsToldOfTheirShortLines) {
  Composition composition;
  ComputedStyle justified = composition.base();
  justified.text_align = TextAlign::Justify;
  const StyleId style = composition.style(justified);
  auto builder = composition.part();
  paragraph(builder,
            "In https://www.example.org/2026/09/steering-committee-retrospective.html, which was read by nearly all of "
            "those who had asked for it.",
            style);
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  expect_nothing_lost(part);
  expect_widths(composition, part);
  EXPECT_FALSE(has_diagnostic(composition.diagnostics, "line-loose"));
  for (size_t l = 0; l + 1 < part.lines.size(); ++l) {
    const std::string next(text_of(part, part.lines[l + 1]));
    const std::string here(text_of(part, part.lines[l]));
    const bool inside = part.lines[l].tail != nullptr ||
                        (part.lines[l].head != nullptr && part.lines[l].last_item == part.lines[l].first_item + 1);
    if (inside && here.find('/') != std::string::npos) {
      EXPECT_NE(std::string("/.-").find(next[0]), std::string::npos) << here << "|" << next;
    }
    EXPECT_LE(part.lines[l].space_adjust, Length::points(8)) << here;
  }
}

TEST(Set, LongWordsAreDividedAndNothingIsSaid) {
  Composition composition;
  ComputedStyle justified = composition.base();
  justified.text_align = TextAlign::Justify;
  const StyleId style = composition.style(justified);
  auto builder = composition.part();
  paragraph(builder, english(10) + " " + std::string(400, 'x') + " " + english(30), style);
  paragraph(builder, "See https://www.example.org/elections/2026/candidates/statements/riverbend-county.html for more.",
            style);
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  expect_nothing_lost(part);
  expect_widths(composition, part);
  EXPECT_FALSE(has_diagnostic(composition.diagnostics, "line-overfull"));
  for (const Line& line : part.lines) EXPECT_FALSE(line.overfull);
}

TEST(Set, NothingIsLostInRandomDocuments) {
  static const char* const kWords[] = {"the",
                                       "administration,",
                                       "“transparency”",
                                       "NATO",
                                       "well-known",
                                       "co\u00ADoperation",
                                       "e\u0301lan",
                                       "https://www.example.org/a/b-c?d=e",
                                       "clerk@county.example",
                                       "投票日は2026年11月（火曜日）です。",
                                       "「はい」、",
                                       "선거관리위원회에서",
                                       "الانتخابات",
                                       "בבחירות,",
                                       "मतदाता",
                                       "การเลือกตั้ง",
                                       "избирательный",
                                       "\u00A0",
                                       "–",
                                       "a.",
                                       "🗳\uFE0F",
                                       "\u2028",
                                       "Donaudampfschifffahrtsgesellschaftskapitän"};
  std::mt19937 random(23);
  const auto one_of = [&](auto... values) {
    const std::common_type_t<decltype(values)...> list[] = {values...};
    return list[random() % sizeof...(values)];
  };
  for (int round = 0; round < 40; ++round) {
    Composition composition;
    composition.document.masters[0].size.width = Length::points(one_of(112, 150, 220, 330));
    composition.document.languages = {one_of("en", "ja", "ko", "de", "ar")};
    std::vector<StyleId> styles;
    for (int i = 0; i < 6; ++i) {
      ComputedStyle style = composition.base();
      style.text_align =
          one_of(TextAlign::Justify, TextAlign::Justify, TextAlign::Start, TextAlign::End, TextAlign::Center);
      style.text_align_last = one_of(TextAlign::Start, TextAlign::Start, TextAlign::Justify);
      style.hyphens = one_of(Hyphens::Auto, Hyphens::Auto, Hyphens::Manual, Hyphens::None);
      style.direction = one_of(Direction::LeftToRight, Direction::LeftToRight, Direction::RightToLeft);
      style.hanging_punctuation = random() % 2 == 0;
      style.font_stretch_limit = static_cast<uint16_t>(one_of(0, 15, 30));
      style.letter_space_limit = Length::ratio(one_of(0, 0, 1), 10);
      style.letter_spacing = Length::ratio(one_of(0, 0, 0, 1), 5);
      style.text_indent = Length::points(one_of(0, 10, -10));
      style.font_size = Length::points(one_of(8, 10, 17));
      styles.push_back(composition.style(style));
    }
    auto builder = composition.part();
    for (int p = 0; p < 12; ++p) {
      builder.open(NodeKind::Paragraph, Display::Text, one_of(styles[0], styles[1], styles[2], styles[3]), 0);
      for (int leaf = one_of(1, 1, 2, 4); leaf > 0; --leaf) {
        std::string text;
        for (int word = one_of(1, 8, 30); word > 0; --word) {
          text += kWords[random() % std::size(kWords)];
          if (random() % 6 != 0) text += ' ';
        }
        builder.add_text(text, one_of(styles[4], styles[5]), 0);
      }
      builder.close();
    }
    composition.add(builder);
    const GalleyPart& part = *composition.set().parts.front();
    expect_nothing_lost(part);
    expect_widths(composition, part, false);
    // Nothing sticks out without a word about it.
    bool sticks_out = false;
    for (const Line& line : part.lines) sticks_out = sticks_out || line.overfull;
    EXPECT_EQ(sticks_out, has_diagnostic(composition.diagnostics, "line-overfull"));
    for (const ParagraphBox& box : part.paragraphs) {
      const Setting& setting = part.settings[box.first_setting];
      for (uint32_t l = 0; l < setting.line_count; ++l) {
        const Line& line = part.lines[setting.first_line + l];
        const Length end = line.x + line.width - line.hang_end;
        EXPECT_TRUE(line.overfull || end.units <= box.measure.units + 1400) << text_of(part, line);
      }
    }
  }
}

TEST(Set, ContentsEntriesEndFlushWithTheirNumber) {
  Composition composition;
  auto builder = composition.part();
  for (const size_t words : {3, 30}) {
    builder.open(NodeKind::Paragraph, Display::Text, 0, 0, Role::ContentsEntry);
    builder.add_text(english(words), 0, 0);
    builder.add_leaf(NodeKind::Text, Display::Leader, 0, 0);
    builder.add_text("128", 0, 0);
    builder.close();
  }
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  expect_nothing_lost(part);
  expect_widths(composition, part);
  for (const ParagraphBox& box : part.paragraphs) {
    const Setting& setting = part.settings[box.first_setting];
    const Line& last = part.lines[setting.first_line + setting.line_count - 1];
    EXPECT_TRUE(text_of(part, last).ends_with("\t128"));
    EXPECT_GT(text_of(part, last).size(), 5U) << "the number has a word of its title with it";
    EXPECT_GT(last.leader, Length::points(5));
    EXPECT_LE(std::abs((last.width - box.measure).units), 100);
  }
  EXPECT_GT(part.settings[1].line_count, 1U);
}

TEST(Set, RightToLeftWordsStandInVisualOrder) {
  Composition composition;
  ComputedStyle hebrew = composition.base();
  hebrew.direction = Direction::RightToLeft;
  const StyleId style = composition.style(hebrew);
  composition.document.languages.push_back("he");
  auto builder = composition.part();
  builder.open(NodeKind::Paragraph, Display::Text, style, 1);
  builder.add_text("שלום עולם 12 abc def", style, 1);
  builder.close();
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  ASSERT_EQ(part.lines.size(), 1U);
  std::vector<linebreak::PlacedItem> items;
  linebreak::place_items(part, part.paragraphs[0], part.lines[0], composition.document, *composition.fonts, items);
  ASSERT_GE(items.size(), 5U);
  // From the left: abc def 12 עולם שלום, flush right.
  EXPECT_EQ(items[0].shape->text, "abc");
  EXPECT_EQ(items[1].shape->text, "def");
  EXPECT_EQ(items.back().shape->text, "שלום");
  EXPECT_LE(std::abs((items.back().x + items.back().width - Length::points(200)).units), 10);
  for (size_t i = 1; i < items.size(); ++i) {
    EXPECT_GE(items[i].x.units, (items[i - 1].x + items[i - 1].width).units);
  }
}

TEST(Set, FitMakesTheTypeSmaller) {
  Composition composition;
  auto builder = composition.part();
  paragraph(builder, english(100));
  composition.add(builder);
  const auto whole = composition.set().parts.front()->lines.size();
  Composition smaller;
  auto again = smaller.part();
  paragraph(again, english(100));
  smaller.add(again);
  const GalleyPart& part = *smaller.set(800).parts.front();
  EXPECT_LT(part.lines.size(), whole);
  EXPECT_EQ(part.lines.front().ascent + part.lines.front().descent, Length::points(12).scaled(800, 1000));
  expect_widths(smaller, part);
}

TEST(Set, VerticalList) {
  Composition composition;
  ComputedStyle spaced = composition.base();
  spaced.space_before = {Length::points(6), Length::points(2), Length{}};
  spaced.space_after = {Length::points(8), Length{}, Length{}};
  const StyleId text = composition.style(spaced);
  ComputedStyle head = spaced;
  head.keep_with_next = 255;
  head.space_before = {Length::points(14), Length{}, Length{}};
  head.break_before = Break::Column;
  const StyleId heading = composition.style(head);
  ComputedStyle box = composition.base();
  box.padding = {Length::points(3), Length::points(4), Length::points(5), Length::points(6)};
  box.background = {240, 240, 240, 255};
  box.keep_together = 255;
  box.margin.start = Length::points(10);
  const StyleId framed = composition.style(box);
  ComputedStyle item = composition.base();
  item.margin.start = Length::points(18);
  const StyleId list_item = composition.style(item);
  ComputedStyle bullet = composition.base();
  bullet.text_align = TextAlign::End;
  bullet.margin.end = Length::points(4);
  const StyleId mark = composition.style(bullet);
  ComputedStyle line = composition.base();
  line.border.before = Length::points(1);
  line.width = {Extent::Kind::Share, Length{}, 500};
  line.box_align = TextAlign::Center;
  const StyleId rule = composition.style(line);

  auto builder = composition.part();
  const NodeId title = builder.open(NodeKind::Heading, Display::Text, heading, 0, Role::None, 1);
  builder.add_text("Ada Lovelace", heading, 0);
  builder.close();
  builder.set(title, Attribute::Id, "ada");
  builder.part().marks.push_back({title, "candidate", "Ada Lovelace"});
  paragraph(builder, "First words of the statement.", text);
  builder.open(NodeKind::Callout, Display::Block, framed, 0);
  paragraph(builder, "Kept with what follows.", text);
  builder.open(NodeKind::Section, Display::Block, 0, 0);
  paragraph(builder, "Inside.", text);
  paragraph(builder, "Inside, too.", text);
  builder.close();
  builder.close();
  builder.open(NodeKind::List, Display::List, 0, 0);
  builder.open(NodeKind::ListItem, Display::Item, list_item, 0);
  builder.open(NodeKind::Paragraph, Display::Mark, mark, 0, Role::ListMark);
  builder.add_text("1.", mark, 0);
  builder.close();
  paragraph(builder, "An item that is long enough to go on for two lines of text.", 0);
  builder.close();
  builder.close();
  builder.open(NodeKind::ThematicBreak, Display::Rule, rule, 0);
  builder.close();
  builder.open(NodeKind::Section, Display::Block, framed, 0);
  builder.close();
  composition.add(builder);
  composition.set();
  std::ostringstream dump;
  composition.galley.dump(dump, *composition.fonts);
  EXPECT_GOLDEN(dump.str(), "linebreak/vertical-list.galley");
}

}  // namespace
}  // namespace hustings
