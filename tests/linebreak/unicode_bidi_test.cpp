// The order in which a line's words stand, against the reorderings of Unicode's BidiCharacterTest, and against ICU on
// the lines of broken paragraphs: every word is looked for where the letters of the expected order put it.
#include <algorithm>
#include <charconv>
#include <memory>
#include <random>

#include <gtest/gtest.h>
#include <unicode/ubidi.h>

#include "base/utf8.h"
#include "linebreak/composition.h"
#include "support/unicode_data.h"

namespace hustings::linebreak {
namespace {

using testing::Composition;

constexpr const char* kCharacters = "BidiCharacterTest.txt";

// The byte at which each character begins.
std::vector<uint32_t> starts_of(std::string_view text, uint32_t from) {
  std::vector<uint32_t> starts;
  for (size_t byte = 0; byte < text.size(); next_code_point(text, byte)) {
    starts.push_back(from + static_cast<uint32_t>(byte));
  }
  return starts;
}

// Checks a line against the bytes of its characters as they should stand from left to right. Spaces at the line's end,
// and characters without a glyph, are not looked for.
void expect_order(const Composition& composition, const ParagraphBox& box, const Line& line,
                  const std::vector<uint32_t>& bytes, const std::string& name) {
  const GalleyPart& part = *composition.galley.parts.front();
  const ShapedPart& shaped = *part.shaped;
  std::vector<PlacedItem> placed;
  place_items(part, box, line, composition.document, *composition.fonts, placed);
  const auto place_of = [&](uint32_t byte) {
    return std::find_if(placed.begin(), placed.end(), [&](const PlacedItem& place) {
      const Item& item = shaped.items[place.item];
      const bool last = place.item + 1 == shaped.items.size();
      return byte >= item.text_begin && byte < (last ? item.text_end + 2 : shaped.items[place.item + 1].text_begin);
    });
  };
  const bool right_to_left = shaped.paragraphs[box.paragraph].right_to_left;
  Length x = right_to_left ? box.measure - line.x - line.width : line.x;
  uint32_t present = UINT32_MAX, former = 0;
  std::vector<uint32_t> done;
  for (const uint32_t byte : bytes) {
    const auto place = place_of(byte);
    ASSERT_NE(place, placed.end()) << name;
    const Item& item = shaped.items[place->item];
    if (byte >= item.text_end) {
      x += place->space;
      present = UINT32_MAX;
      continue;
    }
    if (place->shape == nullptr) continue;
    if (place->item != present) {
      ASSERT_EQ(std::count(done.begin(), done.end(), place->item), 0) << "in two pieces: " << name;
      ASSERT_EQ(place->x, x) << "byte " << byte << " of " << name;
      x += place->width;
      present = place->item;
      done.push_back(present);
    } else {
      ASSERT_EQ(byte < former, item.level % 2 == 1) << name;
    }
    former = byte;
  }
  ASSERT_EQ(x, (right_to_left ? box.measure - line.x : line.x + line.width)) << name;
}

TEST(UnicodeBidi, LinesStandInTheOrderOfBidiCharacterTest) {
  NEEDS_UNICODE_FILE(kCharacters);
  Composition composition;
  ComputedStyle rtl = composition.base();
  rtl.direction = Direction::RightToLeft;
  const StyleId right_to_left = composition.style(rtl);
  StyledPartBuilder builder = composition.part();
  struct Case {
    std::string line;
    std::vector<uint32_t> order, starts;
  };
  std::vector<Case> cases;
  for (std::string& line : testing::unicode_lines(kCharacters)) {
    const std::vector<std::string_view> fields = testing::split(line, ';');
    const std::u32string characters = testing::code_points(fields[0]);
    // Text as paragraphs have it: no separators, space only between words. The tests of levels count where ICU differs,
    // all of them with embeddings.
    const bool running = characters.find_first_of(
                             U"\t\n\u001C\u001D\u001E\u001F\u0085\u2029\u202A\u202B\u202D\u202E") == characters.npos &&
                         characters.find(U"  ") == characters.npos && characters.front() != U' ' &&
                         characters.back() != U' ' && characters.size() > 1 && characters.size() < 60;
    if (!running) continue;
    const std::string text = testing::utf8(characters);
    testing::paragraph(builder, text, fields[2] == "1" ? right_to_left : StyleId{0});
    Case made{line, {}, starts_of(text, 0)};
    for (const std::string_view field : testing::split(fields[4], ' ')) {
      uint32_t index = 0;
      if (std::from_chars(field.data(), field.data() + field.size(), index).ec == std::errc())
        made.order.push_back(index);
    }
    cases.push_back(std::move(made));
  }
  EXPECT_GT(cases.size(), 91000u);
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  ASSERT_EQ(part.paragraphs.size(), cases.size());
  for (size_t i = 0; i < cases.size(); ++i) {
    const ParagraphBox& box = part.paragraphs[i];
    const Setting& setting = part.settings[box.first_setting];
    ASSERT_EQ(setting.line_count, 1u) << cases[i].line;
    const Line& line = part.lines[setting.first_line];
    std::vector<uint32_t> bytes;
    for (const uint32_t index : cases[i].order) bytes.push_back(line.text_begin + cases[i].starts[index]);
    ASSERT_NO_FATAL_FAILURE(expect_order(composition, box, line, bytes, cases[i].line));
  }
}

// Rules L1 and L2 work on lines: what is turned around depends on where the line ends.
TEST(UnicodeBidi, LinesOfBrokenParagraphsStandInTheOrderOfIcu) {
  static constexpr std::u32string_view kWords[] = {U"vote", U"12", U"שלום", U"עולם", U"3,4", U"(a", U"ב)", U"1-2", U"%",
                                                   U"صوت",  U"٣",  U"-",    U"x:",   U"[ג",  U"d]", U"ה!", U"$5"};
  std::mt19937 random(23);
  Composition composition;
  ComputedStyle rtl = composition.base();
  rtl.direction = Direction::RightToLeft;
  const StyleId right_to_left = composition.style(rtl);
  StyledPartBuilder builder = composition.part();
  std::vector<std::u32string> texts;
  for (int i = 0; i < 300; ++i) {
    std::u32string text;
    for (size_t words = 8 + random() % 40; words > 0; --words) {
      text += kWords[random() % std::size(kWords)];
      if (words > 1) text += random() % 9 == 0 ? U'\u00A0' : U' ';
    }
    testing::paragraph(builder, testing::utf8(text), i % 2 == 0 ? StyleId{0} : right_to_left);
    texts.push_back(std::move(text));
  }
  composition.add(builder);
  const GalleyPart& part = *composition.set().parts.front();
  const std::unique_ptr<UBiDi, void (*)(UBiDi*)> whole(ubidi_open(), ubidi_close), piece(ubidi_open(), ubidi_close);
  size_t lines = 0;
  for (size_t i = 0; i < texts.size(); ++i) {
    const std::u16string units(texts[i].begin(), texts[i].end());
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(whole.get(), units.data(), static_cast<int32_t>(units.size()), i % 2 == 0 ? 0 : 1, nullptr, &status);
    const ParagraphBox& box = part.paragraphs[i];
    const Setting& setting = part.settings[box.first_setting];
    const uint32_t text_begin = part.lines[setting.first_line].text_begin;
    const std::vector<uint32_t> starts = starts_of(testing::utf8(texts[i]), text_begin);
    const auto character_at = [&](uint32_t byte) {
      return static_cast<int32_t>(std::lower_bound(starts.begin(), starts.end(), byte) - starts.begin());
    };
    for (uint32_t k = 0; k < setting.line_count; ++k, ++lines) {
      const Line& line = part.lines[setting.first_line + k];
      const int32_t begin = character_at(line.text_begin);
      const int32_t end =
          k + 1 == setting.line_count ? static_cast<int32_t>(units.size()) : character_at((&line)[1].text_begin);
      ubidi_setLine(whole.get(), begin, end, piece.get(), &status);
      std::vector<int32_t> map(static_cast<size_t>(end - begin));
      ubidi_getVisualMap(piece.get(), map.data(), &status);
      ASSERT_TRUE(U_SUCCESS(status));
      std::vector<uint32_t> bytes;
      for (const int32_t index : map) bytes.push_back(starts[static_cast<size_t>(begin + index)]);
      ASSERT_NO_FATAL_FAILURE(expect_order(composition, box, line, bytes, testing::utf8(texts[i])));
    }
  }
  EXPECT_GT(lines, 500u);
}

// Names and links of several directions, each an isolate of its own, stand in the order in which they were listed.
TEST(UnicodeBidi, NamesKeepTheirOrder) {
  for (const bool turned : {false, true}) {
    Composition composition;
    ComputedStyle style = composition.base();
    style.direction = turned ? Direction::RightToLeft : Direction::LeftToRight;
    const StyleId block = composition.style(style);
    StyledPartBuilder builder = composition.part();
    const NodeId paragraph = builder.open(NodeKind::Paragraph, Display::Text, block, 0);
    static constexpr std::string_view kNames[] = {"Anna 1", "בני 2", "صوت", "(Dan", "\u2069\u202Eגיא", "\u2067Eve"};
    std::vector<NodeId> names;
    for (const std::string_view name : kNames) {
      const NodeId span = builder.open(NodeKind::Span, Display::Inline, block, 0);
      builder.set(span, Attribute::Direction, "auto");
      names.push_back(builder.add_text(name, block, 0));
      builder.close();
      builder.add_text(" ", block, 0);
    }
    builder.close();
    composition.add(builder);
    const GalleyPart& part = *composition.set().parts.front();
    ASSERT_EQ(part.paragraphs.front().node, paragraph);
    const Setting& setting = part.settings[part.paragraphs.front().first_setting];
    ASSERT_EQ(setting.line_count, 1u);
    std::vector<PlacedItem> placed;
    place_items(part, part.paragraphs.front(), part.lines[setting.first_line], composition.document, *composition.fonts,
                placed);
    std::vector<NodeId> seen;
    for (const PlacedItem& place : placed) {
      const NodeId node = part.shaped->items[place.item].node;
      const bool is_name = std::find(names.begin(), names.end(), node) != names.end();
      if (place.shape != nullptr && is_name && (seen.empty() || seen.back() != node)) seen.push_back(node);
    }
    if (turned) std::reverse(seen.begin(), seen.end());
    EXPECT_EQ(seen, names) << turned;
  }
}

}  // namespace
}  // namespace hustings::linebreak
