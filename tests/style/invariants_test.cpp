// Properties over random trees: invariants hold, no word is lost, and threads change nothing.
#include <random>

#include "base/parallel.h"
#include "style/styling.h"

namespace hustings {
namespace {

using testing::document_of;
using testing::expect_invariants;
using testing::resolve;

bool is_leaf(NodeKind kind) {
  return kind == NodeKind::Text || kind == NodeKind::Image || kind == NodeKind::LineBreak ||
         kind == NodeKind::SoftBreak || kind == NodeKind::NoteMark || kind == NodeKind::Anchor;
}

// Any kind inside any other, as only broken input would have it.
std::shared_ptr<const Part> random_part(uint32_t seed, int steps) {
  std::mt19937 random(seed);
  PartBuilder builder("part-" + std::to_string(seed), Role::Profile);
  int depth = 0;
  for (int i = 0; i < steps; ++i) {
    const auto kind = static_cast<NodeKind>(random() % (static_cast<uint32_t>(NodeKind::Anchor) + 1));
    const uint32_t choice = random() % 10;
    if (choice < 4) {
      constexpr const char* kWords[] = {" ", "word", " two words ", "\n", "a  b", "\t"};
      builder.add_text(kWords[random() % std::size(kWords)]);
    } else if (choice < 7 && is_leaf(kind)) {
      if (kind != NodeKind::Text) builder.add(kind);
    } else if (choice < 7 && depth < 30) {
      const NodeId node = builder.open(kind, {}, static_cast<Role>(random() % 20), random() % 7);
      if (kind == NodeKind::Link) builder.set(node, Attribute::Target, "https://example.org/" + std::to_string(i));
      if (kind == NodeKind::NoteBody) builder.set(node, Attribute::Label, std::to_string(random() % 4));
      ++depth;
    } else if (depth > 0) {
      builder.close();
      --depth;
    }
  }
  return builder.finish();
}

std::string letters(std::string_view text) {
  std::string bare;
  for (char c : text) {
    if (c >= 'a' && c <= 'z') bare += c;
  }
  return bare;
}

// All words of Text nodes, in the order of the tree.
size_t count_words_of(const Part& part) {
  std::string all;
  for (const Node& node : part.nodes) all += letters(part.text_of(node));
  return all.size();
}

TEST(Invariants, HoldOverAnyTree) {
  const LayoutRules rules = testing::shipped_layout("booklet-a5");
  for (uint32_t seed = 0; seed < 300; ++seed) {
    const auto part = random_part(seed, 200);
    const StyledDocument styled = resolve(document_of(part), rules);
    expect_invariants(styled);
    ASSERT_FALSE(::testing::Test::HasFatalFailure()) << "seed " << seed;
    // What is not generated is the author's, each word once.
    size_t words = 0;
    const StyledPart& result = *styled.parts[0];
    for (const StyledNode& node : result.nodes) {
      if (node.kind == NodeKind::Text && !node.generated) words += letters(result.text_of(node)).size();
    }
    ASSERT_EQ(words, count_words_of(*part)) << "seed " << seed;
  }
}

TEST(Invariants, ThreadsChangeNothing) {
  Document document;
  for (uint32_t seed = 0; seed < 120; ++seed) document.parts.push_back(random_part(seed, 150));
  const LayoutRules rules = testing::shipped_layout("pamphlet-letter");
  set_threads(1);
  const std::string alone = testing::dump(resolve(document, rules));
  set_threads(4);
  const std::string together = testing::dump(resolve(document, rules));
  set_threads(0);
  EXPECT_EQ(alone, together);
}

TEST(Invariants, HostileDepthAndWidth) {
  for (NodeKind kind : {NodeKind::BlockQuote, NodeKind::Emphasis, NodeKind::List, NodeKind::Small}) {
    PartBuilder builder("deep");
    for (int i = 0; i < 5000; ++i) builder.open(kind);
    builder.add_text("words");
    const StyledDocument styled = resolve(document_of(builder.finish()), testing::shipped_layout("booklet-a5"));
    EXPECT_NE(styled.parts[0]->text.find("words"), std::string::npos);
    expect_invariants(styled);
  }
}

}  // namespace
}  // namespace hustings
