// Embedding levels against Unicode's BidiCharacterTest and BidiTest: every case, and every case once more as the text
// of an isolate.
#include <algorithm>
#include <charconv>
#include <map>

#include <gtest/gtest.h>

#include "shape/bidi_levels.h"
#include "support/unicode_data.h"

namespace hustings::shape {
namespace {

constexpr const char *kCharacters = "BidiCharacterTest.txt", *kClasses = "BidiTest.txt";
constexpr int kRemoved = -1;  // "x": by rule X9

std::vector<int> numbers(std::string_view list) {
  std::vector<int> found;
  for (const std::string_view field : testing::split(list, ' ')) {
    if (field.empty()) continue;
    int value = kRemoved;
    std::from_chars(field.data(), field.data() + field.size(), value);
    found.push_back(value);
  }
  return found;
}

// The levels of characters that begin at byte `from`; those the file leaves out are -1 here too.
std::vector<int> levels_of(const std::vector<uint8_t>& levels, std::string_view text, size_t from,
                           const std::vector<int>& expected) {
  std::vector<int> found;
  for (size_t byte = from; byte < text.size() && found.size() < expected.size(); ++byte) {
    if ((static_cast<uint8_t>(text[byte]) & 0xC0) == 0x80) continue;
    found.push_back(expected[found.size()] == kRemoved ? kRemoved : levels[byte]);
  }
  return found;
}

// Whether the levels are the file's. ICU takes a short way for text of one direction: all is at one level, even if it
// is 0 for digits that the rules put at 2, and nothing is turned around either way.
bool agree(const std::vector<int>& levels, const std::vector<int>& expected) {
  if (levels == expected) return true;
  bool even = true, odd = true;
  for (size_t i = 0; i < expected.size(); ++i) {
    if (expected[i] == kRemoved) continue;
    even = even && levels[i] % 2 == 0 && expected[i] % 2 == 0;
    odd = odd && levels[i] % 2 == 1 && expected[i] % 2 == 1;
  }
  return levels.size() == expected.size() && (even || odd);
}

// ICU 72 differs where embeddings and overrides that are typed as controls stand right next to each other: it lets an
// isolate in an override keep its own direction, and pairs brackets over the seam. No one writes so; each such case has
// at least one of these controls, and they are counted. It also pairs more than 63 brackets that are open at once.
bool has_embedding(std::u32string_view characters) {
  return std::any_of(characters.begin(), characters.end(), [](char32_t c) { return c >= 0x202A && c <= 0x202E; });
}

TEST(UnicodeBidi, LevelsAreThoseOfBidiCharacterTest) {
  NEEDS_UNICODE_FILE(kCharacters);
  size_t compared = 0, different = 0;
  for (const std::string& line : testing::unicode_lines(kCharacters)) {
    const std::vector<std::string_view> fields = testing::split(line, ';');
    ASSERT_EQ(fields.size(), 5u) << line;
    const std::u32string characters = testing::code_points(fields[0]);
    const std::string text = testing::utf8(characters);
    const std::vector<int> expected = numbers(fields[3]);
    // Field 2 is the level that field 1 comes to: a paragraph's direction is always given here.
    const std::vector<int> levels = levels_of(bidi_levels(text, fields[2] == "1", {}), text, 0, expected);
    if (agree(levels, expected)) {
      ++compared;
    } else {
      EXPECT_TRUE(has_embedding(characters) || characters.size() > 2 * 63) << line;
      ++different;
    }
  }
  EXPECT_GT(compared, 91600u);
  EXPECT_EQ(different, 21u);
}

TEST(UnicodeBidi, LevelsAreThoseOfBidiTest) {
  NEEDS_UNICODE_FILE(kClasses);
  const std::map<std::string_view, std::string> kMembers = {
      {"L", "a"},        {"R", "\u05D0"},   {"EN", "0"},       {"ES", "+"},       {"ET", "#"},       {"AN", "\u0660"},
      {"CS", ","},       {"B", "\u2029"},   {"S", "\t"},       {"WS", " "},       {"ON", "!"},       {"NSM", "\u0300"},
      {"BN", "\u00AD"},  {"AL", "\u0627"},  {"LRE", "\u202A"}, {"RLE", "\u202B"}, {"PDF", "\u202C"}, {"LRO", "\u202D"},
      {"RLO", "\u202E"}, {"LRI", "\u2066"}, {"RLI", "\u2067"}, {"FSI", "\u2068"}, {"PDI", "\u2069"}};
  std::vector<int> expected;
  size_t compared = 0, different = 0;
  for (const std::string& line : testing::unicode_lines(kClasses)) {
    if (line.starts_with("@Levels:")) {
      std::string list = line.substr(8);
      std::replace(list.begin(), list.end(), '\t', ' ');
      expected = numbers(list);
    }
    if (line.starts_with('@')) continue;
    const size_t semicolon = line.find(';');
    std::string text;
    for (const std::string_view name : testing::split(std::string_view(line).substr(0, semicolon), ' ')) {
      text += kMembers.at(name);
    }
    const std::string_view directions = std::string_view(line).substr(line.find_first_not_of(' ', semicolon + 1));
    const int bits = directions.front() - '0';
    for (const bool right_to_left : {false, true}) {
      if ((bits & (right_to_left ? 4 : 2)) == 0) continue;
      if (agree(levels_of(bidi_levels(text, right_to_left, {}), text, 0, expected), expected)) {
        ++compared;
      } else {
        EXPECT_TRUE(text.find("\u202A") != text.npos) << line;
        ++different;
      }
    }
  }
  EXPECT_GT(compared, 510000u);
  EXPECT_EQ(different, 0u);
}

// A name in the midst of a line, whatever controls its author typed: it is laid out as by itself, two levels up or one,
// and nothing around it is touched.
TEST(UnicodeBidi, IsolatesKeepToThemselves) {
  NEEDS_UNICODE_FILE(kCharacters);
  const std::string before = "a ", after = " \u05D0 1";
  const std::vector<int> expected_after = {0, 1, 1, 2};
  size_t compared = 0, different = 0;
  for (const std::string& line : testing::unicode_lines(kCharacters)) {
    const std::vector<std::string_view> fields = testing::split(line, ';');
    const std::u32string characters = testing::code_points(fields[0]);
    // A paragraph separator ends all isolates and a tab goes back to the paragraph's level: a name has neither. The
    // deepest cases have no room for two levels more.
    if (characters.find_first_of(U"\u2029\t") != characters.npos || characters.size() > 60) continue;
    std::vector<int> expected = numbers(fields[3]);
    const bool right_to_left = fields[2] == "1";
    // Space at the end is the line's own in the file (rule L1), here it is the isolate's: whatever level it has is
    // fine.
    for (size_t i = expected.size(); i-- > 0 && (expected[i] == kRemoved || expected[i] == (right_to_left ? 1 : 0));) {
      if (characters[i] != U' ' && characters[i] != U'\t' && expected[i] != kRemoved &&
          !(characters[i] >= 0x2066 && characters[i] <= 0x2069)) {
        break;
      }
      expected[i] = kRemoved;
    }
    for (int& level : expected) level += level == kRemoved || right_to_left ? 0 : 2;
    const std::string inner = testing::utf8(characters), text = before + inner + after;
    const Isolate::Direction direction = fields[1] == "2" ? Isolate::Direction::Auto
                                         : right_to_left  ? Isolate::Direction::RightToLeft
                                                          : Isolate::Direction::LeftToRight;
    const Isolate isolate{direction, static_cast<uint32_t>(before.size()),
                          static_cast<uint32_t>(before.size() + inner.size())};
    const std::vector<uint8_t> levels = bidi_levels(text, false, {&isolate, 1});
    ASSERT_EQ(levels_of(levels, text, isolate.end, expected_after), expected_after) << line;
    if (levels_of(levels, text, before.size(), expected) == expected) {
      ++compared;
    } else {
      EXPECT_TRUE(has_embedding(characters)) << line;
      ++different;
    }
  }
  EXPECT_GT(compared, 90000u);
  EXPECT_EQ(different, 20u);
}

}  // namespace
}  // namespace hustings::shape
