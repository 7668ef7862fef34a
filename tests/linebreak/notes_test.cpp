// Notes on their way from the Part's end to flows of their own.
#include <sstream>

#include <gtest/gtest.h>

#include "linebreak/composition.h"
#include "support/golden.h"

namespace hustings {
namespace {

using testing::Composition;
using testing::paragraph;
using testing::text_of;

// A Part with notes as style makes them: marks in the text, a section of bodies at the end.
class Annotated {
 public:
  explicit Annotated(bool footnotes = true, Direction direction = Direction::LeftToRight) {
    ComputedStyle text = composition_.base();
    text.direction = direction;
    text_ = composition_.style(text);
    ComputedStyle notes = text;
    notes.font_size = Length::points(8);
    notes.line_height = Length::points(10);
    small_ = composition_.style(notes);
    ComputedStyle section = notes;
    section.space_before = {Length::points(9), Length::points(4), Length::points(2)};
    section.break_before = Break::Column;
    section_ = composition_.style(section);
    ComputedStyle line = notes;
    line.border.before = Length::ratio(1, 2);
    line.width = {Extent::Kind::Share, Length{}, 200};
    line.space_after = {Length::points(4), Length{}, Length{}};
    line.keep_with_next = 255;
    rule_ = composition_.style(line);
    ComputedStyle body = notes;
    body.margin.start = Length::points(15);
    body.space_before = {Length::points(1), Length{}, Length{}};
    body.footnote = footnotes;
    body_ = composition_.style(body);
    builder_ = std::make_unique<StyledPartBuilder>(composition_.part("part", text_));
  }

  void words(std::string_view words) { builder_->add_text(words, text_, 0); }
  void open(NodeKind kind, Display display) { builder_->open(kind, display, text_, 0); }
  void close() { builder_->close(); }
  void mark(const std::string& id, std::string_view number = "1") {
    const NodeId node = builder_->open(NodeKind::NoteMark, Display::Inline, text_, 0);
    builder_->set(node, Attribute::Target, "#" + id);
    builder_->set(node, Attribute::Id, id + "-mark");
    builder_->add_text(number, text_, 0);
    builder_->close();
  }
  void open_notes() {
    builder_->open(NodeKind::Section, Display::Block, section_, 0, Role::Notes);
    const NodeId rule = builder_->open(NodeKind::ThematicBreak, Display::Rule, rule_, 0);
    builder_->part().nodes[rule].generated = true;
    builder_->close();
  }
  void open_note(std::string_view id, std::string_view number = "1") {
    const NodeId node = builder_->open(NodeKind::NoteBody, Display::Note, body_, 0);
    builder_->set(node, Attribute::Id, id);
    builder_->open(NodeKind::Paragraph, Display::Mark, small_, 0, Role::NoteNumber);
    builder_->add_text(number, small_, 0);
    builder_->close();
  }
  void note(std::string_view id, std::string_view words) {
    open_note(id);
    note_paragraph(words);
    close();
  }
  void note_paragraph(std::string_view words) { paragraph(*builder_, words, small_); }

  const GalleyPart& set() {
    composition_.add(*builder_);
    return *composition_.set().parts.front();
  }
  std::string dump() const {
    std::ostringstream out;
    composition_.galley.dump(out, *composition_.fonts);
    return out.str();
  }
  StyledPartBuilder& builder() { return *builder_; }
  Composition& composition() { return composition_; }
  StyleId text() const { return text_; }
  StyleId small() const { return small_; }

 private:
  Composition composition_;
  StyleId text_ = 0, small_ = 0, section_ = 0, rule_ = 0, body_ = 0;
  std::unique_ptr<StyledPartBuilder> builder_;
};

// The words of a flow's lines, and of the cells in it.
std::string words_of(const GalleyPart& part, const Flow& flow) {
  std::string words;
  for (const Element& element : flow.elements) {
    if (element.kind == ElementKind::Table) {
      const TableBox& table = part.tables[element.index];
      for (uint32_t r = 0; r < table.row_count; ++r) {
        const TableRowBox& row = part.rows[table.first_row + r];
        for (uint32_t c = 0; c < row.cell_count; ++c) {
          words += words_of(part, part.flows[part.cells[row.first_cell + c].flow]);
        }
      }
    }
    if (element.kind != ElementKind::Paragraph && element.kind != ElementKind::ListMark) continue;
    const Setting& setting = part.settings[part.paragraphs[element.index].first_setting];
    for (uint32_t i = 0; i < setting.line_count; ++i) {
      words += text_of(part, part.lines[setting.first_line + i]);
      words += '|';
    }
  }
  return words;
}

// The notes in their order: the mark's byte and the words.
std::string notes_of(const GalleyPart& part) {
  std::string notes;
  for (const NoteBox& note : part.notes) {
    const std::string_view from = std::string_view(part.shaped->styled->text).substr(note.anchor);
    notes += std::string(from.substr(0, 1)) + ' ' + words_of(part, part.flows[note.flow]) + '\n';
  }
  return notes;
}

size_t count(const Flow& flow, ElementKind kind) {
  size_t found = 0;
  for (const Element& element : flow.elements) found += element.kind == kind ? 1 : 0;
  return found;
}

// Two marks on one line, one of them met again; a mark in a cell; a note of several paragraphs with a list; a note in a
// note; a note that nothing calls.
void write_all_kinds(Annotated& part) {
  StyledPartBuilder& b = part.builder();
  part.open(NodeKind::Paragraph, Display::Text);
  part.words("Two marks");
  part.mark("a", "1");
  part.words(" on one line");
  part.mark("b", "2");
  part.words(", the first again");
  part.mark("a", "1");
  part.words(".");
  part.close();
  part.open(NodeKind::Table, Display::Table);
  part.open(NodeKind::TableRow, Display::TableRow);
  for (const char* words : {"A cell", "Another"}) {
    part.open(NodeKind::TableCell, Display::TableCell);
    part.open(NodeKind::Paragraph, Display::Text);
    part.words(words);
    if (*words == 'A' && words[1] == 'n') part.mark("c", "3");
    part.close();
    part.close();
  }
  part.close();
  part.close();
  paragraph(b, "The end.", part.text());
  part.open_notes();
  part.open_note("a", "1");
  b.open(NodeKind::Paragraph, Display::Text, part.small(), 0);
  b.add_text("Calls another", part.small(), 0);
  part.mark("d", "4");
  b.close();
  part.close();
  part.open_note("b", "2");
  part.note_paragraph("A paragraph that is long enough to be set in two lines of a note.");
  b.open(NodeKind::List, Display::List, part.small(), 0);
  b.open(NodeKind::ListItem, Display::Item, part.small(), 0);
  part.note_paragraph("An item");
  b.close();
  b.close();
  part.note_paragraph("The last of it.");
  part.close();
  part.note("c", "Of a cell.");
  part.note("d", "Of a note.");
  part.note("e", "Nobody calls it.");
  part.close();
}

TEST(Notes, LeaveTheColumnForFlowsOfTheirOwn) {
  Annotated part;
  write_all_kinds(part);
  const GalleyPart& galley = part.set();
  EXPECT_EQ(notes_of(galley),
            "1 1|Calls another4|\n"
            "1 1|Of a note.|\n"
            "2 2|A paragraph that is long enough to be set in two lines of|a note.|An item|The last of it.|\n"
            "3 1|Of a cell.|\n");
  EXPECT_EQ(words_of(galley, galley.flow),
            "Two marks1 on one line2, the first again1.|A cell|Another3|The end.|1|Nobody calls it.|");
  EXPECT_GOLDEN(part.dump(), "linebreak/notes.galley");
}

TEST(Notes, TakeTheirLabelsWithThem) {
  Annotated part;
  write_all_kinds(part);
  const GalleyPart& galley = part.set();
  const auto labels = [&galley](const Flow& flow) {
    std::string ids;
    for (const Element& element : flow.elements) {
      if (element.kind != ElementKind::Label) continue;
      ids += std::string(galley.shaped->styled->attribute(element.node, Attribute::Id)) + ' ';
    }
    return ids;
  };
  EXPECT_EQ(labels(galley.flow), "a-mark b-mark a-mark e ");
  EXPECT_EQ(labels(galley.flows[galley.notes[0].flow]), "a d-mark ");
  EXPECT_EQ(labels(galley.flows[galley.notes[1].flow]), "d ");
  EXPECT_EQ(labels(galley.flows[galley.notes[2].flow]), "b ");
  EXPECT_EQ(labels(galley.flows[galley.notes[3].flow]), "c ");
}

TEST(Notes, LeaveNothingBehindWhenAllFloat) {
  Annotated part;
  part.open(NodeKind::Paragraph, Display::Text);
  part.words("Words");
  part.mark("a");
  part.close();
  part.open_notes();
  part.note("a", "A note.");
  part.close();
  const GalleyPart& galley = part.set();
  ASSERT_EQ(galley.notes.size(), 1U);
  for (const ElementKind kind : {ElementKind::Space, ElementKind::Rule, ElementKind::ForcedBreak, ElementKind::Penalty})
    EXPECT_EQ(count(galley.flow, kind), 0U) << static_cast<int>(kind);
  const std::vector<Element>& separator = galley.flows.at(galley.note_separator).elements;
  ASSERT_EQ(separator.size(), 3U);
  EXPECT_EQ(separator[0].space, (Space{Length::points(9), Length::points(4), Length::points(2)}));
  ASSERT_EQ(separator[1].kind, ElementKind::Rule);
  EXPECT_EQ(galley.rules[separator[1].index].width, Length::points(40));
  EXPECT_EQ(separator[2].space.natural, Length::points(4));
}

TEST(Notes, StayAtThePartsEndWhereTheirStyleSaysSo) {
  Annotated part(false);
  write_all_kinds(part);
  const GalleyPart& galley = part.set();
  EXPECT_TRUE(galley.notes.empty());
  EXPECT_EQ(galley.note_separator, UINT32_MAX);
  EXPECT_EQ(count(galley.flow, ElementKind::Rule), 1U);
  EXPECT_EQ(count(galley.flow, ElementKind::ForcedBreak), 1U);
  EXPECT_NE(words_of(galley, galley.flow).find("The end.|1|Calls another4|2|"), std::string::npos);
}

// However far a mark stands inside other blocks, its note has the whole column, and the order of marks.
TEST(Notes, AreSetToTheMeasureOfAColumn) {
  for (const Direction direction : {Direction::LeftToRight, Direction::RightToLeft}) {
    Annotated part(true, direction);
    ComputedStyle narrow = part.composition().base();
    narrow.direction = direction;
    narrow.margin = {Length{}, Length::points(60), Length{}, Length::points(60)};
    StyledPartBuilder& b = part.builder();
    b.open(NodeKind::BlockQuote, Display::Block, part.composition().style(narrow), 0);
    b.open(NodeKind::List, Display::List, part.text(), 0);
    b.open(NodeKind::ListItem, Display::Item, part.text(), 0);
    part.open(NodeKind::Heading, Display::Text);
    part.words("Head");
    part.mark("b", "1");
    part.close();
    b.close();
    b.close();
    b.close();
    part.open(NodeKind::Figure, Display::Block);
    part.open(NodeKind::Caption, Display::Text);
    part.words("Caption");
    part.mark("a", "2");
    part.close();
    part.close();
    part.open_notes();
    part.note("a", "Second.");
    part.note("b", "First.");
    part.close();
    const GalleyPart& galley = part.set();
    EXPECT_EQ(notes_of(galley), "1 1|First.|\n2 1|Second.|\n");
    for (const NoteBox& note : galley.notes) {
      for (const Element& element : galley.flows[note.flow].elements) {
        if (element.kind != ElementKind::Paragraph) continue;
        const ParagraphBox& box = galley.paragraphs[element.index];
        EXPECT_EQ(box.measure, Length::points(185));
        EXPECT_EQ(box.x, direction == Direction::RightToLeft ? Length{} : Length::points(15));
      }
    }
    const Element& rule = galley.flows[galley.note_separator].elements.at(1);
    EXPECT_EQ(galley.rules.at(rule.index).x, direction == Direction::RightToLeft ? Length::points(160) : Length{});
  }
}

TEST(Notes, ArePartedByTheWiderSpace) {
  Annotated part;
  part.open(NodeKind::Paragraph, Display::Text);
  part.words("Words");
  part.mark("a");
  part.mark("b");
  part.mark("c");
  part.close();
  ComputedStyle spaced = part.composition().base();
  spaced.space_after = {Length::points(7), Length::points(1), Length{}};
  const StyleId wide = part.composition().style(spaced);
  part.open_notes();
  part.open_note("a");
  paragraph(part.builder(), "Space below.", wide);
  part.close();
  part.note("b", "None below.");
  part.note("c", "The last.");
  part.close();
  const GalleyPart& galley = part.set();
  ASSERT_EQ(galley.notes.size(), 3U);
  const auto above = [&galley](size_t note) { return galley.flows[galley.notes[note].flow].elements.front().space; };
  EXPECT_EQ(above(0), (Space{Length::points(1), Length{}, Length{}}));
  EXPECT_EQ(above(1), (Space{Length::points(7), Length::points(1), Length{}}));
  EXPECT_EQ(above(2), (Space{Length::points(1), Length{}, Length{}}));
  for (const NoteBox& note : galley.notes) EXPECT_EQ(count(galley.flows[note.flow], ElementKind::Space), 1U);
}

// Of notes that only call each other, one must stay where a reader finds it.
TEST(Notes, ThatOnlyNotesCallFollowThem) {
  Annotated part;
  paragraph(part.builder(), "No marks.", part.text());
  part.open_notes();
  for (const char* ids : {"ab", "bc", "ca", "dx", "xe", "ee"}) {  // the first calls the second
    part.open_note(std::string_view(ids, 1), std::string_view(ids, 1));
    part.open(NodeKind::Paragraph, Display::Text);
    part.words("to");
    part.mark(ids + 1, ids + 1);
    part.close();
    part.close();
  }
  part.close();
  const GalleyPart& galley = part.set();
  EXPECT_EQ(words_of(galley, galley.flow), "No marks.|a|tob|d|tox|");
  EXPECT_EQ(notes_of(galley), "b b|toc|\nb c|toa|\nx x|toe|\nx e|toe|\n");
  for (size_t i = 1; i < galley.notes.size(); ++i) EXPECT_LE(galley.notes[i - 1].anchor, galley.notes[i].anchor);
}

}  // namespace
}  // namespace hustings
