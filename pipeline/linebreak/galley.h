// The galley: everything that will stand on pages, set to its measure, in one long column for each Part. Paragraphs are
// lines already; the page breaker only chooses where the column is cut.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <vector>

#include "base/diagnostics.h"
#include "base/geometry.h"
#include "shape/shaped_document.h"

namespace hustings {

// One set line. `ascent + descent` is the line's share of the column's height, half the leading included, so lines
// stack without gaps: its baseline is `ascent` below its top.
struct Line {
  uint32_t first_item = 0, last_item = 0;  // [first, last) of ShapedPart::items
  const Shape* head = nullptr;             // replaces the first item's shape when the line begins inside a word
  const Shape* tail = nullptr;  // replaces the last item's shape when it ends inside one; a line that is a piece of
                                // one word has it in `head`
  uint32_t text_begin = 0, text_end = 0;  // in StyledPart::text
  // Of its start edge from the paragraph's, by alignment and indent; what hangs is outside, so it can be negative.
  Length x;
  Length width;  // as set, from start edge to end edge, what hangs included, without the space at its end
  Length hang_start, hang_end;  // protrusion: how much of that does not count, at either edge
  Length space_adjust;          // added to every word space (negative: taken)
  // Added between ideographs, and between them and other letters (Item::gap); when negative, only taken from the
  // latter.
  Length ideograph_adjust;
  Length letter_adjust;         // added after every elastic letter (Shape::elastic), within its style's bound
  int32_t glyph_scale = 10000;  // horizontal, of elastic letters, 1/10,000, within their style's bound
  Length leader;                // width of its leader, when it has one
  Length ascent, descent;
  bool hyphenated = false;  // ends with an added or a written hyphen
  bool overfull = false, underfull = false;
};

// One way of setting a paragraph: some number of lines at some cost.
struct Setting {
  uint32_t first_line = 0, line_count = 0;  // of GalleyPart::lines
  int64_t cost = 0;                         // demerits, in units of the optimum setting's scale
};

struct ParagraphBox {
  NodeId node = kNoNode;
  uint32_t paragraph = 0;                         // of ShapedPart::paragraphs
  Length x, measure;                              // left edge in the column (or cell), width
  uint32_t first_setting = 0, setting_count = 0;  // the cheapest first
  uint8_t orphans = 2, widows = 2;
  int32_t size_per_mille =
      1000;  // type sizes are the styles' times this: the Part's fit, and that of a table set smaller
};

struct PictureBox {
  NodeId node = kNoNode;
  uint32_t picture = 0;  // of StyledDocument::pictures; UINT32_MAX: missing, an empty frame
  Length x;              // left edge, as all x of boxes; only Line::x counts from the start edge
  Size size;
  bool cropped = false;  // fill `size` and crop around the center
};

struct RuleBox {
  NodeId node = kNoNode;
  Length x, width, thickness;
  Color color;
};

// A table, or boxes side by side (a table of one row). Cells are flows of their own.
struct TableCellBox {
  NodeId node = kNoNode;
  uint32_t flow = 0;  // of GalleyPart::flows
  uint16_t column = 0, column_span = 1, row_span = 1;
  Length x, width;  // of the cell's box in the column of text
  Edges padding;    // visual: `start` is on the side the text starts
  Length content_height;
  uint8_t vertical_align = 0;
  Color background{255, 255, 255, 0};
  Edges border;  // drawn inside the cell's box edges
  Color border_color;
};
struct TableRowBox {
  NodeId node = kNoNode;
  uint32_t first_cell = 0, cell_count = 0;
  Length height;
  bool header = false;
  bool keep_with_next = false;
};
struct TableBox {
  NodeId node = kNoNode;
  uint32_t first_row = 0, row_count = 0;
  uint32_t header_rows = 0;         // repeated when the table is broken, as artifacts
  uint32_t continued = UINT32_MAX;  // of flows: what is set above them then, also an artifact; none
  Length continued_height;          // the space below it included
  Length x, width;
};

// Opens a box with ground, border or padding that goes on until its end; it is drawn in pieces when a page ends in it.
struct FrameBox {
  NodeId node = kNoNode;
  Length x, width;
  Edges padding, border;
  Color background, border_color;
};

// A footnote: it stands at the foot of the column where its mark falls (CSS `float: footnote`), and goes on at the next
// one's when that has no room for all of it.
struct NoteBox {
  NodeId node = kNoNode;  // the NoteBody
  uint32_t anchor = 0;    // byte of StyledPart::text where its first mark stands, of a note called by another note the
                          // place where that one's does
  // Of GalleyPart::flows, set to the measure of a column. It begins with the space between this note and the one before
  // it; no break is forced in it.
  uint32_t flow = 0;
};

enum class ElementKind : uint8_t {
  // `index` into the vector of that name.
  Paragraph,
  Picture,
  Rule,
  Table,
  // Between boxes.
  Space,        // `space`: vanishes at a column's top
  Penalty,      // `penalty`; see kForbidden
  ForcedBreak,  // `forced`
  FrameOpen,    // `index` into frames
  FrameClose,   // the same
  Mark,         // `index` into StyledPart::marks
  Label,        // `node`: its Attribute::Id is on the page where this falls
  SpanOpen,     // from here to SpanClose: across all columns
  SpanClose,
  ListMark,  // `index` into paragraphs: one line set in the indent beside the next paragraph's
             // first line; takes no height
};

// A break at this cost or above is not taken.
inline constexpr int32_t kForbidden = 10000;

// A break may be taken between two boxes and between the lines of a paragraph. All Spaces and Penalties between two
// boxes are one gap: its break costs the greatest of its penalties, and falls after the last FrameClose and before the
// first FrameOpen. Mark, Label, ListMark, FrameOpen and SpanOpen go with the box that follows; FrameClose and SpanClose
// with the box before. Space is collapsed already: a gap has one natural space.
struct Element {
  ElementKind kind = ElementKind::Space;
  Break forced = Break::Auto;
  int32_t penalty = 0;
  uint32_t index = 0;
  NodeId node = kNoNode;
  Space space;
};

struct Flow {
  std::vector<Element> elements;
};

// The space on paper that the layout grants a Part (property `space`), used or not: a block in a column, which is never
// broken, or `pages` whole pages. All Parts of a contest have the same.
struct Granted {
  Length inline_size, block_size;  // of the block, or of the text block of each page
  uint16_t pages = 0;              // 0: a block in a column
  bool any() const { return block_size.units > 0; }
  bool operator==(const Granted&) const = default;
};

struct GalleyPart {
  std::shared_ptr<const ShapedPart> shaped;
  Flow flow;                // the Part's own
  std::vector<Flow> flows;  // of cells, notes and tables that go on
  std::vector<Line> lines;
  std::vector<Setting> settings;
  std::vector<ParagraphBox> paragraphs;
  std::vector<PictureBox> pictures;
  std::vector<RuleBox> rules;
  std::vector<TableBox> tables;
  std::vector<TableRowBox> rows;
  std::vector<TableCellBox> cells;
  std::vector<FrameBox> frames;
  std::vector<NoteBox> notes;  // as their marks follow each other: anchors do not decrease
  // Of flows: the space and the rule between a column's text and its notes (either may be missing); none without notes.
  uint32_t note_separator = UINT32_MAX;
  int32_t size_per_mille = 1000;  // Fit, of what has no ParagraphBox
  Granted granted;                // Fit
  Diagnostics found;              // what was wrong when it was set
};

struct Galley {
  std::shared_ptr<const StyledDocument> styled;
  std::shared_ptr<ShapeCache> cache;
  std::vector<std::shared_ptr<const GalleyPart>> parts;
  void dump(std::ostream& out, const FontSet& fonts) const;
};

// How the Parts of a contest are fitted to the space that they have: all at one size, 1000 is as the layout says.
struct PartFit {
  int32_t size_per_mille = 1000;
  Granted granted;
  bool operator==(const PartFit&) const = default;
};
struct Fit {
  std::vector<PartFit> parts;  // of the galley's; those that are missing are not fitted
  PartFit of(size_t part) const { return part < parts.size() ? parts[part] : PartFit{}; }
};

namespace linebreak {

// Sets every Part to its sequence's measure. Reports `line-overfull` and `line-loose` at the author's place.
// Parts that `previous` set from the same shaped Part in the same fit are taken over as they are, and are not reported
// again.
Galley set(const ShapedDocument& shaped, const FontSet& fonts, const Fit& fit, Diagnostics& diagnostics,
           const Galley* previous = nullptr);
// Reports what was found in the Parts that `before` has not: for a galley that came about in several steps, of which
// only the last counts.
void report(const Galley& galley, const Galley& before, Diagnostics& diagnostics);

// Reports `low-resolution` for each picture file that stands somewhere so large that it has fewer dots an inch than its
// style asks for (`image-resolution.minimum`): once, at the place where it is coarsest. Drawings have no resolution.
void check_resolution(const Galley& galley, Diagnostics& diagnostics);

// What a style's lengths are in text set at `size_per_mille`.
inline Length fitted(Length length, int32_t size_per_mille) {
  return size_per_mille == 1000 ? length : length.scaled(size_per_mille, 1000);
}
// The natural width of the word space after an item: the space of its own face (of its style's primary face when it has
// no glyphs) at its style's size, letter-spacing added. What justification adds (Line::space_adjust) is not in it.
Length word_space(const Item& item, const ComputedStyle& style, const FontSet& fonts, int32_t size_per_mille);
// How many times letter-spacing is added in a word: once after each cluster.
uint32_t letter_count(const Shape& shape);
// The advance of a word (or of `Line::head`, `Line::tail`), letter-spacing included, what justification does not.
Length shape_width(const Shape& shape, const ComputedStyle& style, const FontSet& fonts, int32_t size_per_mille);
// A share of the type size in 1/256 em, as edges of shapes and gaps of items are told.
inline Length edge_length(int64_t share, Length size) { return size.scaled(share, kEdgeEm); }
// Whether justification adds space between two items that no space parts, or takes some.
bool gap_gives(const Item& item, const Item& next, bool takes);
// What justification does to the letters of a word on this line: nothing where its script or its style forbids it.
struct LetterGive {
  int32_t scale = 10000;  // of everything in the word, 1/10,000
  Length space;           // after each letter, before it is scaled
  bool none() const { return scale == 10000 && space.units == 0; }
};
LetterGive letter_give(const Line& line, const Shape& shape, const ComputedStyle& style, int32_t size_per_mille);
// An inline picture: its size as styled, or its own at 96 pixels an inch, never wider than `measure`.
Size inline_picture_size(const StyledDocument& styled, const StyledPart& part, const Item& item, Length measure);

// The items of a line from left to right with their places, everything added up (the writer draws from this).
struct PlacedItem {
  uint32_t item = 0;             // of ShapedPart::items
  const Shape* shape = nullptr;  // with Line::head and Line::tail in place; null when it has no glyphs
  Length x;                      // left edge, from the left edge of the paragraph's box
  Length width;                  // as set; a leader's, a picture's
  Length space;                  // width of the word space that follows in reading order, on this line; 0: none
};
void place_items(const GalleyPart& part, const ParagraphBox& paragraph, const Line& line, const StyledDocument& styled,
                 const FontSet& fonts, std::vector<PlacedItem>& placed);

// The order in which a line's items stand from left to right (UAX #9 rule L2): indices relative to `first_item`.
std::vector<uint32_t> visual_order(const ShapedPart& part, const Line& line);

}  // namespace linebreak
}  // namespace hustings
