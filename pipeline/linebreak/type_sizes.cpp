// Sizes of styles and words, and the public functions that tell other stages the same widths.
#include "linebreak/type_sizes.h"

#include <algorithm>

namespace hustings::linebreak {

Length word_space(const Item& item, const ComputedStyle& style, const FontSet& fonts, int32_t size_per_mille) {
  const FaceId id =
      item.shape != nullptr ? item.shape->face : fonts.primary({style.families, style.weight, style.italic});
  const Face& face = fonts.face(id);
  return shape::scale(face.space_advance, fitted(style.font_size, size_per_mille), face.setting_em) +
         fitted(style.letter_spacing, size_per_mille);
}

uint32_t letter_count(const Shape& shape) {
  uint32_t count = 0;
  uint32_t cluster = UINT32_MAX;
  for (const Glyph& glyph : shape.glyphs) {
    if (glyph.cluster != cluster) ++count;
    cluster = glyph.cluster;
  }
  return count;
}

Length shape_width(const Shape& shape, const ComputedStyle& style, const FontSet& fonts, int32_t size_per_mille) {
  const Length advance =
      shape::scale(shape.advance, fitted(style.font_size, size_per_mille), fonts.face(shape.face).setting_em);
  if (style.letter_spacing.units == 0) return advance;
  return advance + fitted(style.letter_spacing, size_per_mille) * letter_count(shape);
}

LetterGive letter_give(const Line& line, const Shape& shape, const ComputedStyle& style, int32_t size_per_mille) {
  LetterGive give;
  if (!shape.elastic) return give;
  const int32_t limit = glyph_scale_limit(style);
  give.scale += std::clamp(line.glyph_scale - 10000, -limit, limit);
  if (line.letter_adjust.units != 0) {
    const Length most = letter_space_limit(style, size_per_mille);
    give.space = std::clamp(line.letter_adjust, -most, most);
  }
  return give;
}

TypeSizes::TypeSizes(const StyledDocument& styled, const FontSet& fonts, int32_t size_per_mille)
    : size_per_mille_(size_per_mille) {
  faces_.reserve(fonts.size());
  for (size_t i = 0; i < fonts.size(); ++i) {
    const Face& face = fonts.face(static_cast<FaceId>(i));
    faces_.push_back({face.setting_em, face.space_advance});
  }
  sizes_.reserve(styled.styles.size());
  for (const ComputedStyle& style : styled.styles) {
    StyleSizes sizes;
    sizes.size = fitted(style.font_size, size_per_mille);
    sizes.line_height = fitted(style.line_height, size_per_mille);
    sizes.letter_spacing = fitted(style.letter_spacing, size_per_mille);
    sizes.shift = fitted(style.baseline_shift, size_per_mille);
    sizes.stretch = glyph_scale_limit(style);
    sizes.letter_space = letter_space_limit(style, size_per_mille);
    sizes.primary = fonts.primary({style.families, style.weight, style.italic});
    if (sizes.primary < faces_.size()) {
      const Face& face = fonts.face(sizes.primary);
      const Length ascent = shape::scale(face.ascent, sizes.size, face.setting_em);
      const Length descent = shape::scale(-face.descent, sizes.size, face.setting_em);
      const Length leading = sizes.line_height - ascent - descent;
      sizes.ascent = ascent + leading / 2;
      sizes.space = shape::scale(face.space_advance, sizes.size, face.setting_em) + sizes.letter_spacing;
    } else {
      sizes.ascent = sizes.line_height.scaled(3, 4);
      sizes.space = sizes.size / 4;
    }
    sizes.descent = sizes.line_height - sizes.ascent;
    sizes_.push_back(sizes);
  }
}

}  // namespace hustings::linebreak
