// What a photograph tells beside what it shows stays out of the booklet.
#include <gtest/gtest.h>

#include "base/hash.h"
#include "image/picture.h"
#include "image/pictures.h"

namespace hustings {
namespace {

using namespace testing;

constexpr std::string_view kSecret = "47.606 N 122.332 W";

std::shared_ptr<const Picture> read(const std::string& bytes, const std::string& path) {
  Diagnostics diagnostics;
  auto picture = image::read(bytes, path, {}, diagnostics);
  EXPECT_TRUE(diagnostics.list().empty());
  return picture;
}

bool tells(const std::string& bytes) { return bytes.find(kSecret) != std::string::npos; }

std::string segment(char marker, const std::string& data) {
  std::string bytes{'\xFF', marker, static_cast<char>((data.size() + 2) >> 8), static_cast<char>(data.size() + 2)};
  return bytes + data;
}

std::string chunk(const std::string& name, const std::string& data) {
  std::string bytes;
  const auto number = [&](uint32_t value) {
    for (int i = 3; i >= 0; --i) bytes += static_cast<char>(value >> (8 * i));
  };
  number(static_cast<uint32_t>(data.size()));
  bytes += name + data;
  // The checksum of ISO/IEC 15948, annex D.
  uint32_t checksum = 0xFFFFFFFF;
  for (const char byte : name + data) {
    checksum ^= static_cast<uint8_t>(byte);
    for (int bit = 0; bit < 8; ++bit) checksum = checksum >> 1 ^ (checksum % 2 == 1 ? 0xEDB88320 : 0);
  }
  number(~checksum);
  return bytes;
}

TEST(PrivateData, OfAJpegIsLeftOut) {
  const std::string secret(kSecret);
  for (const bool progressive : {false, true}) {
    JpegOptions options;
    options.progressive = progressive;
    options.orientation = 6;
    options.exif_dpi = 240;
    options.dpi = 300;
    options.profile = wide_profile();
    const std::string plain = make_jpeg(40, 24, options);
    std::string bytes = plain;
    bytes.insert(2, segment('\xE1', std::string("http://ns.adobe.com/xap/1.0/\0", 29) + secret) +
                        segment('\xED', "Photoshop 3.0 " + secret) + segment('\xFE', secret) + "\xFF" +
                        segment('\xE5', secret));
    bytes += plain + secret;  // a film behind the picture
    const auto picture = read(bytes, "a.jpg");
    ASSERT_TRUE(picture);
    EXPECT_FALSE(tells(picture->original));
    EXPECT_LT(picture->original.size(), plain.size());
    EXPECT_EQ(picture->sha256, sha256_hex(bytes)) << "of the file that was handed in";
    EXPECT_EQ(decode_jpeg(picture->original), decode_jpeg(plain));
    const auto again = read(picture->original, "a.jpg");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->orientation, 6);
    EXPECT_EQ(again->profile, picture->profile);
    EXPECT_FALSE(again->profile.empty());
    EXPECT_EQ(again->original, picture->original);
  }
}

TEST(PrivateData, OfAPngIsLeftOut) {
  const std::string secret(kSecret), plain = make_png(40, 24);
  std::string bytes = plain;
  constexpr size_t kBehindHeader = 8 + 25;
  bytes.insert(kBehindHeader, chunk("tEXt", "Comment" + std::string(1, '\0') + secret) + chunk("eXIf", "MM" + secret));
  const auto picture = read(bytes, "a.png");
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->original, plain);
  // Of an editor, and what a crop left behind the end.
  const auto edited = read(bytes.insert(kBehindHeader, chunk("prVW", secret)) + chunk("IDAT", secret), "a.png");
  ASSERT_TRUE(edited);
  EXPECT_EQ(edited->original, plain);
}

// A thumbnail may show what was cropped away.
TEST(PrivateData, OfAJpegsThumbnailsIsLeftOut) {
  JpegOptions options;
  options.dpi = 300;
  const std::string plain = make_jpeg(40, 24, options);
  ASSERT_EQ(plain.substr(2, 18), segment('\xE0', std::string("JFIF\0\1\1\1\1\x2C\1\x2C\0\0", 14)));
  const std::string small(kSecret.substr(0, 12));
  const std::string bytes = plain.substr(0, 2) + segment('\xE0', plain.substr(6, 12) + std::string("\2\2", 2) + small) +
                            segment('\xE0', std::string("JFXX\0\x13\2\2", 8) + small) +
                            segment('\xE2', "FPXR" + small) + small + plain.substr(20);
  const auto picture = read(bytes, "a.jpg");
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->original, plain);
}

TEST(PrivateData, OfAWebpIsLeftOut) {
  const std::string bytes = make_webp(40, 24, true, true, 1, 1);
  ASSERT_NE(bytes.find("EXIF"), std::string::npos);
  const auto picture = read(bytes, "a.webp");
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->original.find("EXIF"), std::string::npos);
  const auto again = read(picture->original, "a.webp");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->samples, picture->samples);
  EXPECT_EQ(again->original, picture->original);
}

}  // namespace
}  // namespace hustings
