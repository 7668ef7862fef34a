#include "image/pictures.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <avif/avif.h>
#include <gif_lib.h>
#include <jpeglib.h>
#include <lcms2.h>
#include <png.h>
#include <webp/encode.h>
#include <webp/mux.h>

namespace hustings::testing {

std::vector<uint8_t> sample_pixels(unsigned width, unsigned height, unsigned channels) {
  std::vector<uint8_t> pixels;
  for (unsigned y = 0; y < height; ++y) {
    for (unsigned x = 0; x < width; ++x) {
      const bool right = 2 * x >= width, bottom = 2 * y >= height;
      const unsigned levels[4] = {right ? 220u : 30u, bottom ? 200u : 60u, right == bottom ? 90u : 160u,
                                  right && bottom ? 255u : 128u};
      for (unsigned c = 0; c < channels; ++c) pixels.push_back(static_cast<uint8_t>(levels[c]));
    }
  }
  return pixels;
}

namespace {

void append_number(std::string& bytes, uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> 8 * i & 0xFF);
}

std::string exif(int orientation, unsigned dpi) {
  std::string tiff("Exif\0\0II*\0", 10);
  append_number(tiff, 8, 4);
  append_number(tiff, 3, 2);
  append_number(tiff, 0x0112, 2), append_number(tiff, 3, 2), append_number(tiff, 1, 4);
  append_number(tiff, static_cast<uint32_t>(orientation), 4);
  append_number(tiff, 0x011A, 2), append_number(tiff, 5, 2), append_number(tiff, 1, 4), append_number(tiff, 50, 4);
  append_number(tiff, 0x0128, 2), append_number(tiff, 3, 2), append_number(tiff, 1, 4), append_number(tiff, 2, 4);
  append_number(tiff, 0, 4);
  append_number(tiff, dpi, 4), append_number(tiff, 1, 4);
  return tiff;
}

}  // namespace

std::string make_jpeg(unsigned width, unsigned height, const JpegOptions& options) {
  jpeg_compress_struct encoder;
  jpeg_error_mgr errors;
  encoder.err = jpeg_std_error(&errors);
  jpeg_create_compress(&encoder);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&encoder, &data, &size);
  encoder.image_width = width;
  encoder.image_height = height;
  encoder.input_components = static_cast<int>(options.components);
  encoder.in_color_space = options.components == 1 ? JCS_GRAYSCALE : options.components == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(&encoder);
  jpeg_set_quality(&encoder, 95, TRUE);
  if (options.rgb) jpeg_set_colorspace(&encoder, JCS_RGB);
  if (options.components == 4) jpeg_set_colorspace(&encoder, options.ycck ? JCS_YCCK : JCS_CMYK);
  if (options.progressive) jpeg_simple_progression(&encoder);
  if (options.dpi) {
    encoder.density_unit = 1;
    encoder.X_density = encoder.Y_density = static_cast<UINT16>(options.dpi);
  }
  jpeg_start_compress(&encoder, TRUE);
  if (options.orientation) {
    const std::string marker = exif(options.orientation, options.exif_dpi);
    jpeg_write_marker(&encoder, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(marker.data()),
                      static_cast<unsigned>(marker.size()));
  }
  if (!options.profile.empty()) {
    jpeg_write_icc_profile(&encoder, reinterpret_cast<const JOCTET*>(options.profile.data()),
                           static_cast<unsigned>(options.profile.size()));
  }
  std::vector<uint8_t> pixels = sample_pixels(width, height, options.components);
  for (unsigned y = 0; y < height; ++y) {
    JSAMPROW row = pixels.data() + static_cast<size_t>(y) * width * options.components;
    jpeg_write_scanlines(&encoder, &row, 1);
  }
  jpeg_finish_compress(&encoder);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  jpeg_destroy_compress(&encoder);
  std::free(data);
  return bytes;
}

std::vector<uint8_t> decode_jpeg(const std::string& bytes) {
  jpeg_decompress_struct decoder;
  jpeg_error_mgr errors;
  decoder.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&decoder);
  jpeg_mem_src(&decoder, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&decoder, TRUE);
  jpeg_start_decompress(&decoder);
  const size_t row_size = static_cast<size_t>(decoder.output_width) * static_cast<size_t>(decoder.output_components);
  std::vector<uint8_t> pixels(row_size * decoder.output_height);
  while (decoder.output_scanline < decoder.output_height) {
    JSAMPROW row = pixels.data() + decoder.output_scanline * row_size;
    jpeg_read_scanlines(&decoder, &row, 1);
  }
  jpeg_finish_decompress(&decoder);
  jpeg_destroy_decompress(&decoder);
  return pixels;
}

std::string make_png(unsigned width, unsigned height, const PngOptions& options) {
  std::string bytes;
  png_structp encoder = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(encoder);
  png_set_write_fn(
      encoder, &bytes,
      [](png_structp png, png_bytep data, size_t size) {
        static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
      },
      nullptr);
  png_set_IHDR(encoder, info, width, height, options.depth, options.color_type,
               options.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  const bool palette = options.color_type == PNG_COLOR_TYPE_PALETTE;
  if (palette) {
    const png_color colors[4] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 0}};
    png_set_PLTE(encoder, info, colors, options.depth == 1 ? 2 : 4);
  }
  if (options.transparent) {
    const png_byte alpha[1] = {0};
    const int most = (1 << options.depth) - 1;
    const auto level = [&](int value) { return static_cast<png_uint_16>(value * most / 255); };
    png_color_16 color{};
    color.gray = level(30);
    // Samples of 16 bits repeat the byte.
    const int wide = options.depth == 16 ? 257 : 1;
    color.red = static_cast<png_uint_16>(30 * wide);
    color.green = static_cast<png_uint_16>(60 * wide);
    color.blue = static_cast<png_uint_16>(90 * wide);
    png_set_tRNS(encoder, info, palette ? alpha : nullptr, palette ? 1 : 0, palette ? nullptr : &color);
  }
  if (options.pixels_per_meter) {
    png_set_pHYs(encoder, info, options.pixels_per_meter, options.pixels_per_meter, PNG_RESOLUTION_METER);
  }
  if (!options.profile.empty()) {
    png_set_iCCP(encoder, info, "profile", 0, reinterpret_cast<png_const_bytep>(options.profile.data()),
                 static_cast<png_uint_32>(options.profile.size()));
  }
  if (options.gamma > 0) png_set_gAMA(encoder, info, options.gamma);
  if (options.wide) png_set_cHRM(encoder, info, 0.3127, 0.329, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06);
  png_write_info(encoder, info);
  const unsigned channels = png_get_channels(encoder, info);
  const std::vector<uint8_t> pixels = sample_pixels(width, height, channels);
  const size_t row_size = png_get_rowbytes(encoder, info);
  std::vector<std::vector<uint8_t>> rows(height, std::vector<uint8_t>(row_size, 0));
  std::vector<png_bytep> pointers;
  for (unsigned y = 0; y < height; ++y) {
    for (unsigned x = 0; x < width * channels; ++x) {
      uint8_t level = pixels[static_cast<size_t>(y) * width * channels + x];
      if (options.depth == 16) {
        rows[y][2 * x] = rows[y][2 * x + 1] = level;
      } else {
        const unsigned depth = static_cast<unsigned>(options.depth);
        if (palette)
          level = static_cast<uint8_t>((level > 100 ? 1 : 0) + (depth > 1 && 2 * y >= height ? 2 : 0));
        else
          level = static_cast<uint8_t>(level * ((1u << depth) - 1) / 255);
        const unsigned bit = x * depth;
        rows[y][bit / 8] = static_cast<uint8_t>(rows[y][bit / 8] | level << (8 - depth - bit % 8));
      }
    }
    pointers.push_back(rows[y].data());
  }
  png_write_image(encoder, pointers.data());
  if (options.orientation) {
    const std::string tiff = exif(options.orientation, 0).substr(6);
    png_write_chunk(encoder, reinterpret_cast<png_const_bytep>("eXIf"), reinterpret_cast<png_const_bytep>(tiff.data()),
                    tiff.size());
  }
  png_write_end(encoder, nullptr);
  png_destroy_write_struct(&encoder, &info);
  return bytes;
}

std::string make_gif(unsigned width, unsigned height, const GifOptions& options) {
  std::string bytes;
  int error = 0;
  GifFileType* file = EGifOpen(
      &bytes,
      [](GifFileType* gif, const GifByteType* data, int size) {
        static_cast<std::string*>(gif->UserData)
            ->append(reinterpret_cast<const char*>(data), static_cast<size_t>(size));
        return size;
      },
      &error);
  GifColorType colors[4] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 0}};
  ColorMapObject* map = GifMakeMapObject(4, colors);
  EGifSetGifVersion(file, true);
  EGifPutScreenDesc(file, static_cast<int>(options.canvas_width ? options.canvas_width : width),
                    static_cast<int>(options.canvas_height ? options.canvas_height : height), 2, 0, map);
  for (unsigned frame = 0; frame < options.frames; ++frame) {
    GraphicsControlBlock control{};
    control.TransparentColor = options.transparent ? 0 : NO_TRANSPARENT_COLOR;
    GifByteType extension[4];
    EGifGCBToExtension(&control, extension);
    EGifPutExtension(file, GRAPHICS_EXT_FUNC_CODE, 4, extension);
    EGifPutImageDesc(file, static_cast<int>(options.left), static_cast<int>(options.top), static_cast<int>(width),
                     static_cast<int>(height), options.interlaced, nullptr);
    std::vector<unsigned> order;
    if (options.interlaced) {
      const unsigned start[] = {0, 4, 2, 1}, step[] = {8, 8, 4, 2};
      for (int pass = 0; pass < 4; ++pass) {
        for (unsigned y = start[pass]; y < height; y += step[pass]) order.push_back(y);
      }
    } else {
      for (unsigned y = 0; y < height; ++y) order.push_back(y);
    }
    for (const unsigned y : order) {
      std::vector<GifPixelType> row;
      for (unsigned x = 0; x < width; ++x) {
        const unsigned quarter = (2 * x >= width ? 1u : 0u) + (2 * y >= height ? 2u : 0u);
        row.push_back(static_cast<GifPixelType>((quarter + frame) % 4));
      }
      EGifPutLine(file, row.data(), static_cast<int>(width));
    }
  }
  EGifCloseFile(file, &error);
  GifFreeMapObject(map);
  return bytes;
}

std::string make_webp(unsigned width, unsigned height, bool alpha, bool lossless, unsigned frames, int orientation) {
  const auto encode = [&](unsigned turn) {
    std::vector<uint8_t> pixels = sample_pixels(width, height, 4);
    for (size_t i = 0; i < pixels.size(); i += 4) {
      pixels[i] = static_cast<uint8_t>(pixels[i] + 10 * turn);
      if (!alpha) pixels[i + 3] = 255;
    }
    uint8_t* data = nullptr;
    const int stride = static_cast<int>(width * 4), w = static_cast<int>(width), h = static_cast<int>(height);
    const size_t size = lossless ? WebPEncodeLosslessRGBA(pixels.data(), w, h, stride, &data)
                                 : WebPEncodeRGBA(pixels.data(), w, h, stride, 90, &data);
    std::string bytes(reinterpret_cast<const char*>(data), size);
    WebPFree(data);
    return bytes;
  };
  if (frames == 1 && !orientation) return encode(0);
  WebPMux* mux = WebPMuxNew();
  if (orientation) {
    const std::string still = encode(0), tiff = exif(orientation, 240).substr(6);
    const WebPData data{reinterpret_cast<const uint8_t*>(still.data()), still.size()};
    const WebPData chunk{reinterpret_cast<const uint8_t*>(tiff.data()), tiff.size()};
    WebPMuxSetImage(mux, &data, 1);
    WebPMuxSetChunk(mux, "EXIF", &chunk, 1);
    WebPData assembled{};
    WebPMuxAssemble(mux, &assembled);
    std::string bytes(reinterpret_cast<const char*>(assembled.bytes), assembled.size);
    WebPDataClear(&assembled);
    WebPMuxDelete(mux);
    return bytes;
  }
  for (unsigned i = 0; i < frames; ++i) {
    const std::string encoded = encode(i);
    WebPMuxFrameInfo frame{};
    frame.bitstream = {reinterpret_cast<const uint8_t*>(encoded.data()), encoded.size()};
    frame.id = WEBP_CHUNK_ANMF;
    frame.x_offset = 4;
    frame.y_offset = 2;
    frame.duration = 100;
    WebPMuxPushFrame(mux, &frame, 1);
  }
  WebPMuxSetCanvasSize(mux, static_cast<int>(width + 4), static_cast<int>(height + 2));
  const WebPMuxAnimParams animation{0, 0};
  WebPMuxSetAnimationParams(mux, &animation);
  WebPData assembled{};
  WebPMuxAssemble(mux, &assembled);
  std::string bytes(reinterpret_cast<const char*>(assembled.bytes), assembled.size);
  WebPDataClear(&assembled);
  WebPMuxDelete(mux);
  return bytes;
}

std::string make_avif(unsigned width, unsigned height, const AvifOptions& options) {
  avifEncoder* encoder = avifEncoderCreate();
  encoder->speed = AVIF_SPEED_FASTEST;
  encoder->minQuantizer = encoder->maxQuantizer = AVIF_QUANTIZER_LOSSLESS;
  encoder->minQuantizerAlpha = encoder->maxQuantizerAlpha = AVIF_QUANTIZER_LOSSLESS;
  for (unsigned frame = 0; frame < options.frames; ++frame) {
    avifImage* image = avifImageCreate(width, height, static_cast<uint32_t>(options.depth),
                                       options.gray ? AVIF_PIXEL_FORMAT_YUV400 : AVIF_PIXEL_FORMAT_YUV444);
    image->yuvRange = AVIF_RANGE_FULL;
    image->colorPrimaries = options.wide ? AVIF_COLOR_PRIMARIES_BT2020 : AVIF_COLOR_PRIMARIES_BT709;
    image->transferCharacteristics = static_cast<avifTransferCharacteristics>(options.transfer);
    image->matrixCoefficients = options.gray ? AVIF_MATRIX_COEFFICIENTS_BT709 : AVIF_MATRIX_COEFFICIENTS_IDENTITY;
    image->alphaPremultiplied = options.premultiplied ? AVIF_TRUE : AVIF_FALSE;
    if (!options.profile.empty()) {
      avifImageSetProfileICC(image, reinterpret_cast<const uint8_t*>(options.profile.data()), options.profile.size());
    }
    if (options.turns) {
      image->transformFlags |= AVIF_TRANSFORM_IROT;
      image->irot.angle = static_cast<uint8_t>(options.turns);
    }
    if (options.mirror >= 0) {
      image->transformFlags |= AVIF_TRANSFORM_IMIR;
      image->imir.mode = static_cast<uint8_t>(options.mirror);
    }
    if (options.cut) {
      image->transformFlags |= AVIF_TRANSFORM_CLAP;
      const avifCropRect half{width / 2, height / 2, width / 2, height / 2};
      avifDiagnostics ignored;
      avifCleanApertureBoxConvertCropRect(&image->clap, &half, width, height, image->yuvFormat, &ignored);
    }
    std::vector<uint8_t> pixels = sample_pixels(width, height, 4);
    for (size_t i = 0; i < pixels.size(); i += 4) {
      if (options.gray) pixels[i + 1] = pixels[i + 2] = pixels[i];
      pixels[i] = static_cast<uint8_t>(pixels[i] + 10 * frame);
    }
    avifRGBImage rgb;
    avifRGBImageSetDefaults(&rgb, image);
    rgb.depth = 8;
    rgb.ignoreAlpha = options.alpha ? AVIF_FALSE : AVIF_TRUE;
    rgb.pixels = pixels.data();
    rgb.rowBytes = width * 4;
    avifImageRGBToYUV(image, &rgb);
    avifEncoderAddImage(encoder, image, 1, options.frames == 1 ? AVIF_ADD_IMAGE_FLAG_SINGLE : AVIF_ADD_IMAGE_FLAG_NONE);
    avifImageDestroy(image);
  }
  avifRWData data = AVIF_DATA_EMPTY;
  avifEncoderFinish(encoder, &data);
  std::string bytes(reinterpret_cast<const char*>(data.data), data.size);
  avifRWDataFree(&data);
  avifEncoderDestroy(encoder);
  return bytes;
}

namespace {

std::string saved(cmsHPROFILE profile) {
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::string bytes(size, '\0');
  cmsSaveProfileToMem(profile, bytes.data(), &size);
  cmsCloseProfile(profile);
  return bytes;
}

}  // namespace

std::string wide_profile() {
  const cmsCIExyY white{0.3127, 0.3290, 1};
  const cmsCIExyYTRIPLE primaries{{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}};  // as Adobe RGB (1998)
  cmsToneCurve* curve = cmsBuildGamma(nullptr, 2.2);
  cmsToneCurve* curves[3] = {curve, curve, curve};
  const cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
  cmsFreeToneCurve(curve);
  return saved(profile);
}

std::string srgb_profile() { return saved(cmsCreate_sRGBProfile()); }

}  // namespace hustings::testing
