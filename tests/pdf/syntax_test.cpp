// How numbers, names and strings are spelled.
#include "pdf/syntax.h"

#include <gtest/gtest.h>

namespace hustings::pdf {
namespace {

template <class Append, class... Values>
std::string spelled(Append append, Values... values) {
  std::string out;
  append(out, values...);
  return out;
}

TEST(Numbers, HaveThreeDecimalsAndNoZerosBehind) {
  EXPECT_EQ(spelled(append_thousandths, 0), "0");
  EXPECT_EQ(spelled(append_thousandths, 12500), "12.5");
  EXPECT_EQ(spelled(append_thousandths, -5), "-.005");
  EXPECT_EQ(spelled(append_thousandths, 1000), "1");
  EXPECT_EQ(spelled(append_thousandths, -419530), "-419.53");
  EXPECT_EQ(spelled(append_hundredths, 55615), "556.15");
  EXPECT_EQ(spelled(append_millionths, 1), ".000001");
  EXPECT_EQ(thousandths(Length::ratio(1, 3)), 333);
  EXPECT_EQ(thousandths(Length::ratio(-2, 3)), -667);
}

TEST(Names, EscapeWhatIsNotRegular) {
  EXPECT_EQ(spelled(append_name, "A b/c#\xC3"), "/A#20b#2Fc#23#C3");
  EXPECT_EQ(spelled(append_name, std::string(200, 'n')).size(), 128U);
}

TEST(Strings, EscapeParenthesesAndReturns) { EXPECT_EQ(spelled(append_bytes, "(a\\b)\r\n"), "(\\(a\\\\b\\)\\r\n)"); }

TEST(Strings, AreUtf16WhenTheyAreNotAscii) {
  EXPECT_EQ(spelled(append_text, "Jane (1)"), "(Jane \\(1\\))");
  EXPECT_EQ(spelled(append_text, "\xC3\xA9"), std::string("(\xFE\xFF\0\xE9)", 6));
  EXPECT_EQ(spelled(append_text, "\xF0\x9F\x97\xB3"), std::string("(\xFE\xFF\xD8\x3D\xDD\xF3)", 8));
}

TEST(Strings, KeepTheLimitAndWholeCharacters) {
  std::string ballots = "x";
  for (int i = 0; i < 9000; ++i) ballots += "\xF0\x9F\x97\xB3";
  const std::string text = spelled(append_text, ballots);
  EXPECT_LE(text.size(), kStringLimit + 2);
  EXPECT_EQ(text[text.size() - 3], '\xDD');  // ends with the second half of a pair
}

}  // namespace
}  // namespace hustings::pdf
