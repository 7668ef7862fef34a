// AVIF (AV1 Image File Format 1.0): one AV1 frame in a box file that says how the frame is to be cut, turned and
// mirrored (MIAF, ISO/IEC 23000-22 clause 7.3.6.7: in this order). Of a sequence the first frame.
#include <avif/avif.h>

#include <algorithm>

#include "image/raster.h"

namespace hustings::image {

namespace {

struct Destroy {
  void operator()(avifDecoder* decoder) const { avifDecoderDestroy(decoder); }
};
using Decoder = std::unique_ptr<avifDecoder, Destroy>;

[[noreturn]] void give_up(avifResult result) {
  switch (result) {
    case AVIF_RESULT_TRUNCATED_DATA:
    case AVIF_RESULT_IO_ERROR:
      throw Unreadable{"it ends before its data is complete"};
    case AVIF_RESULT_OUT_OF_MEMORY:
      throw Unreadable{"it needs more memory than there is"};
    case AVIF_RESULT_NO_AV1_ITEMS_FOUND:
    case AVIF_RESULT_NO_CONTENT:
      throw Unreadable{"it holds no frame"};
    default:
      throw Unreadable{std::string("its data is damaged (") + avifResultToString(result) + ')'};
  }
}

Decoder open(std::string_view bytes) {
  Decoder decoder(avifDecoderCreate());
  if (!decoder) throw Unreadable{"it needs more memory than there is"};
  decoder->maxThreads = 1;  // pictures are read side by side as it is
  // EXIF says nothing here: where it disagrees with the boxes, the boxes hold (AVIF 1.0, clause 4.2).
  decoder->ignoreExif = decoder->ignoreXMP = AVIF_TRUE;
  decoder->imageSizeLimit = static_cast<uint32_t>(kMostPixels);
  // Older writers left out one box or another that nothing here depends on; all browsers read their files.
  decoder->strictFlags = AVIF_STRICT_CLAP_VALID;
  if (const avifResult set =
          avifDecoderSetIOMemory(decoder.get(), reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
      set != AVIF_RESULT_OK) {
    give_up(set);
  }
  if (const avifResult parsed = avifDecoderParse(decoder.get()); parsed != AVIF_RESULT_OK) give_up(parsed);
  check_size(decoder->image->width, decoder->image->height);
  if (const avifResult read = avifDecoderNextImage(decoder.get()); read != AVIF_RESULT_OK) give_up(read);
  return decoder;
}

// Code points of ITU-T H.273. Broadcast's curves (1, 6, 14, 15) are shown by every viewer as if they were sRGB's, which
// is what pictures under these labels were made with.
Curve curve_of(avifTransferCharacteristics transfer) {
  switch (transfer) {
    case AVIF_TRANSFER_CHARACTERISTICS_BT470M:
      return Curve::gamma(2.2);
    case AVIF_TRANSFER_CHARACTERISTICS_BT470BG:
      return Curve::gamma(2.8);
    case AVIF_TRANSFER_CHARACTERISTICS_LINEAR:
      return Curve::gamma(1);
    case AVIF_TRANSFER_CHARACTERISTICS_SMPTE2084:
      return Curve::perceptual_quantizer();
    case AVIF_TRANSFER_CHARACTERISTICS_HLG:
      return Curve::hybrid_log_gamma();
    default:
      return Curve::srgb();
  }
}

std::string profile_of(const avifImage& image, uint8_t colors) {
  if (image.icc.size > 0) return {reinterpret_cast<const char*>(image.icc.data), image.icc.size};
  avifColorPrimaries primaries = image.colorPrimaries;
  if (primaries == AVIF_COLOR_PRIMARIES_UNKNOWN || primaries == AVIF_COLOR_PRIMARIES_UNSPECIFIED) {
    primaries = AVIF_COLOR_PRIMARIES_BT709;
  }
  float values[8];  // x and y of red, green, blue and white
  avifColorPrimariesGetValues(primaries, values);
  Chromaticities chromaticities;
  for (size_t i = 0; i < 4; ++i)
    chromaticities[i] = {static_cast<double>(values[2 * i]), static_cast<double>(values[2 * i + 1])};
  return make_profile(chromaticities, curve_of(image.transferCharacteristics), colors);
}

// The whole frame as it is stored, 8 bits a sample.
Raster decode(const avifImage& image) {
  Raster raster;
  raster.width = image.width;
  raster.height = image.height;
  raster.has_alpha = image.alphaPlane != nullptr;
  avifRGBImage rgb;
  avifRGBImageSetDefaults(&rgb, &image);
  rgb.depth = 8;
  rgb.format = raster.has_alpha ? AVIF_RGB_FORMAT_RGBA : AVIF_RGB_FORMAT_RGB;
  // One way of computing on every machine, whatever its processor can do at once.
  rgb.avoidLibYUV = AVIF_TRUE;
  rgb.chromaUpsampling = AVIF_CHROMA_UPSAMPLING_BILINEAR;
  raster.pixels.resize(raster.channels() * raster.width * raster.height);
  rgb.pixels = reinterpret_cast<uint8_t*>(raster.pixels.data());
  rgb.rowBytes = static_cast<uint32_t>(raster.channels() * raster.width);
  if (const avifResult converted = avifImageYUVToRGB(&image, &rgb); converted != AVIF_RESULT_OK) give_up(converted);
  return raster;
}

// Without color planes the three samples of a pixel are the same.
void keep_gray(Raster& raster) {
  const size_t from_channels = raster.channels();
  raster.colors = 1;
  const size_t channels = raster.channels(), count = static_cast<size_t>(raster.width) * raster.height;
  for (size_t i = 0; i < count; ++i) {
    raster.pixels[i * channels] = raster.pixels[i * from_channels];
    if (raster.has_alpha) raster.pixels[i * channels + 1] = raster.pixels[i * from_channels + 3];
  }
  raster.pixels.resize(count * channels);
}

void cut(Raster& raster, const avifCropRect& area) {
  const size_t channels = raster.channels();
  std::string pixels;
  pixels.reserve(channels * area.width * area.height);
  for (uint32_t y = 0; y < area.height; ++y) {
    pixels.append(raster.pixels, (static_cast<size_t>(area.y + y) * raster.width + area.x) * channels,
                  area.width * channels);
  }
  raster.pixels = std::move(pixels);
  raster.width = area.width;
  raster.height = area.height;
}

}  // namespace

void read_avif(std::string_view bytes, Picture& picture) {
  const Decoder decoder = open(bytes);
  const avifImage& image = *decoder->image;
  Raster raster = decode(image);
  if (image.yuvFormat == AVIF_PIXEL_FORMAT_YUV400) keep_gray(raster);
  raster.profile = profile_of(image, raster.colors);
  avifCropRect area;
  if (image.transformFlags & AVIF_TRANSFORM_CLAP &&
      avifCropRectConvertCleanApertureBox(&area, &image.clap, image.width, image.height, image.yuvFormat,
                                          &decoder->diag)) {
    cut(raster, area);
  }
  // Quarter turns against the clock, and mirrors, as EXIF numbers them.
  static constexpr int kTurns[] = {1, 8, 3, 6};
  if (image.transformFlags & AVIF_TRANSFORM_IROT) apply_orientation(raster, kTurns[image.irot.angle & 3]);
  if (image.transformFlags & AVIF_TRANSFORM_IMIR) apply_orientation(raster, image.imir.mode == 0 ? 4 : 2);
  picture.needs_copy = true;
  keep_samples(std::move(raster), picture);
}

}  // namespace hustings::image
