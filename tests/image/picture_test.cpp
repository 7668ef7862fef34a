// Every format and variant gives the picture that was drawn.
#include "image/picture.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "base/hash.h"
#include "image/pictures.h"

namespace hustings {
namespace {

using namespace testing;

std::shared_ptr<const Picture> read(const std::string& bytes, const std::string& path, Diagnostics& diagnostics) {
  return image::read(bytes, path, Span{}, diagnostics);
}

std::shared_ptr<const Picture> read_cleanly(const std::string& bytes, const std::string& path) {
  Diagnostics diagnostics;
  auto picture = read(bytes, path, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.list()) ADD_FAILURE() << diagnostic.id << ' ' << diagnostic.message;
  return picture;
}

// Compares samples with what sample_pixels() drew, away from the middle lines, where lossy codecs bleed.
void expect_sample(const Picture& picture, const std::vector<uint8_t>& drawn, unsigned channels, int tolerance) {
  ASSERT_EQ(picture.samples.size(), static_cast<size_t>(picture.width) * picture.height * channels);
  for (const auto& [x, y] : {std::pair{2u, 2u},
                             {picture.width - 3, 2u},
                             {2u, picture.height - 3},
                             {picture.width - 3, picture.height - 3}}) {
    for (unsigned c = 0; c < channels; ++c) {
      const size_t at = (static_cast<size_t>(y) * picture.width + x) * channels + c;
      EXPECT_NEAR(static_cast<uint8_t>(picture.samples[at]), drawn[at], tolerance) << x << ' ' << y << ' ' << c;
    }
  }
}

TEST(Jpeg, StandsAsItIs) {
  for (const bool progressive : {false, true}) {
    for (const unsigned components : {1u, 3u}) {
      JpegOptions options;
      options.components = components;
      options.progressive = progressive;
      options.dpi = 300;
      const std::string bytes = make_jpeg(37, 21, options);
      const auto picture = read_cleanly(bytes, "a.jpg");
      ASSERT_TRUE(picture);
      EXPECT_TRUE(picture->jpeg);
      EXPECT_EQ(picture->format, PictureFormat::Jpeg);
      EXPECT_EQ(picture->width, 37u);
      EXPECT_EQ(picture->height, 21u);
      EXPECT_EQ(picture->channels, components);
      EXPECT_EQ(picture->dpi, 300);
      EXPECT_EQ(picture->original, bytes);
      EXPECT_EQ(picture->sha256, sha256_hex(bytes));
      EXPECT_TRUE(picture->samples.empty());
    }
  }
}

TEST(Jpeg, TurnsWithoutBeingUnpacked) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    JpegOptions options;
    options.orientation = orientation;
    options.exif_dpi = 240;
    const std::string bytes = make_jpeg(40, 24, options);
    const auto picture = read_cleanly(bytes, "a.jpeg");
    ASSERT_TRUE(picture);
    EXPECT_TRUE(picture->jpeg);
    EXPECT_EQ(picture->orientation, orientation);
    EXPECT_EQ(picture->width, orientation >= 5 ? 24u : 40u);
    EXPECT_EQ(picture->height, orientation >= 5 ? 40u : 24u);
    EXPECT_EQ(decode_jpeg(picture->original), decode_jpeg(bytes));
    EXPECT_EQ(read_cleanly(picture->original, "a.jpeg")->orientation, orientation);
    EXPECT_FALSE(picture->needs_copy);  // all browsers turn a JPEG
  }
}

// Colors that no PDF takes as they are: the pixels are unpacked, and then turned.
TEST(Jpeg, EveryOrientationStandsUpright) {
  // A picture of 40 by 24, stored in each of the eight ways, must read as the same picture.
  const unsigned width = 40, height = 24;
  const std::vector<uint8_t> upright = sample_pixels(width, height, 3);
  for (int orientation = 2; orientation <= 8; ++orientation) {
    JpegOptions options;
    options.orientation = orientation;
    options.exif_dpi = 240;
    options.rgb = true;
    const bool turned = orientation >= 5;
    const auto picture = read_cleanly(make_jpeg(width, height, options), "a.jpeg");
    ASSERT_TRUE(picture);
    EXPECT_FALSE(picture->jpeg);
    ASSERT_EQ(picture->width, turned ? height : width);
    ASSERT_EQ(picture->height, turned ? width : height);
    EXPECT_EQ(picture->dpi, 240);
    // Where the stored top left corner has to appear (EXIF 2.3, tag 274: the visual side of row 0 and of column 0).
    const bool right = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
    const bool bottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
    const auto sample = [&](unsigned x, unsigned y, unsigned c) {
      return static_cast<uint8_t>(picture->samples[(static_cast<size_t>(y) * picture->width + x) * 3 + c]);
    };
    const auto drawn = [&](unsigned x, unsigned y, unsigned c) {
      return upright[(static_cast<size_t>(y) * width + x) * 3 + c];
    };
    const unsigned left_x = 2, right_x = picture->width - 3, top_y = 2, bottom_y = picture->height - 3;
    for (unsigned c = 0; c < 3; ++c) {
      const unsigned x0 = right ? right_x : left_x, x1 = right ? left_x : right_x;
      const unsigned y0 = bottom ? bottom_y : top_y, y1 = bottom ? top_y : bottom_y;
      EXPECT_NEAR(sample(x0, y0, c), drawn(2, 2, c), 8) << orientation;
      // Along the stored row, and along the stored column.
      EXPECT_NEAR(turned ? sample(x0, y1, c) : sample(x1, y0, c), drawn(width - 3, 2, c), 8) << orientation;
      EXPECT_NEAR(turned ? sample(x1, y0, c) : sample(x0, y1, c), drawn(2, height - 3, c), 8) << orientation;
    }
  }
}

TEST(Jpeg, CmykAndOddColorsAreConverted) {
  JpegOptions options;
  options.components = 4;
  for (const bool ycck : {false, true}) {
    options.ycck = ycck;
    const auto picture = read_cleanly(make_jpeg(40, 24, options), "a.jpg");
    ASSERT_TRUE(picture);
    EXPECT_FALSE(picture->jpeg);
    EXPECT_EQ(picture->channels, 3);
    // libjpeg writes an Adobe marker, so that the numbers are inverted inks: 30, 60, 90, 128.
    const auto* first = reinterpret_cast<const uint8_t*>(picture->samples.data()) + (2 * 40 + 2) * 3;
    EXPECT_NEAR(first[0], 30 * 128 / 255, 4);
    EXPECT_NEAR(first[1], 60 * 128 / 255, 4);
    EXPECT_NEAR(first[2], 90 * 128 / 255, 4);
  }
  JpegOptions rgb;
  rgb.rgb = true;
  const auto picture = read_cleanly(make_jpeg(40, 24, rgb), "a.jpg");
  ASSERT_TRUE(picture);
  EXPECT_FALSE(picture->jpeg);
  expect_sample(*picture, sample_pixels(40, 24, 3), 3, 5);
}

TEST(Profiles, OnlyOtherColorsAreConverted) {
  JpegOptions options;
  options.profile = srgb_profile();
  EXPECT_TRUE(read_cleanly(make_jpeg(40, 24, options), "a.jpg")->jpeg);
  EXPECT_TRUE(read_cleanly(make_jpeg(40, 24, options), "a.jpg")->profile.empty());
  // A JPEG takes its profile with it.
  options.profile = wide_profile();
  const auto wide = read_cleanly(make_jpeg(40, 24, options), "a.jpg");
  ASSERT_TRUE(wide->jpeg);
  EXPECT_EQ(wide->profile, options.profile);
  options.rgb = true;
  const auto unpacked = read_cleanly(make_jpeg(40, 24, options), "a.jpg");
  ASSERT_FALSE(unpacked->jpeg);
  EXPECT_TRUE(unpacked->profile.empty());
  // A saturated green of a wide space is more saturated in sRGB: its red falls, its green rises.
  PngOptions png;
  png.profile = wide_profile();
  const auto converted = read_cleanly(make_png(40, 24, png), "a.png");
  const auto plain = read_cleanly(make_png(40, 24, {}), "a.png");
  const size_t low_left = (20 * 40 + 2) * 3;
  EXPECT_EQ(static_cast<uint8_t>(plain->samples[low_left + 1]), 200);
  EXPECT_LT(static_cast<uint8_t>(converted->samples[low_left]), static_cast<uint8_t>(plain->samples[low_left]));
  png.profile = srgb_profile();
  EXPECT_EQ(read_cleanly(make_png(40, 24, png), "a.png")->samples, plain->samples);
  png.profile = std::string(200, 'x');
  EXPECT_TRUE(read_cleanly(make_png(40, 24, {}), "a.png"));
}

TEST(Png, AllTypesAndDepths) {
  struct Variant {
    int color_type;
    std::vector<int> depths;
    unsigned channels;
  };
  for (const Variant& variant : {Variant{0, {1, 2, 4, 8, 16}, 1}, Variant{2, {8, 16}, 3}, Variant{3, {1, 2, 4, 8}, 3},
                                 Variant{4, {8, 16}, 1}, Variant{6, {8, 16}, 3}}) {
    for (const int depth : variant.depths) {
      for (const bool interlaced : {false, true}) {
        PngOptions options;
        options.color_type = variant.color_type;
        options.depth = depth;
        options.interlaced = interlaced;
        options.pixels_per_meter = 11811;
        const auto picture = read_cleanly(make_png(19, 11, options), "a.png");
        ASSERT_TRUE(picture) << variant.color_type << ' ' << depth;
        EXPECT_EQ(picture->dpi, 300);
        EXPECT_EQ(picture->channels, variant.channels);
        EXPECT_EQ(picture->samples.size(), 19u * 11 * variant.channels);
        EXPECT_EQ(picture->alpha.empty(), variant.color_type < 4);
        if (variant.color_type == 2) expect_sample(*picture, sample_pixels(19, 11, 3), 3, 0);
        if (variant.color_type == 0 && depth >= 8) expect_sample(*picture, sample_pixels(19, 11, 1), 1, 0);
        if (variant.color_type == 3) {
          EXPECT_EQ(picture->samples.substr(0, 3), "\xFF" + std::string(2, '\0'));
        }
        if (variant.color_type == 6) {
          EXPECT_EQ(static_cast<uint8_t>(picture->alpha.front()), 128);
          EXPECT_EQ(static_cast<uint8_t>(picture->alpha.back()), 255);
        }
      }
    }
  }
}

TEST(Png, GammaAndPrimariesAreHeeded) {
  const auto plain = read_cleanly(make_png(40, 24, {}), "a.png");
  PngOptions options;
  options.gamma = 0.45455;  // what nearly all writers say of sRGB
  EXPECT_EQ(read_cleanly(make_png(40, 24, options), "a.png")->samples, plain->samples);
  // Linear light: a level of 128 is half of the light, 188 in sRGB; 30 is 96.
  options.gamma = 1;
  const auto linear = read_cleanly(make_png(40, 24, options), "a.png");
  EXPECT_NEAR(static_cast<uint8_t>(linear->samples[0]), 96, 2);
  options.color_type = 0;
  const auto gray = read_cleanly(make_png(40, 24, options), "a.png");
  EXPECT_EQ(gray->channels, 1);
  EXPECT_NEAR(static_cast<uint8_t>(gray->samples[0]), 96, 2);
  options.color_type = 2;
  options.gamma = 1 / 2.2;
  options.wide = true;
  PngOptions profiled;
  profiled.profile = wide_profile();  // the same space, as a profile
  const auto wide = read_cleanly(make_png(40, 24, options), "a.png");
  const auto same = read_cleanly(make_png(40, 24, profiled), "a.png");
  for (size_t i = 0; i < wide->samples.size(); ++i) {
    ASSERT_NEAR(static_cast<uint8_t>(wide->samples[i]), static_cast<uint8_t>(same->samples[i]), 2);
  }
}

TEST(Exif, TurnsPngAndWebpToo) {
  PngOptions png;
  png.orientation = 6;  // what was stored first is the right side
  for (const auto& picture :
       {read_cleanly(make_png(40, 24, png), "a.png"), read_cleanly(make_webp(40, 24, false, true, 1, 6), "a.webp")}) {
    ASSERT_TRUE(picture);
    ASSERT_EQ(picture->width, 24u);
    ASSERT_EQ(picture->height, 40u);
    EXPECT_TRUE(picture->needs_copy);
    const std::vector<uint8_t> drawn = sample_pixels(40, 24, 3);
    for (unsigned c = 0; c < 3; ++c) {
      EXPECT_EQ(static_cast<uint8_t>(picture->samples[23 * 3 + c]), drawn[c]);
      EXPECT_EQ(static_cast<uint8_t>(picture->samples[(39 * 24 + 23) * 3 + c]), drawn[39 * 3 + c]);
      EXPECT_EQ(static_cast<uint8_t>(picture->samples[c]), drawn[static_cast<size_t>(23 * 40) * 3 + c]);
    }
  }
}

TEST(Png, TransparentColors) {
  for (const auto& [type, depth] : {std::pair{0, 8}, {2, 8}, {2, 16}, {3, 8}, {3, 2}}) {
    PngOptions options;
    options.color_type = type;
    options.depth = depth;
    options.transparent = true;
    const auto picture = read_cleanly(make_png(20, 10, options), "a.png");
    ASSERT_TRUE(picture);
    ASSERT_EQ(picture->alpha.size(), 200u) << type << ' ' << depth;
    EXPECT_EQ(picture->alpha[0], '\0') << type << ' ' << depth;
    EXPECT_EQ(picture->alpha[19], '\xFF') << type << ' ' << depth;
  }
}

// The color at a place, "rgb" in hexadecimal, or "-" where nothing is drawn.
std::string color_at(const Picture& picture, unsigned x, unsigned y) {
  const size_t at = static_cast<size_t>(y) * picture.width + x;
  if (!picture.alpha.empty() && picture.alpha[at] == '\0') return "-";
  char text[8];
  std::snprintf(text, sizeof text, "%02x%02x%02x", static_cast<uint8_t>(picture.samples[at * 3]),
                static_cast<uint8_t>(picture.samples[at * 3 + 1]), static_cast<uint8_t>(picture.samples[at * 3 + 2]));
  return text;
}

TEST(Gif, FirstFrameOnItsCanvas) {
  for (const bool interlaced : {false, true}) {
    GifOptions options;
    options.interlaced = interlaced;
    options.frames = 3;
    const auto whole = read_cleanly(make_gif(16, 12, options), "a.gif");
    ASSERT_TRUE(whole);
    EXPECT_TRUE(whole->alpha.empty());
    EXPECT_EQ(color_at(*whole, 0, 0), "ff0000");
    EXPECT_EQ(color_at(*whole, 15, 0), "00ff00");
    EXPECT_EQ(color_at(*whole, 0, 11), "0000ff");
    EXPECT_EQ(color_at(*whole, 15, 7), "ffff00");
    options.left = 3;
    options.top = 2;
    options.canvas_width = 30;
    options.canvas_height = 20;
    options.transparent = true;
    const auto part = read_cleanly(make_gif(16, 12, options), "a.gif");
    ASSERT_TRUE(part);
    EXPECT_EQ(part->width, 30u);
    EXPECT_EQ(part->height, 20u);
    EXPECT_EQ(color_at(*part, 0, 0), "-");
    EXPECT_EQ(color_at(*part, 3, 2), "-");
    EXPECT_EQ(color_at(*part, 18, 2), "00ff00");
    EXPECT_EQ(color_at(*part, 29, 19), "-");
  }
}

TEST(Webp, LossyLosslessAlphaAndAnimation) {
  const auto lossless = read_cleanly(make_webp(40, 24, false, true), "a.webp");
  ASSERT_TRUE(lossless);
  EXPECT_TRUE(lossless->alpha.empty());
  expect_sample(*lossless, sample_pixels(40, 24, 3), 3, 0);
  const auto lossy = read_cleanly(make_webp(40, 24, false, false), "a.webp");
  ASSERT_TRUE(lossy);
  expect_sample(*lossy, sample_pixels(40, 24, 3), 3, 25);
  const auto alpha = read_cleanly(make_webp(40, 24, true, true), "a.webp");
  ASSERT_TRUE(alpha);
  EXPECT_EQ(static_cast<uint8_t>(alpha->alpha.front()), 128);
  const auto animation = read_cleanly(make_webp(40, 24, false, true, 3), "a.webp");
  ASSERT_TRUE(animation);
  EXPECT_EQ(animation->width, 44u);
  EXPECT_EQ(animation->height, 26u);
  EXPECT_EQ(color_at(*animation, 0, 0), "-");
  EXPECT_EQ(color_at(*animation, 4, 2), "1e3c5a");
}

TEST(Names, AreNotBelieved) {
  Diagnostics diagnostics;
  const auto picture = read(make_png(4, 4), "portraits/face.jpg", diagnostics);
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->format, PictureFormat::Png);
  ASSERT_EQ(diagnostics.list().size(), 1u);
  EXPECT_EQ(diagnostics.list()[0].id, "picture-misnamed");
  EXPECT_EQ(diagnostics.list()[0].severity, Severity::Warning);
  read_cleanly(make_png(4, 4), "portraits.d/face");
  read_cleanly(make_jpeg(4, 4), "FACE.JPG");
}

}  // namespace
}  // namespace hustings
