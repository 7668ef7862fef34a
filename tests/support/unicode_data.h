// The Unicode Consortium's own test files, as Debian's package unicode-data installs them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hustings::testing {

// Where a file of the Unicode Character Database is ("auxiliary/LineBreakTest.txt"); empty when it is not installed.
std::string unicode_file(const std::string& name);
// Its lines without comments and without those that hold nothing else.
std::vector<std::string> unicode_lines(const std::string& name);

// A line of a segmentation test: "÷ 0061 × 0308 ÷".
struct SegmentationCase {
  std::string line;            // as it stands in the file, for messages
  std::u32string characters;   // as code points
  std::string text;            // in UTF-8
  std::vector<uint32_t> ends;  // byte offsets of the division signs, that at the start excluded
};
std::vector<SegmentationCase> segmentation_cases(const std::string& name);

// "0061 05D0" as code points.
std::u32string code_points(std::string_view hexadecimal);
std::string utf8(std::u32string_view characters);
std::vector<std::string_view> split(std::string_view line, char separator);

}  // namespace hustings::testing

// Leaves a test that needs one of Unicode's files where there is none.
#define NEEDS_UNICODE_FILE(name) \
  if (::hustings::testing::unicode_file(name).empty()) GTEST_SKIP() << "needs " << (name) << " (unicode-data)"
