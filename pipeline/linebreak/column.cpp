// Blocks under blocks. Spaces between two boxes collapse to the widest, as margins do in CSS 2.2 (section 8.3.1) and
// spaces in XSL-FO 1.1 (section 4.3); keeps and forced breaks that meet in a gap are joined to the strongest. So a
// break is only ever judged between two boxes, however many containers end and begin there.
#include "linebreak/column.h"

#include <algorithm>

#include "linebreak/picture_size.h"

namespace hustings::linebreak {

namespace {

int32_t keep_penalty(uint8_t strength) { return strength == 255 ? kForbidden : strength * 20; }

// Page breaks include column breaks, and a side includes the page.
Break stronger(Break a, Break b) { return static_cast<uint8_t>(b) > static_cast<uint8_t>(a) ? b : a; }

bool draws(const Edges& edges) {
  return edges.before.units > 0 || edges.end.units > 0 || edges.after.units > 0 || edges.start.units > 0;
}

Area align_box(Area area, Length width, const ComputedStyle& style) {
  const Length room = std::max(area.width - width, Length{});
  const bool right_to_left = style.direction == Direction::RightToLeft;
  switch (style.box_align) {
    case TextAlign::Start:
    case TextAlign::Justify:
      if (right_to_left) area.left += room;
      break;
    case TextAlign::End:
      if (!right_to_left) area.left += room;
      break;
    case TextAlign::Center:
      area.left += room / 2;
      break;
  }
  area.width = width;
  return area;
}

}  // namespace

Area inset(Area area, const Edges& edges, Direction direction) {
  const bool right_to_left = direction == Direction::RightToLeft;
  Length left = right_to_left ? edges.end : edges.start, right = right_to_left ? edges.start : edges.end;
  const Length room = std::max(area.width - Length::points(1), Length{});
  if (left + right > room && left.units >= 0 && right.units >= 0) {
    // Edges that leave nothing between them are narrowed, so that what is inside stays inside.
    const Length both = left + right;
    left = left.scaled(room.units, both.units);
    right = room - left;
  }
  return {area.left + left, std::max(area.width - left - right, Length{1})};
}

ColumnBuilder::ColumnBuilder(const StyledDocument& styled, const FontSet& fonts, const TypeSizes& sizes,
                             const Names& names, const Room& room, ShapeCache* cache, GalleyPart& part,
                             Diagnostics& diagnostics)
    : styled_(styled),
      fonts_(fonts),
      full_sizes_(sizes),
      sizes_(&sizes),
      room_(room),
      part_(part),
      tree_(*part.shaped->styled),
      diagnostics_(diagnostics),
      setter_(styled, sizes, *part.shaped, cache, names, diagnostics) {}

void ColumnBuilder::build() {
  // Most words make a line with about ten others.
  part_.lines.reserve(part_.shaped->items.size() / 9 + part_.shaped->paragraphs.size());
  part_.paragraphs.reserve(part_.shaped->paragraphs.size());
  part_.settings.reserve(part_.shaped->paragraphs.size());
  Column column;
  if (!tree_.nodes.empty()) {
    find_notes();
    block(0, {Length{}, room_.measure}, column);
    tag(static_cast<NodeId>(tree_.nodes.size() - 1), column);
  }
  finish(column);
  part_.flow = std::move(column.flow);
  part_notes();
  separate_notes();
}

void ColumnBuilder::finish(Column& column) {
  if (column.forced != Break::Auto) {
    column.flow.elements.push_back({ElementKind::ForcedBreak, column.forced, 0, 0, kNoNode, {}});
  }
  if (column.has_space) column.flow.elements.push_back({ElementKind::Space, Break::Auto, 0, 0, kNoNode, column.space});
  if (column.penalty > 0 && !column.in_note) {
    column.flow.elements.push_back({ElementKind::Penalty, Break::Auto, column.penalty, 0, kNoNode, {}});
  }
  for (const Element& element : column.tags) column.flow.elements.push_back(element);
}

void ColumnBuilder::set_smaller(int32_t per_mille) {
  if (per_mille == shrunk_) return;
  shrunk_ = per_mille;
  const int32_t wanted = full_sizes_.per_mille() * per_mille / 1000;
  sizes_ = &full_sizes_;
  if (wanted != full_sizes_.per_mille()) {
    auto known = std::find_if(smaller_.begin(), smaller_.end(),
                              [wanted](const auto& sizes) { return sizes->per_mille() == wanted; });
    if (known == smaller_.end()) {
      known = smaller_.insert(known, std::make_unique<TypeSizes>(styled_, fonts_, wanted));
    }
    sizes_ = known->get();
  }
  setter_.use(*sizes_);
}

void ColumnBuilder::space(Column& column, const Space& space) {
  const int32_t fit = sizes_->per_mille();
  const Space fitting{fitted(space.natural, fit), fitted(space.stretch, fit), fitted(space.shrink, fit)};
  if (fitting.natural > column.space.natural || (fitting.natural == column.space.natural && !column.has_space)) {
    column.space = fitting;
  }
  column.has_space = column.has_space || fitting.natural.units != 0 || fitting.stretch.units != 0;
}

void ColumnBuilder::emit(Column& column, const Element& box) {
  std::vector<Element>& elements = column.flow.elements;
  if (column.forced != Break::Auto) elements.push_back({ElementKind::ForcedBreak, column.forced, 0, 0, kNoNode, {}});
  const int32_t penalty = std::max(column.penalty, column.begun ? keep_penalty(column.keep) : 0);
  if (penalty > 0) elements.push_back({ElementKind::Penalty, Break::Auto, penalty, 0, kNoNode, {}});
  if (column.has_space && (column.begun || !column.in_cell)) {
    elements.push_back({ElementKind::Space, Break::Auto, 0, 0, kNoNode, column.space});
  }
  elements.insert(elements.end(), column.tags.begin(), column.tags.end());
  elements.push_back(box);
  column.tags.clear();
  column.space = {};
  column.has_space = false;
  column.forced = Break::Auto;
  column.penalty = 0;
  column.keep = column.together;
  column.begun = true;
}

NodeId ColumnBuilder::last_of(NodeId node) const {
  NodeId last = node;
  while (tree_[last].first_child != kNoNode) {
    last = tree_[last].first_child;
    while (tree_[last].next != kNoNode) last = tree_[last].next;
  }
  return last;
}

void ColumnBuilder::tag(NodeId last, Column& column) {
  for (; tagged_ <= last; ++tagged_) {
    if (tree_[tagged_].attributes != UINT32_MAX && tree_.has(tagged_, Attribute::Id)) {
      column.tags.push_back({ElementKind::Label, Break::Auto, 0, 0, tagged_, {}});
    }
  }
  for (; next_mark_ < tree_.marks.size() && tree_.marks[next_mark_].node <= last; ++next_mark_) {
    column.tags.push_back(
        {ElementKind::Mark, Break::Auto, 0, static_cast<uint32_t>(next_mark_), tree_.marks[next_mark_].node, {}});
  }
}

bool ColumnBuilder::has_content(NodeId node) const {
  switch (tree_[node].display) {
    case Display::None:
      return false;
    case Display::Picture:
    case Display::Rule:
      return true;
    case Display::Text:
    case Display::Mark: {
      const uint32_t index = part_.shaped->paragraph_of[node];
      if (index == UINT32_MAX) return false;
      const ShapedParagraph& paragraph = part_.shaped->paragraphs[index];
      const auto begin = part_.shaped->items.begin();
      return std::any_of(begin + paragraph.first_item, begin + paragraph.last_item,
                         [](const Item& item) { return item.kind != ItemKind::Empty; });
    }
    case Display::TableCell:
      return true;  // an empty cell is a cell
    default:
      break;
  }
  for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
    if (!floats(child) && has_content(child)) return true;
  }
  return false;
}

ColumnBuilder::Frame ColumnBuilder::open_frame(NodeId node, Area area, Column& column) {
  const ComputedStyle& style = style_of(node);
  Frame frame;
  frame.inner = area;
  if (style.background.alpha == 0 && !draws(style.border) && !draws(style.padding)) return frame;
  frame.open = true;
  frame.index = static_cast<uint32_t>(part_.frames.size());
  const Edges padding = sized(style.padding);
  part_.frames.push_back({node, area.left, area.width, padding, style.border, style.background, style.border_color});
  frame.inner = inset(inset(area, style.border, style.direction), padding, style.direction);
  const bool begun = column.begun;
  emit(column, {ElementKind::FrameOpen, Break::Auto, 0, frame.index, node, {}});
  column.begun = begun;  // a frame is no box: the gap goes on
  return frame;
}

void ColumnBuilder::close_frame(const Frame& frame, Column& column) {
  if (!frame.open) return;
  // Space after the last box inside does not leave the frame.
  if (column.has_space) {
    column.flow.elements.push_back({ElementKind::Space, Break::Auto, 0, 0, kNoNode, column.space});
    column.space = {};
    column.has_space = false;
  }
  column.flow.elements.push_back(
      {ElementKind::FrameClose, Break::Auto, 0, frame.index, part_.frames[frame.index].node, {}});
  column.begun = true;
}

void ColumnBuilder::block(NodeId node, Area area, Column& column) {
  if (floats(node)) {
    float_note(node, column);
  } else if (is_left_by_notes(node)) {
    for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) {
      if (floats(child)) float_note(child, column);
    }
  } else {
    in_flow(node, area, column);
  }
}

void ColumnBuilder::in_flow(NodeId node, Area area, Column& column) {
  const StyledNode& styled = tree_[node];
  if (styled.display == Display::None) return;
  const ComputedStyle& style = style_of(node);

  space(column, style.space_before);
  if (!column.in_note) column.forced = stronger(column.forced, style.break_before);
  column.penalty = std::max(column.penalty, keep_penalty(style.keep_with_previous));
  tag(node, column);

  const bool text = styled.display == Display::Text || styled.display == Display::Mark;
  if (text) tag(last_of(node), column);
  if (has_content(node)) {
    const bool alone = area.left.units == 0 && area.width == room_.measure && column.frames == 0;
    const bool spans = !column.in_cell && !column.in_note && (style.span_columns || (alone && needs_all_columns(node)));
    if (spans) {
      area = {Length{}, room_.full_measure};
      column.tags.push_back({ElementKind::SpanOpen, Break::Auto, 0, 0, node, {}});
    }
    const NodeId outer_list = in_list_;
    if (styled.display == Display::List && in_list_ == kNoNode) share_indents(node, area);
    Edges margin = sized(style.margin);
    if (styled.display == Display::Item && indent_per_mille_ != 1000) {
      const Length least = tree_[node].parent == in_list_ ? std::min(margin.start, outermost_indent_) : Length{};
      margin.start = std::max(margin.start.scaled(indent_per_mille_, 1000), least);
    }
    Area inner = inset(area, margin, style.direction);
    if (style.width.kind != Extent::Kind::Auto && node != in_box_ &&
        (styled.display == Display::Block || text || styled.display == Display::List)) {
      const Length width = std::min(resolve_extent(style.width, inner.width, inner.width), inner.width);
      inner = align_box(inner, width, style);
    }
    const bool framed = styled.display != Display::Rule && styled.display != Display::Picture;
    const Frame frame = framed ? open_frame(node, inner, column) : Frame{false, 0, inner};
    column.frames += frame.open ? 1 : 0;
    const uint8_t outer_together = column.together;
    column.together = std::max(outer_together, style.keep_together);
    switch (styled.display) {
      case Display::Text:
      case Display::Mark:
        text_block(node, frame.inner, column);
        break;
      case Display::Item:
      case Display::Note:
        list_item(node, area, frame.inner, column);
        break;
      case Display::Table:
        table(node, frame.inner, column);
        break;
      case Display::SideBySide:
        side_by_side(node, frame.inner, column);
        break;
      case Display::Picture:
        picture(node, frame.inner, column);
        break;
      case Display::Rule:
        rule(node, frame.inner, column);
        break;
      default:
        children(node, frame.inner, column);
        break;
    }
    if (in_list_ != outer_list) {
      in_list_ = outer_list;
      indent_per_mille_ = 1000;
    }
    column.together = outer_together;
    column.keep = std::min(column.keep, outer_together);
    close_frame(frame, column);
    column.frames -= frame.open ? 1 : 0;
    if (spans) column.flow.elements.push_back({ElementKind::SpanClose, Break::Auto, 0, 0, node, {}});
  }
  space(column, style.space_after);
  if (!column.in_note) column.forced = stronger(column.forced, style.break_after);
  column.penalty = std::max(column.penalty, keep_penalty(style.keep_with_next));
}

void ColumnBuilder::children(NodeId node, Area area, Column& column) {
  for (NodeId child = tree_[node].first_child; child != kNoNode; child = tree_[child].next) block(child, area, column);
}

void ColumnBuilder::text_block(NodeId node, Area area, Column& column) {
  const uint32_t index = part_.shaped->paragraph_of[node];
  if (index == UINT32_MAX || !has_content(node)) return;
  const ComputedStyle& style = style_of(node);
  ParagraphBox box;
  box.node = node;
  box.paragraph = index;
  box.x = area.left;
  box.measure = area.width;
  box.size_per_mille = sizes_->per_mille();
  box.first_setting = static_cast<uint32_t>(part_.settings.size());
  box.setting_count = 1;
  box.orphans = style.keep_together == 255 ? 255 : std::max<uint8_t>(style.orphans, 1);
  box.widows = style.keep_together == 255 ? 255 : std::max<uint8_t>(style.widows, 1);
  part_.settings.push_back(setter_.set(part_.shaped->paragraphs[index], area.width, part_));
  emit(column, {ElementKind::Paragraph, Break::Auto, 0, static_cast<uint32_t>(part_.paragraphs.size()), node, {}});
  part_.paragraphs.push_back(box);
}

void ColumnBuilder::list_item(NodeId node, Area outer, Area inner, Column& column) {
  NodeId child = tree_[node].first_child;
  if (child != kNoNode && tree_[child].display == Display::Mark) {
    bool others = false;
    for (NodeId other = tree_[child].next; other != kNoNode && !others; other = tree_[other].next) {
      others = has_content(other);
    }
    if (others) {
      tag(last_of(child), column);
      list_mark(child, outer, inner, column);
      child = tree_[child].next;
    }
  }
  for (; child != kNoNode; child = tree_[child].next) block(child, inner, column);
}

void ColumnBuilder::list_mark(NodeId node, Area outer, Area inner, Column& column) {
  const uint32_t index = part_.shaped->paragraph_of[node];
  if (index == UINT32_MAX || !has_content(node)) return;
  const ComputedStyle& style = style_of(node);
  // The indent: what lies before the text of the item.
  Area indent = outer;
  if (style.direction == Direction::RightToLeft) {
    indent.left = inner.left + inner.width;
    indent.width = outer.left + outer.width - indent.left;
  } else {
    indent.width = inner.left - outer.left;
  }
  indent = inset(indent, sized(style.margin), style.direction);
  ParagraphBox box;
  box.node = node;
  box.paragraph = index;
  box.x = indent.left;
  box.measure = indent.width;
  box.size_per_mille = sizes_->per_mille();
  box.first_setting = static_cast<uint32_t>(part_.settings.size());
  box.setting_count = 1;
  part_.settings.push_back(setter_.set_mark(part_.shaped->paragraphs[index], indent.width, part_));
  // In an indent that was narrowed the mark reaches out at the start, as far as its list does, and not to its text.
  Line& line = part_.lines.back();
  const Length gap = sizes_->of(tree_[node].style).size / 4;
  if (indent_per_mille_ != 1000 && line.x + line.width + gap > indent.width) {
    const Length before = style.direction == Direction::RightToLeft
                              ? list_area_.left + list_area_.width - indent.left - indent.width
                              : indent.left - list_area_.left;
    line.x = std::max(indent.width - gap - line.width, std::min(line.x, -before));
  }
  column.tags.push_back(
      {ElementKind::ListMark, Break::Auto, 0, static_cast<uint32_t>(part_.paragraphs.size()), node, {}});
  part_.paragraphs.push_back(box);
}

void ColumnBuilder::picture(NodeId node, Area area, Column& column) {
  const ComputedStyle& style = style_of(node);
  PictureBox box;
  box.node = node;
  const Picture* picture = picture_of(styled_, tree_, node, box.picture);
  if (picture == nullptr && part_.shaped->paragraph_of[node] != UINT32_MAX) {
    text_block(node, area, column);
    return;
  }
  // Pictures among words leave room for words; one that a layout gives a width may grow until a caption or the frame
  // around it just stands below.
  const bool sized = style.width.kind != Extent::Kind::Auto || style.height.kind != Extent::Kind::Auto;
  box.size = picture_size(style, picture, area.width, sized ? room_.height.scaled(9, 10) : room_.height / 2);
  box.cropped = picture != nullptr && style.aspect_ratio > 0;
  box.x = align_box(area, box.size.width, style).left;
  emit(column, {ElementKind::Picture, Break::Auto, 0, static_cast<uint32_t>(part_.pictures.size()), node, {}});
  part_.pictures.push_back(box);
}

void ColumnBuilder::rule(NodeId node, Area area, Column& column) {
  const ComputedStyle& style = style_of(node);
  const bool bordered = style.border.before.units > 0;
  RuleBox box;
  box.node = node;
  box.thickness = bordered ? style.border.before : resolve_extent(style.height, Length{}, Length::ratio(1, 2));
  box.color = bordered ? style.border_color : style.color;
  const Length width = std::min(resolve_extent(style.width, area.width, area.width), area.width);
  const Area place = align_box(area, width, style);
  box.x = place.left;
  box.width = place.width;
  emit(column, {ElementKind::Rule, Break::Auto, 0, static_cast<uint32_t>(part_.rules.size()), node, {}});
  part_.rules.push_back(box);
}

Length flow_height(const GalleyPart& part, const Flow& flow) {
  Length height, mark;  // a list mark beside a small picture still needs its own height
  for (const Element& element : flow.elements) {
    Length box;
    switch (element.kind) {
      case ElementKind::ListMark: {
        const Line& line = part.lines[part.settings[part.paragraphs[element.index].first_setting].first_line];
        mark = std::max(mark, line.ascent + line.descent);
        break;
      }
      case ElementKind::Paragraph: {
        const Setting& setting = part.settings[part.paragraphs[element.index].first_setting];
        for (uint32_t i = 0; i < setting.line_count; ++i) {
          const Line& line = part.lines[setting.first_line + i];
          height += line.ascent + line.descent;
        }
        break;
      }
      case ElementKind::Picture:
        box = part.pictures[element.index].size.height;
        break;
      case ElementKind::Rule:
        box = part.rules[element.index].thickness;
        break;
      case ElementKind::Table: {
        const TableBox& table = part.tables[element.index];
        for (uint32_t i = 0; i < table.row_count; ++i) box += part.rows[table.first_row + i].height;
        break;
      }
      case ElementKind::Space:
        height += element.space.natural;
        break;
      case ElementKind::FrameOpen:
        height += part.frames[element.index].padding.before + part.frames[element.index].border.before;
        break;
      case ElementKind::FrameClose:
        height += part.frames[element.index].padding.after + part.frames[element.index].border.after;
        break;
      default:
        break;
    }
    const bool other =
        element.kind == ElementKind::Picture || element.kind == ElementKind::Rule || element.kind == ElementKind::Table;
    if (other) height += std::max(box, mark);
    if (other || element.kind == ElementKind::Paragraph) mark = {};
  }
  return height;
}

}  // namespace hustings::linebreak
