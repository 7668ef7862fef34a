// Styled documents made by hand, short enough to read in a test.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "style/styled_document.h"

namespace hustings::testing {

// Styles and languages that the tests name.
inline constexpr StyleId kPlain = 0, kRightToLeft = 1;
inline constexpr LanguageId kEnglish = 0, kSpanish = 1, kArabic = 2;

// A document with the styles and languages above and no Parts.
StyledDocument empty_booklet();

// A StyledPartBuilder that knows its language and style, so that a test says only what it is about.
class PartMaker {
 public:
  explicit PartMaker(std::string id, Role role = Role::None) : builder_(std::move(id), role, kPlain, kEnglish) {}

  PartMaker& in(LanguageId language, StyleId style = kPlain);
  NodeId open(NodeKind kind, Role role = Role::None, uint8_t level = 0);
  void close() { builder_.close(); }
  // A container or text block or inline whose content `fill` writes.
  NodeId with(NodeKind kind, const std::function<void()>& fill, Role role = Role::None, uint8_t level = 0);
  // A text block, or an inline, of these words.
  NodeId block(NodeKind kind, std::string_view words, Role role = Role::None, uint8_t level = 0);
  NodeId paragraph(std::string_view words, Role role = Role::None) { return block(NodeKind::Paragraph, words, role); }
  NodeId heading(uint8_t level, std::string_view words, Role role = Role::None) {
    return block(NodeKind::Heading, words, role, level);
  }
  // A generated text block that hangs in its item's indent.
  NodeId mark(std::string_view words, Role role = Role::ListMark);
  NodeId text(std::string_view words) { return builder_.add_text(words, style_, language_); }
  NodeId leaf(NodeKind kind, Display display = Display::Inline) {
    return builder_.add_leaf(kind, display, style_, language_);
  }
  NodeId set(NodeId node, Attribute name, std::string_view value) {
    builder_.set(node, name, value);
    return node;
  }
  // Where the words begin in the Part's text.
  uint32_t find(std::string_view words) { return static_cast<uint32_t>(builder_.part().text.find(words)); }
  StyledPart& part() { return builder_.part(); }
  std::shared_ptr<const StyledPart> finish() { return builder_.finish(); }

 private:
  StyledPartBuilder builder_;
  StyleId style_ = kPlain;
  LanguageId language_ = kEnglish;
};

// One of everything that a statement may hold, with page breaks and notes, as a document of several Parts.
StyledDocument whole_booklet(PageMap& pages);

}  // namespace hustings::testing
