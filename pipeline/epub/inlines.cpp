// Inlines and words: links, notes' marks, pictures, and the markers of printed pages, which may stand inside any word.
#include <algorithm>
#include <charconv>

#include "epub/css_values.h"
#include "epub/elements.h"
#include "epub/markup.h"
#include "epub/part_writer.h"
#include "epub/web_address.h"
#include "text/text.h"

namespace hustings::epub {

bool PartWriter::enter_inline(Frame& frame) {
  const NodeId node = frame.node;
  const StyledNode& here = part_[node];
  if (here.role == Role::PageNumber) return enter_page_number(frame);
  if (here.role == Role::ContentsEntry) frame.context |= kContents;
  if (here.role == Role::NoteNumber && note_body_ != kNoNode && (frame.context & kLink) == 0) {
    if (Note* const note = note_around(); note != nullptr && note->marks > 0 && !note->has_back_link) {
      write_back_link(*note, part_.text_of(here));
      return false;
    }
  }
  if (here.kind == NodeKind::Text) {
    write_leaf(node);
    return false;
  }
  if (here.role == Role::Leader) {
    out_ += ' ';
    return false;
  }
  if (here.kind == NodeKind::Link) return enter_link(frame);
  if (here.kind == NodeKind::NoteMark) return enter_note_mark(frame);
  std::string_view tag = inline_element(here.kind);
  if (tag.empty()) tag = "span";
  std::string attributes;
  std::string_view classes;
  if (here.kind == NodeKind::Abbreviation && part_.has(node, Attribute::Title)) {
    append_attribute(attributes, "title", part_.attribute(node, Attribute::Title));
  }
  if (here.kind == NodeKind::Underline && part_.attribute(node, Attribute::Variant) == "ins") tag = "ins";
  if (here.kind == NodeKind::Quotation) {
    // The marks are words already when style made them; <q> must not add its own then.
    for (NodeId child = here.first_child; child != kNoNode; child = part_[child].next) {
      if (part_[child].generated) classes = "quoted";
    }
  }
  const bool bare = here.role == Role::None && here.language == language_ && id_of(node).empty() &&
                    (here.style >= styled_.styles.size() || styled_.style(here.style).direction == direction_);
  if (tag == "span" && bare) return true;
  start(tag, node, classes, attributes);
  frame.closing = tag == "span"     ? "</span>"
                  : tag == "em"     ? "</em>"
                  : tag == "strong" ? "</strong>"
                  : tag == "del"    ? "</del>"
                  : tag == "u"      ? "</u>"
                  : tag == "ins"    ? "</ins>"
                  : tag == "mark"   ? "</mark>"
                  : tag == "sup"    ? "</sup>"
                  : tag == "sub"    ? "</sub>"
                  : tag == "small"  ? "</small>"
                  : tag == "code"   ? "</code>"
                  : tag == "kbd"    ? "</kbd>"
                  : tag == "q"      ? "</q>"
                                    : "</abbr>";
  return true;
}

bool PartWriter::enter_link(Frame& frame) {
  const NodeId node = frame.node;
  const std::string_view target = part_.attribute(node, Attribute::Target);
  std::string href;
  if (target.starts_with('#')) {
    href = addresses_.href(index_, target.substr(1));
  } else if (std::optional<std::string> address = web_address(target)) {
    href = std::move(*address);
  } else {
    file_.diagnostics.warning(
        "unusable-address", part_[node].span,
        "the EPUB cannot link to \"" + std::string(target) + "\"; its words stay, without the link",
        {"write the whole address, beginning with https:// or mailto:"});
  }
  link_worked_ = !href.empty();
  if (href.empty() || (frame.context & kLink) != 0) {
    start("span", node);
    frame.closing = "</span>";
    return true;
  }
  std::string attributes;
  append_attribute(attributes, "href", href);
  const std::string_view title = part_.attribute(node, Attribute::Title);
  if (!title.empty()) append_attribute(attributes, "title", title);
  start("a", node, {}, attributes);
  frame.closing = "</a>";
  frame.context |= kLink;
  return true;
}

// A printed page's number outside the contents: it leads to the marker of that page.
bool PartWriter::enter_page_number(Frame& frame) {
  const NodeId node = frame.node;
  const StyledNode& here = part_[node];
  const std::string href =
      (frame.context & kLink) != 0 ? std::string() : addresses_.page_href(index_, part_.text_of(here));
  std::string attributes;
  if (!href.empty()) append_attribute(attributes, "href", href);
  start(href.empty() ? "span" : "a", node, {}, attributes);
  frame.closing = href.empty() ? "</span>" : "</a>";
  if (here.kind != NodeKind::Text) {
    if (!href.empty()) frame.context |= kLink;
    return true;
  }
  write_words(node);
  out_ += frame.closing;
  return false;
}

void PartWriter::write_leaf(NodeId node) {
  const StyledNode& here = part_[node];
  if (here.kind == NodeKind::Anchor) {
    const std::string id = id_of(node);
    if (id.empty()) return;
    out_ += "<span";
    append_attribute(out_, "id", id);
    out_ += "></span>";
    return;
  }
  if (here.kind == NodeKind::Image) {
    write_picture(node);
    return;
  }
  if (here.kind == NodeKind::LineBreak || here.kind == NodeKind::SoftBreak || here.display == Display::Leader) {
    write_markers(node, here.text_end);
    out_ += here.kind == NodeKind::LineBreak ? "<br/>" : here.kind == NodeKind::SoftBreak ? "\n" : " ";
    return;
  }
  const LanguageId language = language_;
  const Direction direction = direction_;
  const bool bare = here.role == Role::None && here.language == language_ &&
                    (here.style >= styled_.styles.size() || styled_.style(here.style).direction == direction_);
  // The marks of a quotation are the layout's; the class tells them from the author's words.
  const bool quotation_mark = here.generated && here.kind == NodeKind::Text && here.parent != kNoNode &&
                              part_[here.parent].kind == NodeKind::Quotation;
  if (bare && !quotation_mark) {
    write_words(node);
    return;
  }
  start("span", node, quotation_mark ? "quotation-mark" : "");
  write_words(node);
  out_ += "</span>";
  language_ = language;
  direction_ = direction;
}

void PartWriter::write_words(NodeId node) {
  const StyledNode& here = part_[node];
  if (here.language < file_.languages.size()) file_.languages[here.language] = true;
  const std::string_view text = part_.text;
  uint32_t at = here.text_begin;
  while (next_marker_ < markers_.size()) {
    const PageMarker& page = addresses_.pages()[markers_[next_marker_]];
    uint32_t byte = page.position.byte;
    if (page.position.node > node || byte >= here.text_end) break;
    while (byte > at && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) --byte;  // never inside a character
    if (byte > at) {
      write_piece(text.substr(at, byte - at), node);
      at = byte;
    }
    write_marker(page);
    ++next_marker_;
  }
  write_piece(text.substr(at, here.text_end - at), node);
}

// Numbers and addresses in right-to-left text keep their direction, as on the printed page.
void PartWriter::write_piece(std::string_view words, NodeId node) {
  size_t at = 0;
  if (direction_ == Direction::RightToLeft) {
    for (const text::ByteRange& run : text::left_to_right_runs(words)) {
      escape(words.substr(at, run.begin - at), node);
      out_ += "<bdi dir=\"ltr\">";
      escape(words.substr(run.begin, run.end - run.begin), node);
      out_ += "</bdi>";
      at = run.end;
    }
  }
  escape(words.substr(at), node);
}

void PartWriter::write_markers(NodeId node, uint32_t byte) {
  while (next_marker_ < markers_.size()) {
    const PageMarker& page = addresses_.pages()[markers_[next_marker_]];
    if (page.position.node > node || page.position.byte >= byte) return;
    write_marker(page);
    ++next_marker_;
  }
}

void PartWriter::write_marker(const PageMarker& page) {
  out_ += "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\"";
  append_attribute(out_, "id", page.id);
  append_attribute(out_, "aria-label", page.folio);
  out_ += "></span>";
}

// The size that its author gave a picture, in CSS pixels or per cent; pixels as shares of the reader's type size.
void PartWriter::append_size(std::string& attributes, NodeId node) const {
  std::string_view size = part_.attribute(node, Attribute::Width), property = "width: ";
  if (size.empty()) {
    size = part_.attribute(node, Attribute::Height);
    property = "width: auto; height: ";
    if (size.ends_with('%')) return;
  }
  int64_t number = 0;
  std::from_chars(size.data(), size.data() + size.size(), number);
  if (number <= 0 || number > 99999) return;
  constexpr int64_t kPixelsPerEm = 16;
  const std::string value = size.ends_with('%') ? std::to_string(std::min<int64_t>(number, 100)) + '%'
                                                : ratio(Length{number}, Length{kPixelsPerEm}) + "em";
  append_attribute(attributes, "style", std::string(property) + value);
}

void PartWriter::write_picture(NodeId node) {
  const StyledNode& here = part_[node];
  const bool block = (context() & kSet) == 0;
  const bool in_figure = here.parent != kNoNode && part_[here.parent].kind == NodeKind::Figure;
  if (block) flush_pending_mark();
  if (block && !in_figure) out_ += "<div class=\"picture\">";
  write_markers(node, here.text_begin + 1);
  const bool decorative = part_.attribute(node, Attribute::Decorative) == "true";
  std::string alternative(part_.attribute(node, Attribute::Alternative));
  if (alternative.empty()) alternative = part_.attribute(node, Attribute::Title);
  for (NodeId child = in_figure && alternative.empty() ? part_[here.parent].first_child : kNoNode; child != kNoNode;
       child = part_[child].next) {
    if (part_[child].kind == NodeKind::Caption) alternative = heading_words(part_, child);
  }
  size_t picture = SIZE_MAX;
  const std::string_view number = part_.attribute(node, Attribute::Picture);
  std::from_chars(number.data(), number.data() + number.size(), picture);
  if (picture < pictures_.size() && !pictures_[picture].empty()) {
    file_.has_pictures = true;
    // A placeholder names the picture and does not tell what it shows.
    const bool unnamed = alternative.empty() || part_.has(node, Attribute::Variant);
    if (!decorative && unnamed) file_.lacks_alternative = true;
    std::string attributes;
    append_attribute(attributes, "src", "../" + pictures_[picture]);
    append_attribute(attributes, "alt", decorative ? std::string_view() : alternative);
    if (decorative) attributes += " role=\"presentation\"";
    append_size(attributes, node);
    start("img", node, {}, attributes);
    out_.back() = '/';
    out_ += '>';
  } else if (!decorative) {
    start("span", node, here.role == Role::PictureMissing ? "" : "picture-missing");
    escape(alternative, node);
    out_ += "</span>";
  }
  if (block) out_ += in_figure ? "\n" : "</div>\n";
}

}  // namespace hustings::epub
