// One Part to one XHTML file: the words of the styled tree, in the elements that say what they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "epub/addresses.h"
#include "style/styled_document.h"

namespace hustings::epub {

// A heading for the navigation document; `level` as the author's outline has it.
struct OutlineHeading {
  uint8_t level = 1;
  std::string id;
  std::string words;
  LanguageId language = 0;
  Direction direction = Direction::LeftToRight;
};

// The name of a picture's file, from the folder of the package: "pictures/3f2a….png"; empty when it cannot be used.
using PicturePaths = std::vector<std::string>;

struct ContentFile {
  std::string xhtml;
  std::string title;                     // of the file: its first heading, else the booklet's
  std::vector<OutlineHeading> headings;  // that stand in sections, in order; not those inside quotations or tables
  std::vector<bool> languages;           // by LanguageId: which its words are in
  bool has_pictures = false;
  bool lacks_alternative = false;  // a picture that says something has no words for it
  Diagnostics diagnostics;
};

// Warnings: `invalid-character` (replaced by U+FFFD), `unusable-address` (a link that cannot stand in an EPUB: its
// words stay). Safe to call for several Parts at once.
ContentFile write_part(const StyledDocument& styled, uint32_t part, const Addresses& addresses,
                       const PicturePaths& pictures);

// The words below a node in reading order, with spaces for line breaks, without notes' numbers and print's page
// numbers.
std::string heading_words(const StyledPart& part, NodeId node);
// The first Heading below `node`, nested sections left out when `own` is set; kNoNode when there is none.
NodeId first_heading(const StyledPart& part, NodeId node, bool own);

}  // namespace hustings::epub
