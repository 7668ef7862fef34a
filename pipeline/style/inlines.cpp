// Words in lines: white space collapses over inline nodes as CSS says (Text 3, section 4.1.1), and what is no word yet
// becomes some: note marks, addresses of links, pictures that are missing.
#include <algorithm>

#include "style/part_styler.h"
#include "text/text.h"

namespace hustings::style {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// The address as people write it, to compare it with a link's words.
std::string_view without_scheme(std::string_view address) {
  for (std::string_view scheme : {"https://", "http://", "mailto:", "tel:"}) {
    if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
  }
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

}  // namespace

void PartStyler::begin_line() {
  in_line_ = true;
  at_space_ = true;
  breaks_.clear();
}

void PartStyler::end_lines() {
  trim_space();
  breaks_.clear();  // a break that nothing follows breaks nothing
  in_line_ = false;
}

// Takes back the space that the text ends with, from the leaf that has it, from what was closed around it and from the
// empty nodes behind it.
void PartStyler::trim_space() {
  StyledPart& part = builder_->part();
  if (!at_space_ || !part.text.ends_with(' ')) return;
  auto leaf = static_cast<NodeId>(part.nodes.size() - 1);
  while (part[leaf].first_child != kNoNode || part[leaf].text_begin == part[leaf].text_end) {
    if (leaf == current()) return;
    --leaf;
  }
  part.text.pop_back();
  const auto end = static_cast<uint32_t>(part.text.size());
  const auto clamp = [&](NodeId node) {
    part.nodes[node].text_begin = std::min(part.nodes[node].text_begin, end);
    part.nodes[node].text_end = std::min(part.nodes[node].text_end, end);
  };
  for (NodeId node = leaf; node < part.nodes.size(); ++node) clamp(node);
  for (NodeId node = part[leaf].parent; node != kNoNode && node > current(); node = part[node].parent) clamp(node);
}

void PartStyler::flush_breaks() {
  if (breaks_.empty()) return;
  for (const Span& span : breaks_) {
    builder_->add_leaf(NodeKind::LineBreak, Display::Inline, cascade_.words_style(frames_.back().element),
                       frames_.back().language, span);
  }
  breaks_.clear();
}

void PartStyler::line_break(Span span) {
  trim_space();
  breaks_.push_back(span);
  at_space_ = true;
}

void PartStyler::words(std::string_view text, Span span) {
  if (text.empty()) return;
  if (cascaded().style.white_space == WhiteSpace::Pre) return preformatted(text, span);
  // Most text has single spaces only and is taken as it is.
  const StyleId style = cascade_.words_style(frames_.back().element);
  const LanguageId language = frames_.back().language;
  bool collapses = at_space_ && is_space(text.front());
  for (size_t i = 0; !collapses && i < text.size(); ++i) {
    if (text[i] > ' ') continue;
    collapses =
        (text[i] != ' ' && is_space(text[i])) || (text[i] == ' ' && i + 1 < text.size() && is_space(text[i + 1]));
  }
  if (!collapses) {
    flush_breaks();
    builder_->add_text(text, style, language, span);
    at_space_ = text.back() == ' ';
    return;
  }
  std::string collapsed;
  collapsed.reserve(text.size());
  bool space = at_space_;
  for (char c : text) {
    if (!is_space(c)) {
      collapsed += c;
      space = false;
    } else if (!space) {
      collapsed += ' ';
      space = true;
    }
  }
  if (!collapsed.empty()) {
    flush_breaks();
    builder_->add_text(collapsed, style, language, span);
  }
  at_space_ = space;
}

// Spaces and line feeds stay; a tab, which means a leader in the styled text, becomes spaces up to the next fourth
// column.
void PartStyler::preformatted(std::string_view text, Span span) {
  std::string expanded;
  expanded.reserve(text.size());
  size_t column = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') expanded += '\n';
      column = 0;
    } else if (c == '\n') {
      expanded += '\n';
      column = 0;
    } else if (c == '\t') {
      const size_t spaces = 4 - column % 4;
      expanded.append(spaces, ' ');
      column += spaces;
    } else {
      expanded += c;
      if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++column;
    }
  }
  flush_breaks();
  builder_->add_text(expanded, cascade_.words_style(frames_.back().element), frames_.back().language, span);
  at_space_ = false;
}

void PartStyler::generated_words(std::string_view text) {
  if (text.empty()) return;
  flush_breaks();
  const NodeId node = builder_->add_text(text, cascade_.words_style(frames_.back().element), frames_.back().language);
  builder_->part().nodes[node].generated = true;
  at_space_ = text.back() == ' ';
}

void PartStyler::inlines(NodeId node) {
  for (NodeId at = source_[node].first_child; at != kNoNode; at = source_[at].next) inline_node(at);
}

void PartStyler::inline_node(NodeId node) {
  const Node& source = source_[node];
  switch (source.kind) {
    case NodeKind::Text:
      return words(source_.text_of(source), source.span);
    case NodeKind::SoftBreak:
      if (at_space_) return;
      builder_->add_leaf(NodeKind::SoftBreak, Display::Inline, cascade_.words_style(frames_.back().element),
                         frames_.back().language, source.span);
      at_space_ = true;
      return;
    case NodeKind::LineBreak:
      return line_break(source.span);
    case NodeKind::Image:
      return picture_in_line(node);
    case NodeKind::NoteMark:
      return note_mark(node);
    case NodeKind::Anchor:
      if (open(node, Display::Inline)) close();
      return;
    case NodeKind::NoteBody:
      return note_placed_later(node);
    default:
      break;
  }
  constexpr size_t kDeepestInline = 900;
  if (!is_inline(source.kind) || frames_.size() > kDeepestInline) {
    // A block among inlines: its words go on with the line, set off by a space.
    words(" ", source.span);
    inlines(node);
    words(" ", source.span);
    return;
  }
  flush_breaks();
  if (!open(node, Display::Inline)) return;
  if (source.kind == NodeKind::Quotation) generated_words(quotation_mark(true));
  inlines(node);
  if (source.kind == NodeKind::Quotation) generated_words(quotation_mark(false));
  close();
  if (source.kind == NodeKind::Link) link_address(node);
}

// HTML's q: the marks of the language (CLDR, delimiters).
std::string PartStyler::quotation_mark(bool opening) const {
  const std::string_view language = text::primary_language(language_tag());
  if (language == "fr") return opening ? "\u00AB\u202F" : "\u202F\u00BB";
  if (language == "es" || language == "it" || language == "ru" || language == "pt" || language == "hy" ||
      language == "ar" || language == "fa")
    return opening ? "\u00AB" : "\u00BB";
  if (language == "de") return opening ? "\u201E" : "\u201C";
  if (language == "ja") return opening ? "\u300C" : "\u300D";
  return opening ? "\u201C" : "\u201D";
}

void PartStyler::picture_in_line(NodeId node) {
  if (!source_.has(node, Attribute::Picture)) {
    flush_breaks();
    open_generated({NodeKind::Span, Role::PictureMissing}, Display::Inline);
    builder_->part().nodes[current()].span = source_[node].span;
    picture_words(node);
    close();
    return;
  }
  flush_breaks();
  Frame& parent = frames_.back();
  Element element;
  element.kind = NodeKind::Image;
  element.role = source_[node].role;
  element.parent = parent.element;
  element.previous = parent.last_child;
  element.first = parent.last_child == UINT32_MAX;
  element.language = parent.language;
  element.source = node;
  const uint32_t added = cascade_.add(element, true, parent.direction);
  parent.take(added);
  const NodeId target = builder_->add_leaf(NodeKind::Image, Display::InlinePicture, picture_style(node, added),
                                           parent.language, source_[node].span);
  builder_->part().nodes[target].role = source_[node].role;
  copy_attributes(node, target);
  at_space_ = false;
}

// A picture that cannot stand here is told in words: what it shows, and where it was to be found.
void PartStyler::picture_words(NodeId node) {
  const std::string alternative(source_.attribute(node, Attribute::Alternative));
  const std::string address(source_.attribute(node, Attribute::Target));
  if (alternative.empty() || address.empty()) {
    generated_words(alternative.empty() ? address : alternative);
    return;
  }
  fill_template("picture-missing", {{"alternative", alternative}, {"address", address}});
}

// Readers of paper cannot follow a link: they are told its address, unless they read it already.
void PartStyler::link_address(NodeId link) {
  const std::string_view target = source_.attribute(link, Attribute::Target);
  const Keyword how = cascaded().link_address;
  if (how == Keyword::None || target.empty() || target.front() == '#') return;
  if (shows_its_address(link)) return;
  std::string_view address = target;
  if (address.starts_with("mailto:")) address.remove_prefix(7);
  if (how == Keyword::Note) return note_for_address(address, link);
  open_generated({NodeKind::Span, Role::LinkAddress}, Display::Inline);
  fill_template("link-address", {{"address", std::string(address)}});
  close();
}

bool PartStyler::shows_its_address(NodeId link) const {
  const std::string_view target = source_.attribute(link, Attribute::Target);
  return !target.empty() && target.front() != '#' && without_scheme(one_line(source_, link)) == without_scheme(target);
}

void PartStyler::address_words(std::string_view address) {
  if (frames_.back().direction == Direction::LeftToRight) return generated_words(address);
  if (address.empty()) return;
  flush_breaks();
  open_generated({NodeKind::Span, Role::Address, 0, true}, Display::Inline);
  generated_words(address);
  close();
}

}  // namespace hustings::style
