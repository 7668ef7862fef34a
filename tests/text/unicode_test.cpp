// Segmentation against the test files of the Unicode Consortium, which nobody here wrote.
#include <algorithm>

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "support/unicode_data.h"
#include "text/text.h"

namespace hustings::text {
namespace {

using testing::SegmentationCase;

constexpr const char *kLines = "auxiliary/LineBreakTest.txt", *kWords = "auxiliary/WordBreakTest.txt",
                     *kGraphemes = "auxiliary/GraphemeBreakTest.txt";

// The class that rules LB9 and LB10 leave of the character before `byte`: that of the base of its marks.
int line_class_before(std::string_view text, uint32_t byte) {
  int kind = -1;
  for (size_t at = 0; at < byte;) {
    const auto character = static_cast<UChar32>(next_code_point(text, at));
    const int own = u_getIntPropertyValue(character, UCHAR_LINE_BREAK);
    if (own != U_LB_COMBINING_MARK && own != U_LB_ZWJ) kind = own;
  }
  return kind;
}
int line_class_after(std::string_view text, uint32_t byte) {
  size_t at = byte;
  return u_getIntPropertyValue(static_cast<UChar32>(next_code_point(text, at)), UCHAR_LINE_BREAK);
}

// ICU 72 differs from the file in three ways:
// - a hyphen that begins a line or word stays with the letter after it ("-A": ICU's rule 20.09);
// - a point before a digit stays with it also after a letter ("a.2", ".35"): rule LB25 as the standard has it by
//   default, while the file follows the tailoring of its section 8.2, example 7;
// - a line may end before a decimal without a leading zero ("equals .35": ICU's rule 14a).
TEST(UnicodeTests, LinesEndWhereLineBreakTestSays) {
  NEEDS_UNICODE_FILE(kLines);
  const std::vector<SegmentationCase> cases = testing::segmentation_cases(kLines);
  EXPECT_GT(cases.size(), 7000u);
  for (const char* language : {"", "en", "ar", "zh-Hans", "th", "fr"}) {
    size_t hyphens = 0, points = 0, decimals = 0;
    for (const SegmentationCase& sample : cases) {
      std::vector<uint32_t> ends;
      for (const LineOpportunity& place : line_opportunities(sample.text, language)) ends.push_back(place.byte);
      ends.push_back(static_cast<uint32_t>(sample.text.size()));
      std::vector<uint32_t> expected;
      if (const size_t point = sample.text.find(" .3"); point != std::string::npos) {
        ++decimals;
        expected.push_back(static_cast<uint32_t>(point) + 1);
      }
      for (const uint32_t end : sample.ends) {
        const bool kept = std::binary_search(ends.begin(), ends.end(), end);
        const int before = line_class_before(sample.text, end), after = line_class_after(sample.text, end);
        if (!kept && before == U_LB_HYPHEN && sample.text.front() == '-') {
          ++hyphens;
        } else if (!kept && before == U_LB_INFIX_NUMERIC && after == U_LB_NUMERIC) {
          ++points;
        } else {
          expected.push_back(end);
        }
      }
      EXPECT_EQ(ends, expected) << "in '" << language << "': " << sample.line;
    }
    EXPECT_EQ(hyphens, 8u) << language;
    EXPECT_EQ(points, 14u) << language;
    EXPECT_EQ(decimals, 1u) << language;
  }
}

TEST(UnicodeTests, CharactersEndWhereGraphemeBreakTestSays) {
  NEEDS_UNICODE_FILE(kGraphemes);
  size_t compared = 0;
  for (const SegmentationCase& sample : testing::segmentation_cases(kGraphemes)) {
    EXPECT_EQ(grapheme_ends(sample.text), sample.ends) << sample.line;
    ++compared;
  }
  EXPECT_GT(compared, 500u);
}

// The number of segments with a letter or a digit in them, by the file.
size_t expected_words(const SegmentationCase& sample) {
  size_t count = 0;
  uint32_t begin = 0;
  for (const uint32_t end : sample.ends) {
    bool counts = false;
    for (size_t at = begin; at < end;) {
      counts = u_isalnum(static_cast<UChar32>(next_code_point(sample.text, at))) || counts;
    }
    count += counts ? 1 : 0;
    begin = end;
  }
  return count;
}

// In Finnish and Swedish a colon stands inside words ("EU:n"), as the standard has it; elsewhere ICU ends words at it.
TEST(UnicodeTests, WordsAreThoseOfWordBreakTest) {
  NEEDS_UNICODE_FILE(kWords);
  const std::vector<SegmentationCase> cases = testing::segmentation_cases(kWords);
  EXPECT_GT(cases.size(), 1500u);
  size_t colons = 0;
  for (const SegmentationCase& sample : cases) {
    const size_t expected = expected_words(sample);
    EXPECT_EQ(count_words(sample.text, "sv"), expected) << sample.line;
    for (const char* language : {"", "en", "ar"}) {
      const size_t count = count_words(sample.text, language);
      if (count == expected + 1 && (sample.text.starts_with("a:") || sample.text == "A:A")) {
        ++colons;
      } else {
        EXPECT_EQ(count, expected) << sample.line;
      }
    }
  }
  EXPECT_EQ(colons, 3u * 15);
}

}  // namespace
}  // namespace hustings::text
