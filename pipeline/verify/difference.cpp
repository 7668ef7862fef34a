#include "verify/difference.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace hustings::verify {
namespace {

constexpr size_t kMostEdits = 1000;  // words; beyond that nobody reads the differences one by one

// The edit script as pairs of equal places, backwards, and whether it was found within the bound.
class Script {
 public:
  Script(const std::vector<uint32_t>& left, const std::vector<uint32_t>& right) : left_(left), right_(right) {}

  bool find() {
    const auto bound = static_cast<std::ptrdiff_t>(std::min(kMostEdits, left_.size() + right_.size()));
    offset_ = bound + 1;
    std::vector<std::ptrdiff_t> furthest(static_cast<size_t>(2 * bound + 3), 0);  // by diagonal
    const auto at = [&](std::ptrdiff_t k) -> std::ptrdiff_t& { return furthest[static_cast<size_t>(offset_ + k)]; };
    const auto n = static_cast<std::ptrdiff_t>(left_.size()), m = static_cast<std::ptrdiff_t>(right_.size());
    for (std::ptrdiff_t d = 0; d <= bound; ++d) {
      for (std::ptrdiff_t k = -d; k <= d; k += 2) {
        std::ptrdiff_t x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
        while (x < n && x - k < m && x - k >= 0 &&
               left_[static_cast<size_t>(x)] == right_[static_cast<size_t>(x - k)]) {
          ++x;
        }
        at(k) = x;
        if (x >= n && x - k >= m) {
          trace_.emplace_back(furthest.begin() + (offset_ - d - 1), furthest.begin() + (offset_ + d + 2));
          return true;
        }
      }
      trace_.emplace_back(furthest.begin() + (offset_ - d - 1), furthest.begin() + (offset_ + d + 2));
    }
    return false;
  }

  std::vector<Difference> walk_back() const {
    std::vector<Difference> result;
    auto x = static_cast<std::ptrdiff_t>(left_.size()), y = static_cast<std::ptrdiff_t>(right_.size());
    for (auto d = static_cast<std::ptrdiff_t>(trace_.size()) - 1; d > 0; --d) {
      // The row before has diagonals -d to d, of which it set those from -(d-1) to d-1.
      const std::vector<std::ptrdiff_t>& row = trace_[static_cast<size_t>(d - 1)];
      const auto at = [&](std::ptrdiff_t k) { return row[static_cast<size_t>(k + d)]; };
      const std::ptrdiff_t k = x - y;
      const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
      const std::ptrdiff_t from = down ? at(k + 1) : at(k - 1);
      const std::ptrdiff_t from_y = from - (down ? k + 1 : k - 1);
      add(result, static_cast<size_t>(from), static_cast<size_t>(from_y), down);
      x = from;
      y = from_y;
    }
    std::reverse(result.begin(), result.end());
    return result;
  }

 private:
  static void add(std::vector<Difference>& result, size_t x, size_t y, bool down) {
    const Difference edit{x, x + (down ? 0 : 1), y, y + (down ? 1 : 0)};
    if (!result.empty() && result.back().left_begin == edit.left_end && result.back().right_begin == edit.right_end) {
      result.back().left_begin = edit.left_begin;
      result.back().right_begin = edit.right_begin;
      return;
    }
    result.push_back(edit);
  }

  const std::vector<uint32_t>& left_;
  const std::vector<uint32_t>& right_;
  std::ptrdiff_t offset_ = 0;
  std::vector<std::vector<std::ptrdiff_t>> trace_;
};

}  // namespace

std::vector<Difference> differences(const Words& left, const Words& right) {
  size_t begin = 0, left_end = left.size(), right_end = right.size();
  while (begin < left_end && begin < right_end && left[begin] == right[begin]) ++begin;
  while (left_end > begin && right_end > begin && left[left_end - 1] == right[right_end - 1]) --left_end, --right_end;
  if (begin == left_end && begin == right_end) return {};
  if (begin == left_end || begin == right_end) return {{begin, left_end, begin, right_end}};
  std::unordered_map<std::string_view, uint32_t> numbers;
  const auto numbered = [&](const Words& words, size_t end) {
    std::vector<uint32_t> result;
    for (size_t i = begin; i < end; ++i) {
      result.push_back(numbers.try_emplace(words[i], static_cast<uint32_t>(numbers.size())).first->second);
    }
    return result;
  };
  const std::vector<uint32_t> first = numbered(left, left_end), second = numbered(right, right_end);
  Script script(first, second);
  if (!script.find()) return {{begin, left_end, begin, right_end}};
  std::vector<Difference> result = script.walk_back();
  for (Difference& each : result) {
    each.left_begin += begin;
    each.left_end += begin;
    each.right_begin += begin;
    each.right_end += begin;
  }
  return result;
}

}  // namespace hustings::verify
