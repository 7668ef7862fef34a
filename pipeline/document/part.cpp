#include <stdexcept>

#include "document/document.h"

namespace hustings {
namespace {

// Words of a text block, then a line feed; a walk without recursion, for nesting may be deep.
void append_words(const Part& part, NodeId top, std::string& words) {
  NodeId at = top;
  while (at != kNoNode) {
    const Node& node = part[at];
    if (node.kind == NodeKind::Text) words += part.text_of(node);
    if (node.kind == NodeKind::SoftBreak) words += ' ';
    if (node.kind == NodeKind::LineBreak) words += '\n';
    if (node.first_child != kNoNode) {
      at = node.first_child;
      continue;
    }
    while (at != top && part[at].next == kNoNode) {
      if (!is_inline(part[at].kind) && !words.empty() && words.back() != '\n') words += '\n';
      at = part[at].parent;
    }
    if (!is_inline(part[at].kind) && !words.empty() && words.back() != '\n') words += '\n';
    if (at == top) return;
    at = part[at].next;
  }
}

}  // namespace

const AttributeValue* find_attribute(const std::vector<AttributeValue>& list, uint32_t head, Attribute name) {
  for (uint32_t at = head; at != UINT32_MAX; at = list[at].next) {
    if (list[at].name == name) return &list[at];
  }
  return nullptr;
}

void set_attribute(std::vector<AttributeValue>& list, uint32_t& head, Attribute name, std::string_view value) {
  uint32_t last = UINT32_MAX;
  for (uint32_t at = head; at != UINT32_MAX; at = list[at].next) {
    if (list[at].name == name) {
      list[at].value = value;
      return;
    }
    last = at;
  }
  const auto added = static_cast<uint32_t>(list.size());
  list.push_back({name, std::string(value), UINT32_MAX});
  (last == UINT32_MAX ? head : list[last].next) = added;
}

std::string_view Part::attribute(NodeId node, Attribute name) const {
  const AttributeValue* const found = find_attribute(attribute_list, nodes[node].attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool Part::has(NodeId node, Attribute name) const {
  return find_attribute(attribute_list, nodes[node].attributes, name) != nullptr;
}

std::string plain_text(const Part& part, NodeId node) {
  std::string words;
  append_words(part, node, words);
  while (!words.empty() && words.back() == '\n') words.pop_back();
  return words;
}

bool says_something(const Part& text) {
  for (const Node& node : text.nodes) {
    if (node.kind == NodeKind::Image) return true;
    if (node.kind == NodeKind::Text && text.text_of(node).find_first_not_of(" \t\r\n") != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

PartBuilder::PartBuilder(std::string id, Role role, Span span) {
  part_.id = std::move(id);
  open(NodeKind::Section, span, role);
}

void PartBuilder::reserve(size_t nodes, size_t attributes, size_t bytes) {
  part_.nodes.reserve(part_.nodes.size() + nodes);
  part_.attribute_list.reserve(part_.attribute_list.size() + attributes);
  part_.text.reserve(part_.text.size() + bytes);
}

NodeId PartBuilder::append(NodeKind kind, Span span, Role role, uint8_t level) {
  const auto id = static_cast<NodeId>(part_.nodes.size());
  Node node;
  node.kind = kind;
  node.role = role;
  node.level = level;
  node.span = span;
  if (!open_.empty()) {
    node.parent = open_.back();
    NodeId& last = last_child_.back();
    (last == kNoNode ? part_.nodes[node.parent].first_child : part_.nodes[last].next) = id;
    last = id;
  } else if (id != 0) {
    throw std::logic_error("a part has one root");
  }
  part_.nodes.push_back(node);
  return id;
}

NodeId PartBuilder::open(NodeKind kind, Span span, Role role, uint8_t level) {
  const NodeId id = append(kind, span, role, level);
  open_.push_back(id);
  last_child_.push_back(kNoNode);
  return id;
}

void PartBuilder::close() {
  if (open_.size() < 2) throw std::logic_error("nothing is open but the root");
  open_.pop_back();
  last_child_.pop_back();
}

NodeId PartBuilder::add(NodeKind kind, Span span, Role role) { return append(kind, span, role, 0); }

NodeId PartBuilder::add_text(std::string_view words, Span span) {
  if (words.empty()) return kNoNode;
  const NodeId id = append(NodeKind::Text, span, Role::None, 0);
  part_.nodes[id].text_begin = static_cast<uint32_t>(part_.text.size());
  part_.text += words;
  part_.nodes[id].text_end = static_cast<uint32_t>(part_.text.size());
  return id;
}

NodeId PartBuilder::add_block(NodeKind kind, std::string_view words, Span span, Role role, uint8_t level) {
  const NodeId id = open(kind, span, role, level);
  add_text(words, span);
  close();
  return id;
}

void PartBuilder::set(NodeId node, Attribute name, std::string_view value) {
  set_attribute(part_.attribute_list, part_.nodes[node].attributes, name, value);
}

NodeId PartBuilder::graft(const Part& part, NodeId top) {
  const NodeId first = static_cast<NodeId>(part_.nodes.size());
  const size_t depth = open_.size();
  NodeId at = top;
  while (at != kNoNode) {
    const Node& node = part[at];
    const NodeId copy = node.first_child != kNoNode ? open(node.kind, node.span, node.role, node.level)
                                                    : append(node.kind, node.span, node.role, node.level);
    part_.nodes[copy].text_begin = static_cast<uint32_t>(part_.text.size());
    part_.text += part.text_of(node);
    part_.nodes[copy].text_end = static_cast<uint32_t>(part_.text.size());
    for (uint32_t each = node.attributes; each != UINT32_MAX; each = part.attribute_list[each].next) {
      set(copy, part.attribute_list[each].name, part.attribute_list[each].value);
    }
    if (node.first_child != kNoNode) {
      at = node.first_child;
      continue;
    }
    while (at != top && part[at].next == kNoNode) {
      at = part[at].parent;
      close();
    }
    at = at == top ? kNoNode : part[at].next;
  }
  if (open_.size() != depth) throw std::logic_error("a graft left nodes open");
  return first;
}

void PartBuilder::graft_children(const Part& part, NodeId node) {
  for (NodeId child = part[node].first_child; child != kNoNode; child = part[child].next) graft(part, child);
}

std::shared_ptr<const Part> PartBuilder::finish() {
  while (open_.size() > 1) close();
  return std::make_shared<const Part>(std::move(part_));
}

}  // namespace hustings
