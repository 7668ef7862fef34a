// Pictures come in pixels and styles in lengths; the page wants lengths that fit.
#include "linebreak/picture_size.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace hustings::linebreak {

Length resolve_extent(const Extent& extent, Length measure, Length automatic) {
  switch (extent.kind) {
    case Extent::Kind::Auto:
      return automatic;
    case Extent::Kind::Fixed:
      return extent.length;
    case Extent::Kind::Share:
      return measure.scaled(extent.per_mille, 1000);
  }
  return automatic;
}

const Picture* picture_of(const StyledDocument& styled, const StyledPart& part, NodeId node, uint32_t& index) {
  const std::string_view value = part.attribute(node, Attribute::Picture);
  index = UINT32_MAX;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), index);
  if (read.ec != std::errc{} || index >= styled.pictures.size() || styled.pictures[index] == nullptr) {
    index = UINT32_MAX;
    return nullptr;
  }
  return styled.pictures[index].get();
}

Size picture_size(const ComputedStyle& style, const Picture* picture, Length measure, Length limit) {
  // In thousandths of a pixel an inch, so that all that follows is whole numbers.
  const int64_t told =
      picture != nullptr && picture->dpi >= 30 && picture->dpi <= 10000 ? std::llround(picture->dpi * 1000) : 96000;
  const int64_t pixels_across = picture != nullptr ? std::max<int64_t>(1, picture->width) : 120;
  const int64_t pixels_down = picture != nullptr ? std::max<int64_t>(1, picture->height) : 90;
  // The shape it stands in: its own, or the one it is cropped to.
  const int64_t across = style.aspect_ratio > 0 ? style.aspect_ratio : pixels_across;
  const int64_t down = style.aspect_ratio > 0 ? 1000 : pixels_down;

  Length width = resolve_extent(style.width, measure, Length{});
  Length height = style.height.kind == Extent::Kind::Fixed ? style.height.length : Length{};
  if (width.units <= 0 && height.units <= 0) width = Length::points(72).scaled(pixels_across * 1000, told);
  if (width.units <= 0) width = height.scaled(across, down);
  if (height.units <= 0) height = width.scaled(down, across);
  if (width > measure && measure.units > 0) {
    height = height.scaled(measure.units, width.units);
    width = measure;
  }
  if (style.max_height.units > 0) limit = limit.units > 0 ? std::min(limit, style.max_height) : style.max_height;
  if (limit.units > 0 && height > limit) {
    width = width.scaled(limit.units, height.units);
    height = limit;
  }
  return {std::max(width, Length{1}), std::max(height, Length{1})};
}

}  // namespace hustings::linebreak
