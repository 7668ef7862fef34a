// One font file, mapped into memory and measured. What a page needs of a face is read from four tables (head, hhea,
// OS/2, post); outlines are left to the readers of the finished files.
#pragma once

#include <array>
#include <bitset>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <hb.h>

#include "base/files.h"
#include "font/font_set.h"

namespace hustings::font {

class FontFile {
 public:
  // Null, with the reason, when the file is no font that can be set: damaged, without outlines, or variable.
  static std::unique_ptr<FontFile> open(const std::filesystem::path& path, int index, std::string& reason);
  ~FontFile();
  FontFile(const FontFile&) = delete;
  FontFile& operator=(const FontFile&) = delete;

  const Face& face() const { return face_; }
  Face& face() { return face_; }
  hb_face_t* hb_face() const { return hb_face_; }
  hb_font_t* hb_font() const { return hb_font_; }
  std::string_view bytes() const { return map_->bytes(); }
  uint32_t glyph(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(hb_font_, character, &glyph) ? glyph : 0;
  }
  // Whether the face shows the character; not one of a script that it is kept from.
  bool covers(char32_t character) const {
    return character < kLow ? low_[character] : glyph(character) != 0 && (except_.empty() || !is_excepted(character));
  }
  void keep_from(const std::vector<std::string>& scripts) { except_ = scripts; }

 private:
  static constexpr char32_t kLow = 0x250;  // through Latin Extended-B: most of what most booklets ask for
  FontFile() = default;
  void measure();
  bool is_excepted(char32_t character) const;

  std::unique_ptr<MappedFile> map_;
  hb_face_t* hb_face_ = nullptr;
  hb_font_t* hb_font_ = nullptr;
  std::bitset<kLow> low_;
  std::vector<std::string> except_;
  Face face_;
};

}  // namespace hustings::font
