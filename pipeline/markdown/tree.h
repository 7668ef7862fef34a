// A document tree built from two kinds of events at once: Markdown nodes, which nest by construction, and HTML tags,
// which nest only if their author took care. Both open and close entries of one stack, as the HTML standard's tree
// construction does (section 13.2.6), reduced to the rules that a sanitized statement can show:
//
//  - the content model of the tree is kept whatever comes: words in a list, a table or a container of blocks get the
//    item, cell or paragraph that they lack; blocks inside a heading or a summary lose their box and keep their words,
//    apart from those around them; their end tags are theirs, and close nothing outside;
//  - an end tag closes the nearest element of its name, and all that was opened inside; one that matches nothing is
//    ignored; what is still open when a Markdown container ends, ends with it;
//  - an inline element that is open while a paragraph ends (`<b>` around several paragraphs) is suspended, and reopened
//    in each text block that starts before its end tag ("reconstruct the active formatting elements");
//  - beyond a depth of 512 tags and Markdown nodes count for nothing and their words join what holds them: browsers
//    stop there too, and the work for a byte stays bounded.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "markdown/html_elements.h"
#include "markdown/limits.h"

namespace hustings::markdown {

using Attributes = std::vector<std::pair<Attribute, std::string>>;

// Thrown when a tree grows beyond what any statement needs.
struct TreeTooLarge {
  uint32_t byte = 0;
};

class Tree {
 public:
  // What `open...` returns and `close` takes; 0: nothing was opened, and closing it does nothing.
  using Serial = uint32_t;

  Tree(std::string part_id, Span span, const TreeBounds& bounds);

  // Blocks. `element` is the HTML element that an end tag may close, or nullptr.
  Serial open_container(NodeKind kind, const Element* element, Span span);  // blocks stand in it; a List, items
  Serial open_division(const Element* element, Span span);                  // blocks stand in it; no node of its own
  Serial open_text_block(NodeKind kind, const Element* element, Span span, uint8_t level = 0);
  Serial open_item(const Element* element, Span span);
  Serial open_term(const Element* element, Span span);
  Serial open_description(const Element* element, Span span);
  Serial open_row(const Element* element, Span span);   // nothing outside a table
  Serial open_cell(const Element* element, Span span);  // nothing outside a table
  void add_rule(Span span);

  // Inlines. A text block is opened when there is none.
  Serial open_inline(NodeKind kind, const Element* element, Span span, Attributes attributes = {});
  void add_text(std::string_view words, Span span);
  // Text of raw HTML: runs of white space are one space, none at the edges of a block.
  void add_html_text(std::string_view words, Span span);
  void add_break(NodeKind kind, Span span);  // LineBreak or SoftBreak; nothing at the edges of a block
  // At the tag of a block that may find no place for its box: what stands before it and what follows are words apart.
  void part_words(Span here);
  NodeId add_leaf(NodeKind kind, Span span, const Attributes& attributes);  // Image, NoteMark
  // An empty target, put into this text block or else into the next.
  void add_anchor(std::string_view id, Span span);

  // From here to its close nothing is let through.
  Serial open_dropped(const Element* element, Span span);

  void close(Serial serial);
  // An end tag that ends at `byte`; false when nothing of that element is open.
  bool close_element(const Element* element, uint32_t byte);
  // Closes the paragraph that is open, if one is, as the start of a block does.
  void end_paragraph();

  // The node of an entry, kNoNode when it has none (suspended, without a box, flattened, closed).
  NodeId node(Serial serial) const;
  bool is_open(Serial serial) const { return find(serial) != kNowhere; }
  void set(NodeId node, Attribute name, std::string_view value) {
    if (node != kNoNode) builder_.set(node, name, value);
  }
  void set_role(NodeId node, Role role);
  bool inside(NodeKind kind) const;  // whether an entry of this kind is open, suspended ones included
  bool in_text_block() const { return text_block_ != kNowhere; }
  bool in_paragraph() const { return in_text_block() && stack_[text_block_].kind == NodeKind::Paragraph; }
  bool in_preformatted() const;
  bool has_rows() const;  // of the innermost table
  bool dropping() const { return dropping_ > 0; }
  NodeKind container_kind() const { return stack_[container()].kind; }
  Role container_role();  // None where it has no node
  void set_table_columns(Serial table, std::string_view letters);
  bool has_summary() const;  // of the innermost container: whether anything stands in it
  void open_row_group(const Element* element, Span span, bool header);
  void set_end(Serial serial, uint32_t byte);
  void move_to(uint32_t byte) { last_end_ = byte; }  // what comes next stands there, and may be before what came
  void loosen_list();                                // the list around this place has paragraphs of its own
  // Whether something was flattened for its depth, and where first.
  bool flattened() const { return flattened_; }
  Span flattened_at() const { return flattened_at_; }

  const Part& part() { return builder_.part(); }
  // Room for as many nodes and attributes, as far as they are allowed, and bytes of words.
  void reserve(size_t nodes, size_t bytes) {
    nodes = std::min(nodes, bounds_.nodes);
    builder_.reserve(nodes, nodes, bytes);
  }
  void close_all();
  std::shared_ptr<const Part> finish();

 private:
  enum class Model : uint8_t { Blocks, Items, Pairs, Rows, Cells, Words, Inline, Group, Dropped };
  struct Entry {
    NodeKind kind = NodeKind::Section;
    Model model = Model::Blocks;
    bool suspended = false;  // inline, without a text block around it
    bool ended = false;      // an item whose end tag came: what follows before the next item still joins it
    bool header = false;     // a group of header rows
    bool html = false;
    bool boxless = false;  // a block inside a text block: it waits for its end tag and has no node
    const Element* element = nullptr;
    Serial serial = 0;
    Serial origin = 0;  // of a reopened inline: the suspended entry
    NodeId node = kNoNode;
    uint32_t attributes = UINT32_MAX;
    Span span;
  };
  static constexpr size_t kNowhere = static_cast<size_t>(-1);
  static constexpr size_t kMostDepth = 512;
  static constexpr size_t kMostReopened = 8;

  size_t find(Serial serial) const;
  size_t container() const;
  bool too_deep(Span span);
  bool in_boxless_list() const;
  Serial open_boxless(const Element* element, Span span);
  Serial push(NodeKind kind, Model model, const Element* element, Span span, uint8_t level = 0);
  void open_node(Entry& entry);
  void pop();
  void pop_through(size_t index);
  void suspend_paragraph();
  bool make_room_for_block(Span span);
  void fit_container(Span span, bool for_summary);
  void make_room_for_words(Span span);
  void resume_inlines();
  void flush_pending();
  void close_inline(size_t index);
  void erase_suspended(size_t index);
  void begin_words(size_t index);
  void check_size(Span span);
  void check_attributes(const Attributes& attributes, Span span);
  bool in_code() const;
  void finish_table(const Entry& entry);
  void finish_row(NodeId row);

  PartBuilder builder_;
  std::vector<Entry> stack_;
  std::vector<Attributes> attributes_;
  std::vector<std::pair<std::string, Span>> anchors_;  // waiting for a text block
  std::vector<std::string> columns_;                   // of open tables; empty: to be worked out from the rows
  TreeBounds bounds_;
  size_t blocks_ = 0;             // that were opened so far
  size_t attribute_bytes_ = 0;    // of the addresses and titles of inlines
  size_t text_block_ = kNowhere;  // index of the open text block; above it are inlines alone
  size_t suspended_ = 0;
  size_t dropping_ = 0;
  Serial next_serial_ = 1;
  bool fresh_ = true;  // nothing stands in the text block yet
  NodeKind pending_ =
      NodeKind::Section;  // a break that waits for what it parts: SoftBreak, LineBreak, Text for a space
  Span pending_span_;
  bool flattened_ = false;
  Span flattened_at_;
  uint32_t last_end_ = 0;
};

}  // namespace hustings::markdown
