// The column chooser against every place where a column could end.
#include "pagination/chooser.h"

#include <random>

#include <gtest/gtest.h>

namespace hustings::pagination {
namespace {

std::vector<Stop> random_stops(std::mt19937& random, size_t count) {
  std::vector<Stop> stops(count);
  for (Stop& stop : stops) {
    stop.height = Length::points(5 + static_cast<int>(random() % 20));
    stop.space = Length::points(random() % 3 == 0 ? static_cast<int>(random() % 10) : 0);
    stop.at_top = Length::points(random() % 8 == 0 ? 12 : 0);
    const int32_t penalties[] = {0, 0, 0, 100, 3000, kForbidden};
    stop.penalty = penalties[random() % 6];
  }
  return stops;
}

TEST(Chooser, EndsWhereItCostsLeast) {
  std::mt19937 random(3);
  for (int round = 0; round < 5000; ++round) {
    const std::vector<Stop> stops = random_stops(random, 1 + random() % 30);
    const Length room = Length::points(20 + static_cast<int>(random() % 150));
    const size_t first = random() % stops.size();
    const ColumnEnd chosen = choose_column_end(stops, first, stops.size(), room);
    Length used = stops[first].at_top;
    int64_t best = INT64_MAX;
    for (size_t end = first + 1; end <= stops.size(); ++end) {
      used += stops[end - 1].height + (end - 1 > first ? stops[end - 1].space : Length{});
      if (used > room && end > first + 1) break;
      best = end == stops.size() ? 0 : std::min(best, stops[end].penalty + white_cost(room - used, room));
      if (end == chosen.end) {
        EXPECT_EQ(used, chosen.height);
      }
    }
    EXPECT_EQ(chosen.cost, best) << "round " << round;
    EXPECT_GT(chosen.end, first);
    EXPECT_EQ(chosen.overfull, stops[first].at_top + stops[first].height > room);
  }
}

TEST(Chooser, BalancedColumnsHoldEverythingAndAreLow) {
  std::mt19937 random(5);
  for (int round = 0; round < 500; ++round) {
    std::vector<Stop> stops(4 + random() % 40);
    for (Stop& stop : stops) stop.height = Length::points(12);
    const std::vector<ColumnEnd> columns = balance_columns(stops, 0, stops.size(), Length::points(600), 3);
    ASSERT_EQ(columns.back().end, stops.size());
    const size_t lines = (stops.size() + 2) / 3;
    for (const ColumnEnd& column : columns) EXPECT_LE(column.height, Length::points(12 * static_cast<int64_t>(lines)));
  }
}

TEST(Chooser, AForcedBreakEndsTheColumn) {
  std::vector<Stop> stops(10);
  for (Stop& stop : stops) stop.height = Length::points(10);
  stops[4].forced = Break::Column;
  EXPECT_EQ(choose_column_end(stops, 0, 10, Length::points(1000)).end, 4U);
  EXPECT_EQ(choose_column_end(stops, 4, 10, Length::points(1000)).end, 10U);
}

}  // namespace
}  // namespace hustings::pagination
