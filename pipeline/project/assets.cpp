// Pictures that Markdown names. An address in a statement is a stranger's: it is decoded as browsers decode it, resolved
// against the file that names it, and followed only when what it names, links included, lies in the booklet's folder.
// The network is never asked for anything.
#include <algorithm>
#include <map>
#include <system_error>

#include "base/files.h"
#include "project/folder.h"
#include "project/project.h"

namespace hustings {
namespace {

namespace fs = std::filesystem;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// "my%20picture.png" -> "my picture.png" (RFC 3986 section 2.1); a stray '%' stays.
std::string percent_decoded(std::string_view address) {
  std::string path;
  for (size_t i = 0; i < address.size(); ++i) {
    if (address[i] == '%' && i + 2 < address.size() && hex_value(address[i + 1]) >= 0 && hex_value(address[i + 2]) >= 0) {
      path += static_cast<char>(hex_value(address[i + 1]) * 16 + hex_value(address[i + 2]));
      i += 2;
    } else {
      path += address[i];
    }
  }
  return path;
}

// "https:", "data:", "//host": not a path (RFC 3986 section 3.1).
bool has_scheme(std::string_view address) {
  if (address.substr(0, 2) == "//") return true;
  const size_t colon = address.find(':');
  if (colon == std::string_view::npos || colon < 2) return false;
  return std::all_of(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
}

}  // namespace

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
  if (has_scheme(target)) {
    // The address may hold a whole picture ("data:"); enough of it is shown to find the place.
    const std::string address = target.size() > 80 ? target.substr(0, 77) + "..." : target;
    diagnostics.warning("remote-picture", span, "the picture " + address + " is not in the booklet's folder",
                        {"save it beside the text and name that file: nothing is fetched from the network"});
    return nullptr;
  }
  std::string_view path_part = target;
  path_part = path_part.substr(0, path_part.find_first_of("?#"));
  const std::string decoded = percent_decoded(path_part);
  std::error_code error;
  const std::string folder =
      fs::path(from.path()).lexically_relative(root_.empty() ? fs::path() : root_.lexically_normal()).generic_string();
  const bool absolute = decoded.substr(0, 1) == "/";
  const std::string inside = project::resolve_path(root_.empty() || root_ == "." ? from.path() : folder, decoded);
  const fs::path full = root_ / inside;
  bool outside = absolute || inside.empty() || decoded.find('\0') != std::string::npos;
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
