#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <vector>

#include "base/color.h"
#include "base/compress.h"
#include "base/diagnostics.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/length.h"
#include "base/parallel.h"
#include "base/source.h"
#include "base/utf8.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

namespace fs = std::filesystem;

TEST(Length, ScalesAndRoundsHalfAwayFromZero) {
  EXPECT_EQ(Length{3}.scaled(1, 2).units, 2);
  EXPECT_EQ(Length{-3}.scaled(1, 2).units, -2);
  EXPECT_EQ(Length{3}.scaled(1, -2).units, -2);
  EXPECT_EQ(Length::ratio(1, 3).units, 21845);
  EXPECT_EQ(Length::points(100000).scaled(1000000, 1000001).units, 6553593446);
  // Products that need more than 64 bits.
  EXPECT_EQ(Length{INT64_MAX}.scaled(3, 3).units, INT64_MAX);
  EXPECT_EQ(Length{INT64_MIN + 1}.scaled(INT64_MAX, INT64_MAX).units, INT64_MIN + 1);
  EXPECT_EQ(Length{INT64_MAX - 1}.scaled(1, -2).units, -(INT64_MAX / 2));
  EXPECT_EQ(Length{INT64_MAX}.scaled(1, 2).units, INT64_MAX / 2 + 1);
}

TEST(Length, FormatsWithoutTrailingZeros) {
  EXPECT_EQ(format_points(Length::points(12)), "12");
  EXPECT_EQ(format_points(Length::ratio(-25, 10)), "-2.5");
  EXPECT_EQ(format_points(Length{1}, 5), "0.00002");
  EXPECT_EQ(format_points(Length{1}, 3), "0");
  EXPECT_EQ(format_points(Length::ratio(41953, 100), 2), "419.53");
  EXPECT_EQ(format_points(Length{-1}, 2), "0");
}

TEST(Source, CountsLinesAndCodePoints) {
  Sources sources;
  const Source& source = sources.add("a.md", "one\r\nzwölf x\n\nlast");
  EXPECT_EQ(source.line(1), "one");
  EXPECT_EQ(source.line(2), "zwölf x");
  EXPECT_EQ(source.line(3), "");
  EXPECT_EQ(source.line(4), "last");
  EXPECT_EQ(source.line(5), "");
  const LineColumn at = source.position(source.line_begin(2) + 7);
  EXPECT_EQ(at.line, 2U);
  EXPECT_EQ(at.column, 7U);
  EXPECT_EQ(source.position(9999).line, 4U);
}

TEST(Source, CountsColumnsOfLongLinesFromMilestones) {
  std::string text = "short\n";
  for (int i = 0; i < 20000; ++i) text += i % 3 == 0 ? "\xC3\xB6" : "x";
  text += "\nlast line";
  const Source source(0, "a.md", text);
  size_t byte = 6;
  for (uint32_t column = 1; column <= 20000; ++column) {
    const LineColumn at = source.position(static_cast<uint32_t>(byte));
    ASSERT_EQ(at.line, 2U);
    ASSERT_EQ(at.column, column);
    next_code_point(text, byte);
  }
  EXPECT_EQ(source.position(static_cast<uint32_t>(text.size())).column, 10U);
}

TEST(Utf8, FindsTheFirstBadByte) {
  EXPECT_EQ(find_invalid_utf8("plain words, long enough for the quick look at many bytes"), std::string_view::npos);
  EXPECT_EQ(find_invalid_utf8("z\xC3\xB6lf \xE2\x82\xAC \xF0\x9F\x97\xB3"), std::string_view::npos);
  EXPECT_EQ(find_invalid_utf8("ab\xFFz"), 2U);
  EXPECT_EQ(find_invalid_utf8("\xC0\xAF"), 0U);          // overlong
  EXPECT_EQ(find_invalid_utf8("x\xED\xA0\x80"), 1U);     // a surrogate
  EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0U);  // beyond U+10FFFF
  EXPECT_EQ(find_invalid_utf8("\xE2\x82"), 0U);          // cut
}

TEST(Utf8, RoundTripsEveryLength) {
  for (const char32_t each : {U'\x24', U'\u00A2', U'\u20AC', U'\U00010348', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, each);
    size_t byte = 0;
    EXPECT_EQ(next_code_point(text, byte), each);
    EXPECT_EQ(byte, text.size());
  }
  size_t byte = 0;
  EXPECT_EQ(next_code_point("\x80", byte), U'\uFFFD');
  EXPECT_EQ(byte, 1U);
}

// FIPS 180-4's own examples, and a million "a".
TEST(Hash, Sha256KnownAnswers) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// RFC 1321, appendix A.5.
TEST(Hash, Md5KnownAnswers) {
  EXPECT_EQ(md5("abc"), std::string("\x90\x01\x50\x98\x3c\xd2\x4f\xb0\xd6\x96\x3f\x7d\x28\xe1\x7f\x72"));
  EXPECT_EQ(md5(""), std::string("\xd4\x1d\x8c\xd9\x8f\x00\xb2\x04\xe9\x80\x09\x98\xec\xf8\x42\x7e", 16));
}

// RFC 4122's function with the URL namespace, as Python's uuid.uuid5 gives it.
TEST(Hash, UuidFromAName) { EXPECT_EQ(uuid_v5("https://www.example.org/"), "84f5ec25-93a7-5271-bfbb-77d0e0a15d7b"); }

TEST(Compress, RoundTripsAndKeepsToTheLimit) {
  std::string text;
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) text += static_cast<char>(random() % 23);
  EXPECT_EQ(zlib_decompress(zlib_compress(text), text.size()), text);
  EXPECT_TRUE(zlib_decompress(zlib_compress(text), text.size() - 1).empty());
  EXPECT_TRUE(zlib_decompress("no zlib data", 100).empty());
  EXPECT_EQ(zlib_compress(text), zlib_compress(text));
}

TEST(Color, ParsesAndMeasuresContrast) {
  EXPECT_EQ(parse_color("#1a2b3c"), (Color{0x1a, 0x2b, 0x3c}));
  EXPECT_EQ(parse_color("#FFF"), (Color{255, 255, 255}));
  EXPECT_EQ(parse_color("transparent")->alpha, 0);
  EXPECT_FALSE(parse_color("#12345").has_value());
  EXPECT_FALSE(parse_color("#12345g").has_value());
  EXPECT_FALSE(parse_color("mauve-ish").has_value());
  EXPECT_EQ(format_color({1, 171, 255}), "#01abff");
  EXPECT_EQ(contrast_hundredths({0, 0, 0}, {255, 255, 255}), 2100);
  // WCAG's classic border case: #767676 on white passes 4.5:1, #777777 does not.
  EXPECT_GE(contrast_hundredths({0x76, 0x76, 0x76}, {255, 255, 255}), 450);
  EXPECT_LT(contrast_hundredths({0x77, 0x77, 0x77}, {255, 255, 255}), 450);
}

TEST(Parallel, CallsEachIndexOnceAndRethrows) {
  std::vector<int> calls(1000);
  parallel_for(calls.size(), [&](size_t i) { ++calls[i]; });
  EXPECT_EQ(std::count(calls.begin(), calls.end(), 1), 1000);
  EXPECT_THROW(parallel_for(10,
                            [](size_t i) {
                              if (i == 3) throw std::runtime_error("three");
                            }),
               std::runtime_error);
}

class Files : public ::testing::Test {
 protected:
  size_t entries() const { return static_cast<size_t>(std::distance(fs::directory_iterator(folder_), {})); }
  testing::TemporaryFolder temporary_;
  const fs::path folder_ = temporary_.path();
};

TEST_F(Files, WritesWholeAndLeavesNothingBehind) {
  write_file_atomically(folder_ / "new" / "a.txt", "one");
  write_file_atomically(folder_ / "new" / "a.txt", "two");
  EXPECT_EQ(read_file(folder_ / "new" / "a.txt"), "two");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "new"), {}), 1);
}

TEST_F(Files, AFullDiskIsToldAndTheOldFileStays) {
  EXPECT_THROW(write_file_atomically("/dev/full", "words"), MachineError);
  write_file_atomically(folder_ / "a", "old");
  fs::create_directory(folder_ / "b");
  EXPECT_THROW(write_file_atomically(folder_ / "b", "words"), MachineError);
  EXPECT_EQ(read_file(folder_ / "a"), "old");
  EXPECT_EQ(entries(), 2U);
}

TEST_F(Files, ReadsRegularFilesOnly) {
  EXPECT_THROW(read_file(folder_), MachineError);
  EXPECT_THROW(read_file(folder_ / "none"), MachineError);
  EXPECT_THROW(read_file("/dev/zero"), MachineError);
  write_file_atomically(folder_ / "big", std::string(1000, 'x'));
  EXPECT_THROW(read_file(folder_ / "big", 999), MachineError);
  EXPECT_EQ(MappedFile(folder_ / "big").bytes().size(), 1000U);
}

}  // namespace
}  // namespace hustings
