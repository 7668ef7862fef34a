// Headings beneath a candidate's own, and ids and addresses, on trees made by hand.
#include "election/text_copy.h"

#include "election/addresses.h"
#include "support/golden.h"

namespace hustings::election {
namespace {

std::string levels(std::initializer_list<int> written, uint8_t base) {
  PartBuilder builder("t");
  for (int level : written) builder.add_block(NodeKind::Heading, "h", {}, Role::None, static_cast<uint8_t>(level));
  const auto part = builder.finish();
  std::string text;
  const std::vector<uint8_t> lowered = lowered_levels(*part, base);
  for (NodeId node = 0; node < part->nodes.size(); ++node) {
    if ((*part)[node].kind == NodeKind::Heading) text += std::to_string(lowered[node]);
  }
  return text;
}

TEST(Headings, AreLoweredWithoutAGap) {
  EXPECT_EQ(levels({1, 2, 3}, 2), "345");
  EXPECT_EQ(levels({2, 4, 2, 3}, 2), "3434");
  EXPECT_EQ(levels({3, 2, 1}, 2), "333");
  EXPECT_EQ(levels({6, 6}, 1), "22");
  EXPECT_EQ(levels({1, 3, 2, 3}, 1), "2334");
  EXPECT_EQ(levels({1, 2, 3, 4, 5, 6}, 2), "345666");
}

// Of every two headings, one that was below the other is not above it afterwards, and no level is skipped.
TEST(Headings, KeepTheirOrderWhateverTheyAre) {
  uint32_t state = 7;
  for (int round = 0; round < 2000; ++round) {
    PartBuilder builder("t");
    std::vector<int> written;
    for (int i = 0; i < 8; ++i) {
      state = state * 1664525 + 1013904223;
      written.push_back(static_cast<int>(state >> 16) % 6 + 1);
      builder.add_block(NodeKind::Heading, "h", {}, Role::None, static_cast<uint8_t>(written.back()));
    }
    const auto part = builder.finish();
    const std::vector<uint8_t> lowered = lowered_levels(*part, 2);
    std::vector<int> after;
    for (NodeId node = 1; node < part->nodes.size(); ++node) {
      if ((*part)[node].kind == NodeKind::Heading) after.push_back(lowered[node]);
    }
    ASSERT_EQ(after.size(), written.size());
    int above = 2;
    for (size_t i = 0; i < after.size(); ++i) {
      EXPECT_GE(after[i], 3);
      EXPECT_LE(after[i], above + 1);
      const bool below = i > 0 && written[i] > written[i - 1], level = i > 0 && !below;
      EXPECT_TRUE(!below || after[i] > after[i - 1] || after[i] == 6);
      EXPECT_TRUE(!level || after[i] <= after[i - 1]);
      above = after[i];
    }
  }
}

TEST(Ids, AreXmlNamesAndUniqueInAPart) {
  PartBuilder builder("t");
  for (const char* id : {"why", "why", "Was ich will", "2026", "日本", "a×b", "why-2"}) {
    const NodeId node = builder.add_block(NodeKind::Heading, "h", {}, Role::None, 1);
    builder.set(node, Attribute::Id, id);
  }
  const auto part = builder.finish();
  const TextIds ids("profile-a", *part);
  std::string all;
  for (NodeId node = 0; node < part->nodes.size(); ++node) {
    if (!ids.of_node(node).empty()) all += std::string(ids.of_node(node)) + " ";
  }
  EXPECT_EQ(all,
            "profile-a.why profile-a.why-2 profile-a.Was-ich-will profile-a.2026 profile-a.日本 profile-a.a-b "
            "profile-a.why-2-2 ");
  EXPECT_EQ(ids.find("why"), "profile-a.why");
  EXPECT_EQ(ids.find("WHY"), "profile-a.why");
  EXPECT_EQ(ids.find("user-content-2026"), "profile-a.2026");
  EXPECT_EQ(ids.find("other"), "");
}

}  // namespace
}  // namespace hustings::election
