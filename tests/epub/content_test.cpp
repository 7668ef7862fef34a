#include "epub/content.h"

#include <gtest/gtest.h>

#include "epub/booklet.h"
#include "epub/unpacked.h"
#include "epub/write.h"
#include "support/golden.h"

namespace hustings {
namespace {

using testing::PartMaker;
using testing::written_part;

TEST(Content, Blocks) {
  PartMaker make("blocks", Role::Chapter);
  make.heading(2, "A heading");
  make.heading(4, "Two levels below");
  make.heading(3, "One level below");
  make.with(NodeKind::BlockQuote, [&] { make.paragraph("Quoted."); });
  make.with(NodeKind::DescriptionList, [&] {
    make.block(NodeKind::DescriptionTerm, "Term");
    make.with(NodeKind::DescriptionDetails, [&] { make.paragraph("Details."); });
  });
  for (const std::string_view variant : {"note", "tip", "warning"}) {
    make.set(make.with(NodeKind::Callout,
                       [&] {
                         make.paragraph("Title", Role::AlertTitle);
                         make.paragraph("Body.");
                       }),
             Attribute::Variant, variant);
  }
  make.with(NodeKind::Details, [&] {
    make.block(NodeKind::Summary, "Why?", Role::Question);
    make.paragraph("Because.");
  });
  make.block(NodeKind::CodeBlock, "if (a < b) {\n  run();\n}");
  make.leaf(NodeKind::ThematicBreak, Display::Rule);
  make.with(NodeKind::Generated, [&] { make.paragraph("Filled in."); });
  make.heading(1, "Back at the top");
  EXPECT_GOLDEN(written_part(make.finish()), "epub/blocks.xhtml");
}

TEST(Content, Inlines) {
  PartMaker make("inlines");
  make.open(NodeKind::Paragraph);
  for (const NodeKind kind : {NodeKind::Emphasis, NodeKind::Strong, NodeKind::Strikethrough, NodeKind::Underline,
                              NodeKind::Mark, NodeKind::Superscript, NodeKind::Subscript, NodeKind::Small,
                              NodeKind::Code, NodeKind::Keyboard, NodeKind::Quotation, NodeKind::Span}) {
    make.block(kind, name_of(kind));
    make.leaf(NodeKind::SoftBreak);
  }
  make.set(make.block(NodeKind::Abbreviation, "RCV"), Attribute::Title, "ranked \"choice\" voting");
  make.leaf(NodeKind::LineBreak);
  make.set(make.block(NodeKind::Link, "outside"), Attribute::Target, "https://example.org/?a=1&b=2");
  make.text(", ");
  make.set(make.block(NodeKind::Link, "inside"), Attribute::Target, "#target");
  make.text(", ");
  make.set(make.block(NodeKind::Link, "nowhere"), Attribute::Target, "#nowhere");
  make.text(", ");
  make.set(
      make.with(
          NodeKind::Link,
          [&] { make.set(make.block(NodeKind::Link, "a link in a link"), Attribute::Target, "https://example.org/"); }),
      Attribute::Target, "mailto:jane@example.org");
  make.text(". ");
  make.set(make.leaf(NodeKind::Anchor), Attribute::Id, "target");
  make.block(NodeKind::Span, "Party", Role::Party);
  make.close();
  EXPECT_GOLDEN(written_part(make.finish()), "epub/inlines.xhtml");
}

TEST(Content, ListsLeaveTheirMarksToTheReadingSystemWhenTheySayTheSame) {
  PartMaker make("lists");
  const auto list = [&](bool ordered, std::string_view start, std::initializer_list<std::string_view> marks,
                        bool tight) {
    const NodeId node = make.with(NodeKind::List, [&] {
      for (const std::string_view mark : marks) {
        make.with(NodeKind::ListItem, [&] {
          make.mark(mark);
          make.paragraph("Item");
        });
      }
    });
    if (ordered) make.set(node, Attribute::Ordered, "true");
    if (!start.empty()) make.set(node, Attribute::Start, start);
    if (tight) make.set(node, Attribute::Tight, "true");
  };
  list(false, "", {"•", "•"}, true);
  list(false, "", {"§"}, true);
  list(true, "", {"1.", "2."}, true);
  list(true, "3", {"3.", "4."}, false);
  list(true, "", {"(1)", "(2)"}, false);
  list(true, "", {"a.", "b."}, true);
  list(true, "4", {"iv.", "v."}, true);
  make.set(make.with(NodeKind::List,
                     [&] {
                       make.set(make.with(NodeKind::ListItem,
                                          [&] {
                                            make.mark("☑");
                                            make.paragraph("Done");
                                            make.with(NodeKind::List, [&] {
                                              make.with(NodeKind::ListItem, [&] { make.paragraph("Inner"); });
                                            });
                                          }),
                                Attribute::Checked, "true");
                     }),
           Attribute::Tight, "true");
  EXPECT_GOLDEN(written_part(make.finish()), "epub/lists.xhtml");
}

TEST(Content, Tables) {
  PartMaker make("tables");
  make.set(make.with(NodeKind::Table,
                     [&] {
                       make.block(NodeKind::Caption, "Results");
                       const auto row = [&](bool head, std::initializer_list<std::string_view> cells) {
                         const NodeId node = make.with(NodeKind::TableRow, [&] {
                           bool first = true;
                           for (const std::string_view words : cells) {
                             const NodeId cell = make.with(NodeKind::TableCell, [&] { make.paragraph(words); });
                             if (first && !head) make.set(cell, Attribute::Header, "true");
                             if (!first) make.set(cell, Attribute::Align, "right");
                             first = false;
                           }
                         });
                         if (head) make.set(node, Attribute::Header, "true");
                       };
                       row(true, {"Name", "Votes", "Share", "Rank"});
                       row(false, {"Jane", "1,024", "51%", "1"});
                       make.with(NodeKind::TableRow, [&] {
                         make.set(make.with(NodeKind::TableCell,
                                            [&] {
                                              make.paragraph("One paragraph.");
                                              make.paragraph("Another.");
                                            }),
                                  Attribute::ColumnSpan, "4");
                       });
                       // On pages only.
                       const NodeId goes_on = make.paragraph("Results (continued)", Role::TableContinued);
                       make.part().nodes[goes_on].generated = true;
                     }),
           Attribute::Columns, "lrrr");
  EXPECT_GOLDEN(written_part(make.finish()), "epub/tables.xhtml");
}

TEST(Content, NotesLeadThereAndBack) {
  PartMaker make("notes");
  make.with(NodeKind::Paragraph, [&] {
    make.text("First");
    make.set(make.block(NodeKind::NoteMark, "1"), Attribute::Label, "x");
    make.text(", again");
    make.set(make.block(NodeKind::NoteMark, "1"), Attribute::Label, "x");
    make.text(", third");
    make.set(make.leaf(NodeKind::NoteMark), Attribute::Label, "y");
    make.text(", lost");
    make.set(make.block(NodeKind::NoteMark, "9"), Attribute::Label, "z");
  });
  make.set(make.with(NodeKind::NoteBody,
                     [&] {
                       make.mark("1", Role::NoteNumber);
                       make.paragraph("The first note.");
                     }),
           Attribute::Label, "x");
  make.set(make.with(NodeKind::NoteBody, [&] { make.paragraph("Without a number."); }), Attribute::Label, "y");
  EXPECT_GOLDEN(written_part(make.finish()), "epub/notes.xhtml");
}

// As style makes them: marks and notes by id, in a section of their own; a note that only prints a link's address is
// for readers of paper.
TEST(Content, NotesThatOnlyPrintAnAddressAreLeftOut) {
  const auto write = [](std::string_view address, bool with_another) {
    PartMaker make("p");
    const auto mark = [&](const char* id, const char* number, bool generated) {
      const NodeId node = make.block(NodeKind::NoteMark, number);
      make.set(make.set(node, Attribute::Target, id), Attribute::Id, std::string(id + 1) + "-mark");
      make.part().nodes[node].generated = generated;
    };
    const auto note = [&](const char* id, const char* number, std::string_view words, Role role) {
      const NodeId node = make.with(NodeKind::NoteBody, [&] {
        make.mark(number, Role::NoteNumber);
        make.paragraph(words, role);
      });
      make.set(node, Attribute::Id, id);
      make.part().nodes[node].generated = role == Role::LinkAddress;
    };
    make.with(NodeKind::Paragraph, [&] {
      make.set(make.block(NodeKind::Link, "Site"), Attribute::Target, address);
      mark("#n1", "1", true);
      if (with_another) mark("#n2", "2", false);
    });
    make.with(
        NodeKind::Section,
        [&] {
          make.part().nodes[make.leaf(NodeKind::ThematicBreak, Display::Rule)].generated = true;
          note("n1", "1", address, Role::LinkAddress);
          if (with_another) note("n2", "2", "A note.", Role::None);
        },
        Role::Notes);
    const std::string xhtml = written_part(make.finish());
    return xhtml.substr(xhtml.find("<body>"));
  };
  const std::string alone = write("https://example.org/", false);
  EXPECT_EQ(alone.find("<sup"), std::string::npos) << alone;
  EXPECT_EQ(alone.find("<aside"), std::string::npos) << alone;
  EXPECT_EQ(alone.find("<hr"), std::string::npos) << alone;
  const std::string both = write("https://example.org/", true);
  EXPECT_EQ(both.find("#n1"), std::string::npos) << both;
  EXPECT_NE(
      both.find(
          "<sup class=\"note-mark\" id=\"n2-mark\"><a epub:type=\"noteref\" role=\"doc-noteref\" href=\"#n2\">2</a>"),
      std::string::npos)
      << both;
  EXPECT_NE(both.find("id=\"n2\">\n<p><a class=\"back\" role=\"doc-backlink\" href=\"#n2-mark\">2</a> A note.</p>"),
            std::string::npos)
      << both;
  // A link that cannot be followed keeps its note: the address would be lost.
  const std::string bad = write("http://not a host/", false);
  EXPECT_NE(bad.find("not a host"), std::string::npos) << bad;
  EXPECT_NE(bad.find("<aside"), std::string::npos) << bad;
}

TEST(Content, LanguagesAndDirectionsAreSaidWhereTheyChange) {
  PartMaker make("languages");
  make.with(NodeKind::Paragraph, [&] {
    make.text("English, ");
    make.in(testing::kSpanish).text("español");
    make.in(testing::kEnglish).text(", ");
    make.in(testing::kArabic, testing::kRightToLeft).block(NodeKind::Emphasis, "عربي");
    make.in(testing::kEnglish).text(".");
  });
  make.in(testing::kArabic, testing::kRightToLeft);
  make.with(NodeKind::BlockQuote, [&] {
    make.paragraph("اقتباس");
    make.in(testing::kEnglish).paragraph("English again");
  });
  EXPECT_GOLDEN(written_part(make.finish()), "epub/languages.xhtml");
}

TEST(Content, PicturesSayWhatTheyShow) {
  StyledDocument styled = testing::empty_booklet();
  PageMap pages;
  styled.pictures = testing::whole_booklet(pages).pictures;
  PartMaker make("pictures");
  const auto picture = [&](Display display) {
    return make.set(make.leaf(NodeKind::Image, display), Attribute::Picture, "0");
  };
  make.set(picture(Display::Picture), Attribute::Alternative, "A \"map\"");
  make.set(picture(Display::Picture), Attribute::Decorative, "true");
  make.with(NodeKind::Figure, [&] {
    picture(Display::Picture);
    make.block(NodeKind::Caption, "What the caption says");
  });
  make.with(NodeKind::Paragraph, [&] {
    make.text("In a line ");
    make.set(picture(Display::InlinePicture), Attribute::Alternative, "star");
    make.set(make.leaf(NodeKind::Image, Display::InlinePicture), Attribute::Alternative, "missing");
  });
  styled.parts.push_back(make.finish());
  EXPECT_GOLDEN(written_part(std::move(styled)), "epub/pictures.xhtml");
}

TEST(Content, PrintedContentsBecomeLinksAndTheIndexKeepsItsPages) {
  StyledDocument styled = testing::empty_booklet();
  const auto entry = [](PartMaker& make, Role role) {
    make.with(
        NodeKind::Paragraph,
        [&] {
          make.set(make.block(NodeKind::Link, "Jane"), Attribute::Target, "#jane");
          make.leaf(NodeKind::Text, Display::Leader);
          make.block(NodeKind::Span, "5", Role::PageNumber);
        },
        role);
  };
  PartMaker contents("contents", Role::Contents), index("index", Role::Index), jane("jane", Role::Profile);
  entry(contents, Role::ContentsEntry);
  index.heading(1, "Index");
  entry(index, Role::IndexEntry);
  jane.paragraph("Jane.");
  styled.parts = {contents.finish(), index.finish(), jane.finish()};
  PageMap pages;
  pages.pages = {{{2, 1, 0}, "5", true, false}};
  EXPECT_GOLDEN(written_part(styled, 0, pages) + written_part(styled, 1, pages), "epub/contents-and-index.xhtml");
}

TEST(Content, TellsWhatItCouldNotWrite) {
  StyledDocument styled = testing::empty_booklet();
  PartMaker make("odd");
  make.with(NodeKind::Paragraph, [&] {
    make.text(std::string_view("bell\x07 and \0 nothing", 19));
    make.set(make.block(NodeKind::Link, "run"), Attribute::Target, "javascript:alert(1)");
  });
  styled.parts.push_back(make.finish());
  Diagnostics diagnostics;
  const testing::Unpacked unpacked = testing::unpack(epub::write(styled, {}, FontSet(), {}, diagnostics));
  const std::string& xhtml = unpacked.files.at("OEBPS/text/odd.xhtml");
  EXPECT_NE(xhtml.find("bell\uFFFD and \uFFFD nothing<span>run</span>"), std::string::npos) << xhtml;
  ASSERT_EQ(diagnostics.list().size(), 2U);
  EXPECT_EQ(diagnostics.list()[0].id, "unusable-address");
  EXPECT_EQ(diagnostics.list()[1].id, "invalid-character");
}

TEST(Content, AnIdStandsOnlyOnce) {
  PartMaker make("profile-x", Role::Profile);
  make.set(make.heading(1, "One"), Attribute::Id, "same");
  make.set(make.heading(1, "Two"), Attribute::Id, "same");
  make.set(make.paragraph("Three"), Attribute::Id, "profile-x");
  const std::string xhtml = written_part(make.finish());
  EXPECT_EQ(xhtml.find("id=\"same\""), xhtml.rfind("id=\"same\""));
  EXPECT_EQ(xhtml.find("id=\"profile-x\""), xhtml.rfind("id=\"profile-x\""));
}

}  // namespace
}  // namespace hustings
