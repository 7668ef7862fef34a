// Which number each glyph has in a content stream, and the words' bytes ready made.
//
// A code stands for a glyph and the text that it shows: the hyphen of "well-known" and the one that a line break added
// are one glyph but two codes, so that the ToUnicode table can tell U+002D from U+00AD, and a reader who copies the
// text gets back what the author wrote. Codes are given out in the order of (glyph, text) over all shapes on the pages,
// never in the order of first use: any number of threads gives the same bytes.
//
// A face of at most 255 codes, as nearly all are, has codes of one byte: half as much to deflate as with two.
//
// A word is encoded once, however often it stands in the booklet: bytes of a literal string for the TJ operator, broken
// by kerning where the shaped advance differs from the glyph's own width.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "font/font_set.h"
#include "pdf/clusters.h"
#include "shape/shaped_document.h"

namespace hustings::pdf {

// 1/100,000 em: the unit of widths in W arrays (1/1000 em, two decimals).
inline constexpr int64_t kEm = 100000;

struct GlyphCode {
  uint32_t glyph = 0;
  int32_t width = 0;  // 1/100,000 em
  std::string text;   // UTF-8
};

// Glyphs that are shown together: at one height, and with a common text when single codes cannot tell it.
struct Segment {
  std::string bytes;  // the inside of a literal string, with ")-20(" where the pen moves
  int64_t start = 0;  // where the pen must be before, from the word's left edge; 1/100,000 em
  int64_t end = 0;    // where it is after
  uint32_t code_count = 0;
  int32_t rise = 0;         // font units
  std::string actual_text;  // UTF-8; empty: the codes' own texts
  std::string alternative;  // UTF-8: an emoji's name, which a reader can say; else empty
  bool continues = false;   // it belongs to the actual text of the segment before
};

struct EncodedShape {
  FaceId face = 0;
  int units_per_em = 1000;
  int64_t advance = 0;            // of the whole word; 1/100,000 em
  std::vector<Segment> segments;  // one, for most words
};

// A word of one segment at the height of its line, as nearly all are: what is needed to show it lies close together,
// since half a million words are looked up in no order that a cache could guess.
struct PlainShape {
  uint32_t first_byte = 0, byte_count = 0;  // of GlyphCodes::plain_bytes
  int32_t start = 0, end = 0;               // as in Segment
  uint32_t code_count = 0;
  uint32_t encoded = UINT32_MAX;  // set when it is not plain
};

class GlyphCodes {
 public:
  explicit GlyphCodes(const FontSet& fonts) : fonts_(fonts), faces_(fonts.size()) {}

  // First all shapes are announced, in any order and as often as one likes; not from several threads.
  void announce(const Shape* shape);
  // Then codes are given out, and the shapes encoded.
  void assign();

  const PlainShape& plain(const Shape* shape) const { return plain_[index_of(shape)]; }
  std::string_view plain_bytes(const PlainShape& plain) const {
    return std::string_view(plain_bytes_).substr(plain.first_byte, plain.byte_count);
  }
  const EncodedShape& encoded(const PlainShape& shape) const { return encoded_[shape.encoded]; }
  // Says that a shape will be asked for soon.
  void prefetch(const Shape* shape) const;
  // The word space of a face: its code as it stands in a literal string, and its width.
  const Segment& space(FaceId face) const { return faces_[face].space; }
  bool uses(FaceId face) const { return faces_[face].used; }
  // By code, from code 1 (code 0 is .notdef and never used).
  const std::vector<GlyphCode>& codes(FaceId face) const { return faces_[face].codes; }
  // The bytes of a code in a string: 1 or 2.
  int code_bytes(FaceId face) const { return faces_[face].codes.size() <= 256 ? 1 : 2; }
  size_t face_count() const { return faces_.size(); }

 private:
  struct Pair {
    uint32_t glyph = 0;
    uint32_t text = 0;  // a code point, or 0x110000 + index of texts_
    uint32_t code = 0;
  };
  struct FaceCodes {
    bool used = false;
    std::vector<Pair> pairs;
    std::vector<uint32_t> slots;  // places in `pairs`, open addressing, a power of two; UINT32_MAX is free
    std::vector<GlyphCode> codes;
    Segment space;
  };
  struct Slot {
    const Shape* shape = nullptr;
    uint32_t index = 0;
  };

  uint32_t index_of(const Shape* shape) const;
  // Its place in `pairs`, where it is added if need be.
  static uint32_t find(FaceCodes& face, uint32_t glyph, uint32_t text);
  uint32_t text_number(std::string_view text);
  std::string text_of(uint32_t number) const;
  void collect(const Shape& shape);
  static void end_with_space(Segment& segment, int64_t right, const FaceCodes& face);
  bool spells_out(const Shape& shape, const Cluster& cluster) const;
  // `pair` goes through glyph_pairs_, one for a glyph.
  EncodedShape encode(const Shape& shape, std::vector<uint32_t>::const_iterator& pair);
  void keep(EncodedShape&& shape);

  const FontSet& fonts_;
  std::vector<FaceCodes> faces_;
  std::vector<Slot> slots_;           // shape -> index, open addressing
  std::vector<const Shape*> shapes_;  // in order of announcement
  std::vector<Cluster> clusters_;     // of the shape under way
  // Of every glyph of every shape, as they are collected: its pair, by place in its face's `pairs`. Encoding goes the
  // same way once more and need not look them up again.
  std::vector<uint32_t> glyph_pairs_;
  std::vector<PlainShape> plain_;
  std::string plain_bytes_;
  std::vector<EncodedShape> encoded_;  // of shapes that are not plain
  std::vector<std::string> texts_;     // of several code points
  std::vector<uint32_t> text_slots_;
};

}  // namespace hustings::pdf
