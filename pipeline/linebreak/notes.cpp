// Footnotes: bodies of notes that are taken out of the column and set in flows of their own, to be placed at the foot
// of the column where their mark falls (CSS Generated Content for Paged Media, `float: footnote`). A note that no mark
// calls has no such place and stays where the styled tree has it, at the Part's end.
#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "linebreak/column.h"

namespace hustings::linebreak {

namespace {

constexpr uint32_t kNowhere = UINT32_MAX;

struct Call {
  uint32_t anchor = 0;  // byte of the mark
  uint32_t body = 0;    // of Bodies
};

// A note's body and the marks in it.
struct Body {
  NodeId node = kNoNode, last = kNoNode;
  std::vector<Call> calls;
  bool called = false;  // by the text or by another note
  bool placed = false;
};

class NoteOrder {
 public:
  explicit NoteOrder(std::vector<Body> bodies) : bodies_(std::move(bodies)) {}

  // Marks are read in the order of the text. Those in the text bring their notes, each followed by the notes that it
  // calls itself; then notes that stay in the column bring those that only they call.
  std::vector<NoteBox> order(const StyledPart& tree, const ShapedPart& shaped) {
    read_marks(tree, shaped);
    for (const Call& call : calls_) place(call);
    for (const bool called : {false, true}) {  // among notes that only call each other, the first stays
      for (Body& body : bodies_) {
        if (body.placed || body.called != called) continue;
        body.placed = true;
        const std::vector<Call> calls = body.calls;
        for (const Call& call : calls) place(call);
      }
    }
    std::stable_sort(notes_.begin(), notes_.end(),
                     [](const NoteBox& a, const NoteBox& b) { return a.anchor < b.anchor; });
    return std::move(notes_);
  }

 private:
  void read_marks(const StyledPart& tree, const ShapedPart& shaped) {
    std::unordered_map<std::string_view, uint32_t> body_of;
    for (uint32_t i = 0; i < bodies_.size(); ++i) {
      const std::string_view id = tree.attribute(bodies_[i].node, Attribute::Id);
      if (!id.empty()) body_of.try_emplace(id, i);
    }
    // Whether a node is on pages at all: it and all around it are set, and it is part of a paragraph.
    std::vector<bool> hidden(tree.nodes.size()), in_text(tree.nodes.size());
    uint32_t around = 0;  // the body that this node may lie in
    for (NodeId node = 0; node < tree.nodes.size(); ++node) {
      const StyledNode& styled = tree[node];
      const NodeId parent = styled.parent;
      hidden[node] = styled.display == Display::None || (parent != kNoNode && hidden[parent]);
      in_text[node] = shaped.paragraph_of[node] != UINT32_MAX || (parent != kNoNode && in_text[parent]);
      if (styled.kind != NodeKind::NoteMark || hidden[node] || !in_text[node]) continue;
      if (styled.text_begin == styled.text_end) continue;  // a mark without a word has no place on a line
      std::string_view target = tree.attribute(node, Attribute::Target);
      if (!target.starts_with('#')) continue;
      target.remove_prefix(1);
      const auto found = body_of.find(target);
      if (found == body_of.end()) continue;
      while (around < bodies_.size() && bodies_[around].last < node) ++around;
      const bool inside = around < bodies_.size() && bodies_[around].node < node;
      (inside ? bodies_[around].calls : calls_).push_back({styled.text_begin, found->second});
      if (!inside || found->second != around) bodies_[found->second].called = true;
    }
  }

  void place(const Call& first) {
    std::vector<uint32_t> next{first.body};
    while (!next.empty()) {
      Body& body = bodies_[next.back()];
      next.pop_back();
      if (body.placed) continue;
      body.placed = true;
      notes_.push_back({body.node, first.anchor, kNowhere});
      for (auto call = body.calls.rbegin(); call != body.calls.rend(); ++call) next.push_back(call->body);
    }
  }

  std::vector<Body> bodies_;
  std::vector<Call> calls_;  // from the text
  std::vector<NoteBox> notes_;
};

}  // namespace

void ColumnBuilder::find_notes() {
  std::vector<Body> bodies;
  for (NodeId node = 0; node < tree_.nodes.size(); ++node) {
    if (tree_[node].display != Display::Note || !style_of(node).footnote || !has_content(node)) continue;
    bool shown = true;
    for (NodeId above = tree_[node].parent; above != kNoNode && shown; above = tree_[above].parent) {
      shown = tree_[above].display != Display::None;
    }
    if (shown && (bodies.empty() || bodies.back().last < node)) bodies.push_back({node, last_of(node), {}});
  }
  if (bodies.empty()) return;
  part_.notes = NoteOrder(std::move(bodies)).order(tree_, *part_.shaped);
  after_note_.resize(part_.notes.size());
  for (uint32_t i = 0; i < part_.notes.size(); ++i) note_of_.emplace(part_.notes[i].node, i);
}

void ColumnBuilder::float_note(NodeId node, Column& column) {
  if (node > 0) tag(node - 1, column);
  Column note;
  note.in_note = true;
  in_flow(node, {Length{}, room_.measure}, note);
  tag(last_of(node), note);
  const uint32_t index = note_of_.at(node);
  after_note_[index] = note.space;
  note.has_space = false;
  finish(note);
  part_.notes[index].flow = static_cast<uint32_t>(part_.flows.size());
  part_.flows.push_back(std::move(note.flow));
}

bool ColumnBuilder::is_left_by_notes(NodeId node) const {
  if (tree_[node].role != Role::Notes || note_of_.empty()) return false;
  for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
    const bool separator = tree_[child].display == Display::Rule && tree_[child].generated;
    if (!separator && !floats(child) && has_content(child)) return false;
  }
  return true;
}

void ColumnBuilder::part_notes() {
  for (size_t i = 1; i < part_.notes.size(); ++i) {
    const Space& after = after_note_[i - 1];
    if (after.natural.units <= 0 || part_.notes[i].flow == kNowhere) continue;
    std::vector<Element>& elements = part_.flows[part_.notes[i].flow].elements;
    if (elements.empty() || elements.front().kind != ElementKind::Space) {
      elements.insert(elements.begin(), {ElementKind::Space, Break::Auto, 0, 0, kNoNode, after});
    } else if (after.natural > elements.front().space.natural) {
      elements.front().space = after;
    }
  }
}

void ColumnBuilder::separate_notes() {
  // A note whose body was never come to has no flow; there is none unless the tree is not what it promises to be.
  const auto lost = [](const NoteBox& note) { return note.flow == kNowhere; };
  part_.notes.erase(std::remove_if(part_.notes.begin(), part_.notes.end(), lost), part_.notes.end());
  if (part_.notes.empty()) return;
  Column column;
  column.in_note = true;
  const NodeId section = tree_[part_.notes.front().node].parent;
  if (section != kNoNode && tree_[section].role == Role::Notes) {
    space(column, style_of(section).space_before);
    for (NodeId child = tree_[section].first_child; child != kNoNode; child = tree_[child].next) {
      if (tree_[child].display == Display::Rule && tree_[child].generated) {
        in_flow(child, {Length{}, room_.measure}, column);
      }
    }
  }
  finish(column);
  part_.note_separator = static_cast<uint32_t>(part_.flows.size());
  part_.flows.push_back(std::move(column.flow));
}

}  // namespace hustings::linebreak
