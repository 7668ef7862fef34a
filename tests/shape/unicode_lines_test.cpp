// Where a paragraph's lines may end, by its items and by the breaks of its words, against Unicode's LineBreakTest.
#include <algorithm>
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "shape/addresses.h"
#include "shape/composing.h"
#include "support/unicode_data.h"
#include "text/text.h"

namespace hustings {
namespace {

using testing::Composing;
using testing::SegmentationCase;

constexpr const char* kLines = "auxiliary/LineBreakTest.txt";

// Byte offsets, in the paragraph's text, at which a line may begin.
std::vector<uint32_t> line_starts(const Composing& composing, const ShapedParagraph& paragraph,
                                  std::string_view language) {
  const ShapedPart& part = *composing.shaped.parts.front();
  const uint32_t begin = (*part.styled)[paragraph.block].text_begin;
  std::vector<uint32_t> starts;
  for (uint32_t i = paragraph.first_item; i < paragraph.last_item; ++i) {
    const Item& item = part.items[i];
    if (item.shape) {
      const shape::BreakRequest request{language, Hyphens::Manual, 2, 3, false};
      for (const ShapeBreak& place : shape::breaks(*composing.shaped.cache, *item.shape, request)) {
        starts.push_back(item.text_begin + place.byte - begin);
      }
    }
    if (i + 1 < paragraph.last_item &&
        (item.after == After::Space || item.after == After::BreakOpportunity || item.kind == ItemKind::LineBreak)) {
      starts.push_back(part.items[i + 1].text_begin - begin);
    }
  }
  return starts;
}

// What the styled text never has: controls that end paragraphs or are made spaces, and spaces that collapse.
bool is_no_running_text(std::string_view text) {
  return text.find_first_of("\t\n\v\f\r") != std::string_view::npos || text.find("\u0085") != std::string_view::npos ||
         text.find("  ") != std::string_view::npos || text.starts_with(' ') || text.ends_with(' ');
}

// Deliberate departures, each with its reason.
enum Departure : uint8_t {
  kDash,     // no line begins with a dash that follows a word at once (The Chicago Manual of Style, 6.90)
  kGlue,     // no line begins with a no-break space, after a hyphen either: it would indent the line
  kStroke,   // a soft hyphen does not part what is written in one stroke
  kAddress,  // addresses break where Chicago says (14.18)
  kKorean,   // Korean lines end at spaces, not between the letters of a word or at its brackets
  kDepartures
};

bool is_hangul(char32_t character) {
  return (character >= 0x1100 && character < 0x1200) || (character >= 0xAC00 && character < 0xD7A4);
}

// Why no line begins at `byte`, where the file has a place; kDepartures: no reason.
Departure departure(std::string_view text, uint32_t byte) {
  if (text.substr(byte).starts_with("\u2014")) return kDash;
  if (text.substr(byte).starts_with("\u00A0")) return kGlue;
  size_t next = byte, previous = byte;
  do {
    --previous;
  } while (previous > 0 && (static_cast<uint8_t>(text[previous]) & 0xC0) == 0x80);
  if (is_hangul(next_code_point(text, previous)) || is_hangul(next_code_point(text, next))) return kKorean;
  if (text.substr(0, byte).ends_with("\u00AD")) {
    for (size_t at = 0; at < text.size();) {
      const char32_t character = next_code_point(text, at);
      if ((character >= 0x600 && character < 0x700) || (character >= 0x1800 && character < 0x18B0)) return kStroke;
    }
  }
  return kDepartures;
}

TEST(UnicodeLines, OfParagraphsEndWhereLineBreakTestSays) {
  NEEDS_UNICODE_FILE(kLines);
  Composing composing({"en"});
  std::vector<SegmentationCase> cases;
  size_t left_out = 0;
  for (SegmentationCase& sample : testing::segmentation_cases(kLines)) {
    if (is_no_running_text(sample.text)) {
      ++left_out;
      continue;
    }
    composing.block(sample.text);
    cases.push_back(std::move(sample));
  }
  EXPECT_GT(cases.size(), 5700u);
  composing.shape();
  const ShapedPart& part = *composing.shaped.parts.front();
  ASSERT_EQ(part.paragraphs.size(), cases.size());
  std::array<int, kDepartures> departures{};
  for (size_t i = 0; i < cases.size(); ++i) {
    const std::string& text = cases[i].text;
    const std::vector<uint32_t> starts = line_starts(composing, part.paragraphs[i], "en");
    // ICU's answers, which tests/text compares with the file.
    std::vector<uint32_t> expected;
    for (const text::LineOpportunity& place : text::line_opportunities(text, "en")) expected.push_back(place.byte);
    if (starts == expected) continue;
    if (shape::is_address(text)) {
      ++departures[kAddress];
      continue;
    }
    std::erase_if(expected, [&](uint32_t byte) {
      if (std::binary_search(starts.begin(), starts.end(), byte)) return false;
      const Departure reason = departure(text, byte);
      if (reason != kDepartures) ++departures[reason];
      return reason != kDepartures;
    });
    EXPECT_EQ(starts, expected) << cases[i].line;
  }
  EXPECT_EQ(left_out, 1941u);
  EXPECT_EQ(departures, (std::array<int, kDepartures>{28, 3, 0, 2, 227}));
}

// The file's characters in random order between Latin words, where the short ways at spaces and between plain letters
// meet all the rest.
TEST(UnicodeLines, OfMixedTextEndWhereIcuSays) {
  NEEDS_UNICODE_FILE(kLines);
  std::u32string alphabet = U"abc12 ";
  for (const SegmentationCase& sample : testing::segmentation_cases(kLines)) {
    for (const char32_t character : sample.characters) {
      if (character > U' ' && !is_no_running_text(testing::utf8({&character, 1})) &&
          alphabet.find(character) == alphabet.npos) {
        alphabet += character;
      }
    }
  }
  EXPECT_GT(alphabet.size(), 100u);
  std::mt19937 random(19);
  Composing composing({"en"});
  std::vector<std::string> texts;
  while (texts.size() < 20000) {
    std::u32string characters;
    const size_t length = 2 + random() % 8;
    for (size_t i = 0; i < length; ++i) {
      characters += random() % 4 == 0 ? U' ' : alphabet[random() % alphabet.size()];
    }
    std::string text = testing::utf8(characters);
    if (is_no_running_text(text) || shape::is_address(text)) continue;
    composing.block(text);
    texts.push_back(std::move(text));
  }
  composing.shape();
  const ShapedPart& part = *composing.shaped.parts.front();
  size_t places = 0, seams = 0;
  for (size_t i = 0; i < texts.size(); ++i) {
    const std::vector<uint32_t> starts = line_starts(composing, part.paragraphs[i], "en");
    std::vector<uint32_t> expected;
    for (const text::LineOpportunity& place : text::line_opportunities(texts[i], "en")) expected.push_back(place.byte);
    places += expected.size();
    std::erase_if(expected, [&](uint32_t byte) {
      if (std::binary_search(starts.begin(), starts.end(), byte)) return false;
      const Departure reason = departure(texts[i], byte);
      if (reason == kDepartures) ++seams;
      return true;
    });
    EXPECT_EQ(starts, expected) << texts[i];
  }
  EXPECT_GT(places, 45000u);
  // Where script or face change without a space, the breaks of a run do not know what stands before it: a hyphen at its
  // start is taken for one that begins a word. Between other characters nothing is missed.
  EXPECT_EQ(seams, 1u);
}

}  // namespace
}  // namespace hustings
