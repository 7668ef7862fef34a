// What the readers of pixel formats have in common: a raster as a codec gives it, and the way from there to a Picture.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "image/picture.h"

namespace hustings::image {

inline constexpr uint64_t kMostPixels = 100'000'000;
inline constexpr size_t kMostBytes = 50'000'000;
// Longer color profiles than any device's are left unread.
inline constexpr size_t kLongestProfile = 4'000'000;

// Thrown inside this room only; `reason` completes "the picture cannot be read: ...".
struct Unreadable {
  std::string reason;
};

// Interleaved samples, 8 bits each, row by row from the top, without padding.
struct Raster {
  uint32_t width = 0, height = 0;
  uint8_t colors = 3;      // 1 gray, 3 RGB, 4 CMYK (0 is no ink)
  bool has_alpha = false;  // one more sample after the colors, not premultiplied
  std::string pixels;
  std::string profile;  // an ICC profile, or empty for sRGB

  size_t channels() const { return colors + (has_alpha ? 1u : 0u); }
};

// Throws when there is no pixel or there are more than 100 megapixels; codecs allocate only afterwards.
void check_size(uint64_t width, uint64_t height);

// The numbers of EXIF 2.3 (table "Tag Support Levels") that matter on a page.
struct Exif {
  int orientation = 1;  // 1 to 8 (tag 274)
  double dpi = 0;
};
// `tiff` is the TIFF structure after "Exif\0\0". Damaged data gives what was read before the damage.
Exif read_exif(std::string_view tiff);
// Turns and mirrors so that row 0 is the visual top and column 0 the visual left.
void apply_orientation(Raster& raster, int orientation);

// How samples become light: light from 0 to 1 (paper white) at evenly spaced samples. What is brighter than paper, as
// in pictures for bright screens (ITU-R BT.2100), is white.
struct Curve {
  std::vector<uint16_t> light;  // of 65535

  static Curve srgb();
  static Curve gamma(double exponent);
  static Curve perceptual_quantizer();
  static Curve hybrid_log_gamma();
};
// x and y of CIE 1931 for red, green, blue and white.
using Chromaticities = std::array<std::array<double, 2>, 4>;
// The ICC profile of a device that is described by numbers; empty when the numbers describe none.
std::string make_profile(const Chromaticities& chromaticities, const Curve& curve, uint8_t colors);
// Is this profile so near to sRGB that no eye tells the difference? True also for a profile that cannot be used.
bool is_srgb(std::string_view profile, uint8_t colors);
// May this profile stand in a PDF for samples as they are (ISO 32000-1 clause 8.6.5.5: ICCBased)?
bool is_printable(std::string_view profile, uint8_t colors);
// To gray or sRGB without a profile. CMYK without a profile of its own is converted by the simple formula.
void convert_to_srgb(Raster& raster);
// Splits off the alpha (dropped when nothing is transparent) and puts size, channels and samples into the picture.
void keep_samples(Raster raster, Picture& picture);

// A file that was read, without what is no part of the picture: where and with what it was taken, notes, thumbnails. A
// JPEG keeps its orientation. Formats that never go into a booklet as they are come back unchanged.
std::string picture_alone(std::string_view bytes, PictureFormat format, uint8_t orientation);

// Each takes a file of its format whole and fills the picture's size, dpi, and one of `jpeg`, `samples`, `paths`;
// each throws Unreadable.
void read_jpeg(std::string_view bytes, Picture& picture);
void read_png(std::string_view bytes, Picture& picture);
void read_gif(std::string_view bytes, Picture& picture);
void read_webp(std::string_view bytes, Picture& picture);
void read_avif(std::string_view bytes, Picture& picture);
void read_svg(std::string_view bytes, Picture& picture, Span span, Diagnostics& diagnostics);

}  // namespace hustings::image
