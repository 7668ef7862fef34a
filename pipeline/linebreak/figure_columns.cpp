// Columns of figures whose decimal signs stand below each other (CSS Text 4, section 6.1, alignment at a character).
// Each line gives what it has before the sign and after it, units included; the column takes the widest of both, and
// that block stands where the cells' alignment says. A line without the sign stands as if it came after its figures.
// Digits run from left to right in every script, so all this is about left and right and not about start and end.
#include <algorithm>

#include "base/utf8.h"
#include "linebreak/column.h"
#include "text/text.h"

namespace hustings::linebreak {

// The text of a cell that has nothing else in it, when its style aligns it so.
NodeId ColumnBuilder::figures_in(NodeId cell) const {
  const NodeId child = tree_[cell].first_child;
  if (child == kNoNode || tree_[child].next != kNoNode || tree_[child].display != Display::Text) return kNoNode;
  if (style_of(child).align_sign == 0 || part_.shaped->paragraph_of[child] == UINT32_MAX) return kNoNode;
  return child;
}

ColumnBuilder::AroundSign ColumnBuilder::around_sign(const ParagraphBox& box, const Line& line) {
  AroundSign around;
  place_items(part_, box, line, styled_, fonts_, placed_);
  if (placed_.empty()) return around;
  Length left = placed_.front().x, right = left;
  for (const PlacedItem& place : placed_) {
    left = std::min(left, place.x);
    right = std::max(right, place.x + place.width);
  }
  const std::vector<Item>& items = part_.shaped->items;
  const uint32_t begin = items[line.first_item].text_begin, end = items[line.last_item - 1].text_end;
  const std::string_view words = std::string_view(tree_.text).substr(begin, end - begin);
  const char32_t sign = style_of(box.node).align_sign;
  const bool of_language = sign == kLanguageSign;
  uint32_t cut = end;
  if (const auto figures =
          text::find_figures(words, styled_.languages[tree_[box.node].language], of_language ? 0 : sign)) {
    cut = begin + figures->point;
  }
  if (!of_language) {
    std::string character;
    append_utf8(character, sign);
    if (const size_t found = words.find(character); found != std::string_view::npos) {
      cut = begin + static_cast<uint32_t>(found);
    }
  }
  Length at = right;
  const uint32_t before = cut > begin ? cut - 1 : cut;  // what stands there is left of the sign
  for (const PlacedItem& place : placed_) {
    const Item& item = items[place.item];
    if (place.shape == nullptr || before < item.text_begin || before >= item.text_end) continue;
    at = place.x;
    if (place.shape->right_to_left) break;
    const StyleSizes& sizes = sizes_->of(item.style);
    uint32_t cluster = UINT32_MAX;
    for (const Glyph& glyph : place.shape->glyphs) {
      if (item.text_begin + glyph.cluster >= cut) break;
      at += sizes_->advance(place.shape->face, glyph.advance, sizes);
      if (glyph.cluster != cluster) at += sizes.letter_spacing;
      cluster = glyph.cluster;
    }
    break;
  }
  around.before = at - left;
  around.after = right - at;
  return around;
}

// Before anything is set: as if the paragraph had one line.
ColumnBuilder::AroundSign ColumnBuilder::around_sign(NodeId node) {
  ParagraphBox box;
  box.node = node;
  box.paragraph = part_.shaped->paragraph_of[node];
  box.size_per_mille = sizes_->per_mille();
  const ShapedParagraph& paragraph = part_.shaped->paragraphs[box.paragraph];
  Line line;
  line.first_item = paragraph.first_item;
  line.last_item = paragraph.last_item;
  if (line.first_item == line.last_item) return {};
  return around_sign(box, line);
}

void ColumnBuilder::align_figures(const std::vector<TableCellBox>& cells, size_t columns) {
  struct Aligned {
    const ParagraphBox* box;
    Line* line;
    AroundSign around;
  };
  std::vector<std::vector<Aligned>> aligned(columns);
  for (const TableCellBox& cell : cells) {
    if (cell.column_span != 1) continue;
    const NodeId node = figures_in(cell.node);
    if (node == kNoNode) continue;
    for (const Element& element : part_.flows[cell.flow].elements) {
      if (element.kind != ElementKind::Paragraph) continue;
      const ParagraphBox& box = part_.paragraphs[element.index];
      const Setting& setting = part_.settings[box.first_setting];
      Line& line = part_.lines[setting.first_line];
      if (setting.line_count == 1) aligned[cell.column].push_back({&box, &line, around_sign(box, line)});
    }
  }
  for (const std::vector<Aligned>& column : aligned) {
    AroundSign widest;
    for (const Aligned& each : column) {
      widest.before = std::max(widest.before, each.around.before);
      widest.after = std::max(widest.after, each.around.after);
    }
    for (const Aligned& each : column) {
      const Length room = each.box->measure - widest.before - widest.after;
      if (room.units < 0) continue;  // the column is too narrow: its lines keep to their side
      const bool right_to_left = part_.shaped->paragraphs[each.box->paragraph].right_to_left;
      const TextAlign align = style_of(each.box->node).text_align;
      Length left = widest.before - each.around.before;
      if (align == TextAlign::Center) left += room / 2;
      if ((align == TextAlign::End) != right_to_left && align != TextAlign::Center) left += room;
      each.line->x = right_to_left ? each.box->measure - left - each.line->width : left;
    }
  }
}

}  // namespace hustings::linebreak
