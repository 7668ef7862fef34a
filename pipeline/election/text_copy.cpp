#include "election/text_copy.h"

#include <algorithm>

namespace hustings::election {

namespace {

// A heading of nothing but a break is left out of what is read.
bool is_bare(const Part& text, NodeId heading) {
  for (NodeId at = heading + 1; at < text.nodes.size() && text[at].parent >= heading; ++at) {
    if (text[at].kind == NodeKind::Image) return false;
    if (text[at].kind == NodeKind::Text &&
        text.text_of(text[at]).find_first_not_of(" \t\r\n") != std::string_view::npos) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::vector<uint8_t> lowered_levels(const Part& text, uint8_t base, NodeId without) {
  std::vector<uint8_t> levels(text.nodes.size(), 0);
  std::vector<uint8_t> above;  // the levels, as written, of the headings that the next one may belong to
  for (NodeId node = 0; node < text.nodes.size(); ++node) {
    if (text[node].kind == NodeKind::NoteBody) above.clear();  // where it will stand, other headings stand before it
    if (text[node].kind != NodeKind::Heading || node == without || is_bare(text, node)) continue;
    while (!above.empty() && above.back() >= text[node].level) above.pop_back();
    above.push_back(text[node].level);
    levels[node] = static_cast<uint8_t>(std::min<size_t>(6, base + above.size()));
  }
  return levels;
}

TextCopy::TextCopy(PartBuilder& builder, const Part& text, const TextPlace& place, Diagnostics& diagnostics)
    : builder_(builder), text_(text), place_(place), diagnostics_(diagnostics) {}

Span TextCopy::span_of(const Node& node) const { return place_.fixed_span.known() ? place_.fixed_span : node.span; }

void TextCopy::add_blocks(const std::vector<uint8_t>& levels, NodeId without) {
  levels_ = levels;
  for (NodeId child = text_.root().first_child; child != kNoNode; child = text_[child].next) {
    if (text_[child].kind != NodeKind::NoteBody && child != without) add(child);
  }
}

void TextCopy::add_notes(const std::vector<uint8_t>& levels, const std::string& language) {
  levels_ = levels;
  for (NodeId child = text_.root().first_child; child != kNoNode; child = text_[child].next) {
    if (text_[child].kind != NodeKind::NoteBody) continue;
    const auto note = static_cast<NodeId>(builder_.part().nodes.size());
    add(child);
    if (!language.empty()) builder_.set(note, Attribute::Language, language);
  }
}

void TextCopy::add_children(NodeId node) {
  for (NodeId child = text_[node].first_child; child != kNoNode; child = text_[child].next) add(child);
}

// Nesting may be deep: a walk with its own stack.
void TextCopy::add(NodeId top) {
  std::vector<Opened> stack;
  NodeId node = top;
  while (true) {
    Opened opened = enter(node);
    if (text_[node].first_child != kNoNode) {
      stack.push_back(std::move(opened));
      node = text_[node].first_child;
      continue;
    }
    leave(opened, span_of(text_[node]));
    while (node != top && text_[node].next == kNoNode) {
      node = text_[node].parent;
      leave(stack.back(), span_of(text_[node]));
      stack.pop_back();
    }
    if (node == top) return;
    node = text_[node].next;
  }
}

TextCopy::Opened TextCopy::enter(NodeId id) {
  const Node& node = text_[id];
  const Span span = span_of(node);
  Opened opened;
  if (node.kind == NodeKind::Text) {
    builder_.add_text(text_.text_of(node), span);
    return opened;
  }
  NodeKind kind = node.kind;
  Role role = node.role;
  std::string target;
  if (kind == NodeKind::Link) {
    const std::string_view written = text_.attribute(id, Attribute::Target);
    Addresses::Answer answer = place_.addresses->resolve(written, place_.source, place_.part_id);
    target = std::move(answer.target);
    if (answer.found == Addresses::Found::OutsideBooklet) {
      kind = NodeKind::Span;
      if (plain_text(text_, id) != written) opened.address = std::string(written);
      diagnostics_.note(
          "link-outside-booklet", span,
          "the link to '" + std::string(written) + "' leads to a file that is not in the booklet",
          {"its address is printed after its words; give the full address (https://...) to keep the link"});
    } else if (answer.found == Addresses::Found::NoSuchPlace) {
      kind = NodeKind::Span;
      diagnostics_.warning("link-target-missing", span,
                           "the link to '" + std::string(written) + "' names a place that is not there",
                           {"correct the part behind '#': it is a heading's words in lower case, with hyphens"});
    }
  }
  int picture = -1;
  if (kind == NodeKind::Image) {
    picture = place_.picture ? place_.picture(id) : -1;
    if (picture < 0) role = Role::PictureMissing;
  }
  const uint8_t level = kind == NodeKind::Heading && id < levels_.size() && levels_[id] > 0 ? levels_[id] : node.level;
  NodeId copy;
  if (node.first_child != kNoNode) {
    copy = builder_.open(kind, span, role, level);
    opened.opened = true;
  } else {
    copy = builder_.add(kind, span, role);
    builder_.part().nodes[copy].level = level;
  }
  set_attributes(id, copy, target);
  if (picture >= 0) builder_.set(copy, Attribute::Picture, std::to_string(picture));
  return opened;
}

void TextCopy::leave(const Opened& opened, Span span) {
  if (opened.opened) builder_.close();
  if (opened.address.empty()) return;
  builder_.open(NodeKind::Span, span, Role::LinkAddress);
  builder_.add_text(" (" + opened.address + ")", span);
  builder_.close();
}

void TextCopy::set_attributes(NodeId from, NodeId to, std::string_view target) {
  const NodeKind kind = builder_.part().nodes[to].kind;
  for (uint32_t at = text_[from].attributes; at != UINT32_MAX; at = text_.attribute_list[at].next) {
    const AttributeValue& attribute = text_.attribute_list[at];
    switch (attribute.name) {
      case Attribute::Id: {
        const std::string_view id = place_.ids == nullptr ? std::string_view() : place_.ids->of_node(from);
        if (!id.empty()) builder_.set(to, Attribute::Id, id);
        break;
      }
      case Attribute::Label:
        builder_.set(to, Attribute::Label, note_prefix_ + attribute.value);
        break;
      case Attribute::Target:
        if (kind == NodeKind::Link) {
          builder_.set(to, Attribute::Target, target);
        } else if (kind != NodeKind::Span) {
          builder_.set(to, Attribute::Target, attribute.value);
        }
        break;
      default:
        builder_.set(to, attribute.name, attribute.value);
    }
  }
}

}  // namespace hustings::election
