// What is on pages and not in the structure tree: each is an artifact of its kind (ISO 32000-1, 14.8.2.2.2).
#include <gtest/gtest.h>

#include <cstdlib>

#include "pdf/support/booklet.h"

namespace hustings::testing {
namespace {

// A page with a line of text and one of each kind of furniture, the last two turned.
Booklet booklet_with_furniture() {
  StyledDocument styled = empty_booklet();
  styled.metadata.title = "Furniture";
  PartMaker make("page");
  make.paragraph("Text that is read.");
  styled.parts.push_back(make.finish());
  Booklet booklet = set_pages(std::move(styled));
  PagedDocument& paged = booklet.paged;
  const FurnitureLine folio = paged.furniture.at(0);
  const auto add = [&](FurniturePlace place, uint16_t rotation, int x, int y) {
    FurnitureLine line = folio;
    line.place = place;
    Fragment fragment;
    fragment.kind = FragmentKind::Furniture;
    fragment.artifact = true;
    fragment.rotation = rotation;
    fragment.index = static_cast<uint32_t>(paged.furniture.size());
    fragment.area = {Length::points(x), Length::points(y), line.width, Length{}};
    paged.furniture.push_back(line);
    paged.fragments.push_back(fragment);
    ++paged.pages.back().fragment_count;
  };
  add(FurniturePlace::Header, 0, 40, 20);
  add(FurniturePlace::Body, 0, 80, 200);
  add(FurniturePlace::Tab, 90, 10, 100);
  add(FurniturePlace::Tab, 270, 280, 110);
  add(FurniturePlace::Footer, 0, 40, 400);
  return booklet;
}

size_t count_of(const std::string& text, const std::string& sought) {
  size_t count = 0;
  for (size_t at = text.find(sought); at != std::string::npos; at = text.find(sought, at + 1)) ++count;
  return count;
}

TEST(Furniture, IsAnArtifactOfItsKind) {
  if (!has_program("qpdf")) GTEST_SKIP() << "needs qpdf";
  const std::string content = run_on(booklet_with_furniture().write(), "qpdf --qdf --object-streams=disable {} -");
  EXPECT_EQ(count_of(content, "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC"), 1U);
  EXPECT_EQ(count_of(content, "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC"), 2U);
  EXPECT_EQ(count_of(content, "/Artifact<</Type/Pagination>>BDC"), 3U);
  // Turned lines begin where they belong, y counted from the foot of the page, and end with their text object.
  EXPECT_EQ(count_of(content, "0 1 -1 0 10 "), 1U) << content.substr(0, 3000);
  EXPECT_EQ(count_of(content, "0 -1 1 0 280 "), 1U);
  EXPECT_EQ(count_of(content, " Tm["), 2U);
}

TEST(Furniture, KeepsMarkedContentAndTextObjectsInEachOther) {
  if (!has_program("qpdf")) GTEST_SKIP() << "needs qpdf";
  const std::string content = run_on(booklet_with_furniture().write(), "qpdf --qdf --object-streams=disable {} -");
  const size_t begin = content.find("stream\n"), end = content.find("endstream", begin);
  ASSERT_NE(end, std::string::npos);
  // Operators that open and close, innermost last.
  std::string open;
  for (size_t at = begin; at < end; ++at) {
    const bool word = content[at - 1] == '\n' || content[at - 1] == ' ' || content[at - 1] == '>';
    if (!word) continue;
    if (content.compare(at, 3, "BT\n") == 0) open += 'T';
    if (content.compare(at, 4, "BDC\n") == 0) open += 'M';
    if (content.compare(at, 3, "ET\n") == 0 || content.compare(at, 4, "EMC\n") == 0) {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), content[at + 1] == 'T' ? 'T' : 'M') << content.substr(begin, at - begin);
      open.pop_back();
    }
  }
  EXPECT_TRUE(open.empty()) << open;
}

TEST(Furniture, PassesTheChecker) {
  const char* checker = std::getenv("HUSTINGS_PDFCHECK");
  if (checker == nullptr) GTEST_SKIP() << "needs HUSTINGS_PDFCHECK, the checker of PDF/A and PDF/UA";
  const std::string output =
      run_on(booklet_with_furniture().write(),
             std::string("/usr/bin/python3 '") + checker + "' --strict --flavour pdfa-2a --flavour pdfua-1 {}");
  EXPECT_NE(output.find("1 files checked, 0 failed"), std::string::npos) << output;
}

// The dots of leaders: what stands in the content between `q 1 J` and `S Q` of each.
std::vector<std::string> leaders_of(LeaderPattern pattern, bool on_page) {
  StyledDocument styled = empty_booklet();
  ComputedStyle style = styled.styles[kContentsLine];
  style.leader_pattern = pattern;
  style.leader_on_page = on_page;
  style.leader_pattern_width = Length::points(8);
  styled.styles[kContentsLine] = style;
  PartMaker make("page");
  make.in(kEnglish, kContentsLine);
  for (const char* title : {"A title", "One that is longer", "One"}) {
    make.open(NodeKind::Paragraph);
    make.text(title);
    make.leaf(NodeKind::Span, Display::Leader);
    make.text("12");
    make.close();
  }
  styled.parts.push_back(make.finish());
  const std::string content = run_on(set_pages(std::move(styled)).write(), "qpdf --qdf --object-streams=disable {} -");
  std::vector<std::string> leaders;
  for (size_t at = content.find("q 1 J"); at != std::string::npos; at = content.find("q 1 J", at + 1)) {
    const size_t from = content.find("d ", content.find(']', at)) + 2;
    leaders.push_back(content.substr(from, content.find(" l S Q", from) - from));
  }
  return leaders;
}

TEST(Leaders, StandInColumnsOrEachByItself) {
  if (!has_program("qpdf")) GTEST_SKIP() << "needs qpdf";
  const std::vector<std::string> aligned = leaders_of(LeaderPattern::Dots, true);
  ASSERT_EQ(aligned.size(), 3U);
  for (const std::string& leader : aligned) {
    const double x = std::strtod(leader.c_str(), nullptr);
    EXPECT_EQ(static_cast<int>(x * 1000) % 8000, 0) << leader << ": dots of all lines at the same places";
  }
  const std::vector<std::string> alone = leaders_of(LeaderPattern::Dots, false);
  ASSERT_EQ(alone.size(), 3U);
  EXPECT_NE(static_cast<int>(std::strtod(alone[0].c_str(), nullptr) * 1000) % 8000,
            static_cast<int>(std::strtod(alone[1].c_str(), nullptr) * 1000) % 8000);
  EXPECT_TRUE(leaders_of(LeaderPattern::Rule, true).empty());
  EXPECT_TRUE(leaders_of(LeaderPattern::Space, true).empty());
}

}  // namespace
}  // namespace hustings::testing
