// Booklets made by hand: styled trees short enough to read in a test, with real faces, real words, and pages that are
// filled from top to bottom without any choice, so that tests of the file do not depend on where pages break well.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "font/font_set.h"
#include "pagination/paged_document.h"
#include "pdf/write.h"
#include "style/styled_document.h"

namespace hustings::testing {

enum Styles : StyleId {
  kBody,
  kTitle,
  kSmall,
  kCenter,
  kRightToLeft,
  kRaised,
  kUnderlined,
  kTinted,
  kMono,
  kContentsLine,
  kNarrow,
  kItem,
  kNepali,
  kThai,
  kStyleCount
};
enum Languages : LanguageId { kEnglish, kSpanish, kArabic, kHebrew, kHindi };

// Opens nodes with the display that their kind has in the shipped layouts.
class PartMaker {
 public:
  explicit PartMaker(std::string id, Role role = Role::None) : builder_(std::move(id), role, kBody, kEnglish) {}

  PartMaker& in(LanguageId language, StyleId style = kBody);
  NodeId open(NodeKind kind, Role role = Role::None, uint8_t level = 0);
  void close() { builder_.close(); }
  NodeId with(NodeKind kind, const std::function<void()>& fill, Role role = Role::None, uint8_t level = 0);
  NodeId block(NodeKind kind, std::string_view words, Role role = Role::None, uint8_t level = 0);
  NodeId paragraph(std::string_view words) { return block(NodeKind::Paragraph, words); }
  NodeId heading(uint8_t level, std::string_view words);
  NodeId mark(std::string_view words, Role role = Role::ListMark);
  NodeId text(std::string_view words) { return builder_.add_text(words, style_, language_); }
  NodeId leaf(NodeKind kind, Display display = Display::Inline) {
    return builder_.add_leaf(kind, display, style_, language_);
  }
  NodeId link(std::string_view target, std::string_view words);
  NodeId set(NodeId node, Attribute name, std::string_view value) {
    builder_.set(node, name, value);
    return node;
  }
  std::shared_ptr<const StyledPart> finish() { return builder_.finish(); }

 private:
  StyledPartBuilder builder_;
  StyleId style_ = kBody;
  LanguageId language_ = kEnglish;
};

// Styles, languages and one page master (A6); no Parts.
StyledDocument empty_booklet(std::string_view family = "serif");

// A styled document all the way to pages.
struct Booklet {
  std::shared_ptr<const StyledDocument> styled;
  FontSet fonts;
  PagedDocument paged;
  PdfOptions options;
  Diagnostics diagnostics;

  std::string write() { return pdf::write(*styled, paged, fonts, options, diagnostics); }
};
Booklet set_pages(StyledDocument styled);

// One of everything that a statement may hold.
StyledDocument whole_booklet();

// What a program prints for the file, which is written to a temporary place; {} stands for its name. The exit status is
// added when it is not 0.
std::string run_on(const std::string& bytes, const std::string& command);
bool has_program(const std::string& name);

}  // namespace hustings::testing
