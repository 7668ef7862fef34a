// Damaged, cut and absurd pictures: one error each, never a crash, never half a picture.
#include <gtest/gtest.h>

#include "image/picture.h"
#include "image/pictures.h"

namespace hustings {
namespace {

using namespace testing;

constexpr const char* kSvg =
    "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><g fill='red'><rect width='9' "
    "height='9'/></g></svg>";

std::vector<std::pair<std::string, std::string>> samples() {
  JpegOptions progressive, turned, ink;
  progressive.progressive = true;
  turned.orientation = 6;
  turned.profile = wide_profile();
  ink.components = 4;
  PngOptions palette, wide;
  palette.color_type = 3;
  palette.transparent = true;
  wide.depth = 16;
  wide.interlaced = true;
  wide.profile = wide_profile();
  AvifOptions avif;
  avif.alpha = true;
  avif.depth = 10;
  avif.turns = 1;
  avif.profile = wide_profile();
  GifOptions animation;
  animation.frames = 3;
  animation.interlaced = true;
  return {{"a.jpg", make_jpeg(64, 48)},
          {"b.jpg", make_jpeg(64, 48, progressive)},
          {"c.jpg", make_jpeg(64, 48, turned)},
          {"d.jpg", make_jpeg(64, 48, ink)},
          {"a.png", make_png(64, 48)},
          {"b.png", make_png(64, 48, palette)},
          {"c.png", make_png(64, 48, wide)},
          {"a.gif", make_gif(64, 48)},
          {"b.gif", make_gif(64, 48, animation)},
          {"a.webp", make_webp(64, 48, true, true)},
          {"b.webp", make_webp(64, 48, true, false)},
          {"c.webp", make_webp(64, 48, false, false, 3)},
          {"a.avif", make_avif(64, 48)},
          {"b.avif", make_avif(64, 48, avif)},
          {"a.svg", kSvg}};
}

void expect_unreadable(const std::string& bytes, const std::string& path, const std::string& what) {
  Diagnostics diagnostics;
  EXPECT_FALSE(image::read(bytes, path, Span{}, diagnostics)) << path << ' ' << what;
  ASSERT_EQ(diagnostics.list().size(), 1u) << path << ' ' << what;
  EXPECT_EQ(diagnostics.list()[0].id, "picture-unreadable");
  EXPECT_EQ(diagnostics.list()[0].severity, Severity::Error);
}

TEST(Damage, EveryTruncationIsAnError) {
  for (const auto& [path, bytes] : samples()) {
    Diagnostics diagnostics;
    ASSERT_TRUE(image::read(bytes, path, Span{}, diagnostics)) << path;  // whole, it is a picture
    for (size_t part = 0; part < 50; ++part) {
      expect_unreadable(bytes.substr(0, bytes.size() * part / 50), path, std::to_string(part) + "/50");
    }
  }
}

TEST(Damage, FlippedBytesGiveAWholePictureOrAnError) {
  uint64_t random = 88172645463325252u;  // xorshift: the same damage in every run
  const auto next = [&] {
    random ^= random << 13;
    random ^= random >> 7;
    random ^= random << 17;
    return random;
  };
  for (const auto& [path, bytes] : samples()) {
    for (int round = 0; round < 150; ++round) {
      std::string damaged = bytes;
      // Headers are the brittle part: half of the flips go there.
      const size_t reach = round % 2 ? damaged.size() : std::min<size_t>(damaged.size(), 64);
      for (int flips = 1 + static_cast<int>(next() % 3); flips > 0; --flips) {
        damaged[next() % reach] = static_cast<char>(next() & 0xFF);
      }
      Diagnostics diagnostics;
      const auto picture = image::read(damaged, path, Span{}, diagnostics);
      EXPECT_EQ(picture == nullptr, diagnostics.has_errors());
      if (!picture) continue;
      EXPECT_GT(picture->width, 0u);
      EXPECT_GT(picture->height, 0u);
      const size_t count = static_cast<size_t>(picture->width) * picture->height;
      EXPECT_TRUE(picture->samples.empty() || picture->samples.size() == count * picture->channels);
      EXPECT_TRUE(picture->alpha.empty() || picture->alpha.size() == count);
    }
  }
}

TEST(Damage, AbsurdSizesAreRefusedBeforeAnythingIsAllocated) {
  std::string png = make_png(8, 8);
  png.replace(16, 8, std::string("\x00\x01\x00\x00\x00\x01\x00\x00", 8));  // 65536 by 65536; its checksum is wrong too
  expect_unreadable(png, "a.png", "absurd");
  std::string gif = make_gif(8, 8);
  gif.replace(6, 4, "\xFF\xFF\xFF\xFF");
  expect_unreadable(gif, "a.gif", "absurd");
  std::string jpeg = make_jpeg(8, 8);
  const size_t frame = jpeg.find("\xFF\xC0");
  ASSERT_NE(frame, std::string::npos);
  jpeg.replace(frame + 5, 4, "\x27\x10\x27\x10");  // 10000 by 10000 in a few hundred bytes
  expect_unreadable(jpeg, "a.jpg", "absurd");
  expect_unreadable(std::string(50'000'001, 'x'), "a.png", "50 MB");
}

TEST(Damage, OtherFilesAreNoPictures) {
  for (const std::string& bytes : {std::string(), std::string("hello"), std::string("<html><body>svg</body></html>"),
                                   std::string("%PDF-1.7"), std::string("BM\0\0\0\0", 6), std::string("\xFF\xD8\xFF"),
                                   std::string("GIF89a"), std::string("RIFF\4\0\0\0WEBP", 12),
                                   std::string("\0\0\0\x18"
                                               "ftypheic\0\0\0\0mif1heic",
                                               24),
                                   std::string("\0\0\0\x10"
                                               "ftypavif",
                                               12)}) {
    expect_unreadable(bytes, "a.png", bytes.substr(0, 8));
  }
}

}  // namespace
}  // namespace hustings
