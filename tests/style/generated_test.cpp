// The table of contents, the index, and page numbers.
#include "style/styling.h"
#include "support/golden.h"

namespace hustings {
namespace {

using testing::expect_invariants;
using testing::find;
using testing::layout;
using testing::resolve;

std::shared_ptr<const Part> generated(const std::string& id, Role role, const std::string& title, const char* variant) {
  PartBuilder b(id, role);
  b.add_block(NodeKind::Heading, title, {}, Role::Title, 1);
  b.set(b.add(NodeKind::Generated), Attribute::Variant, variant);
  return b.finish();
}

std::shared_ptr<const Part> profile(const std::string& id, const std::string& name, const char* sort_key = "") {
  PartBuilder b("profile-" + id, Role::Profile);
  if (*sort_key) b.set(0, Attribute::SortKey, sort_key);
  b.add_block(NodeKind::Heading, name, {}, Role::CandidateName, 2);
  b.add_block(NodeKind::Paragraph, "Statement.");
  return b.finish();
}

std::shared_ptr<const Part> contest(const std::string& id, const std::string& title) {
  PartBuilder b("contest-" + id, Role::Contest);
  b.set(0, Attribute::Id, "contest-" + id);
  b.add_block(NodeKind::Heading, title, {}, Role::ContestTitle, 1);
  return b.finish();
}

Document booklet() {
  Document document;
  document.metadata.language = "en";
  document.parts = {generated("contents", Role::Contents, "Contents", "contents"),
                    contest("council", "Council"),
                    profile("zoe", "Zo\u00EB Adams"),
                    profile("adam", "Adam Zimmer", "Zimmer, Adam"),
                    contest("mayor", "Mayor"),
                    profile("emile", "\u00C9mile Brown"),
                    generated("index", Role::Index, "Index", "index")};
  return document;
}

constexpr char kRules[] =
    "<rule select='heading:level(1)' contents-level='1'/><rule select='heading:level(2)' contents-level='2'/>"
    "<rule select='section.contents heading' contents-level='none'/>"
    "<template name='index-entry'><candidate/>, <contest/><leader/><page/></template>";

TEST(Generated, ContentsNameEveryHeadingThatTheLayoutWants) {
  const StyledDocument styled = resolve(booklet(), layout(kRules));
  expect_invariants(styled);
  EXPECT_EQ(styled.parts[0]->text,
            "Contents\nCouncil\t00\nZo\u00EB Adams\t00\nAdam Zimmer\t00\nMayor\t00\n\u00C9mile Brown\t00\nIndex\t00");
  EXPECT_GOLDEN(testing::dump(styled), "style/booklet.styled");
}

TEST(Generated, EntriesLeadToIdsThatExist) {
  const StyledDocument styled = resolve(booklet(), layout(kRules));
  std::vector<std::string> ids;
  for (const auto& part : styled.parts) {
    for (NodeId node = 0; node < part->nodes.size(); ++node) {
      if (part->has(node, Attribute::Id)) ids.emplace_back(part->attribute(node, Attribute::Id));
    }
  }
  std::vector<std::string> sorted = ids;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(std::unique(sorted.begin(), sorted.end()), sorted.end());
  size_t links = 0;
  for (const auto& part : styled.parts) {
    for (NodeId node = 0; node < part->nodes.size(); ++node) {
      const std::string_view target = part->attribute(node, Attribute::Target);
      if (target.empty()) continue;
      ++links;
      EXPECT_NE(std::find(ids.begin(), ids.end(), target.substr(1)), ids.end()) << target;
    }
  }
  EXPECT_EQ(links, 6u + 3u);
}

TEST(Generated, TheIndexIsSortedAsPeopleSort) {
  const auto order = [](const std::string& rules) { return resolve(booklet(), layout(rules)).parts[6]->text; };
  EXPECT_EQ(order(kRules), "Index\n\u00C9mile Brown, Mayor\t00\nAdam Zimmer, Council\t00\nZo\u00EB Adams, Council\t00");
  EXPECT_EQ(order("<template name='index-entry' sort-by='surname'><candidate/></template>"),
            "Index\nZo\u00EB Adams\n\u00C9mile Brown\nAdam Zimmer");
  EXPECT_EQ(order("<template name='index-entry' sort-by='surname' group-from='3'><candidate/></template>"),
            "Index\nA\nZo\u00EB Adams\nB\n\u00C9mile Brown\nZ\nAdam Zimmer");
}

TEST(Generated, PageNumbersComeFromThePageMap) {
  StyledDocument styled = resolve(booklet(), layout(kRules));
  PageMap pages;
  for (const char* folio : {"i", "1", "2", "104"}) pages.pages.push_back({{}, folio, true, false});
  const auto id_of = [&](size_t part, NodeKind kind) {
    return std::string(styled.parts[part]->attribute(find(*styled.parts[part], kind), Attribute::Id));
  };
  pages.labels[id_of(1, NodeKind::Heading)] = 1;
  pages.labels[id_of(2, NodeKind::Heading)] = 2;
  pages.labels[id_of(3, NodeKind::Heading)] = 3;
  pages.labels[id_of(4, NodeKind::Heading)] = 99;  // beyond the last page
  const StyledDocument numbered = resolve(booklet(), layout(kRules), pages);
  expect_invariants(numbered);
  EXPECT_EQ(numbered.parts[0]->text,
            "Contents\nCouncil\t1\nZo\u00EB Adams\t2\nAdam Zimmer\t104\nMayor\t00\n\u00C9mile Brown\t00\nIndex\t00");
  const StyledPart& part = *numbered.parts[0];
  const NodeId number = find(part, NodeKind::Span, Role::PageNumber, 2);
  EXPECT_EQ(part.text_of(part[number]), "104");
  EXPECT_EQ(part.text_of(part[find(part, NodeKind::Paragraph, Role::ContentsEntry, 3)]), "Mayor\t00");
}

TEST(Generated, TheHashOfAStatementStandsBelowItWhereTheLayoutHasWordsForIt) {
  PartBuilder b("profile-ada", Role::Profile);
  b.set(0, Attribute::Candidate, "ada");
  b.add_block(NodeKind::Heading, "Ada", {}, Role::CandidateName, 2);
  b.open(NodeKind::Section, {}, Role::Statement);
  b.add_block(NodeKind::Paragraph, "I stand.");
  b.close();
  Document document = testing::document_of(b.finish());
  document.metadata.statements = {{"zoe", "beef"}, {"ada", "cafe"}};
  EXPECT_EQ(resolve(document, layout("")).parts[0]->text, "Ada\nI stand.");
  const StyledDocument styled = resolve(document, layout("<template name='statement-hash'>SHA-256 <hash/></template>"));
  const StyledPart& part = *styled.parts[0];
  EXPECT_EQ(part.text, "Ada\nI stand.\nSHA-256 cafe");
  const NodeId hash = find(part, NodeKind::Paragraph, Role::StatementHash);
  ASSERT_NE(hash, kNoNode);
  EXPECT_TRUE(part.nodes[hash].generated);
  EXPECT_EQ(part.nodes[part.nodes[hash].parent].role, Role::Profile) << "it is no part of the statement";
}

TEST(Generated, PartsGoToTheSequenceTheyAskFor) {
  const LayoutRules rules =
      layout("<page-sequence name='front' master='page' format='i'/><rule select='section.contents' page='front'/>");
  const StyledDocument styled = resolve(booklet(), rules);
  EXPECT_EQ(styled.sequences[styled.parts[0]->sequence].name, "front");
  EXPECT_TRUE(styled.sequences[styled.parts[0]->sequence].roman_folios);
  EXPECT_EQ(styled.sequences[styled.parts[1]->sequence].name, "body");
}

TEST(Generated, RunningHeadsAreStyledByTheirRoleAndSlot) {
  const LayoutRules rules = layout(
      "<rule select=':root' font-size='9pt'/><rule select='.running-head' font-style='italic'/>"
      "<rule select='.folio' font-weight='bold'/>"
      "<page-master name='p' page-width='100mm' page-height='150mm'><region-header offset='5mm'>"
      "<slot place='outside' color='#123456'><contest/> <message key='page'/></slot>"
      "<slot place='inside'><folio/></slot></region-header></page-master>");
  const StyledDocument styled = resolve(booklet(), rules);
  const Region& header = *styled.masters.at(0).header;
  ASSERT_EQ(header.slots.size(), 2u);
  const ComputedStyle& head = styled.style(header.slots[0].style);
  EXPECT_TRUE(head.italic);
  EXPECT_EQ(head.color, (Color{0x12, 0x34, 0x56}));
  EXPECT_EQ(head.font_size, Length::points(9));
  EXPECT_EQ(styled.style(header.slots[1].style).weight, 700);
  EXPECT_FALSE(styled.style(header.slots[1].style).italic);
  ASSERT_EQ(header.slots[0].pieces.size(), 3u);
  EXPECT_EQ(header.slots[0].pieces[0].text, "contest");
  EXPECT_EQ(header.slots[0].pieces[2].text, "page");
  EXPECT_EQ(header.slots[1].pieces[0].kind, RegionPiece::Kind::Folio);
}

}  // namespace
}  // namespace hustings
