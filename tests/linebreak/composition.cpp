#include "linebreak/composition.h"

#include "base/files.h"
#include "font/catalogue.h"
#include "font/select.h"
#include "text/hyphenation.h"

namespace hustings::testing {

Composition::Composition() {
  document.metadata.language = "en";
  document.languages = {"en"};
  document.families = {{"Linux Libertine O", "serif"}};
  document.features = {""};
  ComputedStyle base;
  base.line_height = Length::points(12);
  document.styles = {base};
  PageMaster master;
  master.name = "plain";
  master.size = {Length::points(300), Length::points(400)};
  master.inside = master.outside = master.top = master.bottom = Length::points(50);
  document.masters = {master};
  document.sequences.emplace_back();
}

StyleId Composition::style(const ComputedStyle& style) {
  document.styles.push_back(style);
  return static_cast<StyleId>(document.styles.size() - 1);
}

StyledPartBuilder Composition::part(std::string id, StyleId style) {
  return StyledPartBuilder(std::move(id), Role::None, style, 0);
}

const Galley& Composition::set(int32_t size_per_mille) {
  static const Source catalogue_source(0, "catalogue.xml",
                                       read_file(std::string(HUSTINGS_SOURCE_DIR) + "/fonts/catalogue.xml"));
  static Diagnostics catalogue_diagnostics;
  static const Catalogue catalogue = font::read_catalogue(catalogue_source, catalogue_diagnostics);
  static const auto hyphenator = std::make_shared<const text::Hyphenator>(
      std::vector<std::filesystem::path>{"/usr/share/hyphen", "/usr/share/libreoffice/hyphen"});
  const auto styled = std::make_shared<const StyledDocument>(document);
  fonts = std::make_shared<const FontSet>(font::select(*styled, catalogue, diagnostics));
  shaped = shape::shape(styled, *fonts, hyphenator, diagnostics);
  Fit fit;
  fit.parts.assign(document.parts.size(), {size_per_mille, {}});
  galley = linebreak::set(shaped, *fonts, fit, diagnostics);
  return galley;
}

NodeId paragraph(StyledPartBuilder& builder, std::string_view words, StyleId style) {
  const NodeId node = builder.open(NodeKind::Paragraph, Display::Text, style, 0);
  builder.add_text(words, style, 0);
  builder.close();
  return node;
}

std::string english(size_t count, uint32_t seed) {
  static const char* const words[] = {
      "the",         "council",      "must", "open",  "its",    "meetings", "to",   "every",        "resident",
      "because",     "transparency", "is",   "not",   "a",      "favor",    "but",  "duty",         "and",
      "budgets",     "published",    "late", "help",  "nobody", "I",        "have", "served",       "on",
      "development", "committees",   "for",  "years", "of",     "quiet",    "work", "neighborhood", "repair"};
  std::string text;
  uint32_t state = seed * 2654435761U + 1;
  for (size_t i = 0; i < count; ++i) {
    state = state * 1664525U + 1013904223U;
    if (i > 0) text += ' ';
    text += words[(state >> 8) % std::size(words)];
    if ((state >> 20) % 11 == 0) text += ',';
  }
  return text + '.';
}

std::string_view text_of(const GalleyPart& part, const Line& line) {
  return std::string_view(part.shaped->styled->text).substr(line.text_begin, line.text_end - line.text_begin);
}

bool has_diagnostic(const Diagnostics& diagnostics, std::string_view id) {
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    if (diagnostic.id == id) return true;
  }
  return false;
}

}  // namespace hustings::testing
