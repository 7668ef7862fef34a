// Blocks: sections, headings, lists, tables, notes. XHTML's own elements say most of it; callouts and details take
// roles.
#include <algorithm>
#include <charconv>

#include "epub/elements.h"
#include "epub/markup.h"
#include "epub/part_writer.h"
#include "text/text.h"

namespace hustings::epub {
namespace {

constexpr std::string_view kHeadings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::string_view kHeadingEnds[] = {"</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"};

void append_span(std::string& out, std::string_view name, std::string_view value) {
  int count = 1;
  if (std::from_chars(value.data(), value.data() + value.size(), count).ec != std::errc() || count < 2) return;
  append_attribute(out, name, std::to_string(std::min(count, 1000)));
}

bool ends_with_term(const StyledPart& part, NodeId list) {
  NodeId last = part[list].first_child;
  while (last != kNoNode && part[last].next != kNoNode) last = part[last].next;
  return last != kNoNode && part[last].kind == NodeKind::DescriptionTerm;
}

}  // namespace

bool PartWriter::enter_block(Frame& frame) {
  const NodeId node = frame.node;
  const StyledNode& here = part_[node];
  if (here.display == Display::Mark) {
    if ((context() & kOwnMarks) == 0) pending_mark_ = node;
    return false;
  }
  if (here.role == Role::Contents || here.role == Role::ContentsEntry) frame.context |= kContents;
  // Notes stand together at the end, apart from the text.
  const bool in_notes = !frames_.empty() && part_[frames_.back().node].role == Role::Notes;
  if (!frames_.empty() && !in_notes && frames_.back().notes_open != (here.kind == NodeKind::NoteBody)) {
    out_ += frames_.back().notes_open ? "</div>\n" : "<div class=\"note-list\">\n";
    frames_.back().notes_open = !frames_.back().notes_open;
  }
  const std::string_view side_by_side = here.display == Display::SideBySide ? "side-by-side" : std::string_view();
  switch (here.kind) {
    case NodeKind::Section:
      return enter_section(frame);
    case NodeKind::Heading:
      return enter_heading(frame);
    case NodeKind::Paragraph:
      return enter_paragraph(frame);
    case NodeKind::List:
      return enter_list(frame);
    case NodeKind::ListItem:
      return enter_item(frame);
    case NodeKind::Callout:
      return enter_callout(frame);
    case NodeKind::NoteBody:
      return enter_note(frame);
    case NodeKind::TableRow:
      return enter_row(frame);
    case NodeKind::TableCell:
      return enter_cell(frame);
    case NodeKind::BlockQuote:
      start("blockquote", node);
      out_ += '\n';
      frame.closing = "</blockquote>\n";
      frame.context |= kNoOutline;
      return true;
    case NodeKind::DescriptionList:
      flush_pending_mark();
      start("dl", node);
      out_ += '\n';
      // Each group of a list has both a term and a text (HTML standard, 4.4.9); an author may have written only one.
      if (here.first_child != kNoNode && part_[here.first_child].kind == NodeKind::DescriptionDetails) {
        out_ += "<dt></dt>\n";
      }
      frame.closing = ends_with_term(part_, node) ? "<dd></dd>\n</dl>\n" : "</dl>\n";
      frame.context |= kNoOutline;
      return true;
    case NodeKind::DescriptionTerm:
      start("dt", node);
      frame.closing = "</dt>\n";
      frame.context |= kSet;
      return true;
    case NodeKind::DescriptionDetails:
      start("dd", node);
      frame.closing = "</dd>\n";
      return true;
    case NodeKind::Details:
      flush_pending_mark();
      start("div", node, "details");
      out_ += '\n';
      frame.closing = "</div>\n";
      frame.context |= kNoOutline;
      frame.outline_depth = static_cast<uint8_t>(std::min<size_t>(outline_.size(), 255));
      return true;
    case NodeKind::Summary: {
      // A question that is always open: a heading in all but its element, so that the layout's headings stay apart.
      const uint8_t level = outline_level(static_cast<uint8_t>(outline_.empty() ? 1 : outline_.back() + 1));
      std::string attributes = " role=\"heading\"";
      append_attribute(attributes, "aria-level", std::to_string(level));
      start("p", node, "summary", attributes);
      frame.closing = "</p>\n";
      frame.context |= kSet;
      return true;
    }
    case NodeKind::Figure:
      flush_pending_mark();
      start("figure", node);
      out_ += '\n';
      frame.closing = "</figure>\n";
      frame.context |= kNoOutline;
      return true;
    case NodeKind::Caption: {
      const NodeKind parent = here.parent == kNoNode ? NodeKind::Section : part_[here.parent].kind;
      const bool figure = parent == NodeKind::Figure, table = parent == NodeKind::Table;
      start(figure ? "figcaption" : table ? "caption" : "p", node, figure || table ? "" : "caption");
      frame.closing = figure ? "</figcaption>\n" : table ? "</caption>\n" : "</p>\n";
      frame.context |= kSet;
      return true;
    }
    case NodeKind::Table: {
      flush_pending_mark();
      const bool wide = part_.attribute(node, Attribute::Columns).size() > 3;
      // On a small screen a wide table scrolls by itself; whoever uses a keyboard has to be able to reach it.
      if (wide) out_ += "<div class=\"wide\" tabindex=\"0\">\n";
      start("table", node);
      out_ += '\n';
      frame.closing = wide ? "</table>\n</div>\n" : "</table>\n";
      frame.context |= kNoOutline;
      return true;
    }
    case NodeKind::CodeBlock:
      flush_pending_mark();
      start("pre", node);
      out_ += "<code>";
      frame.closing = "</code></pre>\n";
      frame.context |= kSet | kPreformatted;
      return true;
    case NodeKind::ThematicBreak:
      flush_pending_mark();
      write_markers(node, here.text_begin + 1);
      start("hr", node);
      out_.back() = '/';
      out_ += ">\n";
      return false;
    case NodeKind::PageBreak:
      return false;  // a screen has no pages to break
    default:
      start("div", node,
            here.kind == NodeKind::Generated ? (side_by_side.empty() ? "generated" : "generated side-by-side")
                                             : side_by_side);
      out_ += '\n';
      frame.closing = "</div>\n";
      return true;
  }
}

bool PartWriter::enter_section(Frame& frame) {
  const StyledNode& here = part_[frame.node];
  Meaning meaning = meaning_of(here.role == Role::None && frame.node == 0 ? part_.role : here.role);
  if (here.role == Role::Notes && frame.node != 0) {  // of this Part alone
    if (has_only_addresses(frame.node)) return false;
    meaning = {"footnotes", ""};
  }
  std::string attributes;
  if (!meaning.type.empty()) append_attribute(attributes, "epub:type", meaning.type);
  if (!meaning.role.empty()) {
    append_attribute(attributes, "role", meaning.role);
    const NodeId heading = first_heading(part_, frame.node, true);
    if (heading != kNoNode) append_attribute(attributes, "aria-labelledby", heading_id(heading));
  }
  start("section", frame.node, here.display == Display::SideBySide ? "side-by-side" : "", attributes);
  out_ += '\n';
  frame.closing = "</section>\n";
  if (part_.role == Role::Contents) frame.context |= kContents;
  return true;
}

// The level in the file's own outline, from 1 and without gaps: `level` counts as the author did.
uint8_t PartWriter::outline_level(uint8_t level) {
  while (!outline_.empty() && outline_.back() >= level) outline_.pop_back();
  outline_.push_back(level);
  return static_cast<uint8_t>(std::min<size_t>(outline_.size(), 6));
}

bool PartWriter::enter_heading(Frame& frame) {
  const NodeId node = frame.node;
  const uint8_t level = std::clamp<uint8_t>(part_[node].level, 1, 6);
  const uint8_t depth = outline_level(level);
  const std::string id = heading_id(node);
  std::string attributes;
  append_attribute(attributes, "id", id);
  start(kHeadings[depth - 1], node, "level-" + std::to_string(level), attributes);
  write_pending_mark();
  frame.closing = kHeadingEnds[depth - 1];
  if ((frame.context & kNoOutline) == 0)
    file_.headings.push_back({level, id, heading_words(part_, node), part_[node].language, direction_});
  frame.context |= kSet;
  return true;
}

// The only content of its item or cell, and nothing that needs an element to carry it.
bool PartWriter::is_alone_and_plain(NodeId paragraph) const {
  const StyledNode& here = part_[paragraph];
  return here.role == Role::None && here.language == language_ && part_.attribute(paragraph, Attribute::Id).empty() &&
         (here.style >= styled_.styles.size() || styled_.style(here.style).direction == direction_);
}

bool PartWriter::enter_paragraph(Frame& frame) {
  const Frame& around = frames_.back();
  const NodeKind parent = part_[around.node].kind;
  frame.context |= kSet;
  const bool tight_item = parent == NodeKind::ListItem && (around.context & kTight) != 0;
  const bool lone = (parent == NodeKind::TableCell || parent == NodeKind::DescriptionDetails) &&
                    part_[around.node].first_child == frame.node && part_[frame.node].next == kNoNode;
  if (depth_ <= 200 && (tight_item || lone) && is_alone_and_plain(frame.node)) {
    // A second paragraph of a tight item still has to begin a line.
    bool first = out_.ends_with('>');
    for (NodeId child = part_[around.node].first_child; child != frame.node; child = part_[child].next) {
      first = first && part_[child].display == Display::Mark;
    }
    first = first || pending_mark_ != kNoNode;
    if (first) {
      write_pending_mark();
      return true;
    }
  }
  const uint8_t level = part_[frame.node].level;  // of entries of contents
  start("p", frame.node, level > 0 ? "level-" + std::to_string(level) : std::string());
  write_pending_mark();
  frame.closing = "</p>\n";
  return true;
}

bool PartWriter::enter_list(Frame& frame) {
  flush_pending_mark();
  const ListMarks marks = list_marks(part_, frame.node);
  const bool tight = part_.attribute(frame.node, Attribute::Tight) == "true";
  std::string attributes;
  if (marks.ordered && marks.start != 1) append_attribute(attributes, "start", std::to_string(marks.start));
  if (!marks.type.empty()) append_attribute(attributes, "type", marks.type);
  std::string classes = tight ? "tight" : "";
  if (!marks.own) classes += classes.empty() ? "marked" : " marked";
  start(marks.ordered ? "ol" : "ul", frame.node, classes, attributes);
  out_ += '\n';
  frame.closing = marks.ordered ? "</ol>\n" : "</ul>\n";
  frame.context |= kNoOutline;
  if (marks.own) frame.context |= kOwnMarks;
  if (tight) frame.context |= kTight;
  return true;
}

bool PartWriter::enter_item(Frame& frame) {
  // What its list says holds for the item's own children.
  frame.context |= context() & (kOwnMarks | kTight);
  start("li", frame.node);
  frame.closing = "</li>\n";
  const std::string_view checked = part_.attribute(frame.node, Attribute::Checked);
  if (!checked.empty() && mark_of(part_, frame.node) == kNoNode) {
    out_ += "<span class=\"list-mark\"" + spoken_mark(frame.node);
    out_ += checked == "true" ? ">☑</span> " : ">☐</span> ";
  }
  return true;
}

// The box of a task says by its look whether it is done; whoever hears it hears the word. Nothing for other items.
std::string PartWriter::spoken_mark(NodeId item) const {
  const std::string_view done = part_.attribute(item, Attribute::Checked);
  if (done.empty()) return {};
  const LanguageId language = part_[item].language;
  const std::string tag = language < styled_.languages.size() ? styled_.languages[language] : styled_.metadata.language;
  std::string attributes = " role=\"img\"";
  append_attribute(attributes, "aria-label", text::message(done == "true" ? "done" : "not-done", tag));
  return attributes;
}

bool PartWriter::enter_row(Frame& frame) {
  Frame& table = frames_.back();
  const bool head = part_.attribute(frame.node, Attribute::Header) == "true";
  if (head && table.rows == Rows::None) {
    out_ += "<thead>\n";
    table.rows = Rows::Head;
  } else if (!head && table.rows != Rows::Body) {
    out_ += table.rows == Rows::Head ? "</thead>\n<tbody>\n" : "<tbody>\n";
    table.rows = Rows::Body;
  }
  start("tr", frame.node);
  frame.closing = "</tr>\n";
  return true;
}

bool PartWriter::enter_cell(Frame& frame) {
  const NodeId node = frame.node;
  const bool in_head = part_.attribute(part_[node].parent, Attribute::Header) == "true";
  const bool header = in_head || part_.attribute(node, Attribute::Header) == "true";
  std::string attributes;
  if (header) append_attribute(attributes, "scope", in_head ? "col" : "row");
  append_span(attributes, "colspan", part_.attribute(node, Attribute::ColumnSpan));
  append_span(attributes, "rowspan", part_.attribute(node, Attribute::RowSpan));
  // Columns name sides as Markdown does; the left side is the start only where lines run from the left.
  const std::string_view align = part_.attribute(node, Attribute::Align);
  const StyleId style = part_[node].style;
  const bool right_to_left = style < styled_.styles.size() && styled_.style(style).direction == Direction::RightToLeft;
  const std::string_view far = right_to_left ? "left" : "right";
  const std::string_view classes = align == far || align == far.substr(0, 1) || align == "end" ? "align-end"
                                   : align == "center" || align == "c"                         ? "align-center"
                                                                                               : "";
  start(header ? "th" : "td", node, classes, attributes);
  frame.closing = header ? "</th>\n" : "</td>\n";
  return true;
}

bool PartWriter::enter_callout(Frame& frame) {
  flush_pending_mark();
  const std::string_view variant = part_.attribute(frame.node, Attribute::Variant);
  std::string classes = "callout";
  for (const std::string_view known : {"note", "tip", "important", "warning", "caution"}) {
    if (variant == known) classes.append(" ").append(known);
  }
  const bool tip = variant == "tip", note = variant == "note" || variant.empty();
  start(tip || note ? "aside" : "div", frame.node, classes,
        tip    ? " epub:type=\"tip\" role=\"doc-tip\""
        : note ? " role=\"note\""
               : " epub:type=\"notice\" role=\"doc-notice\"");
  out_ += '\n';
  frame.closing = tip || note ? "</aside>\n" : "</div>\n";
  frame.context |= kNoOutline;
  return true;
}

void PartWriter::write_pending_mark() {
  if (pending_mark_ == kNoNode) return;
  const NodeId mark = std::exchange(pending_mark_, kNoNode);
  const std::string_view words = part_.text_of(part_[mark]);
  Note* const note = part_[mark].parent == note_body_ ? note_around() : nullptr;  // not the mark of a list in a note
  if (note != nullptr && note->marks > 0 && !note->has_back_link) {
    write_back_link(*note, words);
  } else {
    start("span", mark, part_[mark].role == Role::ListMark ? "" : "list-mark", spoken_mark(part_[mark].parent));
    escape(words, mark);
    out_ += "</span>";
    language_ = frames_.back().language;
  }
  out_ += ' ';
}

// What follows is no text that the mark could stand in.
void PartWriter::flush_pending_mark() {
  if (pending_mark_ == kNoNode) return;
  out_ += "<p>";
  write_pending_mark();
  out_.back() = '<';
  out_ += "/p>\n";
}

}  // namespace hustings::epub
