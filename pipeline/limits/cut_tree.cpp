#include "limits/cut_tree.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace hustings::limits {
namespace {

bool is_blank(std::string_view words) { return words.find_first_not_of(" \t\r\n") == std::string_view::npos; }

class Cutting {
 public:
  Cutting(const Part& text, TextPlaceInTree place, const std::vector<bool>& counts)
      : text_(text),
        place_(place),
        block_of_(text.nodes.size(), 0),
        note_of_(text.nodes.size(), kNoNode),
        gone_(text.nodes.size(), false) {
    for (NodeId node = 1; node < text.nodes.size(); ++node) {
      const NodeId parent = text[node].parent;
      block_of_[node] = is_inline(text[node].kind) ? block_of_[parent] : node;
      note_of_[node] = text[node].kind == NodeKind::NoteBody ? node : note_of_[parent];
    }
    note_ = note_of_[place.node];
    had_content_ = content(true);
    take_end(counts);
  }

  TreeStart cut() {
    settle();
    take_dangling();
    settle();
    take_notes();
    settle();
    TreeStart start;
    start.text = copy();
    gather(start);
    return start;
  }

 private:
  std::string_view kept_words(NodeId node) const {
    std::string_view words = text_.text_of(text_[node]);
    return node == place_.node ? words.substr(0, place_.byte - text_[node].text_begin) : words;
  }

  // By node: whether it, or something below it, says something.
  std::vector<bool> content(bool before = false) const {
    std::vector<bool> says(text_.nodes.size(), false);
    for (NodeId node = static_cast<NodeId>(text_.nodes.size()); node-- > 1;) {
      if (gone_[node]) continue;
      const NodeKind kind = text_[node].kind;
      if (kind == NodeKind::Text && !is_blank(before ? text_.text_of(text_[node]) : kept_words(node)))
        says[node] = true;
      if (kind == NodeKind::Image || kind == NodeKind::ThematicBreak || kind == NodeKind::PageBreak) says[node] = true;
      if (says[node]) says[text_[node].parent] = true;
    }
    return says;
  }

  // What stands behind the place.
  void take_end(const std::vector<bool>& counts) {
    for (NodeId node = 1; node < text_.nodes.size(); ++node) {
      const NodeId parent = text_[node].parent;
      const NodeId note = note_of_[node];
      if (gone_[parent] && parent != 0) {
        gone_[node] = true;
      } else if (note == note_) {
        const bool whole = node == place_.node && (text_[node].kind != NodeKind::Text || kept_words(node).empty());
        gone_[node] = node > place_.node || whole;
      } else if (note == node && node > place_.node) {
        gone_[node] = counts[node];
      }
    }
  }

  // Nodes that had content and have none go; what is left of a table's row keeps its cells.
  void settle() {
    const std::vector<bool> has = content();
    for (NodeId node = 1; node < text_.nodes.size(); ++node) {
      if (text_[node].parent != 0 && gone_[text_[node].parent]) {
        gone_[node] = true;
        continue;
      }
      if (text_[node].kind == NodeKind::TableCell) {
        gone_[node] = false;  // its row stays, or the line above has taken it
      } else if (text_[node].kind == NodeKind::Text) {
        gone_[node] = gone_[node] || kept_words(node).empty();
      } else if (had_content_[node] && !has[node]) {
        gone_[node] = true;
      }
    }
  }

  // From the end of the text backwards, blocks that only announce what is gone.
  void take_dangling() {
    const std::vector<bool> has = content();
    std::vector<bool> holds_block(text_.nodes.size(), false);
    // A block that stood last before stands last by its author's will.
    bool took_below = false;
    for (NodeId node = static_cast<NodeId>(text_.nodes.size()); node-- > 1;) {
      if (note_of_[node] != note_) continue;
      if (gone_[node] || node == place_.node) took_below = took_below || had_content_[node];
      if (gone_[node] || !has[node] || is_inline(text_[node].kind)) continue;
      holds_block[text_[node].parent] = true;
      if (holds_block[node]) continue;
      const NodeId taken = took_below ? announcement(node) : kNoNode;
      if (taken == kNoNode) return;
      gone_[taken] = true;
    }
  }

  // The block that goes when this one is the last to say something: itself or one around it.
  NodeId announcement(NodeId last) const {
    NodeId taken = kNoNode;
    for (NodeId node = last; node != 0; node = text_[node].parent) {
      if (gone_[node]) return node;
      const Node& here = text_[node];
      const bool opens_text = here.kind == NodeKind::Heading || here.role == Role::Subhead ||
                              here.kind == NodeKind::ThematicBreak || here.kind == NodeKind::PageBreak;
      const bool opens_siblings = here.kind == NodeKind::Summary || here.kind == NodeKind::DescriptionTerm ||
                                  (here.kind == NodeKind::Caption && text_[here.parent].kind == NodeKind::Table) ||
                                  (here.kind == NodeKind::TableRow && text_.has(node, Attribute::Header));
      if (opens_text || (opens_siblings && lost_a_sibling(node))) taken = node;
    }
    return taken;
  }

  bool lost_a_sibling(NodeId node) const {
    for (NodeId at = text_[node].next; at != kNoNode; at = text_[at].next) {
      if (gone_[at] && had_content_[at]) return true;
    }
    return false;
  }

  // Footnotes without their marks, with what they alone mark, and marks without their footnotes.
  void take_notes() {
    const auto label = [&](NodeId node) { return text_.attribute(node, Attribute::Label); };
    struct Known {
      NodeId note = kNoNode;
      size_t marks = 0, kept_marks = 0;
    };
    std::unordered_map<std::string_view, Known> known;
    std::vector<NodeId> marks;
    for (NodeId node = 1; node < text_.nodes.size(); ++node) {
      if (text_[node].kind == NodeKind::NoteBody) known[label(node)].note = node;
      if (text_[node].kind != NodeKind::NoteMark) continue;
      marks.push_back(node);
      ++known[label(node)].marks;
      known[label(node)].kept_marks += gone_[node] ? 0 : 1;
    }
    std::vector<NodeId> unmarked;
    for (const auto& [name, each] : known) {
      if (each.note != kNoNode && !gone_[each.note] && each.marks > 0 && each.kept_marks == 0) {
        unmarked.push_back(each.note);
      }
    }
    while (!unmarked.empty()) {
      const NodeId note = unmarked.back();
      unmarked.pop_back();
      for (NodeId node = note; node < text_.nodes.size() && note_of_[node] == note; ++node) {
        if (text_[node].kind == NodeKind::NoteMark && !gone_[node]) {
          Known& its = known[label(node)];
          if (--its.kept_marks == 0 && its.note != kNoNode && !gone_[its.note] && its.note != note) {
            unmarked.push_back(its.note);
          }
        }
        gone_[node] = true;
      }
    }
    for (const NodeId mark : marks) {
      const NodeId note = known[label(mark)].note;
      if (note == kNoNode || gone_[note]) gone_[mark] = true;
    }
  }

  // The last node that says something in what is left of the place's block: breaks behind it end that block.
  NodeId last_to_say() const {
    const NodeId block = block_of_[place_.node];
    NodeId last = block;
    for (NodeId at = block + 1; at < text_.nodes.size() && text_[at].parent >= block; ++at) {
      const NodeKind kind = text_[at].kind;
      const bool says = kind == NodeKind::Image || kind == NodeKind::NoteMark ||
                        (kind == NodeKind::Text && !is_blank(kept_words(at)));
      if (says && !gone_[at]) last = at;
    }
    return last;
  }

  std::shared_ptr<const Part> copy() const {
    PartBuilder builder(text_.id, text_.root().role, text_.root().span);
    builder.reserve(text_.nodes.size(), text_.attribute_list.size(), text_.text.size());
    copy_attributes(0, 0, builder);
    std::vector<NodeId> open = {0};  // of the tree that is cut
    const NodeId last = last_to_say();
    for (NodeId node = 1; node < text_.nodes.size(); ++node) {
      const bool is_break = text_[node].kind == NodeKind::SoftBreak || text_[node].kind == NodeKind::LineBreak;
      if (gone_[node] || (is_break && node > last && touched(node))) continue;
      while (open.back() != text_[node].parent) {
        builder.close();
        open.pop_back();
      }
      const Node& here = text_[node];
      if (here.kind == NodeKind::Text) {
        std::string_view words = kept_words(node);
        if (node == place_.node) words = words.substr(0, words.find_last_not_of(" \t\r\n") + 1);
        builder.add_text(
            words, span_of_bytes(text_, node, here.text_begin, here.text_begin + static_cast<uint32_t>(words.size())));
        continue;
      }
      const NodeId copied = builder.open(here.kind, here.span, here.role, here.level);
      copy_attributes(node, copied, builder);
      open.push_back(node);
    }
    return builder.finish();
  }

  // Whether the place is in this node's block: no other block is changed within.
  bool touched(NodeId node) const { return block_of_[node] == block_of_[place_.node]; }

  void copy_attributes(NodeId from, NodeId to, PartBuilder& builder) const {
    for (uint32_t at = text_[from].attributes; at != UINT32_MAX; at = text_.attribute_list[at].next) {
      builder.set(to, text_.attribute_list[at].name, text_.attribute_list[at].value);
    }
  }

  // The words of what is gone.
  void gather(TreeStart& start) const {
    start.first_removed = {};
    NodeId note = kNoNode, block = kNoNode;
    for (NodeId node = 1; node < text_.nodes.size(); ++node) {
      const Node& here = text_[node];
      const bool in_part = node == place_.node && here.kind == NodeKind::Text && !gone_[node];
      if (!gone_[node] && !in_part) continue;
      const bool is_break = here.kind == NodeKind::SoftBreak || here.kind == NodeKind::LineBreak;
      if (here.kind != NodeKind::Text && !is_break) continue;
      const NodeId its_note = note_of_[node];
      if (its_note != kNoNode && its_note != note) start.removed_notes.emplace_back();
      std::string& removed = its_note == kNoNode ? start.removed : start.removed_notes.back();
      if (block_of_[node] != block && !removed.empty()) removed += '\n';
      note = its_note;
      block = block_of_[node];
      if (is_break) {
        if (!removed.empty() && removed.back() != '\n') removed += here.kind == NodeKind::SoftBreak ? ' ' : '\n';
        continue;
      }
      std::string_view words = text_.text_of(here);
      uint32_t first = here.text_begin;
      if (in_part) {
        first = place_.byte;
        words = words.substr(place_.byte - here.text_begin);
      }
      while (start.first_removed.node == kNoNode && first < here.text_end && is_blank(words.substr(0, 1))) {
        words.remove_prefix(1);
        ++first;
      }
      if (start.first_removed.node == kNoNode && !words.empty()) start.first_removed = {node, first};
      removed += words;
    }
  }

  const Part& text_;
  const TextPlaceInTree place_;
  std::vector<NodeId> block_of_, note_of_;  // around each node; kNoNode: in no footnote
  NodeId note_ = kNoNode;                   // the footnote of the place
  std::vector<bool> gone_, had_content_;
};

}  // namespace

TreeStart start_of_tree(const Part& text, TextPlaceInTree place, const std::vector<bool>& counts) {
  return Cutting(text, place, counts).cut();
}

}  // namespace hustings::limits
