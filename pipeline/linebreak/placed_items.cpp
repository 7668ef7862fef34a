// What stands where on a line, from left to right. Words are kept in reading order everywhere else; only here, where a
// line's end is known, may they be turned around (UAX #9 rule L2 works on lines).
#include <algorithm>
#include <numeric>

#include "linebreak/galley.h"
#include "linebreak/picture_size.h"

namespace hustings::linebreak {

namespace {

// Rule L2: from the highest level to the lowest odd one, turns around every run at that level or higher.
template <class LevelOf>
void reorder(std::vector<uint32_t>& order, LevelOf level_of) {
  uint8_t highest = 0, lowest_odd = UINT8_MAX;
  for (const uint32_t unit : order) {
    const uint8_t level = level_of(unit);
    highest = std::max(highest, level);
    if (level % 2 == 1) lowest_odd = std::min(lowest_odd, level);
  }
  for (int level = highest; level >= lowest_odd; --level) {
    for (size_t first = 0; first < order.size();) {
      if (level_of(order[first]) < level) {
        ++first;
        continue;
      }
      size_t last = first;
      while (last < order.size() && level_of(order[last]) >= level) ++last;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(first),
                   order.begin() + static_cast<std::ptrdiff_t>(last));
      first = last;
    }
  }
}

// Items and the spaces between them are turned around together, since a space can have a lower level than both its
// neighbors ("12 abc" in a Hebrew sentence): unit 2i is an item, 2i + 1 the space after it.
std::vector<uint32_t> visual_units(const ShapedPart& part, const Line& line) {
  const uint32_t count = line.last_item - line.first_item;
  std::vector<uint32_t> order(count == 0 ? 0 : 2 * count - 1);
  std::iota(order.begin(), order.end(), 0U);
  reorder(order, [&](uint32_t unit) {
    const Item& item = part.items[line.first_item + unit / 2];
    if (unit % 2 == 0) return item.level;
    if (item.after == After::Space || item.after == After::NoBreakSpace) return item.space_level;
    return std::min(item.level, part.items[line.first_item + unit / 2 + 1].level);
  });
  return order;
}

}  // namespace

bool gap_gives(const Item& item, const Item& next, bool takes) {
  if (item.after != After::Nothing && item.after != After::BreakOpportunity) return false;
  return item.gap > 0 || (!takes && item.ideographic && next.ideographic);
}

std::vector<uint32_t> visual_order(const ShapedPart& part, const Line& line) {
  std::vector<uint32_t> order;
  for (const uint32_t unit : visual_units(part, line)) {
    if (unit % 2 == 0) order.push_back(unit / 2);
  }
  return order;
}

Size inline_picture_size(const StyledDocument& styled, const StyledPart& part, const Item& item, Length measure) {
  const ComputedStyle& style = styled.style(item.style);
  uint32_t index = 0;
  return picture_size(style, picture_of(styled, part, item.node, index), measure, {});
}

void place_items(const GalleyPart& part, const ParagraphBox& paragraph, const Line& line, const StyledDocument& styled,
                 const FontSet& fonts, std::vector<PlacedItem>& placed) {
  placed.clear();
  const ShapedPart& shaped = *part.shaped;
  const bool right_to_left = shaped.paragraphs[paragraph.paragraph].right_to_left;
  const uint32_t count = line.last_item - line.first_item;
  const bool gives = line.glyph_scale != 10000 || line.letter_adjust.units != 0;
  bool turned = right_to_left;
  for (uint32_t i = 0; i < count; ++i) {
    const Item& item = shaped.items[line.first_item + i];
    const ComputedStyle& style = styled.style(item.style);
    // Words stand all over the store of shapes: ask for those of the next words while this one is placed.
    if (line.first_item + i + 6 < shaped.items.size()) __builtin_prefetch((&item)[6].shape);
    PlacedItem place;
    place.item = line.first_item + i;
    place.shape = i == 0 && line.head != nullptr           ? line.head
                  : i + 1 == count && line.tail != nullptr ? line.tail
                                                           : item.shape;
    turned = turned || item.level != 0;
    if (item.kind == ItemKind::Leader) {
      place.width = line.leader;
    } else if (item.kind == ItemKind::Picture) {
      place.width = inline_picture_size(styled, *shaped.styled, item, paragraph.measure).width;
    } else if (place.shape != nullptr) {
      place.width = shape_width(*place.shape, style, fonts, paragraph.size_per_mille);
      if (gives) {
        const LetterGive give = letter_give(line, *place.shape, style, paragraph.size_per_mille);
        if (give.space.units != 0) place.width += give.space * letter_count(*place.shape);
        place.width = place.width.scaled(give.scale, 10000);
      }
    }
    if (i + 1 < count) {
      const Item& next = shaped.items[line.first_item + i + 1];
      if ((item.after == After::Space || item.after == After::NoBreakSpace) && next.kind != ItemKind::LineBreak) {
        place.space = word_space(item, style, fonts, paragraph.size_per_mille) + line.space_adjust;
      } else {
        if (item.gap != 0) place.space = edge_length(item.gap, fitted(style.font_size, paragraph.size_per_mille));
        if (gap_gives(item, next, line.ideograph_adjust.units < 0)) place.space += line.ideograph_adjust;
      }
    }
    placed.push_back(place);
  }
  Length x = right_to_left ? paragraph.measure - line.x - line.width : line.x;
  if (!turned) {
    for (PlacedItem& place : placed) {
      place.x = x;
      x += place.width + place.space;
    }
    return;
  }
  std::vector<PlacedItem> sorted;
  sorted.reserve(count);
  for (const uint32_t unit : visual_units(shaped, line)) {
    PlacedItem& place = placed[unit / 2];
    if (unit % 2 == 0) {
      place.x = x;
      x += place.width;
      sorted.push_back(place);
    } else {
      x += place.space;
    }
  }
  placed = std::move(sorted);
}

}  // namespace hustings::linebreak
