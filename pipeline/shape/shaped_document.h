// Shaped text: each paragraph as a row of words, each word as glyphs in font units. A word is shaped once for a face,
// script, language and set of features, however often it occurs, and its glyphs are shared by all its occurrences;
// sizes come in later, so a change of type size needs no shaping.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "font/font_set.h"
#include "style/styled_document.h"
#include "text/hyphenation.h"

namespace hustings {

// One glyph; font units. `cluster` is the byte, in the shape's text, of the first character it stands for (HarfBuzz
// cluster level 0: monotone).
struct Glyph {
  uint32_t id = 0;
  uint32_t cluster = 0;
  int32_t advance = 0, x_offset = 0, y_offset = 0;
};

// A place inside a word where a line may end. Advances are exact at both sides (the parts are shaped anew).
struct ShapeBreak {
  enum class Kind : uint8_t { Plain, Hyphen, SoftHyphen, Address, Emergency } kind = Kind::Plain;
  uint32_t byte = 0;           // the next line starts here
  int32_t advance_before = 0;  // of [0, byte), with the hyphen where one is added
  int32_t advance_after = 0;   // of [byte, end)
  uint8_t hang_before = 0;     // Shape::hang_end of [0, byte)
  uint8_t hang_after = 0;      // Shape::hang_start of [byte, end)
};

// Edges are told in 1/256 em.
inline constexpr int64_t kEdgeEm = 256;

// The glyphs of a word or of a piece of one. Immutable; lives as long as the ShapedDocument's cache. Glyphs are in
// visual order (left to right) as HarfBuzz gives them.
struct Shape {
  FaceId face = 0;
  bool right_to_left = false;
  bool simple = false;        // every glyph stands for one character, in order, at zero offset
  bool added_hyphen = false;  // the last glyph is a hyphen that the text does not have
  bool elastic : 1 = false;   // letters that justification may widen and set apart
  // What does not count at a line's edges, from the first character in reading order and the last: part of a light mark
  // that hangs outside, or the blank half of a full-width one, which is left away always.
  bool blank_start : 1 = false, blank_end : 1 = false;
  uint8_t hang_start = 0, hang_end = 0;  // 1/256 em
  int32_t advance = 0;
  std::string_view text;  // the word; without the added hyphen
  std::span<const Glyph> glyphs;
  const void* key = nullptr;  // shape/ only
};

enum class ItemKind : uint8_t {
  Word,       // shape is set
  Picture,    // an inline picture: U+FFFC
  Leader,     // takes what is left of the line
  LineBreak,  // a forced break
  Empty,      // nothing to draw (an anchor, an empty text): keeps its place
};

// What follows an item on its line. A space's own bytes stand between its item's text_end and the next item's
// text_begin: one U+0020, or U+00A0 (at which no line ends). Other spaces (U+202F, U+2009, U+3000) are glyphs of words.
enum class After : uint8_t {
  Nothing,           // the next item follows at once, and no line ends here
  Space,             // a word space: stretches, shrinks, vanishes at a line's end; a line may end here
  NoBreakSpace,      // a word space at which no line ends
  BreakOpportunity,  // nothing, but a line may end here (between ideographs, after a dash)
};

// Items of a paragraph cover its text in order and without gaps but for those spaces. `shape` is set for words only; a
// word of more than 512 bytes is several items.
struct Item {
  const Shape* shape = nullptr;
  uint32_t text_begin = 0, text_end = 0;  // in StyledPart::text; without the space after it
  NodeId node = kNoNode;                  // the leaf it belongs to
  StyleId style = 0;
  ItemKind kind = ItemKind::Word;
  After after = After::Nothing;
  uint8_t level = 0;         // bidi embedding level (UAX #9)
  uint8_t space_level = 0;   // of the space after it
  bool ideographic = false;  // space may be added between it and an ideographic neighbor
  // What stands between it and the next item on its line, in 1/256 em: a quarter of an em between ideographs and other
  // letters that no space parts, and less than nothing where two blank halves meet. Gone when a line ends there.
  int16_t gap = 0;
};

struct ShapedParagraph {
  NodeId block = kNoNode;                  // a styled node of Display Text or Mark
  uint32_t first_item = 0, last_item = 0;  // [first, last) of ShapedPart::items
  bool right_to_left = false;              // base direction
};

struct ShapedPart {
  std::shared_ptr<const StyledPart> styled;
  std::vector<Item> items;
  std::vector<ShapedParagraph> paragraphs;  // in document order
  std::vector<uint32_t> paragraph_of;       // by NodeId: index of paragraphs, or UINT32_MAX
};

// Owns all shapes. Thread-safe.
class ShapeCache;

struct ShapedDocument {
  std::shared_ptr<const StyledDocument> styled;
  std::vector<std::shared_ptr<const ShapedPart>> parts;
  std::shared_ptr<ShapeCache> cache;
  void dump(std::ostream& out, const FontSet& fonts) const;
};

namespace shape {

// Parts are shaped in parallel. With `previous`, made with the same fonts, its cache is used on, and Parts that both
// documents share are taken over as they are.
ShapedDocument shape(std::shared_ptr<const StyledDocument> styled, const FontSet& fonts,
                     std::shared_ptr<const text::Hyphenator> hyphenator, Diagnostics& diagnostics,
                     const ShapedDocument* previous = nullptr);

// What breaks a line may have inside a word of this style.
struct BreakRequest {
  std::string_view language;
  Hyphens hyphens = Hyphens::Manual;
  uint8_t letters_before = 2, letters_after = 3;
  bool emergency = false;  // also between any two graphemes, when nothing else fits
};
// The places inside a word, in order of byte. Worked out at the first request and kept: most words of a paragraph that
// can be set without dividing any are never hyphenated. Thread-safe; the span lives as long as the cache.
std::span<const ShapeBreak> breaks(ShapeCache& cache, const Shape& word, const BreakRequest& request);

// The piece [begin, end) of a word, shaped anew, with a hyphen added or not. Thread-safe; the same piece is made once.
const Shape* piece(ShapeCache& cache, const Shape& word, uint32_t begin, uint32_t end, bool hyphen);

// One line of furniture (a running head, a folio) whose text is only known when pages are: items with their shapes.
struct ShapedLine {
  std::string text;
  std::vector<Item> items;
};
ShapedLine furniture(ShapeCache& cache, const StyledDocument& styled, const FontSet& fonts, std::string_view text,
                     StyleId style, std::string_view language);

// `font_units` at `size`, exact to 1/65536 pt.
inline Length scale(int64_t font_units, Length size, int units_per_em) { return size.scaled(font_units, units_per_em); }

}  // namespace shape
}  // namespace hustings
