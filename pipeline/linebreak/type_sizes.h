// What the styles of a document come to at one type size: for each style the height of its lines and where their
// baselines stand, and for each word its width. Worked out once, since a page has thousands of words and few styles.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "linebreak/galley.h"

namespace hustings::linebreak {

struct StyleSizes {
  Length size, line_height, letter_spacing, shift;
  Length ascent, descent;  // of a line of this style: the half leading is in both (CSS 2.2 section 10.8.1)
  Length space;            // the primary face's word space, letter-spacing included
  FaceId primary = 0;
  int32_t stretch = 0;  // glyph_scale_limit
  Length letter_space;  // letter_space_limit
};

// Letters are widened in steps of a quarter of a hundredth and set apart in steps of a hundredth of a point: fewer
// different lines, so smaller pages, and no eye sees the rest.
inline constexpr int32_t kGlyphScaleStep = 25;
inline constexpr int64_t kLetterSteps = 100;  // a point
// The bounds of a style, in whole steps: 1/10,000 of the letters' width, and what may stand between two of them, which
// is never more than a twentieth of the type size.
inline int32_t glyph_scale_limit(const ComputedStyle& style) {
  if (style.white_space == WhiteSpace::Pre) return 0;
  return style.font_stretch_limit * 10 / kGlyphScaleStep * kGlyphScaleStep;
}
inline Length letter_space_limit(const ComputedStyle& style, int32_t size_per_mille) {
  if (style.letter_space_limit.units == 0 || style.white_space == WhiteSpace::Pre) return {};
  const Length most = fitted(std::min(style.letter_space_limit, style.font_size / 20), size_per_mille);
  return Length::ratio(most.units * kLetterSteps / Length::kUnitsPerPoint, kLetterSteps);
}

class TypeSizes {
 public:
  TypeSizes(const StyledDocument& styled, const FontSet& fonts, int32_t size_per_mille);

  int32_t per_mille() const { return size_per_mille_; }
  const StyleSizes& of(StyleId style) const { return sizes_[style]; }
  Length width(const Shape& shape, const StyleSizes& style) const {
    return advance(shape.face, shape.advance, style) + spacing(shape, style);
  }
  // `font_units` of a face at a style's size; the same as shape::scale.
  Length advance(FaceId face, int64_t font_units, const StyleSizes& style) const {
    const int64_t em = faces_[face].setting_em;
    const int64_t product = style.size.units * font_units;
    return {(product < 0 ? product - em / 2 : product + em / 2) / em};
  }
  // The word space after an item.
  Length space(const Item& item, const StyleSizes& style) const {
    if (item.shape == nullptr || item.shape->face == style.primary) return style.space;
    return advance(item.shape->face, faces_[item.shape->face].space_advance, style) + style.letter_spacing;
  }

 private:
  struct FaceSizes {
    int setting_em = 1000, space_advance = 250;
  };
  Length spacing(const Shape& shape, const StyleSizes& style) const {
    return style.letter_spacing.units == 0 ? Length{} : style.letter_spacing * letter_count(shape);
  }
  int32_t size_per_mille_;
  std::vector<StyleSizes> sizes_;
  std::vector<FaceSizes> faces_;
};

}  // namespace hustings::linebreak
