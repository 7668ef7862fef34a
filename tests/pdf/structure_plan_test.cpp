// What of the styled tree becomes an element of the structure, and what is only drawn.
#include "pdf/structure_plan.h"

#include <initializer_list>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace hustings {
namespace {

TEST(StructurePlan, WhereATableGoesOnIsDrawnAndNotRead) {
  StyledDocument styled;
  styled.metadata.language = "en";
  styled.languages = {"en"};
  styled.styles.emplace_back();
  StyledPartBuilder builder("part", Role::Information, 0, 0);
  builder.open(NodeKind::Table, Display::Table, 0, 0);
  builder.open(NodeKind::TableRow, Display::TableRow, 0, 0);
  builder.open(NodeKind::TableCell, Display::TableCell, 0, 0);
  const NodeId read = builder.open(NodeKind::Paragraph, Display::Text, 0, 0);
  builder.add_text("12", 0, 0);
  builder.close();
  builder.close();
  builder.close();
  const NodeId drawn = builder.open(NodeKind::Paragraph, Display::Text, 0, 0, Role::TableContinued);
  const NodeId words = builder.add_text("(continued)", 0, 0);
  builder.close();
  builder.close();
  styled.parts.push_back(builder.finish());

  const pdf::StructurePlan plan = pdf::plan_structure(styled);
  EXPECT_NE(plan.of(0, read), pdf::kNoElement);
  EXPECT_EQ(plan.of(0, drawn), pdf::kNoElement);
  EXPECT_EQ(plan.of(0, words), pdf::kNoElement);
  // PDF/UA-1, 7.5: below a Table stand only rows, groups of them and a caption.
  for (const pdf::StructureElement& element : plan.elements) {
    if (element.parent == pdf::kNoElement || plan.elements[element.parent].tag != pdf::Tag::Table) continue;
    EXPECT_EQ(name_of(element.tag), "TBody");
  }
}

// The tags below a table of these rows, in order.
std::vector<std::string_view> below_table(std::initializer_list<bool> rows_are_headers) {
  StyledDocument styled;
  styled.metadata.language = "en";
  styled.languages = {"en"};
  styled.styles.emplace_back();
  StyledPartBuilder builder("part", Role::Information, 0, 0);
  builder.open(NodeKind::Table, Display::Table, 0, 0);
  for (const bool header : rows_are_headers) {
    const NodeId row = builder.open(NodeKind::TableRow, Display::TableRow, 0, 0);
    if (header) builder.set(row, Attribute::Header, "true");
    builder.open(NodeKind::TableCell, Display::TableCell, 0, 0);
    builder.add_text("12", 0, 0);
    builder.close();
    builder.close();
  }
  builder.close();
  styled.parts.push_back(builder.finish());
  const pdf::StructurePlan plan = pdf::plan_structure(styled);
  std::vector<std::string_view> tags;
  for (const pdf::StructureElement& element : plan.elements) {
    if (element.parent == pdf::kNoElement || plan.elements[element.parent].tag != pdf::Tag::Table) continue;
    tags.push_back(name_of(element.tag));
  }
  return tags;
}

// ISO 32000-1, table 337: a table has rows, or perhaps a THead and then one TBody or more.
TEST(StructurePlan, NoHeadStandsOverNoBody) {
  using Tags = std::vector<std::string_view>;
  EXPECT_EQ(below_table({true, false}), (Tags{"THead", "TBody"}));
  EXPECT_EQ(below_table({true, true, false, false}), (Tags{"THead", "TBody"}));
  EXPECT_EQ(below_table({false, false}), (Tags{"TBody"}));
  EXPECT_EQ(below_table({true}), (Tags{"TR"}));
  EXPECT_EQ(below_table({true, true}), (Tags{"TR", "TR"}));
}

}  // namespace
}  // namespace hustings
