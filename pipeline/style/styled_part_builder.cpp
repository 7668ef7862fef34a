#include <stdexcept>

#include "style/styled_document.h"

namespace hustings {
std::string_view StyledPart::attribute(NodeId node, Attribute name) const {
  const AttributeValue* const found = find_attribute(attribute_list, nodes[node].attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool StyledPart::has(NodeId node, Attribute name) const {
  return find_attribute(attribute_list, nodes[node].attributes, name) != nullptr;
}

StyledPartBuilder::StyledPartBuilder(std::string id, Role role, StyleId style, LanguageId language) {
  part_.id = std::move(id);
  part_.role = role;
  open(NodeKind::Section, Display::Block, style, language, role);
}

NodeId StyledPartBuilder::append(const StyledNode& node) {
  const auto id = static_cast<NodeId>(part_.nodes.size());
  part_.nodes.push_back(node);
  StyledNode& added = part_.nodes.back();
  added.text_begin = added.text_end = static_cast<uint32_t>(part_.text.size());
  if (!open_.empty()) {
    added.parent = open_.back();
    NodeId& last = last_child_.back();
    (last == kNoNode ? part_.nodes[added.parent].first_child : part_.nodes[last].next) = id;
    last = id;
  } else if (id != 0) {
    throw std::logic_error("a part has one root");
  }
  return id;
}

NodeId StyledPartBuilder::open(NodeKind kind, Display display, StyleId style, LanguageId language, Role role,
                               uint8_t level, Span span) {
  if (display == Display::Text || display == Display::Mark) {
    if (has_text_block_) part_.text += '\n';
    has_text_block_ = true;
  }
  StyledNode node;
  node.kind = kind;
  node.display = display;
  node.style = style;
  node.language = language;
  node.role = role;
  node.level = level;
  node.span = span;
  const NodeId id = append(node);
  open_.push_back(id);
  last_child_.push_back(kNoNode);
  return id;
}

void StyledPartBuilder::close() {
  if (open_.size() < 2) throw std::logic_error("nothing is open but the root");
  part_.nodes[open_.back()].text_end = static_cast<uint32_t>(part_.text.size());
  open_.pop_back();
  last_child_.pop_back();
}

NodeId StyledPartBuilder::add_text(std::string_view words, StyleId style, LanguageId language, Span span) {
  if (words.empty()) return kNoNode;
  StyledNode node;
  node.kind = NodeKind::Text;
  node.display = Display::Inline;
  node.style = style;
  node.language = language;
  node.span = span;
  const NodeId id = append(node);
  part_.text += words;
  part_.nodes[id].text_end = static_cast<uint32_t>(part_.text.size());
  return id;
}

NodeId StyledPartBuilder::add_leaf(NodeKind kind, Display display, StyleId style, LanguageId language, Span span) {
  StyledNode node;
  node.kind = kind;
  node.display = display;
  node.style = style;
  node.language = language;
  node.span = span;
  const NodeId id = append(node);
  if (kind == NodeKind::LineBreak) {
    part_.text += "\xE2\x80\xA8";  // U+2028
  } else if (kind == NodeKind::SoftBreak) {
    part_.text += ' ';
  } else if (display == Display::InlinePicture) {
    part_.text += "\xEF\xBF\xBC";  // U+FFFC
  } else if (display == Display::Leader) {
    part_.text += '\t';
  }
  part_.nodes[id].text_end = static_cast<uint32_t>(part_.text.size());
  return id;
}

void StyledPartBuilder::set(NodeId node, Attribute name, std::string_view value) {
  set_attribute(part_.attribute_list, part_.nodes[node].attributes, name, value);
}

std::shared_ptr<const StyledPart> StyledPartBuilder::finish() {
  while (open_.size() > 1) close();
  part_.nodes.front().text_end = static_cast<uint32_t>(part_.text.size());
  return std::make_shared<const StyledPart>(std::move(part_));
}

}  // namespace hustings
