// One page's content stream: the operators that draw, kept in order (ISO 32000-1, clauses 8, 9 and 14.6).
//
// Marked content is what ties marks on paper to the structure tree: all that is drawn between BDC and EMC with an MCID
// belongs to the element that names this page and this MCID; all else must be marked as an artifact, which a screen
// reader passes over. A Content keeps at most one of either open and never nests them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/color.h"
#include "base/geometry.h"
#include "pdf/glyph_codes.h"
#include "pdf/syntax.h"

namespace hustings::pdf {

// What a page needs to know of an external object to draw it.
struct Drawable {
  bool is_form = false;     // a drawing with a size of its own and y downwards; else pixels, which fill the unit square
  Size own_size;            // of a form
  uint8_t orientation = 1;  // of pixels, as EXIF numbers them
};

// How text is drawn; what does not change is not said again.
struct TextState {
  FaceId face = kNoFace;
  Length size;
  Color color;
  Length letter_space;          // after every glyph
  int32_t glyph_scale = 10000;  // horizontal, 1/10,000; the space after glyphs is scaled with them
  Length rise;
};

class Content {
 public:
  explicit Content(Length page_height) : height_(page_height) { out_.reserve(8192); }

  // Ends what is open and begins content of this tag ("P") and MCID, or an artifact with these properties
  // ("/Type/Layout"). What follows is either text alone or anything but text.
  enum class Kind : uint8_t { Text, Graphics };
  void begin_marked(std::string_view tag, uint32_t mcid, Kind kind);
  void begin_artifact(std::string_view properties, Kind kind);
  void end_marked();

  // Text: the pen stands at `left` on this baseline; x and y are the page's, y downwards.
  void begin_line(Length left, Length baseline);
  // The same for a line that runs upwards (90) or downwards (270) from there: places on it count from its beginning.
  // It has a text object of its own, so content is marked after this and ended before the next line.
  void begin_turned_line(Length x, Length y, int rotation);
  void set(const TextState& state);
  // Shows a word whose left edge belongs at `x`.
  void show(const EncodedShape& word, Length x);
  // The same for a plain one, whose bytes are `bytes`.
  void show(const PlainShape& word, std::string_view bytes, Length x);
  // What is shown between these two reads as `actual_text`, whatever gaps are in it. Not nested, and within one line.
  void begin_span(std::string_view actual_text, std::string_view alternative = {});
  void end_span();
  // What is shown between these two is drawn from left to right and read from right to left (14.8.2.3.3).
  void begin_reversed();
  // Shows one space whose left edge belongs at `x`.
  void show_space(const Segment& space, Length x);

  // Fills rectangles; between them only the color changes.
  void fill(const Rect& area, Color color);
  // A line of round dots between two places on a baseline, at multiples of `step` from `origin`.
  void dots(Length left, Length right, Length baseline, Length thickness, Length step, Length origin, Color color);
  // The mark of a line that goes on below: down the start of `area` and along its foot to a point at the end.
  void turn(const Rect& area, Length thickness, Color color, bool mirrored);
  // Draws an external object over `area`; it is clipped to `clip`.
  void draw(std::string_view name, const Rect& area, const Rect& clip, bool clipped, const Drawable& what);
  void frame(const Rect& area, Length thickness, Color color);

  // Ends what is open and gives the bytes away.
  std::string finish();

 private:
  void begin_text();
  void end_text();
  void begin_array();
  void end_array();
  void move_to(Length x);
  void place_turned();
  void append(std::string_view bytes, int64_t width, uint32_t code_count, Length x);
  void set_fill(Color color);

  std::string out_;
  Length height_;
  bool marked_ = false, in_text_ = false, in_array_ = false, line_pending_ = false;
  size_t string_start_ = 0;
  int64_t origin_x_ = 0, origin_y_ = 0;  // of the last Td; thousandths of a point
  Length left_, baseline_;               // of the line under way
  Length pen_;                           // from the page's left edge, or the beginning of a turned line
  int rotation_ = 0;                     // of the line under way
  int64_t last_move_ = 0;
  TextState state_;  // as the file has it
  Length em_;        // its type size as drawn
  bool state_known_ = false;
  Color fill_;
  bool fill_known_ = false;
};

}  // namespace hustings::pdf
