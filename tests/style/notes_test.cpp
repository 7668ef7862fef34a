// Footnotes and the addresses of links.
#include "style/styling.h"

namespace hustings {
namespace {

using testing::document_of;
using testing::expect_invariants;
using testing::find;
using testing::layout;
using testing::resolve;

void link(PartBuilder& b, const char* words, const char* target) {
  b.set(b.open(NodeKind::Link), Attribute::Target, target);
  b.add_text(words);
  b.close();
}

void mark(PartBuilder& b, const char* label) { b.set(b.add(NodeKind::NoteMark), Attribute::Label, label); }

void body(PartBuilder& b, const char* label, const char* id, const char* words) {
  const NodeId node = b.open(NodeKind::NoteBody);
  b.set(node, Attribute::Label, label);
  if (*id) b.set(node, Attribute::Id, id);
  b.add_block(NodeKind::Paragraph, words);
  b.close();
}

std::shared_ptr<const Part> sample() {
  PartBuilder b("jane");
  b.open(NodeKind::Paragraph);
  b.add_text("One");
  mark(b, "x");
  b.add_text(" and ");
  link(b, "a page", "https://example.org/");
  b.add_text(", two");
  mark(b, "y");
  b.add_text(", again");
  mark(b, "x");
  b.add_text(", ");
  link(b, "the same", "https://example.org/");
  b.add_text(", ");
  link(b, "example.org", "https://example.org/");
  b.add_text(", ");
  link(b, "inside", "#jane");
  b.add_text(", lost");
  mark(b, "z");
  b.close();
  body(b, "y", "jane-y", "Why.");
  body(b, "x", "", "Ex.");
  body(b, "w", "", "Never named.");
  return b.finish();
}

TEST(Notes, AreNumberedByTheirFirstMark) {
  const StyledDocument styled = resolve(document_of(sample()), layout(""));
  expect_invariants(styled);
  EXPECT_EQ(styled.parts[0]->text,
            "One1 and a page, two2, again1, the same, example.org, inside, lost[z]\n"
            "1\nEx.\n2\nWhy.\n3\nNever named.");
}

TEST(Notes, MarkAndBodyLeadToEachOther) {
  const StyledDocument styled = resolve(document_of(sample()), layout(""));
  const StyledPart& part = *styled.parts[0];
  const NodeId first = find(part, NodeKind::NoteMark), again = find(part, NodeKind::NoteMark, Role::None, 2);
  EXPECT_EQ(part.attribute(first, Attribute::Target), "#jane--note-1");
  EXPECT_EQ(part.attribute(first, Attribute::Id), "jane--note-1-mark");
  EXPECT_EQ(part.attribute(again, Attribute::Target), "#jane--note-1");
  EXPECT_EQ(part.attribute(again, Attribute::Id), "jane--note-1-mark-2");
  const NodeId note = find(part, NodeKind::NoteBody), second = find(part, NodeKind::NoteBody, Role::None, 1);
  EXPECT_EQ(part[note].display, Display::Note);
  EXPECT_EQ(part.attribute(note, Attribute::Id), "jane--note-1");
  EXPECT_EQ(part.attribute(second, Attribute::Id), "jane-y");
  EXPECT_EQ(part[part[note].first_child].display, Display::Mark);
  const NodeId back = find(part, NodeKind::Link, Role::NoteNumber);
  EXPECT_EQ(part.attribute(back, Attribute::Target), "#jane--note-1-mark");
  EXPECT_EQ(part[part[note].parent].role, Role::Notes);
}

TEST(Notes, AddressesAreNotesOfTheirOwn) {
  const StyledDocument styled = resolve(document_of(sample()), layout("<rule select='section' link-address='note'/>"));
  expect_invariants(styled);
  EXPECT_EQ(styled.parts[0]->text,
            "One1 and a page2, two3, again1, the same2, example.org, inside, lost[z]\n"
            "1\nEx.\n2\nhttps://example.org/\n3\nWhy.\n4\nNever named.");
}

// "https://example.org/" in Arabic would else show its last slash at the left.
TEST(Notes, AddressesRunFromLeftToRightInEveryScript) {
  const StyledDocument styled =
      resolve(document_of(sample(), "ar"), layout("<rule select='section' link-address='note'/>"));
  expect_invariants(styled);
  const StyledPart& part = *styled.parts[0];
  size_t seen = 0;
  for (NodeId node = 0; node < part.nodes.size(); ++node) {
    if (part[node].role != Role::Address) continue;
    ++seen;
    EXPECT_EQ(part.attribute(node, Attribute::Direction), "ltr");
    EXPECT_EQ(styled.style(part[node].style).direction, Direction::LeftToRight);
    const StyledNode& block = part[part[node].parent];
    EXPECT_EQ(styled.style(block.style).direction, Direction::RightToLeft) << "the paragraph stays as it is";
  }
  EXPECT_EQ(seen, 2U);  // the link that shows its address, and the note of those that do not
  const StyledDocument english = resolve(document_of(sample()), layout("<rule select='section' link-address='note'/>"));
  for (NodeId node = 0; node < english.parts[0]->nodes.size(); ++node) {
    EXPECT_FALSE(english.parts[0]->has(node, Attribute::Direction));
  }
}

TEST(Notes, AddressesInTheLine) {
  const StyledDocument styled =
      resolve(document_of(sample()), layout("<rule select='section' link-address='inline'/>"
                                            "<template name='link-address'> [<address/>]</template>"));
  expect_invariants(styled);
  EXPECT_EQ(styled.parts[0]->text.substr(0, 69),
            "One1 and a page [https://example.org/], two2, again1, the same [https");
}

TEST(Notes, TheirOwnLinksAreNotesToo) {
  PartBuilder b("a");
  b.open(NodeKind::Paragraph);
  b.add_text("Text");
  mark(b, "x");
  b.close();
  b.set(b.open(NodeKind::NoteBody), Attribute::Label, "x");
  b.open(NodeKind::Paragraph);
  link(b, "there", "mailto:jane@example.org");
  b.close();
  b.close();
  const StyledDocument styled = resolve(document_of(b.finish()), layout("<rule select=':root' link-address='note'/>"));
  expect_invariants(styled);
  EXPECT_EQ(styled.parts[0]->text, "Text1\n1\nthere2\n2\njane@example.org");
}

TEST(Notes, TemplatesPutThemTogether) {
  const StyledDocument styled = resolve(
      document_of(sample()), layout("<template name='note-mark'>(<number/>)</template>"
                                    "<template name='note-number'><message key='note'/> <number/>.</template>"));
  const std::string& text = styled.parts[0]->text;
  EXPECT_NE(text.find("One(1) and"), std::string::npos) << text;
  EXPECT_NE(text.find("\nNote 2.\nWhy."), std::string::npos) << text;
}

}  // namespace
}  // namespace hustings
