// The styled tree as text: styles once, then each Part's nodes with the style's number and the words.
#include <ostream>
#include <string>

#include "base/quoted.h"
#include "style/styled_document.h"

namespace hustings {
namespace {

constexpr std::string_view kDisplays[] = {"none",           "block", "text", "side-by-side", "list", "item", "mark",
                                          "table",          "row",   "cell", "picture",      "rule", "note", "inline",
                                          "inline-picture", "leader"};

void write_space(std::ostream& out, std::string_view name, const Space& space) {
  if (space == Space{}) return;
  out << ' ' << name << ' ' << format_points(space.natural);
  if (space.stretch.units != 0) out << '+' << format_points(space.stretch);
  if (space.shrink.units != 0) out << '-' << format_points(space.shrink);
}

void write_edges(std::ostream& out, std::string_view name, const Edges& edges) {
  if (edges == Edges{}) return;
  out << ' ' << name << ' ' << format_points(edges.before) << ',' << format_points(edges.end) << ','
      << format_points(edges.after) << ',' << format_points(edges.start);
}

void write_room(std::ostream& out, const GrantedRoom& room) {
  switch (room.kind) {
    case GrantedRoom::Kind::None:
      return;
    case GrantedRoom::Kind::Share:
      out << " space 1/" << room.count << " page";
      return;
    case GrantedRoom::Kind::Pages:
      out << " space " << room.count << (room.count == 1 ? " page" : " pages");
      return;
    case GrantedRoom::Kind::Area:
      out << " space " << room.area / Length::kUnitsPerPoint << " square points";
      return;
    case GrantedRoom::Kind::Longest:
      out << " space longest";
      return;
  }
}

void write_style(std::ostream& out, const StyledDocument& document, size_t id) {
  static constexpr std::string_view kAligns[] = {"start", "end", "center", "justify"};
  static constexpr std::string_view kHyphens[] = {"none", "manual", "auto"};
  static constexpr std::string_view kBreaks[] = {"auto", "column", "page", "recto", "verso", "recto-if-one-page"};
  static constexpr std::string_view kPages[] = {"auto", "recto", "verso", "recto-if-one-page"};
  static constexpr std::string_view kPlaces[] = {"auto", "page-top", "top-third", "beneath"};
  const ComputedStyle& style = document.styles[id];
  out << "style " << id << ' ';
  for (size_t i = 0; i < document.families[style.families].size(); ++i) {
    out << (i == 0 ? "" : ", ") << document.families[style.families][i];
  }
  out << ' ' << style.weight << (style.italic ? " italic " : " ") << format_points(style.font_size) << '/'
      << format_points(style.line_height) << ' ' << format_color(style.color);
  if (style.features != 0) out << " features " << document.features[style.features];
  if (style.background.alpha != 0) out << " background " << format_color(style.background);
  if (style.letter_spacing.units != 0) out << " letter-spacing " << format_points(style.letter_spacing);
  if (style.baseline_shift.units != 0) out << " baseline-shift " << format_points(style.baseline_shift);
  if (style.underline) out << " underline";
  if (style.strikethrough) out << " strikethrough";
  if (style.white_space == WhiteSpace::Pre) out << " pre";
  out << ' ' << kAligns[static_cast<size_t>(style.text_align)];
  if (style.align_sign == kLanguageSign) out << " decimal";
  if (style.align_sign > kLanguageSign)
    out << " at U+" << std::hex << static_cast<uint32_t>(style.align_sign) << std::dec;
  if (style.text_align_last != TextAlign::Start) out << " last " << kAligns[static_cast<size_t>(style.text_align_last)];
  if (style.balance_lines) out << " balance";
  if (style.text_indent.units != 0) out << " indent " << format_points(style.text_indent);
  out << " hyphens " << kHyphens[static_cast<size_t>(style.hyphens)];
  if (style.direction == Direction::RightToLeft) out << " rtl";
  write_space(out, "space-before", style.space_before);
  write_space(out, "space-after", style.space_after);
  write_edges(out, "margin", style.margin);
  write_edges(out, "padding", style.padding);
  write_edges(out, "border", style.border);
  if (style.least_font_size.units != 0) out << " font-size.minimum " << format_points(style.least_font_size);
  write_room(out, style.room);
  if (style.column_gap.units != 0) out << " column-gap " << format_points(style.column_gap);
  if (style.leader_pattern != LeaderPattern::Dots) {
    out << (style.leader_pattern == LeaderPattern::Rule ? " leader-pattern rule" : " leader-pattern space");
  }
  if (style.leader_pattern_width != Length::points(5)) {
    out << " leader-pattern-width " << format_points(style.leader_pattern_width);
  }
  if (!style.leader_on_page) out << " leader-alignment none";
  if (style.keep_with_next != 0) out << " keep-with-next " << static_cast<int>(style.keep_with_next);
  if (style.keep_together != 0) out << " keep-together " << static_cast<int>(style.keep_together);
  if (style.break_before != Break::Auto) out << " break-before " << kBreaks[static_cast<size_t>(style.break_before)];
  if (style.required_page != RequiredPage::Any) {
    out << " required-page " << kPages[static_cast<size_t>(style.required_page)];
  }
  if (style.required_place != RequiredPlace::Any) {
    out << " required-place " << kPlaces[static_cast<size_t>(style.required_place)];
  }
  if (style.position_is_law) out << " required-severity error";
  if (style.break_after != Break::Auto) out << " break-after " << kBreaks[static_cast<size_t>(style.break_after)];
  if (style.span_columns) out << " span";
  if (style.looseness != 0) out << " looseness " << static_cast<int>(style.looseness);
  if (style.footnote) out << " footnote";
  out << '\n';
}

void write_node(std::ostream& out, const StyledDocument& document, const StyledPart& part, NodeId id, size_t depth,
                const Sources* sources) {
  const StyledNode& node = part[id];
  out << std::string(2 * depth, ' ') << name_of(node.kind);
  if (node.level != 0) out << ':' << static_cast<int>(node.level);
  if (node.role != Role::None) out << '.' << name_of(node.role);
  if (node.kind != NodeKind::Text) out << ' ' << kDisplays[static_cast<size_t>(node.display)];
  out << " s" << node.style;
  if (node.parent == kNoNode || part[node.parent].language != node.language) {
    out << " lang " << document.languages[node.language];
  }
  if (node.generated) out << " generated";
  for (uint32_t at = node.attributes; at != UINT32_MAX; at = part.attribute_list[at].next) {
    out << ' ' << name_of(part.attribute_list[at].name) << '=';
    write_quoted(out, part.attribute_list[at].value);
  }
  if (node.kind == NodeKind::Text) {
    out << ' ';
    write_quoted(out, part.text_of(node));
  }
  if (sources != nullptr && node.span.known()) {
    const LineColumn begin = sources->at(node.span.source).position(node.span.begin);
    out << " @" << begin.line << ':' << begin.column;
  }
  out << '\n';
}

}  // namespace

void StyledDocument::dump(std::ostream& out, const Sources* sources) const {
  for (size_t id = 0; id < styles.size(); ++id) write_style(out, *this, id);
  for (const PageMaster& master : masters) {
    out << "page-master " << master.name << ' ' << format_points(master.size.width) << 'x'
        << format_points(master.size.height) << " inside " << format_points(master.inside) << " outside "
        << format_points(master.outside) << " top " << format_points(master.top) << " bottom "
        << format_points(master.bottom) << " columns " << static_cast<int>(master.columns)
        << (master.align_after ? " display-align after" : "") << '\n';
  }
  for (const std::shared_ptr<const StyledPart>& part : parts) {
    out << "part " << part->id << " sequence " << sequences[part->sequence].name << '\n';
    size_t depth = 1;
    for (NodeId at = 0; at != kNoNode;) {
      write_node(out, *this, *part, at, depth, sources);
      if ((*part)[at].first_child != kNoNode) {
        at = (*part)[at].first_child;
        ++depth;
        continue;
      }
      while (at != 0 && (*part)[at].next == kNoNode) {
        at = (*part)[at].parent;
        --depth;
      }
      at = at == 0 ? kNoNode : (*part)[at].next;
    }
    for (const StyledMark& mark : part->marks) {
      out << "  mark " << mark.name << " at node " << mark.node << ' ';
      write_quoted(out, mark.value);
      out << '\n';
    }
  }
}

}  // namespace hustings
