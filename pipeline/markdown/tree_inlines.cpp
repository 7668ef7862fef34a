// The inline half of the tree: words, breaks, and the inline elements that hold them.
#include <algorithm>

#include "markdown/tree.h"

namespace hustings::markdown {
namespace {

constexpr NodeKind kNothing = NodeKind::Section;
constexpr NodeKind kSpace = NodeKind::Text;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace

Tree::Serial Tree::open_inline(NodeKind kind, const Element* element, Span span, Attributes attributes) {
  if (dropping_ > 0 || too_deep(span)) return 0;
  Entry entry;
  entry.kind = kind;
  entry.model = Model::Inline;
  entry.element = element;
  entry.html = element != nullptr;
  entry.span = span;
  entry.serial = next_serial_++;
  if (!attributes.empty()) {
    check_attributes(attributes, span);
    entry.attributes = static_cast<uint32_t>(attributes_.size());
    attributes_.push_back(std::move(attributes));
  }
  if (text_block_ == kNowhere) {
    entry.suspended = true;
    ++suspended_;
  } else if (!in_code()) {
    flush_pending();
    open_node(entry);
  }
  stack_.push_back(entry);
  return entry.serial;
}

// Closes the inline at `index`, which may have others open above it: those are closed with it, for a tree cannot
// cross, and the HTML ones among them opened again (`<b>a <i>b</b> c</i>`).
void Tree::close_inline(size_t index) {
  if (stack_[index].suspended) return erase_suspended(index);
  const Serial origin = stack_[index].origin;
  std::vector<Entry> crossed;
  while (stack_.size() > index + 1) {
    crossed.push_back(stack_.back());
    pop();
  }
  pop();
  const size_t first = crossed.size() > kMostReopened ? crossed.size() - kMostReopened : 0;
  for (size_t i = crossed.size(); i-- > first;) {
    Entry& entry = crossed[i];
    if (entry.model == Model::Dropped) {
      ++dropping_;
    } else {
      entry.span.begin = entry.span.end = last_end_;
      entry.node = kNoNode;
      if (!in_code() && !entry.boxless) open_node(entry);
    }
    stack_.push_back(entry);
  }
  if (origin != 0) {
    const size_t suspended = find(origin);
    if (suspended != kNowhere) erase_suspended(suspended);
  }
}

void Tree::erase_suspended(size_t index) {
  if (stack_[index].suspended) --suspended_;
  const Serial serial = stack_[index].serial;
  stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(index));
  if (text_block_ != kNowhere && text_block_ > index) --text_block_;
  for (Entry& each : stack_) {
    if (each.origin == serial) each.origin = 0;
  }
}

void Tree::flush_pending() {
  const NodeKind pending = std::exchange(pending_, kNothing);
  if (pending == kNothing) return;
  check_size(pending_span_);
  if (pending == kSpace) {
    Part& part = builder_.part();
    Node& last = part.nodes.back();
    if (last.kind == NodeKind::Text && last.parent == builder_.current() && last.text_end == part.text.size()) {
      part.text += ' ';
      last.text_end = static_cast<uint32_t>(part.text.size());
      return;
    }
    builder_.add_text(" ", pending_span_);
  } else {
    builder_.add(pending, pending_span_);
  }
}

void Tree::add_text(std::string_view words, Span span) {
  if (dropping_ > 0 || words.empty()) return;
  const bool code = in_code();
  if (!code && (text_block_ == kNowhere || fresh_)) {
    while (!words.empty() && is_blank(words.front())) words.remove_prefix(1), span.begin += span.begin < span.end;
    if (words.empty()) return;
  }
  make_room_for_words(span);
  last_end_ = std::max(last_end_, span.end);
  fresh_ = false;
  Part& part = builder_.part();
  Node& last = part.nodes.back();
  const bool joins =
      last.kind == NodeKind::Text && last.parent == builder_.current() && last.text_end == part.text.size();
  if (joins && (pending_ == kSpace || pending_ == kNothing)) {
    if (std::exchange(pending_, kNothing) == kSpace) part.text += ' ';
    part.text += words;
    last.text_end = static_cast<uint32_t>(part.text.size());
    last.span.end = std::max(last.span.end, span.end);
    return;
  }
  if (code && pending_ != kNothing) {  // in code a break is a character
    const char mark = in_preformatted() && pending_ == NodeKind::LineBreak ? '\n' : ' ';
    pending_ = kNothing;
    if (joins) {
      part.text += mark;
      part.text += words;
      last.text_end = static_cast<uint32_t>(part.text.size());
      return;
    }
    builder_.add_text(mark + std::string(words), span);
    return;
  }
  flush_pending();
  check_size(span);
  builder_.add_text(words, span);
}

void Tree::add_html_text(std::string_view words, Span span) {
  if (dropping_ > 0) return;
  if (in_preformatted()) {
    if (fresh_ && words.substr(0, 1) == "\n") words.remove_prefix(1);
    add_text(words, span);
    return;
  }
  std::string collapsed;
  collapsed.reserve(words.size());
  for (const char each : words) {
    if (!is_blank(each)) {
      collapsed += each;
    } else if (collapsed.empty() || collapsed.back() != ' ') {
      collapsed += ' ';
    }
  }
  const bool trailing = !collapsed.empty() && collapsed.back() == ' ';
  if (trailing) collapsed.pop_back();
  const bool leading = !collapsed.empty() && collapsed.front() == ' ';
  if (!collapsed.empty()) {
    if (leading) {
      collapsed.erase(0, 1);
      if (text_block_ != kNowhere && !fresh_ && pending_ == kNothing) pending_ = kSpace, pending_span_ = span;
    }
    add_text(collapsed, span);
  }
  if (trailing && text_block_ != kNowhere && !fresh_ && pending_ == kNothing) {
    pending_ = kSpace;
    pending_span_ = {span.source, span.end, span.end};
  }
}

void Tree::add_break(NodeKind kind, Span span) {
  if (dropping_ > 0 || text_block_ == kNowhere || fresh_) return;
  last_end_ = std::max(last_end_, span.end);
  if (pending_ == NodeKind::LineBreak) {
    if (kind != NodeKind::LineBreak || span.begin == span.end) return;  // a block's edge beside a break adds nothing
    if (pending_span_.begin != pending_span_.end) flush_pending();
  }
  pending_ = kind;
  pending_span_ = span;
}

void Tree::part_words(Span here) {
  if (!in_paragraph()) return add_break(NodeKind::LineBreak, here);
  // A paragraph ends at the tag, or the tag means nothing there.
  if (dropping_ > 0 || fresh_ || pending_ != kNothing || builder_.part().text.ends_with(' ')) return;
  pending_ = kSpace;
  pending_span_ = here;
}

NodeId Tree::add_leaf(NodeKind kind, Span span, const Attributes& attributes) {
  if (dropping_ > 0 || in_code()) return kNoNode;
  const size_t holder = container();
  if (kind == NodeKind::Image && text_block_ == kNowhere && suspended_ == 0 &&
      stack_[holder].kind == NodeKind::Figure && builder_.part()[stack_[holder].node].first_child == kNoNode) {
    check_size(span);  // a figure holds its picture itself
  } else {
    make_room_for_words(span);
    flush_pending();
    check_size(span);
    fresh_ = false;
  }
  check_attributes(attributes, span);
  const NodeId node = builder_.add(kind, span);
  for (const auto& [name, value] : attributes) builder_.set(node, name, value);
  last_end_ = std::max(last_end_, span.end);
  return node;
}

void Tree::add_anchor(std::string_view id, Span span) {
  if (dropping_ > 0) return;
  if (text_block_ == kNowhere || in_code()) {
    anchors_.emplace_back(id, span);
    return;
  }
  check_size(span);
  flush_pending();
  builder_.set(builder_.add(NodeKind::Anchor, span), Attribute::Id, id);
}

}  // namespace hustings::markdown
