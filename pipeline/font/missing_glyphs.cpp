#include "font/missing_glyphs.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/utf8.h"
#include "font/characters.h"
#include "font/reading_characters.h"
#include "text/text.h"

namespace hustings::font {

namespace {

constexpr size_t kMostPlaces = 100;  // told by file and line; an author has seen enough by then

struct Place {
  Span span;
  size_t count = 0;
  std::vector<std::string> parts;  // ids of the Parts it stands in, each once
  std::vector<Span> spans;         // of every place, up to kMostPlaces
};

// The character's own place when the words stand in the source as they are set; else that of all the node's words.
Span place_of(const StyledPart& part, const StyledNode& node, size_t byte, size_t size) {
  if (node.span.known() && node.span.end - node.span.begin == node.text_end - node.text_begin) {
    const uint32_t begin = node.span.begin + static_cast<uint32_t>(byte);
    return {node.span.source, begin, begin + static_cast<uint32_t>(size)};
  }
  if (node.span.known() || node.parent == kNoNode) {
    return node.span;
  }
  return part[node.parent].span;
}

void find_places(const StyledDocument& document, const MissingGlyphs& missing, std::map<char32_t, Place>& places) {
  for (const auto& part : document.parts) {
    for (const StyledNode& node : part->nodes) {
      if (!is_leaf_of_text(node) || node.language != missing.language ||
          request_of(document.style(node.style)) != missing.request) {
        continue;
      }
      const std::string_view text = part->text_of(node);
      for (size_t at = 0; at < text.size();) {
        const size_t begin = at;
        const char32_t character = next_code_point(text, at);
        if (!std::binary_search(missing.characters.begin(), missing.characters.end(), character)) {
          continue;
        }
        Place& place = places[character];
        if (place.count++ == 0) {
          place.span = place_of(*part, node, begin, at - begin);
        }
        if (place.spans.size() < kMostPlaces) {
          place.spans.push_back(place_of(*part, node, begin, at - begin));
        }
        if (std::find(place.parts.begin(), place.parts.end(), part->id) == place.parts.end()) {
          place.parts.push_back(part->id);
        }
      }
    }
  }
}

// Packages of the families that the catalogue keeps for the character's script and that are not installed.
std::vector<std::string> packages_for(const Catalogue& catalogue, const std::string& script) {
  std::vector<std::string> packages;
  for (const CatalogueFamily& family : catalogue.families) {
    const bool kept = std::find(family.scripts.begin(), family.scripts.end(), script) != family.scripts.end();
    if (kept && std::find(packages.begin(), packages.end(), family.package) == packages.end() &&
        find_file(catalogue, family, family.faces.front()).empty()) {
      packages.push_back(family.package);
    }
  }
  return packages;
}

// "pages/ar.md:3:14, pages/fa.md:8:2 and 3 more": in the order of the sources, each place once.
std::string list_of_places(const Place& place, const Sources& sources) {
  std::vector<Span> spans = place.spans;
  std::sort(spans.begin(), spans.end(), [](const Span& left, const Span& right) {
    return left.source != right.source ? left.source < right.source : left.begin < right.begin;
  });
  std::string list;
  size_t told = 0;
  const Span* last = nullptr;
  for (const Span& span : spans) {
    if (!span.known() || (last && last->source == span.source && last->begin == span.begin)) {
      continue;
    }
    last = &span;
    const Source& source = sources.at(span.source);
    const LineColumn at = source.position(span.begin);
    list += fmt::format("{}{}:{}:{}", list.empty() ? "" : ", ", source.path(), at.line, at.column);
    ++told;
  }
  if (place.count > place.spans.size()) {
    list += fmt::format(" and {} more", place.count - place.spans.size());
  }
  return told > 1 ? list : std::string();
}

std::string shown(char32_t character) {
  std::string text;
  append_utf8(text, character);
  return text;
}

}  // namespace

void report_missing_glyphs(const StyledDocument& document, const Catalogue& catalogue,
                           const std::vector<MissingGlyphs>& missing, const Sources* sources,
                           Diagnostics& diagnostics) {
  if (missing.empty()) {
    return;
  }
  std::map<char32_t, Place> places;
  for (const MissingGlyphs& lacks : missing) {
    for (const char32_t character : lacks.characters) {
      places[character];
    }
    find_places(document, lacks, places);
  }
  for (const auto& [character, place] : places) {
    Diagnostic diagnostic{Severity::Error,
                          "missing-glyph",
                          place.span,
                          fmt::format("no installed font has the character {} (U+{:04X} {})", shown(character),
                                      static_cast<uint32_t>(character), text::character_name(character)),
                          {}};
    if (place.count > 1) {
      std::string list;
      for (size_t i = 0; i < place.parts.size() && i < 5; ++i) {
        list += (i == 0 ? "" : ", ") + place.parts[i];
      }
      if (place.parts.size() > 5) {
        list += fmt::format(" and {} more", place.parts.size() - 5);
      }
      diagnostic.hints.push_back(fmt::format("it stands in {} places, in {}", place.count, list));
      if (const std::string lines = sources ? list_of_places(place, *sources) : std::string(); !lines.empty()) {
        diagnostic.hints.push_back("it stands at " + lines);
      }
    } else if (place.count == 0) {
      diagnostic.hints.push_back("it stands in a running head");
    }
    const std::vector<std::string> packages = packages_for(catalogue, home_script(character));
    for (const std::string& package : packages) {
      diagnostic.hints.push_back(fmt::format("install the Debian package {0}: apt-get install {0}", package));
    }
    if (packages.empty()) {
      diagnostic.hints.push_back(
          "no font of the catalogue has it: add a family that does to the catalogue, or write it "
          "in another way");
    }
    diagnostics.add(std::move(diagnostic));
  }
}

}  // namespace hustings::font
