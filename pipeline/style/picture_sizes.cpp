// How large an author wants a picture: `width` and `height` of an `<img>`, in CSS pixels or per cent of the measure.
#include <algorithm>
#include <string>

#include "rules/value.h"
#include "style/part_styler.h"

namespace hustings::style {
namespace {

Extent extent_of(std::string size) {
  Extent extent;
  if (size.ends_with("px")) size.resize(size.size() - 2);
  const std::optional<Measure> measure = parse_measure(size);
  if (!measure) return extent;
  if (measure->unit == Measure::Unit::Percent) {
    const int64_t per_mille = measure->amount / (Measure::kOne / 10);
    extent = {Extent::Kind::Share, {}, static_cast<int32_t>(std::clamp<int64_t>(per_mille, 10, 1000))};
  } else if (measure->unit == Measure::Unit::Number && measure->amount >= Measure::kOne) {
    extent = {Extent::Kind::Fixed, Length{Length::kUnitsPerPoint * 3 / 4}.scaled(measure->amount, Measure::kOne), 0};
  }
  return extent;
}

}  // namespace

// The author's width, else the author's height, unless the layout gives either; the other follows from the picture.
StyleId PartStyler::picture_style(NodeId node, uint32_t element) {
  const ComputedStyle& style = cascade_.cascaded(element).style;
  if (style.width.kind != Extent::Kind::Auto || style.height.kind != Extent::Kind::Auto) return cascade_.style(element);
  const Extent width = extent_of(std::string(source_.attribute(node, Attribute::Width)));
  Extent height;
  if (width.kind == Extent::Kind::Auto) height = extent_of(std::string(source_.attribute(node, Attribute::Height)));
  if (height.kind == Extent::Kind::Share) height = {};  // of what, pages do not know
  if (width.kind == Extent::Kind::Auto && height.kind == Extent::Kind::Auto) return cascade_.style(element);
  return cascade_.style_with_size(element, width, height);
}

}  // namespace hustings::style
