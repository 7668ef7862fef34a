// Whole folders of each kind, read and compared with what they should be.
#include "project/project.h"

#include "project/reading.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

using testing::Reading;

std::string folder(const std::string& name) { return std::string(HUSTINGS_SOURCE_DIR) + "/tests/project/" + name; }

class ProjectFolders : public ::testing::TestWithParam<const char*> {};

TEST_P(ProjectFolders, ReadAsExpected) {
  const std::string root = folder(GetParam());
  const Reading reading(root);
  EXPECT_GOLDEN(testing::dump_of(reading, root), std::string("project/") + GetParam() + ".dump");
}

INSTANTIATE_TEST_SUITE_P(Project, ProjectFolders,
                         ::testing::Values("booklet", "elekto", "texts", "dialects", "measures"));

// A rule that a slip of the hand turned off must not pass in silence.
TEST(Project, KeysThatAreNearlyKnownAreTold) {
  testing::TemporaryFolder temporary;
  temporary.write("election.yaml",
                  "contests:\n"
                  "  - title: Mayor\n"
                  "    statments: {word-limit: 2}\n"
                  "    ordr: alphabetical\n"
                  "    date: 2030-01-02\n"
                  "    seats: 1\n"
                  "    candidates:\n"
                  "      - {name: Zed, withdrwan: yes, languages: two, email: zed@example.org}\n"
                  "      - {name: '', statement: }\n");
  const Reading reading(temporary.path());
  EXPECT_EQ(testing::count_of(reading.diagnostics, "unknown-key"), 3U)
      << testing::messages_of(reading.diagnostics, reading.sources);
  EXPECT_EQ(testing::count_of(reading.diagnostics, "manifest-value"), 1U) << "somebody has no name";
  const std::string told = testing::messages_of(reading.diagnostics, reading.sources);
  for (const char* hint : {"'statements'", "'order'", "'withdrawn'"}) EXPECT_NE(told.find(hint), std::string::npos);
}

TEST(Project, OneFileIsABookletWithItsFrontMatterAsManifest) {
  testing::TemporaryFolder temporary;
  const std::string file =
      temporary.write("letter.md", "---\ntitle: A letter\ndate: 2030-01-02\nlang: de\nplace: Ulm\n---\nHallo\n");
  const Reading reading(file);
  EXPECT_EQ(reading.project.name, "letter");
  EXPECT_EQ(reading.project.metadata.title, "A letter");
  EXPECT_EQ(reading.project.metadata.date, "2030-01-02");
  EXPECT_EQ(reading.project.metadata.language, "de");
  ASSERT_EQ(reading.project.pages.size(), 1U);
  ASSERT_EQ(reading.project.pages[0].facts.size(), 1U);
  EXPECT_EQ(reading.project.pages[0].facts[0].label, "Place");
  EXPECT_EQ(reading.project.pages[0].facts[0].value, "Ulm");
  EXPECT_EQ(reading.project.root, std::filesystem::path(temporary.path()));
  EXPECT_EQ(reading.diagnostics.list().size(), 0U);
}

TEST(Project, StandardInputIsOneText) {
  const Reading reading("-", "Setext title\n============\n\nText.\n");
  EXPECT_EQ(reading.project.metadata.title, "Setext title");
  ASSERT_EQ(reading.project.pages.size(), 1U);
  EXPECT_EQ(reading.project.pages[0].body.end, 33U);
  EXPECT_FALSE(reading.project.has_election);
}

TEST(Project, TheManifestItselfCanBeNamed) {
  const Reading reading(folder("booklet/election.yaml"));
  EXPECT_EQ(reading.project.contests.size(), 2U);
  EXPECT_EQ(reading.project.name, "booklet");
}

TEST(Project, LanguageOfTheCommandLineComesFirst) {
  const Reading reading(folder("booklet"), {}, "es");
  EXPECT_EQ(reading.project.metadata.language, "es");
  ASSERT_EQ(reading.project.editions.size(), 1U);
  EXPECT_EQ(reading.project.editions[0].language, "es");
}

TEST(Project, ALanguageFolderNamesTheLanguageWhenItsLettersAgree) {
  testing::TemporaryFolder temporary;
  temporary.write("ar/a.md", "مرحبا بكم في الانتخابات\n");
  temporary.write("my/a.md", "Plain English in a folder of mine.\n");
  EXPECT_EQ(Reading(temporary.path() + "/ar").project.metadata.language, "ar");
  EXPECT_EQ(Reading(temporary.path() + "/my").project.metadata.language, "en");
}

// Each piece of bad input gets one error, with this id, at this place.
struct BadInput {
  const char* name;
  std::vector<std::pair<std::string, std::string>> files;
  const char* expected;
};

class BadFolders : public ::testing::TestWithParam<BadInput> {};

TEST_P(BadFolders, AreToldInOneMessage) {
  testing::TemporaryFolder temporary;
  for (const auto& [name, bytes] : GetParam().files) temporary.write(name, bytes);
  const Reading reading(temporary.path());
  std::string errors;
  for (const Diagnostic& each : reading.diagnostics.list()) {
    if (each.severity != Severity::Error) continue;
    errors += (errors.empty() ? "" : " ") + each.id;
    if (!each.span.known()) continue;
    const Source& source = reading.sources.at(each.span.source);
    const LineColumn place = source.position(each.span.begin);
    errors += "@" + source.path().substr(temporary.path().size() + 1) + ":" + std::to_string(place.line) + ":" +
              std::to_string(place.column);
    EXPECT_FALSE(each.hints.empty()) << each.id;
  }
  EXPECT_EQ(errors, GetParam().expected);
}

const std::string kManifest = "title: T\ncontests:\n- title: C\n  candidates:\n  - ";

INSTANTIATE_TEST_SUITE_P(
    Project, BadFolders,
    ::testing::Values(
        BadInput{"empty", {{"a.txt", "x"}}, "no-markdown"},
        BadInput{
            "yaml", {{"election.yaml", "title: T\ncontests: [\n"}, {"a.md", "x"}}, "yaml-syntax@election.yaml:2:11"},
        BadInput{
            "tab", {{"election.yaml", "title: T\ncontests:\n\t- a\n"}, {"a.md", "x"}}, "yaml-syntax@election.yaml:3:2"},
        BadInput{"colon", {{"a.md", "---\nname: A\noccupation: baker: and miller\n---\nx\n"}}, "yaml-syntax@a.md:3:18"},
        BadInput{"open", {{"a.md", "---\nname: A\n\nText.\n"}}, "front-matter-open@a.md:1:1"},
        BadInput{"list", {{"a.md", "---\n{a: b}: c\n---\n"}}, ""},
        BadInput{"twice", {{"a.md", "---\nname: A\nName: B\n---\nx\n"}}, "duplicate-key@a.md:3:1"},
        BadInput{"toml", {{"a.md", "+++\na = 1\nb = \n+++\nx\n"}}, "toml-syntax@a.md:3:5"},
        BadInput{"missing", {{"election.yaml", kManifest + "x.md\n"}}, "file-missing@election.yaml:5:5"},
        BadInput{"outside", {{"election.yaml", kManifest + "../x.md\n"}}, "outside-booklet@election.yaml:5:5"},
        BadInput{"absolute", {{"election.yaml", kManifest + "/etc/hostname\n"}}, "outside-booklet@election.yaml:5:5"},
        BadInput{"folder", {{"election.yaml", kManifest + "d\n"}, {"d/x.txt", ""}}, "no-markdown@election.yaml:5:5"},
        BadInput{"ids",
                 {{"election.yaml", kManifest + "a.md\n  - b.md\n"},
                  {"a.md", "---\nname: A\nid: x\n---\nText\n"},
                  {"b.md", "---\nname: B\nid: x\n---\nText\n"}},
                 "duplicate-candidate@b.md:2:1"},
        BadInput{"same file",
                 {{"election.yaml", kManifest + "a.md\n  - a.md\n"}, {"a.md", "---\nname: A\n---\nText\n"}},
                 "duplicate-candidate@a.md:2:1"},
        BadInput{"contests",
                 {{"election.yaml", "contests:\n- {id: c, title: A}\n- {id: c, title: B}\n"}},
                 "duplicate-contest@election.yaml:3:3"},
        BadInput{"shape", {{"election.yaml", "contests: none\n"}}, "manifest-value@election.yaml:1:1"},
        BadInput{"latin 1", {{"a.md", "caf\xe9\n"}}, "invalid-utf-8@a.md:1:4"},
        BadInput{"utf-16", {{"a.md", std::string("\xff\xfeh\0i\0", 6)}}, "utf-16@a.md:1:1"},
        BadInput{"utf-16 without a mark", {{"a.md", std::string("a\0 \0b\0o\0o\0k\0", 12)}}, "utf-16@a.md:1:1"},
        BadInput{"program",
                 {{"a.md", std::string("\x7f"
                                       "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0\1\0\0\0",
                                       24)}},
                 "nul-byte@a.md:1:8"},
        BadInput{"nul", {{"a.md", std::string("a\nb\0c", 5)}}, "nul-byte@a.md:2:2"},
        BadInput{"language",
                 {{"election.yaml", "language: no such\n"}, {"a.md", "x"}},
                 "unknown-language@election.yaml:1:11"},
        BadInput{"portrait",
                 {{"a.md", "---\nname: A\ncontest: C\nportrait: no.png\n---\nx\n"}},
                 "picture-missing@a.md:4:11"}),
    [](const ::testing::TestParamInfo<BadInput>& each) {
      std::string name = each.param.name;
      for (char& c : name) c = c == ' ' || c == '-' ? '_' : c;
      return name;
    });

TEST(Project, ALanguageThatNobodyKnowsIsToldOf) {
  testing::TemporaryFolder temporary;
  temporary.write("election.yaml", "title: T\nlanguage: klingon\n");
  temporary.write("a.md", "# Text\n");
  const Reading reading(temporary.path());
  ASSERT_EQ(reading.diagnostics.list().size(), 1U);
  EXPECT_EQ(reading.diagnostics.list()[0].id, "unknown-language");
  EXPECT_EQ(reading.sources.at(0).position(reading.diagnostics.list()[0].span.begin).line, 2U);
  EXPECT_FALSE(reading.diagnostics.has_errors());
  EXPECT_EQ(reading.project.metadata.language, "klingon");
}

TEST(Project, SomebodyCertifiesOrNobody) {
  testing::TemporaryFolder temporary;
  temporary.write("a.md", "# Text\n");
  temporary.write("election.yaml",
                  "title: T\ncertifier: The County\ncertifier-credential: A badge\n"
                  "certifier-report: https://county.example/report\n");
  const Reading named(temporary.path());
  EXPECT_TRUE(named.diagnostics.list().empty());
  EXPECT_EQ(named.project.certifier.name, "The County");
  EXPECT_EQ(named.project.certifier.credential, "A badge");
  EXPECT_EQ(named.project.certifier.report, "https://county.example/report");

  temporary.write("election.yaml", "title: T\ncertifier-credential: A badge\n");
  const Reading nobody(temporary.path());
  ASSERT_EQ(nobody.diagnostics.list().size(), 1U);
  EXPECT_EQ(nobody.diagnostics.list()[0].id, "certifier-missing");
  EXPECT_EQ(nobody.sources.at(0).position(nobody.diagnostics.list()[0].span.begin).line, 2U);
  EXPECT_EQ(nobody.project.certifier.credential, "");

  temporary.write("election.yaml", "title: T\ncertifier: The County\ncertifier-report: on paper\n");
  const Reading paper(temporary.path());
  ASSERT_EQ(paper.diagnostics.list().size(), 1U);
  EXPECT_EQ(paper.diagnostics.list()[0].id, "manifest-value");
  EXPECT_EQ(paper.project.certifier.report, "");
}

TEST(Project, AnEmptyFileIsNoBookletWithoutAWord) {
  testing::TemporaryFolder temporary;
  const Reading empty(temporary.write("a.md", "\n \n"));
  ASSERT_EQ(empty.diagnostics.list().size(), 1U);
  EXPECT_EQ(empty.diagnostics.list()[0].id, "text-empty");
  EXPECT_FALSE(empty.diagnostics.has_errors());
  const Reading facts(temporary.write("b.md", "---\nhours: 9 to 5\n---\n"));
  EXPECT_TRUE(facts.diagnostics.list().empty());
}

TEST(Project, AnInputThatIsNotThere) {
  const Reading reading("/no/such/folder");
  ASSERT_EQ(reading.diagnostics.list().size(), 1U);
  EXPECT_EQ(reading.diagnostics.list()[0].id, "input-missing");
  EXPECT_TRUE(reading.project.sources.empty());
}

}  // namespace
}  // namespace hustings
