#include "shape/edges.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "shape/characters.h"

namespace hustings::shape {

namespace {

// Hundredths of the character's own advance that hang at a line's start and at its end. What decides is how much black
// stands where letters have theirs, between the baseline and the height of an x: a point has a dot at its foot and a
// blank above (most of it hangs), a hyphen a thin stroke (half), a dash a long stroke, which is nearly an edge of its
// own (little), marks with a stem as high as a letter hardly any. Quotation marks stand high and light, but several
// wide: a third to a half keeps them near their words. What is over is left inside, so that no mark seems lost.
struct Hang {
  char32_t character;
  uint8_t start, end;
};
constexpr Hang kHangs[] = {
    {U'!', 0, 10},       {U'"', 40, 40},      {U'\'', 50, 50},     {U'(', 6, 0},        {U')', 0, 6},
    {U'*', 20, 20},      {U',', 0, 60},       {U'-', 30, 55},      {U'.', 0, 65},       {U':', 0, 45},
    {U';', 0, 40},       {U'?', 0, 10},       {U'[', 6, 0},        {U']', 0, 6},        {U'\u00A1', 10, 0},
    {U'\u00AB', 25, 25}, {U'\u00AD', 0, 55},  {U'\u00B7', 0, 45},  {U'\u00BB', 25, 25}, {U'\u00BF', 10, 0},
    {U'\u05BE', 0, 40},  {U'\u060C', 0, 50},  {U'\u061B', 0, 40},  {U'\u06D4', 0, 45},  {U'\u2010', 30, 55},
    {U'\u2011', 0, 55},  {U'\u2013', 20, 30}, {U'\u2014', 10, 18}, {U'\u2018', 50, 50}, {U'\u2019', 50, 50},
    {U'\u201A', 50, 0},  {U'\u201C', 40, 40}, {U'\u201D', 40, 40}, {U'\u201E', 40, 0},  {U'\u2026', 0, 20},
    {U'\u2039', 25, 25}, {U'\u203A', 25, 25},
};

const Hang* hang_of(char32_t character) {
  const Hang* hang = std::lower_bound(std::begin(kHangs), std::end(kHangs), character,
                                      [](const Hang& left, char32_t right) { return left.character < right; });
  return hang != std::end(kHangs) && hang->character == character ? hang : nullptr;
}

int units_per_em(const ShapeStyle& style) {
  return std::max(1, static_cast<int>(hb_face_get_upem(hb_font_get_face(style.font))));
}

static_assert(std::is_sorted(std::begin(kHangs), std::end(kHangs),
                             [](const Hang& left, const Hang& right) { return left.character < right.character; }));

// Chinese draws these full-width, others do not; the face tells.
bool is_opening_quotation(char32_t character) { return character == U'\u2018' || character == U'\u201C'; }
bool is_closing_quotation(char32_t character) { return character == U'\u2019' || character == U'\u201D'; }

uint8_t in_ems(int64_t font_units, int em) {
  return static_cast<uint8_t>(std::clamp<int64_t>(font_units * kEdgeEm / em, 0, UINT8_MAX));
}

// The half of a full-width mark's square that is blank, in font units: 0 when the face draws the mark in the middle (as
// stops in Taiwan are) or gives it less than a square.
int32_t blank_half(const ShapeStyle& style, const Glyph& glyph, bool at_start) {
  const int em = units_per_em(style);
  hb_glyph_extents_t extents;
  if (glyph.advance < em * 9 / 10 || !hb_font_get_glyph_extents(style.font, glyph.id, &extents)) return 0;
  const int32_t before = glyph.x_offset + extents.x_bearing;
  const int32_t after = glyph.advance - before - extents.width;
  const int32_t blank = at_start ? before : after, other = at_start ? after : before;
  return blank * 5 >= em * 2 && other * 3 <= em ? std::min(blank, em / 2) : 0;
}

}  // namespace

bool is_elastic(hb_script_t script) {
  switch (script) {
    case HB_SCRIPT_LATIN:
    case HB_SCRIPT_GREEK:
    case HB_SCRIPT_CYRILLIC:
    case HB_SCRIPT_ARMENIAN:
    case HB_SCRIPT_GEORGIAN:
    case HB_SCRIPT_CHEROKEE:
      return true;
    default:
      return false;
  }
}

void find_edges(const ShapeStyle& style, std::string_view text, std::span<const Glyph> glyphs, Shape& made) {
  made.elastic = style.elastic;
  if (text.empty() || glyphs.empty() || style.fixed_pitch) return;
  const int em = units_per_em(style);
  const Glyph& first = style.right_to_left ? glyphs.back() : glyphs.front();
  const Glyph& last = style.right_to_left ? glyphs.front() : glyphs.back();
  size_t first_end = 0, last_begin = text.size();
  const char32_t opening = next_code_point(text, first_end);
  do {
    --last_begin;
  } while (last_begin > 0 && (static_cast<uint8_t>(text[last_begin]) & 0xC0) == 0x80);
  size_t end = last_begin;
  const char32_t closing = next_code_point(text, end);

  // A glyph stands for the mark alone when the next one begins where the mark ends.
  const size_t second =
      glyphs.size() < 2 ? text.size() + 1 : (style.right_to_left ? glyphs[glyphs.size() - 2] : glyphs[1]).cluster;
  if (first.cluster == 0 && (second == first_end || (glyphs.size() == 1 && first_end == text.size()))) {
    if (is_full_width_opening(opening) || is_opening_quotation(opening)) {
      made.hang_start = in_ems(blank_half(style, first, true), em);
      made.blank_start = made.hang_start != 0;
    }
    if (const Hang* hang = made.blank_start ? nullptr : hang_of(opening)) {
      made.hang_start = in_ems(int64_t{first.advance} * hang->start / 100, em);
    }
  }
  if (made.added_hyphen) {
    if (const Hang* hang = hang_of(style.hyphen)) made.hang_end = in_ems(int64_t{last.advance} * hang->end / 100, em);
  } else if (last.cluster == last_begin) {
    if (is_full_width_closing(closing) || is_closing_quotation(closing)) {
      made.hang_end = in_ems(blank_half(style, last, false), em);
      made.blank_end = made.hang_end != 0;
    }
    if (const Hang* hang = made.blank_end ? nullptr : hang_of(closing)) {
      made.hang_end = in_ems(int64_t{last.advance} * hang->end / 100, em);
    }
  }
}

}  // namespace hustings::shape
