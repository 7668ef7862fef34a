// PNG in all its depths and color types (ISO/IEC 15948) as 8-bit gray or RGB, with alpha. libpng leaves through
// longjmp; as in jpeg.cpp, only plain values live in the functions that call setjmp.
#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <cstring>

#include <png.h>

#include "image/raster.h"

namespace hustings::image {

namespace {

constexpr png_uint_32 kLongestSide = 1'000'000;
constexpr png_alloc_size_t kLargestChunk = 8'000'000;
constexpr png_uint_32 kMostTextChunks = 100;

struct Job {
  png_structp decoder = nullptr;
  png_infop info = nullptr;
  std::string_view rest;
  bool at_end = false;
  char reason[160] = {};

  ~Job() { png_destroy_read_struct(&decoder, &info, nullptr); }
};

void leave(png_structp decoder, png_const_charp reason) {
  Job* job = static_cast<Job*>(png_get_error_ptr(decoder));
  std::strncpy(job->reason, reason, sizeof job->reason - 1);
  png_longjmp(decoder, 1);
}

void read_bytes(png_structp decoder, png_bytep to, size_t count) {
  Job* job = static_cast<Job*>(png_get_io_ptr(decoder));
  if (count > job->rest.size()) {
    job->at_end = true;
    png_error(decoder, "end of file");
  }
  std::memcpy(to, job->rest.data(), count);
  job->rest.remove_prefix(count);
}

bool read_header(Job& job) {
  job.decoder = png_create_read_struct(PNG_LIBPNG_VER_STRING, &job, leave, [](png_structp, png_const_charp) {});
  if (!job.decoder) return false;
  if (setjmp(png_jmpbuf(job.decoder))) return false;
  job.info = png_create_info_struct(job.decoder);
  png_set_read_fn(job.decoder, &job, read_bytes);
  png_set_user_limits(job.decoder, kLongestSide, kLongestSide);
  png_set_chunk_malloc_max(job.decoder, kLargestChunk);
  png_set_chunk_cache_max(job.decoder, kMostTextChunks);
  // Unusual but harmless profiles are judged by lcms, not here.
  png_set_benign_errors(job.decoder, 1);
  png_read_info(job.decoder, job.info);
  return true;
}

bool start(Job& job) {
  if (setjmp(png_jmpbuf(job.decoder))) return false;
  png_set_expand(job.decoder);    // palettes, fewer than 8 bits, tRNS
  png_set_scale_16(job.decoder);  // 16 bits, rounded to the nearest of 8
  png_set_interlace_handling(job.decoder);
  png_read_update_info(job.decoder, job.info);
  return true;
}

bool read_rows(Job& job, png_bytepp rows) {
  if (setjmp(png_jmpbuf(job.decoder))) return false;
  png_read_image(job.decoder, rows);
  png_read_end(job.decoder, job.info);
  return true;
}

// What the samples mean, by the first of the chunks that says so (ISO/IEC 15948 clause 4.2.2.1): iCCP, sRGB, or gAMA
// with cHRM; sRGB when none does. gAMA holds the exponent from light to samples.
std::string profile_of(Job& job) {
  png_charp name = nullptr;
  png_bytep profile = nullptr;
  png_uint_32 size = 0;
  int compression = 0;
  if (png_get_iCCP(job.decoder, job.info, &name, &compression, &profile, &size)) {
    return {reinterpret_cast<const char*>(profile), size};
  }
  if (png_get_valid(job.decoder, job.info, PNG_INFO_sRGB)) return {};
  double gamma = 0;
  if (!png_get_valid(job.decoder, job.info, PNG_INFO_gAMA) || !png_get_gAMA(job.decoder, job.info, &gamma) ||
      gamma < 0.1 || gamma > 2) {
    return {};
  }
  Chromaticities at{{{0.64, 0.33}, {0.3, 0.6}, {0.15, 0.06}, {0.3127, 0.329}}};  // sRGB's
  if (png_get_valid(job.decoder, job.info, PNG_INFO_cHRM)) {
    png_get_cHRM(job.decoder, job.info, &at[3][0], &at[3][1], &at[0][0], &at[0][1], &at[1][0], &at[1][1], &at[2][0],
                 &at[2][1]);
  }
  const bool colors = (png_get_color_type(job.decoder, job.info) & PNG_COLOR_MASK_COLOR) != 0;
  return make_profile(at, Curve::gamma(1 / gamma), colors ? 3 : 1);
}

Exif exif_of(Job& job) {
  png_uint_32 size = 0;
  png_bytep bytes = nullptr;
  if (!png_get_eXIf_1(job.decoder, job.info, &size, &bytes)) return {};
  return read_exif({reinterpret_cast<const char*>(bytes), size});
}

[[noreturn]] void give_up(const Job& job) {
  if (job.at_end) throw Unreadable{"it ends before its data is complete"};
  throw Unreadable{std::string("its data is damaged (") + job.reason + ')'};
}

}  // namespace

void read_png(std::string_view bytes, Picture& picture) {
  Job job;
  job.rest = bytes;
  if (!read_header(job)) give_up(job);
  Raster raster;
  raster.width = png_get_image_width(job.decoder, job.info);
  raster.height = png_get_image_height(job.decoder, job.info);
  check_size(raster.width, raster.height);

  png_uint_32 across = 0, down = 0;
  int unit = 0;
  if (png_get_pHYs(job.decoder, job.info, &across, &down, &unit) && unit == PNG_RESOLUTION_METER && across > 0) {
    // 300 dpi can only be written as 11811 pixels a meter: back to what was meant.
    const double dpi = std::round(across * 2.54) / 100;
    picture.dpi = std::abs(dpi - std::round(dpi)) < 0.02 ? std::round(dpi) : dpi;
  }
  raster.profile = profile_of(job);

  if (!start(job)) give_up(job);
  const auto color_type = png_get_color_type(job.decoder, job.info);
  raster.colors = color_type & PNG_COLOR_MASK_COLOR ? 3 : 1;
  raster.has_alpha = (color_type & PNG_COLOR_MASK_ALPHA) != 0;
  const size_t row_size = raster.width * raster.channels();
  if (png_get_rowbytes(job.decoder, job.info) != row_size) throw Unreadable{"its depth is not supported"};
  raster.pixels.resize(row_size * raster.height);
  std::vector<png_bytep> rows(raster.height);
  for (size_t y = 0; y < rows.size(); ++y) rows[y] = reinterpret_cast<png_bytep>(raster.pixels.data()) + y * row_size;
  if (!read_rows(job, rows.data())) give_up(job);
  // The chunk may stand behind the pixels. Not all reading systems turn by it: they get pixels that are turned.
  const Exif exif = exif_of(job);
  picture.needs_copy = exif.orientation != 1;
  apply_orientation(raster, exif.orientation);
  keep_samples(std::move(raster), picture);
}

}  // namespace hustings::image
