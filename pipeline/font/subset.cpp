// Cutting a face down to the glyphs a booklet uses, through hb-subset. Three kinds of outlines ask for three ways:
// TrueType glyphs are numbered anew (the PDF maps its codes through CIDToGIDMap); a name-keyed CFF keeps its glyph ids,
// because a PDF reader takes the code as the glyph id of such a font (ISO 32000-1, clause 9.7.4.2); a CID-keyed CFF is
// numbered anew inside but keeps its CIDs, which are what the codes name.
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-subset.h>

#include "font/font_set.h"
#include "font/implementation.h"

namespace hustings::font {

namespace {

struct Destroy {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
  void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
template <typename T>
using Owned = std::unique_ptr<T, Destroy>;

std::string table_bytes(hb_blob_t* blob) {
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob, &size);
  return data ? std::string(data, size) : std::string();
}

hb_face_t* face_of(const FontSet& fonts, FaceId face) { return hb_font_get_face(fonts.handle(face)); }

// The CIDs of glyphs, by FreeType, the one of our readers that tells them.
std::vector<uint32_t> cids_of(const FontSet& fonts, FaceId face, const std::vector<uint32_t>& glyphs) {
  struct Library {
    Library() { FT_Init_FreeType(&handle); }
    ~Library() { FT_Done_FreeType(handle); }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    FT_Library handle = nullptr;
  } library;
  const std::string_view bytes = fonts.bytes(face);
  FT_Face opened = nullptr;
  std::vector<uint32_t> cids;
  const auto index = static_cast<FT_Long>(hb_face_get_index(face_of(fonts, face)));
  const bool failed = FT_New_Memory_Face(library.handle, reinterpret_cast<const FT_Byte*>(bytes.data()),
                                         static_cast<FT_Long>(bytes.size()), index, &opened) != 0;
  for (const uint32_t glyph : glyphs) {
    FT_UInt cid = glyph;
    if (!failed && FT_Get_CID_From_Glyph_Index(opened, glyph, &cid) != 0) {
      cid = glyph;
    }
    cids.push_back(cid);
  }
  return cids;
}

}  // namespace

Subset subset(const FontSet& fonts, FaceId face, const std::vector<uint32_t>& glyphs) {
  Subset result;
  const Face& values = fonts.face(face);
  result.cff = values.cff;
  result.cid_keyed = values.cid_keyed;
  const Owned<hb_subset_input_t> input(hb_subset_input_create_or_fail());
  if (!input) {
    throw MachineError("There is not enough memory to cut a font down to its glyphs");
  }
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const uint32_t glyph : glyphs) {
    if (glyph < values.glyph_count) {
      hb_set_add(wanted, glyph);
    }
  }
  unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
  if (values.cff && !values.cid_keyed) {
    flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
  }
  hb_subset_input_set_flags(input.get(), static_cast<hb_subset_flags_t>(flags));
  // Without these hb-subset would keep every glyph that a substitution could reach. Shaping is done: they are not
  // needed in a PDF.
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag :
       {"GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "kern", "mort", "morx", "kerx", "DSIG", "FFTM",
        "LTSH", "VDMX", "hdmx", "gasp", "STAT", "meta", "PCLT", "SVG ", "COLR", "CPAL", "CBDT", "CBLC",
        "EBDT", "EBLC", "Silf", "Sill", "Feat", "Glat", "Gloc", "TeX ", "vhea", "vmtx", "VORG"}) {
    hb_set_add(dropped, HB_TAG(tag[0], tag[1], tag[2], tag[3]));
  }
  const Owned<hb_subset_plan_t> plan(hb_subset_plan_create_or_fail(face_of(fonts, face), input.get()));
  const Owned<hb_face_t> cut(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
  if (!cut) {
    throw MachineError("the font " + values.file + " cannot be cut down to the glyphs in use");
  }
  if (values.cff) {
    const Owned<hb_blob_t> table(hb_face_reference_table(cut.get(), HB_TAG('C', 'F', 'F', ' ')));
    result.bytes = table_bytes(table.get());
  } else {
    const Owned<hb_blob_t> file(hb_face_reference_blob(cut.get()));
    result.bytes = table_bytes(file.get());
  }
  const hb_map_t* renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  if (values.cff) {
    result.glyphs = values.cid_keyed ? cids_of(fonts, face, glyphs) : glyphs;
    return result;
  }
  result.glyphs.reserve(glyphs.size());
  for (const uint32_t glyph : glyphs) {
    const hb_codepoint_t now = hb_map_get(renumbered, glyph);
    result.glyphs.push_back(now == HB_MAP_VALUE_INVALID ? 0 : now);
  }
  return result;
}

std::string subset_for_web(const FontSet& fonts, FaceId face, const std::vector<char32_t>& characters) {
  const Face& values = fonts.face(face);
  const Owned<hb_subset_input_t> input(hb_subset_input_create_or_fail());
  if (!input) {
    throw MachineError("There is not enough memory to cut a font down to its glyphs");
  }
  hb_set_t* wanted = hb_subset_input_unicode_set(input.get());
  for (const char32_t character : characters) {
    hb_set_add(wanted, character);
  }
  hb_set_add(wanted, U' ');
  hb_subset_input_set_flags(
      input.get(), static_cast<hb_subset_flags_t>(HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE));
  const Owned<hb_face_t> cut(hb_subset_or_fail(face_of(fonts, face), input.get()));
  if (!cut) {
    throw MachineError("the font " + values.file + " cannot be cut down to the characters in use");
  }
  const Owned<hb_blob_t> file(hb_face_reference_blob(cut.get()));
  return table_bytes(file.get());
}

}  // namespace hustings::font
