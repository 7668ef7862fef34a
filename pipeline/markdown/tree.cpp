#include "markdown/tree.h"

#include <algorithm>

#include "markdown/forms.h"

namespace hustings::markdown {
namespace {

constexpr NodeKind kNothing = NodeKind::Section;

}  // namespace

Tree::Tree(std::string part_id, Span span, const TreeBounds& bounds)
    : builder_(std::move(part_id), Role::None, span), bounds_(bounds) {
  Entry root;
  root.node = 0;
  root.span = span;
  stack_.push_back(root);
  last_end_ = span.begin;
}

size_t Tree::find(Serial serial) const {
  if (serial == 0) return kNowhere;
  for (size_t i = stack_.size(); i-- > 1;) {
    if (stack_[i].serial == serial) return i;
  }
  return kNowhere;
}

NodeId Tree::node(Serial serial) const {
  const size_t index = find(serial);
  return index == kNowhere ? kNoNode : stack_[index].node;
}

size_t Tree::container() const {
  for (size_t i = stack_.size(); i-- > 1;) {
    const Model model = stack_[i].model;
    if (model != Model::Inline && model != Model::Group && model != Model::Dropped && model != Model::Words) return i;
  }
  return 0;
}

bool Tree::inside(NodeKind kind) const {
  return std::any_of(stack_.begin() + 1, stack_.end(), [kind](const Entry& each) { return each.kind == kind; });
}

bool Tree::in_preformatted() const {
  return text_block_ != kNowhere && stack_[text_block_].kind == NodeKind::CodeBlock;
}

// Inside code there is text and nothing else.
bool Tree::in_code() const {
  if (text_block_ == kNowhere) return false;
  if (in_preformatted()) return true;
  for (size_t i = text_block_ + 1; i < stack_.size(); ++i) {
    if (stack_[i].kind == NodeKind::Code && stack_[i].node != kNoNode) return true;
  }
  return false;
}

bool Tree::too_deep(Span span) {
  if (stack_.size() < kMostDepth) return false;
  if (!flattened_) flattened_at_ = span;
  flattened_ = true;
  return true;
}

void Tree::check_size(Span span) {
  if (builder_.part().nodes.size() > bounds_.nodes) throw TreeTooLarge{span.begin};
}

void Tree::check_attributes(const Attributes& attributes, Span span) {
  for (const auto& [name, value] : attributes) attribute_bytes_ += value.size();
  if (attribute_bytes_ > bounds_.attribute_bytes) throw TreeTooLarge{span.begin};
}

void Tree::open_node(Entry& entry) {
  check_size(entry.span);
  entry.node = builder_.open(entry.kind, entry.span);
  if (entry.attributes == UINT32_MAX) return;
  for (const auto& [name, value] : attributes_[entry.attributes]) builder_.set(entry.node, name, value);
}

Tree::Serial Tree::push(NodeKind kind, Model model, const Element* element, Span span, uint8_t level) {
  Entry entry;
  entry.kind = kind;
  entry.model = model;
  entry.element = element;
  entry.span = span;
  entry.serial = next_serial_++;
  if (++blocks_ > bounds_.blocks) throw TreeTooLarge{span.begin};
  open_node(entry);
  builder_.part().nodes[entry.node].level = level;
  stack_.push_back(entry);
  if (kind == NodeKind::Table) columns_.emplace_back();
  return entry.serial;
}

void Tree::pop() {
  const Entry entry = stack_.back();
  if (entry.model == Model::Dropped) --dropping_;
  if (entry.suspended) --suspended_;
  if (entry.kind == NodeKind::Details && entry.node != kNoNode && builder_.part()[entry.node].first_child == kNoNode) {
    builder_.add(NodeKind::Summary, {entry.span.source, entry.span.end, entry.span.end});
  }
  if (entry.node != kNoNode) {
    builder_.close();
    Span& span = builder_.part().nodes[entry.node].span;
    span.end = std::max(span.end, std::max(span.begin, last_end_));
  }
  if (entry.kind == NodeKind::Table) finish_table(entry);
  if (entry.kind == NodeKind::TableRow && entry.html) finish_row(entry.node);
  stack_.pop_back();
  if (text_block_ == stack_.size()) {
    text_block_ = kNowhere;
    pending_ = kNothing;
  }
}

void Tree::pop_through(size_t index) {
  while (stack_.size() > index) pop();
}

// A first row of header cells alone is the table's head, with or without `thead`.
void Tree::finish_row(NodeId row) {
  const Part& part = builder_.part();
  if (part[part[row].parent].first_child != row || part[row].first_child == kNoNode) return;
  for (NodeId cell = part[row].first_child; cell != kNoNode; cell = part[cell].next) {
    if (!part.has(cell, Attribute::Header)) return;
  }
  builder_.set(row, Attribute::Header, "true");
}

// The letters of an HTML table's columns: as many as its widest row has.
void Tree::finish_table(const Entry& entry) {
  std::string letters = std::move(columns_.back());
  columns_.pop_back();
  const Part& part = builder_.part();
  if (letters.empty()) {
    constexpr size_t kMostColumns = 1000;
    size_t patience = 100'000;  // cells that are looked at for their alignment
    for (NodeId row = part[entry.node].first_child; row != kNoNode; row = part[row].next) {
      if (part[row].kind != NodeKind::TableRow) continue;  // a caption
      size_t column = 0;
      for (NodeId cell = part[row].first_child; cell != kNoNode && column < kMostColumns; cell = part[cell].next) {
        const std::string_view align = part.attribute(cell, Attribute::Align);
        const std::string_view wide = part.attribute(cell, Attribute::ColumnSpan);
        size_t count = 0;
        for (const char digit : wide) count = count * 10 + static_cast<size_t>(digit - '0');
        for (count = std::max<size_t>(count, 1); count > 0 && column < kMostColumns && patience > 0;
             --count, ++column, --patience) {
          if (column >= letters.size()) letters += '-';
          if (letters[column] == '-' && !align.empty() && align != "justify") letters[column] = align[0];
        }
      }
    }
  }
  builder_.set(entry.node, Attribute::Columns, letters);
}

void Tree::set_table_columns(Serial table, std::string_view letters) {
  if (node(table) != kNoNode) columns_.back() = letters;
}

// A group opens below its table, whatever cell or row is open.
void Tree::open_row_group(const Element* element, Span span, bool header) {
  if (dropping_ > 0) return;
  for (size_t i = stack_.size(); i-- > 1;) {
    if (stack_[i].boxless) {
      open_boxless(element, span);
      return;
    }
    if (stack_[i].model != Model::Rows) continue;
    pop_through(i + 1);
    open_division(element, span);
    stack_.back().header = header;
    return;
  }
}

bool Tree::has_summary() const {
  const Part& part = const_cast<PartBuilder&>(builder_).part();
  return part[stack_[container()].node].first_child != kNoNode;
}

void Tree::set_end(Serial serial, uint32_t byte) {
  const NodeId at = node(serial);
  last_end_ = std::max(last_end_, byte);
  if (at != kNoNode) builder_.part().nodes[at].span.end = std::max(builder_.part().nodes[at].span.begin, byte);
}

bool Tree::has_rows() const {
  for (size_t i = stack_.size(); i-- > 1;) {
    if (stack_[i].kind == NodeKind::Table) {
      return const_cast<PartBuilder&>(builder_).part()[stack_[i].node].first_child != kNoNode;
    }
  }
  return false;
}

void Tree::loosen_list() {
  const size_t at = container();
  if (at == 0 || stack_[at].kind != NodeKind::ListItem || !stack_[at].html) return;
  const NodeId list = builder_.part()[stack_[at].node].parent;
  if (builder_.part()[list].kind == NodeKind::List) builder_.set(list, Attribute::Tight, "false");
}

// The paragraph ends here, but not what was opened inside it: that waits for the next text block.
void Tree::suspend_paragraph() {
  const size_t paragraph = text_block_;
  std::vector<Entry> kept;
  while (stack_.size() > paragraph + 1) {
    Entry entry = stack_.back();
    pop();
    if (entry.origin != 0) continue;
    if (!entry.suspended) ++suspended_;
    entry.suspended = true;
    entry.node = kNoNode;
    kept.push_back(entry);
  }
  pop();
  stack_.insert(stack_.end(), kept.rbegin(), kept.rend());
  for (const Entry& each : kept) {
    if (each.model == Model::Dropped) ++dropping_;
  }
}

void Tree::end_paragraph() {
  if (text_block_ != kNowhere && stack_[text_block_].kind == NodeKind::Paragraph) suspend_paragraph();
}

// Gives the next block the parent that its container wants for it.
void Tree::fit_container(Span span, bool for_summary) {
  const Span here{span.source, span.begin, span.begin};
  for (;;) {
    const Entry& entry = stack_[container()];
    switch (entry.model) {
      case Model::Items:
        push(NodeKind::ListItem, Model::Blocks, nullptr, here);
        return;
      case Model::Pairs:
        push(NodeKind::DescriptionDetails, Model::Blocks, nullptr, here);
        return;
      case Model::Rows:
        push(NodeKind::TableRow, Model::Cells, nullptr, here);
        continue;
      case Model::Cells:
        push(NodeKind::TableCell, Model::Blocks, nullptr, here);
        return;
      default:
        if (entry.kind == NodeKind::Details && !for_summary && builder_.part()[entry.node].first_child == kNoNode) {
          builder_.add(NodeKind::Summary, here);
        }
        return;
    }
  }
}

Tree::Serial Tree::open_boxless(const Element* element, Span span) {
  if (dropping_ > 0 || element == nullptr || text_block_ == kNowhere || too_deep(span)) return 0;
  part_words({span.source, span.begin, span.begin});
  Entry entry;
  entry.model = Model::Inline;
  entry.boxless = true;
  entry.element = element;
  entry.span = span;
  entry.serial = next_serial_++;
  stack_.push_back(entry);
  return entry.serial;
}

bool Tree::make_room_for_block(Span span) {
  if (dropping_ > 0) return false;
  if (text_block_ != kNowhere) {
    if (stack_[text_block_].kind != NodeKind::Paragraph) {
      part_words({span.source, span.begin, span.begin});
      return false;
    }
    suspend_paragraph();
  }
  if (too_deep(span)) return false;
  fit_container(span, false);
  return true;
}

void Tree::begin_words(size_t index) {
  text_block_ = index;
  fresh_ = true;
  pending_ = kNothing;
  if (in_preformatted()) return;
  for (const auto& [id, span] : anchors_) builder_.set(builder_.add(NodeKind::Anchor, span), Attribute::Id, id);
  anchors_.clear();
  if (suspended_ > 0) resume_inlines();
}

// Reopens what is suspended, the outermost first; twice the same is once, and a pile of them stops at eight.
void Tree::resume_inlines() {
  std::vector<Entry> copies;
  for (size_t i = 1; i < text_block_ && copies.size() < kMostReopened; ++i) {
    const Entry& entry = stack_[i];
    if (!entry.suspended || entry.model == Model::Dropped) continue;
    const auto same = [&entry](const Entry& each) {
      return each.kind == entry.kind && (entry.kind == NodeKind::Link || entry.attributes == each.attributes);
    };
    if (std::any_of(copies.begin(), copies.end(), same)) continue;
    copies.push_back(entry);
    copies.back().suspended = false;
    copies.back().origin = entry.serial;
    copies.back().serial = next_serial_++;
  }
  for (Entry& copy : copies) {
    open_node(copy);
    stack_.push_back(copy);
  }
}

void Tree::make_room_for_words(Span span) {
  if (text_block_ != kNowhere) return;
  fit_container(span, false);
  push(NodeKind::Paragraph, Model::Words, nullptr, {span.source, span.begin, span.begin});
  begin_words(stack_.size() - 1);
}

Tree::Serial Tree::open_container(NodeKind kind, const Element* element, Span span) {
  if (!make_room_for_block(span)) return open_boxless(element, span);
  const Model model = kind == NodeKind::List              ? Model::Items
                      : kind == NodeKind::DescriptionList ? Model::Pairs
                      : kind == NodeKind::Table           ? Model::Rows
                                                          : Model::Blocks;
  const Serial serial = push(kind, model, element, span);
  stack_.back().html = element != nullptr;
  return serial;
}

Tree::Serial Tree::open_division(const Element* element, Span span) {
  if (dropping_ > 0) return 0;
  if (text_block_ != kNowhere) {
    if (stack_[text_block_].kind != NodeKind::Paragraph) return open_boxless(element, span);
    suspend_paragraph();
  }
  if (too_deep(span)) return 0;
  Entry entry;
  entry.model = Model::Group;
  entry.element = element;
  entry.span = span;
  entry.serial = next_serial_++;
  stack_.push_back(entry);
  return entry.serial;
}

Tree::Serial Tree::open_text_block(NodeKind kind, const Element* element, Span span, uint8_t level) {
  const bool leads = kind == NodeKind::Summary || kind == NodeKind::Caption;
  if (leads) {
    end_paragraph();
    if (text_block_ != kNowhere) return open_boxless(element, span);
    if (dropping_ > 0 || too_deep(span)) return 0;
  } else if (!make_room_for_block(span)) {
    // A heading keeps its weight: the reader opens an inline in its place.
    return kind == NodeKind::Heading ? 0 : open_boxless(element, span);
  }
  const Serial serial = push(kind, Model::Words, element, span, level);
  begin_words(stack_.size() - 1);
  return serial;
}

Tree::Serial Tree::open_item(const Element* element, Span span) {
  end_paragraph();
  if (dropping_ > 0 || text_block_ != kNowhere) return open_boxless(element, span);
  for (size_t i = stack_.size(); i-- > 1;) {
    const Entry& entry = stack_[i];
    if (entry.model == Model::Inline || entry.model == Model::Group) continue;
    if (entry.kind == NodeKind::ListItem) pop_through(i);
    break;
  }
  if (too_deep(span)) return 0;
  if (stack_[container()].model != Model::Items) {
    fit_container(span, false);
    push(NodeKind::List, Model::Items, nullptr, span);
    builder_.set(stack_.back().node, Attribute::Ordered, "false");
    builder_.set(stack_.back().node, Attribute::Tight, "true");
  }
  const Serial serial = push(NodeKind::ListItem, Model::Blocks, element, span);
  stack_.back().html = true;
  return serial;
}

Tree::Serial Tree::open_term(const Element* element, Span span) {
  const Serial details = open_description(element, span);
  if (details == 0 || stack_.back().boxless) return details;
  // The same place, as a term.
  Entry& entry = stack_.back();
  entry.kind = NodeKind::DescriptionTerm;
  entry.model = Model::Words;
  builder_.part().nodes[entry.node].kind = entry.kind;
  begin_words(stack_.size() - 1);
  return details;
}

// A list in a term has lost its box; its terms and texts are none of the list around it.
bool Tree::in_boxless_list() const {
  return std::any_of(stack_.begin() + static_cast<std::ptrdiff_t>(text_block_), stack_.end(), [](const Entry& each) {
    return each.boxless && each.element->use != ElementUse::Division && each.element->use != ElementUse::Paragraph;
  });
}

Tree::Serial Tree::open_description(const Element* element, Span span) {
  if (text_block_ != kNowhere && stack_[text_block_].kind == NodeKind::DescriptionTerm && !in_boxless_list()) {
    pop_through(text_block_);
  }
  end_paragraph();
  if (text_block_ != kNowhere) return open_boxless(element, span);
  if (dropping_ > 0 || too_deep(span)) return 0;
  for (size_t i = stack_.size(); i-- > 1;) {
    const Entry& entry = stack_[i];
    if (entry.model == Model::Inline || entry.model == Model::Group) continue;
    if (entry.kind == NodeKind::DescriptionDetails) pop_through(i);
    break;
  }
  if (stack_[container()].model != Model::Pairs) {
    fit_container(span, false);
    push(NodeKind::DescriptionList, Model::Pairs, nullptr, span);
  }
  return push(NodeKind::DescriptionDetails, Model::Blocks, element, span);
}

Tree::Serial Tree::open_row(const Element* element, Span span) {
  if (dropping_ > 0) return 0;
  bool header = false;
  for (size_t i = stack_.size(); i-- > 1;) {
    if (stack_[i].boxless) return open_boxless(element, span);
    if (stack_[i].model == Model::Group && stack_[i].header) header = true;
    if (stack_[i].model != Model::Rows) continue;
    size_t above = i + 1;  // row groups stay
    while (above < stack_.size() && stack_[above].model == Model::Group) ++above;
    pop_through(above);
    const Serial serial = push(NodeKind::TableRow, Model::Cells, element, span);
    stack_.back().html = true;
    if (header) builder_.set(stack_.back().node, Attribute::Header, "true");
    return serial;
  }
  return 0;
}

Tree::Serial Tree::open_cell(const Element* element, Span span) {
  if (dropping_ > 0) return 0;
  for (size_t i = stack_.size(); i-- > 1;) {
    if (stack_[i].boxless) return open_boxless(element, span);
    if (stack_[i].model == Model::Rows) {
      if (open_row(nullptr, span) == 0) return 0;
      i = stack_.size() - 1;
    }
    if (stack_[i].model != Model::Cells) continue;
    pop_through(i + 1);
    return push(NodeKind::TableCell, Model::Blocks, element, span);
  }
  return 0;
}

void Tree::add_rule(Span span) {
  if (!make_room_for_block(span)) return;
  if (++blocks_ > bounds_.blocks) throw TreeTooLarge{span.begin};
  builder_.add(NodeKind::ThematicBreak, span);
  last_end_ = std::max(last_end_, span.end);
}

Tree::Serial Tree::open_dropped(const Element* element, Span span) {
  if (too_deep(span)) return 0;
  Entry entry;
  entry.model = Model::Dropped;
  entry.element = element;
  entry.span = span;
  entry.serial = next_serial_++;
  stack_.push_back(entry);
  ++dropping_;
  return entry.serial;
}

void Tree::close_all() {
  pop_through(1);
  if (anchors_.empty()) return;
  const Span span = anchors_.front().second;
  push(NodeKind::Paragraph, Model::Words, nullptr, span);
  begin_words(stack_.size() - 1);
  pop_through(1);
}

void Tree::set_role(NodeId node, Role role) {
  if (node != kNoNode) builder_.part().nodes[node].role = role;
}

Role Tree::container_role() {
  const NodeId node = stack_[container()].node;
  return node == kNoNode ? Role::None : builder_.part()[node].role;
}

std::shared_ptr<const Part> Tree::finish() {
  close_all();
  find_forms(builder_.part());
  return builder_.finish();
}

void Tree::close(Serial serial) {
  const size_t index = find(serial);
  if (index == kNowhere) return;
  if (stack_[index].model == Model::Inline) {
    close_inline(index);
  } else {
    pop_through(index);
  }
}

bool Tree::close_element(const Element* element, uint32_t byte) {
  last_end_ = std::max(last_end_, byte);
  const ElementUse use = element->use;
  const bool inline_element = use == ElementUse::Inline || use == ElementUse::Anchor;
  const bool table_element = use == ElementUse::Table || use == ElementUse::RowGroup || use == ElementUse::Row ||
                             use == ElementUse::Cell || use == ElementUse::TableCaption;
  for (size_t i = stack_.size(); i-- > 1;) {
    const Entry& entry = stack_[i];
    if (entry.element == element ||
        (use == ElementUse::Heading && entry.element != nullptr && entry.element->use == use)) {
      if (dropping_ > 0 && entry.model != Model::Dropped) return false;
      if (inline_element || entry.boxless) {
        entry.suspended ? erase_suspended(i) : close_inline(i);
      } else if (entry.kind == NodeKind::ListItem) {
        pop_through(i + 1);
        stack_[i].ended = true;
      } else {
        pop_through(i);
      }
      return true;
    }
    if (entry.model == Model::Dropped) return false;
    if (inline_element) {
      const bool open_ended = entry.model == Model::Inline || entry.model == Model::Group ||
                              (entry.model == Model::Words && entry.kind == NodeKind::Paragraph);
      if (!open_ended) return false;
    }
    if (!table_element && (entry.kind == NodeKind::TableCell || entry.kind == NodeKind::NoteBody)) return false;
  }
  return false;
}

}  // namespace hustings::markdown
