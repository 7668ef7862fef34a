#include "pdf/support/booklet.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "font/catalogue.h"
#include "font/select.h"
#include "image/picture.h"
#include "support/temporary_folder.h"
#include "text/hyphenation.h"

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
    case NodeKind::ThematicBreak:
      return Display::Rule;
    default:
      return is_inline(kind) ? Display::Inline : is_text_block(kind) ? Display::Text : Display::Block;
  }
}

// Fills pages with the galley's elements one under the other.
class Stacker {
 public:
  Stacker(const Galley& galley, const FontSet& fonts) : fonts_(fonts) {
    paged_.styled = galley.styled;
    paged_.cache = galley.cache;
    paged_.parts = galley.parts;
  }

  PagedDocument stack() {
    for (part_ = 0; part_ < paged_.parts.size(); ++part_) {
      new_page();
      const Rect column{master().inside, y_, measure(), {}};
      place(paged_.parts[part_]->flow, column, true);
      // Notes follow: flows that no cell refers to.
      const GalleyPart& galley = *paged_.parts[part_];
      std::vector<bool> used(galley.flows.size());
      for (const TableCellBox& cell : galley.cells) used[cell.flow] = true;
      for (size_t i = 0; i < used.size(); ++i) {
        if (!used[i]) place(galley.flows[i], {master().inside, y_, measure(), {}}, true);
      }
    }
    return std::move(paged_);
  }

 private:
  const PageMaster& master() const { return paged_.styled->masters[0]; }
  Length measure() const { return master().size.width - master().inside - master().outside; }

  void new_page() {
    Page page;
    page.number = page.folio_number = static_cast<uint32_t>(paged_.pages.size() + 1);
    page.folio = std::to_string(page.folio_number);
    page.recto = page.number % 2 == 1;
    page.first_fragment = static_cast<uint32_t>(paged_.fragments.size());
    paged_.pages.push_back(page);
    y_ = master().top;
    FurnitureLine folio;
    folio.line = shape::furniture(*paged_.cache, *paged_.styled, fonts_, page.folio, kSmall, "en");
    folio.style = kSmall;
    folio.width = Length::points(20);
    folio.place = FurniturePlace::Footer;
    Fragment fragment;
    fragment.kind = FragmentKind::Furniture;
    fragment.index = static_cast<uint32_t>(paged_.furniture.size());
    fragment.area = {master().inside, master().size.height - Length::points(20), folio.width, Length::points(10)};
    paged_.furniture.push_back(folio);
    add(fragment);
  }

  void add(const Fragment& fragment) {
    paged_.fragments.push_back(fragment);
    paged_.fragments.back().part = part_;
    ++paged_.pages.back().fragment_count;
  }

  void room(Length height, bool breaks) {
    if (breaks && y_ + height > master().size.height - master().bottom) new_page();
  }

  void place(const Flow& flow, const Rect& column, bool breaks) {
    const GalleyPart& galley = *paged_.parts[part_];
    for (const Element& element : flow.elements) {
      switch (element.kind) {
        case ElementKind::Paragraph:
          place_lines(galley, element.index, column, breaks);
          break;
        case ElementKind::ListMark: {
          const Length before = y_;
          place_lines(galley, element.index, column, breaks);
          y_ = before;
          break;
        }
        case ElementKind::Picture: {
          const PictureBox& box = galley.pictures[element.index];
          room(box.size.height, breaks);
          Fragment fragment;
          fragment.kind = FragmentKind::Picture;
          fragment.node = box.node;
          fragment.index = element.index;
          fragment.area = {column.x + box.x, y_, box.size.width, box.size.height};
          add(fragment);
          y_ += box.size.height;
          break;
        }
        case ElementKind::Rule: {
          const RuleBox& box = galley.rules[element.index];
          Fragment fragment;
          fragment.kind = FragmentKind::Fill;
          fragment.area = {column.x + box.x, y_, box.width, box.thickness};
          fragment.color = box.color;
          add(fragment);
          y_ += box.thickness;
          break;
        }
        case ElementKind::Table:
          place_table(galley, galley.tables[element.index], column, breaks);
          break;
        case ElementKind::Space:
          y_ += element.space.natural;
          break;
        default:
          break;
      }
    }
  }

  void place_lines(const GalleyPart& galley, uint32_t index, const Rect& column, bool breaks) {
    const ParagraphBox& box = galley.paragraphs[index];
    const Setting& setting = galley.settings[box.first_setting];
    for (uint32_t i = 0; i < setting.line_count; ++i) {
      const Line& line = galley.lines[setting.first_line + i];
      room(line.ascent + line.descent, breaks);
      Fragment fragment;
      fragment.kind = FragmentKind::Lines;
      fragment.node = box.node;
      fragment.paragraph = index;
      fragment.first_line = setting.first_line + i;
      fragment.line_count = 1;
      fragment.area = {column.x + box.x, y_, box.measure, line.ascent + line.descent};
      add(fragment);
      y_ += line.ascent + line.descent;
    }
  }

  void place_table(const GalleyPart& galley, const TableBox& table, const Rect& column, bool breaks) {
    for (uint32_t r = table.first_row; r < table.first_row + table.row_count; ++r) {
      const TableRowBox& row = galley.rows[r];
      room(row.height, breaks);
      const Length top = y_;
      for (uint32_t c = row.first_cell; c < row.first_cell + row.cell_count; ++c) {
        const TableCellBox& cell = galley.cells[c];
        y_ = top + cell.padding.before;
        place(galley.flows[cell.flow], {column.x + cell.x + cell.padding.start, y_, cell.width, {}}, false);
      }
      y_ = top + row.height;
    }
  }

  const FontSet& fonts_;
  PagedDocument paged_;
  uint32_t part_ = 0;
  Length y_;
};

std::shared_ptr<const Picture> pixels() {
  auto picture = std::make_shared<Picture>();
  picture->path = "portrait.png";
  picture->width = 4;
  picture->height = 2;
  picture->channels = 3;
  for (int i = 0; i < 24; ++i) picture->samples += static_cast<char>(i * 10);
  picture->alpha = std::string("\xFF\x80\xFF\xFF\xFF\xFF\x10\xFF", 8);
  return picture;
}

std::shared_ptr<const Picture> drawing() {
  auto picture = std::make_shared<Picture>();
  picture->path = "seal.svg";
  picture->format = PictureFormat::Svg;
  picture->width = picture->height = 10;
  VectorPath path;
  using Verb = VectorPath::Verb;
  path.verbs = {Verb::Move, Verb::Line, Verb::Curve, Verb::Close};
  path.points = {{0, 0}, {10, 0}, {10, 5}, {5, 10}, {0, 10}};
  path.filled = path.stroked = true;
  path.fill = {0, 80, 160, 128};
  path.stroke = {0, 0, 0, 255};
  path.dashes = {2, 1};
  picture->paths.push_back(path);
  return picture;
}

}  // namespace

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

NodeId PartMaker::heading(uint8_t level, std::string_view words) {
  const StyleId before = style_;
  if (style_ == kBody) style_ = kTitle;
  const NodeId node = block(NodeKind::Heading, words, Role::None, level);
  style_ = before;
  return node;
}

NodeId PartMaker::mark(std::string_view words, Role role) {
  const NodeId node = builder_.open(NodeKind::Paragraph, Display::Mark, style_, language_, role);
  text(words);
  close();
  return node;
}

NodeId PartMaker::link(std::string_view target, std::string_view words) {
  return set(block(NodeKind::Link, words), Attribute::Target, target);
}

StyledDocument empty_booklet(std::string_view family) {
  StyledDocument styled;
  styled.metadata.title = "Voters\xE2\x80\x99 Pamphlet";
  styled.metadata.language = "en";
  styled.languages = {"en", "es", "ar", "he", "hi"};
  styled.families = {{std::string(family)}, {"mono"}};
  styled.features = {""};
  styled.styles.resize(kStyleCount);
  for (ComputedStyle& style : styled.styles) style.text_align = TextAlign::Justify;
  styled.styles[kTitle].font_size = Length::points(16);
  styled.styles[kTitle].line_height = Length::points(20);
  styled.styles[kTitle].weight = 700;
  styled.styles[kTitle].color = {20, 60, 120, 255};
  styled.styles[kSmall].font_size = Length::points(8);
  styled.styles[kCenter].text_align = TextAlign::Center;
  styled.styles[kRightToLeft].direction = Direction::RightToLeft;
  styled.styles[kRightToLeft].text_align = TextAlign::Start;
  styled.styles[kRaised].font_size = Length::points(7);
  styled.styles[kRaised].baseline_shift = Length::points(3);
  styled.styles[kUnderlined].underline = true;
  styled.styles[kTinted].background = {255, 240, 160, 255};
  styled.styles[kMono].families = 1;
  styled.styles[kContentsLine].text_align_last = TextAlign::Justify;
  styled.styles[kNarrow].hyphens = Hyphens::Auto;
  styled.styles[kNarrow].margin.end = Length::points(140);
  styled.styles[kItem].margin.start = Length::points(14);
  PageMaster master;
  master.name = "page";
  master.size = {Length::ratio(29764, 100), Length::ratio(41953, 100)};
  master.inside = master.outside = Length::points(30);
  master.top = master.bottom = Length::points(36);
  styled.masters.push_back(master);
  PageSequence sequence;
  sequence.name = "all";
  styled.sequences.push_back(sequence);
  styled.pictures = {pixels(), drawing()};
  return styled;
}

Booklet set_pages(StyledDocument document) {
  Booklet booklet;
  booklet.styled = std::make_shared<const StyledDocument>(std::move(document));
  const std::string path = std::string(HUSTINGS_SOURCE_DIR) + "/fonts/catalogue.xml";
  std::ifstream stream(path, std::ios::binary);
  Sources sources;
  const Source& source = sources.add("catalogue.xml", {std::istreambuf_iterator<char>(stream), {}});
  const Catalogue catalogue = font::read_catalogue(source, booklet.diagnostics);
  booklet.fonts = font::select(*booklet.styled, catalogue, booklet.diagnostics);
  const auto hyphenator =
      std::make_shared<const text::Hyphenator>(std::vector<std::filesystem::path>{"/usr/share/hyphen"});
  const ShapedDocument shaped = shape::shape(booklet.styled, booklet.fonts, hyphenator, booklet.diagnostics);
  const Galley galley = linebreak::set(shaped, booklet.fonts, {}, booklet.diagnostics);
  booklet.paged = Stacker(galley, booklet.fonts).stack();
  booklet.options.creation_date = "2026-11-03T08:00:00Z";
  return booklet;
}

StyledDocument whole_booklet() {
  StyledDocument styled = empty_booklet();
  styled.metadata.authors = {"County Clerk", "Elections <Office>"};
  styled.metadata.description = "What is on the ballot & how to vote";
  styled.metadata.keywords = {"election", "ballot"};
  PartMaker contents("contents", Role::Contents);
  contents.heading(1, "Contents");
  contents.in(kEnglish, kContentsLine);
  contents.with(
      NodeKind::Paragraph,
      [&] {
        contents.link("#jane", "Jane O\xE2\x80\x99Neil");
        contents.leaf(NodeKind::Text, Display::Leader);
        contents.block(NodeKind::Span, "3", Role::PageNumber);
      },
      Role::ContentsEntry);
  contents.with(
      NodeKind::Paragraph,
      [&] {
        contents.set(contents.with(NodeKind::Link,
                                   [&] {
                                     contents.text("Mayor");
                                     contents.leaf(NodeKind::Text, Display::Leader);
                                     contents.text("2");
                                   }),
                     Attribute::Target, "#contest-mayor");
      },
      Role::ContentsEntry);
  styled.parts.push_back(contents.finish());

  PartMaker contest("contest-mayor", Role::Contest);
  contest.heading(1, "Mayor");
  contest.in(kSpanish).paragraph("Elija a una persona.");
  styled.parts.push_back(contest.finish());

  PartMaker make("profile-jane", Role::Profile);
  make.set(make.heading(2, "Jane O\xE2\x80\x99Neil"), Attribute::Id, "jane");
  make.with(
      NodeKind::Figure,
      [&] {
        const NodeId image = make.leaf(NodeKind::Image, Display::Picture);
        make.set(make.set(image, Attribute::Picture, "0"), Attribute::Alternative, "Jane O\xE2\x80\x99Neil, smiling");
        make.block(NodeKind::Caption, "The candidate");
      },
      Role::Portrait);
  make.with(
      NodeKind::Table,
      [&] {
        make.with(NodeKind::TableRow, [&] {
          make.set(make.with(NodeKind::TableCell, [&] { make.paragraph("Party"); }), Attribute::Header, "true");
          make.with(NodeKind::TableCell, [&] { make.paragraph("Independent"); });
        });
        make.with(NodeKind::TableRow, [&] {
          make.set(make.with(NodeKind::TableCell, [&] { make.paragraph("Age"); }), Attribute::Header, "true");
          make.with(NodeKind::TableCell, [&] { make.paragraph("41"); });
        });
      },
      Role::Facts);
  const NodeId statement = make.open(NodeKind::Section, Role::Statement);
  make.set(statement, Attribute::Id, "statement-jane");
  make.heading(3, "Why");
  make.with(NodeKind::Paragraph, [&] {
    make.text("I ask for ");
    make.block(NodeKind::Emphasis, "your vote");
    make.in(kEnglish, kRaised);
    make.set(make.block(NodeKind::NoteMark, "1"), Attribute::Label, "a");
    make.in(kEnglish);
    make.text(" & your time; see ");
    make.link("https://example.org/\xC3\xA9t\xC3\xA9", "my pages on the web, which go on over more than one line");
    make.text(" or ");
    make.in(kEnglish, kMono).block(NodeKind::Code, "vote(1)");
    make.in(kEnglish).text(". ");
    make.in(kSpanish).text(
        "\xC2\xA1"
        "Adelante!");
    make.in(kEnglish).text(" ");
    make.set(make.block(NodeKind::Abbreviation, "UN"), Attribute::Title, "United Nations");
    make.text(", ");
    make.block(NodeKind::Quotation, "well said");
    make.text(", ");
    make.in(kEnglish, kTinted).block(NodeKind::Mark, "marked words");
    make.in(kEnglish).text(", ");
    make.in(kEnglish, kUnderlined).block(NodeKind::Underline, "ruled words");
    make.in(kEnglish).text(".");
  });
  make.with(NodeKind::BlockQuote, [&] {
    make.paragraph("She was there.");
    make.paragraph("And she stayed.");
  });
  make.with(NodeKind::Callout, [&] { make.paragraph("Mind the date."); });
  make.with(NodeKind::List, [&] {
    make.in(kEnglish, kItem);
    for (const char* words : {"Roads", "Schools"}) {
      make.with(NodeKind::ListItem, [&] {
        make.mark("\xE2\x80\xA2");
        make.paragraph(words);
      });
    }
    make.with(NodeKind::ListItem, [&] {
      make.mark("\xE2\x80\xA2");
      make.paragraph("Water");
      make.set(make.with(NodeKind::List,
                         [&] {
                           make.with(NodeKind::ListItem, [&] {
                             make.mark("1.");
                             make.paragraph("Clean");
                           });
                         }),
               Attribute::Ordered, "true");
    });
    make.in(kEnglish);
  });
  make.with(NodeKind::DescriptionList, [&] {
    make.block(NodeKind::DescriptionTerm, "Ballot");
    make.with(NodeKind::DescriptionDetails, [&] { make.paragraph("A list of names."); });
    make.block(NodeKind::DescriptionTerm, "Poll");
    make.with(NodeKind::DescriptionDetails, [&] { make.paragraph("A place."); });
  });
  make.in(kEnglish, kMono).block(NodeKind::CodeBlock, "a = b");
  make.in(kEnglish);
  make.with(NodeKind::Table, [&] {
    make.set(make.with(NodeKind::TableRow,
                       [&] {
                         make.with(NodeKind::TableCell, [&] { make.paragraph("Year"); });
                         make.with(NodeKind::TableCell, [&] { make.paragraph("Office"); });
                       }),
             Attribute::Header, "true");
    make.with(NodeKind::TableRow, [&] {
      make.set(make.with(NodeKind::TableCell, [&] { make.paragraph("2019"); }), Attribute::ColumnSpan, "2");
    });
  });
  const NodeId seal = make.leaf(NodeKind::Image, Display::Picture);
  make.set(make.set(seal, Attribute::Picture, "1"), Attribute::Alternative, "The seal");
  make.leaf(NodeKind::ThematicBreak, Display::Rule);
  make.close();
  make.set(make.with(NodeKind::NoteBody,
                     [&] {
                       make.mark("1", Role::NoteNumber);
                       make.paragraph("On November 3.");
                     }),
           Attribute::Label, "a");
  styled.parts.push_back(make.finish());
  return styled;
}

std::string run_on(const std::string& bytes, const std::string& command) {
  const TemporaryFolder folder;
  const std::string file = folder.write("booklet.pdf", bytes);
  std::string line = command;
  const size_t place = line.find("{}");
  line.replace(place, 2, "'" + file + "'");
  std::string output;
  if (FILE* pipe = popen((line + " 2>&1").c_str(), "r"); pipe != nullptr) {
    std::array<char, 4096> buffer;
    for (size_t got; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) output.append(buffer.data(), got);
    const int status = pclose(pipe);
    if (status != 0) output += "\nexit status " + std::to_string(status);
  }
  return output;
}

bool has_program(const std::string& name) {
  return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace hustings::testing
