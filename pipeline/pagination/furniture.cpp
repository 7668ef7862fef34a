#include "pagination/furniture.h"

#include <algorithm>

#include "text/text.h"

namespace hustings::pagination {

FurnitureSetter::FurnitureSetter(const FontSet& fonts, PagedDocument& paged) : fonts_(fonts), paged_(paged) {}

std::string FurnitureSetter::text_of(const RegionSlot& slot, const Page& page, const PageStrings& strings) const {
  std::string text;
  for (const RegionPiece& piece : slot.pieces) {
    switch (piece.kind) {
      case RegionPiece::Kind::Literal:
        text += piece.text;
        break;
      case RegionPiece::Kind::String:
        for (const auto& [name, value] : strings) {
          if (name == piece.text) text += value;
        }
        break;
      case RegionPiece::Kind::Folio:
        text += page.folio;
        break;
      case RegionPiece::Kind::PageCount:
        text += std::to_string(paged_.pages.size());
        break;
    }
  }
  return text;
}

Length FurnitureSetter::width_of(const shape::ShapedLine& line) const {
  Length width;
  for (size_t i = 0; i < line.items.size(); ++i) {
    const Item& item = line.items[i];
    const ComputedStyle& style = paged_.styled->style(item.style);
    if (item.shape != nullptr) width += linebreak::shape_width(*item.shape, style, fonts_, 1000);
    if (i + 1 < line.items.size() && (item.after == After::Space || item.after == After::NoBreakSpace)) {
      width += linebreak::word_space(item, style, fonts_, 1000);
    }
  }
  return width;
}

uint32_t FurnitureSetter::line(const std::string& text, StyleId style, bool header) {
  const auto [at, made] = known_.try_emplace({{style, header}, text}, static_cast<uint32_t>(paged_.furniture.size()));
  if (made) {
    FurnitureLine line;
    line.line = shape::furniture(*paged_.cache, *paged_.styled, fonts_, text, style, paged_.styled->metadata.language);
    line.style = style;
    line.header = header;
    line.width = width_of(line.line);
    paged_.furniture.push_back(std::move(line));
  }
  return at->second;
}

uint32_t FurnitureSetter::line(const std::string& text, StyleId style, bool header, Length most) {
  const uint32_t whole = line(text, style, header);
  if (paged_.furniture[whole].width <= most) return whole;
  // The longest beginning that fits with an ellipsis; widths grow with length, so halving finds it.
  const std::vector<uint32_t> ends = text::grapheme_ends(text);
  size_t fits = 0, too_long = ends.size();
  std::string best = "\xE2\x80\xA6";
  while (too_long - fits > 1) {
    const size_t middle = (fits + too_long) / 2;
    std::string tried = text.substr(0, ends[middle - 1]);
    while (!tried.empty() && (tried.back() == ' ' || tried.back() == ',')) tried.pop_back();
    tried += "\xE2\x80\xA6";
    const shape::ShapedLine shaped =
        shape::furniture(*paged_.cache, *paged_.styled, fonts_, tried, style, paged_.styled->metadata.language);
    if (width_of(shaped) <= most) {
      fits = middle;
      best = std::move(tried);
    } else {
      too_long = middle;
    }
  }
  return line(best, style, header);
}

void FurnitureSetter::set_region(const Page& page, const PageMaster& master, const Region& region, bool header,
                                 const PageStrings& strings, Length left, Length width,
                                 std::vector<Fragment>& fragments) {
  using Place = RegionSlot::Place;
  const bool right_to_left = paged_.styled->direction == Direction::RightToLeft;
  const Length baseline = header ? region.offset : master.size.height - region.offset;
  struct SetSlot {
    std::string text;
    StyleId style = 0;
    TextAlign side = TextAlign::Start;  // Start is left here
    bool folio = false;
  };
  std::vector<SetSlot> slots;
  for (const RegionSlot& slot : region.slots) {
    SetSlot set;
    set.text = text_of(slot, page, strings);
    if (set.text.empty()) continue;
    set.style = slot.style;
    // Rectos open to the right in a booklet bound at the left, and to the left in one bound at the right.
    const bool outside_right = page.recto != right_to_left;
    bool right = false;
    if (slot.place == Place::Start) right = right_to_left;
    if (slot.place == Place::End) right = !right_to_left;
    if (slot.place == Place::Inside) right = !outside_right;
    if (slot.place == Place::Outside) right = outside_right;
    set.side = slot.place == Place::Center ? TextAlign::Center : right ? TextAlign::End : TextAlign::Start;
    set.folio = std::all_of(slot.pieces.begin(), slot.pieces.end(),
                            [](const RegionPiece& piece) { return piece.kind != RegionPiece::Kind::String; });
    slots.push_back(std::move(set));
  }
  // A rule keeps words and text apart; it has no business alone.
  if (region.rule_thickness.units > 0 && !slots.empty()) {
    Fragment rule;
    rule.kind = FragmentKind::Fill;
    rule.artifact = true;
    const Length y = header ? baseline + region.rule_distance : baseline - region.rule_distance - region.rule_thickness;
    rule.area = {left, y, width, region.rule_thickness};
    rule.color = region.rule_color;
    fragments.push_back(rule);
  }
  // Folios keep their width; words share what is left.
  Length room = width;
  int64_t words = 0;
  for (const SetSlot& slot : slots) {
    if (slot.folio) {
      room -= paged_.furniture[line(slot.text, slot.style, header)].width + Length::points(12);
    } else {
      ++words;
    }
  }
  if (words > 1) room = (room - Length::points(12) * (words - 1)) / words;
  for (const SetSlot& slot : slots) {
    Fragment fragment;
    fragment.kind = FragmentKind::Furniture;
    fragment.artifact = true;
    fragment.index = line(slot.text, slot.style, header, slot.folio ? width : std::max(room, Length{}));
    const Length own = paged_.furniture[fragment.index].width;
    Length x = left;
    if (slot.side == TextAlign::Center) x += (width - own) / 2;
    if (slot.side == TextAlign::End) x += width - own;
    fragment.area = {x, baseline, own, Length{}};
    fragments.push_back(fragment);
  }
}

void FurnitureSetter::set(const Page& page, const PageMaster& master, const PageStrings& strings, Length left,
                          Length width, std::vector<Fragment>& fragments) {
  if (master.header) set_region(page, master, *master.header, true, strings, left, width, fragments);
  if (master.footer) set_region(page, master, *master.footer, false, strings, left, width, fragments);
}

}  // namespace hustings::pagination
