// The walk over blocks.
#include "style/part_styler.h"

#include <algorithm>

#include "text/text.h"

namespace hustings::style {
namespace {

constexpr size_t kDeepest = 600;  // deeper containers are left out; their words are not

}  // namespace

PartStyler::PartStyler(const Document& document, const Part& part, const LayoutRules& rules, Cascade& cascade,
                       std::vector<std::string>& languages, const GeneratedContent* generated)
    : document_(document),
      source_(part),
      rules_(rules),
      cascade_(cascade),
      languages_(languages),
      generated_(generated) {}

StyledResult PartStyler::style() {
  cascade_.begin_part(&source_, &languages_);
  const std::string_view root_language = document_.metadata.language;
  Frame outer;
  outer.language = intern_language(root_language);
  outer.direction = text::is_right_to_left(root_language) ? Direction::RightToLeft : Direction::LeftToRight;
  frames_.push_back(outer);
  find_notes();

  Element root;
  root.role = source_.root().role;
  root.first = root.last = true;
  root.parent = 0;
  root.source = 0;
  Frame frame = outer;
  frame.language = language_of(0);
  if (source_.has(0, Attribute::Language) || source_.has(0, Attribute::Direction)) {
    const std::string_view direction = source_.attribute(0, Attribute::Direction);
    const bool right = direction == "rtl" || (direction != "ltr" && text::is_right_to_left(languages_[frame.language]));
    frame.direction = right ? Direction::RightToLeft : Direction::LeftToRight;
  }
  root.language = frame.language;
  frame.element = cascade_.add(root, false, frame.direction);
  frames_.push_back(frame);
  builder_ = std::make_unique<StyledPartBuilder>(source_.id, root.role, cascade_.style(frame.element), frame.language);
  builder_->part().nodes[0].span = source_.root().span;
  if (cascaded().display == Keyword::SideBySide) builder_->part().nodes[0].display = Display::SideBySide;
  copy_attributes(0, 0);
  if (!source_.has(0, Attribute::Id)) builder_->set(0, Attribute::Id, source_.id);
  numbered_by_page_ = cascaded().note_numbering == Keyword::Page;
  if (cascaded().page != nullptr) result_.page = cascaded().page->words.front();
  set_marks(0, 0);
  collect(0, 0, cascaded());

  children(0);
  notes_section();
  frames_.pop_back();
  StyledPart& part = builder_->part();
  part.nodes[0].text_end = static_cast<uint32_t>(part.text.size());
  result_.part = std::make_shared<StyledPart>(std::move(part));
  return std::move(result_);
}

void PartStyler::children(NodeId node) {
  for (NodeId at = source_[node].first_child; at != kNoNode;) next_child(at);
}

// Sets one child of a container, or the run of children that belong together, and moves on behind it.
void PartStyler::next_child(NodeId& child) {
  if (is_inline(source_[child].kind) && source_[child].kind != NodeKind::Image) {
    anonymous_paragraph(child);
  } else if (source_[child].role == Role::Portrait) {
    beside_facts(child);
  } else {
    block(child);
    child = source_[child].next;
  }
}

// Inlines that stand among blocks are a paragraph of their own.
void PartStyler::anonymous_paragraph(NodeId& first) {
  NodeId end = first;
  bool content = false;
  for (; end != kNoNode && is_inline(source_[end].kind); end = source_[end].next) content |= has_content(end);
  if (content) {
    open_generated({NodeKind::Paragraph}, Display::Text);
    builder_->part().nodes[current()].generated = false;
    begin_line();
    for (NodeId at = first; at != end; at = source_[at].next) inline_node(at);
    end_lines();
    close();
  }
  first = end;
}

// A portrait and what is said of the candidate beside it (party, facts) become `section.facts` with two children, the
// portrait and an inner section, which a layout may set side by side.
void PartStyler::beside_facts(NodeId& first) {
  NodeId end = source_[first].next;
  while (end != kNoNode && (source_[end].role == Role::Party || source_[end].role == Role::Facts))
    end = source_[end].next;
  const bool portrait = source_[first].role == Role::Portrait && end != source_[first].next;
  if (!portrait || cascaded().display == Keyword::SideBySide) {
    block(first);
    first = source_[first].next;
    return;
  }
  open_generated({NodeKind::Section, Role::Facts}, Display::Block);
  block(first);
  open_generated({NodeKind::Section}, Display::Block);
  for (NodeId at = source_[first].next; at != end; at = source_[at].next) block(at);
  close();
  close();
  first = end;
}

void PartStyler::block(NodeId node) {
  const NodeKind kind = source_[node].kind;
  switch (kind) {
    case NodeKind::Heading:
    case NodeKind::Paragraph:
    case NodeKind::Summary:
    case NodeKind::Caption:
    case NodeKind::DescriptionTerm:
    case NodeKind::CodeBlock:
      text_block(node);
      break;
    case NodeKind::Image:
      block_picture(node);
      break;
    case NodeKind::NoteBody:
      note_placed_later(node);
      break;
    case NodeKind::List:
      container(node, Display::List);
      break;
    case NodeKind::ListItem:
      list_item(node);
      break;
    case NodeKind::Table:
      table(node);
      break;
    case NodeKind::TableRow:
      table_row(node);
      break;
    case NodeKind::TableCell:
      container(node, Display::TableCell);
      break;
    case NodeKind::ThematicBreak:
      container(node, Display::Rule);
      break;
    case NodeKind::Callout:
      if (!open(node, Display::Block)) break;
      callout_title(node);
      children(node);
      close();
      break;
    case NodeKind::Generated:
      if (!open(node, Display::Block)) break;
      fill_generated(node);
      children(node);
      close();
      break;
    default:
      container(node, Display::Block);
      break;
  }
}

void PartStyler::container(NodeId node, Display display) {
  if (frames_.size() > kDeepest) return children(node);
  if (!open(node, display)) return;
  children(node);
  close();
  if (source_[node].role == Role::Statement) statement_hash();
}

void PartStyler::text_block(NodeId node) {
  const bool code = source_[node].kind == NodeKind::CodeBlock;
  if (!has_content(node) && !source_.has(node, Attribute::Id)) return;
  // A picture alone in its paragraph is a picture of the page and not of a line.
  const NodeId only = source_[node].first_child;
  if (source_[node].kind == NodeKind::Paragraph && only != kNoNode && source_[only].next == kNoNode &&
      source_[only].kind == NodeKind::Image && source_.has(only, Attribute::Picture))
    return block_picture(only);
  if (!open(node, Display::Text)) return;
  begin_line();
  for (NodeId at = source_[node].first_child; at != kNoNode; at = source_[at].next) {
    if (!code || source_[at].kind != NodeKind::Text) {
      inline_node(at);
      continue;
    }
    std::string_view text = source_.text_of(source_[at]);
    if (source_[at].next == kNoNode && text.ends_with('\n')) text.remove_suffix(1);
    words(text, source_[at].span);
  }
  end_lines();
  close();
}

void PartStyler::list_item(NodeId node) {
  if (frames_.size() > kDeepest) return children(node);
  const NodeId list = source_[node].parent;
  const bool in_list = list != kNoNode && source_[list].kind == NodeKind::List;
  const uint32_t position = in_list ? frames_.back().child_count : 0;
  if (!open(node, Display::Item)) return;
  std::string mark;
  if (source_.has(node, Attribute::Checked)) {
    mark = source_.attribute(node, Attribute::Checked) == "true" ? "\xE2\x98\x91" : "\xE2\x98\x90";  // U+2611, U+2610
  } else {
    mark = list_mark(list, position);
  }
  if (!mark.empty()) {
    open_generated({NodeKind::Paragraph, Role::ListMark}, Display::Mark);
    generated_words(mark);
    close();
  }
  children(node);
  close();
}

void PartStyler::callout_title(NodeId node) {
  const std::string_view variant = source_.attribute(node, Attribute::Variant);
  open_generated({NodeKind::Paragraph, Role::AlertTitle}, Display::Text);
  generated_words(text::message(variant.empty() ? "note" : variant, language_tag()));
  close();
}

void PartStyler::block_picture(NodeId node) {
  if (!source_.has(node, Attribute::Picture)) {
    open_generated({NodeKind::Paragraph, Role::PictureMissing}, Display::Text);
    builder_->part().nodes[current()].span = source_[node].span;
    begin_line();
    picture_words(node);
    end_lines();
    close();
    return;
  }
  if (!open(node, Display::Picture)) return;
  builder_->part().nodes[current()].style = picture_style(node, frames_.back().element);
  close();
}

bool PartStyler::open(NodeId node, Display display) {
  const Node& source = source_[node];
  Frame& parent = frames_.back();
  Element element;
  element.kind = source.kind;
  const bool address = source.kind == NodeKind::Link && source.role == Role::None && shows_its_address(node);
  element.role = address ? Role::Address : source.role;
  element.level = source.level;
  element.parent = parent.element;
  element.previous = parent.last_child;
  element.first = parent.last_child == UINT32_MAX;
  // Notes are set in a section of their own, which ends when all are: none is known to be its last.
  if (source.kind != NodeKind::NoteBody) {
    NodeId next = source.next;
    while (next != kNoNode && (source_[next].kind == NodeKind::Text || source_[next].kind == NodeKind::SoftBreak ||
                               source_[next].kind == NodeKind::NoteBody))
      next = source_[next].next;
    element.last = next == kNoNode;
  }
  element.source = node;
  Frame frame;
  frame.language = language_of(node);
  frame.direction = parent.direction;
  const std::string_view direction = source_.attribute(node, Attribute::Direction);
  if (direction == "ltr" || direction == "rtl") {
    frame.direction = direction == "rtl" ? Direction::RightToLeft : Direction::LeftToRight;
  } else if (frame.language != parent.language) {
    frame.direction =
        text::is_right_to_left(languages_[frame.language]) ? Direction::RightToLeft : Direction::LeftToRight;
  } else if (address) {
    frame.direction = Direction::LeftToRight;  // in every script: its last slash stands at its right
  }
  element.language = frame.language;
  frame.element = cascade_.add(element, display == Display::Inline, frame.direction);
  parent.take(frame.element);
  const Cascaded& style = cascade_.cascaded(frame.element);
  if (style.display == Keyword::None) {
    if (!plain_text(source_, node).empty())
      result_.diagnostics.warning("words-not-set", source.span, "the layout leaves these words out",
                                  {"a rule of the layout says display=\"none\" here"});
    return false;
  }
  if (style.display == Keyword::SideBySide && display == Display::Block) display = Display::SideBySide;
  if (style.display == Keyword::Block && display == Display::Table) display = Display::Block;
  // Rows and cells go with their table.
  if (display == Display::TableRow || display == Display::TableCell) {
    const StyledNode& around = builder_->part().nodes[builder_->current()];
    const bool stacked =
        around.display == Display::Block && (around.kind == NodeKind::Table || around.kind == NodeKind::TableRow);
    if (stacked) display = Display::Block;
  }
  const NodeId target = builder_->open(source.kind, display, cascade_.style(frame.element), frame.language,
                                       element.role, source.level, source.span);
  if (address && parent.direction != frame.direction) builder_->set(target, Attribute::Direction, "ltr");
  frames_.push_back(frame);
  copy_attributes(node, target);
  set_marks(node, target);
  collect(node, target, style);
  return true;
}

void PartStyler::open_generated(const Generated& generated, Display display) {
  Frame& parent = frames_.back();
  Element element;
  element.kind = generated.kind;
  element.role = generated.role;
  element.level = generated.level;
  element.parent = parent.element;
  element.previous = parent.last_child;
  element.first = parent.last_child == UINT32_MAX;
  element.language = parent.language;
  Frame frame;
  frame.language = parent.language;
  frame.direction = generated.left_to_right ? Direction::LeftToRight : parent.direction;
  frame.element = cascade_.add(element, display == Display::Inline, frame.direction);
  if (cascade_.cascaded(frame.element).display == Keyword::SideBySide && display == Display::Block)
    display = Display::SideBySide;
  // A list mark is furniture: the item's first child is the author's.
  if (display != Display::Mark) parent.take(frame.element);
  const NodeId target = builder_->open(generated.kind, display, cascade_.style(frame.element), frame.language,
                                       generated.role, generated.level);
  builder_->part().nodes[target].generated = true;
  if (generated.left_to_right) builder_->set(target, Attribute::Direction, "ltr");
  frames_.push_back(frame);
}

void PartStyler::close() {
  builder_->close();
  frames_.pop_back();
}

void PartStyler::copy_attributes(NodeId source, NodeId target) {
  for (uint32_t at = source_[source].attributes; at != UINT32_MAX; at = source_.attribute_list[at].next)
    builder_->set(target, source_.attribute_list[at].name, source_.attribute_list[at].value);
}

// CSS string-set: running heads show the value from here on.
void PartStyler::set_marks(NodeId source, NodeId target) {
  const Value* const sets = cascaded().string_set;
  if (sets == nullptr) return;
  for (const StringSet& set : sets->strings)
    builder_->part().marks.push_back({target, set.name, set.content ? one_line(source_, source) : set.words});
}

LanguageId PartStyler::language_of(NodeId node) {
  const std::string_view tag = source_.attribute(node, Attribute::Language);
  return tag.empty() ? frames_.back().language : intern_language(tag);
}

LanguageId PartStyler::intern_language(std::string_view tag) {
  const auto found = std::find(languages_.begin(), languages_.end(), tag);
  if (found != languages_.end()) return static_cast<LanguageId>(found - languages_.begin());
  if (languages_.size() >= 4096) return 0;
  languages_.emplace_back(tag);
  return static_cast<LanguageId>(languages_.size() - 1);
}

NodeId PartStyler::after(NodeId node) const {
  while (node != kNoNode && source_[node].next == kNoNode) node = source_[node].parent;
  return node == kNoNode ? static_cast<NodeId>(source_.nodes.size()) : source_[node].next;
}

bool PartStyler::has_content(NodeId node) const {
  const NodeId end = after(node);
  for (NodeId at = node; at < end; ++at) {
    switch (source_[at].kind) {
      case NodeKind::Text:
        if (source_.text_of(source_[at]).find_first_not_of(" \t\r\n") != std::string_view::npos) return true;
        break;
      case NodeKind::Image:
      case NodeKind::Anchor:
      case NodeKind::NoteMark:
        return true;
      default:
        break;
    }
  }
  return false;
}

namespace {

std::string one_line_of(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace

std::string one_line(const Part& part, NodeId node) {
  // A number that stands on a line of its own is parted from the title by a sign that every script knows.
  const NodeId number = part[node].first_child;
  if (number != kNoNode && part[number].role == Role::MeasureNumber) {
    const std::string both = plain_text(part, node), first = plain_text(part, number);
    const std::string rest = one_line_of(std::string_view(both).substr(std::min(first.size(), both.size())));
    return one_line_of(first) + (rest.empty() ? "" : " · " + rest);
  }
  return one_line_of(plain_text(part, node));
}

}  // namespace hustings::style
