// The layouts that ship: they read without a message, the schema takes them and refuses broken ones, and the manual and
// the schema name every property.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/files.h"
#include "rules/layout_files.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

const std::filesystem::path kLayouts = std::filesystem::path(HUSTINGS_SOURCE_DIR) / "layouts";

std::vector<std::filesystem::path> shipped() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kLayouts)) {
    if (entry.path().extension() == ".xml") files.push_back(entry.path());
  }
  return files;
}

bool schema_takes(const std::string& layout) {
  const testing::TemporaryFolder folder;
  const std::string file = folder.write("layout.xml", layout);
  const std::string command =
      "xmllint --noout --relaxng '" + (kLayouts / "layout.rng").string() + "' '" + file + "' 2>/dev/null";
  return std::system(command.c_str()) == 0;
}

bool has_xmllint() { return std::system("xmllint --version 2>/dev/null") == 0; }

TEST(ShippedLayouts, AreReadWithoutAMessage) {
  for (const char* name : {"booklet-a5", "large-print", "pamphlet-letter", "voters-pamphlet-letter", "measure-pages"}) {
    Sources sources;
    Diagnostics diagnostics;
    const LayoutRules rules = rules::read_layout(name, kLayouts, ".", sources, diagnostics);
    for (const Diagnostic& each : diagnostics.list()) ADD_FAILURE() << name << ": " << each.id << ": " << each.message;
    EXPECT_EQ(rules.name, name);
    EXPECT_EQ(rules.files.size(), 2u);
    EXPECT_GE(rules.sequences.size(), 3u);
  }
}

TEST(ShippedLayouts, AMissingOneIsNamed) {
  Sources sources;
  Diagnostics diagnostics;
  const LayoutRules rules = rules::read_layout("booklet-a4", kLayouts, ".", sources, diagnostics);
  EXPECT_TRUE(rules.masters.empty());
  ASSERT_EQ(diagnostics.list().size(), 1u);
  EXPECT_EQ(diagnostics.list()[0].id, "layout-missing");
  EXPECT_EQ(diagnostics.list()[0].hints.at(0), "did you mean `booklet-a5`?");
}

TEST(ShippedLayouts, ColorsOfTextStandOutFromPaperAndTint) {
  Sources sources;
  Diagnostics diagnostics;
  for (const char* name : {"booklet-a5", "large-print", "pamphlet-letter", "voters-pamphlet-letter", "measure-pages"}) {
    const LayoutRules rules = rules::read_layout(name, kLayouts, ".", sources, diagnostics);
    std::vector<Color> grounds{{255, 255, 255}};
    for (const DeclarationBlock& block : rules.blocks) {
      for (const Declaration& each : block.declarations) {
        if (each.property == Property::BackgroundColor && each.value.kind == Value::Kind::Color)
          grounds.push_back(each.value.color);
      }
    }
    for (const StyleRule& rule : rules.rules) {
      if (format_selector(rule.selector) == ".leader") continue;  // dots say nothing
      for (const Declaration& each : rules.blocks[rule.block].declarations) {
        if (each.property != Property::Color) continue;
        for (const Color& ground : grounds)
          EXPECT_GE(contrast_hundredths(each.value.color, ground), 450)
              << format_selector(rule.selector) << ' ' << each.specified << " on " << format_color(ground);
      }
    }
  }
}

TEST(LayoutSchema, TakesTheShippedLayouts) {
  if (!has_xmllint()) GTEST_SKIP() << "xmllint is not installed";
  for (const auto& file : shipped()) EXPECT_TRUE(schema_takes(read_file(file))) << file;
  EXPECT_TRUE(schema_takes(testing::read_test_file("rules/whole.xml")));
  EXPECT_TRUE(schema_takes(testing::read_test_file("rules/plain.xml")));
}

TEST(LayoutSchema, RefusesBrokenOnes) {
  if (!has_xmllint()) GTEST_SKIP() << "xmllint is not installed";
  const auto with_rule = [](const std::string& attributes) {
    return "<layout name=\"x\"><rule select=\"list\" " + attributes + "/></layout>";
  };
  EXPECT_TRUE(schema_takes(with_rule("color=\"#123456\" space-before=\"$gap\"")));
  for (const char* space : {"half-page", "1 page", "12 pages", "30in2", "190.5cm2", "longest", "$room"})
    EXPECT_TRUE(schema_takes(with_rule("space=\"" + std::string(space) + "\""))) << space;
  EXPECT_TRUE(schema_takes(with_rule("float=\"footnote\" looseness=\"1\" note-numbering=\"page\"")));
  for (const char* attributes :
       {"colour=\"#123456\"", "color=\"octarine\"", "font-size=\"12\"", "text-align=\"left\"", "widows=\"x\"",
        "keep-with-next=\"maybe\"", "padding=\"1pt 1pt 1pt 1pt 1pt\"", "line-height=\"-1\"", "aspect-ratio=\"4\"",
        "float=\"left\"", "looseness=\"2\"", "note-numbering=\"none\"", "space=\"third-page\"", "space=\"30in\"",
        "space=\"two pages\""})
    EXPECT_FALSE(schema_takes(with_rule(attributes))) << attributes;
  EXPECT_FALSE(schema_takes("<layout><rule select=\"list\"/></layout>"));
  EXPECT_FALSE(schema_takes("<layout name=\"x\"><rule color=\"#fff\"/></layout>"));
  EXPECT_FALSE(schema_takes("<layout name=\"x\"><page-master page-width=\"1in\"/></layout>"));
  EXPECT_FALSE(schema_takes("<layout name=\"x\"><page-master name=\"y\" page-width=\"1em\"/></layout>"));
  EXPECT_FALSE(schema_takes("<layout name=\"x\"><template name=\"y\"/></layout>"));
  EXPECT_FALSE(
      schema_takes("<layout name=\"x\"><page-master name=\"a\"><region-header><slot place=\"left\"/>"
                   "</region-header></page-master></layout>"));
}

TEST(LayoutSchema, NamesEveryPropertyWithItsInitialValue) {
  const std::string schema = read_file(kLayouts / "layout.rng");
  const std::string manual = read_file(kLayouts / "README.md");
  for (const PropertyFacts& fact : all_properties()) {
    EXPECT_NE(schema.find("<attribute name=\"" + std::string(fact.name) + "\">"), std::string::npos) << fact.name;
    const std::string row = "| `" + std::string(fact.name) + "` | " + (fact.inherited ? "yes" : "no") + " | `" +
                            std::string(fact.initial) + "` |";
    EXPECT_NE(manual.find(row), std::string::npos) << row;
  }
}

}  // namespace
}  // namespace hustings
