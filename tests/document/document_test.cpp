#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

#include "base/hash.h"
#include "document/document.h"
#include "document/page_map.h"

namespace hustings {
namespace {

TEST(Names, EveryKindRoleAndAttributeHasItsOwn) {
  for (int i = 0; i <= static_cast<int>(NodeKind::Anchor); ++i) {
    const auto kind = static_cast<NodeKind>(i);
    NodeKind found = NodeKind::Section;
    ASSERT_TRUE(find_node_kind(name_of(kind), found)) << i;
    EXPECT_EQ(found, kind);
  }
  for (int i = 1; i <= static_cast<int>(Role::AlertTitle); ++i) {
    const auto role = static_cast<Role>(i);
    Role found = Role::None;
    ASSERT_TRUE(find_role(name_of(role), found)) << i;
    EXPECT_EQ(found, role);
  }
  for (int i = 0; i <= static_cast<int>(Attribute::Decorative); ++i) {
    EXPECT_FALSE(name_of(static_cast<Attribute>(i)).empty()) << i;
  }
  NodeKind kind = NodeKind::Section;
  EXPECT_FALSE(find_node_kind("headline", kind));
}

TEST(Names, TheNamespaceOfStatementsIsMadeFromItsName) {
  EXPECT_EQ(kStatementNamespace, "urn:uuid:" + uuid_v5("hustings/statements") + "#");
}

std::shared_ptr<const Part> sample() {
  PartBuilder builder("profile-a", Role::Profile);
  builder.add_block(NodeKind::Heading, "Ada", {}, Role::CandidateName, 2);
  const NodeId list = builder.open(NodeKind::List);
  builder.set(list, Attribute::Ordered, "true");
  builder.set(list, Attribute::Start, "3");
  for (const char* words : {"one", "two"}) {
    builder.open(NodeKind::ListItem);
    builder.open(NodeKind::Paragraph);
    builder.add_text(words);
    builder.add(NodeKind::SoftBreak);
    builder.open(NodeKind::Strong);
    builder.add_text("more");
    builder.close();
    builder.close();
    builder.close();
  }
  builder.close();
  builder.add(NodeKind::ThematicBreak);
  return builder.finish();
}

TEST(PartBuilder, BuildsInDocumentOrder) {
  const auto part = sample();
  EXPECT_EQ(plain_text(*part, 0), "Ada\none more\ntwo more");
  for (NodeId id = 1; id < part->nodes.size(); ++id) EXPECT_LT((*part)[id].parent, id);
  EXPECT_EQ(part->attribute(3, Attribute::Ordered), "true");
  EXPECT_EQ(part->attribute(3, Attribute::Start), "3");
  EXPECT_FALSE(part->has(3, Attribute::Tight));
}

TEST(PartBuilder, AGraftIsTheSameTree) {
  const auto part = sample();
  PartBuilder builder("copy", Role::Profile);
  builder.graft_children(*part, 0);
  Document original, copy;
  original.parts = {part};
  copy.parts = {builder.finish()};
  std::ostringstream a, b;
  original.dump(a);
  copy.dump(b);
  EXPECT_EQ(a.str().substr(a.str().find("section")), b.str().substr(b.str().find("section")));
}

TEST(PartBuilder, SurvivesNestingOfAHundredThousand) {
  PartBuilder builder("deep");
  for (int i = 0; i < 100000; ++i) builder.open(NodeKind::BlockQuote);
  builder.add_block(NodeKind::Paragraph, "bottom");
  const auto part = builder.finish();
  EXPECT_EQ(plain_text(*part, 0), "bottom");
  PartBuilder copy("copy");
  copy.graft(*part, 1);
  EXPECT_EQ(copy.finish()->nodes.size(), part->nodes.size());
}

TEST(PartBuilder, MisuseIsToldNotIgnored) {
  PartBuilder builder("x");
  EXPECT_THROW(builder.close(), std::logic_error);
  EXPECT_EQ(builder.add_text(""), kNoNode);
}

TEST(Dump, ShowsPlacesInTheSource) {
  Sources sources;
  const Source& source = sources.add("a.md", "# Hi\n\nMore \"words\"\n");
  PartBuilder builder("a");
  builder.add_block(NodeKind::Paragraph, "More \"words\"", source.span(6, 18));
  Document document;
  document.metadata.title = "T";
  document.parts = {builder.finish()};
  std::ostringstream out;
  document.dump(out, &sources);
  EXPECT_EQ(out.str(),
            "title \"T\"\nlanguage \"en\"\npart a\n  section\n    paragraph @3:1-3:13\n      text \"More "
            "\\\"words\\\"\" @3:1-3:13\n");
}

TEST(PageMap, EqualityLooksAtWhatReadersSee) {
  PageMap a;
  a.pages.push_back({{0, 1, 0}, "i", true, false});
  a.labels["x"] = 0;
  PageMap b = a;
  EXPECT_EQ(a, b);
  b.pages[0].folio = "ii";
  EXPECT_FALSE(a == b);
}

}  // namespace
}  // namespace hustings
