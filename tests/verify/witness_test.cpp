// What the witness takes for words of a text, and what not.
#include <gtest/gtest.h>

#include <thread>

#include "verify/witness.h"

namespace hustings::verify {
namespace {

std::string said(std::string_view markdown) {
  const Testimony testimony = read_markdown(markdown, 1);
  std::string text = testimony.words.quoted(0, testimony.words.size(), SIZE_MAX / 2);
  for (const Words& note : testimony.notes) text += " | " + note.quoted(0, note.size(), SIZE_MAX / 2);
  return text;
}

TEST(Witness, HearsWordsAndNoMarkup) {
  EXPECT_EQ(said("# One\n\n*two* **th**ree `four  five`\n\n- six\n- [x] seven\n\n1. eight\n\n> nine\n\n***\n"),
            "One two three four five six seven eight nine");
  EXPECT_EQ(said("~~struck~~ out"), "struck out");
  EXPECT_EQ(said("| a | b |\n|---|---|\n| c\\|d | e |\n"), "a b c|d e");
  EXPECT_EQ(said("```c\nint x;\n\n  y\n```\n\n    indented\n"), "int x; y indented");
  EXPECT_EQ(said("two\\\nlines and  \nthree"), "two lines and three");
}

TEST(Witness, LeavesOutAddresses) {
  EXPECT_EQ(said("[here](https://example.org \"title\") and ![portrait](a.jpg) <https://x.org/a_b_>"),
            "here and https://x.org/a_b_");
  EXPECT_EQ(said("![words](javascript:alert(1)) <img src='data:,x' alt='kept'><img src=a.png alt='not kept'>"),
            "words kept");
}

TEST(Witness, KeepsUnderscoresOfAddresses) {
  EXPECT_EQ(said("https://host.org/__init__.py, _so_ it is"), "https://host.org/__init__.py, so it is");
}

TEST(Witness, HearsNotesInTheOrderOfTheirMarks) {
  EXPECT_EQ(said("a[^2] b[^1]\n\n[^1]: first\n[^2]: second[^3]\n[^3]: third\n[^4]: unused\n"),
            "a b | second | first | third | unused");
  EXPECT_EQ(said("a[^1]\n\n[^1]: one\n\n[^1]: another with the same label\n"), "a | one | another with the same label");
  EXPECT_EQ(said("no note[^x]"), "no note[^x]");
}

TEST(Witness, ReadsHtmlAsPeopleSeeIt) {
  EXPECT_EQ(said("<div>a<br>b</div><!-- c --><p title=\"d > e\">f&amp;g &eacute;</p>"), "a b f&g é");
  EXPECT_EQ(said("a <b>bold</b>ly <!-- no --> <script>var x;</script> end"), "a boldly end");
  EXPECT_EQ(said("<style>\np { x }\n</style>\n\nseen"), "seen");
  EXPECT_EQ(said("<script>never closed\n\nand yet\n"), "never closed and yet");
  EXPECT_EQ(said("<unknown>kept</unknown> 1 <2 &lt;3"), "kept 1 <2 <3");
  EXPECT_EQ(said("{{<figure src=\"a\">}}"), "{{<figure src=\"a\">}}");
}

TEST(Witness, DropsTheMarkerOfAnAlert) {
  EXPECT_EQ(said("> [!NOTE]\n> take care\n\n> [!NOTE] not alone\n"), "take care [!NOTE] not alone");
}

TEST(Witness, KnowsLinesAndTheOpeningHeading) {
  const Testimony testimony = read_markdown("## My plan\n\none\ntwo\n\n<p>\nthree\n\n```\nfour\n```\n", 11);
  ASSERT_EQ(testimony.words.size(), 6U);
  EXPECT_EQ(testimony.opening_heading, 2U);
  const uint32_t lines[] = {11, 11, 13, 14, 17, 20};
  for (size_t i = 0; i < 6; ++i) EXPECT_EQ(testimony.words.line(i), lines[i]) << testimony.words[i];
  EXPECT_EQ(read_markdown("text\n\n# later\n", 1).opening_heading, 0U);
  EXPECT_EQ(read_markdown("![p](a.png)\n\n# later\n", 1).opening_heading, 0U);
}

TEST(Witness, TakesValuesAsTheyAreUnlessTheyAreOneParagraph) {
  EXPECT_EQ(read_value("*Green* party", 1).letters(), "Greenparty");
  EXPECT_EQ(read_value("- no list", 1).letters(), "-nolist");
  EXPECT_EQ(read_value("1. January", 1).letters(), "1.January");
  EXPECT_TRUE(read_value("", 1).empty());
}

// Parsers share a table of special characters; none may clear what another needs.
TEST(Witness, MayBeHeardFromSeveralThreads) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "~~a~~ https://host.org/__b__ *c* [d](e) x[^n]\n\n";
  text += "[^n]: note\n";
  const std::string alone = said(text);
  std::vector<std::string> heard(4);
  std::vector<std::thread> threads;
  for (std::string& each : heard) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) each = said(text);
    });
  }
  for (std::thread& each : threads) each.join();
  for (const std::string& each : heard) EXPECT_EQ(each, alone);
}

}  // namespace
}  // namespace hustings::verify
