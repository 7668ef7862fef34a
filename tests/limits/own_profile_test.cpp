// What the page on profiles teaches is so: its example reads, and counts as its table says. And profiles that are wrong
// are refused where they are wrong.
#include <gtest/gtest.h>

#include "limits/counting.h"
#include "project/reading.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

using testing::CountedText;
using testing::ReadProfile;

// The page's block of YAML.
std::string example() {
  const std::string page = read_file(testing::shipped_profiles() + "/README.md");
  const size_t begin = page.find("```yaml\n") + 8;
  return page.substr(begin, page.find("```", begin) - begin);
}

// "2 rule, 1 rule": pieces that are no plain words or marks.
std::string told(const std::string& markdown, const CountProfile& profile, const std::string& language = "en") {
  const CountedText counted(markdown, language, profile);
  std::string list;
  for (const limits::CountedToken& token : counted.count.tokens) {
    const CountRule& rule = profile.rules[token.rule];
    if (rule.kind == CountKind::Word || rule.kind == CountKind::Punctuation) continue;
    list += (list.empty() ? "" : ", ") + std::to_string(token.words) + " " + counted.words(token) + " " +
            std::string(name_of(rule.kind));
  }
  return list;
}

TEST(OwnProfile, TheExampleOfThePageCountsAsItSays) {
  const ReadProfile read("our-count", example());
  for (const Diagnostic& each : read.diagnostics.list()) ADD_FAILURE() << each.message;
  const CountProfile& profile = read.profile;
  EXPECT_EQ(profile.effective, "2026-01-01");
  EXPECT_EQ(told("**Occupation:** Engineer, 30 years\nAge: 42\n", profile),
            "0 Occupation: Engineer, 30 years uncounted-lines, 0 Age: 42 uncounted-lines");
  EXPECT_EQ(told("My occupation: engineer", profile), "");
  EXPECT_EQ(told("## Two words\n", profile), "0 Two headings, 0 words headings");
  EXPECT_EQ(told("Amara Okafor’s Upper\nMill Road, County of Riverbend.", profile),
            "1 Amara Okafor’s proper-names, 1 Upper Mill Road geographical-names, 1 County of Riverbend "
            "geographical-names");
  // A name is itself, and neither a longer nor a shorter word.
  EXPECT_EQ(told("Riverbenders of riverbend, Riverbend-wide, Upper Mill", profile), "2 Riverbend-wide hyphenations");
  EXPECT_EQ(told("Long-term and mother‑in‑law's half-way and/or", profile),
            "1 Long-term listed-hyphenations, 1 mother‑in‑law's listed-hyphenations, 2 half-way hyphenations, 2 and/or "
            "slashes");
  EXPECT_EQ(told("On November 3 call 555-0142 or www.example.org, 24 hours", profile),
            "1 November 3 dates-in-words, 0 555-0142 telephones, 0 www.example.org web-addresses, 1 24 numbers");
  EXPECT_EQ(told("投票", profile, "ja"), "1 投 unspaced-words, 1 票 unspaced-words");
  EXPECT_EQ(told("<img src=\"a.png\" width=\"96\" height=\"192\" alt=\"\">", profile), "100 (picture) pictures");
}

TEST(OwnProfile, IsRefusedWhereItIsWrong) {
  const ReadProfile read("own",
                         "title: Own\n"
                         "separaton: spaces\n"
                         "rules:\n"
                         "  numbrs: 1\n"
                         "  words: many\n"
                         "  dates-in-words: {citation: 3}\n"
                         "  slashes: {counts: each-part, note: x}\n"
                         "  pictures: each-part\n"
                         "  symbols: 1001\n"
                         "  headings: []\n"
                         "lists: {dictionry: [a-b], proper-names: {x: y}}\n"
                         "unspaced-scripts: letters\n"
                         "front-matter: counted\n");
  std::string messages;
  for (const Diagnostic& each : read.diagnostics.list()) {
    EXPECT_EQ(each.id, "count-profile-value");
    const LineColumn at = read.sources.at(each.span.source).position(each.span.begin);
    messages += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + each.message +
                (each.hints.empty() ? "" : "; " + each.hints.front()) + "\n";
  }
  EXPECT_EQ(messages,
            "12:19 'letters' is no way to count scripts without spaces; write words or characters\n"
            "13:15 'front-matter' is counted or not-counted, where separation is raw-spaces\n"
            "4:3 'numbrs' is not a key of 'rules'; did you mean 'numbers'?\n"
            "5:10 'many' is not what a thing can count; write a number of words, or each-part\n"
            "6:3 the rule 'dates-in-words' does not say what such a thing counts; write below it, for example, counts: "
            "1\n"
            "7:32 'note' is not a key of a rule; its keys are counts, citation\n"
            "8:13 'each-part' is not what a thing can count; write a number of words, or 50 per square inch\n"
            "9:12 '1001' is not what a thing can count; write a number of words, or each-part\n"
            "10:3 the rule 'headings' does not say what such a thing counts; write headings: 1, or a map with 'counts' "
            "and 'citation'\n"
            "11:41 'proper-names' is not a list; write a list of words, or the name of a file with one a line\n"
            "11:9 'dictionry' is not a key of 'lists'; did you mean 'dictionary'?\n"
            "2:1 'separaton' is not a key of a profile of counting; did you mean 'separation'?\n");
}

TEST(OwnProfile, HasBounds) {
  std::string many = "lists: {dictionary: [" + std::string(300, 'x') + "-y";
  many += "]}\n";
  const ReadProfile longest("own", many);
  EXPECT_EQ(longest.diagnostics.list().size(), 1U);
  EXPECT_EQ(longest.profile.dictionary.size(), 0U);

  testing::TemporaryFolder folder;
  std::string words;
  for (size_t i = 0; i < project::kLongestList + 10; ++i) words += "a-" + std::to_string(i) + "\n";
  folder.write("words.txt", words);
  folder.write("election.yaml",
               "title: T\nstatements: {counting-lists: {dictionary: words.txt}}\ncontests: [{title: M, candidates: "
               "[{name: A}]}]\n");
  const testing::Reading reading(folder.path());
  EXPECT_EQ(testing::count_of(reading.diagnostics, "count-profile-value"), 1U);
  EXPECT_EQ(reading.project.contests[0].rules.profile->dictionary.size(), project::kLongestList);
  EXPECT_EQ(testing::count_of(reading.diagnostics, "not-in-booklet"), 0U);
}

TEST(OwnProfile, ThatIsNotThereIsToldWithTheNearest) {
  testing::TemporaryFolder folder;
  folder.write("election.yaml",
               "title: T\nstatements: {count-profile: californa}\ncontests:\n  - {title: M, candidates: [{name: A}]}\n"
               "  - {title: N, statements: {count-profile: ours.yaml}, candidates: [{name: B}]}\n");
  Sources sources;
  Diagnostics diagnostics;
  project::Options options;
  options.profiles = testing::shipped_profiles();
  const Project project = project::read(folder.path(), {}, options, sources, diagnostics);
  const std::string said = testing::messages_of(diagnostics, sources, folder.path());
  EXPECT_NE(said.find("error count-profile-missing election.yaml:2:29: there is no profile of counting 'californa'\n"
                      "    did you mean 'california'?\n"),
            std::string::npos)
      << said;
  EXPECT_NE(said.find("error file-missing election.yaml:5:44:"), std::string::npos) << said;
  for (const Contest& contest : project.contests) EXPECT_EQ(contest.rules.profile->citation, "UAX #29");
}

}  // namespace
}  // namespace hustings
