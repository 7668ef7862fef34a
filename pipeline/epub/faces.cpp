// A booklet has millions of characters and a few hundred different ones. So the text is walked once, in parallel, into
// bitmaps of characters for each font request and language, and only the distinct characters are asked of the fonts.
#include "epub/faces.h"

#include <algorithm>
#include <bitset>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "base/parallel.h"
#include "base/utf8.h"

namespace hustings::epub {
namespace {

using Request = std::tuple<uint16_t, uint16_t, bool, LanguageId>;  // families, weight, italic, language

struct Characters {
  std::bitset<0x3000> common;  // of the alphabets
  std::set<char32_t> others;
  void add(std::string_view words) {
    for (size_t at = 0; at < words.size();) {
      const auto byte = static_cast<unsigned char>(words[at]);
      if (byte < 0x80) {
        common.set(byte);
        ++at;
        continue;
      }
      const char32_t character = next_code_point(words, at);
      if (character < 0x3000)
        common.set(character);
      else
        others.insert(character);
    }
  }
  void add(const Characters& more) {
    common |= more.common;
    others.insert(more.others.begin(), more.others.end());
  }
};

using Wanted = std::map<Request, Characters>;

Wanted collect(const StyledDocument& styled, const StyledPart& part) {
  Wanted wanted;
  Request last{UINT16_MAX, 0, false, 0};
  Characters* characters = nullptr;
  for (const StyledNode& node : part.nodes) {
    if (node.kind != NodeKind::Text || node.display == Display::None || node.style >= styled.styles.size()) continue;
    const ComputedStyle& style = styled.style(node.style);
    const Request request{style.families, style.weight, style.italic, node.language};
    if (characters == nullptr || request != last) {
      characters = &wanted[request];
      last = request;
    }
    characters->add(part.text_of(node));
  }
  return wanted;
}

std::string file_name(const Face& face, FaceId id) {
  std::string name;
  for (const char c : face.postscript_name) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (plain) name += c;
  }
  return "fonts/" + std::to_string(id) + (name.empty() ? "" : "-") + name;
}

}  // namespace

std::vector<EmbeddedFace> used_faces(const StyledDocument& styled, const FontSet& fonts) {
  if (fonts.size() == 0) return {};
  std::vector<Wanted> of_part(styled.parts.size());
  parallel_for(styled.parts.size(), [&](size_t part) { of_part[part] = collect(styled, *styled.parts[part]); });
  Wanted wanted;
  for (const Wanted& some : of_part) {
    for (const auto& [request, characters] : some) wanted[request].add(characters);
  }

  std::map<FaceId, std::set<char32_t>> of_face;
  for (const auto& [request, characters] : wanted) {
    const auto& [families, weight, italic, language] = request;
    const FontRequest font{families, weight, italic};
    const std::string_view tag = language < styled.languages.size() ? std::string_view(styled.languages[language]) : "";
    const auto choose = [&](char32_t character) {
      if (character < 0x20) return;
      const FaceId face = fonts.choose(font, character, tag);
      if (face != kNoFace) of_face[face].insert(character);
    };
    for (size_t character = 0; character < characters.common.size(); ++character) {
      if (characters.common[character]) choose(static_cast<char32_t>(character));
    }
    for (const char32_t character : characters.others) choose(character);
  }

  std::vector<EmbeddedFace> faces;
  for (const auto& [id, characters] : of_face) {
    const Face& face = fonts.face(id);
    EmbeddedFace embedded;
    embedded.face = id;
    embedded.path = file_name(face, id) + (face.cff ? ".otf" : ".ttf");
    embedded.media_type = face.cff ? "font/otf" : "font/ttf";
    embedded.characters.assign(characters.begin(), characters.end());
    // Every face has what a reading system puts in by itself: a space, a hyphen.
    for (const char32_t character : {U' ', U'-', U'\u00A0', U'\u2010', U'\u2026'}) {
      if (characters.count(character) == 0 && fonts.covers(id, character)) embedded.characters.push_back(character);
    }
    std::sort(embedded.characters.begin(), embedded.characters.end());
    faces.push_back(std::move(embedded));
  }
  return faces;
}

}  // namespace hustings::epub
