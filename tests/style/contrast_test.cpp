// Colors of text against the ground that it stands on.
#include "style/contrast.h"

#include "style/styling.h"

namespace hustings {
namespace {

using testing::document_of;

// "layout.xml:2 message (hints)", a line for each warning.
std::string told(const std::string& rules, std::string_view words = "Words of a <paragraph>.") {
  PartBuilder builder("part");
  builder.add_block(NodeKind::Heading, "A heading", {}, Role::None, 1);
  builder.open(NodeKind::Callout);
  builder.add_block(NodeKind::Paragraph, words);
  builder.open(NodeKind::Paragraph);
  builder.add_text("With ");
  builder.open(NodeKind::Mark);
  builder.open(NodeKind::Emphasis);
  builder.add_text("marked");
  builder.close();
  builder.close();
  builder.close();
  builder.close();
  builder.open(NodeKind::List);
  builder.open(NodeKind::ListItem);
  builder.add_block(NodeKind::Paragraph, "An item");
  builder.close();
  builder.close();
  Sources sources;
  Diagnostics diagnostics;
  const std::string text = "<layout name='test'>\n" + rules +
                           "\n<page-master name='page' page-width='100mm' page-height='150mm' margin-inside='10mm' "
                           "margin-outside='10mm' margin-top='10mm' margin-bottom='10mm'/>"
                           "<page-sequence name='body' master='page'/></layout>";
  const LayoutRules read = rules::read(
      sources.add("layout.xml", text), [](const std::string&, const Source&) { return nullptr; }, diagnostics);
  style::resolve(document_of(builder.finish()), read, {}, diagnostics, &sources);
  std::string lines;
  for (const Diagnostic& each : diagnostics.list()) {
    EXPECT_EQ(each.id, "low-contrast");
    EXPECT_EQ(each.severity, Severity::Warning);
    if (each.span.known()) {
      const Source& source = sources.at(each.span.source);
      lines += source.path() + ':' + std::to_string(source.position(each.span.begin).line) + ' ' +
               std::string(source.text().substr(each.span.begin, each.span.end - each.span.begin)) + ' ';
    }
    lines += each.message;
    for (const std::string& hint : each.hints) lines += " (" + hint + ')';
    lines += '\n';
  }
  return lines;
}

TEST(Contrast, IsSilentWhereTextStandsOut) {
  EXPECT_EQ(told(""), "");
  EXPECT_EQ(told("<rule select='paragraph' color='#767676'/>"), "") << "4.54:1";
  EXPECT_EQ(told("<rule select='callout' background-color='#000' color='#fff'/>"), "");
  EXPECT_EQ(told("<rule select='heading' color='#949494' font-size='18pt'/>"), "") << "3.03:1 in large type";
  EXPECT_EQ(told("<rule select='heading' color='#949494' font-size='14pt' font-weight='bold'/>"), "");
}

TEST(Contrast, TellsEachPairOnceWhereItIsDeclared) {
  EXPECT_EQ(told("<rule select='paragraph' color='#777777'/>\n<rule select='emphasis' color='#777'/>"),
            "layout.xml:2 color='#777777 text of #777777 on #ffffff has a contrast of 4.47:1, less than the 4.5:1 that "
            "WCAG 2.2 asks for (1.4.3) (the nearest color of its hue that will do is #767676)\n");
  EXPECT_EQ(told("<rule select='heading' color='#959595' font-size='17.9pt'/>"),
            "layout.xml:2 color='#959595 text of #959595 on #ffffff has a contrast of 2.99:1, less than the 4.5:1 that "
            "WCAG 2.2 asks for (1.4.3) (the nearest color of its hue that will do is #767676)\n");
}

TEST(Contrast, LargeTypeNeedsLess) {
  const std::string large = told("<rule select='heading' color='#969696' font-size='18pt'/>");
  EXPECT_NE(large.find("less than the 3:1 for large type"), std::string::npos) << large;
  EXPECT_NE(large.find("will do is #949494"), std::string::npos) << large;
  const std::string both =
      told("<rule select='heading, paragraph' color='#969696'/><rule select='heading' font-size='18pt'/>");
  EXPECT_NE(both.find("less than the 4.5:1"), std::string::npos) << both;
  EXPECT_EQ(std::count(both.begin(), both.end(), '\n'), 1);
}

TEST(Contrast, TheGroundIsTheNearestAround) {
  const std::string in_callout =
      told("<rule select='callout' color='#6a6a6a'/>\n<rule select='callout' background-color='#ddeedd'/>");
  EXPECT_NE(in_callout.find("layout.xml:2 "), std::string::npos) << in_callout;
  EXPECT_NE(in_callout.find("#6a6a6a on #ddeedd"), std::string::npos) << in_callout;
  EXPECT_NE(in_callout.find("the ground is declared at layout.xml:3:"), std::string::npos) << in_callout;
  EXPECT_EQ(in_callout.find("on #ffffff"), std::string::npos) << in_callout;
  // Words of an inline inside of one with a ground stand on it.
  const std::string marked = told("<rule select='mark' background-color='#555555'/>");
  EXPECT_NE(marked.find("layout.xml:2 background-color='#555555 text of #000000 on #555555"), std::string::npos)
      << marked;
  EXPECT_NE(marked.find("will do is #c9c9c9"), std::string::npos) << marked << "lighter, since black is too dark";
}

TEST(Contrast, GeneratedWordsCount) {
  EXPECT_NE(told("<rule select='.list-mark' color='#bbb'/>").find("#bbbbbb on #ffffff"), std::string::npos);
  EXPECT_NE(told("<rule select='.alert-title' color='#ccc'/>").find("#cccccc on #ffffff"), std::string::npos);
}

TEST(Contrast, FurnitureStandsOnPaperOrOnItsFill) {
  const auto master = [](const std::string& inside) {
    return "<page-master name='m' page-width='100mm' page-height='150mm' margin-inside='10mm' margin-outside='10mm' "
           "margin-top='20mm' margin-bottom='20mm'>" +
           inside + "</page-master>";
  };
  const std::string head =
      "<region-header offset='8mm'><slot place='outside' color='#ffffff'><folio/></slot></region-header>";
  EXPECT_NE(told(master(head)).find("#ffffff on #ffffff has a contrast of 1.00:1"), std::string::npos);
  EXPECT_EQ(told(master(head + "<fill x='0' y='0' width='100mm' height='10mm' color='#204060'/>")), "");
  const std::string pale = told(master(head + "<fill x='50mm' y='0' width='50mm' height='10mm' color='#c0d0e0'/>"));
  EXPECT_NE(pale.find("#ffffff on #c0d0e0"), std::string::npos) << pale;
  EXPECT_NE(pale.find("the ground is a fill of page master `m`"), std::string::npos) << pale;
  EXPECT_NE(told(master(head + "<fill x='0' y='0' width='50mm' height='10mm' color='#204060'/>")).find("on #ffffff"),
            std::string::npos)
      << "the fill is at the inside, the folio at the outside";
  const std::string tab = told(master("<thumb-tab width='5mm' height='9mm' background-color='#888888' color='#fff'/>"));
  EXPECT_NE(tab.find("#ffffff on #888888 has a contrast of 3.54:1"), std::string::npos) << tab;
}

TEST(Contrast, TheBetterColorIsTheNearestOfItsHue) {
  const Color white{255, 255, 255};
  for (const Color text : {Color{255, 0, 0}, Color{120, 200, 80}, Color{250, 240, 10}, Color{128, 128, 128}}) {
    for (const Color ground : {white, Color{0, 0, 0}, Color{90, 90, 120}, Color{255, 240, 200}}) {
      const Color better = style::readable_color(text, ground, 450);
      EXPECT_GE(contrast_hundredths(better, ground), 450) << format_color(text) << " on " << format_color(ground);
    }
  }
  const Color red = style::readable_color({255, 0, 0}, white, 450);
  EXPECT_EQ(red.green, 0);
  EXPECT_EQ(red.blue, 0);
  EXPECT_LT(contrast_hundredths(Color{static_cast<uint8_t>(red.red + 1), 0, 0}, white), 450) << format_color(red);
  EXPECT_EQ(style::readable_color({10, 20, 30}, white, 450), (Color{10, 20, 30}));
}

TEST(Contrast, FontFamiliesAreKnownByTheirPlace) {
  Sources sources;
  Diagnostics diagnostics;
  const std::string text =
      "<layout name='test'><rule select='heading' font-family='Nowhere, serif'/>"
      "<page-master name='page' page-width='100mm' page-height='150mm'/>"
      "<page-sequence name='body' master='page'/></layout>";
  const LayoutRules read = rules::read(
      sources.add("layout.xml", text), [](const std::string&, const Source&) { return nullptr; }, diagnostics);
  PartBuilder builder("part");
  builder.add_block(NodeKind::Heading, "A heading", {}, Role::None, 1);
  const StyledDocument styled = style::resolve(document_of(builder.finish()), read, {}, diagnostics);
  const StyleId style = (*styled.parts[0])[testing::find(*styled.parts[0], NodeKind::Heading)].style;
  const Span span = styled.origin(style).families;
  ASSERT_TRUE(span.known());
  EXPECT_EQ(text.substr(span.begin, span.end - span.begin), "font-family='Nowhere, serif");
  EXPECT_EQ(styled.origins.size(), styled.styles.size());
}

}  // namespace
}  // namespace hustings
