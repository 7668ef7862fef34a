// Reading systems read five formats of pictures (EPUB 3.3, section 3.2), heed EXIF in JPEG only, know no
// inks, and let pictures move,
// which paper cannot and a reader who is easily distracted must be able to stop (WCAG 2.2, success criterion 2.2.2).
// All else gets a copy in pixels: PNG where that loses something else, JPEG for what is opaque and packed with loss.
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <jpeglib.h>
#include <png.h>

#include "base/diagnostics.h"
#include "image/picture.h"

namespace hustings::image {

namespace {

constexpr int kQuality = 92;

// As in jpeg.cpp: only plain values between setjmp and the calls that may leave through longjmp.
struct Job {
  jpeg_compress_struct encoder;
  jpeg_error_mgr errors;
  std::jmp_buf leave;
  unsigned char* data = nullptr;
  unsigned long size = 0;

  Job() { std::memset(&encoder, 0, sizeof encoder); }
  ~Job() {
    jpeg_destroy_compress(&encoder);
    std::free(data);
  }
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;
};

void leave(j_common_ptr common) { std::longjmp(static_cast<Job*>(common->client_data)->leave, 1); }

bool encode(Job& job, const Picture& picture) {
  jpeg_compress_struct& encoder = job.encoder;
  encoder.err = jpeg_std_error(&job.errors);
  encoder.client_data = &job;
  job.errors.error_exit = leave;
  job.errors.output_message = [](j_common_ptr) {};
  if (setjmp(job.leave)) return false;
  jpeg_create_compress(&encoder);
  jpeg_mem_dest(&encoder, &job.data, &job.size);
  encoder.image_width = picture.width;
  encoder.image_height = picture.height;
  encoder.input_components = picture.channels;
  encoder.in_color_space = picture.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&encoder);
  jpeg_set_quality(&encoder, kQuality, TRUE);
  encoder.dct_method = JDCT_ISLOW;  // the same bytes on every machine
  encoder.optimize_coding = TRUE;
  // Full color at every pixel: pictures may be drawings.
  encoder.comp_info[0].h_samp_factor = encoder.comp_info[0].v_samp_factor = 1;
  jpeg_start_compress(&encoder, TRUE);
  const size_t row_size = size_t{picture.width} * picture.channels;
  const char* samples = picture.samples.data();
  while (encoder.next_scanline < encoder.image_height) {
    // libjpeg takes rows it does not write to without const.
    auto* row = reinterpret_cast<JSAMPLE*>(const_cast<char*>(samples + encoder.next_scanline * row_size));
    jpeg_write_scanlines(&encoder, &row, 1);
  }
  jpeg_finish_compress(&encoder);
  return true;
}

std::string as_jpeg(const Picture& picture) {
  Job job;
  if (!encode(job, picture)) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(job.data), job.size};
}

std::string as_png(const Picture& picture) {
  const bool alpha = !picture.alpha.empty();
  std::string mixed;
  if (alpha) {
    mixed.reserve(picture.samples.size() + picture.alpha.size());
    for (size_t i = 0; i < picture.alpha.size(); ++i) {
      mixed.append(picture.samples, i * picture.channels, picture.channels);
      mixed += picture.alpha[i];
    }
  }
  const std::string& pixels = alpha ? mixed : picture.samples;
  png_image image;
  std::memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = picture.width;
  image.height = picture.height;
  image.format = (picture.channels == 3 ? PNG_FORMAT_FLAG_COLOR : 0U) | (alpha ? PNG_FORMAT_FLAG_ALPHA : 0U);
  std::string bytes;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  bytes.resize(size);
  const bool written = png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr) != 0;
  png_image_free(&image);
  if (!written) throw std::bad_alloc();
  bytes.resize(size);
  return bytes;
}

}  // namespace

PictureFormat web_format(const Picture& picture) {
  if (!picture.needs_copy) return picture.format;
  const bool lossy = picture.format == PictureFormat::Jpeg || picture.format == PictureFormat::Webp ||
                     picture.format == PictureFormat::Avif;
  return lossy && picture.alpha.empty() ? PictureFormat::Jpeg : PictureFormat::Png;
}

std::string web_copy(const Picture& picture) {
  return web_format(picture) == PictureFormat::Jpeg ? as_jpeg(picture) : as_png(picture);
}

}  // namespace hustings::image
