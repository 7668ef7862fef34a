#include "epub/addresses.h"

#include <algorithm>
#include <unordered_set>

namespace hustings::epub {
namespace {

// A file name that every file system and reading system takes, and that differs from others in more than case
// (EPUB 3.3, clause 4.2.3): lower-case ASCII letters, digits and hyphens.
std::string file_stem(std::string_view id) {
  std::string stem;
  for (const char c : id.substr(0, 80)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      stem += c;
    } else if (c >= 'A' && c <= 'Z') {
      stem += static_cast<char>(c + 32);
    } else if (!stem.empty() && stem.back() != '-') {
      stem += '-';
    }
  }
  while (!stem.empty() && stem.back() == '-') stem.pop_back();
  return stem.empty() ? "part" : stem;
}

}  // namespace

std::string_view root_id(const StyledPart& part) {
  const std::string_view id = part.nodes.empty() ? std::string_view() : part.attribute(0, Attribute::Id);
  return id.empty() ? std::string_view(part.id) : id;
}

Addresses::Addresses(const StyledDocument& styled, const PageMap& pages) {
  std::unordered_set<std::string> stems{"cover-page"};  // the title page that is made when no Part is one
  for (uint32_t index = 0; index < styled.parts.size(); ++index) {
    const StyledPart& part = *styled.parts[index];
    const std::string stem = file_stem(part.id);
    std::string unique = stem;
    for (int suffix = 2; !stems.insert(unique).second; ++suffix) unique = stem + "-" + std::to_string(suffix);
    files_.push_back(unique + ".xhtml");
    if (!root_id(part).empty()) places_.try_emplace(root_id(part), Place{index, 0});
    for (NodeId node = 0; node < part.nodes.size(); ++node) {
      for (uint32_t at = part.nodes[node].attributes; at < part.attribute_list.size();
           at = part.attribute_list[at].next) {
        const AttributeValue& attribute = part.attribute_list[at];
        if (attribute.name == Attribute::Id && !attribute.value.empty())
          places_.try_emplace(attribute.value, Place{index, node});
      }
    }
  }

  pages_in_.resize(styled.parts.size());
  std::unordered_set<std::string> page_ids;
  pages_.reserve(pages.pages.size());
  for (size_t index = 0; index < pages.pages.size(); ++index) {
    const PageEntry& page = pages.pages[index];
    if (page.blank || page.first.part >= styled.parts.size()) continue;
    PageMarker marker{page.first, page.folio.empty() ? std::to_string(index + 1) : page.folio, {}};
    const std::string wanted = "page-" + file_stem(marker.folio);
    marker.id = free_id(wanted);
    for (int suffix = 2; !page_ids.insert(marker.id).second; ++suffix) {
      marker.id = free_id(wanted + "-" + std::to_string(suffix));
    }
    pages_in_[page.first.part].push_back(static_cast<uint32_t>(pages_.size()));
    pages_.push_back(std::move(marker));
  }
  for (uint32_t index = 0; index < pages_.size(); ++index) folios_[pages_[index].folio].push_back(index);
  for (std::vector<uint32_t>& in_part : pages_in_) {
    std::stable_sort(in_part.begin(), in_part.end(),
                     [this](uint32_t a, uint32_t b) { return pages_[a].position < pages_[b].position; });
  }
}

std::string Addresses::href(uint32_t from, std::string_view id) const {
  const auto place = places_.find(id);
  if (place == places_.end()) return {};
  std::string href = place->second.part == from ? std::string() : files_[place->second.part];
  href += '#';
  href += id;
  return href;
}

bool Addresses::owns(uint32_t part, NodeId node, std::string_view id) const {
  const auto place = places_.find(id);
  return place != places_.end() && place->second.part == part && place->second.node == node;
}

std::string Addresses::free_id(std::string wanted) const {
  while (is_taken(wanted)) wanted += "-x";
  return wanted;
}

std::string Addresses::page_href(uint32_t from, std::string_view folio) const {
  const auto found = folios_.find(folio);
  if (found == folios_.end() || found->second.size() != 1) return {};
  const PageMarker& page = pages_[found->second.front()];
  return (page.position.part == from ? std::string() : files_[page.position.part]) + "#" + page.id;
}

}  // namespace hustings::epub
