// The table of counting.txt, line by line: what each piece of a text counts by which rule of which office, and where
// the rule stands.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "limits/counting.h"
#include "support/golden.h"

namespace hustings {
namespace {

using testing::CountedText;
using testing::ReadProfile;

const CountProfile& profile_named(const std::string& name) {
  static std::map<std::string, std::unique_ptr<ReadProfile>> known;
  std::unique_ptr<ReadProfile>& profile = known[name];
  if (profile == nullptr) {
    profile = std::make_unique<ReadProfile>(name);
    EXPECT_TRUE(profile->diagnostics.list().empty()) << name << ": " << profile->diagnostics.list().front().message;
  }
  return profile->profile;
}

// The lines that follow a heading "profile (language): text".
std::string table_of(const std::string& heading, size_t& tokens) {
  const size_t open = heading.find(" ("), close = heading.find("): ");
  const CountProfile& profile = profile_named(heading.substr(0, open));
  const CountedText counted(heading.substr(close + 3), heading.substr(open + 2, close - open - 2), profile);
  std::ostringstream lines;
  lines << heading << '\n';
  for (const limits::CountedToken& token : counted.count.tokens) {
    const CountRule& rule = profile.rules[token.rule];
    lines << "  " << token.words << "  " << counted.words(token) << "  [" << name_of(rule.kind)
          << (rule.citation.empty() ? "" : ", " + rule.citation) << "]\n";
    ++tokens;
  }
  lines << "  = " << counted.count.words << '\n';
  return lines.str();
}

TEST(Counting, GivesEachTokenItsWordsAndItsRule) {
  std::istringstream table(testing::read_test_file("limits/counting.txt"));
  std::string result;
  size_t tokens = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line[0] == '#') {
      result += line + '\n';
    } else if (line[0] != ' ') {
      result += table_of(line, tokens);
    }
  }
  EXPECT_GE(tokens, 150U);
  EXPECT_GOLDEN(result, "limits/counting.txt");
}

TEST(Counting, PicturesAsWideAsAFieldDoNotComeBackToNothing) {
  const ReadProfile profile("ours", "rules:\n  pictures: 1000 per square inch\n");
  std::string pictures;
  for (int i = 0; i < 5; ++i) pictures += "<img src=\"a.png\" width=\"99999\" height=\"99999\" alt=\"\">\n\n";
  EXPECT_EQ(CountedText(pictures + "Vote", "en", profile.profile).count.words, UINT32_MAX);
}

// What takes a second here takes an hour when each word looks at all that follow it.
TEST(Counting, OfALongLineIsQuick) {
  ReadProfile profile("ours", "separation: spaces\nrules:\n  uncounted-lines: {counts: 0, labels: [Age]}\n");
  std::string parted, broken;
  for (int i = 0; i < 200'000; ++i) parted += "a,";
  for (int i = 0; i < 100'000; ++i) broken += "a<br>";
  EXPECT_EQ(CountedText(parted, "en", profile.profile).count.words, 200'000U);
  EXPECT_EQ(CountedText(broken, "en", profile.profile).count.words, 100'000U);
}

TEST(Counting, EveryShippedProfileReadsWithoutAWord) {
  size_t profiles = 0;
  for (const auto& entry : std::filesystem::directory_iterator(testing::shipped_profiles())) {
    if (entry.path().extension() != ".yaml") continue;
    const ReadProfile profile(entry.path().stem().string());
    for (const Diagnostic& each : profile.diagnostics.list()) ADD_FAILURE() << entry.path() << ": " << each.message;
    EXPECT_FALSE(profile.profile.citation.empty()) << entry.path();
    EXPECT_TRUE(profile.profile.source.starts_with("http")) << entry.path();
    ++profiles;
  }
  EXPECT_GE(profiles, 7U);
}

TEST(Counting, TheBuiltInWordsAreTheShippedOnes) {
  const ReadProfile shipped("words");
  const std::string text = "The U.S.A.'s state-of-the-art voters don't pay $3.50 on 11/3, 投票する。";
  const CountedText by_file(text, "en", shipped.profile), built_in(text, "en", *plain_words());
  EXPECT_EQ(by_file.count.words, built_in.count.words);
  EXPECT_EQ(shipped.profile.citation, plain_words()->citation);
}

TEST(Counting, APictureCountsByItsSizeInWashington) {
  const CountProfile& profile = profile_named("washington");
  // 2 by 1 inches at 96 pixels, fifty words a square inch; 1 by 1 pixel is rounded up to a word.
  EXPECT_EQ(CountedText("<img src=\"a.png\" width=\"192\" height=\"96\" alt=\"\">", "en", profile).count.words, 100U);
  EXPECT_EQ(CountedText("<img src=\"a.png\" width=\"1\" height=\"1\" alt=\"\">", "en", profile).count.words, 1U);
  EXPECT_EQ(CountedText("<img src=\"a.png\" width=\"50%\" height=\"96\" alt=\"\">", "en", profile).count.words, 0U);
  EXPECT_EQ(CountedText("![A chart](a.png)", "en", profile).count.words, 0U);
}

TEST(Counting, ScriptsWithoutSpacesCountByWordsOrByCharacters) {
  const ReadProfile by_words("own", "title: Own\n"), by_characters("own", "title: Own\nunspaced-scripts: characters\n");
  const std::string thai = "การเลือกตั้ง";
  EXPECT_EQ(CountedText(thai, "th", by_words.profile).count.words, 3U);
  EXPECT_EQ(CountedText("投票日は11月3日", "ja", by_characters.profile).count.words, 8U);
  EXPECT_EQ(CountedText("選舉日是十一月三日。", "zh-Hant", by_characters.profile).count.words, 9U);
}

TEST(Counting, FindsTheFirstTokenBeyondALimitAndTheLanguagesOwnLimit) {
  const CountProfile& profile = profile_named("california");
  const CountedText counted("On November 3, 2026 we vote.", "en", profile);
  ASSERT_EQ(counted.count.words, 5U);
  EXPECT_EQ(counted.words(counted.count.tokens[limits::first_beyond(counted.count, 2)]), "November 3, 2026");
  EXPECT_EQ(counted.words(counted.count.tokens[limits::first_beyond(counted.count, 4)]), "vote");
  EXPECT_EQ(limits::first_beyond(counted.count, 5), counted.count.tokens.size());
  StatementRules rules;
  rules.limits = {{"", 220, {}}, {"es", 230, {}}, {"zh-Hant", 400, {}}};
  EXPECT_EQ(limits::limit_for(rules, "es-MX")->words, 230U);
  EXPECT_EQ(limits::limit_for(rules, "zh-Hant")->words, 400U);
  EXPECT_EQ(limits::limit_for(rules, "zh")->words, 220U);
  rules.limits.erase(rules.limits.begin());
  EXPECT_EQ(limits::limit_for(rules, "en"), nullptr);
}

}  // namespace
}  // namespace hustings
