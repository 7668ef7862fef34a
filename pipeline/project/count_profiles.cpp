#include "project/count_profiles.h"

#include <algorithm>

#include "base/files.h"
#include "base/nearest.h"

namespace hustings::project {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

bool is_yaml(std::string_view name) { return name.ends_with(".yaml") || name.ends_with(".yml"); }

}  // namespace

CountProfiles::CountProfiles(fs::path shipped, ReadListed read, Sources& sources, Diagnostics& diagnostics)
    : shipped_(std::move(shipped)), read_(std::move(read)), sources_(sources), diagnostics_(diagnostics) {}

std::shared_ptr<const CountProfile> CountProfiles::named(const std::string& name, Span span) {
  if (name.empty()) return plain_words();
  const auto known = known_.find(name);
  if (known != known_.end()) return known->second;
  std::shared_ptr<const CountProfile>& profile = known_[name];
  profile = plain_words();
  if (is_yaml(name)) {
    if (const Source* source = read_(name, span)) {
      profile = std::make_shared<CountProfile>(read_count_profile(*source, name, read_, diagnostics_));
    }
    return profile;
  }
  const bool plain = name.find_first_of("/\\") == std::string::npos;
  const fs::path path = shipped_ / (name + ".yaml");
  if (plain && !shipped_.empty() && is_file(path)) {
    const Source& source = sources_.add(path.generic_string(), read_file(path, kLargestData));
    const ReadListed nothing = [](const std::string&, Span) { return nullptr; };
    profile = std::make_shared<CountProfile>(read_count_profile(source, name, nothing, diagnostics_));
    return profile;
  }
  if (name == "words") return profile;
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(shipped_, error)) {
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  Nearest nearest(name);
  std::string all;
  for (const std::string& each : names) {
    nearest.consider(each);
    all += (all.empty() ? "" : ", ") + each;
  }
  diagnostics_.error(
      "count-profile-missing", span, "there is no profile of counting '" + name + "'",
      {nearest.name().empty() ? "shipped are " + all + "; name one of your own by its file: our-count.yaml"
                              : "did you mean '" + nearest.name() + "'?"});
  return profile;
}

std::shared_ptr<const CountProfile> CountProfiles::find(const StatementRules& rules) {
  std::shared_ptr<const CountProfile> profile = named(rules.count_profile, rules.count_profile_span);
  if (rules.counting_lists.empty()) return profile;
  // Contests that share the manifest's lists share the profile with them.
  std::string key = rules.count_profile + '\n';
  for (const CountingList& list : rules.counting_lists) {
    key += std::to_string(static_cast<int>(list.kind)) + ' ' + std::to_string(list.span.source) + ' ' +
           std::to_string(list.span.begin) + '\n';
  }
  std::shared_ptr<const CountProfile>& known = known_[key];
  if (known == nullptr) {
    auto own = std::make_shared<CountProfile>(*profile);
    add_counting_lists(rules.counting_lists, read_, *own, diagnostics_);
    known = std::move(own);
  }
  return known;
}

}  // namespace hustings::project
