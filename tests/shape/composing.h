// Documents made by hand for tests of shaping: blocks of text in one or several styles, with faces from the shipped
// catalogue.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "font/catalogue.h"
#include "font/select.h"
#include "shape/shaped_document.h"

namespace hustings::testing {

inline const Catalogue& catalogue() {
  static const Catalogue kCatalogue = [] {
    Diagnostics diagnostics;
    const std::string path = std::string(HUSTINGS_SOURCE_DIR) + "/fonts/catalogue.xml";
    const Source source(0, "fonts/catalogue.xml", read_file(path));
    return font::read_catalogue(source, diagnostics);
  }();
  return kCatalogue;
}

// A document that grows block by block; style 0 is upright serif in the first language.
struct Composing {
  explicit Composing(std::vector<std::string> languages = {"en"})
      : document(std::make_shared<StyledDocument>()), builder("part", Role::Statement, 0, 0) {
    document->languages = std::move(languages);
    document->families = {{"serif"}, {"sans"}, {"mono"}};
    document->features = {""};
    document->styles.emplace_back();
  }
  StyleId style(const ComputedStyle& style) {
    document->styles.push_back(style);
    return static_cast<StyleId>(document->styles.size() - 1);
  }
  Composing& block(std::string_view text, StyleId style = 0, LanguageId language = 0) {
    builder.open(NodeKind::Paragraph, Display::Text, style, language);
    builder.add_text(text, style, language);
    builder.close();
    return *this;
  }
  void shape(std::shared_ptr<const text::Hyphenator> hyphenator = nullptr) {
    document->parts.push_back(builder.finish());
    fonts = font::select(*document, catalogue(), diagnostics);
    shaped = shape::shape(document, fonts, std::move(hyphenator), diagnostics);
  }
  const std::vector<Item>& items() const { return shaped.parts.front()->items; }
  std::string_view text(const Item& item) const {
    return std::string_view(document->parts.front()->text).substr(item.text_begin, item.text_end - item.text_begin);
  }
  // "Hello, |world": items with a mark for what follows each: '_' a space, '~' one at which no line ends, '|' an
  // opportunity, '+' nothing, '/' a line break.
  std::string cut() const {
    std::string cut;
    for (const Item& item : items()) {
      cut += item.kind == ItemKind::LineBreak ? "/" : std::string(text(item));
      cut += item.after == After::Space              ? "_"
             : item.after == After::NoBreakSpace     ? "~"
             : item.after == After::BreakOpportunity ? "|"
             : &item == &items().back()              ? ""
                                                     : "+";
    }
    return cut;
  }

  std::shared_ptr<StyledDocument> document;
  StyledPartBuilder builder;
  FontSet fonts;
  Diagnostics diagnostics;
  ShapedDocument shaped;
};

}  // namespace hustings::testing
