// Columns get what their cells need; nothing is wider than the measure.
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
