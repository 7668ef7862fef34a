// The frame of a Part's file and the walk over its tree. Which element a node becomes is decided in blocks.cpp and
// inlines.cpp.
#include "epub/content.h"

#include "epub/markup.h"
#include "epub/part_writer.h"

namespace hustings::epub {
namespace {

// XML readers give up on documents that nest deeper than 256 elements (libxml2's limit, which browsers share). Below
// this depth containers are left out and their blocks of text stand in the last one that was opened.
constexpr size_t kDeepest = 200;

}  // namespace

NodeId first_heading(const StyledPart& part, NodeId node, bool own) {
  const NodeId top = node;
  if (node >= part.nodes.size()) return kNoNode;
  for (;;) {
    const StyledNode& here = part[node];
    if (here.kind == NodeKind::Heading && here.display != Display::None) return node;
    const bool skipped = here.display == Display::None || (own && node != top && here.kind == NodeKind::Section);
    if (!skipped && here.first_child != kNoNode) {
      node = here.first_child;
      continue;
    }
    while (node != top && part[node].next == kNoNode) node = part[node].parent;
    if (node == top) return kNoNode;
    node = part[node].next;
  }
}

std::string heading_words(const StyledPart& part, NodeId top) {
  std::string words;
  NodeId node = top;
  for (;;) {
    const StyledNode& here = part[node];
    const bool skipped =
        here.display == Display::None || here.kind == NodeKind::NoteMark || here.role == Role::PageNumber;
    if (!skipped && here.first_child == kNoNode) {
      if (here.kind == NodeKind::Text) {
        words += part.text_of(here);
      } else if (here.kind == NodeKind::LineBreak || here.kind == NodeKind::SoftBreak ||
                 here.display == Display::Leader) {
        words += ' ';
      } else if (here.kind == NodeKind::Image) {
        words += part.attribute(node, Attribute::Alternative);
      }
    }
    if (!skipped && here.first_child != kNoNode) {
      node = here.first_child;
      continue;
    }
    while (node != top && part[node].next == kNoNode) node = part[node].parent;
    if (node == top) break;
    node = part[node].next;
  }
  std::string collapsed;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      collapsed += c;
    else if (!collapsed.empty() && collapsed.back() != ' ')
      collapsed += ' ';
  }
  if (!collapsed.empty() && collapsed.back() == ' ') collapsed.pop_back();
  return collapsed;
}

PartWriter::PartWriter(const StyledDocument& styled, uint32_t index, const Addresses& addresses,
                       const PicturePaths& pictures)
    : styled_(styled),
      part_(*styled.parts[index]),
      index_(index),
      addresses_(addresses),
      pictures_(pictures),
      markers_(addresses.pages_in(index)),
      out_(file_.xhtml) {
  file_.languages.resize(styled.languages.size());
  find_notes();
}

ContentFile PartWriter::write() {
  const NodeId heading = first_heading(part_, 0, false);
  if (heading != kNoNode) file_.title = heading_words(part_, heading);
  if (file_.title.empty()) file_.title = styled_.metadata.title;
  if (file_.title.empty()) file_.title = part_.id;
  if (part_.nodes.empty()) return std::move(file_);

  out_.reserve(part_.text.size() + part_.nodes.size() * 24 + 1024);
  const StyledNode& root = part_[0];
  language_ = root.language;
  std::string_view language = styled_.metadata.language;
  if (language_ < styled_.languages.size() && !styled_.languages[language_].empty()) {
    language = styled_.languages[language_];
  }
  if (root.style < styled_.styles.size()) direction_ = styled_.style(root.style).direction;
  append_document_head(out_, language, direction_ == Direction::RightToLeft, file_.title, "../style.css");
  out_ += "<body>\n";
  walk();
  out_ += "</body>\n</html>\n";

  if (replaced_ > 0) {
    file_.diagnostics.warning(
        "invalid-character", first_replaced_ == kNoNode ? Span{} : part_[first_replaced_].span,
        std::to_string(replaced_) + " control characters cannot stand in an EPUB and were replaced by U+FFFD",
        {"remove the invisible characters from the text; most often they come with text pasted from another program"});
  }
  return std::move(file_);
}

void PartWriter::walk() {
  enter(0);
  while (!frames_.empty()) {
    const NodeId node = frames_.back().child;
    if (node == kNoNode) {
      leave();
      continue;
    }
    frames_.back().child = part_[node].next;
    enter(node);
  }
}

// Words that only paper needs: where the reader can follow a link or turn no page, they would be in the way.
bool PartWriter::is_print_only(NodeId node, uint16_t context) const {
  const StyledNode& here = part_[node];
  switch (here.role) {
    case Role::RunningHead:
    case Role::Folio:
    case Role::TableContinued:
      return here.generated;
    case Role::PageNumber:
    case Role::Leader:
      return (context & kContents) != 0;
    case Role::LinkAddress:
      return here.generated && (context & kSet) != 0 && (context & kNote) == 0 && link_worked_;
    default:
      return false;
  }
}

void PartWriter::enter(NodeId node) {
  const StyledNode& here = part_[node];
  if (here.display == Display::None || is_print_only(node, context())) return;
  if (here.kind == NodeKind::Text || here.kind == NodeKind::LineBreak || here.kind == NodeKind::SoftBreak ||
      here.kind == NodeKind::Anchor || here.kind == NodeKind::Image || here.display == Display::Leader) {
    if (here.role != Role::PageNumber && !(here.role == Role::NoteNumber && note_body_ != kNoNode)) {
      write_leaf(node);
      return;
    }
  }
  Frame frame;
  frame.node = node;
  frame.child = here.first_child;
  frame.language = language_;
  frame.direction = direction_;
  frame.context = static_cast<uint16_t>(context() & ~(kOwnMarks | kTight));
  const bool is_inline_here = here.display == Display::Inline || is_inline(here.kind);
  if (depth_ > kDeepest && !(is_text_block(here.kind) && (frame.context & kSet) == 0)) {
    frames_.push_back(frame);  // no element; its children stand where it would
    return;
  }
  if (is_inline_here ? enter_inline(frame) : enter_block(frame)) {
    if (!frame.closing.empty()) ++depth_;
    frames_.push_back(frame);
  } else {
    language_ = frame.language;
    direction_ = frame.direction;
  }
}

void PartWriter::leave() {
  const Frame frame = frames_.back();
  const StyledNode& here = part_[frame.node];
  const bool opened_text =
      (frame.context & kSet) != 0 && (frames_.size() < 2 || (frames_[frames_.size() - 2].context & kSet) == 0);
  if (opened_text) write_markers(frame.node, here.text_end + 1);
  if (here.kind == NodeKind::ListItem || here.kind == NodeKind::NoteBody) flush_pending_mark();
  if (here.kind == NodeKind::NoteBody) {
    if (Note* const note = note_around(); note != nullptr && note->marks > 0 && !note->has_back_link) {
      out_ += "<p>";
      write_back_link(*note, std::to_string(note - notes_.data() + 1));
      out_ += "</p>\n";
    }
    note_body_ = kNoNode;
  }
  if (frame.notes_open) out_ += "</div>\n";
  if (frame.rows == Rows::Head) out_ += "</thead>\n";
  if (frame.rows == Rows::Body) out_ += "</tbody>\n";
  if (frames_.size() == 1) write_markers(kNoNode, UINT32_MAX);
  out_ += frame.closing;
  if (!frame.closing.empty()) --depth_;
  if (here.kind == NodeKind::Details && frame.outline_depth < outline_.size()) outline_.resize(frame.outline_depth);
  language_ = frame.language;
  direction_ = frame.direction;
  frames_.pop_back();
}

std::string PartWriter::id_of(NodeId node) const {
  if (node == 0) return std::string(root_id(part_));
  const std::string_view id = part_.attribute(node, Attribute::Id);
  return addresses_.owns(index_, node, id) ? std::string(id) : std::string();
}

std::string PartWriter::heading_id(NodeId node) const {
  std::string id = id_of(node);
  return id.empty() ? addresses_.free_id("heading-" + std::to_string(node)) : id;
}

void PartWriter::escape(std::string_view words, NodeId node) {
  const size_t replaced = append_escaped(out_, words);
  if (replaced > 0 && first_replaced_ == kNoNode) first_replaced_ = node;
  replaced_ += replaced;
}

// Opens an element with what every element may carry: id, class, language and direction where they change.
void PartWriter::start(std::string_view tag, NodeId node, std::string_view classes, std::string_view attributes) {
  const StyledNode& here = part_[node];
  out_ += '<';
  out_ += tag;
  if (here.attributes != UINT32_MAX || node == 0) {
    if (const std::string id = id_of(node); !id.empty() && here.kind != NodeKind::Heading &&
                                            here.kind != NodeKind::NoteBody && here.kind != NodeKind::NoteMark) {
      append_attribute(out_, "id", id);
    }
  }
  const std::string_view role = here.role == Role::None ? std::string_view() : name_of(here.role);
  if (!classes.empty() || !role.empty()) {
    out_ += " class=\"";
    out_ += classes;
    if (!classes.empty() && !role.empty()) out_ += ' ';
    out_ += role;
    out_ += '"';
  }
  out_ += attributes;
  if (here.language != language_ && here.language < styled_.languages.size() &&
      !styled_.languages[here.language].empty()) {
    language_ = here.language;
    append_attribute(out_, "lang", styled_.languages[language_]);
    append_attribute(out_, "xml:lang", styled_.languages[language_]);
  }
  if (here.style < styled_.styles.size() && styled_.style(here.style).direction != direction_) {
    direction_ = styled_.style(here.style).direction;
    out_ += direction_ == Direction::RightToLeft ? " dir=\"rtl\"" : " dir=\"ltr\"";
  }
  out_ += '>';
}

ContentFile write_part(const StyledDocument& styled, uint32_t part, const Addresses& addresses,
                       const PicturePaths& pictures) {
  return PartWriter(styled, part, addresses, pictures).write();
}

}  // namespace hustings::epub
