// Flattening: elements to slugs. All that lies between two boxes becomes one gap before the second one.
#include "pagination/strip.h"

#include <algorithm>

namespace hustings::pagination {

namespace {

constexpr int32_t kHyphenAtPageEnd = 100, kSlicePenalty = 150, kPartedPenalty = 300;

class Flattener {
 public:
  Flattener(const GalleyPart& part, Length room, PartStrips& strips) : part_(part), room_(room), strips_(strips) {}

  Strip flatten(const Flow& flow) {
    Strip strip;
    Gap gap;
    std::vector<uint32_t> open;  // of strip.frames
    bool spans = false;
    for (const Element& element : flow.elements) {
      switch (element.kind) {
        case ElementKind::Paragraph:
          add_lines(strip, gap, spans, element);
          break;
        case ElementKind::Picture: {
          Slug slug;
          slug.kind = SlugKind::Picture;
          slug.index = element.index;
          slug.height = part_.pictures[element.index].size.height;
          add(strip, gap, spans, slug);
          break;
        }
        case ElementKind::Rule: {
          Slug slug;
          slug.kind = SlugKind::Rule;
          slug.index = element.index;
          slug.height = part_.rules[element.index].thickness;
          add(strip, gap, spans, slug);
          break;
        }
        case ElementKind::Table:
          add_table(strip, gap, spans, element.index);
          break;
        case ElementKind::Space:
          if (gap.opened) {
            gap.lead += element.space.natural;
          } else {
            gap.space += element.space.natural;
            gap.stretch += element.space.stretch;
            gap.shrink += element.space.shrink;
          }
          break;
        case ElementKind::Penalty:
          gap.penalty = std::max(gap.penalty, element.penalty);
          break;
        case ElementKind::ForcedBreak:
          if (static_cast<uint8_t>(element.forced) > static_cast<uint8_t>(gap.forced)) gap.forced = element.forced;
          break;
        case ElementKind::FrameOpen: {
          const FrameBox& frame = part_.frames[element.index];
          open.push_back(static_cast<uint32_t>(strip.frames.size()));
          const auto first = static_cast<uint32_t>(strip.slugs.size());
          strip.frames.push_back({element.index, first, first, gap.lead, Length{}});
          gap.opened = true;
          gap.lead += frame.border.before + frame.padding.before;
          break;
        }
        case ElementKind::FrameClose: {
          if (open.empty()) break;
          StripFrame& closing = strip.frames[open.back()];
          open.pop_back();
          const FrameBox& frame = part_.frames[element.index];
          if (closing.first >= strip.slugs.size()) {  // nothing inside
            strip.frames.erase(strip.frames.begin() + (&closing - strip.frames.data()));
            gap.lead -= frame.border.before + frame.padding.before;
            gap.opened = !open.empty() && strip.frames[open.back()].first == strip.slugs.size();
            break;
          }
          Slug& last = strip.slugs.back();
          last.trail += gap.space + frame.padding.after + frame.border.after;
          gap.space = gap.stretch = gap.shrink = {};
          closing.last = static_cast<uint32_t>(strip.slugs.size() - 1);
          closing.above_bottom = -last.trail;  // until the trail is whole: see below
          break;
        }
        case ElementKind::Mark:
        case ElementKind::ListMark:
          gap.tags.push_back({element.kind, element.index});
          break;
        case ElementKind::SpanOpen:
          spans = true;
          break;
        case ElementKind::SpanClose:
          spans = false;
          break;
        case ElementKind::Label:
          break;
      }
    }
    for (StripFrame& frame : strip.frames) {
      if (frame.last < strip.slugs.size()) frame.above_bottom += strip.slugs[frame.last].trail;
    }
    if (!strip.slugs.empty()) {
      // Marks after the last box belong to its page.
      Slug& last = strip.slugs.back();
      const bool at_end = last.first_tag + last.tag_count == strip.tags.size();
      for (const StripTag& tag : gap.tags) {
        if (!at_end || tag.kind != ElementKind::Mark) continue;
        if (last.tag_count == 0) last.first_tag = static_cast<uint32_t>(strip.tags.size());
        strip.tags.push_back(tag);
        ++last.tag_count;
      }
    }
    strip.tail_space = gap.space;
    strip.tail_penalty = gap.penalty;
    strip.tail_break = gap.forced;
    part_the_unkeepable(strip);
    stack(strip);
    return strip;
  }

 private:
  struct Gap {
    Length space, stretch, shrink, lead;
    int32_t penalty = 0;
    Break forced = Break::Auto;
    bool opened = false;
    std::vector<StripTag> tags;
  };

  bool is_heading(const Slug& slug) const {
    if (slug.kind != SlugKind::Line) return false;
    return (*part_.shaped->styled)[part_.paragraphs[slug.index].node].kind == NodeKind::Heading;
  }

  // The slug takes the gap before it.
  void add(Strip& strip, Gap& gap, bool spans, Slug slug) {
    slug.spans = spans;
    slug.forced = gap.forced;
    slug.space = gap.space;
    slug.stretch = gap.stretch;
    slug.shrink = std::min(gap.shrink, gap.space);
    slug.lead = gap.lead;
    if (gap.penalty > slug.penalty) {
      slug.penalty = gap.penalty;
      slug.reason = !strip.slugs.empty() && is_heading(strip.slugs.back()) ? Reason::Heading : Reason::Keep;
    }
    for (const StripTag& tag : gap.tags) {
      // A list mark beside a small picture still needs its own height.
      if (tag.kind != ElementKind::ListMark || slug.kind == SlugKind::Line) continue;
      const Line& mark = part_.lines[part_.settings[part_.paragraphs[tag.index].first_setting].first_line];
      slug.height = std::max(slug.height, mark.ascent + mark.descent);
    }
    slug.first_tag = static_cast<uint32_t>(strip.tags.size());
    slug.tag_count = static_cast<uint32_t>(gap.tags.size());
    strip.tags.insert(strip.tags.end(), gap.tags.begin(), gap.tags.end());
    strip.slugs.push_back(slug);
    gap.space = gap.stretch = gap.shrink = gap.lead = {};
    gap.penalty = 0;
    gap.forced = Break::Auto;
    gap.opened = false;
    gap.tags.clear();
  }

  void add_lines(Strip& strip, Gap& gap, bool spans, const Element& element) {
    const ParagraphBox& box = part_.paragraphs[element.index];
    const Setting& setting = part_.settings[box.first_setting];
    for (uint32_t i = 0; i < setting.line_count; ++i) {
      const Line& line = part_.lines[setting.first_line + i];
      Slug slug;
      slug.index = element.index;
      slug.line = setting.first_line + i;
      slug.height = line.ascent + line.descent;
      if (i > 0) {
        if (box.orphans == 255) {
          slug.penalty = kForbidden;
          slug.reason = Reason::Keep;
        } else if (i < box.orphans) {
          slug.penalty = kOrphanPenalty;
          slug.reason = Reason::Orphan;
        } else if (setting.line_count - i < box.widows) {
          slug.penalty = kWidowPenalty;
          slug.reason = Reason::Widow;
        } else if (part_.lines[slug.line - 1].hyphenated) {
          slug.penalty = kHyphenAtPageEnd;
        }
        if (is_heading(slug)) slug.penalty = kForbidden;
      }
      add(strip, gap, spans, slug);
    }
  }

  void add_table(Strip& strip, Gap& gap, bool spans, uint32_t index) {
    const TableBox& table = part_.tables[index];
    const bool side_by_side = (*part_.shaped->styled)[table.node].display == Display::SideBySide;
    uint32_t first_head = 0, head_count = 0;
    Length head_height;
    for (uint32_t row = 0; row < table.row_count;) {
      const bool head = row < table.header_rows;
      const uint32_t after = end_of_group(table, row);
      const uint32_t group = add_group(index, row, after, side_by_side);
      const RowGroup& rows = strips_.groups[group];
      const auto first_slice = rows.first_slice;
      const auto slice_count = rows.slice_count;
      const bool keep_row = row > 0 && part_.rows[table.first_row + row - 1].keep_with_next;
      for (uint32_t i = 0; i < slice_count; ++i) {
        Slice& slice = strips_.slices[first_slice + i];
        Slug slug;
        slug.kind = SlugKind::Slice;
        slug.index = first_slice + i;
        slug.height = slice.to - slice.from;
        if (i > 0) {
          slug.penalty = side_by_side ? kSlicePenalty : rows.height > room_.scaled(3, 4) ? kSlicePenalty : kRowPenalty;
          slug.reason = Reason::Row;
          slug.at_top = top_of(group, first_slice + i);
          if (i == 1 || i + 1 == slice_count) slug.penalty = std::max(slug.penalty, kOrphanPenalty / 2);
        } else if (row > 0) {
          if (keep_row || (row <= table.header_rows && table.header_rows > 0)) {
            slug.penalty = kForbidden;
            slug.reason = row <= table.header_rows ? Reason::Heading : Reason::Keep;
          } else if (row == table.header_rows + 1 || after == table.row_count) {
            slug.penalty = 200;  // one row alone at a page's end or top
          }
        }
        if (!head && head_count > 0 && (row > table.header_rows || i > 0) && head_height * 3 < room_) {
          slice.first_head = first_head;
          slice.head_count = head_count;
          slice.head_height = head_height;
          slug.at_top += head_height;
        }
        add(strip, gap, spans, slug);
      }
      if (head) {
        if (head_count == 0) first_head = first_slice;
        head_count += slice_count;
        head_height += rows.height;
      }
      row = after;
    }
  }

  uint32_t end_of_group(const TableBox& table, uint32_t row) const {
    uint32_t end = row + 1;
    for (uint32_t at = row; at < end; ++at) {
      const TableRowBox& box = part_.rows[table.first_row + at];
      for (uint32_t i = 0; i < box.cell_count; ++i) {
        end = std::max(end, std::min(at + part_.cells[box.first_cell + i].row_span, table.row_count));
      }
    }
    return end;
  }

  uint32_t add_group(uint32_t index, uint32_t row, uint32_t after, bool side_by_side) {
    const TableBox& table = part_.tables[index];
    // Cells first: tables inside them make groups of their own.
    std::vector<GroupCell> cells;
    Length y;
    for (uint32_t at = row; at < after; ++at) {
      const TableRowBox& box = part_.rows[table.first_row + at];
      for (uint32_t i = 0; i < box.cell_count; ++i) {
        const TableCellBox& cell = part_.cells[box.first_cell + i];
        GroupCell group_cell;
        group_cell.cell = box.first_cell + i;
        group_cell.y = y;
        for (uint32_t r = at; r < std::min(at + cell.row_span, after); ++r) {
          group_cell.height += part_.rows[table.first_row + r].height;
        }
        Strip strip = flatten(part_.flows[cell.flow]);
        const Length inner = group_cell.height - cell.padding.before - cell.border.before - cell.padding.after -
                             cell.border.after - cell.content_height;
        group_cell.content = y + cell.border.before + cell.padding.before;
        if (cell.vertical_align == 1) group_cell.content += inner / 2;
        if (cell.vertical_align == 2) group_cell.content += inner;
        group_cell.strip = static_cast<uint32_t>(strips_.cells.size());
        strips_.cells.push_back(std::move(strip));
        cells.push_back(group_cell);
      }
      y += part_.rows[table.first_row + at].height;
    }
    RowGroup group;
    group.table = index;
    group.first_cell = static_cast<uint32_t>(strips_.group_cells.size());
    group.cell_count = static_cast<uint32_t>(cells.size());
    group.height = y;
    strips_.group_cells.insert(strips_.group_cells.end(), cells.begin(), cells.end());
    slice(group, y > (side_by_side ? room_ / 4 : room_ / 2));
    strips_.groups.push_back(group);
    return static_cast<uint32_t>(strips_.groups.size() - 1);
  }

  // Cuts a group where slugs of its cells end; slugs of other cells that a cut would cross go below it.
  void slice(RowGroup& group, bool cut) {
    const auto id = static_cast<uint32_t>(strips_.groups.size());
    group.first_slice = static_cast<uint32_t>(strips_.slices.size());
    std::vector<Length> cuts;
    if (cut) {
      for (uint32_t i = 0; i < group.cell_count; ++i) {
        GroupCell& cell = strips_.group_cells[group.first_cell + i];
        cell.content = cell.y + part_.cells[cell.cell].border.before + part_.cells[cell.cell].padding.before;
        const std::vector<Slug>& slugs = strips_.cells[cell.strip].slugs;
        for (const Slug& slug : slugs) cuts.push_back(cell.content + slug.y + slug.extent());
      }
      std::sort(cuts.begin(), cuts.end());
      // Of cuts that lie close together the last serves for all; none at the very end.
      size_t kept = 0;
      for (size_t i = 0; i < cuts.size(); ++i) {
        const Length next = i + 1 < cuts.size() ? cuts[i + 1] : group.height;
        if (next - cuts[i] >= Length::points(4)) cuts[kept++] = cuts[i];
      }
      cuts.resize(kept);
      if (!cuts.empty() && cuts.back() >= group.height - Length::points(4)) cuts.pop_back();
    }
    group.slice_count = static_cast<uint32_t>(cuts.size()) + 1;
    Length from;
    std::vector<uint32_t> next(group.cell_count, 0);
    for (size_t i = 0; i <= cuts.size(); ++i) {
      const bool last = i == cuts.size();
      Slice slice;
      slice.group = id;
      slice.from = from;
      slice.to = last ? group.height : std::min(cuts[i], group.height);
      slice.first_slug = static_cast<uint32_t>(strips_.slice_slugs.size());
      strips_.slice_slugs.insert(strips_.slice_slugs.end(), next.begin(), next.end());
      if (!last) {
        for (uint32_t c = 0; c < group.cell_count; ++c) {
          const GroupCell& cell = strips_.group_cells[group.first_cell + c];
          const std::vector<Slug>& slugs = strips_.cells[cell.strip].slugs;
          while (next[c] < slugs.size() && cell.content + slugs[next[c]].y + slugs[next[c]].extent() <= slice.to) {
            ++next[c];
          }
        }
      }
      from = slice.to;
      strips_.slices.push_back(slice);
    }
  }

  // What a slice takes more when a column starts with it: the padding of its cells, and the slugs that the cut before
  // it would have crossed.
  Length top_of(uint32_t group_id, uint32_t slice_id) const {
    const RowGroup& group = strips_.groups[group_id];
    const Slice& slice = strips_.slices[slice_id];
    Length more;
    for (uint32_t c = 0; c < group.cell_count; ++c) {
      const GroupCell& cell = strips_.group_cells[group.first_cell + c];
      const std::vector<Slug>& slugs = strips_.cells[cell.strip].slugs;
      const uint32_t first = strips_.slugs_begin(group, c, slice_id);
      if (first >= slugs.size()) continue;
      const TableCellBox& box = part_.cells[cell.cell];
      const Length crossed = std::max(slice.from - (cell.content + slugs[first].y), Length{});
      more = std::max(more, crossed + box.padding.before + box.border.before + slugs[first].at_top);
    }
    return more;
  }

  // Boxes kept together over more than a page can only be parted; headings still stay with what follows.
  void part_the_unkeepable(Strip& strip) const {
    const size_t count = strip.slugs.size();
    for (size_t first = 0; first < count;) {
      Length height = strip.slugs[first].extent();
      size_t last = first + 1;
      for (; last < count && strip.slugs[last].penalty >= kForbidden; ++last) {
        height += strip.slugs[last].space + strip.slugs[last].extent();
      }
      if (height > room_) {
        for (size_t i = first + 1; i < last; ++i) {
          Slug& slug = strip.slugs[i];
          if (slug.reason == Reason::Heading && height < room_ * 2) continue;
          slug.penalty = kPartedPenalty;
        }
      }
      first = last;
    }
  }

  static void stack(Strip& strip) {
    Length y;
    for (size_t i = 0; i < strip.slugs.size(); ++i) {
      Slug& slug = strip.slugs[i];
      // A strip's first space is kept: cells have none, and a Part's depends on where it falls.
      if (i > 0) y += slug.space;
      slug.y = y;
      y += slug.extent();
    }
  }

  const GalleyPart& part_;
  const Length room_;
  PartStrips& strips_;
};

}  // namespace

PartStrips flatten(const GalleyPart& part, Length room) {
  PartStrips strips;
  strips.main = Flattener(part, room, strips).flatten(part.flow);
  return strips;
}

}  // namespace hustings::pagination
