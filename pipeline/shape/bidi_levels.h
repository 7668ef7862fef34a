// Embedding levels by the Unicode Bidirectional Algorithm (UAX #9), through ICU.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace hustings::shape {

// Text that HTML's `dir` sets apart from what surrounds it: [begin, end) with a direction of its own, or that of its
// first strong character. Isolates nest and are in order of begin, an outer one before an inner one.
struct Isolate {
  enum class Direction : uint8_t { LeftToRight, RightToLeft, Auto } direction = Direction::Auto;
  uint32_t begin = 0, end = 0;
};

// Adds an isolate for each number and address of the text that must not be taken apart (text::left_to_right_runs). One
// that would cross another's edge is left out.
void isolate_left_to_right_runs(std::string_view text, std::vector<Isolate>& isolates);

// One level for each byte of the text. Rule L1 (spaces at a line's end) is left to whoever breaks lines.
std::vector<uint8_t> bidi_levels(std::string_view text, bool right_to_left, std::span<const Isolate> isolates);

}  // namespace hustings::shape
