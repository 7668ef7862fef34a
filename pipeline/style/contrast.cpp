#include "style/contrast.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/parallel.h"

namespace hustings::style {
namespace {

constexpr Color kPaper{255, 255, 255};
constexpr int kUsual = 450, kLarge = 300;  // hundredths

// Text of one style on the ground of another; kNoStyle is paper, or a fill of a page master.
struct Use {
  StyleId text = 0, ground = kNoStyle;
  bool operator==(const Use&) const = default;
};

void add_use(std::vector<Use>& uses, Use use) {
  if (!uses.empty() && uses.back() == use) return;
  const auto found = std::find(uses.begin(), uses.end(), use);
  if (found == uses.end()) {
    uses.push_back(use);
  } else {
    std::iter_swap(found, uses.end() - 1);  // the next word is likely to look the same
  }
}

std::vector<Use> uses_of(const StyledDocument& styled, const StyledPart& part) {
  std::vector<Use> uses;
  std::vector<StyleId> grounds(part.nodes.size(), kNoStyle);
  for (NodeId id = 0; id < part.nodes.size(); ++id) {
    const StyledNode& node = part[id];
    if (styled.style(node.style).background.alpha != 0) {
      grounds[id] = node.style;
    } else if (node.parent != kNoNode) {
      grounds[id] = grounds[node.parent];
    }
    if (node.kind == NodeKind::Text && node.text_end > node.text_begin) add_use(uses, {node.style, grounds[id]});
  }
  std::sort(uses.begin(), uses.end(),
            [](const Use& a, const Use& b) { return std::pair(a.text, a.ground) < std::pair(b.text, b.ground); });
  return uses;
}

// A pair of colors that are too much alike; of all text that has it, the one that asks for most.
struct Finding {
  Color text, ground;
  int contrast = 0, wanted = 0;
  Span text_span, ground_span;
  std::string ground_hint;
};

void report(const Finding& finding, const Sources* sources, Diagnostics& diagnostics) {
  const bool known = finding.text_span.known();
  Diagnostic warning{Severity::Warning, "low-contrast", known ? finding.text_span : finding.ground_span, {}, {}};
  warning.message =
      fmt::format("text of {} on {} has a contrast of {}.{:02}:1, less than the {} that WCAG 2.2 asks for (1.4.3)",
                  format_color(finding.text), format_color(finding.ground), finding.contrast / 100,
                  finding.contrast % 100, finding.wanted == kLarge ? "3:1 for large type" : "4.5:1");
  warning.hints.push_back(fmt::format("the nearest color of its hue that will do is {}",
                                      format_color(readable_color(finding.text, finding.ground, finding.wanted))));
  if (!finding.ground_hint.empty()) warning.hints.push_back(finding.ground_hint);
  if (known && finding.ground_span.known() && sources != nullptr) {
    const Source& source = sources->at(finding.ground_span.source);
    const LineColumn at = source.position(finding.ground_span.begin);
    warning.hints.push_back(fmt::format("the ground is declared at {}:{}:{}", source.path(), at.line, at.column));
  }
  diagnostics.add(std::move(warning));
}

class ContrastCheck {
 public:
  explicit ContrastCheck(const StyledDocument& styled) : styled_(styled) {}
  const std::vector<Finding>& findings() const { return findings_; }

  void check_parts() {
    std::vector<std::vector<Use>> uses(styled_.parts.size());
    parallel_for(uses.size(), [&](size_t i) { uses[i] = uses_of(styled_, *styled_.parts[i]); });
    for (const std::vector<Use>& part : uses) {
      for (const Use& use : part) {
        if (use.ground == kNoStyle) {
          check(use.text, kPaper, {}, {});
        } else {
          check(use.text, styled_.style(use.ground).background, styled_.origin(use.ground).background, {});
        }
      }
    }
  }

  void check_masters() {
    for (const PageMaster& master : styled_.masters) {
      if (master.tab) {
        const Color ground = styled_.style(master.tab->style).background;
        check(master.tab->style, ground.alpha != 0 ? ground : kPaper, styled_.origin(master.tab->style).background, {});
      }
      const Length height = master.size.height;
      if (master.header) check_region(master, *master.header, master.header->offset);
      if (master.footer) check_region(master, *master.footer, height - master.footer->offset);
      if (master.body) check_region(master, *master.body, (master.top + height - master.bottom) / 2);
    }
  }

 private:
  // Words stand at the inside edge of the text, at its outside edge or in its middle; what starts a line is inside on
  // one page and outside on the next.
  void check_region(const PageMaster& master, const Region& region, Length baseline) {
    using Place = RegionSlot::Place;
    const Length inside = master.inside, outside = master.size.width - master.outside;
    for (const RegionSlot& slot : region.slots) {
      if (slot.place == Place::Center) {
        check_on_fills(master, slot.style, {(inside + outside) / 2, baseline});
        continue;
      }
      if (slot.place != Place::Outside) check_on_fills(master, slot.style, {inside + Length{1}, baseline});
      if (slot.place != Place::Inside) check_on_fills(master, slot.style, {outside - Length{1}, baseline});
    }
  }

  void check_on_fills(const PageMaster& master, StyleId style, Point place) {
    const PageFill* ground = nullptr;  // the last one drawn lies on top
    for (const PageFill& fill : master.fills) {
      const bool under = place.x >= fill.area.x && place.x < fill.area.right() && place.y > fill.area.y &&
                         place.y <= fill.area.bottom();
      if (under && fill.color.alpha != 0) ground = &fill;
    }
    if (ground == nullptr) return check(style, kPaper, {}, {});
    check(style, ground->color, {}, fmt::format("the ground is a fill of page master `{}`", master.name));
  }

  void check(StyleId id, Color ground, Span ground_span, const std::string& ground_hint) {
    const ComputedStyle& style = styled_.style(id);
    const bool bold = style.weight >= 700;
    const bool large = style.font_size >= Length::points(18) || (bold && style.font_size >= Length::points(14));
    const int wanted = large ? kLarge : kUsual;
    const int contrast = contrast_hundredths(style.color, ground);
    if (contrast >= wanted) return;
    const Finding finding{style.color, ground, contrast, wanted, styled_.origin(id).color, ground_span, ground_hint};
    const auto known = std::find_if(findings_.begin(), findings_.end(), [&](const Finding& each) {
      return each.text == finding.text && each.ground == finding.ground;
    });
    if (known == findings_.end()) {
      findings_.push_back(finding);
    } else if (known->wanted < wanted) {
      *known = finding;
    }
  }

  const StyledDocument& styled_;
  std::vector<Finding> findings_;
};

}  // namespace

// Channels times the same factor keep hue and saturation as light falls off; so do their distances from white as it
// grows. On every ground black or white has a contrast of at least 4.58:1, so one of the two ways ends well.
Color readable_color(Color text, Color ground, int contrast) {
  constexpr int kSteps = 1024;
  const auto mixed = [&](int step, bool darker) {
    const auto channel = [&](uint8_t value) {
      const int whole = darker ? value * (kSteps - step) : value * kSteps + (255 - value) * step;
      return static_cast<uint8_t>(darker ? whole / kSteps : (whole + kSteps - 1) / kSteps);
    };
    return Color{channel(text.red), channel(text.green), channel(text.blue)};
  };
  Color best = text;
  int fewest = kSteps + 1;
  for (const bool darker : {true, false}) {
    for (int step = 0; step <= kSteps && step < fewest; ++step) {
      const Color color = mixed(step, darker);
      if (contrast_hundredths(color, ground) < contrast) continue;
      best = color;
      fewest = step;
    }
  }
  return best;
}

void check_contrast(const StyledDocument& styled, const Sources* sources, Diagnostics& diagnostics) {
  ContrastCheck check(styled);
  check.check_parts();
  check.check_masters();
  for (const Finding& finding : check.findings()) report(finding, sources, diagnostics);
}

}  // namespace hustings::style
