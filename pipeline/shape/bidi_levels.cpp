#include "shape/bidi_levels.h"

#include <algorithm>
#include <memory>
#include <string>

#include <unicode/ubidi.h>
#include <unicode/utf16.h>

#include "base/utf8.h"
#include "text/text.h"

namespace hustings::shape {

namespace {

struct Close {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

constexpr char16_t kStart[] = {0x2066, 0x2067, 0x2068};  // LRI, RLI, FSI, in the order of Isolate::Direction
constexpr char16_t kPop = 0x2069;

}  // namespace

void isolate_left_to_right_runs(std::string_view text, std::vector<Isolate>& isolates) {
  const size_t given = isolates.size();
  for (const text::ByteRange& run : text::left_to_right_runs(text)) {
    const bool crosses =
        std::any_of(isolates.begin(), isolates.begin() + static_cast<std::ptrdiff_t>(given), [&](const Isolate& other) {
          const bool apart = other.end <= run.begin || run.end <= other.begin;
          const bool nested =
              (other.begin <= run.begin && run.end <= other.end) || (run.begin <= other.begin && other.end <= run.end);
          return !apart && !nested;
        });
    if (!crosses) {
      isolates.push_back({Isolate::Direction::LeftToRight, run.begin, run.end});
    }
  }
  std::stable_sort(isolates.begin(), isolates.end(), [](const Isolate& left, const Isolate& right) {
    return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
  });
}

std::vector<uint8_t> bidi_levels(std::string_view text, bool right_to_left, std::span<const Isolate> isolates) {
  const uint8_t base = right_to_left ? 1 : 0;
  std::vector<uint8_t> levels(text.size(), base);
  // ICU works on UTF-16; the isolates' controls are only in this copy.
  std::u16string units;
  std::vector<uint32_t> byte_of;
  units.reserve(text.size() + isolates.size() * 2);
  byte_of.reserve(text.size() + isolates.size() * 2);
  const auto add = [&](char16_t unit, size_t byte) {
    units.push_back(unit);
    byte_of.push_back(static_cast<uint32_t>(byte));
  };
  std::vector<uint32_t> open_ends;
  size_t next = 0;
  for (size_t byte = 0; byte < text.size();) {
    while (!open_ends.empty() && open_ends.back() <= byte) {
      add(kPop, text.size());
      open_ends.pop_back();
    }
    while (next < isolates.size() && isolates[next].begin <= byte) {
      if (isolates[next].end > isolates[next].begin) {
        add(kStart[static_cast<size_t>(isolates[next].direction)], text.size());
        open_ends.push_back(isolates[next].end);
      }
      ++next;
    }
    const size_t begin = byte;
    const char32_t character = next_code_point(text, byte);
    if (character > 0xFFFF) {
      add(U16_LEAD(character), begin);
      add(U16_TRAIL(character), begin);
    } else {
      add(static_cast<char16_t>(character), begin);
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, Close> bidi(ubidi_openSized(static_cast<int32_t>(units.size()), 0, &status));
  ubidi_setPara(bidi.get(), units.data(), static_cast<int32_t>(units.size()), base, nullptr, &status);
  const UBiDiLevel* found = ubidi_getLevels(bidi.get(), &status);
  if (U_FAILURE(status)) {
    return levels;
  }
  for (size_t unit = 0; unit < units.size(); ++unit) {
    if (byte_of[unit] < text.size()) {
      levels[byte_of[unit]] = found[unit];
    }
  }
  for (size_t byte = 1; byte < text.size(); ++byte) {
    if ((static_cast<uint8_t>(text[byte]) & 0xC0) == 0x80) {
      levels[byte] = levels[byte - 1];
    }
  }
  return levels;
}

}  // namespace hustings::shape
