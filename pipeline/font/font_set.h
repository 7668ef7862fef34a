// The faces a booklet needs: opened, measured, and chosen for each character before anything is set.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "style/styled_document.h"

struct hb_font_t;

namespace hustings {

using FaceId = uint16_t;
inline constexpr FaceId kNoFace = UINT16_MAX;

// One face. Metrics are in font units, y upwards, from OS/2, hhea, post and head.
struct Face {
  std::string family, style_name, postscript_name;
  std::string file;    // name without folders, for messages and certificates
  std::string sha256;  // as the catalogue pins it, or empty: font::sha256() reads the file
  int units_per_em = 1000;
  // Font units that one em of type size stands for: units_per_em, or more where it is set smaller, beside a text face
  // whose letters are lower. Advances and heights on the page are reckoned with it.
  int setting_em = 1000;
  int ascent = 800, descent = -200;  // typographic, of the em box: used for lines and descriptors
  int cap_height = 700, x_height = 500;
  int underline_position = -100, underline_thickness = 50;
  int strikeout_position = 300, strikeout_thickness = 50;
  int x_min = 0, y_min = 0, x_max = 0, y_max = 0;
  int weight = 400;
  double italic_angle = 0;
  bool italic = false, serif = false, fixed_pitch = false;
  bool cff = false, cid_keyed = false;
  uint32_t space_glyph = 0, hyphen_glyph = 0;
  int space_advance = 250, hyphen_advance = 300;
  uint32_t glyph_count = 0;
};

// What to shape a piece of text with.
struct FontRequest {
  uint16_t families = 0;  // StyledDocument::families
  uint16_t weight = 400;
  bool italic = false;
  bool operator==(const FontRequest&) const = default;
};

class FontSet {
 public:
  struct Implementation;
  explicit FontSet(std::shared_ptr<const Implementation> implementation);
  FontSet();
  const Face& face(FaceId id) const;
  size_t size() const;
  // The family's own face, which sets the line's metrics.
  FaceId primary(const FontRequest& request) const;
  // The face for one character in its language: the request's families first, then the catalogue's fallbacks for the
  // character's script and language. kNoFace when no face has it (select() has reported it then).
  FaceId choose(const FontRequest& request, char32_t character, std::string_view language) const;
  bool covers(FaceId face, char32_t character) const;
  uint32_t glyph(FaceId face, char32_t character) const;  // 0: none
  int advance(FaceId face, uint32_t glyph) const;         // font units
  hb_font_t* handle(FaceId face) const;                   // for shape/ only; thread-safe to shape with
  std::string_view bytes(FaceId face) const;              // the whole font file
  void dump(std::ostream& out) const;
  // Whether both are one selection, so that face ids mean the same.
  bool operator==(const FontSet& other) const { return implementation_ == other.implementation_; }

 private:
  std::shared_ptr<const Implementation> implementation_;
};

namespace font {

// A face cut down to some glyphs, ready to embed.
struct Subset {
  std::string bytes;  // for the PDF: a TrueType file or a bare CFF table; for the EPUB: an OpenType file
  bool cff = false, cid_keyed = false;
  // New glyph id of each glyph asked for, in the order asked (CFF that keeps its ids: the same id; CID-keyed: the CID).
  std::vector<uint32_t> glyphs;
};

// `for_web` keeps layout tables (GSUB, GPOS, kern) so that a reading system can shape; otherwise they are dropped.
// `glyphs` need not be sorted; glyph 0 is always kept.
Subset subset(const FontSet& fonts, FaceId face, const std::vector<uint32_t>& glyphs);
// An OpenType file with these characters, for the EPUB.
std::string subset_for_web(const FontSet& fonts, FaceId face, const std::vector<char32_t>& characters);

}  // namespace font
}  // namespace hustings
