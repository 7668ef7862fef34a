// Short documents for the tests of composition: text blocks made in a few words, set in a face of the real catalogue.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "font/font_set.h"
#include "linebreak/galley.h"
#include "style/styled_document.h"

namespace hustings::testing {

// A document of one sequence and one master (a page of 300 by 400 pt with margins of 50 pt: a measure of 200 pt, a body
// of 300 pt), with one style for a start: 10 pt on 12 pt, no spaces.
class Composition {
 public:
  Composition();

  ComputedStyle base() const { return document.styles[0]; }
  StyleId style(const ComputedStyle& style);
  StyledPartBuilder part(std::string id = "part", StyleId style = 0);
  void add(StyledPartBuilder& builder) { document.parts.push_back(builder.finish()); }

  // Chooses faces, shapes and sets. Once, when all Parts are there.
  const Galley& set(int32_t size_per_mille = 1000);

  StyledDocument document;
  std::shared_ptr<const FontSet> fonts;
  ShapedDocument shaped;
  Galley galley;
  Diagnostics diagnostics;

 private:
  std::string language_ = "en";
};

// A paragraph with these words.
NodeId paragraph(StyledPartBuilder& builder, std::string_view words, StyleId style = 0);
// `count` words of an English look, the same for the same seed.
std::string english(size_t count, uint32_t seed = 1);
// The text of a line.
std::string_view text_of(const GalleyPart& part, const Line& line);
bool has_diagnostic(const Diagnostics& diagnostics, std::string_view id);

}  // namespace hustings::testing
