#include <gtest/gtest.h>

#include "rules/reading.h"
#include "support/golden.h"

namespace hustings {
namespace {

using testing::ReadLayout;
using testing::with_page;

TEST(ReadLayout, AWholeLayout) {
  const ReadLayout read(testing::read_test_file("rules/whole.xml"),
                        {{"plain.xml", testing::read_test_file("rules/plain.xml")}});
  EXPECT_EQ(read.messages(), "");
  EXPECT_GOLDEN(read.dump(), "rules/whole.rules");
}

TEST(ReadLayout, RulesStandInCascadeOrder) {
  const ReadLayout read(
      with_page("<rule select='#a' color='#111'/><rule select='heading' color='#222'/>"
                "<rule select='.title, *' color='#333'/><rule select='list' color='#444'/>"));
  std::string order;
  for (const StyleRule& rule : read.rules.rules) order += format_selector(rule.selector) + " ";
  EXPECT_EQ(order, "* heading list .title #a ");
}

TEST(ReadLayout, VariablesOfTheExtendingLayoutWin) {
  const ReadLayout read(
      "<layout extends='base'><define name='accent' value='#ff0000'/></layout>",
      {{"base", with_page("<define name='accent' value='#000'/><define name='edge' value='1pt solid $accent'/>"
                          "<rule select='heading' color='$accent' border-before='$edge'/>")}});
  EXPECT_EQ(read.messages(), "");
  ASSERT_EQ(read.rules.blocks.size(), 1u);
  for (const Declaration& each : read.rules.blocks[0].declarations) {
    if (each.value.kind != Value::Kind::Color) continue;
    EXPECT_EQ(each.value.color, (Color{255, 0, 0})) << each.specified;
  }
}

TEST(ReadLayout, ShorthandsGoBeforeLonghandsWhereverTheyStand) {
  const ReadLayout read(with_page("<rule select='list' padding-start='9pt' padding='1pt 2pt'/>"));
  std::string text;
  for (const Declaration& each : read.rules.blocks.at(0).declarations)
    text += std::string(facts(each.property).name) + ":" + each.specified + " ";
  EXPECT_EQ(text, "padding-before:1pt padding-end:2pt padding-after:1pt padding-start:2pt padding-start:9pt ");
}

TEST(ReadLayout, SpansCoverTheAttribute) {
  const std::string text = with_page("<rule select='list' color='#123456'/>");
  const ReadLayout read(text);
  const Span span = read.rules.blocks.at(0).declarations.at(0).span;
  EXPECT_EQ(text.substr(span.begin, span.end - span.begin), "color='#123456");
}

TEST(ReadLayout, AMasterRefinesAnother) {
  const ReadLayout read(
      with_page("<page-master name='a' page-width='100mm' page-height='100mm' margin-inside='1in'>"
                "<region-header offset='10pt'><slot place='start'>x</slot></region-header></page-master>"
                "<page-master name='b' extends='a' margin-outside='1in'><region-header/></page-master>"));
  EXPECT_EQ(read.messages(), "");
  ASSERT_EQ(read.rules.masters.size(), 3u);
  EXPECT_EQ(read.rules.masters[1].inside, Length::points(72));
  EXPECT_EQ(read.rules.masters[1].outside, Length::points(72));
  EXPECT_TRUE(read.rules.masters[0].header);
  EXPECT_FALSE(read.rules.masters[1].header);  // an empty region takes the other one's away
}

TEST(ReadLayout, TemplatesKeepTheirSpaces) {
  const ReadLayout read(
      with_page("<template name='contents-entry'>\n  <title/>  <message key='page'/> <page/>\n</template>"));
  EXPECT_EQ(read.messages(), "");
  const Template& entry = read.rules.find_template("contents-entry");
  std::string text;
  for (const TemplatePiece& piece : entry.pieces)
    text += piece.kind == TemplatePiece::Kind::Words ? piece.text : "{" + piece.text + "}";
  EXPECT_EQ(text, "{title} {page} {page}");
  EXPECT_EQ(read.rules.find_template("note-mark").pieces.size(), 1u);  // built in
}

}  // namespace
}  // namespace hustings
