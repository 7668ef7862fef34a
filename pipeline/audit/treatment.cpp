#include "audit/treatment.h"

#include <algorithm>

#include "linebreak/picture_size.h"

namespace hustings::audit {
namespace {

constexpr int64_t kInch = 72 * Length::kUnitsPerPoint;

bool stands_in(const StyledPart& part, NodeId node, NodeKind kind) {
  while (node != kNoNode && part[node].kind != kind) node = part[node].parent;
  return node != kNoNode;
}

// The rule above notes too.
bool stands_in_notes(const StyledPart& part, NodeId node) {
  while (node != kNoNode && part[node].kind != NodeKind::NoteBody && part[node].role != Role::Notes)
    node = part[node].parent;
  return node != kNoNode;
}

// What the galley has set across all columns, whether the layout says so or a table asked for the room. In a granted
// block nothing is: its own column is all the width that there is.
std::set<NodeId> across_columns(const GalleyPart& galley) {
  std::set<NodeId> nodes;
  if (galley.granted.any() && galley.granted.pages == 0) return nodes;
  for (const Element& element : galley.flow.elements) {
    if (element.kind == ElementKind::SpanOpen) nodes.insert(element.node);
  }
  return nodes;
}

// The column in which something stands, with its own top and height, as PageComposer has placed it; what stands across
// columns has the width of all of them.
Rect in_column(const PagedDocument& paged, const Page& page, const Rect& area, bool across) {
  const PageMaster& master = paged.styled->masters[page.master];
  const bool inside_left = page.recto == (paged.styled->direction == Direction::LeftToRight);
  const Length left = inside_left ? master.inside : master.outside;
  const Length body = master.size.width - master.inside - master.outside;
  const int64_t columns = std::max<int64_t>(master.columns, 1);
  const Length width = (body - master.column_gap * (columns - 1)) / columns;
  const Length step = width + master.column_gap;
  const Length center = area.x + area.width / 2;
  for (int64_t i = 0; i < columns && !across && area.width < step; ++i) {
    if (center < left + step * (i + 1)) return {left + step * i, area.y, width, area.height};
  }
  return {left, area.y, body, area.height};
}

// Grows the rectangle of the same column, or begins one.
void join(std::vector<Rect>& columns, const Rect& area) {
  for (Rect& column : columns) {
    if (column.x != area.x || column.width != area.width) continue;
    const Length bottom = std::max(column.bottom(), area.bottom());
    column.y = std::min(column.y, area.y);
    column.height = bottom - column.y;
    return;
  }
  columns.push_back(area);
}

// What stands across all columns parts what is above it from what is below: no rectangle lies on another. From the
// page's top.
std::vector<Rect> in_bands(std::vector<Rect> across, const std::vector<Rect>& columns) {
  std::stable_sort(across.begin(), across.end(), [](const Rect& a, const Rect& b) { return a.y < b.y; });
  std::vector<Rect> bands;
  for (const Rect& each : across) {
    const bool parted = bands.empty() || std::any_of(columns.begin(), columns.end(), [&](const Rect& column) {
                          return column.y >= bands.back().bottom() && column.bottom() <= each.y;
                        });
    if (parted) {
      bands.push_back(each);
    } else {
      bands.back().height = std::max(bands.back().bottom(), each.bottom()) - bands.back().y;
    }
  }
  std::vector<Rect> all;
  for (size_t band = 0; band <= bands.size(); ++band) {
    if (band > 0) all.push_back(bands[band - 1]);
    std::vector<Rect> below;
    for (const Rect& column : columns) {
      const bool after = band == 0 || column.y >= bands[band - 1].bottom();
      const bool before = band == bands.size() || column.y < bands[band].y;
      // A ground behind what stands across has no place of its own.
      if (after && before) join(below, column);
    }
    all.insert(all.end(), below.begin(), below.end());
  }
  return all;
}

}  // namespace

Area area_of(Size size) { return {size.width.scaled(size.height.units, Length::kUnitsPerPoint).units}; }

bool is_under(const StyledPart& part, NodeId node, NodeId root) {
  while (node != kNoNode && node > root) node = part[node].parent;
  return node == root;
}

TreatmentMeasurer::TreatmentMeasurer(const PagedDocument& paged, const PlaceInTree& place)
    : paged_(paged),
      place_(place),
      part_(*paged.styled->parts[place.part]),
      galley_(*paged.parts[place.part]),
      spanning_(across_columns(galley_)) {}

TypeSize TreatmentMeasurer::heaviest(const Weights& weights) {
  const auto most = std::max_element(weights.begin(), weights.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == weights.end() ? TypeSize{} : TypeSize{{most->first.first}, {most->first.second}};
}

bool TreatmentMeasurer::in_statement(NodeId node) const {
  return place_.statement != kNoNode && is_under(part_, node, place_.statement);
}

bool TreatmentMeasurer::stands_across(NodeId node) const {
  while (node != kNoNode && spanning_.count(node) == 0) node = part_[node].parent;
  return node != kNoNode;
}

// Fills `used` of the page that has been read.
void TreatmentMeasurer::end_page() {
  if (treatment_.places.empty()) return;
  std::vector<Rect>& used = treatment_.places.back().used;
  used = in_bands(std::move(across_), columns_);
  used.insert(used.end(), notes_.begin(), notes_.end());
  across_.clear();
  columns_.clear();
  notes_.clear();
}

void TreatmentMeasurer::add(uint32_t page, const Fragment& fragment) {
  if (fragment.node >= part_.nodes.size() || !is_under(part_, fragment.node, place_.root)) return;
  std::vector<SpaceOnPage>& places = treatment_.places;
  if (places.empty() || places.back().page != page) {
    end_page();
    places.push_back({page, 1, 1, {}, {}});
  }
  // Notes stand at the foot of a page that others may share: what is between is nobody's.
  const bool is_note = fragment.note || stands_in_notes(part_, fragment.node);
  const Page& on = paged_.pages[page];
  const bool across = !is_note && paged_.styled->masters[on.master].columns > 1 && stands_across(fragment.node);
  const Rect area = in_column(paged_, on, fragment.area, across);
  if (across) {
    across_.push_back(area);
  } else if (is_note) {
    join(notes_, area);
  } else {
    columns_.push_back(area);
  }
  if (fragment.artifact) return;
  if (fragment.kind == FragmentKind::Lines) add_lines(fragment);
  if (fragment.kind == FragmentKind::Picture) add_picture(fragment);
}

void TreatmentMeasurer::add_lines(const Fragment& fragment) {
  const StyledNode& block = part_[fragment.node];
  const ParagraphBox& box = galley_.paragraphs[fragment.paragraph];
  const ComputedStyle& style = paged_.styled->style(block.style);
  const TypeSize type{linebreak::fitted(style.font_size, box.size_per_mille),
                      linebreak::fitted(style.line_height, box.size_per_mille)};
  const Line& first = galley_.lines[fragment.first_line];
  const Line& last = galley_.lines[fragment.first_line + fragment.line_count - 1];
  const size_t bytes = last.text_end - first.text_begin;
  const auto key = std::pair(type.size.units, type.leading.units);
  const bool in_table = stands_in(part_, fragment.node, NodeKind::Table);
  // A table's type is as small as its widest row asks, and marks of lists are not read on their own.
  if (!in_table && block.display == Display::Text) forms_[form_of(fragment.node)][key] += bytes;
  if (!in_statement(fragment.node) || block.display == Display::Mark) return;
  treatment_.lines += fragment.line_count;
  if (block.kind == NodeKind::Paragraph) {
    const bool plain = block.parent == place_.statement;
    (plain ? plain_ : other_)[key] += bytes;
    if (plain) measures_[key] = std::max(measures_[key], box.measure);
  }
  find_smallest(fragment.node, box.size_per_mille);
}

void TreatmentMeasurer::find_smallest(NodeId node, int32_t size_per_mille) {
  const StyledNode& at = part_[node];
  if (at.generated) return;
  if (at.kind == NodeKind::Text && at.text_end > at.text_begin) {
    const Length size = linebreak::fitted(paged_.styled->style(at.style).font_size, size_per_mille);
    Length& smallest = treatment_.smallest;
    if (smallest.units == 0 || size < smallest) smallest = size;
  }
  for (NodeId child = at.first_child; child != kNoNode; child = part_[child].next) {
    find_smallest(child, size_per_mille);
  }
}

void TreatmentMeasurer::add_picture(const Fragment& fragment) {
  if (part_[fragment.node].role != Role::Portrait && part_[fragment.node].role != Role::PictureMissing) return;
  if (in_statement(fragment.node) || treatment_.portrait) return;
  PortraitTreatment portrait{{fragment.area.width, fragment.area.height}, 0, false};
  uint32_t index = 0;
  const Picture* picture = linebreak::picture_of(*paged_.styled, part_, fragment.node, index);
  // Cropped or not, the axis with fewer pixels for its length decides, as linebreak/resolution.cpp has it.
  portrait.drawing = picture != nullptr && picture->format == PictureFormat::Svg;
  if (picture != nullptr && !portrait.drawing) {
    const auto dots = [](int64_t pixels, Length length) {
      const int64_t units = std::max<int64_t>(length.units, 1);
      return (pixels * kInch + units / 2) / units;
    };
    portrait.dpi = std::min(dots(picture->width, portrait.size.width), dots(picture->height, portrait.size.height));
  }
  treatment_.portrait = portrait;
}

// As a selector of the layout would reach it, from below the Part's root.
std::string TreatmentMeasurer::form_of(NodeId node) const {
  std::string form;
  for (; node != kNoNode && node != place_.root; node = part_[node].parent) {
    const StyledNode& at = part_[node];
    std::string compound(hustings::name_of(at.kind));
    if (at.role != Role::None) compound += "." + std::string(hustings::name_of(at.role));
    if (at.level != 0) compound += ":level(" + std::to_string(at.level) + ")";
    if (!form.empty()) compound.append(" > ").append(form);
    form = std::move(compound);
  }
  return form;
}

void TreatmentMeasurer::look_for_statement() {
  bool missing = place_.statement == kNoNode;
  for (NodeId node = 0; !missing && node < part_.nodes.size(); ++node) {
    missing = part_[node].role == Role::StatementMissing && in_statement(node);
  }
  treatment_.has_statement = !missing;
  if (!missing) return;
  treatment_.lines = 0;
  treatment_.smallest = {};
  plain_.clear();
  other_.clear();
}

// Where it begins is where the first thing in it stands: what is granted is never broken.
void TreatmentMeasurer::add_granted() {
  const Granted& granted = galley_.granted;
  if (!granted.any() || place_.root != 0 || treatment_.places.empty()) return;
  const Size size{granted.inline_size, granted.block_size};
  treatment_.granted = Area{area_of(size).units * std::max<int64_t>(granted.pages, 1)};
  for (SpaceOnPage& place : treatment_.places) {
    if (place.used.empty() || (granted.pages == 0 && &place != &treatment_.places.front())) continue;
    Rect rect{place.used.front().x, place.used.front().y, size.width, size.height};
    if (granted.pages > 0) {
      const Page& page = paged_.pages[place.page];
      const PageMaster& master = paged_.styled->masters[page.master];
      const bool inside_left = page.recto == (paged_.styled->direction == Direction::LeftToRight);
      rect.x = inside_left ? master.inside : master.outside;
      rect.y = master.top;
    }
    place.granted.push_back(rect);
  }
}

Treatment TreatmentMeasurer::finish() {
  end_page();
  for (const SpaceOnPage& place : treatment_.places) {
    for (const Rect& rect : place.used) treatment_.used.units += area_of({rect.width, rect.height}).units;
  }
  look_for_statement();
  add_granted();
  treatment_.body = heaviest(plain_.empty() ? other_ : plain_);
  const auto measure = measures_.find({treatment_.body.size.units, treatment_.body.leading.units});
  if (measure != measures_.end() && treatment_.has_statement) treatment_.measure = measure->second;
  for (const auto& [form, weights] : forms_) treatment_.forms.push_back({form, heaviest(weights)});
  return std::move(treatment_);
}

}  // namespace hustings::audit
