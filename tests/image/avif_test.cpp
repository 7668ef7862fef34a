// AVIF in its depths, with alpha, turned, mirrored, cut, and in other colors than sRGB.
#include <gtest/gtest.h>

#include "image/picture.h"
#include "image/pictures.h"

namespace hustings {
namespace {

using namespace testing;

constexpr unsigned kWidth = 40, kHeight = 24;

std::shared_ptr<const Picture> read(const AvifOptions& options) {
  Diagnostics diagnostics;
  auto picture = image::read(make_avif(kWidth, kHeight, options), "a.avif", Span{}, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.list()) ADD_FAILURE() << diagnostic.id << ' ' << diagnostic.message;
  return picture;
}

int level(const Picture& picture, unsigned x, unsigned y, unsigned c) {
  return static_cast<uint8_t>(picture.samples[(static_cast<size_t>(y) * picture.width + x) * picture.channels + c]);
}

// The color drawn in a quarter of sample_pixels().
int drawn(bool right, bool bottom, unsigned c) {
  return sample_pixels(2, 2, 3)[((bottom ? 2U : 0U) + (right ? 1U : 0U)) * 3 + c];
}

TEST(Avif, AllDepthsGiveWhatWasDrawn) {
  for (const int depth : {8, 10, 12}) {
    for (const bool alpha : {false, true}) {
      AvifOptions options;
      options.depth = depth;
      options.alpha = alpha;
      const auto picture = read(options);
      ASSERT_TRUE(picture);
      EXPECT_EQ(picture->format, PictureFormat::Avif);
      EXPECT_EQ(picture->width, kWidth);
      EXPECT_EQ(picture->height, kHeight);
      EXPECT_EQ(picture->channels, 3);
      ASSERT_EQ(picture->alpha.size(), alpha ? size_t{kWidth} * kHeight : 0U);
      if (alpha) {
        EXPECT_EQ(static_cast<uint8_t>(picture->alpha.front()), 128);
        EXPECT_EQ(static_cast<uint8_t>(picture->alpha.back()), 255);
      }
      for (unsigned c = 0; c < 3; ++c) {
        EXPECT_NEAR(level(*picture, 0, 0, c), drawn(false, false, c), 1) << depth;
        EXPECT_NEAR(level(*picture, kWidth - 1, kHeight - 1, c), drawn(true, true, c), 1) << depth;
      }
    }
  }
}

TEST(Avif, GrayStaysGray) {
  AvifOptions options;
  options.gray = true;
  const auto picture = read(options);
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->channels, 1);
  EXPECT_NEAR(level(*picture, 0, 0, 0), 30, 1);
  EXPECT_NEAR(level(*picture, kWidth - 1, 0, 0), 220, 1);
  options.alpha = true;
  EXPECT_EQ(static_cast<uint8_t>(read(options)->alpha.front()), 128);
}

TEST(Avif, ColorsOfPremultipliedPixelsAreTheirOwn) {
  AvifOptions options;
  options.alpha = options.premultiplied = true;
  const auto picture = read(options);
  ASSERT_TRUE(picture);
  for (unsigned c = 0; c < 3; ++c) EXPECT_NEAR(level(*picture, 0, 0, c), drawn(false, false, c), 2);
}

TEST(Avif, IsTurnedThenMirrored) {
  AvifOptions options;
  options.turns = 1;  // against the clock: the right side comes to the top
  const auto turned = read(options);
  ASSERT_TRUE(turned);
  ASSERT_EQ(turned->width, kHeight);
  ASSERT_EQ(turned->height, kWidth);
  options.mirror = 0;
  const auto mirrored = read(options);
  options.turns = 0;
  options.mirror = 1;
  const auto flipped = read(options);
  for (unsigned c = 0; c < 3; ++c) {
    EXPECT_NEAR(level(*turned, 0, 0, c), drawn(true, false, c), 1);
    EXPECT_NEAR(level(*turned, kHeight - 1, 0, c), drawn(true, true, c), 1);
    EXPECT_NEAR(level(*turned, 0, kWidth - 1, c), drawn(false, false, c), 1);
    EXPECT_NEAR(level(*mirrored, 0, kWidth - 1, c), drawn(true, false, c), 1);
    EXPECT_NEAR(level(*flipped, 0, 0, c), drawn(true, false, c), 1);
    EXPECT_NEAR(level(*flipped, 0, kHeight - 1, c), drawn(true, true, c), 1);
  }
}

TEST(Avif, IsCutToItsAperture) {
  AvifOptions options;
  options.cut = true;
  options.alpha = true;
  const auto picture = read(options);
  ASSERT_TRUE(picture);
  ASSERT_EQ(picture->width, kWidth / 2);
  ASSERT_EQ(picture->height, kHeight / 2);
  EXPECT_TRUE(picture->alpha.empty());  // the lower right quarter is opaque
  for (unsigned c = 0; c < 3; ++c) EXPECT_NEAR(level(*picture, 0, 0, c), drawn(true, true, c), 1);
}

TEST(Avif, OtherColorsAreConverted) {
  const auto plain = read({});
  AvifOptions options;
  options.transfer = 1;  // as many programs label sRGB
  EXPECT_EQ(read(options)->samples, plain->samples);
  options.transfer = 8;  // linear light: 30 is 96 in sRGB
  EXPECT_NEAR(level(*read(options), 0, 0, 0), 96, 2);
  options.transfer = 13;
  options.wide = true;
  // A green of BT.2020 is more than sRGB has: red falls.
  EXPECT_LT(level(*read(options), 0, kHeight - 1, 0), level(*plain, 0, kHeight - 1, 0));
  // A profile comes before the code points.
  options.profile = srgb_profile();
  EXPECT_EQ(read(options)->samples, plain->samples);
  // Paper white (ITU-R BT.2408) is at 58 % of the perceptual quantizer and at 75 % of hybrid log-gamma.
  for (const int transfer : {16, 18}) {
    AvifOptions bright;
    bright.gray = true;
    bright.transfer = transfer;
    const auto picture = read(bright);
    ASSERT_TRUE(picture);
    EXPECT_EQ(level(*picture, kWidth - 1, 0, 0), 255) << transfer;  // 220, above white
    EXPECT_LT(level(*picture, 0, 0, 0), 110) << transfer;
  }
}

TEST(Avif, OfASequenceTheFirstFrame) {
  AvifOptions options;
  options.frames = 3;
  const auto picture = read(options);
  ASSERT_TRUE(picture);
  for (unsigned c = 0; c < 3; ++c) EXPECT_NEAR(level(*picture, 0, 0, c), drawn(false, false, c), 1);
}

}  // namespace
}  // namespace hustings
