#include "support/golden.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace hustings::testing {
namespace {

std::filesystem::path test_path(const std::string& path) {
  return std::filesystem::path(HUSTINGS_SOURCE_DIR) / "tests" / path;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// Lines in common at both ends are left out, but for three of context; what differs stands between.
std::string unified_diff(const std::string& expected, const std::string& actual) {
  const std::vector<std::string> a = lines_of(expected), b = lines_of(actual);
  size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  std::ostringstream out;
  const size_t from = head > 3 ? head - 3 : 0;
  out << "@@ -" << from + 1 << " +" << from + 1 << " @@\n";
  for (size_t i = from; i < head; ++i) out << ' ' << a[i] << '\n';
  for (size_t i = head; i < a.size() - tail; ++i) out << '-' << a[i] << '\n';
  for (size_t i = head; i < b.size() - tail; ++i) out << '+' << b[i] << '\n';
  for (size_t i = a.size() - tail; i < a.size() && i < a.size() - tail + 3; ++i) out << ' ' << a[i] << '\n';
  return out.str();
}

}  // namespace

::testing::AssertionResult matches_golden(const std::string& actual, const std::string& path) {
  const std::filesystem::path file = test_path(path);
  if (std::getenv("UPDATE_GOLDENS") != nullptr) {
    std::ofstream(file, std::ios::binary) << actual;
    return ::testing::AssertionSuccess();
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return ::testing::AssertionFailure() << path << " is missing; UPDATE_GOLDENS=1 writes it";
  const std::string expected((std::istreambuf_iterator<char>(stream)), {});
  if (expected == actual) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << path << " differs:\n" << unified_diff(expected, actual);
}

std::string read_test_file(const std::string& path) {
  std::ifstream stream(test_path(path), std::ios::binary);
  EXPECT_TRUE(stream) << "cannot read tests/" << path;
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string corpus() {
  const char* folder = std::getenv("HUSTINGS_CORPUS");
  return folder == nullptr ? "" : folder;
}

}  // namespace hustings::testing
