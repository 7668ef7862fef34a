// Columns get what their cells need; nothing is wider than the measure.
#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "linebreak/composition.h"
#include "linebreak/table_grid.h"
#include "support/golden.h"

namespace hustings {
namespace {

using testing::Composition;
using testing::english;
using testing::has_diagnostic;
using testing::paragraph;

struct Cell {
  std::string words;
  int columns = 1, rows = 1;
};

void table(StyledPartBuilder& builder, const std::vector<std::vector<Cell>>& rows, StyleId style, StyleId cell_style,
           size_t headers = 0) {
  builder.open(NodeKind::Table, Display::Table, style, 0);
  for (size_t r = 0; r < rows.size(); ++r) {
    const NodeId row = builder.open(NodeKind::TableRow, Display::TableRow, style, 0);
    if (r < headers) builder.set(row, Attribute::Header, "true");
    for (const Cell& cell : rows[r]) {
      const NodeId node = builder.open(NodeKind::TableCell, Display::TableCell, cell_style, 0);
      if (cell.columns != 1) builder.set(node, Attribute::ColumnSpan, std::to_string(cell.columns));
      if (cell.rows != 1) builder.set(node, Attribute::RowSpan, std::to_string(cell.rows));
      if (!cell.words.empty()) paragraph(builder, cell.words);
      builder.close();
    }
    builder.close();
  }
  builder.close();
}

TEST(TableGrid, SpansPushCellsAside) {
  StyledPartBuilder builder("part", Role::None, 0, 0);
  table(builder, {{{"a", 1, 2}, {"b", 2}}, {{"c"}, {"d"}}, {{"e", 1, 9}, {"f", 900}, {"g"}}}, 0, 0);
  const auto part = builder.finish();
  const auto grid = linebreak::read_grid(*part, 1);
  ASSERT_EQ(grid.cells.size(), 7U);
  EXPECT_EQ(grid.cells[2].column, 1);  // c stands beside a
  EXPECT_EQ(grid.cells[3].column, 2);
  EXPECT_EQ(grid.cells[4].row_span, 1);  // no row is left to span
  EXPECT_EQ(grid.columns, 902);
}

TEST(Tables, ColumnsByContent) {
  Composition composition;
  ComputedStyle cell = composition.base();
  cell.padding = {Length::points(2), Length::points(3), Length::points(2), Length::points(3)};
  cell.border.after = Length::ratio(1, 2);
  const StyleId cells = composition.style(cell);
  auto builder = composition.part();
  table(
      builder,
      {{{"Date"}, {"What happens"}, {"Where"}},
       {{"May 4"}, {"The last day to register to vote by mail, and to change the party of one’s choice."}, {"Online"}},
       {{"November 3", 1, 2}, {"Polls open at seven."}, {"Everywhere"}},
       {{"Polls close at eight.", 2}}},
      0, cells, 1);
  composition.add(builder);
  composition.set();
  std::ostringstream dump;
  composition.galley.dump(dump, *composition.fonts);
  EXPECT_GOLDEN(dump.str(), "linebreak/columns-by-content.galley");
  EXPECT_FALSE(has_diagnostic(composition.diagnostics, "table-too-wide"));
}

TEST(Tables, TooWideIsSqueezedAndReported) {
  Composition composition;
  auto builder = composition.part();
  std::vector<Cell> row(12, Cell{"incomprehensibilities"});
  row[3].words = "1";
  table(builder, {row, row}, 0, 0);
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  EXPECT_TRUE(has_diagnostic(composition.diagnostics, "table-too-wide"));
  EXPECT_FALSE(has_diagnostic(composition.diagnostics, "line-overfull"));
  EXPECT_LE(part.tables[0].width, Length::points(200));
  EXPECT_LT(part.cells[3].width, Length::points(6));
  for (const TableCellBox& cell : part.cells) EXPECT_LE(cell.x + cell.width, Length::points(200));
}

// Where a line's decimal sign stands in the column of text: after so many letters of it, all of one width.
Length x_of_letter(const Composition& composition, const TableCellBox& cell, uint32_t letters) {
  const GalleyPart& part = *composition.galley.parts.front();
  const ParagraphBox& box = part.paragraphs[part.flows[cell.flow].elements.front().index];
  std::vector<linebreak::PlacedItem> placed;
  const Line& line = part.lines[part.settings[box.first_setting].first_line];
  linebreak::place_items(part, box, line, composition.document, *composition.fonts, placed);
  Length x = box.x + placed.front().x;
  for (const linebreak::PlacedItem& place : placed) {
    for (const Glyph& glyph : place.shape->glyphs) {
      if (letters == 0) return x;
      --letters;
      const Face& face = composition.fonts->face(place.shape->face);
      x += shape::scale(glyph.advance, Length::points(10), face.setting_em);
    }
  }
  return x;
}

TEST(Tables, DecimalSignsStandBelowEachOther) {
  for (const TextAlign align : {TextAlign::End, TextAlign::Start, TextAlign::Center}) {
    Composition composition;
    ComputedStyle figures = composition.base();
    figures.text_align = align;
    figures.align_sign = kLanguageSign;
    const StyleId style = composition.style(figures);
    auto builder = composition.part();
    const std::vector<std::pair<std::string, uint32_t>> rows = {{"1,204.5", 5}, {"18", 2},         {"7.125%", 1},
                                                                {"$0.25", 2},   {"930.75 USD", 3}, {"5%", 1}};
    builder.open(NodeKind::Table, Display::Table, 0, 0);
    for (const auto& row : rows) {
      builder.open(NodeKind::TableRow, Display::TableRow, 0, 0);
      builder.open(NodeKind::TableCell, Display::TableCell, style, 0);
      paragraph(builder, row.first, style);
      builder.close();
      builder.close();
    }
    builder.close();
    composition.add(builder);
    const GalleyPart& part = *composition.set().parts.front();
    const Length sign = x_of_letter(composition, part.cells[0], rows[0].second);
    for (size_t i = 0; i < rows.size(); ++i) {
      const Length here = x_of_letter(composition, part.cells[i], rows[i].second);
      EXPECT_LE(std::abs((here - sign).units), 4) << rows[i].first;
    }
    for (const Line& line : part.lines) {
      EXPECT_GE(line.x, Length{});
      EXPECT_LE(line.x + line.width, part.cells[0].width + Length{4});
    }
  }
}

TEST(Tables, DecimalSignsStandBelowEachOtherFromRightToLeft) {
  Composition composition;
  ComputedStyle figures = composition.base();
  figures.text_align = TextAlign::Start;
  figures.align_sign = kLanguageSign;
  figures.direction = Direction::RightToLeft;
  const StyleId style = composition.style(figures);
  composition.document.languages.push_back("ar");
  auto builder = composition.part();
  builder.open(NodeKind::Table, Display::Table, style, 1);
  for (const char* words : {"12.5", "930", "7.125"}) {
    builder.open(NodeKind::TableRow, Display::TableRow, style, 1);
    builder.open(NodeKind::TableCell, Display::TableCell, style, 1);
    builder.open(NodeKind::Paragraph, Display::Text, style, 1);
    builder.add_text(words, style, 1);
    builder.close();
    builder.close();
    builder.close();
  }
  builder.close();
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  const Length sign = x_of_letter(composition, part.cells[0], 2);
  EXPECT_LE(std::abs((x_of_letter(composition, part.cells[1], 3) - sign).units), 4);
  EXPECT_LE(std::abs((x_of_letter(composition, part.cells[2], 1) - sign).units), 4);
  // The longest fraction stands at the right edge, where lines begin.
  EXPECT_EQ(part.lines[2].x, Length{});
}

// Twelve columns of words of this many letters, on a measure of 200 pt.
const GalleyPart& twelve_columns(Composition& composition, const std::string& word, Length floor) {
  ComputedStyle style = composition.base();
  style.least_font_size = floor;
  style.hyphens = Hyphens::Auto;
  ComputedStyle cell = composition.base();
  cell.padding.end = Length::points(2);
  cell.hyphens = Hyphens::Auto;
  const StyleId table_style = composition.style(style), cell_style = composition.style(cell);
  auto builder = composition.part();
  const std::vector<Cell> row(12, Cell{word});
  builder.open(NodeKind::Section, Display::Block, table_style, 0);
  table(builder, {row, row, row}, table_style, cell_style, 1);
  builder.close();
  composition.add(builder);
  return *composition.set().parts.front();
}

TEST(Tables, TooWideIsSetSmaller) {
  Composition whole;
  const GalleyPart& full = twelve_columns(whole, "up", Length::points(7));
  EXPECT_EQ(full.paragraphs[0].size_per_mille, 1000);

  Composition composition;
  const GalleyPart& part = twelve_columns(composition, "rivers", Length::points(5));
  const int32_t size = part.paragraphs[0].size_per_mille;
  EXPECT_LT(size, 1000);
  EXPECT_GE(size, 500);
  EXPECT_EQ(size % 50, 0);
  EXPECT_FALSE(has_diagnostic(composition.diagnostics, "table-too-wide"));
  for (const ParagraphBox& box : part.paragraphs) {
    EXPECT_EQ(box.size_per_mille, size);
    const Setting& setting = part.settings[box.first_setting];
    ASSERT_EQ(setting.line_count, 1U) << "no word is divided";
    const Line& line = part.lines[setting.first_line];
    EXPECT_EQ(line.ascent + line.descent, Length::points(12).scaled(size, 1000));
    std::vector<linebreak::PlacedItem> placed;
    linebreak::place_items(part, box, line, composition.document, *composition.fonts, placed);
    EXPECT_EQ(placed.front().width, line.width) << "whoever draws it agrees";
  }
  EXPECT_EQ(part.cells[0].padding.end, Length::points(2).scaled(size, 1000));
  EXPECT_LE(part.tables[0].width, Length::points(200));
}

TEST(Tables, NeverSmallerThanTheLayoutAllows) {
  Composition composition;
  const GalleyPart& part = twelve_columns(composition, "incomprehensibilities", Length::points(8));
  for (const ParagraphBox& box : part.paragraphs) EXPECT_EQ(box.size_per_mille, 800);
  ASSERT_TRUE(has_diagnostic(composition.diagnostics, "table-too-wide"));
  for (const Diagnostic& each : composition.diagnostics.list()) {
    if (each.id != "table-too-wide") continue;
    EXPECT_NE(each.message.find("smallest type"), std::string::npos) << each.message;
    EXPECT_NE(each.message.find("pt are missing"), std::string::npos) << each.message;
  }
  for (const TableCellBox& cell : part.cells) EXPECT_LE(cell.x + cell.width, Length::points(200));
}

TEST(Tables, WordsAreDividedBeforeATableIsGivenUp) {
  Composition composition;
  ComputedStyle style = composition.base();
  style.hyphens = Hyphens::Auto;
  const StyleId hyphenated = composition.style(style);
  auto builder = composition.part();
  const std::vector<std::string> words(3, "incomprehensibilities counterrevolutionaries");
  builder.open(NodeKind::Table, Display::Table, hyphenated, 0);
  builder.open(NodeKind::TableRow, Display::TableRow, hyphenated, 0);
  for (const std::string& word : words) {
    builder.open(NodeKind::TableCell, Display::TableCell, hyphenated, 0);
    paragraph(builder, word, hyphenated);
    builder.close();
  }
  builder.close();
  builder.close();
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  EXPECT_FALSE(has_diagnostic(composition.diagnostics, "table-too-wide"));
  EXPECT_FALSE(has_diagnostic(composition.diagnostics, "line-overfull"));
  EXPECT_TRUE(std::any_of(part.lines.begin(), part.lines.end(), [](const Line& line) { return line.hyphenated; }));
}

TEST(Tables, FiguresAreNeverDivided) {
  Composition composition;
  ComputedStyle figure = composition.base();
  figure.align_sign = '.';
  figure.text_align = TextAlign::End;
  const StyleId figures = composition.style(figure);
  auto builder = composition.part();
  builder.open(NodeKind::Table, Display::Table, 0, 0);
  builder.open(NodeKind::TableRow, Display::TableRow, 0, 0);
  for (int i = 0; i < 7; ++i) {
    builder.open(NodeKind::TableCell, Display::TableCell, 0, 0);
    if (i == 0 || i == 3) {
      paragraph(builder, "incomprehensibilities");
    } else {
      paragraph(builder, "103.25", figures);
    }
    builder.close();
  }
  builder.close();
  builder.close();
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  EXPECT_TRUE(has_diagnostic(composition.diagnostics, "table-too-wide"));
  EXPECT_FALSE(has_diagnostic(composition.diagnostics, "line-overfull"));
  for (size_t i = 0; i < part.paragraphs.size(); ++i) {
    const uint32_t lines = part.settings[part.paragraphs[i].first_setting].line_count;
    if (i == 0 || i == 3) {
      EXPECT_GT(lines, 1U);
    } else {
      EXPECT_EQ(lines, 1U) << "cell " << i;
    }
  }
}

TEST(Tables, ColumnsCloseUpBeforeWordsAreDivided) {
  Composition composition;
  ComputedStyle cell = composition.base();
  cell.padding.end = Length::points(10);
  cell.hyphens = Hyphens::Auto;
  const StyleId cells = composition.style(cell);
  auto builder = composition.part();
  const std::vector<Cell> row(6, Cell{"rivers"});
  table(builder, {row, row}, 0, cells);
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  EXPECT_FALSE(has_diagnostic(composition.diagnostics, "table-too-wide"));
  for (const TableCellBox& each : part.cells) EXPECT_EQ(each.padding.end, Length::points(4));
  for (const ParagraphBox& box : part.paragraphs) EXPECT_EQ(part.settings[box.first_setting].line_count, 1U);
}

TEST(Tables, ALongWordDoesNotTakeTheRoomOfTheOtherColumn) {
  Composition composition;
  ComputedStyle told = composition.base();
  told.width = {Extent::Kind::Share, Length{}, 250};
  const StyleId name = composition.style(told);
  auto builder = composition.part();
  builder.open(NodeKind::Table, Display::Table, 0, 0);
  for (const char* words : {"Occupation", "incomprehensibilities and counterrevolutionaries"}) {
    builder.open(NodeKind::TableRow, Display::TableRow, 0, 0);
    builder.open(NodeKind::TableCell, Display::TableCell, name, 0);
    paragraph(builder, words);
    builder.close();
    builder.open(NodeKind::TableCell, Display::TableCell, 0, 0);
    paragraph(builder, english(30));
    builder.close();
    builder.close();
  }
  builder.close();
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  EXPECT_EQ(part.cells[0].width, Length::points(75)) << "half as much again as its share";
  EXPECT_FALSE(has_diagnostic(composition.diagnostics, "line-overfull"));
  const Setting& name_setting = part.settings[part.paragraphs[2].first_setting];
  EXPECT_TRUE(part.lines[name_setting.first_line].hyphenated) << "by the dictionary, though its style has no hyphens";
}

// A heading, a paragraph, a heading and a table, in two columns of 95 pt; `around`: the style of a box around them.
const GalleyPart& in_two_columns(Composition& composition, const std::string& word, StyleId around = 0) {
  composition.document.masters[0].columns = 2;
  composition.document.masters[0].column_gap = Length::points(10);
  auto builder = composition.part();
  builder.open(NodeKind::Section, Display::Block, around, 0);
  for (const char* words : {"First", "Second"}) {
    builder.open(NodeKind::Heading, Display::Text, 0, 0);
    builder.add_text(words, 0, 0);
    builder.close();
    if (words[0] == 'F') paragraph(builder, english(12));
  }
  table(builder, {std::vector<Cell>(4, Cell{word})}, 0, 0);
  builder.close();
  composition.add(builder);
  return *composition.set().parts.front();
}

size_t spans_in(const GalleyPart& part) {
  return static_cast<size_t>(
      std::count_if(part.flow.elements.begin(), part.flow.elements.end(),
                    [](const Element& element) { return element.kind == ElementKind::SpanOpen; }));
}

TEST(Tables, StandAcrossAllColumnsBeforeWordsAreDivided) {
  Composition wide;
  const GalleyPart& part = in_two_columns(wide, "neighbors");
  EXPECT_EQ(spans_in(part), 2U) << "the table and the heading right above it";
  EXPECT_GT(part.tables[0].width, Length::points(95));
  EXPECT_EQ(part.paragraphs[0].measure, Length::points(95));
  EXPECT_EQ(part.paragraphs[2].measure, Length::points(200));
  EXPECT_FALSE(has_diagnostic(wide.diagnostics, "table-too-wide"));

  Composition narrow;
  EXPECT_EQ(spans_in(in_two_columns(narrow, "up")), 0U);

  Composition framed;
  ComputedStyle box = framed.base();
  box.background = {230, 240, 250, 255};
  EXPECT_EQ(spans_in(in_two_columns(framed, "neighbors", framed.style(box))), 0U) << "a box stays in its column";
}

TEST(Tables, SideBySideSharesTheMeasure) {
  Composition composition;
  ComputedStyle fixed = composition.base();
  fixed.width = {Extent::Kind::Fixed, Length::points(60), 0};
  ComputedStyle share = composition.base();
  share.width = {Extent::Kind::Share, Length{}, 250};
  const StyleId styles[] = {composition.style(fixed), composition.style(share), 0};
  auto builder = composition.part();
  builder.open(NodeKind::Section, Display::SideBySide, 0, 0);
  for (const StyleId style : styles) {
    builder.open(NodeKind::Section, Display::Block, style, 0);
    paragraph(builder, english(8));
    builder.close();
  }
  builder.close();
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  ASSERT_EQ(part.cells.size(), 3U);
  EXPECT_EQ(part.cells[0].width, Length::points(60));
  EXPECT_EQ(part.cells[1].width, Length::points(50));
  EXPECT_EQ(part.cells[2].width, Length::points(90));
  EXPECT_EQ(part.cells[2].x, Length::points(110));
  EXPECT_EQ(part.paragraphs[1].measure, Length::points(50)) << "a share is taken once";
}

// Three boxes with a gap: one of a length, one of a share of the whole, one that takes the rest.
TEST(Tables, SideBySideKeepsItsGaps) {
  for (const Direction direction : {Direction::LeftToRight, Direction::RightToLeft}) {
    Composition composition;
    ComputedStyle row = composition.base();
    row.column_gap = Length::points(10);
    row.direction = direction;
    ComputedStyle fixed = composition.base();
    fixed.width = {Extent::Kind::Fixed, Length::points(40), 0};
    fixed.padding = {Length::points(3), Length::points(4), Length::points(5), Length::points(6)};
    fixed.background = {230, 240, 250, 255};
    fixed.direction = direction;
    ComputedStyle share = composition.base();
    share.width = {Extent::Kind::Share, Length{}, 250};
    share.vertical_align = 1;
    const StyleId outer = composition.style(row);
    const StyleId styles[] = {composition.style(fixed), composition.style(share), 0};
    auto builder = composition.part();
    builder.open(NodeKind::Section, Display::SideBySide, outer, 0);
    for (const StyleId style : styles) {
      builder.open(NodeKind::Section, Display::Block, style, 0);
      paragraph(builder, "To be or");
      builder.close();
    }
    builder.close();
    composition.add(builder);
    const GalleyPart& part = *composition.set().parts.front();
    ASSERT_EQ(part.cells.size(), 3U);
    const bool right_to_left = direction == Direction::RightToLeft;
    const int lefts[] = {0, 50, 110}, widths[] = {40, 50, 90};
    for (size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(part.cells[i].width, Length::points(widths[i]));
      EXPECT_EQ(part.cells[i].x, Length::points(right_to_left ? 200 - lefts[i] - widths[i] : lefts[i]));
    }
    // What a box has around it is the cell's, so that its ground is as high as the row.
    EXPECT_TRUE(part.frames.empty());
    EXPECT_EQ(part.cells[0].background.red, 230);
    EXPECT_EQ(part.paragraphs[0].x, Length::points(right_to_left ? 160 + 4 : 6));
    EXPECT_EQ(part.paragraphs[0].measure, Length::points(30));
    EXPECT_EQ(part.cells[1].vertical_align, 1);
    EXPECT_EQ(part.rows[0].height, part.cells[0].content_height + Length::points(8));
  }
}

TEST(Tables, SideBySideNarrowsWhatAsksForTooMuch) {
  Composition composition;
  ComputedStyle row = composition.base();
  row.column_gap = Length::points(20);
  const StyleId outer = composition.style(row);
  ComputedStyle wide = composition.base();
  wide.width = {Extent::Kind::Share, Length{}, 700};
  const StyleId broad = composition.style(wide);
  auto builder = composition.part();
  builder.open(NodeKind::Section, Display::SideBySide, outer, 0);
  for (int i = 0; i < 2; ++i) {
    builder.open(NodeKind::Section, Display::Block, broad, 0);
    paragraph(builder, "To be or");
    builder.close();
  }
  builder.close();
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  EXPECT_EQ(part.cells[0].width, Length::points(90));
  EXPECT_EQ(part.cells[1].x, Length::points(110));
}

}  // namespace
}  // namespace hustings
