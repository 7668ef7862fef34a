// Real elections' folders, assembled as they stand: sound, without errors, and every word of every statement in its
// part.
#include <map>

#include "election/assembling.h"
#include "election/invariants.h"
#include "support/golden.h"

namespace hustings {
namespace {

// Words of a tree in order, white space aside.
std::string words_of(const Part& part, NodeId top) {
  std::string words;
  for (char c : plain_text(part, top)) {
    if (c != ' ' && c != '\n') words += c;
  }
  return words;
}

// How often each byte stands in a text: enough to see that nothing was lost when blocks may be put in another order.
std::map<char, size_t> counts_of(const std::string& text) {
  std::map<char, size_t> counts;
  for (char c : text) ++counts[c];
  return counts;
}

class CorpusEditions : public ::testing::TestWithParam<const char*> {};

TEST_P(CorpusEditions, LoseNoWord) {
  if (testing::corpus().empty()) GTEST_SKIP() << "HUSTINGS_CORPUS is not set";
  const testing::Assembled edition(testing::corpus() + "/" + GetParam());
  testing::expect_sound(edition.document);
  std::map<SourceId, const Part*> parts;
  for (const auto& part : edition.document.parts) {
    if (part->root().role == Role::Contest) continue;  // its list names the candidates of other files
    for (const Node& node : part->nodes) {
      if (node.span.known() && node.kind == NodeKind::Text) parts.emplace(node.span.source, part.get());
    }
  }
  for (const ParsedBody& body : edition.bodies) {
    const Part& parsed = *body.document.parts.front();
    const std::string words = words_of(parsed, 0);
    if (words.empty()) continue;
    ASSERT_EQ(parts.count(body.body.source), 1U);
    const std::string printed = words_of(*parts[body.body.source], 0);
    std::map<char, size_t> left = counts_of(printed);
    for (const auto& [c, count] : counts_of(words)) {
      EXPECT_GE(left[c], count) << edition.reading.sources.at(body.body.source).path() << " lost '" << c << "'";
    }
    // The opening of the statement stands in one piece.
    EXPECT_NE(printed.find(words.substr(0, 30)), std::string::npos)
        << edition.reading.sources.at(body.body.source).path();
  }
  for (const Diagnostic& each : edition.reading.diagnostics.list()) {
    EXPECT_TRUE(each.severity != Severity::Error) << each.id << ": " << each.message;
  }
}

INSTANTIATE_TEST_SUITE_P(Folders, CorpusEditions,
                         ::testing::Values("kubernetes-steering-2021", "kubernetes-steering-2023",
                                           "istio-steering-2022", "nixos-steering-2025",
                                           "opentelemetry-governance-2023", "python-steering-nomination",
                                           "vote-gov-5-languages/en", "vote-gov-5-languages/es",
                                           "vote-gov-5-languages/ar", "vote-gov-5-languages/hi",
                                           "vote-gov-5-languages/zh-hans"));

}  // namespace
}  // namespace hustings
