#include "markdown/forms.h"

namespace hustings::markdown {
namespace {

constexpr size_t kLongestSubhead = 120;  // bytes: more is a bold paragraph, and no heading

// The first Text below a node of words; nothing when something else comes first.
std::string_view first_words(const Part& part, NodeId node) {
  for (NodeId at = part[node].first_child; at != kNoNode; at = part[at].first_child) {
    if (part[at].kind == NodeKind::Text) return part.text_of(part[at]);
  }
  return {};
}

bool begins_with_dash(std::string_view words) {
  for (const std::string_view dash : {"\xE2\x80\x94", "\xE2\x80\x95", "\xE2\x80\x93", "--"}) {
    if (!words.starts_with(dash)) continue;
    words.remove_prefix(dash.size());
    return words.starts_with(' ') || words.starts_with("\xC2\xA0");
  }
  return false;
}

bool is_alone(const Part& part, NodeId node) {
  return part[part[node].parent].first_child == node && part[node].next == kNoNode;
}

void find_attribution(Part& part, NodeId quote) {
  NodeId last = part[quote].first_child;
  if (last == kNoNode || part[last].next == kNoNode) return;
  while (part[last].next != kNoNode) last = part[last].next;
  if (part[last].kind == NodeKind::Paragraph && begins_with_dash(first_words(part, last))) {
    part.nodes[last].role = Role::Attribution;
  }
}

bool opens_something(const Part& part, NodeId next) {
  if (next == kNoNode) return false;
  switch (part[next].kind) {
    case NodeKind::Paragraph:
    case NodeKind::List:
    case NodeKind::DescriptionList:
    case NodeKind::Table:
    case NodeKind::BlockQuote:
    case NodeKind::CodeBlock:
    case NodeKind::Callout:
    case NodeKind::Section:
      return true;
    default:
      return false;
  }
}

bool is_subhead(const Part& part, NodeId paragraph) {
  const NodeId only = part[paragraph].first_child;
  if (only == kNoNode || part[only].kind != NodeKind::Strong || part[only].next != kNoNode) return false;
  const NodeKind around = part[part[paragraph].parent].kind;
  const bool running = around == NodeKind::Section || around == NodeKind::Callout || around == NodeKind::Details;
  if (!running || !opens_something(part, part[paragraph].next)) return false;
  size_t bytes = 0;
  // The children of a node stand right behind it.
  for (NodeId at = only + 1; bytes <= kLongestSubhead && at < part.nodes.size() && part[at].parent >= only; ++at) {
    if (part[at].kind == NodeKind::LineBreak || part[at].kind == NodeKind::Image) return false;
    bytes += part[at].text_end - part[at].text_begin;
  }
  return bytes > 0 && bytes <= kLongestSubhead;
}

}  // namespace

void find_forms(Part& part) {
  for (NodeId node = 0; node < part.nodes.size(); ++node) {
    Node& here = part.nodes[node];
    if (here.kind == NodeKind::BlockQuote) {
      find_attribution(part, node);
    } else if (here.kind == NodeKind::Paragraph && here.role == Role::None) {
      if (is_subhead(part, node)) here.role = Role::Subhead;
    } else if (here.kind == NodeKind::Emphasis && here.role == Role::Attribution) {
      // A `<cite>`: a paragraph of its own, below others of a quotation, is who said it.
      here.role = Role::None;
      Node& paragraph = part.nodes[here.parent];
      if (paragraph.kind == NodeKind::Paragraph && is_alone(part, node) && paragraph.next == kNoNode &&
          part[paragraph.parent].kind == NodeKind::BlockQuote && part[paragraph.parent].first_child != here.parent) {
        paragraph.role = Role::Attribution;
      }
    }
  }
}

}  // namespace hustings::markdown
