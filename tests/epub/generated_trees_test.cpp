// Every node kind inside every other, in both directions of writing: whatever the tree, the XHTML is well-formed, no
// word is lost or doubled, and every page has its marker.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "epub/booklet.h"
#include "epub/unpacked.h"
#include "epub/write.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

using testing::PartMaker;

class TreeMaker {
 public:
  explicit TreeMaker(uint32_t seed) : random_(seed) {}

  std::shared_ptr<const StyledPart> make(const std::string& id) {
    PartMaker part(id, Role::Profile);
    make_ = &part;
    part.heading(1, word());
    blocks(4);
    for (int note = 0; note < 2; ++note) {
      part.set(part.with(NodeKind::NoteBody, [&] { blocks(1); }), Attribute::Label, std::to_string(note));
    }
    return part.finish();
  }

 private:
  uint32_t below(uint32_t limit) { return static_cast<uint32_t>(random_() % limit); }
  std::string word() {
    static constexpr const char* kWords[] = {"vote", "<b>", "&amp;", "صوت", "選挙", "e\u0301", "\"q\"", "]]>", "a\tb"};
    return kWords[below(std::size(kWords))] + std::to_string(++count_);
  }
  void language() {
    const uint32_t which = below(6);
    make_->in(which < 3 ? static_cast<LanguageId>(which) : testing::kEnglish,
              which == 2 ? testing::kRightToLeft : testing::kPlain);
  }
  void inlines(int depth) {
    for (uint32_t left = 1 + below(3); left > 0; --left) {
      language();
      const auto kind =
          static_cast<NodeKind>(static_cast<uint32_t>(NodeKind::Text) +
                                below(static_cast<uint32_t>(NodeKind::Anchor) - static_cast<uint32_t>(NodeKind::Text)));
      if (kind == NodeKind::LineBreak || kind == NodeKind::SoftBreak)
        make_->leaf(kind);
      else if (kind == NodeKind::Image)
        make_->set(make_->leaf(kind, Display::InlinePicture), Attribute::Decorative, "true");
      else if (kind == NodeKind::Text || depth == 0)
        make_->text(word());
      else {
        const NodeId node = make_->with(kind, [&] { inlines(depth - 1); });
        if (kind == NodeKind::Link) make_->set(node, Attribute::Target, below(2) ? "#p" : "https://example.org/");
        if (kind == NodeKind::NoteMark) make_->set(node, Attribute::Label, std::to_string(below(3)));
      }
    }
  }
  void text_block(NodeKind kind) {
    language();
    make_->with(
        kind, [&] { inlines(3); }, Role::None, static_cast<uint8_t>(1 + below(6)));
  }
  void blocks(int depth) {
    for (uint32_t left = 1 + below(3); left > 0; --left) {
      language();
      switch (depth == 0 ? below(3) : below(13)) {
        case 0:
          text_block(NodeKind::Paragraph);
          break;
        case 1:
          text_block(NodeKind::Heading);
          break;
        case 2:
          text_block(NodeKind::CodeBlock);
          break;
        case 3:
          make_->leaf(NodeKind::ThematicBreak, Display::Rule);
          break;
        case 4:
          make_->with(
              NodeKind::Section, [&] { blocks(depth - 1); }, below(2) ? Role::Statement : Role::Chapter);
          break;
        case 5:
          make_->with(NodeKind::BlockQuote, [&] { blocks(depth - 1); });
          break;
        case 6:
          make_->with(NodeKind::Callout, [&] { blocks(depth - 1); });
          break;
        case 7:
          make_->with(NodeKind::Details, [&] {
            text_block(NodeKind::Summary);
            blocks(depth - 1);
          });
          break;
        case 8:
          list(depth);
          break;
        case 9:
          table(depth);
          break;
        case 10:
          make_->with(NodeKind::DescriptionList, [&] {
            text_block(NodeKind::DescriptionTerm);
            make_->with(NodeKind::DescriptionDetails, [&] { blocks(depth - 1); });
          });
          break;
        case 11:
          make_->with(NodeKind::Figure, [&] {
            make_->set(make_->leaf(NodeKind::Image, Display::Picture), Attribute::Decorative, "true");
            text_block(NodeKind::Caption);
          });
          break;
        default:
          make_->with(NodeKind::Generated, [&] { blocks(depth - 1); });
          break;
      }
    }
  }
  void list(int depth) {
    const NodeId node = make_->with(NodeKind::List, [&] {
      for (uint32_t items = 1 + below(3); items > 0; --items) {
        make_->with(NodeKind::ListItem, [&] {
          make_->mark("§" + std::to_string(++count_));  // no reading system's own: it stays
          blocks(depth - 1);
        });
      }
    });
    if (below(2)) make_->set(node, Attribute::Tight, "true");
    if (below(2)) make_->set(node, Attribute::Ordered, "true");
  }
  void table(int depth) {
    const uint32_t columns = 1 + below(5);
    const NodeId node = make_->with(NodeKind::Table, [&] {
      if (below(2)) text_block(NodeKind::Caption);
      const uint32_t heads = below(2);
      for (uint32_t row = 0; row < 1 + heads; ++row) {
        const NodeId line = make_->with(NodeKind::TableRow, [&] {
          for (uint32_t column = 0; column < columns; ++column) {
            make_->with(NodeKind::TableCell, [&] { blocks(depth - 1); });
          }
        });
        if (row < heads) make_->set(line, Attribute::Header, "true");
      }
    });
    make_->set(node, Attribute::Columns, std::string(columns, 'l'));
  }

  std::mt19937 random_;
  PartMaker* make_ = nullptr;
  int count_ = 0;
};

std::string without_spaces(std::string_view text) {
  std::string words;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t') words += c;
  }
  return words;
}

// What the author's words are, from the tree alone.
std::string expected_words(const StyledPart& part) {
  std::string words;
  for (const StyledNode& node : part.nodes) {
    if (node.kind == NodeKind::Text) words += part.text_of(node);
  }
  return without_spaces(words);
}

// A page for every twentieth text block, and one in the middle of a word.
PageMap pages_of(const StyledPart& part) {
  PageMap pages;
  for (NodeId node = 0; node < part.nodes.size(); ++node) {
    const StyledNode& here = part[node];
    if (here.display != Display::Text || here.text_end - here.text_begin < 4) continue;
    pages.pages.push_back({{0, node, here.text_begin + 2}, std::to_string(pages.pages.size() + 1), true, false});
  }
  return pages;
}

// Links back from notes print the note's number where the tree has none; the trees' notes have none.
std::string without_back_links(std::string xhtml) {
  for (size_t at; (at = xhtml.find("<p><a class=\"back\"")) != std::string::npos;) {
    xhtml.erase(at, xhtml.find("</p>", at) + 4 - at);
  }
  return xhtml;
}

TEST(GeneratedTrees, LoseNoWordAndNoPage) {
  for (uint32_t seed = 1; seed <= 150; ++seed) {
    const std::shared_ptr<const StyledPart> part = TreeMaker(seed).make("p");
    const PageMap pages = pages_of(*part);
    const std::string xhtml = testing::written_part(part, pages);
    SCOPED_TRACE("seed " + std::to_string(seed));
    testing::expect_well_formed(xhtml, "p.xhtml");
    ASSERT_EQ(without_spaces(testing::body_text(without_back_links(xhtml))), expected_words(*part));
    size_t markers = 0;
    for (size_t at = 0; (at = xhtml.find("role=\"doc-pagebreak\"", at)) != std::string::npos; ++at) ++markers;
    EXPECT_EQ(markers, pages.pages.size());
  }
}

TEST(GeneratedTrees, NestDeeperThanReadersAllowAndStillLoseNothing) {
  PartMaker make("deep");
  for (int depth = 0; depth < 3000; ++depth)
    make.open(depth % 3 == 0 ? NodeKind::List : depth % 3 == 1 ? NodeKind::ListItem : NodeKind::BlockQuote);
  make.with(NodeKind::Paragraph, [&] {
    for (int depth = 0; depth < 3000; ++depth) make.open(NodeKind::Emphasis);
    make.text("deep");
    for (int depth = 0; depth < 3000; ++depth) make.close();
  });
  for (int depth = 0; depth < 3000; ++depth) make.close();
  make.paragraph("after");
  const std::string xhtml = testing::written_part(make.finish());
  testing::expect_well_formed(xhtml, "deep.xhtml");
  EXPECT_EQ(without_spaces(testing::body_text(xhtml)), "deepafter");
  size_t deepest = 0, depth = 0;
  for (size_t at = xhtml.find("<body>"); at < xhtml.size(); ++at) {
    if (xhtml[at] != '<') continue;
    if (xhtml[at + 1] == '/')
      --depth;
    else
      deepest = std::max(deepest, ++depth);
  }
  EXPECT_LT(deepest, 256U);
}

// $HUSTINGS_EPUBCHECK: the command that runs EPUBCheck 5 on the file named after it.
TEST(GeneratedTrees, PassEpubCheck) {
  const char* const command = std::getenv("HUSTINGS_EPUBCHECK");
  if (command == nullptr) GTEST_SKIP() << "HUSTINGS_EPUBCHECK is not set: it names the command that runs EPUBCheck";
  StyledDocument styled = testing::empty_booklet();
  PageMap pages;
  for (uint32_t seed = 1; seed <= 100; ++seed) {
    styled.parts.push_back(TreeMaker(seed).make(seed == 1 ? "p" : "p" + std::to_string(seed)));
  }
  pages = pages_of(*styled.parts[0]);
  Diagnostics diagnostics;
  const testing::TemporaryFolder folder;
  const std::string path =
      folder.write("trees.epub", epub::write(styled, pages, FontSet(), EpubOptions(), diagnostics));
  EXPECT_EQ(std::system((std::string(command) + " " + path).c_str()), 0);
}

}  // namespace
}  // namespace hustings
