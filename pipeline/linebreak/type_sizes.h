// What the styles of a document come to at one type size: for each style the height of its lines and where their
// baselines stand, and for each word its width. Worked out once, since a page has thousands of words and few styles.
#pragma once

#include <cstdint>
#include <vector>

#include "linebreak/galley.h"

namespace hustings::linebreak {

struct StyleSizes {
  Length size, line_height, letter_spacing, shift;
  Length ascent, descent;  // of a line of this style: the half leading is in both (CSS 2.2 section 10.8.1)
  Length space;            // the primary face's word space, letter-spacing included
  FaceId primary = 0;
};

class TypeSizes {
 public:
  TypeSizes(const StyledDocument& styled, const FontSet& fonts, int32_t size_per_mille);

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
  std::vector<StyleSizes> sizes_;
  std::vector<FaceSizes> faces_;
};

}  // namespace hustings::linebreak
