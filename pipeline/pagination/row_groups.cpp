// Rows of tables, flattened: rows that spans tie together make a group, and a group that is too tall is sliced.
#include <algorithm>

#include "pagination/flattener.h"
#include "pagination/page_cost.h"

namespace hustings::pagination {

namespace {

constexpr int32_t kSlicePenalty = 150;

}  // namespace

void Flattener::add_table(Strip& strip, Gap& gap, bool spans, uint32_t index) {
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

uint32_t Flattener::end_of_group(const TableBox& table, uint32_t row) const {
  uint32_t end = row + 1;
  for (uint32_t at = row; at < end; ++at) {
    const TableRowBox& box = part_.rows[table.first_row + at];
    for (uint32_t i = 0; i < box.cell_count; ++i) {
      end = std::max(end, std::min(at + part_.cells[box.first_cell + i].row_span, table.row_count));
    }
  }
  return end;
}

uint32_t Flattener::add_group(uint32_t index, uint32_t row, uint32_t after, bool side_by_side) {
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

void Flattener::slice(RowGroup& group, bool cut) {
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

Length Flattener::top_of(uint32_t group_id, uint32_t slice_id) const {
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

}  // namespace hustings::pagination
