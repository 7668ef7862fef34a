#include "epub/elements.h"

namespace hustings::epub {

Meaning meaning_of(Role role) {
  switch (role) {
    case Role::Cover:
      return {"titlepage", ""};
    case Role::Imprint:
      return {"copyright-page", ""};
    case Role::Contents:
      return {"toc", "doc-toc"};
    case Role::Contest:
    case Role::Measure:
      return {"part", "doc-part"};
    case Role::Information:
    case Role::Profile:
    case Role::Analysis:
    case Role::Arguments:
    case Role::FullText:
    case Role::Chapter:
      return {"chapter", "doc-chapter"};
    case Role::Index:
      return {"index", "doc-index"};
    case Role::Colophon:
      return {"colophon", "doc-colophon"};
    case Role::Notes:
      return {"endnotes", "doc-endnotes"};
    default:
      return {};
  }
}

std::string_view inline_element(NodeKind kind) {
  switch (kind) {
    case NodeKind::Emphasis:
      return "em";
    case NodeKind::Strong:
      return "strong";
    case NodeKind::Strikethrough:
      return "del";
    case NodeKind::Underline:
      return "u";
    case NodeKind::Mark:
      return "mark";
    case NodeKind::Superscript:
      return "sup";
    case NodeKind::Subscript:
      return "sub";
    case NodeKind::Small:
      return "small";
    case NodeKind::Code:
      return "code";
    case NodeKind::Keyboard:
      return "kbd";
    case NodeKind::Quotation:
      return "q";
    case NodeKind::Abbreviation:
      return "abbr";
    case NodeKind::Span:
      return "span";
    default:
      return {};
  }
}

std::vector<std::string_view> selectors_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::Section:
      return {"section"};
    case NodeKind::BlockQuote:
      return {"blockquote"};
    case NodeKind::List:
      return {"ul", "ol"};
    case NodeKind::ListItem:
      return {"li"};
    case NodeKind::DescriptionList:
      return {"dl"};
    case NodeKind::DescriptionTerm:
      return {"dt"};
    case NodeKind::DescriptionDetails:
      return {"dd"};
    case NodeKind::Callout:
      return {".callout"};
    case NodeKind::Details:
      return {".details"};
    case NodeKind::Figure:
      return {"figure"};
    case NodeKind::Table:
      return {"table"};
    case NodeKind::TableRow:
      return {"tr"};
    case NodeKind::TableCell:
      return {"td", "th"};
    case NodeKind::NoteBody:
      return {".note-body"};
    case NodeKind::Heading:
      return {"h1", "h2", "h3", "h4", "h5", "h6"};
    case NodeKind::Paragraph:
      return {"p"};
    case NodeKind::Summary:
      return {".summary"};
    case NodeKind::Caption:
      return {"figcaption", "caption", ".caption"};
    case NodeKind::CodeBlock:
      return {"pre"};
    case NodeKind::ThematicBreak:
      return {"hr"};
    case NodeKind::Generated:
      return {".generated"};
    case NodeKind::Link:
      return {"a"};
    case NodeKind::Image:
      return {"img"};
    case NodeKind::NoteMark:
      return {".note-mark"};
    case NodeKind::PageBreak:
    case NodeKind::Text:
    case NodeKind::LineBreak:
    case NodeKind::SoftBreak:
    case NodeKind::Anchor:
      return {};
    default:
      return {inline_element(kind)};
  }
}

}  // namespace hustings::epub
