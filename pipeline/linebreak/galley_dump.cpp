// The galley as text: elements in order, each paragraph with its lines, each line with what was added to its spaces.
#include <ostream>

#include "base/quoted.h"
#include "image/picture.h"
#include "linebreak/galley.h"

namespace hustings {

namespace {

std::string_view name_of(Break kind) {
  switch (kind) {
    case Break::Auto:
      return "auto";
    case Break::Column:
      return "column";
    case Break::Page:
      return "page";
    case Break::Recto:
      return "recto";
    case Break::Verso:
      return "verso";
    case Break::RectoIfOnePage:
      return "recto-if-one-page";
  }
  return "";
}

class GalleyWriter {
 public:
  GalleyWriter(std::ostream& out, const StyledDocument& styled, const GalleyPart& part)
      : out_(out), styled_(styled), part_(part) {}

  void write_notes() {
    if (part_.note_separator != UINT32_MAX) {
      out_ << "note-separator\n";
      write(part_.flows[part_.note_separator], 1);
    }
    for (const NoteBox& note : part_.notes) {
      out_ << "note node " << note.node << " anchor " << note.anchor << '\n';
      write(part_.flows[note.flow], 1);
    }
  }

  void write(const Flow& flow, size_t depth) {
    for (const Element& element : flow.elements) write(element, depth);
  }

 private:
  std::ostream& line(size_t depth) { return out_ << std::string(2 * depth, ' '); }
  static std::string points(Length length) { return format_points(length, 2); }

  void write_edges(std::string_view name, const Edges& edges) {
    if (edges == Edges{}) return;
    out_ << ' ' << name << ' ' << points(edges.before) << ' ' << points(edges.end) << ' ' << points(edges.after) << ' '
         << points(edges.start);
  }

  void write_paragraph(std::string_view name, const Element& element, size_t depth) {
    const ParagraphBox& box = part_.paragraphs[element.index];
    line(depth) << name << " node " << box.node << " x " << points(box.x) << " measure " << points(box.measure);
    if (box.size_per_mille != part_.size_per_mille) out_ << " size " << box.size_per_mille;
    for (uint32_t i = 0; i < box.setting_count; ++i) {
      const Setting& setting = part_.settings[box.first_setting + i];
      out_ << (i == 0 ? " cost " : " or ") << setting.cost;
      if (i > 0) out_ << " in " << setting.line_count;
    }
    out_ << '\n';
    const Setting& setting = part_.settings[box.first_setting];
    for (uint32_t i = 0; i < setting.line_count; ++i) write_line(part_.lines[setting.first_line + i], depth + 1);
  }

  void write_line(const Line& set, size_t depth) {
    line(depth);
    write_quoted(out_,
                 std::string_view(part_.shaped->styled->text).substr(set.text_begin, set.text_end - set.text_begin));
    out_ << " x " << points(set.x) << " width " << points(set.width) << " height " << points(set.ascent) << '+'
         << points(set.descent);
    if (set.space_adjust.units != 0) out_ << " space " << points(set.space_adjust);
    if (set.ideograph_adjust.units != 0) out_ << " ideographs " << points(set.ideograph_adjust);
    if (set.glyph_scale != 10000) out_ << " scale " << set.glyph_scale;
    if (set.letter_adjust.units != 0) out_ << " letters " << points(set.letter_adjust);
    if (set.hang_start.units != 0) out_ << " hangs before " << points(set.hang_start);
    if (set.hang_end.units != 0) out_ << " hangs after " << points(set.hang_end);
    if (set.leader.units != 0) out_ << " leader " << points(set.leader);
    if (set.hyphenated) out_ << " hyphen";
    if (set.overfull) out_ << " overfull";
    if (set.underfull) out_ << " underfull";
    out_ << '\n';
  }

  void write_table(const TableBox& table, size_t depth) {
    line(depth) << "table node " << table.node << " x " << points(table.x) << " width " << points(table.width)
                << " header " << table.header_rows << '\n';
    if (table.continued != UINT32_MAX) {
      line(depth + 1) << "continued height " << points(table.continued_height) << '\n';
      write(part_.flows[table.continued], depth + 2);
    }
    for (uint32_t r = 0; r < table.row_count; ++r) {
      const TableRowBox& row = part_.rows[table.first_row + r];
      line(depth + 1) << "row height " << points(row.height) << (row.header ? " header" : "") << '\n';
      for (uint32_t c = 0; c < row.cell_count; ++c) {
        const TableCellBox& cell = part_.cells[row.first_cell + c];
        line(depth + 2) << "cell column " << cell.column << " x " << points(cell.x) << " width " << points(cell.width);
        if (cell.column_span > 1) out_ << " columns " << cell.column_span;
        if (cell.row_span > 1) out_ << " rows " << cell.row_span;
        write_edges("padding", cell.padding);
        write_edges("border", cell.border);
        out_ << '\n';
        write(part_.flows[cell.flow], depth + 3);
      }
    }
  }

  void write(const Element& element, size_t depth) {
    switch (element.kind) {
      case ElementKind::Paragraph:
        write_paragraph("paragraph", element, depth);
        break;
      case ElementKind::ListMark:
        write_paragraph("list-mark", element, depth);
        break;
      case ElementKind::Picture: {
        const PictureBox& box = part_.pictures[element.index];
        line(depth) << "picture node " << box.node << " x " << points(box.x) << " size " << points(box.size.width)
                    << " by " << points(box.size.height);
        if (box.picture < styled_.pictures.size()) {
          out_ << ' ' << styled_.pictures[box.picture]->path;
        } else {
          out_ << " missing";
        }
        out_ << (box.cropped ? " cropped\n" : "\n");
        break;
      }
      case ElementKind::Rule: {
        const RuleBox& box = part_.rules[element.index];
        line(depth) << "rule x " << points(box.x) << " width " << points(box.width) << " thickness "
                    << points(box.thickness) << '\n';
        break;
      }
      case ElementKind::Table:
        write_table(part_.tables[element.index], depth);
        break;
      case ElementKind::Space:
        line(depth) << "space " << points(element.space.natural);
        if (element.space.stretch.units != 0) out_ << " plus " << points(element.space.stretch);
        if (element.space.shrink.units != 0) out_ << " minus " << points(element.space.shrink);
        out_ << '\n';
        break;
      case ElementKind::Penalty:
        line(depth) << "penalty " << element.penalty << '\n';
        break;
      case ElementKind::ForcedBreak:
        line(depth) << "break " << name_of(element.forced) << '\n';
        break;
      case ElementKind::FrameOpen: {
        const FrameBox& box = part_.frames[element.index];
        line(depth) << "frame x " << points(box.x) << " width " << points(box.width);
        write_edges("padding", box.padding);
        write_edges("border", box.border);
        out_ << '\n';
        break;
      }
      case ElementKind::FrameClose:
        line(depth) << "end-frame\n";
        break;
      case ElementKind::Mark: {
        const StyledMark& mark = part_.shaped->styled->marks[element.index];
        line(depth) << "mark " << mark.name << ' ';
        write_quoted(out_, mark.value);
        out_ << '\n';
        break;
      }
      case ElementKind::Label:
        line(depth) << "label " << part_.shaped->styled->attribute(element.node, Attribute::Id) << '\n';
        break;
      case ElementKind::SpanOpen:
        line(depth) << "span-columns\n";
        break;
      case ElementKind::SpanClose:
        line(depth) << "end-span-columns\n";
        break;
    }
  }

  std::ostream& out_;
  const StyledDocument& styled_;
  const GalleyPart& part_;
};

}  // namespace

void Galley::dump(std::ostream& out, const FontSet&) const {
  for (const std::shared_ptr<const GalleyPart>& part : parts) {
    out << "part " << part->shaped->styled->id;
    if (part->size_per_mille != 1000) out << " size " << part->size_per_mille;
    if (part->granted.any()) {
      out << " granted " << format_points(part->granted.inline_size) << 'x' << format_points(part->granted.block_size);
      if (part->granted.pages > 0) out << " pages " << part->granted.pages;
    }
    out << '\n';
    GalleyWriter writer(out, *styled, *part);
    writer.write(part->flow, 1);
    writer.write_notes();
  }
}

}  // namespace hustings
