#include "style/merge.h"

#include <algorithm>

namespace hustings::style {
namespace {

template <typename Number, typename Item>
Number intern(std::vector<Item>& list, const Item& item) {
  const auto found = std::find(list.begin(), list.end(), item);
  if (found != list.end()) return static_cast<Number>(found - list.begin());
  list.push_back(item);
  return static_cast<Number>(list.size() - 1);
}

}  // namespace

TableMap TableMerger::merge(const Cascade& cascade, const std::vector<std::string>& languages) {
  TableMap map;
  for (const std::string& language : languages)
    map.languages.push_back(intern<LanguageId>(styled_.languages, language));
  overflowed_ |= cascade.overflowed();
  for (size_t i = 0; i < cascade.styles().size(); ++i) {
    ComputedStyle style = cascade.styles()[i];
    style.features = intern<uint16_t>(styled_.features, cascade.features().list()[style.features]);
    const uint64_t hash = hash_of(style);
    StyleId id = kNoStyle;
    const auto [begin, end] = numbers_.equal_range(hash);
    for (auto at = begin; at != end && id == kNoStyle; ++at) {
      if (styled_.styles[at->second] == style) id = at->second;
    }
    if (id == kNoStyle && styled_.styles.size() >= kNoStyle) {
      overflowed_ = true;
      id = 0;
    } else if (id == kNoStyle) {
      id = static_cast<StyleId>(styled_.styles.size());
      styled_.styles.push_back(style);
      styled_.origins.push_back(cascade.origins()[i]);
      numbers_.emplace(hash, id);
    }
    map.styles.push_back(id);
  }
  return map;
}

void renumber(StyledPart& part, const TableMap& map) {
  for (StyledNode& node : part.nodes) {
    node.style = map.styles[node.style];
    node.language = map.languages[node.language];
  }
}

}  // namespace hustings::style
