// Which structure elements the file will have, worked out from the styled tree alone, before any page is written.
//
// A tagged PDF says twice what it shows: as marks on pages, and as a tree of elements (headings, paragraphs, lists,
// tables, links) that names pieces of those marks in reading order. The tree comes from what the author wrote and the
// layout's roles, never from where things fell on pages; pages only report which element each of their pieces is of.
// Element types are those of ISO 32000-1, 14.8.4; use follows ISO 14289-1 (PDF/UA-1), clause 7.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "style/styled_document.h"

namespace hustings::pdf {

enum class Tag : uint8_t {
  Document,
  Part,
  Sect,
  Div,
  Aside,
  BlockQuote,
  Caption,
  TOC,
  TOCI,
  Index,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  P,
  L,
  LI,
  Lbl,
  LBody,
  Table,
  THead,
  TBody,
  TR,
  TH,
  TD,
  Figure,
  Note,
  Reference,
  Link,
  Code,
  Quote,
  Span,
};
std::string_view name_of(Tag tag);

using ElementId = uint32_t;
inline constexpr ElementId kNoElement = UINT32_MAX;
inline constexpr LanguageId kNoLanguage = UINT16_MAX;

struct StructureElement {
  Tag tag = Tag::Document;
  ElementId parent = kNoElement;
  uint32_t part = 0;  // the styled node it stands for, or that it was made for
  NodeId node = 0;
  uint32_t text_begin = 0;            // where it begins in its Part's text: its place among its parent's words
  LanguageId language = kNoLanguage;  // when it is not its parent's
  bool own = false;                   // it stands for its node and not for a group that the tree does not have
  bool generated = false;             // its words are the layout's, not the author's: a mark, a label, an address
};

struct StructurePlan {
  std::vector<StructureElement> elements;          // a parent before its children, siblings in reading order
  std::vector<std::vector<ElementId>> element_of;  // by part and node: what its words belong to; kNoElement: nothing
  std::vector<std::vector<ElementId>> link_of;     // by part and node: the Link it lies in, or kNoElement

  ElementId of(uint32_t part, NodeId node) const { return element_of[part][node]; }
  ElementId link(uint32_t part, NodeId node) const { return link_of[part].empty() ? kNoElement : link_of[part][node]; }
};

StructurePlan plan_structure(const StyledDocument& styled);

}  // namespace hustings::pdf
