// The stage: every Part on its own, in parallel.
#include <algorithm>

#include "base/parallel.h"
#include "linebreak/column.h"

namespace hustings::linebreak {

namespace {

// The masters of a sequence share their measure; the lowest body bounds what must fit on a page.
Room room_of(const StyledDocument& styled, uint32_t sequence) {
  Room room{Length::points(300), Length::points(300), Length::points(400)};
  if (sequence >= styled.sequences.size()) return room;
  const PageSequence& pages = styled.sequences[sequence];
  bool known = false;
  for (const uint32_t index : {pages.first, pages.left, pages.right, pages.last}) {
    if (index >= styled.masters.size()) continue;
    const PageMaster& master = styled.masters[index];
    const Length height = std::max(master.size.height - master.top - master.bottom, Length::points(36));
    room.height = known ? std::min(room.height, height) : height;
    if (known) continue;
    known = true;
    const int64_t columns = std::max<int64_t>(master.columns, 1);
    room.full_measure = std::max(master.size.width - master.inside - master.outside, Length::points(36));
    room.measure = std::max((room.full_measure - master.column_gap * (columns - 1)) / columns, Length::points(36));
  }
  return room;
}

}  // namespace

Galley set(const ShapedDocument& shaped, const FontSet& fonts, const Fit& fit, Diagnostics& diagnostics,
           const Galley* previous) {
  Galley galley;
  galley.styled = shaped.styled;
  galley.cache = shaped.cache;
  galley.parts.resize(shaped.parts.size());
  const StyledDocument& styled = *shaped.styled;
  const TypeSizes sizes(styled, fonts, fit.size_per_mille);
  const Names names(styled);
  std::vector<Diagnostics> found(shaped.parts.size());
  parallel_for(shaped.parts.size(), [&](size_t index) {
    if (previous != nullptr && index < previous->parts.size() &&
        previous->parts[index]->shaped == shaped.parts[index] &&
        previous->parts[index]->size_per_mille == fit.size_per_mille) {
      galley.parts[index] = previous->parts[index];
      return;
    }
    auto part = std::make_shared<GalleyPart>();
    part->shaped = shaped.parts[index];
    part->size_per_mille = fit.size_per_mille;
    const Room room = room_of(styled, part->shaped->styled->sequence);
    ColumnBuilder(styled, fonts, sizes, names, room, shaped.cache.get(), *part, found[index]).build();
    galley.parts[index] = std::move(part);
  });
  for (Diagnostics& list : found) diagnostics.append(std::move(list));
  return galley;
}

}  // namespace hustings::linebreak
