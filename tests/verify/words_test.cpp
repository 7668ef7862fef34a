// Words and how two lists of them differ.
#include <gtest/gtest.h>

#include "verify/difference.h"
#include "verify/words.h"

namespace hustings::verify {
namespace {

std::vector<std::string> list(const Words& words) {
  std::vector<std::string> result;
  for (size_t i = 0; i < words.size(); ++i) result.emplace_back(words[i]);
  return result;
}
using List = std::vector<std::string>;

TEST(Words, ArePartedByEveryKindOfSpace) {
  EXPECT_EQ(list(words_of(" one\ttwo\nthree\u00A0four\u202Ffive\u3000six ")),
            (List{"one", "two", "three", "four", "five", "six"}));
}

TEST(Words, LeaveOutWhatNobodySees) {
  EXPECT_EQ(list(words_of("tu\u00ADtorials a\u200Bb \u200Fc\uFEFF ~~gone~~ \x01x")),
            (List{"tutorials", "ab", "c", "gone", "x"}));
}

TEST(Words, KeepPunctuationAndSigns) {
  EXPECT_EQ(list(words_of("$5,000 isn't $5.000 — (a_b)*")), (List{"$5,000", "isn't", "$5.000", "—", "(a_b)*"}));
}

TEST(Words, ComeInPieces) {
  WordCollector collector(true);
  collector.at_line(3);
  collector.add("ele");
  collector.at_line(4);
  collector.add("ction day");
  collector.gap();
  collector.gap();
  collector.add("s");
  const Words words = collector.finish();
  EXPECT_EQ(list(words), (List{"election", "day", "s"}));
  EXPECT_EQ(words.line(0), 3U);
  EXPECT_EQ(words.line(1), 4U);
}

TEST(Words, AreCutAndJoined) {
  const Words words = words_of("a b c d", 7);
  EXPECT_EQ(list(words.from(2)), (List{"c", "d"}));
  EXPECT_EQ(list(words.to(2)), (List{"a", "b"}));
  EXPECT_TRUE(words.from(4).empty());
  Words joined = words_of("x");
  joined.append(words.from(3));
  EXPECT_EQ(list(joined), (List{"x", "d"}));
  EXPECT_EQ(joined.line(0), 0U);
  EXPECT_EQ(joined.line(1), 7U);
  EXPECT_EQ(words.quoted(1, 4, 2), "b c …");
}

struct Edit {
  size_t left_begin, left_end, right_begin, right_end;
};

void expect(std::string_view left, std::string_view right, const std::vector<Edit>& edits) {
  const std::vector<Difference> found = differences(words_of(left), words_of(right));
  ASSERT_EQ(found.size(), edits.size()) << left << " / " << right;
  for (size_t i = 0; i < edits.size(); ++i) {
    EXPECT_EQ(found[i].left_begin, edits[i].left_begin) << i;
    EXPECT_EQ(found[i].left_end, edits[i].left_end) << i;
    EXPECT_EQ(found[i].right_begin, edits[i].right_begin) << i;
    EXPECT_EQ(found[i].right_end, edits[i].right_end) << i;
  }
}

TEST(Differences, AreFewest) {
  expect("a b c", "a b c", {});
  expect("", "", {});
  expect("a b c", "a c", {{1, 2, 1, 1}});
  expect("a c", "a b c", {{1, 1, 1, 2}});
  expect("a b c", "a x c", {{1, 2, 1, 2}});
  expect("", "a", {{0, 0, 0, 1}});
  expect("a b c d e f", "a x c d y f", {{1, 2, 1, 2}, {4, 5, 4, 5}});
  expect("a b c a b b a", "c b a b a c", {{0, 2, 0, 0}, {3, 3, 1, 2}, {5, 6, 4, 4}, {7, 7, 5, 6}});
}

// Whatever the edits, applying them to the one text gives the other.
TEST(Differences, LeadFromOneTextToTheOther) {
  uint32_t seed = 1;
  const auto random = [&seed](uint32_t below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
  };
  for (int round = 0; round < 2000; ++round) {
    std::string left, right;
    for (uint32_t i = random(30); i > 0; --i) left += std::string(1, static_cast<char>('a' + random(3))) + ' ';
    for (uint32_t i = random(30); i > 0; --i) right += std::string(1, static_cast<char>('a' + random(3))) + ' ';
    const Words from = words_of(left), to = words_of(right);
    List made;
    size_t at = 0;
    for (const Difference& each : differences(from, to)) {
      ASSERT_GE(each.left_begin, at);
      for (; at < each.left_begin; ++at) made.emplace_back(from[at]);
      ASSERT_EQ(made.size(), each.right_begin);
      for (size_t k = each.right_begin; k < each.right_end; ++k) made.emplace_back(to[k]);
      at = each.left_end;
    }
    for (; at < from.size(); ++at) made.emplace_back(from[at]);
    ASSERT_EQ(made, list(to)) << left << " / " << right;
  }
}

TEST(Differences, OfTextsThatHaveNothingInCommonAreOne) {
  std::string left, right;
  for (int i = 0; i < 3000; ++i) {
    left += "l" + std::to_string(i) + ' ';
    right += "r" + std::to_string(i) + ' ';
  }
  expect("same " + left, "same " + right, {{1, 3001, 1, 3001}});
}

}  // namespace
}  // namespace hustings::verify
