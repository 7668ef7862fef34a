#include "pagination/furniture.h"

#include <algorithm>

#include "text/text.h"

namespace hustings::pagination {

FurnitureSetter::FurnitureSetter(const FontSet& fonts, PagedDocument& paged) : fonts_(fonts), paged_(paged) {}

std::string FurnitureSetter::value_of(const RegionPiece& piece, const Page& page, const PageStrings& strings,
                                      const TabValue& tab) const {
  switch (piece.kind) {
    case RegionPiece::Kind::Literal:
      return piece.text;
    case RegionPiece::Kind::String: {
      const PageString* const string = find_string(strings, piece.text);
      return string == nullptr ? std::string() : std::string(string->value(piece.mark));
    }
    case RegionPiece::Kind::Folio:
      return page.folio;
    case RegionPiece::Kind::PageCount:
      return std::to_string(paged_.pages.size());
    case RegionPiece::Kind::TabNumber:
      return std::to_string(tab.number);
    case RegionPiece::Kind::TabString:
      return std::string(tab.string);
  }
  return {};
}

// Words belong to the field behind them and go with it when it is empty: " of " before a number, a dash before a name.
// A field that would say what the one before it in the same slot just said is empty too, so that the first and the last
// candidate of a page are one name where there is one. Marks alone, a dash or a point, part two fields and stand before
// none that is the first.
std::string FurnitureSetter::text_of(const std::vector<RegionPiece>& pieces, const Page& page,
                                     const PageStrings& strings, const TabValue& tab) const {
  std::string text, words;
  const RegionPiece* former = nullptr;
  std::string former_value;
  bool said = false;
  for (const RegionPiece& piece : pieces) {
    std::string value = value_of(piece, page, strings, tab);
    if (piece.kind == RegionPiece::Kind::Literal) {
      words += value;
      continue;
    }
    const bool again = piece.kind == RegionPiece::Kind::String && former != nullptr && former->kind == piece.kind &&
                       former->text == piece.text && former_value == value;
    if (!value.empty() && !again) {
      const bool parts_nothing = former != nullptr && !said && text::count_words(words, "en") == 0;
      if (!parts_nothing) text += words;
      text += value;
      said = true;
    }
    words.clear();
    former = &piece;
    former_value = std::move(value);
  }
  return said || former == nullptr ? text + words : text;
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

uint32_t FurnitureSetter::line(const std::string& text, StyleId style, FurniturePlace place) {
  const auto [at, made] = known_.try_emplace({{style, place}, text}, static_cast<uint32_t>(paged_.furniture.size()));
  if (made) {
    FurnitureLine line;
    line.line = shape::furniture(*paged_.cache, *paged_.styled, fonts_, text, style, paged_.styled->metadata.language);
    line.style = style;
    line.place = place;
    line.width = width_of(line.line);
    paged_.furniture.push_back(std::move(line));
  }
  return at->second;
}

uint32_t FurnitureSetter::line(const std::string& text, StyleId style, FurniturePlace place, Length most) {
  const uint32_t whole = line(text, style, place);
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
  return line(best, style, place);
}

// Rectos open to the right in a booklet bound at the left, and to the left in one bound at the right.
bool FurnitureSetter::outside_is_right(const Page& page) const {
  return page.recto == (paged_.styled->direction == Direction::LeftToRight);
}

void FurnitureSetter::set_region(const Page& page, const Region& region, const PageStrings& strings, const Place& place,
                                 std::vector<Fragment>& fragments) {
  using Side = RegionSlot::Place;
  const bool right_to_left = paged_.styled->direction == Direction::RightToLeft;
  struct SetSlot {
    std::string text;
    StyleId style = 0;
    TextAlign side = TextAlign::Start;  // Start is left here
    bool folio = false;
  };
  std::vector<SetSlot> slots;
  for (const RegionSlot& slot : region.slots) {
    SetSlot set;
    set.text = text_of(slot.pieces, page, strings, {});
    if (set.text.empty()) continue;
    set.style = slot.style;
    const bool outside_right = outside_is_right(page);
    bool right = false;
    if (slot.place == Side::Start) right = right_to_left;
    if (slot.place == Side::End) right = !right_to_left;
    if (slot.place == Side::Inside) right = !outside_right;
    if (slot.place == Side::Outside) right = outside_right;
    set.side = slot.place == Side::Center ? TextAlign::Center : right ? TextAlign::End : TextAlign::Start;
    set.folio = std::all_of(slot.pieces.begin(), slot.pieces.end(),
                            [](const RegionPiece& piece) { return piece.kind != RegionPiece::Kind::String; });
    slots.push_back(std::move(set));
  }
  // A rule keeps words and text apart; it has no business alone.
  if (region.rule_thickness.units > 0 && !slots.empty()) {
    Fragment rule;
    rule.kind = FragmentKind::Fill;
    rule.artifact = true;
    const bool above = place.kind == FurniturePlace::Header;
    const Length y =
        above ? place.baseline + region.rule_distance : place.baseline - region.rule_distance - region.rule_thickness;
    rule.area = {place.left, y, place.width, region.rule_thickness};
    rule.color = region.rule_color;
    fragments.push_back(rule);
  }
  // Folios keep their width; words share what is left.
  Length room = place.width;
  int64_t words = 0;
  for (const SetSlot& slot : slots) {
    if (slot.folio) {
      room -= paged_.furniture[line(slot.text, slot.style, place.kind)].width + Length::points(12);
    } else {
      ++words;
    }
  }
  if (words > 1) room = (room - Length::points(12) * (words - 1)) / words;
  for (const SetSlot& slot : slots) {
    Fragment fragment;
    fragment.kind = FragmentKind::Furniture;
    fragment.artifact = true;
    fragment.index = line(slot.text, slot.style, place.kind, slot.folio ? place.width : std::max(room, Length{}));
    const Length own = paged_.furniture[fragment.index].width;
    Length x = place.left;
    if (slot.side == TextAlign::Center) x += (place.width - own) / 2;
    if (slot.side == TextAlign::End) x += place.width - own;
    fragment.area = {x, place.baseline, own, Length{}};
    fragments.push_back(fragment);
  }
}

void FurnitureSetter::set(const Page& page, const PageMaster& master, const PageStrings& strings, Length left,
                          Length width, std::vector<Fragment>& fragments) {
  if (master.tab) set_tabs(page, master, strings, fragments);
  const Length height = master.size.height;
  if (master.header) {
    set_region(page, *master.header, strings, {FurniturePlace::Header, left, width, master.header->offset}, fragments);
  }
  if (master.body && page.blank && !master.body->slots.empty()) {
    // Its letters' height, two thirds of the type size, stands in the middle of the body or at one of its ends.
    const Length capitals = paged_.styled->style(master.body->slots.front().style).font_size.scaled(2, 3);
    Length baseline = height - master.bottom;
    if (master.body->align == Region::Align::Before) baseline = master.top + capitals;
    if (master.body->align == Region::Align::Center) baseline = (master.top + baseline + capitals) / 2;
    set_region(page, *master.body, strings, {FurniturePlace::Body, left, width, baseline}, fragments);
  }
  if (master.footer) {
    set_region(page, *master.footer, strings, {FurniturePlace::Footer, left, width, height - master.footer->offset},
               fragments);
  }
}

}  // namespace hustings::pagination
