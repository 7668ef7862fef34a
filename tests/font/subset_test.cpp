#include <algorithm>

#include <ft2build.h>
#include FT_FREETYPE_H
#include <gtest/gtest.h>
#include <hb.h>

#include "font/shipped_catalogue.h"

namespace hustings {
namespace {

using testing::document_of;
using testing::Words;

FontSet fonts_of(const Words& words) {
  Diagnostics diagnostics;
  return font::select(document_of({words}), testing::shipped_catalogue(diagnostics), diagnostics);
}

std::vector<uint32_t> glyphs_of(const FontSet& fonts, FaceId face, std::u32string_view characters) {
  std::vector<uint32_t> glyphs;
  for (const char32_t character : characters) {
    glyphs.push_back(fonts.glyph(face, character));
  }
  return glyphs;
}

// Advance and outline size of a glyph as FreeType, which knows nothing of the subsetter, reads them.
struct Read {
  explicit Read(std::string_view bytes, int index = 0) {
    FT_Init_FreeType(&library);
    if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()), static_cast<FT_Long>(bytes.size()),
                           index, &face) != 0) {
      face = nullptr;
    }
  }
  ~Read() { FT_Done_FreeType(library); }
  std::vector<long> glyph(uint32_t id) const {
    if (!face || FT_Load_Glyph(face, id, FT_LOAD_NO_SCALE) != 0) {
      return {};
    }
    std::vector<long> values{face->glyph->outline.n_points};
    for (int i = 0; i < face->glyph->outline.n_points; ++i) {
      values.push_back(face->glyph->outline.points[i].x);
      values.push_back(face->glyph->outline.points[i].y);
    }
    return values;
  }
  FT_Library library = nullptr;
  FT_Face face = nullptr;
};

TEST(Subset, TrueTypeIsNumberedAnew) {
  const FontSet fonts = fonts_of({"Vote", "en", {"Lato"}});
  const std::vector<uint32_t> glyphs = glyphs_of(fonts, 0, U"Voté");
  const font::Subset subset = font::subset(fonts, 0, glyphs);
  EXPECT_FALSE(subset.cff);
  EXPECT_LT(subset.bytes.size(), 12000u);
  ASSERT_EQ(subset.glyphs.size(), 4u);
  const Read whole(fonts.bytes(0)), cut(subset.bytes);
  ASSERT_TRUE(cut.face);
  EXPECT_LT(cut.face->num_glyphs, 10);
  for (size_t i = 0; i < glyphs.size(); ++i) {
    EXPECT_EQ(cut.glyph(subset.glyphs[i]), whole.glyph(glyphs[i])) << i;
  }
  EXPECT_EQ(font::subset(fonts, 0, glyphs).bytes, subset.bytes);
}

TEST(Subset, NameKeyedCffKeepsItsGlyphIds) {
  const FontSet fonts = fonts_of({"Vote"});
  const std::vector<uint32_t> glyphs = glyphs_of(fonts, 0, U"Vote");
  const font::Subset subset = font::subset(fonts, 0, glyphs);
  EXPECT_TRUE(subset.cff);
  EXPECT_FALSE(subset.cid_keyed);
  EXPECT_EQ(subset.glyphs, glyphs);
  EXPECT_EQ(subset.bytes[0], 1) << "a bare CFF table";
  EXPECT_LT(subset.bytes.size(), fonts.bytes(0).size() / 10);
  const Read whole(fonts.bytes(0)), cut(subset.bytes);
  for (const uint32_t glyph : glyphs) {
    EXPECT_EQ(cut.glyph(glyph), whole.glyph(glyph));
  }
}

TEST(Subset, CidKeyedCffIsAddressedByCid) {
  const FontSet fonts = fonts_of({"選挙", "ja"});
  const FaceId face = fonts.choose({1, 400, false}, U'選', "ja");
  ASSERT_NE(face, kNoFace);
  ASSERT_TRUE(fonts.face(face).cid_keyed);
  const std::vector<uint32_t> glyphs = glyphs_of(fonts, face, U"選挙");
  const font::Subset subset = font::subset(fonts, face, glyphs);
  EXPECT_TRUE(subset.cid_keyed);
  EXPECT_LT(subset.bytes.size(), 8000u);
  const Read whole(fonts.bytes(face)), cut(subset.bytes);
  ASSERT_TRUE(cut.face);
  // FreeType loads glyphs of a bare CID-keyed CFF by CID.
  ASSERT_EQ(subset.glyphs.size(), 2u);
  for (size_t i = 0; i < 2; ++i) {
    EXPECT_FALSE(whole.glyph(glyphs[i]).empty());
    EXPECT_EQ(cut.glyph(subset.glyphs[i]), whole.glyph(glyphs[i]));
  }
}

TEST(Subset, ForTheWebKeepsWhatShapingNeeds) {
  const FontSet fonts = fonts_of({"office"});
  const std::string bytes = font::subset_for_web(fonts, 0, {U'o', U'f', U'i', U'c', U'e'});
  EXPECT_LT(bytes.size(), fonts.bytes(0).size() / 4);
  hb_blob_t* blob =
      hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_font_t* font = hb_font_create(face);
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_add_utf8(buffer, "office", -1, 0, -1);
  hb_buffer_guess_segment_properties(buffer);
  hb_shape(font, buffer, nullptr, 0);
  EXPECT_LT(hb_buffer_get_length(buffer), 6u) << "the ligature is still made";
  hb_buffer_destroy(buffer);
  hb_font_destroy(font);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
}

}  // namespace
}  // namespace hustings
