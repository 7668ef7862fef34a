#include "markdown/reader.h"

#include <algorithm>

#include <cmark-gfm-core-extensions.h>

namespace hustings::markdown {
namespace {

constexpr size_t kLarge = size_t{64} << 10;  // a text that is worth a look at how many nodes it will have
constexpr size_t kMostTold = 50;             // footnotes of one kind of trouble that a source is told of

cmark_node* mutable_node(const cmark_node& node) { return const_cast<cmark_node*>(&node); }

// GitHub's alerts: a block quote whose first line is `[!NOTE]` alone. The variant, empty when it is none.
std::string_view alert_variant(const cmark_node& quote) {
  const cmark_node* const paragraph = quote.first_child;
  if (paragraph == nullptr || paragraph->type != CMARK_NODE_PARAGRAPH) return {};
  const cmark_node* const text = paragraph->first_child;
  if (text == nullptr || text->type != CMARK_NODE_TEXT) return {};
  if (text->next != nullptr && text->next->type != CMARK_NODE_SOFTBREAK && text->next->type != CMARK_NODE_LINEBREAK) {
    return {};
  }
  std::string_view words = view(text->as.literal);
  while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
  if (words.size() < 6 || words.substr(0, 2) != "[!" || words.back() != ']') return {};
  words = words.substr(2, words.size() - 3);
  for (const std::string_view variant : {"note", "tip", "important", "warning", "caution"}) {
    if (std::equal(words.begin(), words.end(), variant.begin(), variant.end(),
                   [](char a, char b) { return (a | 32) == b; })) {
      return variant;
    }
  }
  return {};
}

std::string_view alignment_name(uint8_t letter) {
  return letter == 'l' ? "left" : letter == 'r' ? "right" : letter == 'c' ? "center" : "";
}

}  // namespace

Reader::Reader(std::string_view text, Places& places, Tree& tree, Diagnostics& diagnostics)
    : text_(text),
      places_(places),
      tree_(tree),
      diagnostics_(diagnostics),
      html_(text, places.whole().begin, tree, ids_, diagnostics) {
  for (const std::string_view sign : {"://", "www.", "@"}) {
    bare_links_ = bare_links_ || text.find(sign) != std::string_view::npos;
  }
}

Span Reader::span_of(const cmark_node& node) const {
  return places_.lines(node.start_line, node.start_column, std::max(node.start_line, node.end_line),
                       node.end_line >= node.start_line ? node.end_column : 0);
}

void Reader::read(CommonMark markdown) {
  if (text_.size() > kLarge) tree_.reserve(markdown.memory->taken() / sizeof(cmark_node), text_.size());
  for (size_t i = 0; i < std::min(markdown.duplicates.size(), kMostTold); ++i) {
    const cmark_node* const duplicate = markdown.duplicates[i];
    diagnostics_.warning("duplicate-footnote", span_of(*duplicate),
                         "a second footnote has the label '" + std::string(view(duplicate->as.literal)) + "'",
                         {"it is printed as a note without a mark; give it a label of its own"});
  }
  for (const cmark_node* block = markdown.root->first_child; block != nullptr; block = block->next) {
    if (block != markdown.references) read_below(block);
  }
  tree_.close_all();
  read_notes(markdown);
  labels_.clear();
  markdown = {};  // from here on its memory is for others
  name_headings();
  if (tree_.flattened()) {
    diagnostics_.warning("nested-too-deep", tree_.flattened_at(),
                         "elements are nested more than 500 deep here; the innermost are printed as plain text",
                         {"nest fewer lists, quotations or HTML elements in each other"});
  }
}

void Reader::read_below(const cmark_node* top) {
  const size_t floor = frames_.size();
  const cmark_node* at = top;
  for (;;) {
    if (enter(*at) && at->first_child != nullptr) {
      at = at->first_child;
      continue;
    }
    for (;;) {
      if (frames_.size() > floor && frames_.back().node == at) {
        const Frame frame = frames_.back();
        frames_.pop_back();
        leave(frame);
      }
      if (at == top) return;
      if (at->next != nullptr) break;
      at = at->parent;
    }
    at = at->next;
  }
}

bool Reader::enter(const cmark_node& node) {
  if (&node == skip_first_ || &node == skip_second_) {
    if (node.type == CMARK_NODE_TEXT) places_.words(view(node.as.literal));
    if (node.type == CMARK_NODE_SOFTBREAK || node.type == CMARK_NODE_LINEBREAK) places_.line_end();
    return false;
  }
  return CMARK_NODE_TYPE_INLINE_P(static_cast<cmark_node_type>(node.type)) ? enter_inline(node) : enter_block(node);
}

void Reader::leave(const Frame& frame) {
  uint32_t end = 0;
  switch (frame.node->type) {
    case CMARK_NODE_EMPH:
      end = places_.close_delimiter(1);
      break;
    case CMARK_NODE_STRONG:
      end = places_.close_delimiter(2);
      break;
    case CMARK_NODE_LINK:
      end = places_.close_bracket(frame.autolink);
      if (frame.serial != 0) --links_;
      break;
    default:
      break;
  }
  if (end != 0) tree_.set_end(frame.serial, end);
  tree_.close(frame.serial);
}

bool Reader::enter_block(const cmark_node& node) {
  const Span span = span_of(node);
  switch (node.type) {
    case CMARK_NODE_BLOCK_QUOTE:
      enter_quote(node);
      return true;
    case CMARK_NODE_LIST:
      enter_list(node);
      return true;
    case CMARK_NODE_ITEM:
      enter_item(node);
      return true;
    case CMARK_NODE_CODE_BLOCK:
      read_code_block(node);
      return false;
    case CMARK_NODE_HTML_BLOCK: {
      const std::string_view literal = view(node.as.literal);
      BlockPlaces places(places_, literal, node.start_line);
      html_.read_block(literal, places);
      return false;
    }
    case CMARK_NODE_PARAGRAPH:
      if (node.first_child != nullptr && node.first_child == skip_first_ && node.first_child->next == nullptr) {
        return false;
      }
      places_.enter(node.start_line, node.start_column, node.end_line, false);
      open(node, tree_.open_text_block(NodeKind::Paragraph, find_element("p"), span));
      return true;
    case CMARK_NODE_HEADING: {
      places_.enter(node.start_line, node.start_column, node.end_line, false);
      const char name[] = {'h', static_cast<char>('0' + node.as.heading.level), '\0'};
      open(node, tree_.open_text_block(NodeKind::Heading, find_element(name), span,
                                       static_cast<uint8_t>(node.as.heading.level)));
      return true;
    }
    case CMARK_NODE_THEMATIC_BREAK:
      tree_.add_rule(span);
      return false;
    case CMARK_NODE_FOOTNOTE_DEFINITION:  // read at the end
    case CMARK_NODE_CUSTOM_BLOCK:
      return false;
    default:
      break;
  }
  const ExtensionTypes& types = extension_types();
  if (node.type == types.table) {
    enter_table(node);
  } else if (node.type == types.table_row) {
    const Tree::Serial row = tree_.open_row(find_element("tr"), span);
    if (row != 0 && cmark_gfm_extensions_get_table_row_is_header(mutable_node(node)) != 0) {
      tree_.set(tree_.node(row), Attribute::Header, "true");
    }
    open(node, row);
  } else if (node.type == types.table_cell) {
    enter_cell(node);
  }
  return true;
}

void Reader::enter_quote(const cmark_node& node) {
  const std::string_view variant = alert_variant(node);
  const Tree::Serial quote =
      tree_.open_container(variant.empty() ? NodeKind::BlockQuote : NodeKind::Callout,
                           variant.empty() ? find_element("blockquote") : nullptr, span_of(node));
  open(node, quote);
  if (variant.empty()) return;
  if (quote != 0) tree_.set(tree_.node(quote), Attribute::Variant, variant);
  skip_first_ = node.first_child->first_child;
  skip_second_ = skip_first_->next;
}

void Reader::enter_list(const cmark_node& node) {
  const cmark_list& list = node.as.list;
  const bool ordered = list.list_type == CMARK_ORDERED_LIST;
  const Tree::Serial serial = tree_.open_container(NodeKind::List, find_element(ordered ? "ol" : "ul"), span_of(node));
  open(node, serial);
  if (serial == 0) return;
  const NodeId at = tree_.node(serial);
  tree_.set(at, Attribute::Tight, list.tight ? "true" : "false");
  tree_.set(at, Attribute::Ordered, ordered ? "true" : "false");
  if (!ordered) return;
  tree_.set(at, Attribute::Start, std::to_string(list.start));
  tree_.set(at, Attribute::Delimiter, list.delimiter == CMARK_PAREN_DELIM ? ")" : ".");
}

void Reader::enter_item(const cmark_node& node) {
  const Tree::Serial serial = tree_.open_item(find_element("li"), span_of(node));
  open(node, serial);
  // A task is an item that belongs to the task list extension.
  if (serial == 0 || node.extension == nullptr) return;
  const bool checked = cmark_gfm_extensions_get_tasklist_item_checked(mutable_node(node));
  tree_.set(tree_.node(serial), Attribute::Checked, checked ? "true" : "false");
}

void Reader::enter_table(const cmark_node& node) {
  const Tree::Serial serial = tree_.open_container(NodeKind::Table, find_element("table"), span_of(node));
  open(node, serial);
  const uint16_t columns = cmark_gfm_extensions_get_table_columns(mutable_node(node));
  const uint8_t* const alignments = cmark_gfm_extensions_get_table_alignments(mutable_node(node));
  std::string letters;
  for (uint16_t i = 0; i < columns; ++i) letters += alignments[i] == 0 ? '-' : static_cast<char>(alignments[i]);
  if (serial != 0) tree_.set_table_columns(serial, letters);
}

void Reader::enter_cell(const cmark_node& node) {
  const Span span = span_of(node);
  const cmark_node& row = *node.parent;
  const Tree::Serial serial = tree_.open_cell(find_element("td"), span);
  uint16_t column = 0;
  if (!frames_.empty() && frames_.back().node == &row) column = frames_.back().column++;
  open(node, serial);
  places_.enter(node.start_line, node.start_column, node.start_line, true);
  if (serial == 0) return;
  const NodeId cell = tree_.node(serial);
  const uint16_t columns = cmark_gfm_extensions_get_table_columns(row.parent);
  const uint8_t* const alignments = cmark_gfm_extensions_get_table_alignments(row.parent);
  if (column < columns && alignments[column] != 0) {
    tree_.set(cell, Attribute::Align, alignment_name(alignments[column]));
  }
  if (cmark_gfm_extensions_get_table_row_is_header(mutable_node(row)) != 0) tree_.set(cell, Attribute::Header, "true");
  if (node.first_child != nullptr) tree_.open_text_block(NodeKind::Paragraph, nullptr, span);
}

void Reader::read_code_block(const cmark_node& node) {
  std::string_view literal = view(node.as.code.literal);
  if (!literal.empty() && literal.back() == '\n') literal.remove_suffix(1);
  const std::string_view info = view(node.as.code.info);
  const Span span = span_of(node);
  const Tree::Serial serial = tree_.open_text_block(NodeKind::CodeBlock, find_element("pre"), span);
  if (serial != 0 && !info.empty()) {
    tree_.set(tree_.node(serial), Attribute::Info, info.substr(0, info.find_first_of(" \t")));
  }
  // The words stand between the fences, or in all the lines.
  const bool fenced = node.as.code.fenced != 0;
  const int first = node.start_line + (fenced ? 1 : 0);
  const int lines = 1 + static_cast<int>(std::count(literal.begin(), literal.end(), '\n'));
  const Span words = fenced ? places_.lines(first, 1, first + lines - 1, 0) : span;
  tree_.add_text(literal, words);
  tree_.close(serial);
}

void Reader::read_note(const cmark_node& note) {
  tree_.move_to(span_of(note).begin);
  const Tree::Serial serial = tree_.open_container(NodeKind::NoteBody, nullptr, span_of(note));
  const NodeId at = tree_.node(serial);
  const std::string& label = label_of(note);
  tree_.set(at, Attribute::Label, label);
  tree_.set(at, Attribute::Id, ids_.unique("fn-" + heading_slug(label)));
  for (const cmark_node* block = note.first_child; block != nullptr; block = block->next) read_below(block);
  tree_.close(serial);
  tree_.close_all();
}

// Notes in the order of their first mark; marks inside notes count when their note is read.
void Reader::read_notes(const CommonMark& markdown) {
  for (size_t i = 0; i < marked_.size(); ++i) read_note(*marked_[i]);
  if (marked_.size() == markdown.notes.size()) return;
  size_t told = 0;
  const std::unordered_set<const cmark_node*> duplicates(markdown.duplicates.begin(), markdown.duplicates.end());
  std::unordered_set<const cmark_node*> done(marked_.begin(), marked_.end());
  for (const cmark_node* const note : markdown.notes) {
    if (done.count(note) != 0) continue;
    if (duplicates.count(note) == 0 && ++told <= kMostTold) {
      diagnostics_.warning("unused-footnote", span_of(*note),
                           "no mark refers to the footnote '" + std::string(view(note->as.literal)) + "'",
                           {"it is printed as a note without a mark; write [^" + std::string(view(note->as.literal)) +
                            "] where it belongs"});
    }
    const size_t known = marked_.size();
    read_note(*note);
    for (size_t i = known; i < marked_.size(); ++i) {  // notes that only this one refers to
      if (done.insert(marked_[i]).second && marked_[i] != note) read_note(*marked_[i]);
    }
  }
}

const std::string& Reader::label_of(const cmark_node& note) {
  std::string& label = labels_[&note];
  if (!label.empty()) return label;
  const std::string own(view(note.as.literal));
  label = own;
  if (taken_labels_.insert(label).second) return label;
  // The search goes on where it ended for the last note of this label.
  for (uint32_t& number = last_label_[own]; !taken_labels_.insert(label).second;) {
    label = own + '-' + std::to_string(std::max(++number, 2u));
  }
  return label;
}

void Reader::name_headings() {
  const size_t count = tree_.part().nodes.size();
  for (NodeId at = 0; at < count; ++at) {
    if (tree_.part()[at].kind != NodeKind::Heading || tree_.part().has(at, Attribute::Id)) continue;
    tree_.set(at, Attribute::Id, ids_.unique(heading_slug(plain_text(tree_.part(), at))));
  }
}

}  // namespace hustings::markdown
