#include <gtest/gtest.h>

#include "shape/addresses.h"
#include "shape/composing.h"

namespace hustings {
namespace {

using testing::Composing;

std::shared_ptr<const text::Hyphenator> hyphenator() {
  return std::make_shared<text::Hyphenator>(std::vector<std::filesystem::path>{"/usr/share/hyphen"});
}

// The word with its places marked: '-' a hyphen is added, '~' a soft hyphen, '|' plain, '/' in an address, '.'
// emergency.
std::string marked(std::string_view word, const shape::BreakRequest& request, std::string language = "en") {
  Composing composing({std::move(language)});
  composing.block(word).shape(hyphenator());
  EXPECT_EQ(composing.items().size(), 1u);
  const Shape& shape = *composing.items().front().shape;
  std::string text;
  uint32_t last = 0;
  for (const ShapeBreak& place : shape::breaks(*composing.shaped.cache, shape, request)) {
    text += word.substr(last, place.byte - last);
    text += "|-~/."[static_cast<size_t>(place.kind)];
    last = place.byte;
    const bool hyphen = place.kind == ShapeBreak::Kind::Hyphen || place.kind == ShapeBreak::Kind::SoftHyphen;
    EXPECT_EQ(place.advance_before, shape::piece(*composing.shaped.cache, shape, 0, place.byte, hyphen)->advance);
    EXPECT_EQ(
        place.advance_after,
        shape::piece(*composing.shaped.cache, shape, place.byte, static_cast<uint32_t>(word.size()), false)->advance);
  }
  return text + std::string(word.substr(last));
}

constexpr shape::BreakRequest kManual{"en", Hyphens::Manual, 2, 3, false};
constexpr shape::BreakRequest kAuto{"en", Hyphens::Auto, 2, 3, false};

TEST(Breaks, FollowHyphensAndDashes) {
  EXPECT_EQ(marked("well-known", kManual), "well-|known");
  EXPECT_EQ(marked("yes—no", kManual), "yes—|no");
  EXPECT_EQ(marked("1-2", kManual), "1-2");
  EXPECT_EQ(marked("candidate", kManual), "candidate");
}

TEST(Breaks, HonorSoftHyphens) {
  EXPECT_EQ(marked("co\u00ADoperate", kManual), "co\u00AD~operate");
  EXPECT_EQ(marked("co\u00ADoperation", kAuto), "co\u00AD~operation");
  EXPECT_EQ(marked("co\u00ADoperate", {"en", Hyphens::None, 2, 3, false}), "co\u00ADoperate");
}

TEST(Breaks, DivideWordsByPatterns) {
  if (hyphenator()->dictionary("en").empty()) {
    GTEST_SKIP() << "no English hyphenation patterns (hyphen-en-us)";
  }
  EXPECT_EQ(marked("hyphenation", kAuto), "hy-phen-ation");
  EXPECT_EQ(marked("“hyphenation”,", kAuto), "“hy-phen-ation”,");
  for (const char* whole : {"NATOhyphenation", "hyphenation2", "hyphen_ation", "iPhonehyphenation"}) {
    EXPECT_EQ(marked(whole, kAuto), whole);
  }
}

TEST(Breaks, AddNoHyphenToHostsFilesAndTopics) {
  if (hyphenator()->dictionary("en").empty()) {
    GTEST_SKIP() << "no English hyphenation patterns (hyphen-en-us)";
  }
  for (const char* whole :
       {"hyphenation.example", "county.hyphenation.example.", "#hyphenation", "@hyphenation", "folder\\hyphenation"}) {
    EXPECT_EQ(marked(whole, kAuto), whole);
  }
  EXPECT_EQ(marked("hyphenation.", kAuto), "hy-phen-ation.");
}

TEST(Breaks, DivideWordsOfOtherAlphabets) {
  const auto language = [](const char* tag) { return shape::BreakRequest{tag, Hyphens::Auto, 2, 2, false}; };
  struct Case {
    const char *tag, *word, *divided;
  };
  for (const Case& each : {Case{"ru", "избирательный", "из-би-ра-тель-ный"},
                           {"uk", "голосування", "го-ло-су-ва-н-ня"},
                           {"el", "ψηφοφορία", "ψη-φο-φο-ρία"},
                           {"de", "Wahlberechtigung", "Wahl-be-rech-ti-gung"},
                           {"es", "votaciones", "vo-ta-cio-nes"}}) {
    if (hyphenator()->dictionary(each.tag).empty()) continue;
    EXPECT_EQ(marked(each.word, language(each.tag), each.tag), each.divided);
  }
}

TEST(Breaks, KeepWhatLayoutAndDictionaryAskForAtTheEnds) {
  if (hyphenator()->dictionary("en").empty()) {
    GTEST_SKIP() << "no English hyphenation patterns (hyphen-en-us)";
  }
  // Three letters before the first division, five after the last.
  EXPECT_EQ(marked("hyphenation", {"en", Hyphens::Auto, 3, 5, false}), "hyphen-ation");
  // The English dictionary keeps two and three, whatever a layout says.
  EXPECT_EQ(marked("hyphenation", {"en", Hyphens::Auto, 1, 1, false}), "hy-phen-ation");
}

TEST(Breaks, FollowChicagoInAddresses) {
  const std::vector<uint32_t> places = shape::address_breaks("https://www.example.org/vote~now");
  EXPECT_EQ(places, (std::vector<uint32_t>{8, 11, 19, 23, 28}));
  // Before a hyphen, which nobody then takes for ours; before and after what joins parts of a query; never before the
  // last mark of a sentence.
  const auto shown = [](std::string address) {
    const std::vector<uint32_t> breaks = shape::address_breaks(address);
    for (size_t i = breaks.size(); i-- > 0;) address.insert(breaks[i], "|");
    return address;
  };
  EXPECT_EQ(shown("https://vote.example/by-mail/find_it?zone=12&lang=en#top."),
            "https://|vote|.example|/by|-mail|/find|_it|?zone|=|12|&|lang|=|en|#top.");
  EXPECT_EQ(shown("mailto:clerk@county.example"), "mailto:|clerk|@county|.example");
  EXPECT_EQ(shown("vote.example/a%20b,c"), "vote|.example|/a|%20b|,c");
  EXPECT_TRUE(shape::is_address("clerk@riverbend.example"));
  EXPECT_TRUE(shape::is_address("example.org/vote"));
  EXPECT_FALSE(shape::is_address("and/or"));
  EXPECT_FALSE(shape::is_address("U.S./Canada"));
}

TEST(Breaks, AreBetweenGraphemesWhenNothingElseFits) {
  shape::BreakRequest request = kManual;
  request.emergency = true;
  EXPECT_EQ(marked("affix", request), "a.f.f.i.x");
  EXPECT_EQ(marked("e\u0301a", request), "e\u0301.a");
}

TEST(Breaks, OfAHostileWordAreFoundAtOnce) {
  // Every pair of these letters is kerned, so that no place is safe to part.
  std::string word;
  for (int i = 0; i < 50000; ++i) {
    word += "AV";
  }
  Composing composing;
  composing.block(word).block("a" + word.substr(1) + "\u0301").shape();
  shape::BreakRequest request = kManual;
  request.emergency = true;
  size_t count = 0, bytes = 0;
  for (const Item& item : composing.items()) {
    EXPECT_LE(item.text_end - item.text_begin, 520u);
    bytes += item.text_end - item.text_begin;
    count += shape::breaks(*composing.shaped.cache, *item.shape, request).size();
  }
  EXPECT_EQ(bytes, 2 * word.size() + 2);
  EXPECT_GT(count, 190000u);
}

TEST(Breaks, NeverCutCursiveWords) {
  Composing composing({"ar"});
  composing.block("الانتخابات").shape();
  shape::BreakRequest request{"ar", Hyphens::Auto, 2, 3, true};
  EXPECT_TRUE(shape::breaks(*composing.shaped.cache, *composing.items().front().shape, request).empty());
}

TEST(Breaks, ReshapeLigaturesAtBothSides) {
  Composing composing;
  composing.block("office").shape();
  const Shape& word = *composing.items().front().shape;
  const Shape* before = shape::piece(*composing.shaped.cache, word, 0, 2, true);
  const Shape* after = shape::piece(*composing.shaped.cache, word, 2, 6, false);
  EXPECT_LT(word.glyphs.size(), 6u) << "the face has a ligature";
  EXPECT_EQ(before->glyphs.size(), 3u);
  EXPECT_EQ(before->text, "of");
  EXPECT_TRUE(before->added_hyphen);
  EXPECT_EQ(before->glyphs.back().id, composing.fonts.face(word.face).hyphen_glyph);
  EXPECT_EQ(before->glyphs.back().cluster, 2u);
  EXPECT_EQ(after->text, "fice");
  EXPECT_EQ(shape::piece(*composing.shaped.cache, word, 0, 2, true), before);
}

}  // namespace
}  // namespace hustings
