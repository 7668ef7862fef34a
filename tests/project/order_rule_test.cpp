// The key `order`: what it says, and what is told of each mistake in it.
#include "project/order_rule.h"

#include "project/reading.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

using testing::Reading;

// A contest of two candidates with this `order`, each line indented by four.
std::string manifest(const std::string& order) {
  return "title: T\ncontests:\n  - title: Mayor\n    candidates: [{name: Ana Lima}, {name: Bo Ek}]\n" + order;
}

OrderRule read(const std::string& order) {
  testing::TemporaryFolder folder;
  folder.write("election.yaml", manifest(order));
  const Reading reading(folder.path());
  EXPECT_EQ(testing::messages_of(reading.diagnostics, reading.sources), "") << order;
  const std::optional<OrderRule>& rule = reading.project.contests.at(0).order;
  return rule ? *rule : OrderRule();
}

TEST(OrderRules, OneWord) {
  EXPECT_EQ(read("    order: as-filed\n").method, OrderMethod::AsFiled);
  EXPECT_EQ(read("    Candidate order: Alphabetical\n").method, OrderMethod::Alphabetical);
  EXPECT_EQ(read("").method, OrderMethod::AsFiled);
}

TEST(OrderRules, AMap) {
  const OrderRule rule = read(
      "    order:\n      method: random-alphabet\n      alphabet: H M V P E B Q U G N D K X Z J A W Y C O S F I T R L\n"
      "      district: 3\n      drawn: 2030-01-02\n      published: https://sos.example\n");
  EXPECT_EQ(rule.alphabet, "HMVPEBQUGNDKXZJAWYCOSFITRL");
  EXPECT_EQ(rule.district, 3U);
  EXPECT_EQ(rule.rotation, 2U);
  EXPECT_EQ(rule.drawn, "2030-01-02");
  EXPECT_EQ(rule.published, "https://sos.example");
  const std::string letters = "[h,m,v,p,e,b,q,u,g,n,d,k,x,z,j,a,w,y,c,o,s,f,i,t,r,l]";
  EXPECT_EQ(read("    order: {method: random alphabet, alphabet: " + letters + "}\n").alphabet, rule.alphabet);
  EXPECT_EQ(read("    order: {method: alphabetical, by: first name, rotation: 7}\n").by, OrderBy::FirstName);
}

TEST(OrderRules, ADraw) {
  const OrderRule rule = read(
      "    order:\n      method: draw\n      pool: [Bo Ek, ana-lima]\n      seed-sources:\n"
      "        - {name: Lottery, date: 2026-09-01, published: https://a.example, numbers: [5, 012]}\n"
      "        - {name: Index, date: 2026-09-02, published: The Gazette, number: 8.250}\n"
      "        - {name: Match, date: 2026-09-03, published: The Gazette, text: W 4-1}\n");
  ASSERT_EQ(rule.seeds.size(), 3U);
  EXPECT_EQ(rule.seeds[0].numbers, (std::vector<std::string>{"5", "012"}));
  EXPECT_EQ(rule.seeds[1].numbers, std::vector<std::string>{"8.250"});
  EXPECT_EQ(rule.seeds[1].published, "The Gazette");
  EXPECT_EQ(rule.seeds[2].text, "W 4-1");
  ASSERT_EQ(rule.pool.size(), 2U);
  EXPECT_EQ(rule.pool[1].name, "ana-lima");
}

TEST(OrderRules, ForAllContestsThatHaveNone) {
  testing::TemporaryFolder folder;
  folder.write("election.yaml",
               "title: T\ncandidate-order: alphabetical\ncontests:\n  - {title: A, candidates: [{name: X}]}\n"
               "  - {title: B, order: as-filed, candidates: [{name: Y}]}\n");
  const Reading reading(folder.path());
  ASSERT_EQ(reading.project.contests.size(), 2U);
  EXPECT_EQ(reading.project.contests[0].order->method, OrderMethod::Alphabetical);
  EXPECT_EQ(reading.project.contests[1].order->method, OrderMethod::AsFiled);
}

TEST(OrderRules, TellEachMistakeAtItsPlace) {
  const std::vector<std::string> mistakes = {
      "    order: by beauty\n",
      "    order: {alphabet: ABC}\n",
      "    order: {method: alphabetical, by: height}\n",
      "    order: {method: alphabetical, alphabet: ABC}\n",
      "    order: {method: lots}\n",
      "    order: {method: lots, lots: Ana Lima}\n",
      "    order: {method: lots, lots: [[Ana Lima], Bo Ek]}\n",
      "    order: random-alphabet\n",
      "    order: {method: random-alphabet, alphabet: H M V P E B Q U G N D K X Z J A W Y C O S F I T R}\n",
      "    order: {method: random-alphabet, alphabet: Ñ M V P M B Q U G N D K X 5 J A W Y C O S F I T Q B}\n",
      "    order: {method: draw}\n",
      "    order: {method: draw, seed-sources: [17]}\n",
      "    order: {method: draw, seed-sources: [{name: Lottery, numbers: [1, 2]}]}\n",
      "    order: {method: draw, seed-sources: [{name: L, date: D, published: P, numbers: [1, -2, x]}]}\n",
      "    order: {method: draw, seed-sources: [{name: L, date: D, published: P, numbers: [1, 2.5]}]}\n",
      "    order: {method: draw, seed-sources: [{name: L, date: D, published: P}]}\n",
      "    order: {method: draw, seed-sources: [{name: L, date: D, published: P, number: 1, text: x}]}\n",
      "    order: {method: draw, seed-sources: [{name: L, date: D, published: P, number: 1, color: red}]}\n",
      "    order: {method: alphabetical, district: 81}\n",
      "    order: {method: alphabetical, rotation: none}\n",
      "    order: {method: alphabetical, district: 2, rotation: 1}\n",
  };
  std::string told;
  for (const std::string& mistake : mistakes) {
    testing::TemporaryFolder folder;
    folder.write("election.yaml", manifest(mistake));
    const Reading reading(folder.path());
    EXPECT_TRUE(reading.diagnostics.has_errors()) << mistake;
    told += mistake.substr(4) + testing::messages_of(reading.diagnostics, reading.sources, folder.path()) + "\n";
  }
  EXPECT_GOLDEN(told, "project/order-rules.messages");
}

}  // namespace
}  // namespace hustings
