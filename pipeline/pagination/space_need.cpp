#include "pagination/space_need.h"

#include <algorithm>

#include "linebreak/room.h"
#include "pagination/page_breaker.h"
#include "pagination/run_gatherer.h"

namespace hustings::pagination {

namespace {

const PageMaster& master_of(const StyledDocument& styled, const StyledPart& part) {
  static const PageMaster none;
  if (part.sequence >= styled.sequences.size()) return none;
  const uint32_t master = styled.sequences[part.sequence].right;
  return master < styled.masters.size() ? styled.masters[master] : none;
}

// How much of a block stands below the room that it has.
void measure_block(const PartStrips& strips, const GalleyPart& part, SpaceNeed& need) {
  need.height = strips.needed;
  if (strips.needed <= part.granted.block_size) return;
  const std::vector<Slug>& slugs = strips.main.slugs;
  Length y;
  for (uint32_t i = 0; i < slugs.size(); ++i) {
    y += slugs[i].extent() + (i > 0 ? slugs[i].space : Length{});
    if (y <= part.granted.block_size || slugs[i].artifact) continue;
    if (need.lines++ == 0) need.first = position_of(part, strips, {0, i});
  }
  if (need.lines == 0) need.lines = 1;
}

// How many pages it has, broken alone, and how much stands on those beyond its own.
void measure_pages(const StyledDocument& styled, std::vector<PartStrips> strips, const GalleyPart& part,
                   SpaceNeed& need) {
  const PageMaster& master = master_of(styled, *part.shaped->styled);
  GatheredRun run = gather_run(strips, {0, 0}, Break::Page, 1, std::max<uint8_t>(master.columns, 1), master.grid);
  if (run.length == 0) return;
  run.recto_room = run.verso_room = run.first_room = run.last_room = part.granted.block_size;
  run.line = Length::points(12);
  const BrokenRun broken = break_pages(run);
  need.pages = static_cast<uint32_t>(broken.pages.size());
  for (size_t page = part.granted.pages; page < broken.pages.size(); ++page) {
    for (const Band& band : broken.pages[page].bands) {
      for (const BrokenColumn& column : band.columns) {
        for (const StopRange& range : column.stops) {
          if (need.lines == 0) need.first = position_of(part, strips.front(), run.slug_of(range.first));
          need.lines += range.last - range.first;
        }
        need.lines += column.last_piece - column.first_piece;
      }
    }
  }
}

}  // namespace

SpaceNeed space_need(const StyledDocument& styled, const GalleyPart& part) {
  SpaceNeed need;
  if (!part.granted.any()) return need;
  std::vector<PartStrips> strips(1);
  strips.front() = flatten(part, linebreak::room_of(styled, part.shaped->styled->sequence).height);
  grant_space(styled, part, strips.front());
  if (part.granted.pages > 0) {
    measure_pages(styled, std::move(strips), part, need);
  } else {
    measure_block(strips.front(), part, need);
  }
  return need;
}

Granted granted_space(const StyledDocument& styled, const StyledPart& part, const GrantedRoom& room) {
  const linebreak::Room page = linebreak::room_of(styled, part.sequence);
  const int64_t columns = std::max<int64_t>(master_of(styled, part).columns, 1);
  Granted granted;
  granted.inline_size = page.measure;
  switch (room.kind) {
    case GrantedRoom::Kind::None:
      return {};
    case GrantedRoom::Kind::Share: {
      // As many as go below each other in a column; where that is no whole number, as high as the share is.
      const int64_t in_column = room.count / columns;
      granted.block_size = page.height * columns / room.count;
      if (room.count % columns == 0 && in_column > 0) {
        const Length gap = granted_gap(styled.style(part[0].style));
        granted.block_size = (page.height - gap * (in_column - 1)) / in_column;
      }
      break;
    }
    case GrantedRoom::Kind::Pages:
      granted.inline_size = page.full_measure;
      granted.block_size = page.height;
      granted.pages = room.count;
      break;
    case GrantedRoom::Kind::Area:
      granted.block_size = Length{room.area}.scaled(Length::kUnitsPerPoint, page.measure.units);
      break;
    case GrantedRoom::Kind::Longest:
      granted.block_size = page.height;
      break;
  }
  return granted.block_size > page.height ? Granted{} : granted;
}

}  // namespace hustings::pagination
