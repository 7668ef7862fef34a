#include <gtest/gtest.h>

#include "epub/booklet.h"
#include "epub/unpacked.h"

namespace hustings {
namespace {

using testing::PartMaker;

std::string marker(const std::string& folio) {
  return "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-" + folio + "\" aria-label=\"" + folio +
         "\"></span>";
}

PageMap one_page(NodeId node, uint32_t byte) {
  PageMap pages;
  pages.pages = {{{0, node, byte}, "7", true, false}};
  return pages;
}

TEST(PageMarkers, StandAtTheByteEvenInsideEmphasis) {
  PartMaker make("p");
  const NodeId block = make.open(NodeKind::Paragraph);
  make.text("An election ");
  make.with(NodeKind::Strong, [&] { make.block(NodeKind::Emphasis, "booklet"); });
  make.text(" for all.");
  make.close();
  const uint32_t byte = make.find("klet");
  const std::string xhtml = testing::written_part(make.finish(), one_page(block, byte));
  EXPECT_NE(xhtml.find("<strong><em>boo" + marker("7") + "klet</em></strong> for all."), std::string::npos) << xhtml;
}

TEST(PageMarkers, StandInRightToLeftWordsAndNeverInsideACharacter) {
  PartMaker make("p");
  make.in(testing::kArabic, testing::kRightToLeft);
  const NodeId block = make.paragraph("صوتوا الآن");
  const uint32_t byte = make.find("الآن") + 1;  // the second byte of its first letter
  const std::string xhtml = testing::written_part(make.finish(), one_page(block, byte));
  EXPECT_NE(xhtml.find("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">صوتوا " + marker("7") + "الآن</p>"), std::string::npos)
      << xhtml;
}

TEST(PageMarkers, StandBeforePicturesRulesAndItems) {
  PartMaker make("p");
  const NodeId picture = make.leaf(NodeKind::Image, Display::Picture);
  make.set(picture, Attribute::Alternative, "A map");
  const NodeId rule = make.leaf(NodeKind::ThematicBreak, Display::Rule);
  NodeId mark = 0;
  make.with(NodeKind::List, [&] {
    make.with(NodeKind::ListItem, [&] {
      mark = make.mark("•");
      make.paragraph("First");
    });
  });
  PageMap pages;
  pages.pages = {
      {{0, picture, 0}, "1", true, false}, {{0, rule, 0}, "2", true, false}, {{0, mark, 0}, "3", true, false}};
  const std::string xhtml = testing::written_part(make.finish(), pages);
  EXPECT_NE(xhtml.find(marker("1") + "<span class=\"picture-missing\">A map"), std::string::npos) << xhtml;
  EXPECT_NE(xhtml.find(marker("2") + "<hr/>"), std::string::npos) << xhtml;
  EXPECT_NE(xhtml.find("<li><p>" + marker("3") + "First</p>"), std::string::npos) << xhtml;
}

TEST(PageMarkers, AreNeverLost) {
  PartMaker make("p", Role::Contents);
  NodeId number = 0;
  make.with(
      NodeKind::Paragraph,
      [&] {
        make.text("Mayor");
        number = make.block(NodeKind::Span, "12", Role::PageNumber);
      },
      Role::ContentsEntry);
  const NodeId empty = make.paragraph("");
  PageMap pages;
  pages.pages = {
      {{0, number, 6}, "1", true, false}, {{0, empty, 8}, "2", true, false}, {{0, 999, 999}, "3", true, false}};
  const std::string xhtml = testing::written_part(make.finish(), pages);
  for (const std::string folio : {"1", "2", "3"}) EXPECT_NE(xhtml.find(marker(folio)), std::string::npos) << xhtml;
  EXPECT_LT(xhtml.find(marker("1")), xhtml.find(marker("2")));
  EXPECT_EQ(xhtml.find(">12<"), std::string::npos) << "print's page number is in the contents";
}

}  // namespace
}  // namespace hustings
