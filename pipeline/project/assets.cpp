// Pictures that Markdown names. An address in a statement is a stranger's: it is decoded as browsers decode it,
// resolved against the file that names it, and followed only when what it names, links included, lies in the booklet's
// folder. The network is never asked for anything.
#include <algorithm>
#include <map>
#include <system_error>

#include "base/files.h"
#include "project/folder.h"
#include "project/project.h"

namespace hustings {

namespace fs = std::filesystem;

struct Assets::Cache {
  struct Entry {
    std::shared_ptr<const Picture> picture;
    Diagnostics failure;  // what reading it said, said again at each place that names the picture
  };
  std::map<std::string, Entry> pictures;
  fs::path real_root;
};

Assets::Assets(fs::path root) : root_(std::move(root)), cache_(std::make_unique<Cache>()) {
  std::error_code error;
  cache_->real_root = fs::weakly_canonical(root_.empty() ? fs::path(".") : root_, error);
}

Assets::~Assets() = default;

std::shared_ptr<const Picture> Assets::picture(const std::string& target, const Source& from, Span span,
                                               Diagnostics& diagnostics) {
  if (project::has_scheme(target)) {
    // The address may hold a whole picture ("data:"); enough of it is shown to find the place.
    const std::string address = target.size() > 80 ? target.substr(0, 77) + "..." : target;
    diagnostics.warning("remote-picture", span, "the picture " + address + " is not in the booklet's folder",
                        {"save it beside the text and name that file: nothing is fetched from the network"});
    return nullptr;
  }
  std::string_view path_part = target;
  path_part = path_part.substr(0, path_part.find_first_of("?#"));
  const std::string decoded = project::percent_decoded(path_part);
  std::error_code error;
  // An address with a slash in front starts at the folder, as it does on a web site, if there is such a file.
  const bool absolute = decoded.substr(0, 1) == "/";
  const std::string inside = absolute ? project::resolve_path("", decoded)
                                      : project::resolve_path(project::path_in_folder(from.path(), root_), decoded);
  const fs::path full = root_ / inside;
  bool outside = (absolute && !fs::exists(full, error)) || inside.empty() || decoded.find('\0') != std::string::npos;
  if (!outside) {
    const fs::path real = fs::weakly_canonical(full, error);
    const fs::path& root = cache_->real_root;
    outside = error || std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first != root.end();
  }
  if (outside) {
    diagnostics.error("outside-booklet", span, "the picture '" + target + "' is not inside the booklet's folder",
                      {"put a copy into the folder and name it relative to this file"});
    return nullptr;
  }

  const auto found = cache_->pictures.find(inside);
  if (found != cache_->pictures.end()) {
    for (Diagnostic again : found->second.failure.list()) {
      if (again.severity != Severity::Error) continue;
      again.span = span;
      diagnostics.add(std::move(again));
    }
    return found->second.picture;
  }
  Cache::Entry& entry = cache_->pictures[inside];
  const std::string shown = full.lexically_normal().generic_string();
  const fs::file_status status = fs::status(full, error);
  if (!fs::exists(status) || !fs::is_regular_file(status)) {
    entry.failure.error("picture-missing", span, "there is no picture " + shown,
                        {"add the file, or correct the address: it is relative to the file that names it"});
  } else if (fs::file_size(full, error) >= project::kLargestFile) {
    entry.failure.error("picture-unreadable", span, "the picture " + shown + " has 50 MB or more",
                        {"save a smaller copy: 300 dots an inch are enough for print"});
  } else {
    entry.picture = image::read(read_file(full, project::kLargestFile), shown, span, entry.failure);
  }
  for (const Diagnostic& each : entry.failure.list()) diagnostics.add(each);
  return entry.picture;
}

}  // namespace hustings
