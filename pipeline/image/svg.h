// The steps from an SVG file to a drawing, inside this room: made safe, drawn by librsvg, read back as flat paths.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "image/picture.h"

namespace hustings::image {

struct SafeSvg {
  std::string text;  // UTF-8, without a document type, scripts, animation and outside references
  // Upper bounds of the work of drawing it, with everything that <use>, markers and patterns multiply counted out.
  uint64_t elements = 0;
  uint64_t layers = 0;               // filter primitives, masks, groups with opacity: each costs a pass over the pixels
  bool needs_pixels = false;         // holds filters, masks, patterns or pictures, which paths cannot express
  std::vector<std::string> removed;  // what was taken out, for people; without repetition, in order of first occurrence
};

// Throws Unreadable when it is no SVG, is nested too deep, or grows beyond all measure.
SafeSvg make_safe(std::string_view bytes);

// How many pixels the picture in an address "data:..." has; throws Unreadable when it is none that can be read.
uint64_t embedded_pixels(std::string_view address);

// Paths from a drawing in cairo's script language, coordinates multiplied by `scale`; the surface is `surface` large
// after that. False when the drawing holds anything that flat paths cannot express.
bool read_cairo_script(std::string_view script, double scale, VectorPath::XY surface, std::vector<VectorPath>& paths);

}  // namespace hustings::image
