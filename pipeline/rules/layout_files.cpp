#include "rules/layout_files.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/files.h"

namespace hustings::rules {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kLargestLayout = 4 << 20;

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

std::string shipped_names(const fs::path& shipped) {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(shipped, error)) {
    const std::string stem = entry.path().stem().string();
    if (entry.path().extension() == ".xml" && stem != "base") names.push_back(stem);
  }
  std::sort(names.begin(), names.end());
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

// Each file becomes one Source, however often it is extended.
class LayoutFiles {
 public:
  LayoutFiles(fs::path shipped, Sources& sources) : shipped_(std::move(shipped)), sources_(sources) {}

  const Source* open(const fs::path& path) {
    if (!is_file(path)) return nullptr;
    const auto [found, added] = opened_.try_emplace(fs::weakly_canonical(path).string(), nullptr);
    if (added) found->second = &sources_.add(path.string(), read_file(path, kLargestLayout));
    return found->second;
  }
  const Source* extended(const std::string& name, const Source& from) {
    const std::string file = name.ends_with(".xml") ? name : name + ".xml";
    const Source* const beside = open(fs::path(from.path()).parent_path() / file);
    return beside != nullptr ? beside : open(shipped_ / file);
  }

 private:
  fs::path shipped_;
  Sources& sources_;
  std::map<std::string, const Source*> opened_;
};

}  // namespace

LayoutRules read_layout(const std::string& name, const fs::path& shipped, const fs::path& root, Sources& sources,
                        Diagnostics& diagnostics) {
  LayoutFiles files(shipped, sources);
  const Source* source = nullptr;
  if (name.ends_with(".xml")) {
    source = files.open(root / name);
    if (source == nullptr) source = files.open(name);
  } else if (name.find('/') == std::string::npos) {
    source = files.open(shipped / (name + ".xml"));
  }
  if (source == nullptr) {
    diagnostics.error("layout-missing", {}, "there is no layout \"" + name + "\"",
                      {"shipped layouts: " + shipped_names(shipped),
                       "a layout of your own is named by its file, with the ending .xml"});
    return {};
  }
  return read(
      *source, [&](const std::string& extended, const Source& from) { return files.extended(extended, from); },
      diagnostics);
}

}  // namespace hustings::rules
