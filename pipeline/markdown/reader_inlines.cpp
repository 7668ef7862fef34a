// The inline nodes of cmark: words, and what holds them.
#include <algorithm>

#include "markdown/bare_links.h"
#include "markdown/reader.h"

namespace hustings::markdown {

bool Reader::enter_inline(const cmark_node& node) {
  switch (node.type) {
    case CMARK_NODE_TEXT:
      read_text(view(node.as.literal));
      return false;
    case CMARK_NODE_SOFTBREAK:
      tree_.add_break(NodeKind::SoftBreak, places_.line_end());
      return false;
    case CMARK_NODE_LINEBREAK:
      tree_.add_break(NodeKind::LineBreak, places_.line_end());
      return false;
    case CMARK_NODE_CODE: {
      const Span span = places_.code(view(node.as.literal));
      const Tree::Serial code = tree_.open_inline(NodeKind::Code, nullptr, span);
      tree_.add_text(view(node.as.literal), span);
      tree_.close(code);
      return false;
    }
    case CMARK_NODE_HTML_INLINE:
      read_html(view(node.as.literal));
      return false;
    case CMARK_NODE_EMPH: {
      const uint32_t begin = places_.open_delimiter(1);
      open(node, tree_.open_inline(NodeKind::Emphasis, nullptr, {places_.whole().source, begin, begin}));
      return true;
    }
    case CMARK_NODE_STRONG: {
      const uint32_t begin = places_.open_delimiter(2);
      open(node, tree_.open_inline(NodeKind::Strong, nullptr, {places_.whole().source, begin, begin}));
      return true;
    }
    case CMARK_NODE_LINK:
      enter_link(node);
      return true;
    case CMARK_NODE_IMAGE:
      read_image(node);
      return false;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      read_note_mark(node);
      return false;
    case CMARK_NODE_CUSTOM_INLINE:
      read_tildes(node);
      return false;
    default:
      return true;
  }
}

void Reader::read_tildes(const cmark_node& node) {
  const int length = node.as.literal.len;
  if (node.footnote.ref_ix == kOpensStrike) {
    const uint32_t begin = places_.open_delimiter(length);
    strikes_.push_back(tree_.open_inline(NodeKind::Strikethrough, nullptr, {places_.whole().source, begin, begin}));
  } else if (!strikes_.empty()) {
    tree_.set_end(strikes_.back(), places_.close_delimiter(length));
    tree_.close(strikes_.back());
    strikes_.pop_back();
  }
}

void Reader::enter_link(const cmark_node& node) {
  const bool autolink = places_.at_cursor() == '<';
  const uint32_t begin = places_.open_bracket(false);
  const Span span{places_.whole().source, begin, begin};
  const std::string_view target = view(node.as.link.url), title = view(node.as.link.title);
  Tree::Serial serial = 0;
  if (!target.empty() && !tree_.inside(NodeKind::Link) && html_.accepts(target, span)) {
    Attributes attributes{{Attribute::Target, std::string(target)}};
    if (!title.empty()) attributes.emplace_back(Attribute::Title, std::string(title));
    serial = tree_.open_inline(NodeKind::Link, nullptr, span, std::move(attributes));
  }
  if (serial != 0) ++links_;
  open(node, serial);
  frames_.back().autolink = autolink;
}

// Words, with the bare addresses among them made links.
void Reader::read_text(std::string_view literal) {
  const bool linkable = bare_links_ && links_ == 0 && !tree_.dropping() &&
                        (literal.find("://") != std::string_view::npos ||
                         literal.find("www.") != std::string_view::npos || literal.find('@') != std::string_view::npos);
  size_t done = 0;
  if (linkable && !tree_.inside(NodeKind::Link)) {
    for (const BareLink& link : find_bare_links(literal)) {
      read_words(literal.substr(done, link.begin - done));
      const std::string_view words = literal.substr(link.begin, link.end - link.begin);
      const Span span = places_.words(words);
      const Tree::Serial serial = tree_.open_inline(NodeKind::Link, nullptr, span, {{Attribute::Target, link.target}});
      tree_.add_text(words, span);
      tree_.close(serial);
      done = link.end;
    }
  }
  read_words(literal.substr(done));
}

void Reader::read_words(std::string_view literal) {
  if (literal.empty()) return;
  const Span span = places_.words(literal);
  tree_.add_text(literal, span);
  if (literal.find("{{") != std::string_view::npos) tell_shortcode(literal, span);
}

// A shortcode of the site generator Hugo is text here, and its reader is told once for each name, at the shortcode.
void Reader::tell_shortcode(std::string_view text, Span span) {
  constexpr size_t kMostTold = 50, kLongestName = 64;
  for (size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
    if (told_shortcodes_.size() >= kMostTold) return;
    if (at + 2 >= text.size() || (text[at + 2] != '<' && text[at + 2] != '%')) continue;
    const size_t first = text.find_first_not_of(" \t", at + 3);
    if (first == std::string_view::npos) return;
    const std::string_view head = text.substr(first, kLongestName);
    const size_t length = std::min(head.find_first_of(" \t>%}{"), head.size());
    const std::string name(head.substr(0, length));
    if (!told_shortcodes_.insert(name).second) continue;
    // The words before it are the author's too; where none of them is escaped, the bytes count the same.
    Span place = span;
    if (span.end - span.begin == text.size()) {
      place.begin = span.begin + static_cast<uint32_t>(at);
      const std::string_view close = text[at + 2] == '<' ? ">}}" : "%}}";
      const size_t end = text.substr(first, 1000).find(close);
      place.end = end == std::string_view::npos ? place.begin + 3 : span.begin + static_cast<uint32_t>(first + end + 3);
    }
    diagnostics_.warning("shortcode", place, "the shortcode '" + name + "' is printed as it is written",
                         {"shortcodes mean something to a site generator only: write its content in Markdown"});
  }
}

void Reader::read_html(std::string_view literal) {
  const Span span = places_.raw_html(literal);
  if (places_.before(span.begin) == "{{") {  // what looks like a tag is a shortcode
    tree_.add_text(literal, span);
    tell_shortcode("{{" + std::string(literal), {span.source, span.begin - 2, span.end});
    return;
  }
  html_.read_inline(literal, span);
}

void Reader::read_image(const cmark_node& node) {
  const uint32_t begin = places_.open_bracket(true);
  std::string alternative;
  for (const cmark_node* at = node.first_child; at != nullptr;) {
    if (at->type == CMARK_NODE_TEXT || at->type == CMARK_NODE_CODE) {
      places_.words(view(at->as.literal));
      alternative += view(at->as.literal);
    } else if (at->type == CMARK_NODE_SOFTBREAK || at->type == CMARK_NODE_LINEBREAK) {
      places_.line_end();
      alternative += ' ';
    }
    if (at->first_child != nullptr) {
      at = at->first_child;
      continue;
    }
    while (at != &node && at->next == nullptr) at = at->parent;
    at = at == &node ? nullptr : at->next;
  }
  const Span span{places_.whole().source, begin, places_.close_bracket(false)};
  const std::string_view target = view(node.as.link.url), title = view(node.as.link.title);
  if (target.empty() || !html_.accepts(target, span)) return tree_.add_text(alternative, span);
  Attributes attributes{{Attribute::Target, std::string(target)}, {Attribute::Alternative, alternative}};
  if (!title.empty()) attributes.emplace_back(Attribute::Title, std::string(title));
  tree_.add_leaf(NodeKind::Image, span, attributes);
}

void Reader::read_note_mark(const cmark_node& node) {
  const Span span = places_.note_mark();
  const cmark_node* const note = node.parent_footnote_def;
  if (note == nullptr) return tree_.add_text("[^" + std::string(view(node.as.literal)) + "]", span);
  if (labels_.count(note) == 0) marked_.push_back(note);
  tree_.add_leaf(NodeKind::NoteMark, span, {{Attribute::Label, label_of(*note)}});
}

}  // namespace hustings::markdown
