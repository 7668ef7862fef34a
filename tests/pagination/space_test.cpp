// Equal space: nobody's grant or type differs in a contest, nothing stands outside its block, no block is broken, and
// what cannot fit is refused by name.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "linebreak/composition.h"
#include "pagination/paged_document.h"
#include "pagination/space_fit.h"

namespace hustings {
namespace {

using testing::Composition;
using testing::english;
using testing::has_diagnostic;
using testing::paragraph;

using Kind = GrantedRoom::Kind;

// One contest of candidates with so many words each, on pages of 300 by 400 pt (a body of 200 by 300).
class Contest {
 public:
  Contest(const std::vector<size_t>& words, GrantedRoom room, int32_t smallest = 500, uint8_t columns = 1) {
    PageMaster& master = composition.document.masters[0];
    master.columns = columns;
    master.column_gap = Length::points(columns > 1 ? 10 : 0);
    ComputedStyle root = composition.base();
    root.room = room;
    root.least_font_size = root.font_size.scaled(smallest, 1000);
    root.space_before = {Length::points(6), {}, {}};
    const StyleId profile = composition.style(root);
    ComputedStyle text = composition.base();
    text.space_before = {Length::points(3), Length::points(3), Length::points(2)};
    text.looseness = 1;
    const StyleId body = composition.style(text);
    for (size_t i = 0; i < words.size(); ++i) {
      StyledPartBuilder builder("profile-" + std::to_string(i), Role::Profile, profile, 0);
      builder.set(0, Attribute::Contest, "mayor");
      builder.open(NodeKind::Heading, Display::Text, 0, 0, Role::CandidateName, 2);
      builder.add_text("Candidate " + std::to_string(i), 0, 0);
      builder.close();
      for (size_t left = words[i]; left > 0;) {
        const size_t count = std::min<size_t>(left, 40);
        paragraph(builder, english(count, static_cast<uint32_t>(i * 100 + left)), body);
        left -= count;
      }
      composition.add(builder);
    }
    composition.set();
  }

  // As publish does.
  void fit() {
    pagination::SpaceFit space(*composition.shaped.styled, sizes);
    Diagnostics unheard;
    Galley& galley = composition.galley;
    galley = linebreak::set(composition.shaped, *composition.fonts, sizes, unheard, &galley);
    while (space.next(galley, sizes)) {
      ASSERT_LT(++steps, 40);
      galley = linebreak::set(composition.shaped, *composition.fonts, sizes, unheard, &galley);
    }
    space.report(galley, refused);
    paged = pagination::paginate(galley, *composition.fonts, composition.diagnostics);
  }

  const Granted& granted(size_t part) const { return composition.galley.parts[part]->granted; }
  int32_t size(size_t part) const { return composition.galley.parts[part]->size_per_mille; }

  void expect_equal() const {
    for (size_t part = 1; part < composition.galley.parts.size(); ++part) {
      EXPECT_EQ(granted(part), granted(0)) << "candidate " << part;
      EXPECT_EQ(size(part), size(0)) << "candidate " << part;
    }
  }

  // Each Part in a block of its own: on one page, in one column, no higher than its grant, none over another's.
  void expect_blocks(Length column, Length gap) const {
    struct Block {
      size_t page = 0;
      Length left, top, bottom;
    };
    std::vector<Block> blocks(composition.galley.parts.size());
    std::vector<bool> seen(blocks.size(), false);
    for (size_t page = 0; page < paged.pages.size(); ++page) {
      for (uint32_t i = 0; i < paged.pages[page].fragment_count; ++i) {
        const Fragment& fragment = paged.fragments[paged.pages[page].first_fragment + i];
        if (fragment.kind != FragmentKind::Lines) continue;
        Block& block = blocks[fragment.part];
        if (!seen[fragment.part]) block = {page, fragment.area.x, fragment.area.y, fragment.area.bottom()};
        seen[fragment.part] = true;
        EXPECT_EQ(block.page, page) << "candidate " << fragment.part << " is on two pages";
        EXPECT_LT(fragment.area.x, block.left + column) << "candidate " << fragment.part << " is in two columns";
        block.bottom = std::max(block.bottom, fragment.area.bottom());
      }
    }
    for (size_t i = 0; i < blocks.size(); ++i) {
      EXPECT_TRUE(seen[i]);
      EXPECT_LE((blocks[i].bottom - blocks[i].top).units, granted(i).block_size.units) << "candidate " << i;
      const Length from_top = blocks[i].top - Length::points(50);
      const Length step = granted(i).block_size + gap;
      EXPECT_EQ(from_top.units % step.units, 0) << "candidate " << i << " stands " << format_points(from_top);
    }
  }

  Composition composition;
  Fit sizes;
  Diagnostics refused;
  PagedDocument paged;
  int steps = 0;
};

TEST(Space, NobodysDiffers) {
  int smaller = 0;
  for (uint32_t seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::vector<size_t> words(1 + random() % 15);
    for (size_t& count : words) count = random() % 90;
    const uint8_t columns = seed % 3 == 2 ? 2 : 1;
    const auto share = static_cast<uint16_t>(seed % 2 == 0 ? 2 : 4);
    Contest contest(words, {Kind::Share, share, 0}, 300, columns);
    contest.fit();
    contest.expect_equal();
    if (contest.refused.has_errors()) continue;
    smaller += contest.size(0) < 1000 ? 1 : 0;
    contest.expect_blocks(Length::points(200) / columns, Length::points(6));
  }
  EXPECT_GT(smaller, 10) << "the lengths ask for no smaller type";
}

TEST(Space, IsTheLargestTypeThatFitsEverybody) {
  Contest contest({20, 130, 60}, {Kind::Share, 2, 0});
  contest.fit();
  EXPECT_TRUE(contest.refused.list().empty());
  ASSERT_LT(contest.size(0), 1000);
  // One step larger, somebody does not fit.
  for (PartFit& part : contest.sizes.parts) part.size_per_mille += 5;
  const Galley larger =
      linebreak::set(contest.composition.shaped, *contest.composition.fonts, contest.sizes, contest.refused);
  const auto over = [&](const auto& part) {
    return pagination::space_need(*contest.composition.shaped.styled, *part).over();
  };
  EXPECT_TRUE(std::any_of(larger.parts.begin(), larger.parts.end(), over));
}

TEST(Space, StaysWhereItWasInTheNextRound) {
  Contest contest({20, 130, 60}, {Kind::Share, 2, 0});
  contest.fit();
  const int32_t size = contest.size(0), steps = contest.steps;
  const Galley before = contest.composition.galley;
  contest.fit();
  EXPECT_EQ(contest.size(0), size);
  EXPECT_EQ(contest.steps, steps);
  for (size_t i = 0; i < before.parts.size(); ++i) EXPECT_EQ(before.parts[i], contest.composition.galley.parts[i]);
}

TEST(Space, RefusesWhatDoesNotFitByName) {
  Contest contest({20, 400, 60, 300}, {Kind::Share, 2, 0}, 900);
  contest.fit();
  contest.expect_equal();
  EXPECT_EQ(contest.size(0), 900);
  ASSERT_EQ(contest.refused.list().size(), 2U);
  EXPECT_EQ(contest.refused.list()[0].id, "space-exceeded");
  EXPECT_NE(contest.refused.list()[0].message.find("Candidate 1 is "), std::string::npos);
  EXPECT_NE(contest.refused.list()[1].message.find("Candidate 3 is "), std::string::npos);
  // As many lines and words as there are below the block.
  const GalleyPart& part = *contest.composition.galley.parts[1];
  const pagination::SpaceNeed need = pagination::space_need(*contest.composition.shaped.styled, part);
  const Length over = need.height - part.granted.block_size;
  EXPECT_GE(need.lines, over.units / Length::points(12).units);
  EXPECT_NE(contest.refused.list()[0].message.find("is " + std::to_string(need.lines) + " lines ("), std::string::npos);
}

TEST(Space, OfAnAreaIsAsHighAsItsMeasureMakesIt) {
  Contest contest({30, 5}, {Kind::Area, 0, 200 * 120 * Length::kUnitsPerPoint});
  contest.fit();
  EXPECT_EQ(contest.granted(0).inline_size, Length::points(200));
  EXPECT_EQ(contest.granted(0).block_size, Length::points(120));
  contest.expect_blocks(Length::points(200), Length::points(6));
}

TEST(Space, BeyondAColumnIsImpossible) {
  Contest contest({30, 5}, {Kind::Area, 0, 200 * 301 * Length::kUnitsPerPoint});
  contest.fit();
  EXPECT_TRUE(has_diagnostic(contest.refused, "space-impossible"));
}

TEST(Space, OfTheLongestIsWhatItNeeds) {
  Contest contest({5, 90, 40}, {Kind::Longest, 0, 0});
  contest.fit();
  EXPECT_TRUE(contest.refused.list().empty());
  contest.expect_equal();
  EXPECT_EQ(contest.size(0), 1000);
  const pagination::SpaceNeed need =
      pagination::space_need(*contest.composition.shaped.styled, *contest.composition.galley.parts[1]);
  EXPECT_EQ(contest.granted(0).block_size, need.height);
  EXPECT_EQ(contest.granted(0).pages, 0);
}

TEST(Space, OfTheLongestIsWholePagesWhenAColumnIsNotEnough) {
  Contest contest({5, 700, 40}, {Kind::Longest, 0, 0});
  contest.fit();
  EXPECT_TRUE(contest.refused.list().empty());
  contest.expect_equal();
  const size_t pages = contest.granted(0).pages;
  EXPECT_GT(pages, 1U);
  EXPECT_EQ(contest.paged.pages.size(), 3 * pages) << "shorter ones leave theirs blank";
}

TEST(Space, OfWholePagesIsLeftBlank) {
  Contest contest({5, 250, 10}, {Kind::Pages, 2, 0}, 800);
  contest.fit();
  EXPECT_TRUE(contest.refused.list().empty());
  ASSERT_EQ(contest.paged.pages.size(), 6U);
  EXPECT_TRUE(contest.paged.pages[1].blank);
  EXPECT_TRUE(contest.paged.pages[5].blank);
}

TEST(Space, OfWholePagesIsRefusedBeyondThem) {
  Contest contest({5, 700}, {Kind::Pages, 1, 0}, 950);
  contest.fit();
  ASSERT_EQ(contest.refused.list().size(), 1U);
  EXPECT_NE(contest.refused.list()[0].message.find("Candidate 1 is "), std::string::npos);
}

}  // namespace
}  // namespace hustings
