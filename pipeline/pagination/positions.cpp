#include "pagination/positions.h"

#include <algorithm>

namespace hustings::pagination {
namespace {

// A piece of a Part's text on a page.
struct Piece {
  NodeId node = 0;
  uint32_t page = 0;  // index
  Length top, bottom;
};

bool requires_position(const ComputedStyle& style) {
  return style.required_page != RequiredPage::Any || style.required_place != RequiredPlace::Any;
}

class Checker {
 public:
  Checker(const PagedDocument& paged, Diagnostics& diagnostics)
      : paged_(paged), diagnostics_(diagnostics), pieces_(paged.parts.size()), opens_(paged.pages.size()) {
    for (uint32_t page = 0; page < paged.pages.size(); ++page) gather(page);
  }

  std::vector<PositionCheck> check() {
    for (uint32_t part = 0; part < paged_.parts.size(); ++part) {
      const StyledPart& styled = *paged_.parts[part]->shaped->styled;
      for (NodeId node = 0; node < styled.nodes.size(); ++node) {
        const ComputedStyle& style = paged_.styled->style(styled[node].style);
        if (requires_position(style)) check_node(part, node, style);
      }
    }
    return std::move(checks_);
  }

 private:
  // What runs through the pages: no running heads, repeated heads of tables, grounds, notes.
  void gather(uint32_t index) {
    const Page& page = paged_.pages[index];
    for (uint32_t i = 0; i < page.fragment_count; ++i) {
      const Fragment& fragment = paged_.fragments[page.first_fragment + i];
      const bool text = fragment.kind == FragmentKind::Lines || fragment.kind == FragmentKind::Picture;
      if (!text || fragment.artifact || fragment.note || fragment.node == kNoNode) continue;
      std::vector<Piece>& pieces = pieces_[fragment.part];
      if (!opens_[index].any) opens_[index] = {true, fragment.part, fragment.node};
      pieces.push_back({fragment.node, index, fragment.area.y, fragment.area.y + height_of(fragment)});
    }
  }

  Length height_of(const Fragment& fragment) const {
    if (fragment.kind == FragmentKind::Picture || fragment.line_count == 0) return fragment.area.height;
    const GalleyPart& part = *paged_.parts[fragment.part];
    Length height;
    for (uint32_t i = fragment.first_line; i < fragment.first_line + fragment.line_count; ++i) {
      height += part.lines[i].ascent + part.lines[i].descent;
    }
    return height;
  }

  void check_node(uint32_t part, NodeId node, const ComputedStyle& style) {
    const StyledPart& styled = *paged_.parts[part]->shaped->styled;
    const NodeId end = end_of(styled, node);
    const std::vector<Piece>& pieces = pieces_[part];
    const auto inside = [&](const Piece& piece) { return piece.node >= node && piece.node < end; };
    const auto first = std::find_if(pieces.begin(), pieces.end(), inside);
    if (first == pieces.end()) return;
    uint32_t last_page = first->page;
    Length bottom = first->bottom;
    for (const Piece& piece : pieces) {
      if (!inside(piece)) continue;
      last_page = std::max(last_page, piece.page);
      if (piece.page == first->page) bottom = std::max(bottom, piece.bottom);
    }
    const Page& page = paged_.pages[first->page];
    const Opening& opening = opens_[first->page];
    const bool at_top = opening.part == part && opening.node >= node && opening.node < end;
    const bool one_page = last_page == first->page;
    const auto tell = [&](bool kept, const std::string& rule, const std::string& why) {
      add(part, node, style.position_is_law, first->page, kept, rule, why);
    };
    const std::string here = "it begins on page " + page.folio + ", a " + (page.recto ? "right" : "left") + "-hand one";
    switch (style.required_page) {
      case RequiredPage::Any:
        break;
      case RequiredPage::Recto:
        tell(page.recto, "required-page: recto", here);
        break;
      case RequiredPage::Verso:
        tell(!page.recto, "required-page: verso", here);
        break;
      case RequiredPage::RectoIfOnePage:
        tell(!one_page || (page.recto && at_top), "required-page: recto-if-one-page",
             at_top ? here : here + ", and not at its top");
        break;
    }
    switch (style.required_place) {
      case RequiredPlace::Any:
        break;
      case RequiredPlace::PageTop:
        tell(at_top, "required-place: page-top", "something else stands above it on page " + page.folio);
        break;
      case RequiredPlace::TopThird:
        tell(one_page && bottom.units * 3 <= paged_.styled->masters[page.master].size.height.units,
             "required-place: top-third", "it ends below the upper third of page " + page.folio);
        break;
      case RequiredPlace::Beneath:
        tell(first == pieces.begin() || (first - 1)->page == first->page, "required-place: beneath",
             "what stands before it ends on another page than " + page.folio);
        break;
    }
  }

  void add(uint32_t part, NodeId node, bool is_law, uint32_t page, bool kept, const std::string& rule,
           const std::string& why) {
    const StyledPart& styled = *paged_.parts[part]->shaped->styled;
    PositionCheck check;
    check.rule = rule;
    check.page = paged_.pages[page].number;
    check.folio = paged_.pages[page].folio;
    check.kept = kept;
    Span span;
    for (NodeId at = node; at != kNoNode; at = at == 0 ? kNoNode : styled[at].parent) {
      if (check.id.empty()) check.id = styled.attribute(at, Attribute::Id);
      if (!span.known()) span = styled[at].span;
    }
    if (!kept) {
      diagnostics_.add({is_law ? Severity::Error : Severity::Warning,
                        "position-broken",
                        span,
                        "'" + check.id + "' does not stand where the layout wants it (" + rule + "): " + why,
                        {"shorten it or what stands before it, change the layout's spaces, or take the requirement out "
                         "of the layout"}});
    }
    checks_.push_back(std::move(check));
  }

  static NodeId end_of(const StyledPart& part, NodeId node) {
    while (node != kNoNode && node != 0 && part[node].next == kNoNode) node = part[node].parent;
    return node == kNoNode || node == 0 ? static_cast<NodeId>(part.nodes.size()) : part[node].next;
  }

  struct Opening {
    bool any = false;
    uint32_t part = 0;
    NodeId node = 0;
  };
  const PagedDocument& paged_;
  Diagnostics& diagnostics_;
  std::vector<std::vector<Piece>> pieces_;  // by part, in reading order
  std::vector<Opening> opens_;              // what each page begins with
  std::vector<PositionCheck> checks_;
};

}  // namespace

std::vector<PositionCheck> check_positions(const PagedDocument& paged, Diagnostics& diagnostics) {
  // Most layouts require nothing, and then nobody need know what stands where.
  const std::vector<ComputedStyle>& styles = paged.styled->styles;
  if (std::none_of(styles.begin(), styles.end(), requires_position)) return {};
  return Checker(paged, diagnostics).check();
}

}  // namespace hustings::pagination
