// Where lines, words and characters end: known cases in several scripts, and the short ways for plain text against ICU.
#include "text/plain_segmentation.h"

#include <thread>

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/text.h"

namespace hustings::text {
namespace {

// The text with "|" where a line may end and "¶" where it must.
std::string shown(std::string_view words, const std::vector<LineOpportunity>& opportunities) {
  std::string text(words);
  for (size_t i = opportunities.size(); i-- > 0;) {
    text.insert(opportunities[i].byte, opportunities[i].mandatory ? "¶" : "|");
  }
  return text;
}

std::string lines(std::string_view words, std::string_view language) {
  return shown(words, line_opportunities(words, language));
}

TEST(Lines, English) {
  EXPECT_EQ(lines("One vote, well-known.", "en"), "One |vote, |well-|known.");
  EXPECT_EQ(lines("a\nb\r\nc", "en"), "a\n¶b\r\n¶c");
  EXPECT_EQ(lines("“Yes” (he said) — 5%–10% of $1,000.50!", "en"), "“Yes” (he |said) |— |5%–|10% |of |$1,000.50!");
  EXPECT_EQ(lines("either/or 1/2 a-b --force", "en"), "either/|or |1/2 |a-|b |--|force");
  EXPECT_EQ(lines("", "en"), "");
  EXPECT_EQ(lines("10\u00A0000 na\u00EFve", "fr"), "10\u00A0000 |na\u00EFve");
}

TEST(Lines, Addresses) {
  EXPECT_EQ(lines("https://example.org/a/b?c=d&e=f", "en"), "https://|example.org/|a/|b?|c=d&e=f");
}

TEST(Lines, ThaiAndKhmerByTheirDictionaries) {
  EXPECT_EQ(lines("การเลือกตั้งประธานาธิบดี", "th"), "การ|เลือก|ตั้ง|ประธานาธิบดี");
  EXPECT_EQ(lines("ការបោះឆ្នោតប្រធានាធិបតី", "km"), "ការបោះឆ្នោត|ប្រធានាធិបតី");
  EXPECT_EQ(lines("ພາສາລາວ", "lo"), "ພາສາ|ລາວ");
}

TEST(Lines, ChineseAndJapaneseKinsoku) {
  EXPECT_EQ(lines("选举。投票", "zh-Hans"), "选|举。|投|票");
  EXPECT_EQ(lines("「选举」,投", "zh-Hans"), "「选|举」,|投");
  EXPECT_EQ(lines("日本語、テスト。", "ja"), "日|本|語、|テ|ス|ト。");
  EXPECT_EQ(lines("(投票)", "ja"), "(投|票)");
  EXPECT_EQ(lines("선거 공보", "ko"), "선|거 |공|보");
}

TEST(Words, Counts) {
  EXPECT_EQ(count_words("One vote, well-known.", "en"), 4u);
  EXPECT_EQ(count_words("don’t don't 3.14 1,000 e.g. snake_case _ __ a_1", "en"), 7u);
  EXPECT_EQ(count_words("", "en"), 0u);
  EXPECT_EQ(count_words("— … !?", "en"), 0u);
  EXPECT_EQ(count_words("café naïve Ökonomie", "fr"), 3u);
  EXPECT_EQ(count_words("การเลือกตั้ง", "th"), 3u);
  EXPECT_EQ(count_words("Москва 2026", "ru"), 2u);
  EXPECT_EQ(count_words("日本語", "ja"), 1u);
}

TEST(Graphemes, Ends) {
  EXPECT_EQ(grapheme_ends("ab"), (std::vector<uint32_t>{1, 2}));
  EXPECT_EQ(grapheme_ends("a\r\nb"), (std::vector<uint32_t>{1, 3, 4}));
  EXPECT_EQ(grapheme_ends("é"), (std::vector<uint32_t>{2}));
  EXPECT_EQ(grapheme_ends("e\xCC\x81x"), (std::vector<uint32_t>{3, 4}));
  EXPECT_EQ(grapheme_ends("👩‍👧"), (std::vector<uint32_t>{11}));
  EXPECT_EQ(grapheme_ends("नि"), (std::vector<uint32_t>{6}));
  EXPECT_EQ(grapheme_ends(""), (std::vector<uint32_t>{}));
}

// Characters that stand for every class that the short ways know, several where classes have exceptions.
const std::vector<std::string>& samples() {
  static const std::vector<std::string> characters = {"a", "é",  "7",      " ", "-", "‐",  "–",  "—",      "\"", "’",
                                                      "(", "[",  "}",      ")", "!", ",",  ":",  "/",      "$",  "%",
                                                      "+", "´",  "\u00A0", "…", "|", "\n", "\r", "\f",     "\t", "_",
                                                      "§", "\\", "¿",      "@", "«", "°",  "·",  "\u202F", "'",  "."};
  return characters;
}

std::vector<LineOpportunity> icu_lines(icu::BreakIterator& iterator, const std::string& words) {
  std::vector<LineOpportunity> opportunities;
  UErrorCode status = U_ZERO_ERROR;
  UText* text = utext_openUTF8(nullptr, words.data(), static_cast<int64_t>(words.size()), &status);
  iterator.setText(text, status);
  for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    if (end < static_cast<int32_t>(words.size())) {
      opportunities.push_back({static_cast<uint32_t>(end), iterator.getRuleStatus() >= UBRK_LINE_HARD});
    }
  }
  utext_close(text);
  return opportunities;
}

size_t icu_words(icu::BreakIterator& iterator, const std::string& words) {
  size_t count = 0;
  UErrorCode status = U_ZERO_ERROR;
  UText* text = utext_openUTF8(nullptr, words.data(), static_cast<int64_t>(words.size()), &status);
  iterator.setText(text, status);
  for (int32_t start = 0, end = iterator.next(); end != icu::BreakIterator::DONE; start = end, end = iterator.next()) {
    bool counts = false;
    for (int32_t at = start; at < end;) {
      UChar32 c;
      U8_NEXT(words.data(), at, end, c);
      counts = counts || u_isalnum(c);
    }
    count += counts ? 1 : 0;
  }
  utext_close(text);
  return count;
}

class ShortWays : public ::testing::Test {
 protected:
  ShortWays() {
    UErrorCode status = U_ZERO_ERROR;
    line.reset(icu::BreakIterator::createLineInstance(icu::Locale("en"), status));
    word.reset(icu::BreakIterator::createWordInstance(icu::Locale("en"), status));
  }
  // True while both agree; says the text and both answers at the first difference.
  bool agrees(const std::string& text) {
    std::vector<LineOpportunity> plain;
    size_t count = 0;
    if (!find_plain_line_opportunities(text, "en", plain) || !count_plain_words(text, "en", count)) {
      ADD_FAILURE() << "not covered: " << text;
      return false;
    }
    const std::string expected = shown(text, icu_lines(*line, text));
    EXPECT_EQ(shown(text, plain), expected);
    const size_t expected_count = icu_words(*word, text);
    EXPECT_EQ(count, expected_count) << text;
    return !HasFailure();
  }
  std::unique_ptr<icu::BreakIterator> line, word;
};

TEST_F(ShortWays, AgreeWithIcuOnEverythingOfThreeCharacters) {
  for (const std::string& a : samples()) {
    for (const std::string& b : samples()) {
      for (const std::string& c : samples()) {
        if (!agrees(a + b + c)) return;
      }
    }
  }
}

TEST_F(ShortWays, AgreeWithIcuOnLongerTexts) {
  uint64_t random = 88172645463325252u;  // xorshift: the same texts in every run
  const auto next = [&] {
    random ^= random << 13;
    random ^= random >> 7;
    random ^= random << 17;
    return random;
  };
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const size_t length = 4 + next() % 9;
    for (size_t i = 0; i < length; ++i) text += samples()[next() % samples().size()];
    if (!agrees(text)) return;
  }
}

TEST_F(ShortWays, AgreeWithIcuOnEveryCoveredCharacter) {
  size_t covered = 0;
  for (char32_t c = 1; c < 0x2070; ++c) {
    std::string character;
    append_utf8(character, c);
    std::vector<LineOpportunity> plain;
    size_t count = 0;
    if (!find_plain_line_opportunities(character, "en", plain) || !count_plain_words(character, "en", count)) continue;
    ++covered;
    for (const char* before : {"a", "1", " ", "(", "."}) {
      for (const char* after : {"b", "2", " b", ")"}) {
        if (!agrees(before + character + after)) return;
      }
    }
  }
  EXPECT_GT(covered, 600u);
}

TEST_F(ShortWays, LeaveTheRestToIcu) {
  std::vector<LineOpportunity> plain;
  size_t count = 0;
  for (const char* text : {"e\xCC\x81", "日本",
                           "a\xE2\x80\x8B"
                           "b",
                           "\xFF", "a\xC3", "\xE2\x80", "שלום",
                           "a\xC2\xAD"
                           "b"}) {
    const bool lines_covered = find_plain_line_opportunities(text, "en", plain);
    const bool words_covered = count_plain_words(text, "en", count);
    EXPECT_FALSE(lines_covered && words_covered) << text;
  }
  EXPECT_FALSE(find_plain_line_opportunities("a b", "ja", plain));
  EXPECT_FALSE(find_plain_line_opportunities("a b", "fi", plain));
}

TEST(Threads, EachHasItsOwnIterators) {
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (size_t i = 0; i < results.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 20; ++round)
        results[i] = lines("การเลือกตั้งประธานาธิบดี", "th") + lines("选举。投票", "zh");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_EQ(result, results[0]);
}

}  // namespace
}  // namespace hustings::text
