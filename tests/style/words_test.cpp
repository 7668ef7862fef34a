// Reading text: white space, line breaks, list marks, tables, pictures.
#include "style/styling.h"
#include "support/golden.h"

namespace hustings {
namespace {

using testing::document_of;
using testing::expect_invariants;
using testing::find;
using testing::layout;
using testing::resolve;

// The reading text of a part made by `build`.
template <typename Build>
std::string text_of(Build build, const std::string& rules = "") {
  PartBuilder builder("words");
  build(builder);
  const StyledDocument styled = resolve(document_of(builder.finish()), layout(rules));
  expect_invariants(styled);
  return styled.parts[0]->text;
}

TEST(Words, WhiteSpaceCollapsesOverInlines) {
  EXPECT_EQ(text_of([](PartBuilder& b) {
              b.open(NodeKind::Paragraph);
              b.add_text("  one \t two\n");
              b.open(NodeKind::Strong);
              b.add_text(" three ");
              b.close();
              b.add_text(" four");
              b.add(NodeKind::SoftBreak);
              b.add_text(" five\u00A0 ");
              b.open(NodeKind::Emphasis);
              b.add_text("  ");
              b.close();
              b.add(NodeKind::SoftBreak);
              b.close();
              b.add_block(NodeKind::Paragraph, "next");
            }),
            "one two three four five\u00A0\nnext");
}

TEST(Words, LineBreaksDropTheSpacesAround) {
  EXPECT_EQ(text_of([](PartBuilder& b) {
              b.open(NodeKind::Paragraph);
              b.add_text("one ");
              b.add(NodeKind::LineBreak);
              b.add_text(" two");
              b.add(NodeKind::LineBreak);
              b.add(NodeKind::LineBreak);
              b.open(NodeKind::Strong);
              b.add_text("three");
              b.add(NodeKind::LineBreak);
              b.close();
              b.close();
            }),
            "one\u2028two\u2028\u2028three");
}

TEST(Words, CodeBlocksKeepTheirs) {
  EXPECT_EQ(text_of([](PartBuilder& b) { b.add_block(NodeKind::CodeBlock, "if x:\n\treturn  1\n\n"); },
                    "<rule select='code-block' white-space='pre'/>"),
            "if x:\n    return  1\n");
}

TEST(Words, EmptyParagraphsAreNone) {
  EXPECT_EQ(text_of([](PartBuilder& b) {
              b.add_block(NodeKind::Paragraph, "one");
              b.add_block(NodeKind::Paragraph, " \n ");
              b.open(NodeKind::Paragraph);
              b.add(NodeKind::LineBreak);
              b.close();
              b.add_block(NodeKind::Paragraph, "two");
            }),
            "one\ntwo");
}

TEST(Words, BareInlinesBecomeAParagraph) {
  EXPECT_EQ(text_of(
                [](PartBuilder& b) {
                  b.open(NodeKind::ListItem);
                  b.add_text("bare ");
                  b.open(NodeKind::Strong);
                  b.add_text("words ");
                  b.close();
                  b.add_block(NodeKind::Paragraph, "and a paragraph");
                  b.close();
                },
                "<rule select='list-item' list-style-type='none'/>"),
            "bare words\nand a paragraph");
}

TEST(Words, ABlockAmongInlinesKeepsItsWords) {
  EXPECT_EQ(text_of([](PartBuilder& b) {
              b.open(NodeKind::Paragraph);
              b.add_text("before");
              b.open(NodeKind::Paragraph);
              b.add_text("inside");
              b.close();
              b.add_text("after");
              b.close();
            }),
            "before inside after");
}

TEST(Words, ListMarks) {
  const auto list = [](const std::string& start, const std::string& delimiter, bool ordered) {
    return [=](PartBuilder& b) {
      const NodeId node = b.open(NodeKind::List);
      if (ordered) b.set(node, Attribute::Ordered, "true");
      if (!start.empty()) b.set(node, Attribute::Start, start);
      if (!delimiter.empty()) b.set(node, Attribute::Delimiter, delimiter);
      for (const char* words : {"a", "b"}) {
        b.open(NodeKind::ListItem);
        b.add_block(NodeKind::Paragraph, words);
        b.close();
      }
      b.close();
    };
  };
  EXPECT_EQ(text_of(list("", "", false)), "\u2022\na\n\u2022\nb");
  EXPECT_EQ(text_of(list("", "", true)), "1.\na\n2.\nb");
  EXPECT_EQ(text_of(list("9", ")", true)), "9)\na\n10)\nb");
  EXPECT_EQ(text_of(list("0", ".", true)), "0.\na\n1.\nb");
  EXPECT_EQ(text_of(list("26", "", true), "<rule select='list' list-style-type='lower-alpha'/>"), "z.\na\naa.\nb");
  EXPECT_EQ(text_of(list("3", "", true), "<rule select='list' list-style-type='upper-roman'/>"), "III.\na\nIV.\nb");
  EXPECT_EQ(text_of(list("", "", false), "<rule select='list' list-style-type='\"+\"'/>"), "+\na\n+\nb");
  EXPECT_EQ(text_of(list("", "", true), "<rule select='list' list-style-type='none'/>"), "a\nb");
  // A bullet for numbers or a number for bullets would lose what the author said.
  EXPECT_EQ(text_of(list("", "", true), "<rule select='list' list-style-type='square'/>"), "1.\na\n2.\nb");
}

TEST(Words, TasksHaveBoxes) {
  EXPECT_EQ(text_of([](PartBuilder& b) {
              b.open(NodeKind::List);
              for (const char* checked : {"true", "false"}) {
                b.set(b.open(NodeKind::ListItem), Attribute::Checked, checked);
                b.add_block(NodeKind::Paragraph, checked);
                b.close();
              }
              b.close();
            }),
            "\u2611\ntrue\n\u2610\nfalse");
}

TEST(Words, CellsAlignByTheirColumn) {
  PartBuilder b("table");
  const NodeId table = b.open(NodeKind::Table);
  b.set(table, Attribute::Columns, "lcr-");
  for (int row = 0; row < 2; ++row) {
    b.open(NodeKind::TableRow);
    for (int column = row; column < 4; ++column) {
      const NodeId cell = b.open(NodeKind::TableCell);
      if (row == 0 && column == 0) b.set(cell, Attribute::RowSpan, "2");
      if (row == 1 && column == 3) b.set(cell, Attribute::Align, "center");
      b.add_block(NodeKind::Paragraph, std::to_string(row) + std::to_string(column));
      b.close();
    }
    b.close();
  }
  b.close();
  const StyledDocument styled = resolve(document_of(b.finish()), layout(""));
  expect_invariants(styled);
  std::string aligns;
  for (const StyledNode& node : styled.parts[0]->nodes) {
    if (node.kind == NodeKind::Paragraph) aligns += "secj"[static_cast<size_t>(styled.style(node.style).text_align)];
  }
  EXPECT_EQ(aligns,
            "scescec"
            "s")
      << "and the line for where the table goes on";
}

Document decimals(const std::vector<std::vector<std::string>>& rows, const std::string& columns,
                  const std::string& language) {
  PartBuilder b("table");
  const NodeId table = b.open(NodeKind::Table);
  b.set(table, Attribute::Columns, columns);
  b.add_block(NodeKind::Caption, "What it costs");
  for (size_t r = 0; r < rows.size(); ++r) {
    const NodeId row = b.open(NodeKind::TableRow);
    if (r == 0) b.set(row, Attribute::Header, "true");
    for (const std::string& words : rows[r]) {
      b.open(NodeKind::TableCell);
      b.add_block(NodeKind::Paragraph, words);
      b.close();
    }
    b.close();
  }
  b.close();
  return document_of(b.finish(), language);
}

// One letter a cell: whether it aligns at its language's decimal sign.
std::string aligned_cells(const Document& document) {
  const StyledDocument styled = resolve(document, layout(""));
  std::string cells;
  for (const StyledNode& node : styled.parts[0]->nodes) {
    if (node.kind == NodeKind::TableCell) cells += styled.style(node.style).align_sign == kLanguageSign ? 'd' : '-';
  }
  return cells;
}

TEST(Words, NumbersWithDecimalsAlignAtTheirSign) {
  const std::vector<std::vector<std::string>> english = {
      {"Item", "Cost", "Seats"}, {"Roads", "$1,204.5", "3"}, {"Water", "18 USD", "12"}, {"Parks", "\u2014", "4"}};
  EXPECT_EQ(aligned_cells(decimals(english, "lrr", "en")), "----d--d--d-");
  EXPECT_EQ(aligned_cells(decimals(english, "lll", "en")), "------------") << "the author put them at the left";
  const std::vector<std::vector<std::string>> words = {{"Cost"}, {"12.5"}, {"7"}, {"7 and 5 more"}};
  EXPECT_EQ(aligned_cells(decimals(words, "r", "en")), "----");
  const std::vector<std::vector<std::string>> groups = {{"Cost"}, {"1.250"}, {"7"}};
  EXPECT_EQ(aligned_cells(decimals(groups, "r", "de")), "---") << "groups of thousands";
  const std::vector<std::vector<std::string>> arabic = {{"-"}, {"١٢٫٥"}, {"٣٫٢٥"}};
  EXPECT_EQ(aligned_cells(decimals(arabic, "r", "ar")), "-dd");
}

TEST(Words, ATableSaysThatItGoesOn) {
  const std::vector<std::vector<std::string>> rows = {{"Cost"}, {"12"}};
  const auto words_of = [&](const std::string& language, const std::string& elements) {
    const StyledDocument styled = resolve(decimals(rows, "l", language), layout(elements));
    expect_invariants(styled);
    const StyledPart& part = *styled.parts[0];
    for (const StyledNode& node : part.nodes) {
      if (node.role != Role::TableContinued) continue;
      EXPECT_EQ(part[node.parent].kind, NodeKind::Table);
      EXPECT_EQ(node.next, kNoNode) << "what is read comes first";
      EXPECT_TRUE(node.generated);
      return std::string(part.text_of(node));
    }
    return std::string("none");
  };
  EXPECT_EQ(words_of("en", ""), "What it costs (continued)");
  EXPECT_EQ(words_of("de", ""), "What it costs (Fortsetzung)");
  EXPECT_EQ(words_of("zh", ""), "What it costs\uFF08\u7EED\uFF09");
  EXPECT_EQ(words_of("en", "<template name=\"table-continued\"><message key=\"continued\"/>: <caption/></template>"),
            "continued: What it costs");
  EXPECT_EQ(words_of("en", "<template name=\"table-continued\"/>"), "none");
  EXPECT_EQ(words_of("en", "<rule select=\".table-continued\" display=\"none\"/>"), "none");
}

TEST(Words, WithoutACaptionATableGoesOnAsWell) {
  PartBuilder b("table");
  b.open(NodeKind::Table);
  b.open(NodeKind::TableRow);
  b.open(NodeKind::TableCell);
  b.add_block(NodeKind::Paragraph, "1");
  b.close();
  b.close();
  b.close();
  const StyledDocument styled = resolve(document_of(b.finish()), layout(""));
  const StyledPart& part = *styled.parts[0];
  EXPECT_EQ(part.text_of(part[find(part, NodeKind::Paragraph, Role::TableContinued)]), "(continued)");
}

TEST(Words, PicturesThatAreMissingAreWords) {
  const auto picture = [](PartBuilder& b, const char* alternative) {
    const NodeId image = b.add(NodeKind::Image);
    b.set(image, Attribute::Target, "https://example.org/a.png");
    if (*alternative) b.set(image, Attribute::Alternative, alternative);
  };
  EXPECT_EQ(text_of([&](PartBuilder& b) {
              b.open(NodeKind::Figure);
              picture(b, "A map");
              b.add_block(NodeKind::Caption, "Where to vote");
              b.close();
              b.open(NodeKind::Paragraph);
              b.add_text("See ");
              picture(b, "");
              b.add_text(" now");
              b.close();
            }),
            "A map (https://example.org/a.png)\nWhere to vote\nSee https://example.org/a.png now");
}

TEST(Words, APictureAloneIsABlock) {
  PartBuilder b("pictures");
  b.open(NodeKind::Paragraph);
  const NodeId alone = b.add(NodeKind::Image);
  b.set(alone, Attribute::Picture, "0");
  b.set(alone, Attribute::Width, "200");
  b.close();
  b.open(NodeKind::Paragraph);
  b.add_text("in ");
  b.set(b.add(NodeKind::Image), Attribute::Picture, "0");
  b.add_text(" line");
  const StyledDocument styled = resolve(document_of(b.finish()), layout(""));
  expect_invariants(styled);
  const StyledPart& part = *styled.parts[0];
  EXPECT_EQ(part[1].display, Display::Picture);
  EXPECT_EQ(styled.style(part[1].style).width.length, Length::points(150));
  EXPECT_EQ(part.text, "in \uFFFC line");
}

TEST(Words, CalloutsQuotationsAndRunningStrings) {
  PartBuilder b("marks", Role::Profile);
  b.add_block(NodeKind::Heading, "Jane\n Doe", {}, Role::CandidateName, 2);
  b.set(b.open(NodeKind::Callout), Attribute::Variant, "warning");
  b.open(NodeKind::Paragraph);
  b.open(NodeKind::Quotation);
  b.add_text("so");
  b.close();
  const StyledDocument styled =
      resolve(document_of(b.finish()),
              layout("<rule select='.candidate-name' string-set='candidate content(), title \"x\"'/>"));
  expect_invariants(styled);
  const StyledPart& part = *styled.parts[0];
  EXPECT_EQ(part.text, "Jane Doe\nWarning\n\u201Cso\u201D");
  ASSERT_EQ(part.marks.size(), 2u);
  EXPECT_EQ(part.marks[0].name + "=" + part.marks[0].value, "candidate=Jane Doe");
  EXPECT_EQ(part.marks[1].name + "=" + part.marks[1].value, "title=x");
}

TEST(Words, APortraitStandsBesideTheFacts) {
  PartBuilder b("profile", Role::Profile);
  b.add_block(NodeKind::Heading, "Jane Doe", {}, Role::CandidateName, 2);
  b.open(NodeKind::Figure, {}, Role::Portrait);
  b.set(b.add(NodeKind::Image, {}, Role::Portrait), Attribute::Picture, "0");
  b.close();
  b.add_block(NodeKind::Paragraph, "Independent", {}, Role::Party);
  b.open(NodeKind::Table, {}, Role::Facts);
  b.open(NodeKind::TableRow);
  b.set(b.open(NodeKind::TableCell), Attribute::Header, "true");
  b.add_block(NodeKind::Paragraph, "Age");
  b.close();
  b.open(NodeKind::TableCell);
  b.add_block(NodeKind::Paragraph, "40");
  b.close();
  b.close();
  b.close();
  b.add_block(NodeKind::Paragraph, "Statement.");
  const StyledDocument styled = resolve(document_of(b.finish()), testing::shipped_layout("booklet-a5"));
  expect_invariants(styled);
  EXPECT_GOLDEN(testing::dump(styled), "style/profile.styled");
  const StyledPart& part = *styled.parts[0];
  const NodeId section = testing::find(part, NodeKind::Section, Role::Facts);
  EXPECT_EQ(part[section].display, Display::SideBySide);
  EXPECT_EQ(part[part[section].first_child].role, Role::Portrait);
  EXPECT_EQ(part.text, "Jane Doe\nIndependent\nAge\n40\nStatement.");
}

}  // namespace
}  // namespace hustings
