#include "epub/booklet.h"

#include "base/hash.h"
#include "image/picture.h"

namespace hustings::testing {
namespace {

Display display_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::List:
      return Display::List;
    case NodeKind::ListItem:
      return Display::Item;
    case NodeKind::Table:
      return Display::Table;
    case NodeKind::TableRow:
      return Display::TableRow;
    case NodeKind::TableCell:
      return Display::TableCell;
    case NodeKind::NoteBody:
      return Display::Note;
    default:
      return is_inline(kind) ? Display::Inline : is_text_block(kind) ? Display::Text : Display::Block;
  }
}

std::shared_ptr<const Picture> drawing() {
  auto picture = std::make_shared<Picture>();
  picture->path = "seal.svg";
  picture->format = PictureFormat::Svg;
  picture->width = picture->height = 10;
  picture->original =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><circle cx=\"5\" cy=\"5\" r=\"4\"/></svg>";
  picture->sha256 = sha256_hex(picture->original);
  return picture;
}

std::shared_ptr<const StyledPart> profile() {
  PartMaker make("profile-jane", Role::Profile);
  make.set(make.heading(2, "Jane O\xE2\x80\x99Neil", Role::CandidateName), Attribute::Id, "jane");
  make.with(
      NodeKind::Figure,
      [&] {
        const NodeId image = make.leaf(NodeKind::Image, Display::Picture);
        make.set(make.set(image, Attribute::Picture, "0"), Attribute::Alternative, "The seal of the county");
        make.block(NodeKind::Caption, "The seal");
      },
      Role::Portrait);
  const NodeId statement = make.open(NodeKind::Section, Role::Statement);
  make.set(statement, Attribute::Id, "statement-jane");
  make.heading(4, "Why");
  make.with(NodeKind::Paragraph, [&] {
    make.text("I ask for ");
    make.block(NodeKind::Emphasis, "your vote");
    make.set(make.block(NodeKind::NoteMark, "1"), Attribute::Label, "a");
    make.text(" & your time.");
  });
  make.with(NodeKind::BlockQuote, [&] { make.paragraph("She was there."); });
  make.close();
  make.set(make.with(NodeKind::NoteBody,
                     [&] {
                       make.mark("1", Role::NoteNumber);
                       make.paragraph("On November 3.");
                     }),
           Attribute::Label, "a");
  return make.finish();
}

}  // namespace

StyledDocument empty_booklet() {
  StyledDocument styled;
  styled.metadata.title = "Voters\xE2\x80\x99 Pamphlet";
  styled.metadata.language = "en";
  styled.languages = {"en", "es", "ar"};
  styled.families = {{"serif"}};
  styled.features = {""};
  styled.styles.resize(2);
  styled.styles[kRightToLeft].direction = Direction::RightToLeft;
  return styled;
}

PartMaker& PartMaker::in(LanguageId language, StyleId style) {
  language_ = language;
  style_ = style;
  return *this;
}

NodeId PartMaker::open(NodeKind kind, Role role, uint8_t level) {
  return builder_.open(kind, display_of(kind), style_, language_, role, level);
}

NodeId PartMaker::with(NodeKind kind, const std::function<void()>& fill, Role role, uint8_t level) {
  const NodeId node = open(kind, role, level);
  fill();
  close();
  return node;
}

NodeId PartMaker::block(NodeKind kind, std::string_view words, Role role, uint8_t level) {
  return with(
      kind, [&] { text(words); }, role, level);
}

NodeId PartMaker::mark(std::string_view words, Role role) {
  const NodeId node = builder_.open(NodeKind::Paragraph, Display::Mark, style_, language_, role);
  builder_.part().nodes[node].generated = true;
  text(words);
  close();
  return node;
}

StyledDocument whole_booklet(PageMap& pages) {
  StyledDocument styled = empty_booklet();
  styled.metadata.subtitle = "General Election";
  styled.metadata.organization = "Riverbend County";
  styled.metadata.publication_date = "2026-10-01";
  styled.metadata.rights = "CC0";
  styled.metadata.keywords = {"election"};
  styled.pictures.push_back(drawing());
  PartMaker contents("contents", Role::Contents);
  contents.heading(1, "Contents");
  contents.with(
      NodeKind::Paragraph,
      [&] {
        contents.set(contents.block(NodeKind::Link, "Jane O\xE2\x80\x99Neil"), Attribute::Target, "#jane");
        contents.leaf(NodeKind::Text, Display::Leader);
        contents.block(NodeKind::Span, "3", Role::PageNumber);
      },
      Role::ContentsEntry);
  styled.parts.push_back(contents.finish());
  PartMaker contest("contest-mayor", Role::Contest);
  contest.heading(1, "Mayor", Role::ContestTitle);
  contest.in(kSpanish).paragraph("Elija a una persona.");
  styled.parts.push_back(contest.finish());
  styled.parts.push_back(profile());
  const StyledPart& jane = *styled.parts[2];
  NodeId quoted = 0;
  while (jane[quoted].kind != NodeKind::BlockQuote) ++quoted;
  pages.pages = {{{0, 1, 0}, "i", true, false},
                 {{1, 1, 0}, "ii", false, true},
                 {{1, 1, 0}, "1", true, false},
                 {{2, 1, 0}, "2", false, false},
                 {{2, quoted + 1, static_cast<uint32_t>(jane.text.find("was there"))}, "3", true, false}};
  return styled;
}

}  // namespace hustings::testing
