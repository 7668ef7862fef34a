// Properties over random trees: invariants hold, no word is lost, and threads change nothing.
#include <map>
#include <random>

#include "base/parallel.h"
#include "style/styling.h"

namespace hustings {
namespace {

using testing::document_of;
using testing::expect_invariants;
using testing::resolve;

// Letters that no other step writes.
std::string unique_word(int step) {
  std::string word = "w";
  for (; step > 0; step /= 25) word += static_cast<char>('a' + step % 25 + (step % 25 >= 22));
  return word;
}

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
      constexpr const char* kWords[] = {" ", "#", " # # ", "\n", "#  b", "\t"};
      std::string words = kWords[random() % std::size(kWords)];
      for (size_t at = words.find('#'); at != std::string::npos; at = words.find('#'))
        words.replace(at, 1, unique_word(i));
      builder.add_text(words);
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

// How often each word stands in the text.
void count_words(std::string_view text, std::map<std::string, int>& counts, int sign) {
  std::string word;
  for (char c : std::string(text) + " ") {
    if (c >= 'a' && c <= 'z') {
      word += c;
    } else if (!word.empty()) {
      if ((counts[word] += sign) == 0) counts.erase(word);
      word.clear();
    }
  }
}

TEST(Invariants, HoldOverAnyTree) {
  const LayoutRules rules = testing::shipped_layout("booklet-a5");
  for (uint32_t seed = 0; seed < 300; ++seed) {
    const auto part = random_part(seed, 200);
    const StyledDocument styled = resolve(document_of(part), rules);
    expect_invariants(styled);
    ASSERT_FALSE(::testing::Test::HasFatalFailure()) << "seed " << seed;
    // What is not generated is the author's, each word once.
    std::map<std::string, int> counts;
    for (const Node& node : part->nodes) count_words(part->text_of(node), counts, 1);
    const StyledPart& result = *styled.parts[0];
    for (const StyledNode& node : result.nodes) {
      if (node.kind == NodeKind::Text && !node.generated) count_words(result.text_of(node), counts, -1);
    }
    std::string wrong;
    for (const auto& [word, count] : counts) wrong += word + " ";
    ASSERT_EQ(wrong, "") << "seed " << seed << '\n' << testing::dump(styled);
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
