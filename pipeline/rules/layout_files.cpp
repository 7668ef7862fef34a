#include "rules/layout_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/files.h"
#include "base/nearest.h"

namespace hustings::rules {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kLargestLayout = 8u << 20;

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

// The shipped layouts in the order of their names.
std::vector<std::string> shipped_names(const fs::path& shipped) {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(shipped, error)) {
    if (entry.path().extension() == ".xml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Each file becomes one Source, however often it is extended.
class Library {
 public:
  Library(fs::path shipped, Sources& sources) : shipped_(std::move(shipped)), sources_(sources) {}

  const Source& open(const fs::path& path) {
    const fs::path normal = path.lexically_normal();
    const auto found = opened_.find(normal);
    if (found != opened_.end()) return *found->second;
    const Source& source = sources_.add(normal.generic_string(), read_file(normal, kLargestLayout));
    opened_.emplace(normal, &source);
    return source;
  }

  const Source* find(const std::string& name, const Source& from) {
    const fs::path beside = fs::path(from.path()).parent_path();
    for (const fs::path& folder : {beside, shipped_}) {
      for (const std::string& file : {name, name + ".xml"}) {
        if (is_file(folder / file)) return &open(folder / file);
      }
    }
    return nullptr;
  }

 private:
  fs::path shipped_;
  Sources& sources_;
  std::map<fs::path, const Source*> opened_;
};

}  // namespace

LayoutRules read_layout(const std::string& layout, const std::filesystem::path& shipped,
                        const std::filesystem::path& root, Sources& sources, Diagnostics& diagnostics) {
  Library library(shipped, sources);
  for (const fs::path& path : {shipped / (layout + ".xml"), fs::path(layout), root / layout}) {
    if (layout.empty() || !is_file(path)) continue;
    return read(
        library.open(path), [&](const std::string& name, const Source& from) { return library.find(name, from); },
        diagnostics);
  }
  const std::vector<std::string> names = shipped_names(shipped);
  Nearest nearest(layout);
  std::string known;
  for (const std::string& name : names) {
    nearest.consider(name);
    if (name != "base") known += (known.empty() ? "" : ", ") + name;  // it has no page
  }
  diagnostics.error(
      "layout-missing", {}, fmt::format("there is no layout `{}`", layout),
      {nearest.name().empty() ? "shipped are " + known + "; name a layout of your own by its file: my-layout.xml"
                              : fmt::format("did you mean `{}`?", nearest.name())});
  return {};
}

}  // namespace hustings::rules
