#include "font/font_file.h"

#include <algorithm>

#include <hb-ot.h>

#include "font/characters.h"

namespace hustings::font {

namespace {

// A table of a font: big-endian numbers, zero beyond its end.
class Table {
 public:
  Table(hb_face_t* face, const char (&tag)[5])
      : blob_(hb_face_reference_table(face, HB_TAG(tag[0], tag[1], tag[2], tag[3]))) {
    data_ = reinterpret_cast<const uint8_t*>(hb_blob_get_data(blob_, &size_));
  }
  ~Table() { hb_blob_destroy(blob_); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  unsigned size() const { return size_; }
  uint8_t u8(unsigned at) const { return at < size_ ? data_[at] : 0; }
  uint16_t u16(unsigned at) const { return static_cast<uint16_t>(u8(at) << 8 | u8(at + 1)); }
  int16_t i16(unsigned at) const { return static_cast<int16_t>(u16(at)); }
  int32_t i32(unsigned at) const { return static_cast<int32_t>(uint32_t{u16(at)} << 16 | u16(at + 2)); }

 private:
  hb_blob_t* blob_;
  const uint8_t* data_;
  unsigned size_ = 0;
};

std::string name_entry(hb_face_t* face, hb_ot_name_id_t id) {
  unsigned size = 0;
  hb_language_t english = hb_language_from_string("en", -1);
  size = hb_ot_name_get_utf8(face, id, english, nullptr, nullptr);
  std::string name(size, '\0');
  unsigned capacity = size + 1;
  hb_ot_name_get_utf8(face, id, english, &capacity, name.data());
  return name;
}

int glyph_height(hb_font_t* font, char32_t character) {
  hb_codepoint_t glyph = 0;
  hb_glyph_extents_t extents{};
  if (!hb_font_get_nominal_glyph(font, character, &glyph) || !hb_font_get_glyph_extents(font, glyph, &extents)) {
    return 0;
  }
  return extents.y_bearing;
}

// A CFF table's Top DICT begins with ROS (operator 12 30) in a CID-keyed font (Adobe Technical Note 5176, section 18).
bool is_cid_keyed(const Table& cff) {
  const auto skip_index = [&](unsigned at, unsigned& first_begin, unsigned& first_end) {
    const unsigned count = cff.u16(at);
    if (count == 0) {
      return at + 2;
    }
    const unsigned offset_size = cff.u8(at + 2);
    const auto offset = [&](unsigned i) {
      unsigned value = 0;
      for (unsigned byte = 0; byte < offset_size; ++byte) {
        value = value << 8 | cff.u8(at + 3 + i * offset_size + byte);
      }
      return value;
    };
    const unsigned data = at + 2 + (count + 1) * offset_size;
    first_begin = data + offset(0);
    first_end = data + offset(1);
    return data + offset(count);
  };
  unsigned begin = 0, end = 0;
  const unsigned top_dict = skip_index(cff.u8(2), begin, end);
  skip_index(top_dict, begin, end);
  end = std::min(end, cff.size());
  // Operands first: numbers of one to five bytes, or a real number that ends with a nibble f; then the operator.
  for (unsigned at = begin; at < end;) {
    const uint8_t byte = cff.u8(at);
    if (byte == 12) {
      if (cff.u8(at + 1) == 30) {
        return true;
      }
      at += 2;
    } else if (byte == 28) {
      at += 3;
    } else if (byte == 29) {
      at += 5;
    } else if (byte == 30) {
      ++at;
      while (at < end && (cff.u8(at) & 0xF) != 0xF && (cff.u8(at) >> 4) != 0xF) {
        ++at;
      }
      ++at;
    } else if (byte >= 247 && byte <= 254) {
      at += 2;
    } else {
      ++at;
    }
  }
  return false;
}

}  // namespace

std::unique_ptr<FontFile> FontFile::open(const std::filesystem::path& path, int index, std::string& reason) {
  std::unique_ptr<FontFile> file(new FontFile);
  try {
    file->map_ = std::make_unique<MappedFile>(path);
  } catch (const MachineError& error) {
    reason = error.what();
    return nullptr;
  }
  const std::string_view bytes = file->map_->bytes();
  hb_blob_t* blob =
      hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  if (static_cast<unsigned>(index) < hb_face_count(blob)) {
    file->hb_face_ = hb_face_create(blob, static_cast<unsigned>(index));
  }
  hb_blob_destroy(blob);
  if (!file->hb_face_ || hb_face_get_glyph_count(file->hb_face_) == 0) {
    reason = "the file is damaged or no font";
    return nullptr;
  }
  if (hb_ot_var_has_data(file->hb_face_)) {
    reason = "variable fonts are not used";
    return nullptr;
  }
  hb_face_make_immutable(file->hb_face_);
  file->hb_font_ = hb_font_create(file->hb_face_);
  hb_font_make_immutable(file->hb_font_);
  const bool has_outlines = Table(file->hb_face_, "glyf").size() > 0 || Table(file->hb_face_, "CFF ").size() > 0;
  if (!has_outlines) {
    reason = "it has no outlines that can be printed";
    return nullptr;
  }
  file->face_.file = path.filename().string();
  file->measure();
  return file;
}

FontFile::~FontFile() {
  hb_font_destroy(hb_font_);
  hb_face_destroy(hb_face_);
}

bool FontFile::is_excepted(char32_t character) const {
  return std::find(except_.begin(), except_.end(), home_script(character)) != except_.end();
}

void FontFile::measure() {
  for (char32_t character = 0; character < kLow; ++character) {
    low_[character] = glyph(character) != 0;
  }
  Face& face = face_;
  face.units_per_em = static_cast<int>(hb_face_get_upem(hb_face_));
  face.setting_em = face.units_per_em;
  face.glyph_count = hb_face_get_glyph_count(hb_face_);
  face.postscript_name = name_entry(hb_face_, HB_OT_NAME_ID_POSTSCRIPT_NAME);

  const Table head(hb_face_, "head"), hhea(hb_face_, "hhea"), os2(hb_face_, "OS/2"), post(hb_face_, "post");
  face.x_min = head.i16(36);
  face.y_min = head.i16(38);
  face.x_max = head.i16(40);
  face.y_max = head.i16(42);
  face.ascent = os2.size() >= 72 ? os2.i16(68) : hhea.i16(4);
  face.descent = os2.size() >= 72 ? os2.i16(70) : hhea.i16(6);
  if (face.ascent <= 0 || face.descent > 0) {  // some old fonts leave the typographic values empty or turned around
    face.ascent = hhea.i16(4);
    face.descent = hhea.i16(6);
  }
  face.weight = os2.size() >= 6 && os2.u16(4) >= 1 && os2.u16(4) <= 1000 ? os2.u16(4) : 400;
  if (os2.u16(0) >= 2 && os2.size() >= 90) {
    face.x_height = os2.i16(86);
    face.cap_height = os2.i16(88);
  } else {
    face.x_height = glyph_height(hb_font_, U'x');
    face.cap_height = glyph_height(hb_font_, U'H');
  }
  if (face.cap_height <= 0) {
    face.cap_height = face.ascent;
  }
  if (face.x_height <= 0) {
    face.x_height = face.cap_height * 2 / 3;
  }
  if (os2.size() >= 30) {
    face.strikeout_thickness = os2.i16(26);
    face.strikeout_position = os2.i16(28);
  }
  face.underline_position = post.i16(8);
  face.underline_thickness = post.i16(10);
  if (face.underline_thickness <= 0) {
    face.underline_thickness = face.units_per_em / 20;
  }
  if (face.underline_position >= 0) {
    face.underline_position = -face.units_per_em / 10;
  }
  if (face.strikeout_thickness <= 0) {
    face.strikeout_thickness = face.underline_thickness;
    face.strikeout_position = face.x_height / 2;
  }
  face.italic_angle = post.i32(4) / 65536.0;
  face.fixed_pitch = post.i32(12) != 0;
  const Table cff(hb_face_, "CFF ");
  face.cff = cff.size() > 0;
  face.cid_keyed = face.cff && is_cid_keyed(cff);

  face.space_glyph = glyph(U' ');
  face.space_advance =
      face.space_glyph ? hb_font_get_glyph_h_advance(hb_font_, face.space_glyph) : face.units_per_em / 4;
  // U+2010 is the hyphen; many fonts have only the ASCII one.
  face.hyphen_glyph = glyph(0x2010) ? glyph(0x2010) : glyph(U'-');
  face.hyphen_advance = face.hyphen_glyph ? hb_font_get_glyph_h_advance(hb_font_, face.hyphen_glyph) : 0;
}

}  // namespace hustings::font
