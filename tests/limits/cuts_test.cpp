// Statements cut to their limits: known cases against their dumps, and what must hold for every text and every limit.
#include "limits/cuts.h"

#include <random>

#include "election/assembling.h"
#include "limits/bound_texts.h"
#include "limits/parsed_body.h"
#include "limits/rules_on_texts.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

using limits::cut_text;
using limits::CutText;
using testing::ParsedText;

std::optional<CutText> cut(const Part& text, uint32_t limit, OverLimit how, std::string_view language = "en") {
  const std::shared_ptr<const CountProfile> profile = plain_words();
  const limits::WordCount count = limits::count_words(text, 0, language, *profile);
  return cut_text(text, count, limit, how, language, *profile);
}

// What is left, its blocks parted by " / ", then what went.
std::string shown(const std::string& markdown, uint32_t limit, OverLimit how, std::string_view language = "en") {
  const ParsedText text(markdown);
  const std::optional<CutText> result = cut(text.part(), limit, how, language);
  if (!result) return "whole";
  std::string left = plain_text(*result->text, 0) + " | " + result->cut.removed;
  for (const std::string& note : result->cut.removed_notes) left += " | " + note;
  for (size_t at = left.find('\n'); at != std::string::npos; at = left.find('\n')) left.replace(at, 1, " / ");
  return left;
}

constexpr OverLimit kSentences = OverLimit::CutSentences, kWords = OverLimit::CutWords;

TEST(CutSentences, WholeOnesGoFromTheEnd) {
  const std::string text = "One two three. Four five six. Seven eight.";
  EXPECT_EQ(shown(text, 8, kSentences), "whole");
  EXPECT_EQ(shown(text, 7, kSentences), "One two three. Four five six. | Seven eight.");
  EXPECT_EQ(shown(text, 5, kSentences), "One two three. | Four five six. Seven eight.");
  EXPECT_EQ(shown(text, 2, kSentences), " | One two three. Four five six. Seven eight.");
}

TEST(CutSentences, NeverWithinAnAbbreviation) {
  EXPECT_EQ(shown("I ran. We met Dr. Vale there.", 4, kSentences), "I ran. | We met Dr. Vale there.");
  CountProfile profile = *plain_words();
  profile.abbreviations.add("Cmte.");
  const ParsedText text("I ran. The Cmte. Agreed at once.");
  const auto count = limits::count_words(text.part(), 0, "en", profile);
  const auto result = cut_text(text.part(), count, 4, kSentences, "en", profile);
  ASSERT_TRUE(result);
  EXPECT_EQ(plain_text(*result->text, 0), "I ran.");
}

TEST(CutSentences, OfOtherScripts) {
  EXPECT_EQ(shown("我们需要桥。它很便宜。", 5, kSentences, "zh"), "我们需要桥。 | 它很便宜。");
  EXPECT_EQ(shown("نريد جسرا. هل توافق؟", 3, kSentences, "ar"), "نريد جسرا. | هل توافق؟");
}

// What takes a second here takes an hour when each break or period looks at all that stand around it.
TEST(CutSentences, OfALongTextIsQuick) {
  std::string breaks = "One two.", periods;
  for (int i = 0; i < 100'000; ++i) breaks += "<br>";
  for (int i = 0; i < 100'000; ++i) periods += "字.";
  EXPECT_EQ(shown(breaks + "Three four.", 3, kSentences), "One two. | Three four.");
  EXPECT_NE(shown(periods, 50'000, kSentences, "zh"), "whole");
}

TEST(CutWords, SignsStayWithTheirWords) {
  EXPECT_EQ(shown("roads, schools (and “parks”), too", 1, kWords), "roads, | schools (and “parks”), too");
  EXPECT_EQ(shown("roads, schools (and “parks”), too", 2, kWords), "roads, schools | (and “parks”), too");
  EXPECT_EQ(shown("roads, schools (and “parks”), too", 4, kWords), "roads, schools (and “parks”), | too");
  EXPECT_EQ(shown("roads — schools", 1, kWords), "roads | — schools");
  EXPECT_EQ(shown("roads—schools", 1, kWords), "roads | —schools");
}

TEST(CutWords, JoinedWordsAreNotTorn) {
  EXPECT_EQ(shown("a well-known plan", 2, kWords), "a | well-known plan");
  EXPECT_EQ(shown("now and/or later", 2, kWords), "now | and/or later");
  EXPECT_EQ(shown("half *mar*ked words", 2, kWords), "half marked | words");
}

TEST(CutWords, WhereNoSpacesAreWritten) {
  EXPECT_EQ(shown("我们，需要桥。", 1, kWords, "zh"), "我们， | 需要桥。");
  EXPECT_EQ(shown("ฉันต้องการสะพาน", 2, kWords, "th"), "ฉันต้องการ | สะพาน");
  EXPECT_EQ(shown("نريد جسرا جديدا", 2, kWords, "ar"), "نريد جسرا | جديدا");
}

TEST(Cuts, WhatIsLeftEmptyGoesToo) {
  EXPECT_EQ(shown("one\n\n# two\n\nthree", 2, kWords), "one | two / three");
  EXPECT_EQ(shown("one\n\n**two**\n\nthree", 2, kWords), "one | two / three");
  EXPECT_EQ(shown("one\n\n# two", 2, kWords), "whole");
  EXPECT_EQ(shown("- one\n- two\n- three", 2, kWords), "one / two | three");
  EXPECT_EQ(shown("<details><summary>one</summary>\n\ntwo three\n\n</details>", 1, kWords), " | one / two three");
}

TEST(Cuts, RowsOfTables) {
  const std::string table = "zero\n\n| a | b |\n|---|---|\n| one | two three |\n| four | five |\n";
  EXPECT_EQ(shown(table, 7, kSentences), "zero / a / b / one / two three | four / five");
  EXPECT_EQ(shown(table, 7, kWords), "zero / a / b / one / two three / four | five");
  EXPECT_EQ(shown(table, 4, kSentences), "zero | a / b / one / two three / four / five");
}

TEST(Cuts, NotesAndTheirMarks) {
  const std::string text = "One[^a] two. Three[^b] four.\n\n[^a]: Five six.\n[^b]: Seven eight.\n";
  EXPECT_EQ(shown(text, 7, kWords), "One two. Three four. / Five six. / Seven |  | eight.");
  EXPECT_EQ(shown(text, 3, kWords), "One two. Three | four. | Five six. | Seven eight.");
  const ParsedText parsed(text);
  const auto seven = cut(parsed.part(), 7, kWords);
  ASSERT_TRUE(seven);
  EXPECT_EQ(seven->cut.removed, "");
  EXPECT_EQ(seven->cut.removed_notes, std::vector<std::string>{"eight."});
  const auto six = cut(parsed.part(), 6, kWords);
  ASSERT_TRUE(six);
  EXPECT_EQ(six->cut.removed_notes, std::vector<std::string>{"Seven eight."});
  size_t marks = 0;
  for (const Node& node : six->text->nodes) marks += node.kind == NodeKind::NoteMark ? 1 : 0;
  EXPECT_EQ(marks, 1U);
}

TEST(Cuts, TellTheFirstRemovedWord) {
  const ParsedText text("one *two* three\nfour");
  const auto two = cut(text.part(), 1, kWords);
  ASSERT_TRUE(two);
  EXPECT_EQ(text.at(two->cut.span), "two");
  EXPECT_EQ(two->cut.counted, 4U);
  EXPECT_EQ(two->cut.kept, 1U);
  const auto four = cut(text.part(), 3, OverLimit::CutMarked);
  ASSERT_TRUE(four);
  EXPECT_EQ(text.at(four->cut.span), "four");
  EXPECT_TRUE(four->cut.marked);
}

TEST(Cuts, TreesAsExpected) {
  const std::string text =
      "# Plan\n\nFirst *things* first,[^1] and\nthe rest. Next week.\n\n- One item\n- Two items\n  1. inner item\n\n"
      "| a | b |\n|---|---|\n| c | d e |\n\n```\ncode here\nmore code\n```\n\n> quoted words.\n\n[^1]: The note.\n";
  std::string all;
  for (const OverLimit how : {kSentences, kWords}) {
    for (const uint32_t limit : {5U, 12U, 15U, 20U, 24U, 27U}) {
      const ParsedText parsed(text);
      const auto result = cut(parsed.part(), limit, how);
      all += (how == kSentences ? "sentences " : "words ") + std::to_string(limit) + "\n";
      all += result ? testing::dump_of(result->text) : "whole\n";
    }
  }
  EXPECT_GOLDEN(all, "limits/cuts.dump");
}

// Texts of every structure inside every other, the same every time.
class Author {
 public:
  explicit Author(uint32_t seed) : random_(seed) {}
  std::string text() {
    std::string text;
    for (uint32_t i = 0, blocks = 1 + pick(6); i < blocks; ++i) text += block(0) + "\n\n";
    for (uint32_t i = 0; i < notes_; ++i) text += "[^n" + std::to_string(i) + "]: note " + words(4) + "\n\n";
    return text;
  }

 private:
  uint32_t pick(uint32_t count) { return static_cast<uint32_t>(random_() % count); }
  std::string word() {
    static const char* const kWordList[] = {"alpha",
                                            "beta.",
                                            "12",
                                            "$5,000",
                                            "isn't",
                                            "well-known",
                                            "(x)",
                                            "“quoted”",
                                            "שלום",
                                            "مرحبا",
                                            "我们需要桥。",
                                            "ต้องการสะพาน",
                                            "a/b",
                                            "—",
                                            "…",
                                            "Dr.",
                                            "*em*",
                                            "**bold words**",
                                            "[link text](https://example.org/)",
                                            "`code`",
                                            "U.S.",
                                            "Why?",
                                            "“Done.”",
                                            "x—y"};
    return kWordList[pick(std::size(kWordList))];
  }
  std::string words(uint32_t most) {
    std::string line = word();
    for (uint32_t i = 0, count = pick(most); i < count; ++i) line += (pick(6) == 0 ? "\n" : " ") + word();
    if (pick(8) == 0 && notes_ < 4) line += "[^n" + std::to_string(notes_++) + "]";
    return line;
  }
  static std::string indented(const std::string& block, const std::string& by) {
    std::string result;
    for (const char c : block) result += c == '\n' ? "\n" + by : std::string(1, c);
    return result;
  }
  std::string block(int depth) {
    switch (pick(9)) {
      case 0:
        return "## " + indented(words(4), "").substr(0, 12);
      case 1:
        return "- " + indented(words(6), "  ") + "\n- " + indented(depth < 2 ? block(depth + 1) : words(3), "  ");
      case 2:
        return "| a | b |\n|---|---|\n| one two | three |\n| four. five | |\n| | six |";
      case 3:
        return "> " + indented(depth < 2 ? block(depth + 1) : words(5), "> ");
      case 4:
        return "```\nlet x = 1\nreturn x\n```";
      case 5:
        return "***";
      case 6:
        return "**Lead in**";
      default:
        return words(14);
    }
  }
  std::mt19937 random_;
  uint32_t notes_ = 0;
};

std::string letters_of(std::string_view words) {
  std::string letters;
  for (const char c : words) {
    if (c != ' ' && c != '\n' && c != '\t') letters += c;
  }
  return letters;
}

// The letters of a tree, those of each of its notes apart.
std::vector<std::string> letters_of(const Part& text) {
  std::vector<std::string> letters(1);
  for (NodeId child = text.root().first_child; child != kNoNode; child = text[child].next) {
    if (text[child].kind == NodeKind::NoteBody) {
      letters.push_back(letters_of(plain_text(text, child)));
    } else {
      letters.front() += letters_of(plain_text(text, child));
    }
  }
  return letters;
}

std::string joined(const std::vector<std::string>& list, size_t from) {
  std::string all;
  for (size_t i = from; i < list.size(); ++i) all += list[i];
  return all;
}

TEST(Cuts, KeepAndRemoveAllThereIs) {
  const std::shared_ptr<const CountProfile> profile = plain_words();
  for (uint32_t seed = 0; seed < 150; ++seed) {
    const ParsedText text(Author(seed).text());
    const limits::WordCount count = limits::count_words(text.part(), 0, "en", *profile);
    const std::vector<std::string> all = letters_of(text.part());
    for (uint32_t limit = 0; limit < count.words; ++limit) {
      for (const OverLimit how : {kSentences, kWords, OverLimit::CutMarked}) {
        SCOPED_TRACE("seed " + std::to_string(seed) + " limit " + std::to_string(limit) + "\n" +
                     std::string(text.source->text()));
        const auto result = cut_text(text.part(), count, limit, how, "en", *profile);
        ASSERT_TRUE(result);
        const std::vector<std::string> kept = letters_of(*result->text);
        ASSERT_EQ(kept.front() + letters_of(result->cut.removed), all.front());
        // Notes go from the end, the last one that stays perhaps in part.
        std::string removed;
        for (const std::string& note : result->cut.removed_notes) removed += letters_of(note);
        ASSERT_EQ(joined(kept, 1) + removed, joined(all, 1));
        ASSERT_LE(result->cut.kept, limit);
        ASSERT_EQ(result->cut.counted, count.words);
        ASSERT_FALSE(cut(*result->text, limit, how));
        // The tree is sound: parents come first, and children in order.
        for (NodeId node = 1; node < result->text->nodes.size(); ++node) {
          ASSERT_LT((*result->text)[node].parent, node);
        }
      }
    }
  }
}

TEST(Cuts, AreRefusedWhereSignsOfMarkdownCount) {
  testing::TemporaryFolder folder;
  folder.write("a.md", "---\nname: A\n---\nOne two three.\n");
  folder.write("raw.yaml", "title: Raw\nseparation: raw-spaces\n");
  folder.write("election.yaml",
               "contests:\n- {title: C, candidates: [a.md], statements: {word-limit: 2, over-limit: cut-words, "
               "count-profile: raw.yaml}}\n");
  const testing::Assembled edition(folder.path());
  EXPECT_EQ(testing::count_of(edition.reading.diagnostics, "manifest-value"), 1U)
      << testing::messages_of(edition.reading.diagnostics, edition.reading.sources);
}

TEST(Cuts, StandInTheDocument) {
  testing::TemporaryFolder folder;
  folder.write("a.md", "---\nname: A\n---\nOne two three. Four five six.\n");
  folder.write("b.md", "---\nname: B\n---\nOne two.\n");
  folder.write(
      "election.yaml",
      "statements: {word-limit: 4, over-limit: cut-marked}\ncontests:\n- {title: C, candidates: [a.md, b.md]}\n"
      "- {title: D, candidates: [a.md], statements: {over-limit: cut-sentences}}\n"
      "- {title: E, candidates: [a.md], statements: {word-limit: 2, over-limit: cut-sentences}}\n");
  const testing::Assembled edition(folder.path());
  ASSERT_EQ(edition.document.cuts.size(), 3U);
  EXPECT_EQ(edition.document.cuts[0].id, "statement-a");
  EXPECT_EQ(edition.document.cuts[0].removed, "five six.");
  EXPECT_EQ(edition.document.cuts[1].removed, "Four five six.");
  const std::string words = plain_text(*edition.part("profile-a"), 0);
  EXPECT_EQ(words, "A\nOne two three. Four\nThis statement was cut because it is longer than the limit of 4 words.");
  EXPECT_EQ(plain_text(*edition.part("profile-a-2"), 0), "A\nOne two three.");
  EXPECT_EQ(testing::count_of(edition.reading.diagnostics, "statement-cut"), 2U);
  EXPECT_EQ(testing::count_of(edition.reading.diagnostics, "statement-cut-empty"), 1U);
  std::vector<StatementCut> declared = limits::declared_cuts(edition.reading.project, edition.reading.sources);
  EXPECT_EQ(declared, edition.document.cuts);
}

}  // namespace
}  // namespace hustings
