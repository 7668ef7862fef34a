// Notes: numbered through a Part in the order of their first marks, with the addresses of links among them where the
// layout wants those as notes; their bodies stand at the end of the Part. Mark and body lead to each other.
#include <fmt/format.h>

#include "style/part_styler.h"
#include "text/text.h"

namespace hustings::style {

void PartStyler::find_notes() {
  for (NodeId node = 0; node < source_.nodes.size(); ++node) {
    if (source_[node].kind == NodeKind::NoteBody)
      note_bodies_.try_emplace(std::string(source_.attribute(node, Attribute::Label)), node);
  }
}

void PartStyler::note_placed_later(NodeId) {}  // notes_section() sets it, whether a mark names it or not

void PartStyler::note_mark(NodeId node) {
  const std::string_view label = source_.attribute(node, Attribute::Label);
  const auto body = note_bodies_.find(label);
  if (body == note_bodies_.end()) {  // nothing to lead to: the label stays readable
    words(fmt::format("[{}]", label), source_[node].span);
    return;
  }
  const auto [at, added] = note_of_body_.try_emplace(body->second, static_cast<uint32_t>(notes_.size()));
  if (added) {
    Note note;
    note.body = body->second;
    note.id = source_.attribute(body->second, Attribute::Id);
    if (note.id.empty()) note.id = fmt::format("{}--note-{}", source_.id, notes_.size() + 1);
    notes_.push_back(std::move(note));
  }
  emit_mark(at->second, source_[node].span, false);
}

void PartStyler::note_for_address(std::string_view address, NodeId link) {
  const auto [at, added] = note_of_address_.try_emplace(std::string(address), static_cast<uint32_t>(notes_.size()));
  if (added) {
    Note note;
    note.address = address;
    note.id = fmt::format("{}--note-{}", source_.id, notes_.size() + 1);
    note.span = source_[link].span;
    notes_.push_back(std::move(note));
  }
  emit_mark(at->second, source_[link].span, true);
}

void PartStyler::emit_mark(uint32_t index, Span span, bool generated) {
  Note& note = notes_[index];
  ++note.marks;
  flush_breaks();
  open_generated({NodeKind::NoteMark}, Display::Inline);
  StyledNode& mark = builder_->part().nodes[current()];
  mark.span = span;
  mark.generated = generated;
  builder_->set(current(), Attribute::Target, '#' + note.id);
  builder_->set(current(), Attribute::Id,
                note.marks == 1 ? note.id + "-mark" : fmt::format("{}-mark-{}", note.id, note.marks));
  fill_template("note-mark", {{"number", fmt::format("{}", index + 1)}, {"note", note.id}});
  close();
}

void PartStyler::notes_section() {
  for (NodeId node = 0; node < source_.nodes.size() && !note_bodies_.empty(); ++node) {
    if (source_[node].kind != NodeKind::NoteBody || note_of_body_.contains(node)) continue;
    // Named by no mark yet, perhaps by one inside another note; its words are not lost in any case.
    note_of_body_.emplace(node, static_cast<uint32_t>(notes_.size()));
    Note note;
    note.body = node;
    note.id = source_.attribute(node, Attribute::Id);
    if (note.id.empty()) note.id = fmt::format("{}--note-{}", source_.id, notes_.size() + 1);
    notes_.push_back(std::move(note));
  }
  if (notes_.empty()) return;
  open_generated({NodeKind::Section, Role::Notes}, Display::Block);
  open_generated({NodeKind::ThematicBreak}, Display::Rule);
  close();
  for (uint32_t i = 0; i < notes_.size(); ++i) {  // a note may bring new ones: addresses of its links
    if (notes_[i].body != kNoNode) {
      if (!open(notes_[i].body, Display::Note)) continue;
      builder_->set(current(), Attribute::Id, notes_[i].id);
      note_number(i);
      children(notes_[i].body);
    } else {
      open_generated({NodeKind::NoteBody}, Display::Note);
      builder_->part().nodes[current()].span = notes_[i].span;
      builder_->set(current(), Attribute::Id, notes_[i].id);
      note_number(i);
      open_generated({NodeKind::Paragraph, Role::LinkAddress}, Display::Text);
      address_words(notes_[i].address);
      close();
    }
    close();
  }
  close();
}

void PartStyler::note_number(uint32_t index) {
  const Note& note = notes_[index];
  open_generated({NodeKind::Paragraph, Role::NoteNumber}, Display::Mark);
  const bool linked = note.marks > 0;
  if (linked) {
    open_generated({NodeKind::Link, Role::NoteNumber}, Display::Inline);
    builder_->set(current(), Attribute::Target, '#' + note.id + "-mark");
  }
  fill_template("note-number", {{"number", fmt::format("{}", index + 1)}, {"note", note.id}});
  if (linked) close();
  close();
}

void PartStyler::fill_template(std::string_view name, const std::map<std::string, std::string, std::less<>>& fields) {
  std::string text;
  for (const TemplatePiece& piece : rules_.find_template(name).pieces) {
    if (piece.kind == TemplatePiece::Kind::Words) {
      text += piece.text;
    } else if (piece.kind == TemplatePiece::Kind::Message) {
      text += text::message(piece.text, language_tag());
    } else if (const auto field = fields.find(piece.text); field != fields.end()) {
      if (field->first == "address" && frames_.back().direction == Direction::RightToLeft) {
        generated_words(text);
        text.clear();
        address_words(field->second);
        continue;
      }
      if (field->first == "number" && numbered_by_page_) {
        generated_words(text);
        text.clear();
        open_generated({NodeKind::Span}, Display::Inline);  // to be found again when pages are known: page_numbers.h
        builder_->set(current(), Attribute::Label, fields.find("note")->second);
        generated_words(field->second);
        close();
        continue;
      }
      text += field->second;
    }
  }
  generated_words(text);
}

}  // namespace hustings::style
