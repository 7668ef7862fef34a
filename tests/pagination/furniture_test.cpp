// What stands on pages besides their text: running heads, thumb tabs, the words of blank pages, grounds.
#include <gtest/gtest.h>

#include "linebreak/composition.h"
#include "pagination/paged_document.h"

namespace hustings {
namespace {

using testing::Composition;
using testing::paragraph;
using Mark = RegionPiece::Mark;

PagedDocument pages_of(Composition& composition) {
  composition.set();
  return pagination::paginate(composition.galley, *composition.fonts, composition.diagnostics);
}

std::vector<Fragment> furniture_of(const PagedDocument& paged, size_t page, FurniturePlace place) {
  std::vector<Fragment> found;
  for (uint32_t i = 0; i < paged.pages[page].fragment_count; ++i) {
    const Fragment& fragment = paged.fragments[paged.pages[page].first_fragment + i];
    if (fragment.kind == FragmentKind::Furniture && paged.furniture[fragment.index].place == place)
      found.push_back(fragment);
  }
  return found;
}

std::string words_of(const PagedDocument& paged, size_t page, FurniturePlace place) {
  std::string words;
  for (const Fragment& fragment : furniture_of(paged, page, place)) {
    EXPECT_TRUE(fragment.artifact);
    words += (words.empty() ? "" : "|") + std::string(paged.furniture[fragment.index].line.text);
  }
  return words;
}

std::vector<Fragment> fills_of(const PagedDocument& paged, size_t page) {
  std::vector<Fragment> found;
  for (uint32_t i = 0; i < paged.pages[page].fragment_count; ++i) {
    const Fragment& fragment = paged.fragments[paged.pages[page].first_fragment + i];
    if (fragment.kind == FragmentKind::Fill) found.push_back(fragment);
  }
  return found;
}

// Each string is a page, each of its letters a paragraph: a capital sets the named string to itself, a point sets it to
// nothing, a small one is text.
Composition booklet_of(const std::vector<std::string>& pages, const std::string& string) {
  Composition composition;
  ComputedStyle breaking = composition.base();
  breaking.break_before = Break::Page;
  const StyleId opening = composition.style(breaking);
  auto builder = composition.part();
  for (const std::string& page : pages) {
    for (size_t i = 0; i < page.size(); ++i) {
      const NodeId node = paragraph(builder, page.substr(i, 1), i == 0 ? opening : StyleId{0});
      const bool sets = page[i] == '.' || (page[i] >= 'A' && page[i] <= 'Z');
      if (sets) builder.part().marks.push_back({node, string, page[i] == '.' ? "" : page.substr(i, 1)});
    }
  }
  composition.add(builder);
  return composition;
}

RegionPiece string_piece(Mark mark, const std::string& name = "candidate") {
  return {RegionPiece::Kind::String, name, mark};
}
RegionPiece literal(const std::string& words) { return {RegionPiece::Kind::Literal, words, {}}; }

// The running heads of the pages, with bars between them.
std::string heads(const std::vector<std::string>& pages, const std::vector<RegionPiece>& pieces) {
  Composition composition = booklet_of(pages, "candidate");
  Region& header = composition.document.masters[0].header.emplace();
  header.offset = Length::points(30);
  RegionSlot slot;
  slot.pieces = pieces;
  header.slots = {slot};
  const PagedDocument paged = pages_of(composition);
  EXPECT_EQ(paged.pages.size(), pages.size());
  std::string all;
  for (size_t i = 0; i < paged.pages.size(); ++i) {
    all += (i == 0 ? "" : "/") + words_of(paged, i, FurniturePlace::Header);
  }
  return all;
}

const std::vector<std::string> kPages{"xAyB", "z", "xC", "DxE", "Fx"};

TEST(RunningHeads, ShowTheMarkThatTheyAskFor) {
  EXPECT_EQ(heads(kPages, {string_piece(Mark::Auto)}), "A/B/C//");
  EXPECT_EQ(heads(kPages, {string_piece(Mark::First)}), "A/B/C/D/F");
  EXPECT_EQ(heads(kPages, {string_piece(Mark::Start)}), "/B/B/D/F");
  EXPECT_EQ(heads(kPages, {string_piece(Mark::Last)}), "B/B/C/E/F");
  EXPECT_EQ(heads(kPages, {string_piece(Mark::FirstExcept)}), "/B///");
}

TEST(RunningHeads, ARangeOfOneIsOne) {
  EXPECT_EQ(heads(kPages, {string_piece(Mark::First), literal("\u2013"), string_piece(Mark::Last)}),
            "A\u2013B/B/C/D\u2013E/F");
  EXPECT_EQ(heads(kPages, {string_piece(Mark::Start), literal(" \u2013 "), string_piece(Mark::Last)}),
            "B/B/B \u2013 C/D \u2013 E/F")
      << "a dash stands between two and before none";
}

TEST(RunningHeads, WordsGoWithTheFieldBehindThem) {
  const std::vector<RegionPiece> pieces{
      literal("of "),  string_piece(Mark::First),          literal(" in "), string_piece(Mark::First, "contest"),
      literal(" on "), {RegionPiece::Kind::Folio, "", {}}, literal(".")};
  EXPECT_EQ(heads({"x", "A", "."}, pieces), " on 1./of A on 2./ on 3.");
  EXPECT_EQ(heads({"x", "A"}, {literal("plain words")}), "plain words/plain words");
  EXPECT_EQ(heads({"x", "A"}, {string_piece(Mark::First), literal(" and others")}), "/A and others");
}

ThumbTab tab_of(const Composition& composition) {
  ThumbTab tab;
  tab.string = "tab";
  tab.width = Length::points(20);
  tab.height = Length::points(40);
  tab.first = Length::points(60);
  tab.step = Length::points(50);
  tab.count = 2;
  tab.pieces = {{RegionPiece::Kind::TabNumber, "", {}}, literal(" "), {RegionPiece::Kind::TabString, "", {}}};
  tab.style = static_cast<StyleId>(composition.document.styles.size() - 1);
  return tab;
}

Composition tabbed(const std::vector<std::string>& pages) {
  Composition composition = booklet_of(pages, "tab");
  ComputedStyle style = composition.base();
  style.font_size = Length::points(6);
  style.background = {10, 20, 30, 255};
  composition.style(style);
  composition.document.masters[0].tab = tab_of(composition);
  return composition;
}

TEST(ThumbTabs, StepDownTheOutsideEdgeAndBeginAgain) {
  Composition composition = tabbed({"x", "Ax", "y", "B", "yCD", ".", "A"});
  const PagedDocument paged = pages_of(composition);
  std::vector<std::string> words;
  for (size_t i = 0; i < paged.pages.size(); ++i) words.push_back(words_of(paged, i, FurniturePlace::Tab));
  EXPECT_EQ(words, (std::vector<std::string>{"", "1 A", "1 A", "2 B", "2 B|3 C|4 D", "", "1 A"}));
  EXPECT_TRUE(fills_of(paged, 0).empty());
  const auto area = [&](size_t page, size_t index) { return fills_of(paged, page).at(index).area; };
  const auto points = [](int x, int y) {
    return Rect{Length::points(x), Length::points(y), Length::points(20), Length::points(40)};
  };
  EXPECT_EQ(area(1, 0), points(0, 60)) << "a verso opens to the left";
  EXPECT_EQ(area(2, 0), points(280, 60));
  EXPECT_EQ(area(3, 0), points(0, 110));
  EXPECT_EQ(area(4, 1), points(280, 60)) << "the third has the first one's place";
  EXPECT_EQ(fills_of(paged, 1).at(0).color, (Color{10, 20, 30, 255}));
}

TEST(ThumbTabs, AreAtTheOtherEdgeInABookletBoundAtTheRight) {
  Composition composition = tabbed({"A", "x"});
  composition.document.direction = Direction::RightToLeft;
  const PagedDocument paged = pages_of(composition);
  EXPECT_EQ(fills_of(paged, 0).at(0).area.x, Length{});
  EXPECT_EQ(fills_of(paged, 1).at(0).area.x, Length::points(280));
}

TEST(ThumbTabs, TurnTheirWordsWithTheFeetToTheText) {
  for (const bool turned : {false, true}) {
    Composition composition = tabbed({"A", "x"});
    composition.document.masters[0].tab->turned = turned;
    const PagedDocument paged = pages_of(composition);
    const Fragment recto = furniture_of(paged, 0, FurniturePlace::Tab).at(0);
    const Fragment verso = furniture_of(paged, 1, FurniturePlace::Tab).at(0);
    const Length half = recto.area.width / 2, rise = Length::points(2);
    EXPECT_EQ(recto.rotation, turned ? 270 : 0);
    EXPECT_EQ(verso.rotation, turned ? 90 : 0);
    EXPECT_EQ(recto.area.x, turned ? Length::points(290) - rise : Length::points(290) - half);
    EXPECT_EQ(verso.area.x, turned ? Length::points(10) + rise : Length::points(10) - half);
    EXPECT_EQ(recto.area.y, turned ? Length::points(80) - half : Length::points(80) + rise);
    EXPECT_EQ(verso.area.y, turned ? Length::points(80) + half : Length::points(80) + rise);
  }
}

TEST(ThumbTabs, CutWordsThatHaveNoRoom) {
  Composition composition = tabbed({"A"});
  composition.document.parts.clear();
  auto builder = composition.part();
  const NodeId node = paragraph(builder, "x");
  builder.part().marks.push_back({node, "tab", "A contest of a very long name"});
  composition.add(builder);
  const PagedDocument paged = pages_of(composition);
  const Fragment words = furniture_of(paged, 0, FurniturePlace::Tab).at(0);
  EXPECT_LE(words.area.width, Length::points(14));
  EXPECT_TRUE(words_of(paged, 0, FurniturePlace::Tab).ends_with("\u2026"));
}

TEST(BlankPages, SaySoWhereTheMasterDoes) {
  for (const Region::Align align : {Region::Align::Before, Region::Align::Center, Region::Align::After}) {
    Composition composition;
    ComputedStyle recto = composition.base();
    recto.break_before = Break::Recto;
    const StyleId opening = composition.style(recto);
    auto builder = composition.part();
    paragraph(builder, "one");
    paragraph(builder, "two", opening);
    composition.add(builder);
    Region& body = composition.document.masters[0].body.emplace();
    body.align = align;
    RegionSlot slot;
    slot.place = RegionSlot::Place::Center;
    slot.pieces = {literal("Nothing here.")};
    body.slots = {slot};
    const PagedDocument paged = pages_of(composition);
    ASSERT_EQ(paged.pages.size(), 3U);
    EXPECT_EQ(words_of(paged, 0, FurniturePlace::Body), "");
    EXPECT_EQ(words_of(paged, 1, FurniturePlace::Body), "Nothing here.");
    EXPECT_TRUE(paged.pages[1].blank);
    const Rect line = furniture_of(paged, 1, FurniturePlace::Body).at(0).area;
    EXPECT_EQ(line.x, Length::points(50) + (Length::points(200) - line.width) / 2);
    const Length capitals = Length::points(10).scaled(2, 3);
    EXPECT_EQ(line.y, align == Region::Align::Before   ? Length::points(50) + capitals
                      : align == Region::Align::Center ? (Length::points(400) + capitals) / 2
                                                       : Length::points(350));
  }
}

// Masters of pages by their place in a sequence; fills and heads of each are its own.
TEST(PageMasters, FirstLeftRightBlankLast) {
  Composition composition = booklet_of({"x", "x", "x", "x", "x"}, "candidate");
  std::vector<PageMaster>& masters = composition.document.masters;
  const PageMaster plain = masters[0];
  masters.clear();
  for (const char* name : {"first", "left", "right", "blank", "last"}) {
    masters.push_back(plain);
    masters.back().name = name;
    masters.back().fills.push_back({{Length::points(3), Length{}, Length::points(7), Length::points(400)}, {1, 2, 3}});
  }
  PageSequence& sequence = composition.document.sequences[0];
  sequence.first = 0;
  sequence.left = 1;
  sequence.right = 2;
  sequence.blank = 3;
  sequence.last = 4;
  sequence.start = Break::Verso;
  const PagedDocument paged = pages_of(composition);
  std::string names;
  for (const Page& page : paged.pages) names += masters[page.master].name + ' ';
  EXPECT_EQ(names, "blank first right left right last ");
  EXPECT_EQ(fills_of(paged, 2).at(0).area.x, Length::points(3)) << "from the inside edge";
  EXPECT_EQ(fills_of(paged, 3).at(0).area.x, Length::points(290));
  EXPECT_EQ(fills_of(paged, 3).at(0).area.height, Length::points(400)) << "to the edges of the paper";
}

}  // namespace
}  // namespace hustings
