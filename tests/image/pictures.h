// Small pictures for the tests, made with the codecs' own libraries, so that no binary file is kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hustings::testing {

// Interleaved samples of a picture whose four quarters differ and whose levels vary: no mirror image equals it.
std::vector<uint8_t> sample_pixels(unsigned width, unsigned height, unsigned channels);

struct JpegOptions {
  unsigned components = 3;  // 1 gray, 3 YCbCr, 4 CMYK
  bool progressive = false;
  bool rgb = false;  // three components that are not YCbCr
  bool ycck = false;
  int orientation = 0;  // 0: no EXIF
  unsigned dpi = 0;     // in JFIF
  unsigned exif_dpi = 0;
  std::string profile;
};
std::string make_jpeg(unsigned width, unsigned height, const JpegOptions& options = {});

// The samples of a JPEG, as libjpeg unpacks them.
std::vector<uint8_t> decode_jpeg(const std::string& bytes);

struct PngOptions {
  int color_type = 2, depth = 8;  // as IHDR says
  bool interlaced = false;
  bool transparent = false;  // tRNS: index, gray level or color of the first pixel
  unsigned pixels_per_meter = 0;
  std::string profile;
  double gamma = 0;  // gAMA, with cHRM of a wide space when `wide`
  bool wide = false;
  int orientation = 0;  // in eXIf, behind the pixels
};
std::string make_png(unsigned width, unsigned height, const PngOptions& options = {});

struct GifOptions {
  bool interlaced = false, transparent = false;
  unsigned left = 0, top = 0, canvas_width = 0, canvas_height = 0;
  unsigned frames = 1;
};
std::string make_gif(unsigned width, unsigned height, const GifOptions& options = {});

std::string make_webp(unsigned width, unsigned height, bool alpha, bool lossless, unsigned frames = 1,
                      int orientation = 0);

struct AvifOptions {
  int depth = 8;  // 8, 10 or 12
  bool gray = false, alpha = false, premultiplied = false;
  int turns = 0;      // quarter turns against the clock
  int mirror = -1;    // 0 top and bottom, 1 left and right
  bool cut = false;   // to the right half and the lower half
  bool wide = false;  // the samples' primaries are those of ITU-R BT.2020
  int transfer = 13;  // code point of ITU-T H.273
  std::string profile;
  unsigned frames = 1;
};
// Without loss, 4:4:4.
std::string make_avif(unsigned width, unsigned height, const AvifOptions& options = {});
// A display profile with other primaries than sRGB, and sRGB itself.
std::string wide_profile();
std::string srgb_profile();

}  // namespace hustings::testing
