#include "style/page_numbers.h"

#include <algorithm>
#include <string>

namespace hustings::style {
namespace {

const std::string* folio_of(const PageMap& pages, std::string_view label) {
  const auto found = pages.labels.find(std::string(label));
  if (found == pages.labels.end() || found->second >= pages.pages.size()) return nullptr;
  return &pages.pages[found->second].folio;
}

// One number: the leaf that holds it and its new words.
struct Change {
  NodeId leaf;
  const std::string* folio;
};

std::vector<Change> find_changes(const StyledPart& part, const PageMap& pages) {
  std::vector<Change> changes;
  for (NodeId node = 0; node < part.nodes.size(); ++node) {
    if (part[node].role != Role::PageNumber || part[node].first_child == kNoNode) continue;
    const std::string* const folio = folio_of(pages, part.attribute(node, Attribute::Label));
    const NodeId leaf = part[node].first_child;
    if (folio != nullptr && !folio->empty() && part.text_of(part[leaf]) != *folio) changes.push_back({leaf, folio});
  }
  return changes;
}

// Copies the text with the numbers exchanged and moves every range behind them.
StyledPart exchange(const StyledPart& part, const std::vector<Change>& changes) {
  StyledPart copy = part;
  copy.text.clear();
  std::vector<std::pair<uint32_t, int64_t>> shifts;  // from this byte of the old text on
  uint32_t at = 0;
  int64_t shift = 0;
  for (const Change& change : changes) {
    const StyledNode& leaf = part[change.leaf];
    copy.text.append(part.text, at, leaf.text_begin - at);
    copy.text += *change.folio;
    at = leaf.text_end;
    shift += static_cast<int64_t>(change.folio->size()) - (leaf.text_end - leaf.text_begin);
    shifts.emplace_back(at, shift);
  }
  copy.text.append(part.text, at);
  const auto move = [&shifts](uint32_t& byte) {
    auto found = std::upper_bound(shifts.begin(), shifts.end(), byte,
                                  [](uint32_t value, const auto& each) { return value < each.first; });
    if (found != shifts.begin()) byte = static_cast<uint32_t>(byte + std::prev(found)->second);
  };
  for (StyledNode& node : copy.nodes) {
    move(node.text_begin);
    move(node.text_end);
  }
  return copy;
}

}  // namespace

bool set_page_numbers(StyledDocument& styled, const PageMap& pages) {
  bool changed = false;
  if (pages.pages.empty()) return changed;
  for (std::shared_ptr<const StyledPart>& part : styled.parts) {
    const std::vector<Change> changes = find_changes(*part, pages);
    if (changes.empty()) continue;
    part = std::make_shared<const StyledPart>(exchange(*part, changes));
    changed = true;
  }
  return changed;
}

}  // namespace hustings::style
