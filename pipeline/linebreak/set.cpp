// The stage: every Part on its own, in parallel.
#include <algorithm>
#include <memory>
#include <vector>

#include "base/parallel.h"
#include "linebreak/column.h"

namespace hustings::linebreak {

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

namespace {

// A block of granted space is a page of its own to what stands in it: nothing spans more than its column, and pictures
// leave room for words.
Room room_in(Room room, const Granted& granted) {
  if (!granted.any() || granted.pages > 0) return room;
  room.full_measure = room.measure;
  room.height = std::min(room.height, granted.block_size);
  return room;
}

// The sizes that the Parts of a document have.
std::vector<TypeSizes> type_sizes(const StyledDocument& styled, const FontSet& fonts, const Fit& fit, size_t parts) {
  std::vector<TypeSizes> sizes;
  for (size_t part = 0; part < parts; ++part) {
    const int32_t wanted = fit.of(part).size_per_mille;
    const bool known =
        std::any_of(sizes.begin(), sizes.end(), [wanted](const TypeSizes& each) { return each.per_mille() == wanted; });
    if (!known) sizes.emplace_back(styled, fonts, wanted);
  }
  return sizes;
}

// The Part as it was set before; null when it must be set anew. Where pictures are, their size depends on the height.
std::shared_ptr<const GalleyPart> set_before(const Galley* previous, size_t index, const ShapedDocument& shaped,
                                             const PartFit& fit) {
  if (previous == nullptr || index >= previous->parts.size()) return nullptr;
  const std::shared_ptr<const GalleyPart>& part = previous->parts[index];
  if (part->shaped != shaped.parts[index] || part->size_per_mille != fit.size_per_mille) return nullptr;
  if (part->granted == fit.granted) return part;
  const bool same_room = part->granted.any() && part->granted.inline_size == fit.granted.inline_size &&
                         part->granted.pages == fit.granted.pages && part->pictures.empty();
  if (!same_room) return nullptr;
  auto copy = std::make_shared<GalleyPart>(*part);
  copy->granted = fit.granted;
  return copy;
}

}  // namespace

Galley set(const ShapedDocument& shaped, const FontSet& fonts, const Fit& fit, Diagnostics& diagnostics,
           const Galley* previous) {
  Galley galley;
  galley.styled = shaped.styled;
  galley.cache = shaped.cache;
  galley.parts.resize(shaped.parts.size());
  const StyledDocument& styled = *shaped.styled;
  const std::vector<TypeSizes> sizes = type_sizes(styled, fonts, fit, shaped.parts.size());
  const Names names(styled);
  parallel_for(shaped.parts.size(), [&](size_t index) {
    const PartFit wanted = fit.of(index);
    galley.parts[index] = set_before(previous, index, shaped, wanted);
    if (galley.parts[index] != nullptr) return;
    auto part = std::make_shared<GalleyPart>();
    part->shaped = shaped.parts[index];
    part->size_per_mille = wanted.size_per_mille;
    part->granted = wanted.granted;
    const auto own = std::find_if(sizes.begin(), sizes.end(),
                                  [&](const TypeSizes& each) { return each.per_mille() == wanted.size_per_mille; });
    const Room room = room_in(room_of(styled, part->shaped->styled->sequence), wanted.granted);
    Diagnostics found;
    ColumnBuilder(styled, fonts, *own, names, room, shaped.cache.get(), *part, found).build();
    part->found = std::move(found);
    galley.parts[index] = std::move(part);
  });
  report(galley, previous == nullptr ? Galley{} : *previous, diagnostics);
  return galley;
}

void report(const Galley& galley, const Galley& before, Diagnostics& diagnostics) {
  for (size_t index = 0; index < galley.parts.size(); ++index) {
    const bool known = index < before.parts.size() && before.parts[index] == galley.parts[index];
    if (!known) diagnostics.append(Diagnostics(galley.parts[index]->found));
  }
}

}  // namespace hustings::linebreak
