// Orientation, and the split into color and alpha that PDF asks for (ISO 32000-1 clause 8.9.5.4, soft masks).
#include "image/raster.h"

#include <algorithm>

namespace hustings::image {

void check_size(uint64_t width, uint64_t height) {
  if (width == 0 || height == 0) throw Unreadable{"it has no pixels"};
  if (width > kMostPixels || height > kMostPixels || width * height > kMostPixels) {
    throw Unreadable{"it is " + std::to_string(width) + " by " + std::to_string(height) +
                     " pixels, more than 100 megapixels"};
  }
}

void apply_orientation(Raster& raster, int orientation) {
  if (orientation <= 1 || orientation > 8) return;
  const bool turned = orientation >= 5;
  const size_t channels = raster.channels();
  const uint32_t from_width = raster.width, from_height = raster.height;
  const uint32_t width = turned ? from_height : from_width;
  const uint32_t height = turned ? from_width : from_height;
  std::string pixels(raster.pixels.size(), '\0');
  for (uint32_t y = 0; y < height; ++y) {
    for (uint32_t x = 0; x < width; ++x) {
      uint32_t from_x = turned ? y : x;
      uint32_t from_y = turned ? x : y;
      // Rows of the stored picture run down, columns to the right, unless the orientation says otherwise.
      const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
      const bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
      if (from_right) from_x = from_width - 1 - from_x;
      if (from_bottom) from_y = from_height - 1 - from_y;
      const char* from = raster.pixels.data() + (static_cast<size_t>(from_y) * from_width + from_x) * channels;
      std::copy(from, from + channels, pixels.data() + (static_cast<size_t>(y) * width + x) * channels);
    }
  }
  raster.pixels = std::move(pixels);
  raster.width = width;
  raster.height = height;
}

void keep_samples(Raster raster, Picture& picture) {
  convert_to_srgb(raster);
  picture.width = raster.width;
  picture.height = raster.height;
  picture.channels = raster.colors;
  if (!raster.has_alpha) {
    picture.samples = std::move(raster.pixels);
    return;
  }
  const size_t count = static_cast<size_t>(raster.width) * raster.height;
  const size_t colors = raster.colors, channels = raster.channels();
  bool opaque = true;
  picture.alpha.resize(count);
  // In place: a large picture is not held twice.
  char* colors_to = raster.pixels.data();
  for (size_t i = 0; i < count; ++i) {
    const char* from = raster.pixels.data() + i * channels;
    const char alpha = from[colors];
    // What is wholly transparent has no color: then equal pictures are equal bytes.
    for (size_t c = 0; c < colors; ++c) *colors_to++ = alpha == 0 ? '\xFF' : from[c];
    picture.alpha[i] = alpha;
    opaque = opaque && alpha == '\xFF';
  }
  raster.pixels.resize(count * colors);
  picture.samples = std::move(raster.pixels);
  if (opaque) picture.alpha.clear();
}

}  // namespace hustings::image
