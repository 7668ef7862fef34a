// What the structure says of lists, tables and pictures, read from the finished file.
#include "pdf/structure_attributes.h"

#include <gtest/gtest.h>

#include "pdf/support/booklet.h"

namespace hustings::testing {
namespace {

// The file with one object a line, as qpdf writes it out.
std::string written_out(StyledDocument styled) {
  return run_on(set_pages(std::move(styled)).write(),
                "qpdf --qdf --object-streams=disable --no-original-object-ids {} -");
}

size_t count(std::string_view text, std::string_view words) {
  size_t found = 0;
  for (size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++found;
  return found;
}

// A list whose first mark is this.
std::string_view numbering(std::string_view mark, bool ordered, std::string_view start = {}) {
  PartMaker make("part");
  const NodeId list = make.with(NodeKind::List, [&] {
    make.with(NodeKind::ListItem, [&] {
      if (!mark.empty()) make.mark(mark);
      make.paragraph("Words");
    });
  });
  if (ordered) make.set(list, Attribute::Ordered, "true");
  if (!start.empty()) make.set(list, Attribute::Start, start);
  return pdf::list_numbering(*make.finish(), list);
}

TEST(ListNumbering, IsThatOfTheMarks) {
  EXPECT_EQ(numbering("\u2022", false), "Disc");
  EXPECT_EQ(numbering("\u25E6", false), "Circle");
  EXPECT_EQ(numbering("\u25AA", false), "Square");
  EXPECT_EQ(numbering("", false), "None");
  EXPECT_EQ(numbering("1.", true), "Decimal");
  EXPECT_EQ(numbering("a)", true), "LowerAlpha");
  EXPECT_EQ(numbering("i.", true), "LowerRoman");
  EXPECT_EQ(numbering("i.", true, "9"), "LowerAlpha");
  EXPECT_EQ(numbering("IX.", true, "9"), "UpperRoman");
  EXPECT_EQ(numbering("AA.", true, "27"), "UpperAlpha");
}

// Turnout in two elections, by age, for two towns: headers in two rows, and one of them spans columns.
StyledDocument table_booklet(bool spans) {
  StyledDocument styled = empty_booklet();
  PartMaker make("results");
  const auto cell = [&](std::string_view words, bool header) {
    const NodeId node = make.with(NodeKind::TableCell, [&] { make.paragraph(words); });
    if (header) make.set(node, Attribute::Header, "true");
    return node;
  };
  make.with(NodeKind::Table, [&] {
    make.set(make.with(NodeKind::TableRow,
                       [&] {
                         cell("Town", true);
                         const NodeId year = cell("2026", true);
                         if (spans) make.set(year, Attribute::ColumnSpan, "2");
                         if (!spans) cell("2022", true);
                       }),
             Attribute::Header, "true");
    make.with(NodeKind::TableRow, [&] {
      cell("Larkspur", true);
      cell("41", false);
      cell("63", false);
    });
  });
  styled.parts.push_back(make.finish());
  return styled;
}

TEST(CellHeaders, AreNamedWhereAHeaderSpansColumns) {
  if (!has_program("qpdf")) GTEST_SKIP() << "needs qpdf";
  const std::string file = written_out(table_booklet(true));
  EXPECT_EQ(count(file, "/Scope /Column"), 2U);
  EXPECT_EQ(count(file, "/Scope /Row"), 1U);
  // The town below its column's header; the two numbers below the year and beside the town.
  EXPECT_EQ(count(file, "/Headers ["), 3U) << file;
  EXPECT_EQ(count(file, "/ID (results-cell-"), 3U);
  EXPECT_EQ(count(file, "/ColSpan 2"), 1U);
}

TEST(CellHeaders, AreLeftToScopesInPlainTables) {
  if (!has_program("qpdf")) GTEST_SKIP() << "needs qpdf";
  const std::string file = written_out(table_booklet(false));
  EXPECT_EQ(count(file, "/Scope /Column"), 3U);
  EXPECT_EQ(count(file, "/Headers"), 0U);
  EXPECT_EQ(count(file, "-cell-"), 0U);
}

TEST(PicturesInStructure, SayWhatTheyShowAndNameTheirLinks) {
  if (!has_program("qpdf")) GTEST_SKIP() << "needs qpdf";
  StyledDocument styled = empty_booklet();
  styled.pictures = whole_booklet().pictures;
  PartMaker make("pictures");
  const auto picture = [&](std::string_view words) {
    const NodeId node = make.set(make.leaf(NodeKind::Image, Display::InlinePicture), Attribute::Picture, "0");
    return words.empty() ? make.set(node, Attribute::Decorative, "true")
                         : make.set(node, Attribute::Alternative, words);
  };
  make.with(NodeKind::Paragraph, [&] {
    make.text("A seal ");
    picture({});
    make.text(" and ");
    make.set(make.with(NodeKind::Link, [&] { picture("Our plan"); }), Attribute::Target, "https://example.org/plan");
    make.text(" end.");
  });
  make.set(make.set(make.leaf(NodeKind::Image, Display::Picture), Attribute::Picture, "0"), Attribute::Decorative,
           "true");
  styled.parts.push_back(make.finish());
  const std::string file = written_out(std::move(styled));
  // One picture speaks; the two that decorate are drawn as artifacts and stand nowhere in the structure.
  EXPECT_EQ(count(file, "/S /Figure"), 1U);
  EXPECT_EQ(count(file, "/Alt (Our plan)"), 1U);
  EXPECT_EQ(count(file, "/BBox ["), 1U) << file;
  EXPECT_EQ(count(file, "/Contents (Our plan)"), 1U) << "the link is called as its picture says";
  const std::string again = written_out(table_booklet(false));
  EXPECT_EQ(count(file, "<</Type/Layout>>"), 2U) << file;
  EXPECT_EQ(count(again, "<</Type/Layout>>"), 0U);
}

TEST(AHeading, ThatIsAPictureHasABookmark) {
  if (!has_program("qpdf")) GTEST_SKIP() << "needs qpdf";
  StyledDocument styled = empty_booklet();
  styled.pictures = whole_booklet().pictures;
  PartMaker make("logo");
  make.with(
      NodeKind::Heading,
      [&] {
        make.set(make.set(make.leaf(NodeKind::Image, Display::InlinePicture), Attribute::Picture, "0"),
                 Attribute::Alternative, "Larkspur Water Board");
      },
      Role::None, 1);
  make.paragraph("Words.");
  styled.parts.push_back(make.finish());
  EXPECT_EQ(count(written_out(std::move(styled)), "/Title (Larkspur Water Board)"), 1U);
}

}  // namespace
}  // namespace hustings::testing
