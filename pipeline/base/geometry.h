// Points, sizes and rectangles on a page. The origin is the top left corner of the page and y grows downwards, as a
// typesetter counts; only the PDF writer turns y around.
#pragma once

#include "base/length.h"

namespace hustings {

struct Point {
  Length x, y;
  bool operator==(const Point&) const = default;
};

struct Size {
  Length width, height;
  bool operator==(const Size&) const = default;
};

struct Rect {
  Length x, y, width, height;
  Length right() const { return x + width; }
  Length bottom() const { return y + height; }
  bool operator==(const Rect&) const = default;
};

// Four edges in the direction of the text: start is left in a left-to-right block.
struct Edges {
  Length before, end, after, start;
  bool operator==(const Edges&) const = default;
};

}  // namespace hustings
