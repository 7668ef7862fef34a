// What holds for every text and every profile: tokens add up, cover the text in order, and are the same whatever
// Markdown the words are dressed in.
#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "limits/counting.h"
#include "text/text.h"

namespace hustings {
namespace {

using testing::CountedText;
using testing::ReadProfile;

const char* const kWords[] = {"We",
                              "San",
                              "Francisco",
                              "and/or",
                              "mother-in-law",
                              "U.S.A.",
                              "PTA",
                              "November",
                              "3,",
                              "2026",
                              "11/3/26",
                              "$1,000",
                              "50%",
                              "(360)",
                              "555-0142",
                              "one",
                              "hundred",
                              "&",
                              "—",
                              "www.example.org",
                              "me@example.org",
                              "“quoted”",
                              "3.5",
                              "City",
                              "of",
                              "l’été",
                              "don't",
                              "12th",
                              "投票する",
                              "الاقتراع،",
                              "בחירות",
                              "การเลือกตั้ง",
                              "1/2",
                              "so…",
                              "taxes.Then",
                              "🗳"};
const char* const kProfiles[] = {"california", "california-2020", "washington", "oregon", "new-york-city", "words"};

std::string dressed(const std::string& word, std::mt19937& random) {
  switch (random() % 7) {
    case 0:
      return "**" + word + "**";
    case 1:
      return "<u>" + word + "</u>";
    case 2:
      return "<mark>" + word + "</mark>";
    case 3:
      return "<em>" + word + "</em>";
    case 4: {  // half of it, at a character
      size_t half = 0;
      next_code_point(word, half);
      return "<b>" + word.substr(0, half) + "</b>" + word.substr(half);
    }
    default:
      return word;
  }
}

std::vector<std::string> told(const CountedText& counted) {
  std::vector<std::string> list;
  for (const limits::CountedToken& token : counted.count.tokens) {
    list.push_back(std::to_string(token.words) + " " + counted.words(token) + " " + std::to_string(token.rule));
  }
  return list;
}

void expect_sound(const CountedText& counted) {
  uint64_t sum = 0;
  uint32_t reached = 0;
  const std::string& text = counted.part().text;
  const auto expect_blank = [&](uint32_t begin, uint32_t end) {
    for (size_t at = begin; at < end;) EXPECT_EQ(text::sort_of(next_code_point(text, at)), text::Sort::Space);
  };
  for (const limits::CountedToken& token : counted.count.tokens) {
    sum += token.words;
    ASSERT_GE(token.begin, reached);
    ASSERT_LE(token.begin, token.end);
    expect_blank(reached, token.begin);
    reached = token.end;
    EXPECT_TRUE(token.span.known());
    EXPECT_LE(token.span.begin, token.span.end);
  }
  expect_blank(reached, static_cast<uint32_t>(text.size()));
  EXPECT_EQ(sum, counted.count.words);
}

class CountProperties : public ::testing::TestWithParam<const char*> {};

TEST_P(CountProperties, TokensAddUpCoverTheTextAndDoNotSeeItsDress) {
  const ReadProfile profile(GetParam());
  std::mt19937 random(20261103);
  for (int round = 0; round < 300; ++round) {
    std::string plain, dress;
    const size_t words = 1 + random() % 30;
    for (size_t i = 0; i < words; ++i) {
      const std::string word = kWords[random() % std::size(kWords)];
      const char* const between = i == 0 ? "" : random() % 9 == 0 ? "\n\n" : random() % 9 == 0 ? "\n" : " ";
      plain += between + word;
      dress += between + dressed(word, random);
    }
    const CountedText counted(plain, "en", profile.profile), other(dress, "en", profile.profile);
    expect_sound(counted);
    expect_sound(other);
    EXPECT_EQ(told(counted), told(other)) << plain << "\n---\n" << dress;
  }
}

INSTANTIATE_TEST_SUITE_P(Profiles, CountProperties, ::testing::ValuesIn(kProfiles));

TEST(CountProperties, SpacesInPlainWordsMakeNoDifference) {
  const ReadProfile profile("california");
  const CountedText one("City and County of San Francisco, November 3, 2026.", "en", profile.profile);
  const CountedText other("City and\nCounty of  San\u00A0Francisco,  November\n3, 2026.", "en", profile.profile);
  EXPECT_EQ(one.count.words, 3U);
  EXPECT_EQ(other.count.words, 3U);
}

}  // namespace
}  // namespace hustings
