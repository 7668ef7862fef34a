// Whether pictures have pixels enough for the size they are printed at. Only the galley knows: the same file may be a
// portrait of one inch in a profile and fill a page elsewhere, and cropping throws pixels away. People at an election
// office can only do one thing about it, ask for a better file; so each file is told of once, where it is worst.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "image/picture.h"
#include "linebreak/galley.h"
#include "linebreak/picture_size.h"

namespace hustings::linebreak {

namespace {

struct Use {
  const Picture* picture = nullptr;
  Span span;
  Size size;
  int64_t dots = 0;  // an inch, in thousandths, along the axis that has fewer
  uint16_t least = 0;

  // How much of what is asked for is there.
  bool coarser_than(const Use& other) const { return dots * other.least < other.dots * least; }
};

constexpr int64_t kInch = 72 * Length::kUnitsPerPoint;

// A picture that is cropped covers its place in both directions, one that is not fills it: either way the axis with
// fewer pixels for its length decides.
int64_t dots_an_inch(const Picture& picture, Size size) {
  const int64_t across = picture.width * kInch * 1000 / std::max<int64_t>(size.width.units, 1);
  const int64_t down = picture.height * kInch * 1000 / std::max<int64_t>(size.height.units, 1);
  return std::min(across, down);
}

int64_t wanted_pixels(Length length, uint16_t least) { return (length.units * least + kInch - 1) / kInch; }

class Uses {
 public:
  explicit Uses(const StyledDocument& styled) : styled_(styled) {}

  void add(const StyledPart& part, NodeId node, Size size) {
    uint32_t index = 0;
    const Picture* picture = picture_of(styled_, part, node, index);
    const uint16_t least = styled_.style(part[node].style).least_resolution;
    if (picture == nullptr || picture->format == PictureFormat::Svg || least == 0) return;
    const Use use{picture, part[node].span, size, dots_an_inch(*picture, size), least};
    if ((use.dots + 500) / 1000 >= least) return;
    const auto [known, is_new] = places_.emplace(picture->path, coarse_.size());
    if (is_new)
      coarse_.push_back(use);
    else if (use.coarser_than(coarse_[known->second]))
      coarse_[known->second] = use;
  }

  const std::vector<Use>& coarse() const { return coarse_; }

 private:
  const StyledDocument& styled_;
  std::vector<Use> coarse_;  // in reading order
  std::map<std::string_view, size_t> places_;
};

void add_pictures_in_lines(const StyledDocument& styled, const GalleyPart& part, Uses& uses) {
  const ShapedPart& shaped = *part.shaped;
  for (const ParagraphBox& paragraph : part.paragraphs) {
    const Setting& setting = part.settings[paragraph.first_setting];
    for (uint32_t i = 0; i < setting.line_count; ++i) {
      const Line& line = part.lines[setting.first_line + i];
      for (uint32_t k = line.first_item; k < line.last_item; ++k) {
        const Item& item = shaped.items[k];
        if (item.kind != ItemKind::Picture) continue;
        uses.add(*shaped.styled, item.node, inline_picture_size(styled, *shaped.styled, item, paragraph.measure));
      }
    }
  }
}

}  // namespace

void check_resolution(const Galley& galley, Diagnostics& diagnostics) {
  if (galley.styled->pictures.empty()) return;
  Uses uses(*galley.styled);
  for (const auto& part : galley.parts) {
    for (const PictureBox& box : part->pictures) uses.add(*part->shaped->styled, box.node, box.size);
    add_pictures_in_lines(*galley.styled, *part, uses);
  }
  for (const Use& use : uses.coarse()) {
    diagnostics.warning(
        "low-resolution", use.span,
        fmt::format("the picture {} has {} dots an inch in print; the layout asks for {}", use.picture->path,
                    (use.dots + 500) / 1000, use.least),
        {fmt::format("at this size it wants at least {} by {} pixels and has {} by {}: put in a larger "
                     "one, or let it stand smaller",
                     wanted_pixels(use.size.width, use.least), wanted_pixels(use.size.height, use.least),
                     use.picture->width, use.picture->height)});
  }
}

}  // namespace hustings::linebreak
