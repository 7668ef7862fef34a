// Which rule wins, what is inherited, what units mean.
#include "style/styling.h"

namespace hustings {
namespace {

using testing::document_of;
using testing::layout;
using testing::resolve;
using testing::style_of;

// A heading, two paragraphs (the second in a quotation), a nested list.
std::shared_ptr<const Part> sample() {
  PartBuilder builder("sample", Role::Profile);
  builder.set(0, Attribute::Id, "sample");
  builder.add_block(NodeKind::Heading, "Jane Doe", {}, Role::CandidateName, 2);
  const NodeId first = builder.open(NodeKind::Paragraph);
  builder.set(first, Attribute::Id, "first");
  builder.add_text("Plain, ");
  builder.open(NodeKind::Emphasis);
  builder.add_text("stressed ");
  builder.open(NodeKind::Code);
  builder.add_text("code");
  builder.close();
  builder.close();
  builder.close();
  builder.open(NodeKind::BlockQuote);
  builder.add_block(NodeKind::Paragraph, "Quoted.");
  builder.add_block(NodeKind::Paragraph, "Quoted too.");
  builder.close();
  return builder.finish();
}

Color heading_color(const std::string& rules) {
  return style_of(resolve(document_of(sample()), layout(rules)), NodeKind::Heading).color;
}

TEST(Cascade, SpecificityBeatsOrder) {
  EXPECT_EQ(heading_color("<rule select='heading' color='#000001'/><rule select='*' color='#000002'/>").blue, 1);
  EXPECT_EQ(
      heading_color("<rule select='.candidate-name' color='#000001'/><rule select='section heading' color='#000002'/>")
          .blue,
      1);
  EXPECT_EQ(heading_color("<rule select='heading' color='#000001'/><rule select='heading' color='#000002'/>").blue, 2);
  EXPECT_EQ(
      heading_color("<rule select='heading:level(2)' color='#000001'/><rule select='heading' color='#000002'/>").blue,
      1);
  EXPECT_EQ(
      heading_color("<rule select='heading:level(3)' color='#000001'/><rule select='heading' color='#000002'/>").blue,
      2);
}

TEST(Cascade, CombinatorsLookAround) {
  const auto second = [](const std::string& selector) {
    const StyledDocument styled =
        resolve(document_of(sample()), layout("<rule select='" + selector + "' text-indent='7pt'/>"));
    std::string hits;
    for (size_t i = 0; i < 3; ++i)
      hits += style_of(styled, NodeKind::Paragraph, Role::None, i).text_indent == Length::points(7) ? '1' : '0';
    return hits;
  };
  EXPECT_EQ(second("paragraph"), "111");
  EXPECT_EQ(second("heading + paragraph"), "100");
  EXPECT_EQ(second("paragraph + paragraph"), "001");
  EXPECT_EQ(second("section > paragraph"), "100");
  EXPECT_EQ(second("section paragraph"), "111");
  EXPECT_EQ(second("block-quote > paragraph:first-child"), "010");
  EXPECT_EQ(second("paragraph:last-child"), "001");
  EXPECT_EQ(second("heading ~ paragraph"), "100");
  EXPECT_EQ(second("heading ~ block-quote paragraph"), "011");
  EXPECT_EQ(second("#first"), "100");
  EXPECT_EQ(second("#sample #first"), "100");
  EXPECT_EQ(second("paragraph:lang(en)"), "111");
  EXPECT_EQ(second("paragraph:lang(de)"), "000");
  EXPECT_EQ(second(":root paragraph"), "111");
  EXPECT_EQ(second(":root > paragraph"), "000");
}

TEST(Cascade, NotesFloatOneByOneAndLoosenessIsInherited) {
  const StyledDocument styled =
      resolve(document_of(sample()),
              layout("<rule select='section' looseness='1'/>"
                     "<rule select='block-quote' float='footnote' looseness='initial'/>"
                     "<rule select='block-quote > paragraph + paragraph' float='inherit' looseness='1'/>"));
  const ComputedStyle& first = style_of(styled, NodeKind::Paragraph);
  EXPECT_EQ(first.looseness, 1);
  EXPECT_FALSE(first.footnote);
  EXPECT_TRUE(style_of(styled, NodeKind::BlockQuote).footnote);
  const ComputedStyle& quoted = style_of(styled, NodeKind::Paragraph, Role::None, 1);
  EXPECT_EQ(quoted.looseness, 0);
  EXPECT_FALSE(quoted.footnote);
  const ComputedStyle& last = style_of(styled, NodeKind::Paragraph, Role::None, 2);
  EXPECT_EQ(last.looseness, 1);
  EXPECT_TRUE(last.footnote);
}

TEST(Cascade, InheritsWhatCssInherits) {
  const StyledDocument styled = resolve(
      document_of(sample()),
      layout("<rule select='block-quote' color='#112233' font-style='italic' padding='5pt' background-color='#eee' "
             "space-before='3pt' text-indent='2em' break-before='page' keep-with-next='always' "
             "image-resolution.minimum='300dpi'/>"));
  const ComputedStyle& quoted = style_of(styled, NodeKind::Paragraph, Role::None, 1);
  EXPECT_EQ(quoted.color, (Color{0x11, 0x22, 0x33}));
  EXPECT_TRUE(quoted.italic);
  EXPECT_EQ(quoted.text_indent, Length::points(20));
  EXPECT_EQ(quoted.least_resolution, 300);
  EXPECT_EQ(style_of(styled, NodeKind::Paragraph).least_resolution, 150);
  EXPECT_EQ(quoted.padding, Edges{});
  EXPECT_EQ(quoted.background.alpha, 0);
  EXPECT_EQ(quoted.space_before, Space{});
  EXPECT_EQ(quoted.break_before, Break::Auto);
  EXPECT_EQ(quoted.keep_with_next, 0);
}

TEST(Cascade, UnitsAreThoseOfCss) {
  const StyledDocument styled = resolve(
      document_of(sample()),
      layout("<rule select=':root' font-size='12pt' line-height='1.5'/><rule select='section' font-size='50%'/>"
             "<rule select='paragraph' font-size='2em' text-indent='1em' margin-start='1rem'/>"
             "<rule select='code' font-size='0.5em'/><rule select='heading' font-size='3rem' line-height='200%'/>"));
  const ComputedStyle& paragraph = style_of(styled, NodeKind::Paragraph);
  EXPECT_EQ(paragraph.font_size, Length::points(12));
  EXPECT_EQ(paragraph.line_height, Length::points(18));  // the number is inherited, not the length
  EXPECT_EQ(paragraph.text_indent, Length::points(12));
  EXPECT_EQ(paragraph.margin.start, Length::points(12));
  EXPECT_EQ(style_of(styled, NodeKind::Code).font_size, Length::points(6));
  EXPECT_EQ(style_of(styled, NodeKind::Code).line_height, Length::points(9));
  EXPECT_EQ(style_of(styled, NodeKind::Code).text_indent, Length::points(12));  // a length is inherited as such
  EXPECT_EQ(style_of(styled, NodeKind::Heading).font_size, Length::points(36));
  EXPECT_EQ(style_of(styled, NodeKind::Heading).line_height, Length::points(72));
}

TEST(Cascade, SpacesGive) {
  const StyledDocument styled = resolve(
      document_of(sample()),
      layout("<rule select='paragraph' space-before='9pt' space-before.minimum='1pt'/>"
             "<rule select='#first' space-before='10pt' space-before.minimum='8pt' space-before.maximum='15pt'/>"
             "<rule select='block-quote paragraph' space-before='4pt'/>"));
  EXPECT_EQ(style_of(styled, NodeKind::Paragraph).space_before,
            (Space{Length::points(10), Length::points(5), Length::points(2)}));
  EXPECT_EQ(style_of(styled, NodeKind::Paragraph, Role::None, 1).space_before, (Space{Length::points(4), {}, {}}));
}

TEST(Cascade, InheritAndInitialAreWordsOfEveryProperty) {
  const StyledDocument styled =
      resolve(document_of(sample()),
              layout("<rule select='section' color='#123456' padding-start='6pt' font-size='20pt'/>"
                     "<rule select='paragraph' color='initial' padding-start='inherit' font-size='initial'/>"));
  const ComputedStyle& paragraph = style_of(styled, NodeKind::Paragraph);
  EXPECT_EQ(paragraph.color, Color{});
  EXPECT_EQ(paragraph.padding.start, Length::points(6));
  EXPECT_EQ(paragraph.font_size, Length::points(10));
}

TEST(Cascade, WordsCarryTheirInlinesStyle) {
  const StyledDocument styled = resolve(
      document_of(sample()), layout("<rule select='paragraph' background-color='#eee' padding='3pt'/>"
                                    "<rule select='emphasis' text-decoration='underline' background-color='#ff0'/>"
                                    "<rule select='code' vertical-align='2pt' font-family='Hack, mono'/>"));
  const StyledPart& part = *styled.parts[0];
  const auto words = [&](std::string_view text) -> const ComputedStyle& {
    for (const StyledNode& node : part.nodes) {
      if (node.kind == NodeKind::Text && part.text_of(node) == text) return styled.style(node.style);
    }
    ADD_FAILURE() << text;
    return styled.styles[0];
  };
  EXPECT_EQ(words("Plain, ").background.alpha, 0);  // the block draws its ground
  EXPECT_EQ(words("Plain, ").padding, Edges{});
  EXPECT_TRUE(words("stressed ").underline);
  EXPECT_EQ(words("stressed ").background, (Color{255, 255, 0}));
  EXPECT_TRUE(words("code").underline);  // decoration goes on through inlines
  EXPECT_EQ(words("code").background, (Color{255, 255, 0}));
  EXPECT_EQ(words("code").baseline_shift, Length::points(2));
  EXPECT_EQ(styled.families[words("code").families], (std::vector<std::string>{"Hack", "mono"}));
  EXPECT_FALSE(words("Quoted.").underline);
}

TEST(Cascade, FeaturesAreCollected) {
  const StyledDocument styled =
      resolve(document_of(sample()),
              layout("<rule select='section' font-variant-numeric='oldstyle-nums proportional-nums'/>"
                     "<rule select='code' font-variant-caps='all-small-caps' font-feature-settings='\"zero\"'/>"));
  EXPECT_EQ(styled.features[style_of(styled, NodeKind::Paragraph).features], "onum=1,pnum=1");
  EXPECT_EQ(styled.features[style_of(styled, NodeKind::Code).features], "onum=1,pnum=1,smcp=1,c2sc=1,zero=1");
}

TEST(Cascade, LanguageTurnsTheDirection) {
  PartBuilder builder("a");
  const NodeId arabic = builder.open(NodeKind::Paragraph);
  builder.set(arabic, Attribute::Language, "ar");
  builder.add_text("\u0645\u0631\u062D\u0628\u0627 ");
  const NodeId english = builder.open(NodeKind::Span);
  builder.set(english, Attribute::Language, "en");
  builder.add_text("hello");
  builder.close();
  builder.close();
  const NodeId turned = builder.open(NodeKind::Paragraph);
  builder.set(turned, Attribute::Direction, "rtl");
  builder.add_text("turned");
  const StyledDocument styled =
      resolve(document_of(builder.finish()), layout("<rule select='paragraph:lang(ar)' font-size='14pt'/>"));
  EXPECT_EQ(style_of(styled, NodeKind::Paragraph).direction, Direction::RightToLeft);
  EXPECT_EQ(style_of(styled, NodeKind::Paragraph).font_size, Length::points(14));
  EXPECT_EQ(style_of(styled, NodeKind::Span).direction, Direction::LeftToRight);
  EXPECT_EQ(style_of(styled, NodeKind::Paragraph, Role::None, 1).direction, Direction::RightToLeft);
  EXPECT_EQ(styled.direction, Direction::LeftToRight);
  EXPECT_EQ(styled.languages, (std::vector<std::string>{"en", "ar"}));
}

TEST(Cascade, EqualStylesAreOne) {
  Document document = document_of(sample());
  for (int i = 0; i < 40; ++i) document.parts.push_back(document.parts[0]);
  const StyledDocument one = resolve(document_of(sample()), testing::shipped_layout("booklet-a5"));
  const StyledDocument many = resolve(document, testing::shipped_layout("booklet-a5"));
  EXPECT_EQ(one.styles.size(), many.styles.size());
  for (size_t i = 0; i < many.styles.size(); ++i) {
    for (size_t j = 0; j < i; ++j) EXPECT_FALSE(many.styles[i] == many.styles[j]) << i << ' ' << j;
  }
}

TEST(Cascade, WordsThatALayoutHidesAreReported) {
  Diagnostics diagnostics;
  style::resolve(document_of(sample()), layout("<rule select='block-quote' display='none'/>"), {}, diagnostics);
  ASSERT_EQ(diagnostics.list().size(), 1u);
  EXPECT_EQ(diagnostics.list()[0].id, "words-not-set");
}

}  // namespace
}  // namespace hustings
