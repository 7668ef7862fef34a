// Rules on the forms of statements, each at its place in the author's Markdown.
#include "limits/formatting.h"

#include <gtest/gtest.h>

#include "election/assembling.h"
#include "limits/capitals.h"
#include "limits/rules_on_texts.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

using testing::ParsedText;

// "format-bold: **words**", one a line: each breach with the words it points at.
std::string told(const std::string& markdown, const FormattingRules& rules, uint32_t limit = 0,
                 std::shared_ptr<const CountProfile> profile = plain_words()) {
  const ParsedText text(markdown);
  Diagnostics diagnostics;
  limits::check_formatting({text.part(), "the statement of Ada", "en", rules, *profile, limit}, diagnostics);
  std::string lines;
  for (const Diagnostic& each : diagnostics.list()) {
    EXPECT_EQ(each.severity, Severity::Error);
    EXPECT_NE(each.message.find("the statement of Ada"), std::string::npos) << each.message;
    EXPECT_FALSE(each.hints.empty());
    lines += each.id + ": " + text.at(each.span) + "\n";
  }
  return lines;
}

constexpr const char* kEveryForm =
    "## Head\n\n**bold** *italic* <u>under</u>\n\n- item\n  - inner\n\n| a | b |\n|---|---|\n| c | d |\n\n"
    "[link](https://example.org) https://example.org/own ![picture](a.png)\n";

TEST(Formatting, NothingIsForbiddenUnlessARuleSaysSo) { EXPECT_EQ(told(kEveryForm, {}), ""); }

TEST(Formatting, EachFormIsARuleOfItsOwn) {
  struct Case {
    bool FormattingRules::*rule;
    std::string told;
  };
  const Case cases[] = {
      {&FormattingRules::no_bold, "format-bold: **bold**\n"},
      {&FormattingRules::no_italic, "format-italic: *italic*\n"},
      {&FormattingRules::no_underline, "format-underline: <u>under</u>\n"},
      {&FormattingRules::no_lists, "format-list: - item\n  - inner\n\n"},
      {&FormattingRules::no_tables, "format-table: | a | b |\n|---|---|\n| c | d |\n"},
      {&FormattingRules::no_links, "format-link: [link](https://example.org)\n"},
      {&FormattingRules::no_pictures, "format-picture: ![picture](a.png)\n"},
      {&FormattingRules::no_headings, "format-heading: ## Head\n"},
  };
  for (const Case& each : cases) {
    FormattingRules rules;
    rules.*each.rule = true;
    EXPECT_EQ(told(kEveryForm, rules), each.told);
  }
}

TEST(Formatting, ManyBreachesAreToldInPart) {
  std::string markdown;
  for (int i = 0; i < 40; ++i) markdown += "**bold** plain ";
  FormattingRules rules;
  rules.no_bold = true;
  const ParsedText text(markdown);
  Diagnostics diagnostics;
  limits::check_formatting({text.part(), "the statement of Ada", "en", rules, *plain_words(), 0}, diagnostics);
  ASSERT_EQ(diagnostics.list().size(), 11U);
  EXPECT_NE(diagnostics.list().back().message.find("30 more places"), std::string::npos);
}

TEST(Formatting, Headings) {
  FormattingRules rules;
  rules.headings = 1;
  rules.words_in_heading = 3;
  EXPECT_EQ(told("# One two three\n\ntext\n", rules), "");
  EXPECT_EQ(told("# One two three four five\n\ntext\n\n## Second\n\ntext\n", rules),
            "format-heading-long: four\nformat-headings: ## Second\n");
  // A profile for which a heading costs nothing.
  CountProfile free_headings = *plain_words();
  free_headings.rule_of[static_cast<size_t>(CountKind::Heading)] = static_cast<uint16_t>(free_headings.rules.size());
  free_headings.rules.push_back({CountKind::Heading, 0, false, ""});
  EXPECT_EQ(told("# One two three four\n", rules, 0, std::make_shared<const CountProfile>(free_headings)),
            "format-heading-long: four\n");
}

TEST(Formatting, Paragraphs) {
  FormattingRules rules;
  rules.paragraphs = 2;
  EXPECT_EQ(told("# Head\n\none\n\n> two\n\n[^1]: A note.\n", rules), "");
  EXPECT_EQ(told("one\n\n- two\n- still two\n\nthree\n\nfour\n", rules), "format-paragraphs: three\n");
  // WAC 434-381-170: one for each 50 words of the limit.
  rules = {};
  rules.words_in_a_paragraph = 50;
  EXPECT_EQ(told("a\n\nb\n\nc\n\nd\n", rules, 200), "");
  EXPECT_EQ(told("a\n\nb\n\nc\n\nd\n\ne\n", rules, 249), "format-paragraphs: e\n");
  EXPECT_EQ(told("a\n\nb\n", rules), "format-paragraphs: b\n");
}

std::string capitals(std::string_view words, const NameList& abbreviations = {}) {
  std::string found;
  for (const limits::CapitalRun& run : limits::find_capitals(words, abbreviations)) {
    found += std::string(words.substr(run.begin, run.end - run.begin)) + "|";
  }
  return found;
}

TEST(Capitals, AbbreviationsMayStand) {
  EXPECT_EQ(capitals("The USA, NASA and the AFL-CIO (U.S. EPA) know COVID."), "");
  EXPECT_EQ(capitals("I AM for B2B and SARSCOV2 or WWW.EXAMPLE.org/ABCDEFG"), "");
  EXPECT_EQ(capitals("投票してください หน้าที่ انتخاب"), "");
}

TEST(Capitals, ShoutsMayNot) {
  EXPECT_EQ(capitals("We ALWAYS win. VOTE NO on it"), "ALWAYS|VOTE NO|");
  EXPECT_EQ(capitals("ГОЛОСУЙТЕ ЗА НАС, друзья"), "ГОЛОСУЙТЕ ЗА НАС|");
  EXPECT_EQ(capitals("DON'T GIVE UP now"), "DON'T GIVE UP|");
}

TEST(Capitals, NamedAbbreviationsMayBeLong) {
  NameList names;
  names.add("UNESCO");
  EXPECT_EQ(capitals("UNESCO and UNICEF", names), "UNICEF|");
}

TEST(Formatting, AreReadFromTheManifestAndBindOnlyTheirContest) {
  testing::TemporaryFolder folder;
  folder.write("a.md", "---\nname: A\n---\nSome **bold** words, www.example.org too\n");
  folder.write("b.md", "---\nname: B\n---\nSome **bold** words\n");
  folder.write(
      "election.yaml",
      "contests:\n- {title: C, candidates: [a.md], statements: {over-limit: warn, formatting: {bold: no, links: "
      "no}}}\n- {title: D, candidates: [b.md]}\n");
  const testing::Assembled edition(folder.path());
  EXPECT_EQ(testing::count_of(edition.reading.diagnostics, "format-bold"), 1U);
  EXPECT_EQ(edition.reading.diagnostics.list().size(), 1U);
  // Where links are not allowed an address is words.
  for (const Node& node : edition.part("profile-a")->nodes) EXPECT_NE(node.kind, NodeKind::Link);
}

}  // namespace
}  // namespace hustings
