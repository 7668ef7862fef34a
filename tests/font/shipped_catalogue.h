// The catalogue that ships, and documents of a few words in its faces.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "font/catalogue.h"
#include "font/select.h"

namespace hustings::testing {

inline Catalogue shipped_catalogue(Diagnostics& diagnostics) {
  const Source source(0, "fonts/catalogue.xml", read_file(std::string(HUSTINGS_SOURCE_DIR) + "/fonts/catalogue.xml"));
  return font::read_catalogue(source, diagnostics);
}

struct Words {
  std::string_view words;
  std::string language = "en";
  std::vector<std::string> families{"serif"};
  uint16_t weight = 400;
  bool italic = false;
};

// One part, one paragraph for each, whose spans count the bytes of `words` from 0 in source 0.
inline StyledDocument document_of(const std::vector<Words>& list) {
  StyledDocument document;
  document.features = {""};
  document.styles.emplace_back();
  document.languages = {"en"};
  document.families = {{"serif"}};
  StyledPartBuilder builder("profile-doe", Role::Profile, 0, 0);
  for (const Words& words : list) {
    document.languages.push_back(words.language);
    document.families.push_back(words.families);
    ComputedStyle style;
    style.families = static_cast<uint16_t>(document.families.size() - 1);
    style.weight = words.weight;
    style.italic = words.italic;
    document.styles.push_back(style);
    const auto id = static_cast<StyleId>(document.styles.size() - 1);
    const auto language = static_cast<LanguageId>(document.languages.size() - 1);
    builder.open(NodeKind::Paragraph, Display::Text, id, language);
    builder.add_text(words.words, id, language, Span{0, 0, static_cast<uint32_t>(words.words.size())});
    builder.close();
  }
  document.parts.push_back(builder.finish());
  return document;
}

}  // namespace hustings::testing
