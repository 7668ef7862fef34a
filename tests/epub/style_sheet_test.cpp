#include "epub/style_sheet.h"

#include <gtest/gtest.h>

#include "epub/booklet.h"
#include "epub/css_values.h"
#include "support/golden.h"

namespace hustings::epub {
namespace {

SelectorCompound compound(std::optional<NodeKind> kind, std::vector<Role> roles = {}) {
  SelectorCompound selector;
  selector.kind = kind;
  selector.roles = std::move(roles);
  return selector;
}

StyledDocument with_rules() {
  StyledDocument styled = testing::empty_booklet();
  SelectorCompound level = compound(NodeKind::Heading);
  level.level = 2;
  SelectorCompound child = compound(NodeKind::Paragraph);
  child.combinator = SelectorCompound::Combinator::Child;
  SelectorCompound next = compound(NodeKind::Paragraph);
  next.combinator = SelectorCompound::Combinator::Next;
  SelectorCompound root;
  root.root = true;
  SelectorCompound warning = compound(NodeKind::Callout), head = compound(NodeKind::TableCell),
                   open = compound(NodeKind::Details);
  warning.attributes = {{Attribute::Variant, "warning"}};
  head.attributes = {{Attribute::Header, "true"}};
  open.attributes = {{Attribute::Open, "true"}};
  styled.rules = {
      {{root},
       {{"font-family", "Gentium, serif"},
        {"font-size", "10pt"},
        {"line-height", "13.5pt"},
        {"color", "#111"},
        {"hyphens", "auto"}}},
      {{compound(NodeKind::Heading)}, {{"font-size", "1.4em"}, {"color", "#7a1f1f"}, {"keep-with-next", "always"}}},
      {{level},
       {{"font-size", "18pt"}, {"line-height", "21pt"}, {"space-before.optimum", "24pt"}, {"space-after", "0.5em"}}},
      {{compound(NodeKind::Paragraph)},
       {{"text-align", "justify"},
        {"text-indent", "5mm"},
        {"orphans", "2"},
        {"word-spacing.minimum", "80%"},
        {"looseness", "1"}}},
      {{compound(NodeKind::BlockQuote), child}, {{"margin-start", "12pt"}, {"letter-spacing", "0.02em"}}},
      {{compound(std::nullopt, {Role::Subtitle}), next}, {{"color", "white"}, {"font-variant-caps", "all-small-caps"}}},
      {{compound(NodeKind::Callout)},
       {{"background-color", "#f4ead8"},
        {"border-start-width", "2pt"},
        {"border-color", "#c09040"},
        {"padding-start", "8pt"}}},
      {{compound(NodeKind::Section, {Role::Cover})},
       {{"background-color", "#1c2f4a"}, {"color", "#ffffff"}, {"break-before", "recto"}}},
      {{compound(NodeKind::Section, {Role::Contest})}, {{"background-color", "#1c2f4a"}}},
      {{compound(NodeKind::Figure, {Role::Portrait})},
       {{"width", "32mm"}, {"height", "40mm"}, {"aspect-ratio", "4/5"}}},
      {{compound(NodeKind::List)}, {{"list-style-type", "dash"}}},
      {{compound(NodeKind::Text)}, {{"color", "red"}}},
      {{compound(NodeKind::NoteBody)}, {{"float", "footnote"}, {"note-numbering", "page"}}},
      {{compound(NodeKind::Anchor)}, {{"string-set", "title content()"}}},
      {{warning}, {{"padding-end", "1em"}}},
      {{head}, {{"font-family", "'Source Sans 3', sans"}}},
      {{open}, {{"font-style", "italic"}}},
      {{compound(NodeKind::Heading, {Role::CandidateName})}, {{"text-wrap", "balance"}}},
      {{compound(NodeKind::Image)}, {{"max-height", "18em"}}},
      {{compound(NodeKind::Table)}, {{"border-before-width", "1pt"}, {"border-color", "#1f4a4d"}}},
  };
  return styled;
}

TEST(StyleSheet, SaysTheLayoutsRulesForAScreen) {
  const std::string css = style_sheet(with_rules(), FontSet(), {});
  EXPECT_GOLDEN(css, "epub/style.css");
}

TEST(StyleSheet, HasNoAbsoluteLength) {
  const std::string css = style_sheet(with_rules(), FontSet(), {});
  for (size_t at = 0; at + 2 < css.size(); ++at) {
    if (css[at] < '0' || css[at] > '9') continue;
    const std::string_view unit = std::string_view(css).substr(at + 1, 2);
    EXPECT_TRUE(unit != "px" && unit != "pt" && unit != "mm" && unit != "cm" && unit != "in") << css.substr(at, 40);
  }
}

TEST(StyleSheet, AMarginThatStandsOutIsNone) {
  StyledDocument styled = testing::empty_booklet();
  styled.rules = {{{compound(NodeKind::Section)}, {{"margin-end", "-1.4em"}, {"text-indent", "-1em"}}}};
  const std::string css = style_sheet(styled, FontSet(), {});
  EXPECT_NE(css.find("section { margin-inline-end: 0; text-indent: -1em; }"), std::string::npos) << css;
}

TEST(CssValues, LengthsAreSharesOfTheReadersSize) {
  const Length root = Length::points(10);
  EXPECT_EQ(relative_measure("9pt", root), "0.9rem");
  EXPECT_EQ(relative_measure("-25.4mm", root), "-7.2rem");
  EXPECT_EQ(relative_measure("0pt", root), "0");
  EXPECT_EQ(relative_measure("1.5em", root), "1.5em");
  EXPECT_EQ(relative_measure("50%", root), "50%");
  EXPECT_EQ(relative_measure("wide", root), std::nullopt);
  EXPECT_EQ(relative_measure("3furlongs", root), std::nullopt);
}

TEST(CssValues, TintsLookTheSameOnWhite) {
  EXPECT_EQ(translucent_tint({0x33, 0x33, 0x33}), std::nullopt);
  EXPECT_EQ(translucent_tint({255, 255, 255}), "transparent");
  EXPECT_EQ(translucent_tint({0xF0, 0xF0, 0xF0}),
            "rgba(128,128,128,0.118)");  // half of 128 at twice the strength of black
  EXPECT_EQ(translucent_tint({255, 204, 204}), "rgba(255,0,0,0.200)");
}

TEST(CssValues, NightColorsCanBeRead) {
  const Color night{0x12, 0x12, 0x12};
  for (const Color color : {Color{0x7A, 0x1F, 0x1F}, Color{0, 0, 0xFF}, Color{0x1C, 0x2F, 0x4A}}) {
    EXPECT_GE(contrast_hundredths(for_night(color), night), 700);
  }
}

}  // namespace
}  // namespace hustings::epub
