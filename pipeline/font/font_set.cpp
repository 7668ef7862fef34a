#include "font/font_set.h"

#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "base/hash.h"
#include "font/characters.h"
#include "font/implementation.h"
#include "font/select.h"

namespace hustings {

bool FontSet::Implementation::covers(FaceId face, char32_t character) const {
  const font::FontFile& file = *files[face];
  if (file.covers(character)) {
    return true;
  }
  if (character < 0xA0) {
    return false;
  }
  if (font::is_space(character)) {
    return file.face().space_glyph != 0;
  }
  if (character == 0x2011) {
    return file.face().hyphen_glyph != 0;
  }
  hb_codepoint_t first = 0, second = 0;
  return hb_unicode_decompose(hb_unicode_funcs_get_default(), character, &first, &second) && covers(face, first) &&
         (second == 0 || covers(face, second));
}

FontSet::FontSet(std::shared_ptr<const Implementation> implementation) : implementation_(std::move(implementation)) {}
FontSet::FontSet() : implementation_(std::make_shared<Implementation>()) {}

const Face& FontSet::face(FaceId id) const {
  static const Face kNone;
  return id < implementation_->files.size() ? implementation_->files[id]->face() : kNone;
}

size_t FontSet::size() const { return implementation_->files.size(); }

FaceId FontSet::primary(const FontRequest& request) const {
  if (const Implementation::Request* found = implementation_->find(request)) {
    return found->primary;
  }
  // A request that no style had when the faces were selected: its family's upright if there is one, else any.
  for (const Implementation::Request& candidate : implementation_->requests) {
    if (candidate.request.families == request.families) {
      return candidate.primary;
    }
  }
  return implementation_->requests.empty() ? kNoFace : implementation_->requests.front().primary;
}

FaceId FontSet::choose(const FontRequest& request, char32_t character, std::string_view language) const {
  const Implementation& set = *implementation_;
  const Implementation::Request* found = set.find(request);
  if (!found) {
    const FaceId face = primary(request);
    return face != kNoFace && set.covers(face, character) ? face : kNoFace;
  }
  if (found->primary != kNoFace && set.files[found->primary]->covers(character)) {
    return found->primary;
  }
  if (!found->resolved.empty()) {
    const auto known = found->resolved.find(Implementation::resolved_key(set.language(language), character));
    if (known != found->resolved.end()) {
      return known->second;
    }
  }
  if (found->primary != kNoFace && set.covers(found->primary, character)) {
    return found->primary;
  }
  for (const FaceId face : found->opened) {
    if (set.covers(face, character)) {
      return face;
    }
  }
  return kNoFace;
}

bool FontSet::covers(FaceId face, char32_t character) const {
  return face < implementation_->files.size() && implementation_->covers(face, character);
}

uint32_t FontSet::glyph(FaceId face, char32_t character) const {
  return face < implementation_->files.size() ? implementation_->files[face]->glyph(character) : 0;
}

int FontSet::advance(FaceId face, uint32_t glyph) const {
  return face < implementation_->files.size()
             ? hb_font_get_glyph_h_advance(implementation_->files[face]->hb_font(), glyph)
             : 0;
}

hb_font_t* FontSet::handle(FaceId face) const {
  return face < implementation_->files.size() ? implementation_->files[face]->hb_font() : hb_font_get_empty();
}

std::string_view FontSet::bytes(FaceId face) const {
  return face < implementation_->files.size() ? implementation_->files[face]->bytes() : std::string_view();
}

void FontSet::dump(std::ostream& out) const {
  for (size_t id = 0; id < size(); ++id) {
    const Face& face = implementation_->files[id]->face();
    fmt::print(out, "face {} \"{}\" {} ({}, {}{}) {} glyphs, {} units, ascent {} descent {} x {} cap {}\n", id,
               face.family, face.style_name, face.file, face.cff ? "CFF" : "TrueType",
               face.cid_keyed ? ", CID-keyed" : "", face.glyph_count, face.units_per_em, face.ascent, face.descent,
               face.x_height, face.cap_height);
  }
  for (const Implementation::Request& request : implementation_->requests) {
    fmt::print(out, "request families {} weight {}{}: face {}", request.request.families, request.request.weight,
               request.request.italic ? " italic" : "",
               request.primary == kNoFace ? -1 : static_cast<int>(request.primary));
    for (const FaceId face : request.opened) {
      fmt::print(out, ", {}", face);
    }
    out << '\n';
  }
}

namespace font {

std::string sha256(const FontSet& fonts, FaceId face) { return sha256_hex(fonts.bytes(face)); }

}  // namespace font
}  // namespace hustings
