#include "shape/bidi_levels.h"

#include <algorithm>
#include <memory>
#include <string>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/utf8.h"

namespace hustings::shape {

namespace {

struct Close {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

constexpr char16_t kStart[] = {0x2066, 0x2067, 0x2068};  // LRI, RLI, FSI, in the order of Isolate::Direction
constexpr char16_t kPop = 0x2069;
constexpr char16_t kNeutral = 0xFFFC;  // as which the rules treat a PDI without a start

// From the first byte of each character to its other bytes, and from a bracket to the marks on it: those go where it
// goes (rule N0), which ICU leaves out.
void spread_levels(std::string_view text, std::vector<uint8_t>& levels) {
  bool on_bracket = false;
  uint8_t level = 0;
  size_t after = 0;  // the bracket
  for (size_t byte = 0; byte < text.size();) {
    const size_t begin = byte;
    const auto character = static_cast<UChar32>(next_code_point(text, byte));
    const UCharDirection direction = u_charDirection(character);
    if (direction == U_OTHER_NEUTRAL) {
      on_bracket = u_getIntPropertyValue(character, UCHAR_BIDI_PAIRED_BRACKET_TYPE) != U_BPT_NONE;
      level = levels[begin];
      after = byte;
    } else if (on_bracket && direction == U_DIR_NON_SPACING_MARK) {
      // With the joiners between them, which have no direction.
      std::fill(levels.begin() + static_cast<std::ptrdiff_t>(after), levels.begin() + static_cast<std::ptrdiff_t>(byte),
                level);
    } else if (direction != U_BOUNDARY_NEUTRAL) {
      on_bracket = false;
    }
    std::fill(levels.begin() + static_cast<std::ptrdiff_t>(begin), levels.begin() + static_cast<std::ptrdiff_t>(byte),
              levels[begin]);
  }
}

}  // namespace

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
  // Controls that are typed inside an isolate work inside it: one that pops without a start of its own is a neutral,
  // and what was not popped ends where the isolate does. Else a stray control in one name would move the names after
  // it.
  struct Open {
    uint32_t end;
    unsigned typed;  // isolates opened by controls in the text
  };
  std::vector<Open> open;
  size_t next = 0;
  for (size_t byte = 0; byte < text.size();) {
    while (!open.empty() && open.back().end <= byte) {
      for (unsigned i = 0; i <= open.back().typed; ++i) {
        add(kPop, text.size());
      }
      open.pop_back();
    }
    while (next < isolates.size() && isolates[next].begin <= byte) {
      if (isolates[next].end > isolates[next].begin) {
        add(kStart[static_cast<size_t>(isolates[next].direction)], text.size());
        open.push_back({isolates[next].end, 0});
      }
      ++next;
    }
    const size_t begin = byte;
    const char32_t character = next_code_point(text, byte);
    if (!open.empty() && character >= kStart[0] && character < kPop) {
      ++open.back().typed;
    } else if (!open.empty() && character == kPop) {
      if (open.back().typed == 0) {
        add(kNeutral, begin);
        continue;
      }
      --open.back().typed;
    }
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
  spread_levels(text, levels);
  return levels;
}

}  // namespace hustings::shape
