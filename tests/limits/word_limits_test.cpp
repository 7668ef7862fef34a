// Limits held against statements: by contest and language, rejected or warned of, with a place and a remedy; and by
// Kubernetes' own count, real elections.
#include "limits/word_limits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "election/assembling.h"
#include "limits/counting.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

constexpr const char* kManifest =
    "title: Test\n"
    "statements: {word-limit: {en: 4, other: 2}, count-profile: our-count.yaml}\n"
    "contests:\n"
    "  - {title: Mayor, candidates: [a.md, b.md]}\n"
    "  - {title: Clerk, statements: {over-limit: warn}, candidates: [c.md]}\n"
    "  - {title: Judge, statements: {over-limit: cut-words}, candidates: [d.md]}\n"
    "  - {title: Coroner, statements: {word-limit: none}, candidates: [e.md]}\n";

struct Booklet {
  testing::TemporaryFolder folder;
  Sources sources;
  Diagnostics diagnostics;
  Project project;
  std::vector<ParsedBody> bodies;

  void read(const std::string& input, const project::Options& options) {
    project = project::read(input, {}, options, sources, diagnostics);
    for (const Statement& statement : project::statements_of(project)) {
      const Body& body = statement.body;
      bodies.push_back({body, markdown::parse(sources.at(body.source), body.begin, body.end, {}, diagnostics)});
    }
    limits::check_word_limits(project, bodies, sources, diagnostics);
  }
};

TEST(WordLimits, AreToldAtTheFirstWordTooMany) {
  Booklet booklet;
  booklet.folder.write("election.yaml", kManifest);
  booklet.folder.write("our-count.yaml",
                       "title: Ours\ncitation: Rule 7\nrules: {geographical-names: 1}\nlists: {geographical-names: "
                       "towns.txt}\n");
  booklet.folder.write("towns.txt", "# our towns\nSan Lorenzo\nEl Rio Grande\n");
  booklet.folder.write("a.md", "---\nname: A\n---\nSan Lorenzo needs one **bridge** now.\n");
  booklet.folder.write("b.md", "---\nname: B\nlang: es\n---\nEl puente ya.\n");
  booklet.folder.write("c.md", "---\nname: C\n---\nOne two three four five\n");
  booklet.folder.write("d.md", "---\nname: D\n---\nOne two three four five\n");
  booklet.folder.write("e.md", "---\nname: E\n---\nOne two three four five\n");
  booklet.read(booklet.folder.path(), {});
  EXPECT_EQ(
      testing::messages_of(booklet.diagnostics, booklet.sources, booklet.folder.path()),
      "error word-limit-exceeded a.md:4:34: the statement of A has 5 words, 1 more than the limit of 4 for 'en'; "
      "the first too many stands here\n"
      "    counted by the profile 'our-count.yaml' (Rule 7); hustings count --explain tells what each word counts\n"
      "    have it shortened by 1 word, or choose with 'over-limit' below 'statements' what happens to longer ones\n"
      "error word-limit-exceeded b.md:5:11: the statement of B has 3 words, 1 more than the limit of 2; "
      "the first too many stands here\n"
      "    counted by the profile 'our-count.yaml' (Rule 7); hustings count --explain tells what each word counts\n"
      "    have it shortened by 1 word, or choose with 'over-limit' below 'statements' what happens to longer ones\n"
      "warning word-limit-exceeded c.md:4:20: the statement of C has 5 words, 1 more than the limit of 4 for 'en'; "
      "the first too many stands here\n"
      "    counted by the profile 'our-count.yaml' (Rule 7); hustings count --explain tells what each word counts\n"
      "    have it shortened by 1 word, or choose with 'over-limit' below 'statements' what happens to longer "
      "ones\n");
}

TEST(WordLimits, TheCommandLineGoesBeforeTheManifest) {
  Booklet booklet;
  booklet.folder.write("election.yaml", kManifest);
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    booklet.folder.write(std::string(name) + ".md", "---\nname: X\n---\n- One two three four five\n");
  }
  project::Options options;
  options.profiles = testing::shipped_profiles();
  options.count_profile = "kubernetes";
  options.word_limit = 5;
  booklet.read(booklet.folder.path(), options);
  // The list's mark is a word by Kubernetes' count: two contests reject, one warns, one cuts.
  size_t errors = 0, warnings = 0;
  for (const Diagnostic& each : booklet.diagnostics.list()) {
    if (each.id != "word-limit-exceeded") continue;
    (each.severity == Severity::Error ? errors : warnings) += 1;
    EXPECT_NE(each.message.find("6 words, 1 more than the limit of 5;"), std::string::npos) << each.message;
  }
  EXPECT_EQ(errors, 3U);
  EXPECT_EQ(warnings, 1U);
}

TEST(WordLimits, APictureThatCountsByItsSizeMustStateIt) {
  Booklet booklet;
  booklet.folder.write(
      "election.yaml",
      "title: Test\nstatements: {word-limit: 100, count-profile: washington}\ncontests: [{title: Mayor, "
      "candidates: [a.md]}]\n");
  booklet.folder.write("a.md",
                       "---\nname: A\n---\n![A chart](a.png)\n\n<img src=\"b.png\" width=\"96\" height=\"96\">\n");
  project::Options options;
  options.profiles = testing::shipped_profiles();
  booklet.read(booklet.folder.path(), options);
  EXPECT_EQ(testing::count_of(booklet.diagnostics, "picture-size-unknown"), 1U);
}

// Words of the file below its second line of 61 dashes, or of all of it, by the C++ library's own white space.
size_t words_of_file(const std::string& path, bool with_header) {
  std::string text = read_file(path);
  if (!with_header) {
    const std::string line(61, '-');
    text.erase(0, text.find(line, text.find(line) + 61) + 61);
  }
  std::istringstream words(text);
  size_t count = 0;
  for (std::string word; words >> word;) ++count;
  return count;
}

class KubernetesElections : public ::testing::TestWithParam<std::pair<const char*, std::vector<std::string>>> {};

TEST_P(KubernetesElections, AreOverTheLimitByTheirOwnCount) {
  if (testing::corpus().empty()) GTEST_SKIP() << "HUSTINGS_CORPUS is not set";
  const auto& [name, over] = GetParam();
  const std::string folder = testing::corpus() + "/" + name;
  for (const bool with_header : {false, true}) {
    Booklet booklet;
    project::Options options;
    options.profiles = testing::shipped_profiles();
    options.count_profile = with_header ? "kubernetes-tool" : "kubernetes";
    options.word_limit = 450;
    booklet.read(folder, options);
    std::vector<std::string> found;
    for (const auto& each : limits::count_statements(booklet.project, booklet.bodies, booklet.sources)) {
      const Source& source = booklet.sources.at(each.statement.body.source);
      EXPECT_EQ(each.count.words, words_of_file(source.path(), with_header)) << source.path();
      if (each.over() > 0) found.push_back(each.statement.candidate->id + " " + std::to_string(each.over()));
    }
    if (!with_header) EXPECT_EQ(found, over);
    EXPECT_EQ(testing::count_of(booklet.diagnostics, "word-limit-exceeded"), found.size());
  }
}

INSTANTIATE_TEST_SUITE_P(
    Folders, KubernetesElections,
    ::testing::Values(std::pair<const char*, std::vector<std::string>>("kubernetes-steering-2021", {}),
                      std::pair<const char*, std::vector<std::string>>("kubernetes-steering-2023",
                                                                       {"natalisucks 237", "pacoxu 137", "qedrakmar 97",
                                                                        "soltysh 188", "xmudrii 231"})));

}  // namespace
}  // namespace hustings
