// Pages: no line lost, doubled or out of order; nothing outside the type area; breaks where they hurt least.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "image/picture.h"
#include "linebreak/composition.h"
#include "pagination/paged_document.h"
#include "support/golden.h"

namespace hustings {
namespace {

using testing::Composition;
using testing::english;
using testing::has_diagnostic;
using testing::paragraph;
using testing::text_of;

PagedDocument pages_of(Composition& composition) {
  composition.set();
  return pagination::paginate(composition.galley, *composition.fonts, composition.diagnostics);
}

const Fragment* fragments_of(const PagedDocument& paged, const Page& page) {
  return paged.fragments.data() + page.first_fragment;
}

// Every line of every Part stands on one page, and those of one paragraph in their order.
void expect_nothing_lost(const PagedDocument& paged) {
  for (uint32_t p = 0; p < paged.parts.size(); ++p) {
    const GalleyPart& part = *paged.parts[p];
    std::vector<int> seen(part.lines.size(), 0);
    std::map<uint32_t, uint32_t> next_line;
    std::map<uint32_t, int> pictures;
    for (const Page& page : paged.pages) {
      for (uint32_t i = 0; i < page.fragment_count; ++i) {
        const Fragment& fragment = fragments_of(paged, page)[i];
        if (fragment.part != p || fragment.artifact) continue;
        if (fragment.kind == FragmentKind::Picture) ++pictures[fragment.index];
        if (fragment.kind != FragmentKind::Lines) continue;
        const auto expected = next_line.find(fragment.paragraph);
        if (expected != next_line.end()) {
          EXPECT_EQ(fragment.first_line, expected->second);
        }
        next_line[fragment.paragraph] = fragment.first_line + fragment.line_count;
        for (uint32_t line = 0; line < fragment.line_count; ++line) ++seen[fragment.first_line + line];
      }
    }
    // Only ever set above rows that go on, as artifacts.
    for (const ParagraphBox& box : part.paragraphs) {
      if ((*part.shaped->styled)[box.node].role != Role::TableContinued) continue;
      const Setting& setting = part.settings[box.first_setting];
      for (uint32_t line = 0; line < setting.line_count; ++line) EXPECT_EQ(seen[setting.first_line + line]++, 0);
    }
    std::vector<int> wanted(part.lines.size(), 0);  // not those that another setting took the place of
    for (const Setting& setting : part.settings) {
      for (uint32_t line = 0; line < setting.line_count; ++line) ++wanted[setting.first_line + line];
    }
    for (size_t line = 0; line < seen.size(); ++line) {
      EXPECT_EQ(seen[line], wanted[line]) << "line " << line << ": " << text_of(part, part.lines[line]);
    }
    EXPECT_EQ(pictures.size(), part.pictures.size());
    for (const auto& [index, count] : pictures) EXPECT_EQ(count, 1);
  }
}

void expect_inside(const PagedDocument& paged) {
  for (const Page& page : paged.pages) {
    const PageMaster& master = paged.styled->masters[page.master];
    const Length left = page.recto ? master.inside : master.outside;
    const Length right = left + master.size.width - master.inside - master.outside;
    for (uint32_t i = 0; i < page.fragment_count; ++i) {
      const Fragment& fragment = fragments_of(paged, page)[i];
      if (fragment.kind == FragmentKind::Furniture) continue;
      EXPECT_GE(fragment.area.x, left) << "page " << page.number;
      EXPECT_LE(fragment.area.right(), right + Length{2}) << "page " << page.number;
      EXPECT_GE(fragment.area.y, master.top) << "page " << page.number;
      EXPECT_LE(fragment.area.bottom(), master.size.height - master.bottom) << "page " << page.number;
      // Lines do not lie on each other.
      for (uint32_t j = i + 1; j < page.fragment_count; ++j) {
        const Fragment& other = fragments_of(paged, page)[j];
        if (fragment.kind != FragmentKind::Lines || other.kind != FragmentKind::Lines) continue;
        const Length hair{8};  // squeezed areas are never empty
        const bool beside =
            other.area.x + hair >= fragment.area.right() || fragment.area.x + hair >= other.area.right();
        const bool apart = other.area.y >= fragment.area.bottom() || fragment.area.y >= other.area.bottom();
        EXPECT_TRUE(beside || apart) << "page " << page.number << " fragments " << i << " and " << j;
      }
    }
  }
}

void expect_sound(const PagedDocument& paged) {
  expect_nothing_lost(paged);
  expect_inside(paged);
}

// Blocks of many kinds in a random order: text, headings, frames, lists, tables, boxes side by side, pictures.
class RandomBooklet {
 public:
  explicit RandomBooklet(uint32_t seed, uint8_t columns) : random_(seed) {
    ComputedStyle text = composition.base();
    text.space_before = {Length::points(4), Length{}, Length{}};
    text_ = composition.style(text);
    text.keep_with_next = 255;
    text.font_size = Length::points(14);
    text.line_height = Length::points(17);
    heading_ = composition.style(text);
    text.span_columns = true;
    spanner_ = composition.style(text);
    ComputedStyle frame = composition.base();
    frame.padding = {Length::points(5), Length::points(5), Length::points(5), Length::points(5)};
    frame.border = {Length::points(1), Length::points(1), Length::points(1), Length::points(1)};
    frame.background = {230, 240, 250, 255};
    frame_ = composition.style(frame);
    frame.keep_together = 255;
    kept_ = composition.style(frame);
    ComputedStyle item = composition.base();
    item.margin.start = Length::points(15);
    item_ = composition.style(item);
    PageMaster& master = composition.document.masters[0];
    master.columns = columns;
    master.column_gap = Length::points(12);
    auto picture = std::make_shared<Picture>();
    picture->width = 300;
    picture->height = 200;
    composition.document.pictures.push_back(picture);
    auto builder = composition.part();
    for (int i = number(5, 40); i > 0; --i) block(builder, 0);
    composition.add(builder);
    auto second = composition.part("second");
    for (int i = number(1, 10); i > 0; --i) block(second, 0);
    composition.add(second);
  }

  Composition composition;

 private:
  int number(int low, int high) { return low + static_cast<int>(random_() % static_cast<uint32_t>(high - low + 1)); }
  std::string words(int low, int high) {
    return english(static_cast<size_t>(number(low, high)), static_cast<uint32_t>(random_()));
  }

  void block(StyledPartBuilder& builder, int depth) {
    const int kind = number(0, depth > 2 ? 3 : 9);
    switch (kind) {
      case 4: {
        builder.open(NodeKind::Heading, Display::Text, number(0, 3) == 0 && depth == 0 ? spanner_ : heading_, 0);
        builder.add_text(words(2, 9), heading_, 0);
        builder.close();
        break;
      }
      case 5:
      case 6:
        builder.open(NodeKind::Callout, Display::Block, kind == 5 ? frame_ : kept_, 0);
        for (int i = number(0, 4); i > 0; --i) block(builder, depth + 1);
        builder.close();
        break;
      case 7: {
        builder.open(NodeKind::List, Display::List, 0, 0);
        for (int i = number(1, 4); i > 0; --i) {
          builder.open(NodeKind::ListItem, Display::Item, item_, 0);
          builder.open(NodeKind::Paragraph, Display::Mark, 0, 0, Role::ListMark);
          builder.add_text("•", 0, 0);
          builder.close();
          for (int j = number(0, 2); j > 0; --j) block(builder, depth + 1);
          builder.close();
        }
        builder.close();
        break;
      }
      case 8: {
        const bool side_by_side = number(0, 1) == 0;
        const int columns = number(1, 3);
        if (side_by_side) {
          builder.open(NodeKind::Section, Display::SideBySide, 0, 0);
          for (int c = 0; c < columns; ++c) {
            builder.open(NodeKind::Section, Display::Block, 0, 0);
            for (int i = number(0, 8); i > 0; --i) block(builder, depth + 1);
            builder.close();
          }
          builder.close();
          break;
        }
        builder.open(NodeKind::Table, Display::Table, 0, 0);
        for (int r = 0, rows = number(1, 12); r < rows; ++r) {
          const NodeId row = builder.open(NodeKind::TableRow, Display::TableRow, 0, 0);
          if (r == 0 && number(0, 1) == 0) builder.set(row, Attribute::Header, "true");
          for (int c = 0; c < columns; ++c) {
            const NodeId cell = builder.open(NodeKind::TableCell, Display::TableCell, frame_, 0);
            if (number(0, 9) == 0) builder.set(cell, Attribute::RowSpan, "2");
            for (int i = number(0, 2); i > 0; --i) block(builder, depth + 1);
            builder.close();
          }
          builder.close();
        }
        builder.close();
        break;
      }
      case 9: {
        const NodeId picture = builder.open(NodeKind::Image, Display::Picture, 0, 0);
        builder.set(picture, Attribute::Picture, "0");
        builder.close();
        break;
      }
      default:
        paragraph(builder, words(1, depth == 0 ? 90 : 30), text_);
    }
  }

  std::mt19937 random_;
  StyleId text_ = 0, heading_ = 0, spanner_ = 0, frame_ = 0, kept_ = 0, item_ = 0;
};

// Ten booklets each, so that slow builds under the sanitizers have time for all of them.
class RandomBooklets : public ::testing::TestWithParam<uint32_t> {};

TEST_P(RandomBooklets, LoseNothingAndStayInside) {
  constexpr uint32_t kEach = 10;
  size_t pages = 0, overfull = 0;
  for (uint32_t seed = GetParam() * kEach; seed < (GetParam() + 1) * kEach; ++seed) {
    RandomBooklet booklet(seed, seed % 3 == 2 ? 2 : 1);
    const PagedDocument paged = pages_of(booklet.composition);
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_nothing_lost(paged);
    if (has_diagnostic(booklet.composition.diagnostics, "page-overfull")) {
      ++overfull;
    } else {
      expect_inside(paged);
    }
    pages += paged.pages.size();
    if (HasFailure()) break;
  }
  EXPECT_GT(pages, 30U);
  EXPECT_LT(overfull, 3U);
}

INSTANTIATE_TEST_SUITE_P(Paginate, RandomBooklets, ::testing::Range(0U, 6U));

TEST(Paginate, WidowsAndOrphansAreAvoided) {
  Composition composition;
  auto builder = composition.part();
  for (uint32_t i = 0; i < 200; ++i) paragraph(builder, english(10 + i * 7 % 83, i));
  composition.add(builder);
  const PagedDocument paged = pages_of(composition);
  expect_sound(paged);
  ASSERT_GT(paged.pages.size(), 20U);
  for (const Page& page : paged.pages) {
    const Fragment& first = fragments_of(paged, page)[0];
    const Fragment& last = fragments_of(paged, page)[page.fragment_count - 1];
    for (const Fragment* fragment : {&first, &last}) {
      const GalleyPart& part = *paged.parts[0];
      const Setting& setting = part.settings[part.paragraphs[fragment->paragraph].first_setting];
      if (fragment->line_count == setting.line_count) continue;
      EXPECT_GE(fragment->line_count, 2U) << "page " << page.number;
    }
    if (page.number < paged.pages.size()) {
      EXPECT_GE(last.area.bottom(), Length::points(350 - 36)) << page.number;
    }
  }
  for (const Compromise& compromise : paged.compromises) {
    EXPECT_NE(compromise.kind, Compromise::Kind::Widow);
    EXPECT_NE(compromise.kind, Compromise::Kind::Orphan);
  }
}

TEST(Paginate, HeadingsStayWithTheirText) {
  for (size_t lines = 15; lines < 26; ++lines) {
    Composition composition;
    ComputedStyle head = composition.base();
    head.keep_with_next = 255;
    const StyleId heading = composition.style(head);
    auto builder = composition.part();
    for (size_t i = 0; i < lines; ++i) paragraph(builder, "One line.");
    builder.open(NodeKind::Heading, Display::Text, heading, 0);
    builder.add_text("A heading", heading, 0);
    builder.close();
    paragraph(builder, english(60));
    composition.add(builder);
    const PagedDocument paged = pages_of(composition);
    expect_sound(paged);
    for (const Page& page : paged.pages) {
      const Fragment& last = fragments_of(paged, page)[page.fragment_count - 1];
      EXPECT_NE((*paged.parts[0]->shaped->styled)[last.node].kind, NodeKind::Heading) << lines;
    }
    for (const Compromise& compromise : paged.compromises) {
      EXPECT_NE(compromise.kind, Compromise::Kind::StrandedHeading) << lines;
    }
  }
}

TEST(Paginate, TableHeadsAreRepeated) {
  Composition composition;
  auto builder = composition.part();
  builder.open(NodeKind::Table, Display::Table, 0, 0);
  for (int r = 0; r < 60; ++r) {
    const NodeId row = builder.open(NodeKind::TableRow, Display::TableRow, 0, 0);
    if (r == 0) builder.set(row, Attribute::Header, "true");
    builder.open(NodeKind::TableCell, Display::TableCell, 0, 0);
    paragraph(builder, r == 0 ? "Head" : "Row " + std::to_string(r));
    builder.close();
    builder.close();
  }
  builder.close();
  composition.add(builder);
  const PagedDocument paged = pages_of(composition);
  expect_sound(paged);
  ASSERT_EQ(paged.pages.size(), 3U);
  for (const Page& page : paged.pages) {
    const Fragment& first = fragments_of(paged, page)[0];
    EXPECT_EQ(first.artifact, page.number > 1);
    EXPECT_EQ(text_of(*paged.parts[0], paged.parts[0]->lines[first.first_line]), "Head");
    EXPECT_EQ(fragments_of(paged, page)[1].area.y, Length::points(62));
  }
}

// A table of `rows` rows of one cell, each of so many lines, with a line for where it goes on.
void long_table(StyledPartBuilder& builder, int rows, int lines, bool head, StyleId continued) {
  builder.open(NodeKind::Table, Display::Table, 0, 0);
  for (int r = 0; r < rows; ++r) {
    const NodeId row = builder.open(NodeKind::TableRow, Display::TableRow, 0, 0);
    if (head && r == 0) builder.set(row, Attribute::Header, "true");
    builder.open(NodeKind::TableCell, Display::TableCell, 0, 0);
    for (int line = 0; line < (head && r == 0 ? 1 : lines); ++line) {
      paragraph(builder, head && r == 0 ? "Head" : "Row " + std::to_string(r));
    }
    builder.close();
    builder.close();
  }
  builder.open(NodeKind::Paragraph, Display::Text, continued, 0, Role::TableContinued);
  builder.add_text("Costs (continued)", continued, 0);
  builder.close();
  builder.close();
}

TEST(Paginate, ATableThatGoesOnSaysSo) {
  for (const bool head : {true, false}) {
    Composition composition;
    ComputedStyle continued = composition.base();
    continued.space_after.natural = Length::points(6);
    const StyleId style = composition.style(continued);
    auto builder = composition.part();
    long_table(builder, 60, 1, head, style);
    composition.add(builder);
    const PagedDocument paged = pages_of(composition);
    expect_sound(paged);
    ASSERT_EQ(paged.pages.size(), 3U);
    for (const Page& page : paged.pages) {
      std::vector<std::string> first;
      std::vector<Length> tops;
      for (uint32_t i = 0; i < 3; ++i) {
        const Fragment& fragment = fragments_of(paged, page)[i];
        first.emplace_back(text_of(*paged.parts[0], paged.parts[0]->lines[fragment.first_line]));
        tops.push_back(fragment.area.y);
        EXPECT_EQ(fragment.artifact, page.number > 1 && i < (head ? 2U : 1U)) << first.back();
      }
      EXPECT_EQ(tops[0], Length::points(50));
      if (page.number == 1) {
        EXPECT_EQ(first[0], head ? "Head" : "Row 0");
        continue;
      }
      EXPECT_EQ(first[0], "Costs (continued)");
      EXPECT_EQ(tops[1], Length::points(68)) << "the line and the space below it";
      EXPECT_EQ(first[1] == "Head", head);
    }
  }
}

TEST(Paginate, RowsAreKeptWhole) {
  for (const int lines : {2, 3, 5, 7}) {
    Composition composition;
    auto builder = composition.part();
    for (int i = 0; i < 9; ++i) paragraph(builder, "Before.");
    long_table(builder, 24, lines, true, 0);
    composition.add(builder);
    const PagedDocument paged = pages_of(composition);
    expect_sound(paged);
    std::map<std::string, std::set<uint32_t>> pages;
    std::vector<std::set<std::string>> rows(paged.pages.size());
    for (const Page& page : paged.pages) {
      for (uint32_t i = 0; i < page.fragment_count; ++i) {
        const Fragment& fragment = fragments_of(paged, page)[i];
        const std::string words(text_of(*paged.parts[0], paged.parts[0]->lines[fragment.first_line]));
        if (fragment.artifact || words == "Before.") continue;
        pages[words].insert(page.number);
        rows[page.number - 1].insert(words);
      }
    }
    EXPECT_EQ(pages.size(), 24U);
    for (const auto& [words, on] : pages) EXPECT_EQ(on.size(), 1U) << words << " of " << lines << " lines";
    const uint32_t headed = *pages["Head"].begin();
    EXPECT_GE(rows[headed - 1].size(), 3U) << "a head with two rows at least";
    EXPECT_GE(rows.back().size(), 2U) << "the last row is not alone";
  }
}

TEST(Paginate, ARowTallerThanAPageIsCut) {
  Composition composition;
  auto builder = composition.part();
  builder.open(NodeKind::Section, Display::SideBySide, 0, 0);
  for (const size_t words : {300, 900, 20}) {
    builder.open(NodeKind::Section, Display::Block, 0, 0);
    paragraph(builder, english(words));
    builder.close();
  }
  builder.close();
  paragraph(builder, "After the row.");
  composition.add(builder);
  const PagedDocument paged = pages_of(composition);
  expect_sound(paged);
  EXPECT_GT(paged.pages.size(), 3U);
  EXPECT_FALSE(has_diagnostic(composition.diagnostics, "page-overfull"));
}

// Boxes side by side have grounds of one height on each page that they run over, and borders at all their ends.
TEST(Paginate, SideBySideBoxesAreOfOneHeight) {
  for (const size_t longest : {40, 700}) {
    Composition composition;
    ComputedStyle box = composition.base();
    box.background = {230, 240, 250, 255};
    box.padding = {Length::points(4), Length::points(4), Length::points(4), Length::points(4)};
    const StyleId tinted = composition.style(box);
    ComputedStyle row = composition.base();
    row.column_gap = Length::points(8);
    const StyleId gapped = composition.style(row);
    auto builder = composition.part();
    builder.open(NodeKind::Section, Display::SideBySide, gapped, 0);
    for (const size_t words : {size_t{5}, longest, size_t{12}}) {
      builder.open(NodeKind::Section, Display::Block, tinted, 0);
      paragraph(builder, english(words));
      builder.close();
    }
    builder.close();
    composition.add(builder);
    const PagedDocument paged = pages_of(composition);
    expect_sound(paged);
    EXPECT_EQ(paged.pages.size() > 1, longest == 700);
    std::map<Length, Rect> first;  // of the first page, by left edge
    for (uint32_t i = 0; i < paged.pages[0].fragment_count; ++i) {
      const Fragment& fragment = fragments_of(paged, paged.pages[0])[i];
      if (fragment.kind == FragmentKind::Fill) first.emplace(fragment.area.x, fragment.area);
    }
    ASSERT_EQ(first.size(), 3U);
    for (const auto& [left, area] : first) {
      EXPECT_EQ(area.y, first.begin()->second.y);
      EXPECT_EQ(area.height, first.begin()->second.height);
      EXPECT_EQ(area.width, Length::points(184) / 3);
    }
  }
}

TEST(Paginate, KeptTogetherWhenItFits) {
  for (const int lines : {10, 40}) {
    Composition composition;
    ComputedStyle keep = composition.base();
    keep.keep_together = 255;
    const StyleId kept = composition.style(keep);
    auto builder = composition.part();
    for (int i = 0; i < 18; ++i) paragraph(builder, "Before.");
    builder.open(NodeKind::Section, Display::Block, kept, 0);
    for (int i = 0; i < lines; ++i) paragraph(builder, "Kept.");
    builder.close();
    composition.add(builder);
    const PagedDocument paged = pages_of(composition);
    expect_sound(paged);
    // Ten lines move to the next page; forty would leave the first one short for nothing.
    EXPECT_EQ(paged.pages[0].fragment_count, lines == 10 ? 18U : 25U);
  }
}

TEST(Paginate, ColumnsAreBalancedBeforeASpan) {
  Composition composition;
  composition.document.masters[0].columns = 2;
  composition.document.masters[0].column_gap = Length::points(20);
  ComputedStyle span = composition.base();
  span.span_columns = true;
  const StyleId spanner = composition.style(span);
  auto builder = composition.part();
  paragraph(builder, "Across both columns", spanner);
  for (int i = 0; i < 10; ++i) paragraph(builder, "One line.");
  paragraph(builder, "Across both columns again", spanner);
  for (int i = 0; i < 7; ++i) paragraph(builder, "One line.");
  composition.add(builder);
  const PagedDocument paged = pages_of(composition);
  expect_sound(paged);
  ASSERT_EQ(paged.pages.size(), 1U);
  const Fragment* fragments = fragments_of(paged, paged.pages[0]);
  EXPECT_EQ(fragments[0].area.width, Length::points(200));
  EXPECT_EQ(fragments[1].area.width, Length::points(90));
  EXPECT_EQ(fragments[5].area.bottom(), fragments[10].area.bottom());
  EXPECT_EQ(fragments[6].area.x, Length::points(160));
  EXPECT_EQ(fragments[11].area.y, fragments[10].area.bottom());
}

TEST(Paginate, AMasterStandsItsPagesAtTheFoot) {
  Composition composition;
  PageMaster& master = composition.document.masters[0];
  master.align_after = true;
  auto builder = composition.part();
  for (uint32_t i = 0; i < 12; ++i) paragraph(builder, english(25, i));
  composition.add(builder);
  const PagedDocument paged = pages_of(composition);
  expect_sound(paged);
  ASSERT_GT(paged.pages.size(), 1U);
  for (const Page& page : paged.pages) {
    Length top = master.size.height, bottom;
    for (uint32_t i = 0; i < page.fragment_count; ++i) {
      top = std::min(top, fragments_of(paged, page)[i].area.y);
      bottom = std::max(bottom, fragments_of(paged, page)[i].area.bottom());
    }
    EXPECT_EQ(bottom, master.size.height - master.bottom) << "page " << page.number;
    EXPECT_GE(top, master.top);
  }
}

TEST(Paginate, TheLastPageStandsAsItsOwnMasterSays) {
  for (const size_t paragraphs : {2U, 9U, 20U, 21U, 22U, 23U}) {
    Composition composition;
    PageMaster last = composition.document.masters[0];
    last.top += Length::points(100);
    last.inside += Length::points(20);
    last.outside -= Length::points(20);
    composition.document.masters.push_back(last);
    composition.document.sequences[0].last = 1;
    auto builder = composition.part();
    for (uint32_t i = 0; i < paragraphs; ++i) paragraph(builder, english(25, i));
    composition.add(builder);
    const PagedDocument paged = pages_of(composition);
    expect_sound(paged);
    for (const Page& page : paged.pages) {
      const bool own = page.number == paged.pages.size() && page.number > 1;
      EXPECT_EQ(page.master, own ? 1U : 0U);
      const PageMaster& master = composition.document.masters[page.master];
      EXPECT_EQ(fragments_of(paged, page)[0].area.y, master.top) << "page " << page.number;
      EXPECT_EQ(fragments_of(paged, page)[0].area.x, page.recto ? master.inside : master.outside);
    }
  }
}

// A second round takes over what did not change, and comes to the same pages.
TEST(Paginate, ARoundMoreChangesNothing) {
  RandomBooklet booklet(11, 2);
  Composition& composition = booklet.composition;
  composition.set();
  const auto paged = [&](const PagedDocument* previous) {
    return pagination::paginate(composition.galley, *composition.fonts, composition.diagnostics, previous);
  };
  const auto dumped = [&](const PagedDocument& pages) {
    std::ostringstream out;
    pages.dump(out, *composition.fonts);
    return out.str();
  };
  const PagedDocument first = paged(nullptr), second = paged(&first);
  EXPECT_EQ(first.runs, second.runs);
  EXPECT_EQ(dumped(first), dumped(second));
}

TEST(Paginate, RectosFoliosAndRunningHeads) {
  Composition composition;
  PageMaster& master = composition.document.masters[0];
  master.outside = Length::points(30);
  master.header.emplace();
  master.header->offset = Length::points(30);
  RegionSlot name;
  name.place = RegionSlot::Place::Inside;
  name.pieces.push_back({RegionPiece::Kind::String, "candidate"});
  RegionSlot folio;
  folio.place = RegionSlot::Place::Outside;
  folio.pieces.push_back({RegionPiece::Kind::Folio, ""});
  folio.pieces.push_back({RegionPiece::Kind::Literal, " of "});
  folio.pieces.push_back({RegionPiece::Kind::PageCount, ""});
  master.header->slots = {name, folio};
  master.header->rule_thickness = Length::ratio(1, 2);
  master.header->rule_distance = Length::points(4);
  PageMaster blank = master;
  blank.name = "blank";
  blank.header.reset();
  composition.document.masters.push_back(blank);
  PageSequence& front = composition.document.sequences[0];
  front.roman_folios = true;
  front.blank = 1;
  PageSequence body;
  body.start = Break::Recto;
  body.restart_folios = true;
  body.blank = 1;
  composition.document.sequences.push_back(body);
  auto first = composition.part("front");
  paragraph(first, "The front.");
  composition.add(first);
  ComputedStyle breaking = composition.base();
  breaking.break_before = Break::Page;
  const StyleId profile = composition.style(breaking);
  for (const char* candidate :
       {"Ada", "Grace of the Very Long Name that No Running Head Could Ever Hold in Its Whole Length", "Alan"}) {
    auto builder = composition.part(candidate, profile);
    builder.part().sequence = 1;
    const NodeId title = paragraph(builder, candidate);
    builder.set(title, Attribute::Id, std::string("about-") + candidate[0] + candidate[1]);
    builder.part().marks.push_back({title, "candidate", candidate});
    for (int i = 0; i < 3; ++i) paragraph(builder, english(70, static_cast<uint32_t>(i)));
    composition.add(builder);
  }
  const PagedDocument paged = pages_of(composition);
  expect_nothing_lost(paged);
  std::ostringstream dump;
  paged.dump(dump, *composition.fonts);
  pagination::page_map(paged).dump(dump);
  EXPECT_GOLDEN(dump.str(), "pagination/running-heads.pages");
}

// Whatever stands before the sequence, wherever it starts and whatever side its first Part wants.
TEST(Paginate, OddFoliosAreOnRectos) {
  for (const Direction direction : {Direction::LeftToRight, Direction::RightToLeft}) {
    for (const Break start : {Break::Page, Break::Recto, Break::Verso}) {
      for (const Break wanted : {Break::Auto, Break::Page, Break::Recto, Break::Verso}) {
        for (int before = 0; before <= 2; ++before) {
          SCOPED_TRACE(::testing::Message() << "start " << static_cast<int>(start) << ", wanted "
                                            << static_cast<int>(wanted) << ", after " << before << " pages");
          Composition composition;
          composition.document.direction = direction;
          composition.document.sequences[0].roman_folios = true;
          PageSequence body;
          body.start = start;
          body.restart_folios = true;
          composition.document.sequences.push_back(body);
          ComputedStyle breaking = composition.base();
          breaking.break_before = Break::Page;
          const StyleId on_a_page = composition.style(breaking);
          breaking.break_before = wanted;
          const StyleId opening = composition.style(breaking);
          for (int i = 0; i < before + 2; ++i) {
            auto builder = composition.part("part-" + std::to_string(i), i == before ? opening : on_a_page);
            builder.part().sequence = i < before ? 0 : 1;
            paragraph(builder, english(20));
            composition.add(builder);
          }
          const PagedDocument paged = pages_of(composition);
          expect_nothing_lost(paged);
          size_t front = 0;
          while (paged.pages[front].roman) ++front;
          EXPECT_EQ(front, static_cast<size_t>(before % 2 == 0 ? before : before + 1));
          const bool verso = wanted == Break::Verso || start == Break::Verso;
          ASSERT_EQ(paged.pages.size(), front + 2 + (verso ? 1 : 0));
          for (size_t i = front; i < paged.pages.size(); ++i) {
            const Page& page = paged.pages[i];
            EXPECT_EQ(page.folio, std::to_string(i - front + 1));
            EXPECT_EQ(page.recto, page.folio_number % 2 == 1);
            EXPECT_EQ(page.blank, verso && i == front);
          }
        }
      }
    }
  }
}

TEST(PageMap, LabelsStandWhereTheirLineStands) {
  Composition composition;
  auto builder = composition.part();
  for (int i = 0; i < 23; ++i) paragraph(builder, "One line.");
  builder.open(NodeKind::Paragraph, Display::Text, 0, 0);
  builder.add_text(english(60), 0, 0);
  const NodeId anchor = builder.open(NodeKind::Anchor, Display::Inline, 0, 0);
  builder.set(anchor, Attribute::Id, "late");
  builder.add_text(" anchored words", 0, 0);
  builder.close();
  builder.close();
  composition.add(builder);
  const PagedDocument paged = pages_of(composition);
  const PageMap map = pagination::page_map(paged);
  ASSERT_EQ(map.pages.size(), 2U);
  EXPECT_EQ(map.labels.at("late"), 1U);
  EXPECT_EQ(map.pages[1].first.node, paged.parts[0]->paragraphs.back().node);
  EXPECT_GT(map.pages[1].first.byte, (*paged.parts[0]->shaped->styled)[map.pages[1].first.node].text_begin);
}

}  // namespace
}  // namespace hustings
