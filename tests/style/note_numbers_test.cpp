// Notes counted by the page, once pages are known.
#include <fmt/format.h>

#include "style/page_numbers.h"
#include "style/styling.h"

namespace hustings {
namespace {

using testing::expect_invariants;
using testing::find;
using testing::layout;
using testing::resolve;

constexpr const char* kByThePage =
    "<rule select=':root' note-numbering='page'/><rule select='note-body' float='footnote'/>";

// A Part with these marks in one paragraph, each behind the word of its label, and a note for each label.
std::shared_ptr<const Part> part(const std::string& id, const std::vector<std::string>& marks,
                                 const std::vector<std::string>& bodies) {
  PartBuilder b(id);
  b.open(NodeKind::Paragraph);
  for (const std::string& label : marks) {
    b.add_text(label);
    b.set(b.add(NodeKind::NoteMark), Attribute::Label, label);
    b.add_text(" ");
  }
  b.add_text("end");
  b.close();
  for (const std::string& label : bodies) {
    const NodeId node = b.open(NodeKind::NoteBody);
    b.set(node, Attribute::Label, label);
    b.set(node, Attribute::Id, label);
    b.add_block(NodeKind::Paragraph, "Of " + label + ".");
    b.close();
  }
  return b.finish();
}

Document document_of(std::vector<std::shared_ptr<const Part>> parts) {
  Document document;
  document.metadata.language = "en";
  document.parts = std::move(parts);
  return document;
}

PageMap pages(std::map<std::string, uint32_t> labels) {
  PageMap map;
  for (const char* folio : {"1", "2", "3"}) map.pages.push_back({{}, folio, true, false});
  map.labels = std::move(labels);
  return map;
}

TEST(NoteNumbers, StartAnewOnEachPage) {
  const Document document = document_of({part("p", {"ada", "ben", "cyd"}, {"ada", "ben", "cyd"})});
  StyledDocument styled = resolve(document, layout(kByThePage));
  EXPECT_EQ(styled.parts[0]->text, "ada1 ben2 cyd3 end\n1\nOf ada.\n2\nOf ben.\n3\nOf cyd.") << "no pages yet";
  const PageMap map = pages({{"ada-mark", 0}, {"ben-mark", 1}, {"cyd-mark", 1}});
  EXPECT_TRUE(style::set_page_numbers(styled, map));
  expect_invariants(styled);
  EXPECT_EQ(styled.parts[0]->text, "ada1 ben1 cyd2 end\n1\nOf ada.\n1\nOf ben.\n2\nOf cyd.");
  EXPECT_FALSE(style::set_page_numbers(styled, map)) << "they hold still";
  EXPECT_EQ(resolve(document, layout(kByThePage), map).parts[0]->text, styled.parts[0]->text);
}

TEST(NoteNumbers, GoOnWhereNoPageIsKnown) {
  StyledDocument styled = resolve(document_of({part("p", {"ada", "ben"}, {"ada", "ben"})}), layout(kByThePage));
  EXPECT_FALSE(style::set_page_numbers(styled, pages({{"ada-mark", 0}})));
  EXPECT_EQ(styled.parts[0]->text, "ada1 ben2 end\n1\nOf ada.\n2\nOf ben.");
}

TEST(NoteNumbers, AreSharedByPartsThatMeetOnAPage) {
  StyledDocument styled = resolve(document_of({part("p", {"ada"}, {"ada"}), part("q", {"ben", "cyd"}, {"ben", "cyd"})}),
                                  layout(kByThePage));
  EXPECT_EQ(styled.parts[1]->text, "ben1 cyd2 end\n1\nOf ben.\n2\nOf cyd.");
  const auto first = styled.parts[0];
  EXPECT_TRUE(style::set_page_numbers(styled, pages({{"ada-mark", 0}, {"ben-mark", 0}, {"cyd-mark", 1}})));
  EXPECT_EQ(styled.parts[0], first) << "what does not change is not made anew";
  EXPECT_EQ(styled.parts[1]->text, "ben2 cyd1 end\n2\nOf ben.\n1\nOf cyd.");
}

// Two notes of one number on a page would send a reader to the wrong one.
TEST(NoteNumbers, OfEarlierPagesAreNotGivenAgain) {
  const Document document = document_of(
      {part("p", {"ada", "ben", "cyd", "ada", "dan"}, {"ada", "ben", "cyd", "dan"}), part("q", {"eve"}, {"eve"})});
  StyledDocument styled = resolve(document, layout(kByThePage));
  EXPECT_TRUE(style::set_page_numbers(
      styled,
      pages({{"ada-mark", 0}, {"ben-mark", 0}, {"cyd-mark", 1}, {"ada-mark-2", 1}, {"dan-mark", 1}, {"eve-mark", 1}})));
  EXPECT_EQ(styled.parts[0]->text.substr(0, 29), "ada1 ben2 cyd2 ada1 dan3 end\n");
  EXPECT_EQ(styled.parts[1]->text, "eve4 end\n4\nOf eve.");
  // Also where the page has no note of that Part's own.
  EXPECT_TRUE(style::set_page_numbers(
      styled,
      pages({{"ada-mark", 0}, {"ben-mark", 0}, {"cyd-mark", 0}, {"ada-mark-2", 1}, {"dan-mark", 2}, {"eve-mark", 1}})));
  EXPECT_EQ(styled.parts[0]->text.substr(0, 29), "ada1 ben2 cyd3 ada1 dan1 end\n");
  EXPECT_EQ(styled.parts[1]->text, "eve2 end\n2\nOf eve.");
}

TEST(NoteNumbers, OfNotesThatNothingCallsAreThoseOfTheirPage) {
  StyledDocument styled = resolve(document_of({part("p", {"ada", "ben"}, {"ada", "ben", "cyd"})}), layout(kByThePage));
  EXPECT_TRUE(style::set_page_numbers(styled, pages({{"ada-mark", 0}, {"ben-mark", 1}, {"cyd", 1}})));
  EXPECT_EQ(styled.parts[0]->text, "ada1 ben1 end\n1\nOf ada.\n1\nOf ben.\n2\nOf cyd.");
}

// At the Part's end, notes of many pages stand under each other.
TEST(NoteNumbers, RunThroughThePartWhereNotesDoNotFloat) {
  StyledDocument styled = resolve(document_of({part("p", {"ada", "ben"}, {"ada", "ben"})}),
                                  layout("<rule select=':root' note-numbering='page'/>"));
  EXPECT_FALSE(style::set_page_numbers(styled, pages({{"ada-mark", 0}, {"ben-mark", 1}})));
  StyledDocument continuous = resolve(document_of({part("p", {"ada", "ben"}, {"ada", "ben"})}),
                                      layout("<rule select='note-body' float='footnote'/>"));
  EXPECT_FALSE(style::set_page_numbers(continuous, pages({{"ada-mark", 0}, {"ben-mark", 1}})));
}

TEST(NoteNumbers, ChangeTheirLengthAndKeepTheWordsAround) {
  std::vector<std::string> labels;
  std::map<std::string, uint32_t> places;
  for (int i = 0; i < 12; ++i) {
    labels.push_back(std::string(3, static_cast<char>('a' + i)));
    places[labels.back() + "-mark"] = i < 8 ? 0 : 2;
  }
  StyledDocument styled =
      resolve(document_of({part("p", labels, labels)}),
              layout(std::string(kByThePage) + "<template name='note-mark'> [<number/>]</template>"
                                               "<template name='note-number'>Note <number/>.</template>"));
  EXPECT_TRUE(style::set_page_numbers(styled, pages(places)));
  expect_invariants(styled);
  std::string expected, bodies;
  for (int i = 0; i < 12; ++i) {
    const int number = i < 8 ? i + 1 : i - 7;
    expected += fmt::format("{} [{}] ", labels[i], number);
    bodies += fmt::format("\nNote {}.\nOf {}.", number, labels[i]);
  }
  EXPECT_EQ(styled.parts[0]->text, expected + "end" + bodies);
  const StyledPart& part = *styled.parts[0];
  EXPECT_EQ(part.text_of(part[find(part, NodeKind::NoteMark, Role::None, 11)]), " [4]");
}

TEST(ShippedLayouts, FloatTheirNotesAndLoosenRunningTextOnly) {
  for (const char* name : {"booklet-a5", "large-print", "pamphlet-letter", "voters-pamphlet-letter", "measure-pages"}) {
    PartBuilder b("p", Role::Profile);
    b.add_block(NodeKind::Heading, "Head", {}, Role::None, 3);
    b.open(NodeKind::Paragraph);
    b.add_text("Words");
    b.set(b.add(NodeKind::NoteMark), Attribute::Label, "x");
    b.close();
    b.open(NodeKind::Table);
    b.open(NodeKind::TableRow);
    b.open(NodeKind::TableCell);
    b.add_block(NodeKind::Paragraph, "Cell");
    b.close();
    b.close();
    b.close();
    b.set(b.open(NodeKind::NoteBody), Attribute::Label, "x");
    b.add_block(NodeKind::Paragraph, "Note");
    b.close();
    const StyledDocument styled = resolve(document_of({b.finish()}), testing::shipped_layout(name));
    const StyledPart& part = *styled.parts[0];
    for (NodeId node = 0; node < part.nodes.size(); ++node) {
      const ComputedStyle& style = styled.style(part[node].style);
      EXPECT_EQ(style.footnote, part[node].kind == NodeKind::NoteBody) << name << ' ' << node;
      if (part[node].display != Display::Text) continue;
      EXPECT_EQ(style.looseness, part.text_of(part[node]).starts_with("Words") ? 1 : 0)
          << name << ": " << part.text_of(part[node]);
    }
  }
}

}  // namespace
}  // namespace hustings
