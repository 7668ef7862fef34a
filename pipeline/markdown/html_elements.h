// Which HTML elements a statement may use, and what each becomes in the document tree. The list is GitHub's list of
// what it shows, less what needs a screen (video, forms). What is not on it loses its tag and keeps its text; the few
// elements whose content was never meant to be read (script, style...) lose both.
#pragma once

#include <cstdint>
#include <string_view>

#include "document/document.h"

namespace hustings::markdown {

// How an element takes part in the tree.
enum class ElementUse : uint8_t {
  Unknown,  // tag dropped with a note, text kept
  Ignored,  // tag dropped, text kept, nothing to tell: html, body, source, wbr
  Dropped,  // tag and content dropped with a note
  Inline,   // one inline node
  Anchor,   // a: link, target or both
  Break,
  Rule,
  Image,
  Division,  // blocks stand in it; a node of its own only when it carries attributes
  Paragraph,
  Heading,
  Container,  // blocks stand in it: block quotes, figures, details
  Preformatted,
  List,
  Item,
  DescriptionList,
  Term,
  Description,
  Table,
  RowGroup,
  Row,
  Cell,
  TableCaption,
  Summary,
  FigureCaption,
};

struct Element {
  std::string_view name;
  ElementUse use = ElementUse::Unknown;
  NodeKind kind = NodeKind::Span;
  uint8_t level = 0;  // headings
};

// `name` in lower case. Nothing stands for an unknown element; elements are compared by address.
const Element* find_element(std::string_view name);

}  // namespace hustings::markdown
