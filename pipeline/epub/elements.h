// Which XHTML element says what a node is, and which roles of the Digital Publishing WAI-ARIA module (DPUB-ARIA 1.1)
// and of EPUB's structural vocabulary (EPUB 3 SSV 1.1) say what it is for. Assistive technology reads the role, older
// reading systems the epub:type, so both stand side by side.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace hustings::epub {

// The meaning of a section: epub:type and role, either may be empty.
struct Meaning {
  std::string_view type;
  std::string_view role;
};
Meaning meaning_of(Role role);

// The element of an inline that holds inlines; empty for one that needs none (Span without attributes is decided by the
// writer) or that is no such inline.
std::string_view inline_element(NodeKind kind);

// The CSS selectors, element and class, that together match every element which the writer makes of nodes of this kind;
// empty for kinds that become no element.
std::vector<std::string_view> selectors_of(NodeKind kind);

}  // namespace hustings::epub
