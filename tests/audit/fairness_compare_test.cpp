// Who is found to be treated differently, on figures that no sound booklet has.
#include <gtest/gtest.h>

#include "audit/fairness.h"

namespace hustings::audit {
namespace {

Area square_inches(int64_t count) { return {count * 72 * 72 * Length::kUnitsPerPoint}; }

TEST(Compare, MoreThanIsGrantedIsNotEqual) {
  ContestFairness contest;
  contest.candidates.resize(2);
  for (Treatment& each : contest.candidates) {
    each.granted = square_inches(29);
    each.used = square_inches(29);
  }
  compare(contest);
  EXPECT_TRUE(contest.inequalities.empty());
  contest.candidates[1].used = square_inches(31);
  compare(contest);
  ASSERT_EQ(contest.inequalities.size(), 1U);
  EXPECT_EQ(contest.inequalities[0].kind, Inequality::Kind::Space);
  EXPECT_EQ(contest.inequalities[0].candidate, 1U);
  EXPECT_NE(contest.inequalities[0].what.find(" used, more than the "), std::string::npos);
  // All of them, even where they are alike.
  contest.candidates[0].used = square_inches(31);
  compare(contest);
  EXPECT_EQ(contest.inequalities.size(), 2U);
}

}  // namespace
}  // namespace hustings::audit
