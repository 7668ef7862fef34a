#include "style/masters.h"

#include <algorithm>

#include "text/text.h"

namespace hustings::style {
namespace {

RegionPiece resolve_piece(const TemplatePiece& piece, const std::string& language) {
  switch (piece.kind) {
    case TemplatePiece::Kind::Words:
      return {RegionPiece::Kind::Literal, piece.text, {}};
    case TemplatePiece::Kind::Message:
      return {RegionPiece::Kind::Literal, text::message(piece.text, language), {}};
    case TemplatePiece::Kind::Field:
      break;
  }
  if (piece.text == "folio") return {RegionPiece::Kind::Folio, {}, {}};
  if (piece.text == "page-count") return {RegionPiece::Kind::PageCount, {}, {}};
  if (piece.text == "number") return {RegionPiece::Kind::TabNumber, {}, {}};
  if (piece.text == "string") return {RegionPiece::Kind::TabString, {}, {}};
  return {RegionPiece::Kind::String, piece.text, static_cast<RegionPiece::Mark>(piece.mark)};
}

// Furniture is styled as a paragraph below :root.
StyleId furniture_style(Role role, const DeclarationBlock& block, Cascade& cascade, const std::string& language) {
  Element element;
  element.kind = NodeKind::Paragraph;
  element.role = role;
  element.first = element.last = true;
  element.parent = 0;
  const Direction direction = text::is_right_to_left(language) ? Direction::RightToLeft : Direction::LeftToRight;
  return cascade.style(cascade.add(element, false, direction, &block));
}

// A slot has the role `folio` when it shows nothing else, else `running-head`.
RegionSlot resolve_slot(const SlotRules& slot, Cascade& cascade, const std::string& language) {
  RegionSlot result;
  result.place = static_cast<RegionSlot::Place>(slot.place);
  for (const TemplatePiece& piece : slot.pieces) result.pieces.push_back(resolve_piece(piece, language));
  const bool folio = !slot.pieces.empty() && std::all_of(slot.pieces.begin(), slot.pieces.end(), [](const auto& piece) {
    return piece.kind == TemplatePiece::Kind::Field && (piece.text == "folio" || piece.text == "page-count");
  });
  result.style = furniture_style(folio ? Role::Folio : Role::RunningHead, slot.block, cascade, language);
  return result;
}

Region resolve_region(const RegionRules& region, Cascade& cascade, const std::string& language) {
  Region result;
  result.align = static_cast<Region::Align>(region.align);
  result.offset = region.offset;
  result.rule_thickness = region.rule_thickness;
  result.rule_distance = region.rule_distance;
  result.rule_color = region.rule_color;
  for (const SlotRules& slot : region.slots) result.slots.push_back(resolve_slot(slot, cascade, language));
  return result;
}

ThumbTab resolve_tab(const ThumbTabRules& tab, const PageMasterRules& master, Cascade& cascade,
                     const std::string& language) {
  ThumbTab result;
  result.string = tab.string;
  result.width = tab.width;
  result.height = tab.height;
  result.first = tab.first;
  result.step = tab.step;
  const int64_t room = (master.size.height - tab.first - tab.height).units / tab.step.units + 1;
  result.count = tab.count > 0 ? tab.count : static_cast<uint16_t>(std::clamp<int64_t>(room, 1, 1000));
  result.turned = tab.turned;
  for (const TemplatePiece& piece : tab.pieces) result.pieces.push_back(resolve_piece(piece, language));
  result.style = furniture_style(Role::RunningHead, tab.block, cascade, language);
  return result;
}

SelectorCompound specify(const Compound& compound) {
  SelectorCompound result;
  result.combinator = static_cast<SelectorCompound::Combinator>(compound.combinator);
  result.kind = compound.kind;
  result.roles = compound.roles;
  result.level = compound.level;
  result.id = compound.id;
  result.language = compound.language;
  result.attributes = compound.attributes;
  result.first_child = compound.first_child;
  result.last_child = compound.last_child;
  result.root = compound.root;
  return result;
}

static_assert(static_cast<int>(TemplatePiece::Mark::FirstExcept) == static_cast<int>(RegionPiece::Mark::FirstExcept));
static_assert(static_cast<int>(RegionRules::Align::After) == static_cast<int>(Region::Align::After));
static_assert(static_cast<int>(SlotRules::Place::Outside) == static_cast<int>(RegionSlot::Place::Outside));
static_assert(static_cast<int>(Compound::Combinator::Following) ==
              static_cast<int>(SelectorCompound::Combinator::Following));

}  // namespace

void resolve_masters(const LayoutRules& rules, Cascade& cascade, StyledDocument& styled) {
  const std::string& language = styled.metadata.language;
  cascade.begin_part(nullptr, &styled.languages);
  cascade.style(0);
  for (const PageMasterRules& master : rules.masters) {
    PageMaster result;
    result.name = master.name;
    result.size = master.size;
    result.inside = master.inside;
    result.outside = master.outside;
    result.top = master.top;
    result.bottom = master.bottom;
    result.columns = master.columns;
    result.column_gap = master.column_gap;
    result.column_rule = master.column_rule;
    result.column_rule_color = master.column_rule_color;
    result.grid = master.grid;
    result.flush_bottom = master.flush_bottom;
    result.align_after = master.align_after;
    if (master.header) result.header = resolve_region(*master.header, cascade, language);
    if (master.footer) result.footer = resolve_region(*master.footer, cascade, language);
    if (master.body) result.body = resolve_region(*master.body, cascade, language);
    if (master.tab) result.tab = resolve_tab(*master.tab, master, cascade, language);
    for (const FillRules& fill : master.fills) result.fills.push_back({fill.area, fill.color});
    styled.masters.push_back(std::move(result));
  }
  for (const PageSequenceRules& sequence : rules.sequences) {
    PageSequence result;
    result.name = sequence.name;
    result.first = sequence.first;
    result.left = sequence.left;
    result.right = sequence.right;
    result.blank = sequence.blank;
    result.last = sequence.last;
    constexpr Break kStarts[] = {Break::Page, Break::Recto, Break::Verso};
    result.start = kStarts[static_cast<size_t>(sequence.start)];
    result.roman_folios = sequence.roman_folios;
    result.restart_folios = sequence.restart_folios;
    styled.sequences.push_back(std::move(result));
  }
  for (const StyleRule& rule : rules.rules) {
    SpecifiedRule result;
    for (const Compound& compound : rule.selector.compounds) result.selector.push_back(specify(compound));
    for (const Declaration& declaration : rules.blocks[rule.block].declarations)
      result.declarations.push_back({std::string(facts(declaration.property).name), declaration.specified});
    styled.rules.push_back(std::move(result));
  }
}

uint32_t find_sequence(const StyledDocument& styled, std::string_view page) {
  for (std::string_view name : {page, std::string_view("body")}) {
    for (uint32_t i = 0; i < styled.sequences.size(); ++i) {
      if (styled.sequences[i].name == name) return i;
    }
  }
  return 0;
}

}  // namespace hustings::style
