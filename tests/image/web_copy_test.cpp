// What reading systems cannot show as it is gets a copy of the same pixels.
#include <gtest/gtest.h>

#include <cstdlib>

#include "image/picture.h"
#include "image/pictures.h"

namespace hustings {
namespace {

using namespace testing;

std::shared_ptr<const Picture> read(const std::string& bytes, const std::string& path) {
  Diagnostics diagnostics;
  auto picture = image::read(bytes, path, Span{}, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.list()) ADD_FAILURE() << diagnostic.id << ' ' << diagnostic.message;
  return picture;
}

void expect_same_pixels(const Picture& picture, const Picture& copy, int tolerance) {
  ASSERT_EQ(copy.width, picture.width);
  ASSERT_EQ(copy.height, picture.height);
  ASSERT_EQ(copy.channels, picture.channels);
  EXPECT_EQ(copy.alpha, picture.alpha);
  ASSERT_EQ(copy.samples.size(), picture.samples.size());
  for (size_t i = 0; i < copy.samples.size(); ++i) {
    ASSERT_LE(std::abs(static_cast<uint8_t>(copy.samples[i]) - static_cast<uint8_t>(picture.samples[i])), tolerance)
        << i;
  }
}

TEST(WebCopy, KeepsPixelsAndAlpha) {
  AvifOptions alpha, gray_alpha;
  alpha.alpha = true;
  gray_alpha.alpha = gray_alpha.gray = true;
  PngOptions png;
  png.orientation = 8;
  GifOptions moving;
  moving.frames = 2;
  moving.transparent = true;
  for (const std::string& bytes : {make_avif(40, 24, alpha), make_avif(40, 24, gray_alpha), make_png(40, 24, png),
                                   make_gif(40, 24, moving), make_webp(40, 24, true, true, 2)}) {
    Diagnostics ignored;
    const auto picture = image::read(bytes, "a", Span{}, ignored);
    ASSERT_TRUE(picture);
    EXPECT_TRUE(picture->needs_copy);
    EXPECT_EQ(image::web_format(*picture), PictureFormat::Png);
    expect_same_pixels(*picture, *read(image::web_copy(*picture), "a.png"), 0);
  }
}

TEST(WebCopy, OfAPhotographIsAJpeg) {
  AvifOptions gray;
  gray.gray = true;
  JpegOptions ink;
  ink.components = 4;
  for (const std::string& bytes : {make_avif(40, 24), make_avif(40, 24, gray), make_jpeg(40, 24, ink)}) {
    const auto picture = read(bytes, "a");
    ASSERT_TRUE(picture);
    EXPECT_TRUE(picture->needs_copy);
    EXPECT_EQ(image::web_format(*picture), PictureFormat::Jpeg);
    const std::string copy = image::web_copy(*picture);
    EXPECT_EQ(copy, image::web_copy(*picture));
    const auto jpeg = read(copy, "a.jpg");
    ASSERT_TRUE(jpeg);
    EXPECT_TRUE(jpeg->jpeg);
    EXPECT_EQ(jpeg->width, 40u);
    EXPECT_EQ(jpeg->channels, picture->channels);
    const std::vector<uint8_t> pixels = decode_jpeg(copy);
    ASSERT_EQ(pixels.size(), picture->samples.size());
    int worst = 0;
    for (size_t i = 0; i < pixels.size(); ++i) {
      worst = std::max(worst, std::abs(pixels[i] - static_cast<uint8_t>(picture->samples[i])));
    }
    EXPECT_LT(worst, 40);  // at the edges between the quarters
    EXPECT_NEAR(pixels[0], static_cast<uint8_t>(picture->samples[0]), 4);
  }
}

TEST(WebCopy, IsNotMadeOfWhatEverySystemShows) {
  JpegOptions turned;
  turned.orientation = 6;
  for (const auto& [bytes, path] : {std::pair{make_jpeg(40, 24, turned), "a.jpg"},
                                    {make_png(40, 24), "a.png"},
                                    {make_gif(40, 24), "a.gif"},
                                    {make_webp(40, 24, true, true), "a.webp"}}) {
    const auto picture = read(bytes, path);
    ASSERT_TRUE(picture);
    EXPECT_FALSE(picture->needs_copy);
    if (picture->format != PictureFormat::Jpeg) {
      EXPECT_EQ(picture->original, bytes);
    }
    EXPECT_EQ(image::web_format(*picture), picture->format);
  }
}

}  // namespace
}  // namespace hustings
