// Where each page begins in the text, and on which page each label stands: worked out from the fragments, so that it is
// true of the pages as they are.
#include <algorithm>
#include <tuple>

#include "pagination/paged_document.h"

namespace hustings::pagination {

namespace {

struct Placed {
  NodeId node;
  uint32_t byte;  // where its first line begins
  uint32_t page;
};

TextPosition start_of(const PagedDocument& paged, const Fragment& fragment) {
  const GalleyPart& part = *paged.parts[fragment.part];
  if (fragment.kind == FragmentKind::Lines) {
    return {fragment.part, fragment.node, part.lines[fragment.first_line].text_begin};
  }
  return {fragment.part, fragment.node, (*part.shaped->styled)[fragment.node].text_begin};
}

bool is_content(const Fragment& fragment) {
  return !fragment.artifact && (fragment.kind == FragmentKind::Lines || fragment.kind == FragmentKind::Picture);
}

// The page of a label: of the line in which it stands, or of the first thing at or after its node.
uint32_t page_of(const StyledPart& part, const GalleyPart& galley, const std::vector<Placed>& placed, NodeId label) {
  NodeId block = label;
  while (block != kNoNode && galley.shaped->paragraph_of[block] == UINT32_MAX) block = part[block].parent;
  const NodeId node = block != kNoNode ? block : label;
  const uint32_t byte = part[label].text_begin;
  auto at = std::lower_bound(placed.begin(), placed.end(), node,
                             [](const Placed& one, NodeId wanted) { return one.node < wanted; });
  if (at == placed.end()) return placed.back().page;
  if (block != kNoNode && at->node == block) {
    while (at + 1 != placed.end() && (at + 1)->node == block && (at + 1)->byte <= byte) ++at;
  }
  return at->page;
}

}  // namespace

PageMap page_map(const PagedDocument& paged) {
  PageMap map;
  std::vector<std::vector<Placed>> placed(paged.parts.size());
  std::vector<bool> textless;
  for (uint32_t p = 0; p < paged.pages.size(); ++p) {
    const Page& page = paged.pages[p];
    PageEntry entry;
    entry.folio = page.folio;
    entry.recto = page.recto;
    entry.blank = page.blank;
    bool begun = false;
    for (uint32_t i = 0; i < page.fragment_count; ++i) {
      const Fragment& fragment = paged.fragments[page.first_fragment + i];
      if (!is_content(fragment)) continue;
      const TextPosition start = start_of(paged, fragment);
      if (!begun && !fragment.note) entry.first = start;
      begun = begun || !fragment.note;
      placed[fragment.part].push_back({start.node, start.byte, p});
    }
    if (!begun && p > 0) entry.first = map.pages.back().first;
    textless.push_back(!begun);
    map.pages.push_back(std::move(entry));
  }
  // A blank page, or one of notes alone, begins with what the next one begins with.
  for (size_t p = map.pages.size(); p-- > 1;) {
    if (textless[p - 1]) map.pages[p - 1].first = map.pages[p].first;
  }
  for (size_t i = 0; i < placed.size(); ++i) {
    if (placed[i].empty()) continue;
    std::stable_sort(placed[i].begin(), placed[i].end(), [](const Placed& a, const Placed& b) {
      return std::tie(a.node, a.byte) < std::tie(b.node, b.byte);
    });
    const GalleyPart& galley = *paged.parts[i];
    const StyledPart& part = *galley.shaped->styled;
    for (NodeId node = 0; node < part.nodes.size(); ++node) {
      if (part[node].attributes == UINT32_MAX || !part.has(node, Attribute::Id)) continue;
      map.labels.emplace(std::string(part.attribute(node, Attribute::Id)), page_of(part, galley, placed[i], node));
    }
  }
  return map;
}

}  // namespace hustings::pagination
