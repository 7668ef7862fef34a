#include "election/addresses.h"

#include <algorithm>
#include <unordered_set>

#include "base/utf8.h"
#include "project/paths.h"

namespace hustings::election {
namespace {

// XML 1.0, production 4a (NameChar), without the colon, which names of namespaces keep for themselves.
bool is_name_character(char32_t c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  }
  constexpr char32_t kRanges[][2] = {{0xB7, 0xB7},      {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x37D},
                                     {0x37F, 0x1FFF},   {0x200C, 0x200D}, {0x203F, 0x2040}, {0x2070, 0x218F},
                                     {0x2C00, 0x2FEF},  {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFC},
                                     {0x10000, 0xEFFFF}};
  for (const auto& range : kRanges) {
    if (c >= range[0] && c <= range[1]) return true;
  }
  return false;
}

}  // namespace

std::string name_characters(std::string_view id) {
  std::string name;
  name.reserve(id.size());
  for (size_t byte = 0; byte < id.size();) {
    const char32_t c = next_code_point(id, byte);
    if (is_name_character(c)) {
      append_utf8(name, c);
    } else {
      name += '-';
    }
  }
  return name;
}

TextIds::TextIds(const std::string& part_id, const Part& text) {
  // Ids that differ as written may be the same once they are names. What was given is looked up by its index.
  const auto hash = [this](uint32_t index) { return std::hash<std::string_view>()(id_of(given_[index])); };
  const auto same = [this](uint32_t a, uint32_t b) { return id_of(given_[a]) == id_of(given_[b]); };
  std::unordered_set<uint32_t, decltype(hash), decltype(same)> taken(16, hash, same);
  std::unordered_map<std::string, int> clashes;
  for (NodeId node = 0; node < text.nodes.size(); ++node) {
    const std::string_view written = text.attribute(node, Attribute::Id);
    if (written.empty()) continue;
    const auto index = static_cast<uint32_t>(given_.size());
    const auto begin = static_cast<uint32_t>(ids_.size());
    ids_ += part_id;
    ids_ += '.';
    ids_ += name_characters(written);
    given_.push_back({node, begin, static_cast<uint32_t>(ids_.size())});
    while (!taken.insert(index).second) {
      const int clash = ++clashes[std::string(id_of(given_[index]))];
      ids_ += '-' + std::to_string(clash + 1);
      given_[index].end = static_cast<uint32_t>(ids_.size());
    }
    by_name_.try_emplace(std::string(written), index);
    std::string lower = ascii_lower(written);
    if (lower != written) by_name_.try_emplace(std::move(lower), index);
  }
}

std::string_view TextIds::find(std::string_view written) const {
  auto found = by_name_.find(std::string(written));
  if (found == by_name_.end()) found = by_name_.find(ascii_lower(written));
  // GitHub's own prefix for ids that authors gave.
  if (found == by_name_.end() && written.substr(0, 13) == "user-content-") return find(written.substr(13));
  return found == by_name_.end() ? std::string_view() : id_of(given_[found->second]);
}

std::string_view TextIds::of_node(NodeId node) const {
  const auto found = std::lower_bound(given_.begin(), given_.end(), node,
                                      [](const Given& given, NodeId wanted) { return given.node < wanted; });
  return found == given_.end() || found->node != node ? std::string_view() : id_of(*found);
}

Addresses::Addresses(const Project& project, const Sources& sources) : project_(project), sources_(sources) {
  for (SourceId source : project.sources) sources_by_path_.try_emplace(path_of(source), source);
}

void Addresses::add(SourceId source, const std::string& part_id, const TextIds* ids) {
  places_[source].push_back({part_id, ids});
}

std::string Addresses::path_of(SourceId source) const {
  return project::path_in_folder(sources_.at(source).path(), project_.root);
}

Addresses::Answer Addresses::place_in(SourceId source, std::string_view fragment,
                                      const std::string& preferred_part) const {
  const auto found = places_.find(source);
  if (found == places_.end()) return {Found::OutsideBooklet, {}};
  const std::vector<Place>& places = found->second;
  if (fragment.empty()) return {Found::Here, "#" + places.front().part_id};
  const std::string decoded = project::percent_decoded(fragment);
  const Place* best = nullptr;
  for (const Place& place : places) {
    if (place.ids == nullptr || place.ids->find(decoded).empty()) continue;
    if (best == nullptr || place.part_id == preferred_part) best = &place;
  }
  if (best != nullptr) return {Found::Here, "#" + std::string(best->ids->find(decoded))};
  return {Found::NoSuchPlace, {}};
}

Addresses::Answer Addresses::resolve(std::string_view target, SourceId source, const std::string& part_id) const {
  if (target.empty()) return {Found::NoSuchPlace, {}};
  if (target[0] == '#') {
    if (target.size() == 1 || target == "#top") return {Found::Here, "#" + part_id};
    return place_in(source, target.substr(1), part_id);
  }
  if (project::has_scheme(target)) return {Found::Elsewhere, std::string(target)};
  const size_t hash = target.find('#');
  const std::string_view fragment = hash == std::string_view::npos ? std::string_view() : target.substr(hash + 1);
  const std::string_view path = target.substr(0, std::min(hash, target.find('?')));
  const std::string decoded = project::percent_decoded(path);
  // On a forge, an address with a slash in front starts at the repository's root, which is taken for the folder's.
  const std::string from = decoded[0] == '/' ? std::string() : path_of(source);
  if (project::climbs_above_root(from, decoded)) return {Found::OutsideBooklet, {}};
  const std::string inside = project::resolve_path(from, decoded);
  for (const char* ending : {"", ".md", "/README.md", "/index.md", "/_index.md"}) {
    const std::string_view named = ending;
    const std::string file =
        inside.empty() && named.size() > 1 && named[0] == '/' ? std::string(named.substr(1)) : inside + ending;
    const auto found = sources_by_path_.find(file);
    if (file.empty() || found == sources_by_path_.end()) continue;
    return place_in(found->second, fragment, part_id);
  }
  return {Found::OutsideBooklet, {}};
}

}  // namespace hustings::election
