// Real elections' folders, read as they stand: nothing is an error, and each Markdown file that belongs to the booklet
// is in it, from the end of its front matter to its last byte.
#include <set>

#include "project/folder.h"
#include "project/project.h"
#include "project/reading.h"
#include "support/golden.h"

namespace hustings {
namespace {

struct Expected {
  const char* folder;
  size_t pages, contests, candidates;
};

class Corpus : public ::testing::TestWithParam<Expected> {};

std::vector<Body> bodies_of(const Project& project) {
  std::vector<Body> bodies;
  for (const InformationPage& page : project.pages) bodies.push_back(page.body);
  for (const Contest& contest : project.contests) {
    for (const Candidate& candidate : contest.candidates) bodies.push_back(candidate.statement);
  }
  return bodies;
}

TEST_P(Corpus, ReadsWithoutErrorsAndLosesNothing) {
  if (testing::corpus().empty()) GTEST_SKIP() << "HUSTINGS_CORPUS is not set";
  const std::string root = testing::corpus() + "/" + GetParam().folder;
  const testing::Reading reading(root);
  EXPECT_FALSE(reading.diagnostics.has_errors()) << testing::messages_of(reading.diagnostics, reading.sources, root);
  size_t candidates = 0;
  for (const Contest& contest : reading.project.contests) candidates += contest.candidates.size();
  EXPECT_EQ(reading.project.pages.size(), GetParam().pages);
  EXPECT_EQ(reading.project.contests.size(), GetParam().contests);
  EXPECT_EQ(candidates, GetParam().candidates);

  std::set<SourceId> placed;
  for (const Body& body : bodies_of(reading.project)) {
    const Source& source = reading.sources.at(body.source);
    placed.insert(body.source);
    EXPECT_EQ(body.end, source.text().size()) << source.path();
    // What stands above the body is front matter: fences around it, and every value in it a fact or a known key.
    const std::string_view above = source.text().substr(0, body.begin);
    if (above.empty()) continue;
    EXPECT_TRUE(above.substr(0, 3) == "---" || above.substr(0, 3) == "+++") << source.path();
    EXPECT_NE(above.find_last_of("-+"), std::string_view::npos);
  }
  for (SourceId source : reading.project.sources) {
    if (project::is_markdown(reading.sources.at(source).path())) {
      EXPECT_TRUE(placed.count(source) == 1) << reading.sources.at(source).path();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Folders, Corpus,
    ::testing::Values(Expected{"kubernetes-steering-2021", 2, 1, 13}, Expected{"kubernetes-steering-2023", 2, 1, 11},
                      Expected{"istio-steering-2022", 2, 1, 6}, Expected{"nixos-steering-2025", 7, 1, 24},
                      Expected{"opentelemetry-governance-2023", 2, 0, 0},
                      Expected{"python-steering-nomination", 0, 1, 1}, Expected{"vote-gov-5-languages/en", 63, 0, 0},
                      Expected{"vote-gov-5-languages/es", 63, 0, 0}, Expected{"vote-gov-5-languages/ar", 63, 0, 0},
                      Expected{"vote-gov-5-languages/hi", 63, 0, 0},
                      Expected{"vote-gov-5-languages/zh-hans", 57, 0, 0}));

}  // namespace
}  // namespace hustings
