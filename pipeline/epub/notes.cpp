// Notes: a mark in the text that leads to the note, and a note that leads back. As asides of type footnote they open as
// popups where a reading system can, and stand at the end of the text where it cannot.
#include <algorithm>

#include "epub/markup.h"
#include "epub/part_writer.h"
#include "epub/web_address.h"

namespace hustings::epub {

void PartWriter::find_notes() {
  for (NodeId node = 0; node < part_.nodes.size(); ++node) {
    if (part_[node].kind != NodeKind::NoteBody || part_[node].display == Display::None) continue;
    const auto index = static_cast<uint32_t>(notes_.size());
    Note note;
    note.body = node;
    note.id = id_of(node);
    if (note.id.empty()) note.id = addresses_.free_id("note-" + std::to_string(index + 1));
    note.is_address = is_address_note(node);
    const std::string_view id = part_.attribute(node, Attribute::Id);
    if (!id.empty()) note_of_label_.try_emplace("#" + std::string(id), index);
    if (part_.has(node, Attribute::Label))
      note_of_label_.try_emplace(std::string(part_.attribute(node, Attribute::Label)), index);
    notes_.push_back(std::move(note));
  }
  if (notes_.empty()) return;
  for (NodeId node = 0; node < part_.nodes.size(); ++node) {
    if (part_[node].kind != NodeKind::NoteMark || part_[node].display == Display::None) continue;
    const uint32_t* const index = note_of(node);
    if (index == nullptr) continue;
    Note& note = notes_[*index];
    if (note.marks++ > 0) continue;
    note.first_mark = id_of(node);
    if (note.first_mark.empty()) note.first_mark = addresses_.free_id(note.id + "-mark");
  }
}

// A mark names its note by its target, or by the label that both have.
const uint32_t* PartWriter::note_of(NodeId mark) const {
  auto found = note_of_label_.find(part_.attribute(mark, Attribute::Target));
  if (found == note_of_label_.end()) found = note_of_label_.find(part_.attribute(mark, Attribute::Label));
  return found == note_of_label_.end() ? nullptr : &found->second;
}

// Whether a note was made only to print the address of a link, and the link can be followed here.
bool PartWriter::is_address_note(NodeId body) const {
  if (!part_[body].generated) return false;
  for (NodeId child = part_[body].first_child; child != kNoNode; child = part_[child].next) {
    if (part_[child].display == Display::Mark) continue;
    if (part_[child].role != Role::LinkAddress) return false;
    const std::string words(part_.text_of(part_[child]));
    const bool mail = words.find('@') != std::string::npos && words.find(':') == std::string::npos;
    if (!web_address(mail ? "mailto:" + words : words)) return false;
  }
  return true;
}

// Whether nothing of a section of notes is left for a screen.
bool PartWriter::has_only_addresses(NodeId notes) const {
  for (NodeId child = part_[notes].first_child; child != kNoNode; child = part_[child].next) {
    const StyledNode& here = part_[child];
    if (here.kind == NodeKind::ThematicBreak && here.generated) continue;
    if (here.kind != NodeKind::NoteBody || !is_address_note(child)) return false;
  }
  return true;
}

bool PartWriter::enter_note_mark(Frame& frame) {
  const NodeId node = frame.node;
  const uint32_t* const index = note_of(node);
  if (index != nullptr && notes_[*index].is_address) return false;
  const bool linked = index != nullptr && (frame.context & kLink) == 0;
  std::string attributes;
  if (index != nullptr) {
    const std::string own = id_of(node);
    const bool first = !notes_[*index].has_mark;
    notes_[*index].has_mark = true;
    const std::string& id = first ? notes_[*index].first_mark : own;
    if (!id.empty()) append_attribute(attributes, "id", id);
  }
  start("sup", node, "note-mark", attributes);
  if (linked) {
    out_ += "<a epub:type=\"noteref\" role=\"doc-noteref\"";
    append_attribute(out_, "href", "#" + notes_[*index].id);
    out_ += '>';
    frame.context |= kLink;
  }
  if (part_[node].first_child == kNoNode) escape(part_.attribute(node, Attribute::Label), node);
  frame.closing = linked ? "</a></sup>" : "</sup>";
  return true;
}

bool PartWriter::enter_note(Frame& frame) {
  flush_pending_mark();
  note_body_ = frame.node;
  std::string attributes = " epub:type=\"footnote\" role=\"doc-footnote\"";
  if (const Note* const note = note_around()) {
    if (note->is_address) {
      note_body_ = kNoNode;
      return false;
    }
    append_attribute(attributes, "id", note->id);
  }
  start("aside", frame.node, "note-body", attributes);
  out_ += '\n';
  frame.closing = "</aside>\n";
  frame.context |= kNote | kNoOutline;
  return true;
}

PartWriter::Note* PartWriter::note_around() {
  if (note_body_ == kNoNode) return nullptr;
  const auto note = std::lower_bound(notes_.begin(), notes_.end(), note_body_,
                                     [](const Note& each, NodeId body) { return each.body < body; });
  return note != notes_.end() && note->body == note_body_ ? &*note : nullptr;
}

void PartWriter::write_back_link(Note& note, std::string_view words) {
  note.has_back_link = true;
  out_ += "<a class=\"back\" role=\"doc-backlink\"";
  append_attribute(out_, "href", "#" + note.first_mark);
  out_ += '>';
  escape(words, note.body);
  out_ += "</a>";
}

}  // namespace hustings::epub
