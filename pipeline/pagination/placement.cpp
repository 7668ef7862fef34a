#include "pagination/placement.h"

#include <algorithm>

namespace hustings::pagination {

void Placer::place_text(uint32_t part, uint32_t first, Length left, std::span<const Length> tops, bool begins_column) {
  if (tops.empty()) return;
  const Context context{part, *parts_[part], strips_[part], left};
  place(context, context.strips.main, first, first + static_cast<uint32_t>(tops.size()), tops.front(), tops,
        begins_column);
}

Length Placer::place_note(uint32_t part, uint32_t note, uint32_t first, uint32_t last, Length left, Length top) {
  Context context{part, *parts_[part], strips_[part], left};
  context.note = true;
  return place(context, context.strips.notes[note], first, last, top);
}

Length Placer::place_separator(uint32_t part, Length left, Length top) {
  Context context{part, *parts_[part], strips_[part], left};
  context.artifact = true;
  const Strip& strip = context.strips.separator;
  if (strip.empty()) return top;
  return place(context, strip, 0, static_cast<uint32_t>(strip.slugs.size()), top + strip.slugs.front().space) +
         strip.tail_space;
}

void Placer::fill(std::vector<Fragment>& into, const Context& context, NodeId node, Rect area, Color color) const {
  if (color.alpha == 0 || area.width.units <= 0 || area.height.units <= 0) return;
  Fragment fragment;
  fragment.kind = FragmentKind::Fill;
  fragment.artifact = true;
  fragment.part = context.index;
  fragment.node = node;
  fragment.area = area;
  fragment.color = color;
  into.push_back(fragment);
}

void Placer::borders(std::vector<Fragment>& into, const Context& context, NodeId node, Rect area, const Edges& border,
                     Color color, bool before, bool after) const {
  const bool right_to_left =
      styled_.style((*context.part.shaped->styled)[node].style).direction == Direction::RightToLeft;
  const Length left = right_to_left ? border.end : border.start, right = right_to_left ? border.start : border.end;
  // A cut may leave less of a box than its border is thick.
  const Length above = std::min(border.before, area.height), below = std::min(border.after, area.height);
  if (before) fill(into, context, node, {area.x, area.y, area.width, above}, color);
  fill(into, context, node, {area.x, area.y, left, area.height}, color);
  fill(into, context, node, {area.right() - right, area.y, right, area.height}, color);
  if (after) fill(into, context, node, {area.x, area.bottom() - below, area.width, below}, color);
}

void Placer::lines(const Context& context, uint32_t paragraph, uint32_t first_line, uint32_t count, Length y,
                   Length height) {
  const ParagraphBox& box = context.part.paragraphs[paragraph];
  Fragment fragment;
  fragment.kind = FragmentKind::Lines;
  fragment.artifact = context.artifact;
  fragment.note = context.note;
  fragment.part = context.index;
  fragment.node = box.node;
  fragment.paragraph = paragraph;
  fragment.first_line = first_line;
  fragment.line_count = count;
  fragment.area = {context.left + box.x, y, box.measure, height};
  content_->fragments.push_back(fragment);
}

void Placer::place_tags(const Context& context, const Strip& strip, const Slug& slug, Length y) {
  for (uint32_t i = 0; i < slug.tag_count; ++i) {
    const StripTag& tag = strip.tags[slug.first_tag + i];
    if (tag.kind == ElementKind::Mark) {
      if (!context.artifact && !context.note)
        content_->marks.push_back({context.index, tag.index, content_->fragments.empty()});
      continue;
    }
    // A list mark shares the baseline of the line beside it.
    const ParagraphBox& box = context.part.paragraphs[tag.index];
    const uint32_t line = context.part.settings[box.first_setting].first_line;
    const Line& mark = context.part.lines[line];
    const Length down = slug.kind == SlugKind::Line ? context.part.lines[slug.line].ascent - mark.ascent : Length{};
    lines(context, tag.index, line, 1, y + down, mark.ascent + mark.descent);
  }
}

Length Placer::place(const Context& around, const Strip& strip, uint32_t first, uint32_t last, Length top,
                     std::span<const Length> given, bool begins_column) {
  if (first >= last) return top;
  const size_t grounds = content_->grounds.size();
  std::vector<Length> tops(last - first), bottoms(last - first);
  Length y = top;
  for (uint32_t i = first; i < last;) {
    const Slug& slug = strip.slugs[i];
    Context context = around;
    context.note = context.note || slug.note;
    context.artifact = context.artifact || slug.artifact;
    if (i > first) y = given.empty() ? y + slug.space : given[i - first];
    const Length at_top = i == first && begins_column ? slug.at_top : Length{};
    tops[i - first] = y;
    y += slug.lead;
    place_tags(context, strip, slug, y);
    uint32_t end = i + 1;
    Length height = slug.height + at_top;
    switch (slug.kind) {
      case SlugKind::Line: {
        const auto follows = [&](const Slug& next, const Slug& former) {
          return next.kind == SlugKind::Line && next.index == slug.index && next.line == former.line + 1 &&
                 next.tag_count == 0 && next.space.units == 0 && next.lead.units == 0 && former.trail.units == 0;
        };
        bottoms[i - first] = y + height;
        while (end < last && follows(strip.slugs[end], strip.slugs[end - 1]) &&
               (given.empty() || given[end - first] == y + height)) {
          tops[end - first] = y + height;
          height += strip.slugs[end].height;
          bottoms[end - first] = y + height;
          ++end;
        }
        lines(context, slug.index, slug.line, end - i, y, height);
        break;
      }
      case SlugKind::Picture: {
        const PictureBox& box = context.part.pictures[slug.index];
        Fragment fragment;
        fragment.kind = FragmentKind::Picture;
        fragment.artifact = context.artifact;
        fragment.note = context.note;
        fragment.part = context.index;
        fragment.node = box.node;
        fragment.index = slug.index;
        fragment.area = {context.left + box.x, y, box.size.width, box.size.height};
        content_->fragments.push_back(fragment);
        break;
      }
      case SlugKind::Rule: {
        const RuleBox& box = context.part.rules[slug.index];
        fill(content_->fragments, context, box.node, {context.left + box.x, y, box.width, box.thickness}, box.color);
        break;
      }
      case SlugKind::Slice: {
        const uint32_t group = context.strips.slices[slug.index].group;
        while (end < last && strip.slugs[end].kind == SlugKind::Slice &&
               context.strips.slices[strip.slugs[end].index].group == group) {
          tops[end - first] = y + height;
          height += strip.slugs[end].height;
          bottoms[end - first] = y + height;
          ++end;
        }
        place_slices(context, slug.index, slug.index + (end - i), y, at_top, height);
        break;
      }
    }
    y += height + strip.slugs[end - 1].trail;
    bottoms[end - 1 - first] = y;
    if (end == i + 1) bottoms[i - first] = y;
    i = end;
  }
  if (!strip.frames.empty()) place_frames(around, strip, first, last, tops, bottoms, grounds);
  return y;
}

void Placer::place_frames(const Context& context, const Strip& strip, uint32_t first, uint32_t last,
                          const std::vector<Length>& tops, const std::vector<Length>& bottoms, size_t grounds) {
  std::vector<Fragment> drawn;
  for (const StripFrame& placed : strip.frames) {
    if (placed.last < first || placed.first >= last) continue;
    const FrameBox& frame = context.part.frames[placed.frame];
    const bool opens = placed.first >= first, closes = placed.last < last;
    const Length top = opens ? tops[placed.first - first] + placed.below_top : tops.front();
    const Length bottom = closes ? bottoms[placed.last - first] - placed.above_bottom : bottoms.back();
    const Rect area{context.left + frame.x, top, frame.width, bottom - top};
    fill(drawn, context, frame.node, area, frame.background);
    borders(drawn, context, frame.node, area, frame.border, frame.border_color, opens, closes);
  }
  // A frame's ground lies under all that is inside.
  content_->grounds.insert(content_->grounds.begin() + static_cast<std::ptrdiff_t>(grounds), drawn.begin(),
                           drawn.end());
}

// Slices [first, last) of one group, in one piece: `at_top` of its height is what a column's top adds.
void Placer::place_slices(const Context& context, uint32_t first, uint32_t last, Length top, Length at_top,
                          Length height) {
  const Slice& slice = context.strips.slices[first];
  const RowGroup& group = context.strips.groups[slice.group];
  if (at_top.units > 0 && (slice.head_count > 0 || slice.continued != UINT32_MAX)) {
    Context head = context;
    head.artifact = true;
    Length y = top;
    if (slice.continued != UINT32_MAX) {
      const Strip& strip = context.strips.cells[slice.continued];
      place(head, strip, 0, static_cast<uint32_t>(strip.slugs.size()), y);
      y += slice.continued_height;
    }
    for (uint32_t i = 0; i < slice.head_count;) {
      const Slice& part = context.strips.slices[slice.first_head + i];
      const RowGroup& rows = context.strips.groups[part.group];
      place_slices(head, rows.first_slice, rows.first_slice + rows.slice_count, y, Length{}, rows.height);
      y += rows.height;
      i += rows.slice_count;
    }
    const Length repeated = y - top;
    top += repeated;
    at_top -= repeated;
    height -= repeated;
  }
  const bool opens = first == group.first_slice;
  const bool closes = last == group.first_slice + group.slice_count;
  const Length to = context.strips.slices[last - 1].to;
  for (uint32_t c = 0; c < group.cell_count; ++c) {
    const GroupCell& cell = context.strips.group_cells[group.first_cell + c];
    const TableCellBox& box = context.part.cells[cell.cell];
    const uint32_t first_slug = context.strips.slugs_begin(group, c, first);
    const uint32_t last_slug = context.strips.slugs_begin(group, c, last);
    const bool begins = opens ? cell.y < to || closes : cell.y >= slice.from && cell.y < to;
    const bool ended = !opens && cell.y + cell.height <= slice.from && first_slug == last_slug;
    const bool ahead = !closes && cell.y >= to && first_slug == last_slug;
    if (ended || ahead) continue;
    Length y = top, content = top + box.border.before + box.padding.before;
    if (begins) {
      y = opens ? top + cell.y : top + at_top + (cell.y - slice.from);
      content = y + (cell.content - cell.y);
    }
    const bool finishes = closes || cell.y + cell.height <= to;
    const Length below = closes ? group.height - (cell.y + cell.height) : to - (cell.y + cell.height);
    const Length bottom = top + height - (finishes ? std::max(below, Length{}) : Length{});
    const Rect area{context.left + box.x, y, box.width, bottom - y};
    fill(content_->grounds, context, box.node, area, box.background);
    borders(content_->grounds, context, box.node, area, box.border, box.border_color, true, true);
    place(context, context.strips.cells[cell.strip], first_slug, last_slug, content);
  }
}

}  // namespace hustings::pagination
