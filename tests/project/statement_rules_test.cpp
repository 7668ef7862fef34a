// The `statements` of a manifest: every key read, a contest's before the manifest's, and every mistake told at its
// place; and the example of the manual page.
#include "project/statement_rules.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "project/count_profile.h"
#include "project/reading.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

using testing::Reading;

TEST(StatementRules, AContestsOwnReplaceTheManifestsKeyByKey) {
  testing::TemporaryFolder folder;
  folder.write("election.yaml",
               "title: T\n"
               "contests:\n"
               "  - {title: A, candidates: [{name: X}]}\n"
               "  - title: B\n"
               "    candidates: [{name: Y}]\n"
               "    statements:\n"
               "      word_limit: 325\n"
               "      over-limit: cut-sentences\n"
               "      formatting: {bold: yes, capitals: no, headings: no}\n"
               "  - {title: C, statements: {word-limit: none}, candidates: [{name: Z}]}\n"
               "statements:\n"
               "  word-limit: {en: 200, es: 230, other: 220}\n"
               "  over-limit: warn\n"
               "  formatting: {bold: no, italic: yes, underline: no, lists: no, tables: no, links: no, pictures: no,\n"
               "    headings: {count: 4, words: 15}, paragraphs: 4, words-per-paragraph: 50}\n");
  const Reading reading(folder.path());
  EXPECT_EQ(testing::count_of(reading.diagnostics, "manifest-value"), 0U)
      << testing::messages_of(reading.diagnostics, reading.sources);
  EXPECT_EQ(testing::count_of(reading.diagnostics, "unknown-key"), 0U);
  ASSERT_EQ(reading.project.contests.size(), 3U);
  const StatementRules& a = reading.project.contests[0].rules;
  ASSERT_EQ(a.limits.size(), 3U);
  EXPECT_EQ(a.limits[1].language, "es");
  EXPECT_EQ(a.limits[1].words, 230U);
  EXPECT_EQ(a.limits[2].language, "");
  EXPECT_EQ(a.over_limit, OverLimit::Warn);
  EXPECT_TRUE(a.formatting.no_bold && a.formatting.no_underline && a.formatting.no_lists && a.formatting.no_tables &&
              a.formatting.no_links && a.formatting.no_pictures);
  EXPECT_FALSE(a.formatting.no_italic || a.formatting.no_headings || a.formatting.no_capitals);
  EXPECT_EQ(a.formatting.headings, 4U);
  EXPECT_EQ(a.formatting.words_in_heading, 15U);
  EXPECT_EQ(a.formatting.paragraphs, 4U);
  EXPECT_EQ(a.formatting.words_in_a_paragraph, 50U);
  const StatementRules& b = reading.project.contests[1].rules;
  ASSERT_EQ(b.limits.size(), 1U);
  EXPECT_EQ(b.limits[0].words, 325U);
  EXPECT_EQ(b.over_limit, OverLimit::CutSentences);
  EXPECT_TRUE(b.formatting.no_capitals && b.formatting.no_headings && b.formatting.no_lists);
  EXPECT_FALSE(b.formatting.no_bold);
  EXPECT_TRUE(reading.project.contests[2].rules.limits.empty());
  EXPECT_EQ(reading.project.contests[2].rules.over_limit, OverLimit::Warn);
}

TEST(StatementRules, AreToldWhereTheyAreWrong) {
  testing::TemporaryFolder folder;
  folder.write("election.yaml",
               "title: T\n"
               "statements:\n"
               "  word-limt: 200\n"
               "  word-limit: {en: two hundred, e!: 3, other: 0}\n"
               "  over-limit: cut-word\n"
               "  counting-lists: {names: [A]}\n"
               "  formatting: {bold: perhaps, italics: no, headings: {words: -1}, paragraphs: 1e9}\n"
               "contests:\n"
               "  - {title: A, statements: [200], candidates: [{name: X}]}\n"
               "  - {title: B, statements: {formatting: none, order: x}, candidates: [{name: Y}]}\n");
  const Reading reading(folder.path());
  std::string said;
  for (const Diagnostic& each : reading.diagnostics.list()) {
    if (each.id != "manifest-value") continue;
    const LineColumn at = reading.sources.at(each.span.source).position(each.span.begin);
    said += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + each.message + "; " + each.hints.front() +
            "\n";
  }
  EXPECT_EQ(
      said,
      "4:20 'en' is 'two hundred', not a whole number from 1 to 1000000; write the number in digits without "
      "separators, or none\n"
      "4:33 'e!' is not the tag of a language; write below 'word-limit' lines such as es: 230, and other: 220 for "
      "all the rest\n"
      "4:47 'other' is '0', not a whole number from 1 to 1000000; write the number in digits without separators, or "
      "none\n"
      "6:20 'names' is not a key of 'counting-lists'; its keys are geographical-names, proper-names, abbreviations, "
      "dictionary\n"
      "5:15 'over-limit' cannot be 'cut-word'; did you mean 'cut-words'?\n"
      "7:22 'bold' is 'perhaps', neither yes nor no; write yes to allow it, or no\n"
      "7:62 'words' is '-1', not a whole number from 1 to 1000; write the number in digits without separators, or "
      "none\n"
      "7:79 'paragraphs' is '1e9', not a whole number from 1 to 100000; write the number in digits without "
      "separators, or none\n"
      "7:31 'italics' is not a key of 'formatting'; did you mean 'italic'?\n"
      "3:3 'word-limt' is not a key of 'statements'; did you mean 'word-limit'?\n"
      "9:16 'statements' is not a map of rules: lines such as word-limit: 200; see input/README.md for the "
      "manifest's keys\n"
      "10:41 'formatting' is not a map; write below it lines such as bold: no\n"
      "10:47 'order' is not a key of 'statements'; its keys are word-limit, count-profile, counting-lists, "
      "over-limit, formatting\n");
}

TEST(StatementRules, TheExampleOfTheManualPageReads) {
  const std::string page = read_file(std::string(HUSTINGS_SOURCE_DIR) + "/input/README.md");
  const size_t section = page.find("### Rules for statements");
  ASSERT_NE(section, std::string::npos);
  const size_t begin = page.find("```yaml\n", section) + 8;
  testing::TemporaryFolder folder;
  folder.write("election.yaml", page.substr(begin, page.find("```", begin) - begin));
  folder.write("candidates/amara-okafor.md", "---\nname: Amara Okafor\n---\nUpper Mill Road needs a bridge.\n");
  Sources sources;
  Diagnostics diagnostics;
  project::Options options;
  options.profiles = std::string(HUSTINGS_SOURCE_DIR) + "/pipeline/limits/profiles";
  const Project project = project::read(folder.path(), {}, options, sources, diagnostics);
  EXPECT_EQ(testing::messages_of(diagnostics, sources), "");
  ASSERT_EQ(project.contests.size(), 1U);
  const StatementRules& rules = project.contests[0].rules;
  EXPECT_EQ(rules.limits[0].words, 325U);
  EXPECT_EQ(rules.over_limit, OverLimit::Warn);
  EXPECT_EQ(rules.profile->id, "california");
  EXPECT_EQ(rules.profile->geographical_names.match("Upper Mill Road", 0), 15U);
}

}  // namespace
}  // namespace hustings
