// Addresses in the final reading text, and which page each place is on.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "document/document.h"

namespace hustings {

// A place in the final reading text, generated text included: `byte` is an offset into StyledPart::text of part `part`,
// `node` the styled text block (or picture, or rule) it lies in. Ordered as people read.
struct TextPosition {
  uint32_t part = 0;
  NodeId node = 0;
  uint32_t byte = 0;
  auto operator<=>(const TextPosition&) const = default;
};

struct PageEntry {
  TextPosition first;  // what its flow begins with; a blank page has that of the next page
  std::string folio;   // as printed or as it would be printed: "iv", "12"
  bool recto = true;
  bool blank = false;  // a page that only makes the next one a recto or a verso
};

// Result of pagination, input of the next round of `style` (contents, references) and of the EPUB's page list.
struct PageMap {
  std::vector<PageEntry> pages;
  std::map<std::string, uint32_t> labels;  // Attribute::Id of a styled node -> index of the page where it starts
  bool operator==(const PageMap& other) const;
  void dump(std::ostream& out) const;
};

}  // namespace hustings
