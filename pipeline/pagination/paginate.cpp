// The stage: galleys to strips (in parallel), strips to pages sequence by sequence, and last the running heads, when
// the number of pages is known.
#include <algorithm>

#include "base/parallel.h"
#include "linebreak/room.h"
#include "pagination/furniture.h"
#include "pagination/page_composer.h"
#include "pagination/page_strings.h"

namespace hustings::pagination {

namespace {

uint32_t columns_of(const StyledDocument& styled, uint32_t sequence) {
  if (sequence >= styled.sequences.size()) return 1;
  const uint32_t right = styled.sequences[sequence].right;
  return right < styled.masters.size() ? std::max<uint32_t>(1, styled.masters[right].columns) : 1;
}

// Whether a Part begins on a right-hand page because it fits one. Columns share its height but for what spans them.
void settle_recto(Strip& strip, Length room, uint32_t columns) {
  if (strip.empty() || strip.slugs.front().forced != Break::RectoIfOnePage) return;
  Length height, across;
  for (const Slug& slug : strip.slugs) {
    const bool first = &slug == &strip.slugs.front();
    const Length own = (first ? Length() : slug.space) + slug.extent();
    (slug.spans ? across : height) += own;
  }
  const int64_t lines = columns > 1 ? height.units / columns : height.units;
  strip.slugs.front().forced = across.units + lines <= room.units ? Break::Recto : Break::Auto;
}

std::vector<PartStrips> flatten_all(const Galley& galley) {
  std::vector<PartStrips> strips(galley.parts.size());
  parallel_for(galley.parts.size(), [&](size_t index) {
    const GalleyPart& part = *galley.parts[index];
    const uint32_t sequence = part.shaped->styled->sequence;
    const Length room = linebreak::room_of(*galley.styled, sequence).height;
    strips[index] = flatten(part, room);
    settle_recto(strips[index].main, room, columns_of(*galley.styled, sequence));
    grant_space(*galley.styled, part, strips[index]);
  });
  return strips;
}

void add_page_fills(const Page& page, const PageMaster& master, Direction binding, std::vector<Fragment>& fragments) {
  for (const PageFill& page_fill : master.fills) {
    Fragment fill;
    fill.kind = FragmentKind::Fill;
    fill.artifact = true;
    fill.area = page_fill.area;
    fill.color = page_fill.color;
    const bool inside_left = page.recto == (binding == Direction::LeftToRight);
    if (!inside_left) fill.area.x = master.size.width - page_fill.area.x - page_fill.area.width;
    fragments.push_back(fill);
  }
}

void assemble(PagedDocument& paged, std::vector<PageContent>& contents, const FontSet& fonts) {
  const std::vector<PageStrings> strings = strings_of_pages(paged, contents);
  FurnitureSetter furniture(fonts, paged);
  for (size_t i = 0; i < paged.pages.size(); ++i) {
    Page& page = paged.pages[i];
    const PageMaster& master = paged.styled->masters[page.master];
    page.first_fragment = static_cast<uint32_t>(paged.fragments.size());
    add_page_fills(page, master, paged.styled->direction, paged.fragments);
    PageContent& content = contents[i];
    paged.fragments.insert(paged.fragments.end(), content.grounds.begin(), content.grounds.end());
    paged.fragments.insert(paged.fragments.end(), content.fragments.begin(), content.fragments.end());
    const Length left = PageComposer::left_edge(page, master, paged.styled->direction);
    furniture.set(page, master, strings[i], left, master.size.width - master.inside - master.outside, paged.fragments);
    page.fragment_count = static_cast<uint32_t>(paged.fragments.size()) - page.first_fragment;
    content = {};
  }
}

}  // namespace

PagedDocument paginate(const Galley& galley, const FontSet& fonts, Diagnostics& diagnostics,
                       const PagedDocument* previous) {
  PagedDocument paged;
  paged.styled = galley.styled;
  paged.cache = galley.cache;
  paged.parts = galley.parts;
  std::vector<PartStrips> strips = flatten_all(galley);
  const linebreak::Settings settings(galley, fonts);
  PageComposer composer(paged, strips, settings, previous, diagnostics);
  for (uint32_t first = 0; first < galley.parts.size();) {
    uint32_t last = first + 1;
    const uint32_t sequence = galley.parts[first]->shaped->styled->sequence;
    while (last < galley.parts.size() && galley.parts[last]->shaped->styled->sequence == sequence) ++last;
    composer.compose(first, last);
    first = last;
  }
  assemble(paged, composer.contents(), fonts);
  return paged;
}

}  // namespace hustings::pagination
