// What of the styled tree becomes an element of the structure, and what is only drawn.
#include "pdf/structure_plan.h"

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

}  // namespace
}  // namespace hustings
