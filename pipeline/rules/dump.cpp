// LayoutRules as text: what a layout says once its bases are read and its variables replaced.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <ostream>

#include "rules/layout_rules.h"

namespace hustings {
namespace {

std::string place(Span span, const Sources* sources) {
  if (sources == nullptr || !span.known()) return {};
  const Source& source = sources->at(span.source);
  const LineColumn position = source.position(span.begin);
  return fmt::format("  @{}:{}:{}", source.path(), position.line, position.column);
}

std::string format_pieces(const std::vector<TemplatePiece>& pieces) {
  constexpr std::string_view kMarks[] = {"auto", "first", "start", "last", "first-except"};
  std::string text;
  for (const TemplatePiece& piece : pieces) {
    switch (piece.kind) {
      case TemplatePiece::Kind::Words:
        text += piece.text;
        break;
      case TemplatePiece::Kind::Field:
        text += piece.mark == TemplatePiece::Mark::Auto
                    ? fmt::format("<{}>", piece.text)
                    : fmt::format("<{} {}>", piece.text, kMarks[static_cast<size_t>(piece.mark)]);
        break;
      case TemplatePiece::Kind::Message:
        text += fmt::format("<message {}>", piece.text);
        break;
    }
  }
  return text;
}

void dump_block(std::ostream& out, const DeclarationBlock& block, std::string_view indent) {
  for (const Declaration& declaration : block.declarations)
    fmt::print(out, "{}{}: {}\n", indent, facts(declaration.property).name, declaration.specified);
}

void dump_slots(std::ostream& out, const RegionRules& region) {
  constexpr std::string_view kPlaces[] = {"start", "center", "end", "inside", "outside"};
  for (const SlotRules& slot : region.slots) {
    fmt::print(out, "    {} \"{}\"\n", kPlaces[static_cast<size_t>(slot.place)], format_pieces(slot.pieces));
    dump_block(out, slot.block, "      ");
  }
}

void dump_region(std::ostream& out, std::string_view name, const RegionRules& region) {
  fmt::print(out, "  {} offset {}", name, format_points(region.offset));
  if (region.rule_thickness != Length{})
    fmt::print(out, " rule {} at {} {}", format_points(region.rule_thickness), format_points(region.rule_distance),
               format_color(region.rule_color));
  out << '\n';
  dump_slots(out, region);
}

void dump_tab(std::ostream& out, const ThumbTabRules& tab) {
  fmt::print(out, "  thumb-tab {} size {} x {} first {} step {} count {}{} \"{}\"\n", tab.string,
             format_points(tab.width), format_points(tab.height), format_points(tab.first), format_points(tab.step),
             tab.count, tab.turned ? " turned" : "", format_pieces(tab.pieces));
  dump_block(out, tab.block, "    ");
}

void dump_master(std::ostream& out, const PageMasterRules& master) {
  const auto points = [](Length length) { return format_points(length); };
  fmt::print(out, "page-master {} {} x {}\n", master.name, points(master.size.width), points(master.size.height));
  fmt::print(out, "  inside {} outside {} top {} bottom {}\n", points(master.inside), points(master.outside),
             points(master.top), points(master.bottom));
  fmt::print(out, "  columns {} gap {} measure {}", master.columns, points(master.column_gap),
             points(master.measure()));
  if (master.column_rule != Length{})
    fmt::print(out, " rule {} {}", points(master.column_rule), format_color(master.column_rule_color));
  fmt::print(out, " grid {}{}{}\n", points(master.grid), master.flush_bottom ? " flush" : "",
             master.align_after ? " after" : "");
  if (master.header) dump_region(out, "header", *master.header);
  if (master.footer) dump_region(out, "footer", *master.footer);
  if (master.body) {
    constexpr std::string_view kAligns[] = {"before", "center", "after"};
    fmt::print(out, "  body display-align {}\n", kAligns[static_cast<size_t>(master.body->align)]);
    dump_slots(out, *master.body);
  }
  if (master.tab) dump_tab(out, *master.tab);
  for (const FillRules& fill : master.fills)
    fmt::print(out, "  fill {} at {} {} size {} x {}\n", format_color(fill.color), points(fill.area.x),
               points(fill.area.y), points(fill.area.width), points(fill.area.height));
}

}  // namespace

void LayoutRules::dump(std::ostream& out, const Sources* sources) const {
  fmt::print(out, "layout {}\n", name);
  for (const Source* file : files) fmt::print(out, "file {}\n", file->path());
  for (const PageMasterRules& master : masters) dump_master(out, master);
  constexpr std::string_view kStarts[] = {"page", "recto", "verso"};
  for (const PageSequenceRules& sequence : sequences) {
    const auto master = [&](uint32_t index) { return index < masters.size() ? masters[index].name : "-"; };
    fmt::print(out, "page-sequence {} first {} left {} right {} blank {} last {} start {} format {}{}\n", sequence.name,
               master(sequence.first), master(sequence.left), master(sequence.right), master(sequence.blank),
               master(sequence.last), kStarts[static_cast<size_t>(sequence.start)], sequence.roman_folios ? "i" : "1",
               sequence.restart_folios ? " restart" : "");
  }
  for (const Template& each : templates) {
    fmt::print(out, "template {} \"{}\"", each.name, format_pieces(each.pieces));
    if (each.name == "index-entry")
      fmt::print(out, " sort-by {} group-from {}", each.sort_by_surname ? "surname" : "name", each.group_from);
    out << '\n';
  }
  for (const StyleRule& rule : rules) {
    fmt::print(out, "rule {}{}\n", format_selector(rule.selector), place(blocks[rule.block].span, sources));
    dump_block(out, blocks[rule.block], "  ");
  }
}

}  // namespace hustings
