#include "project/folder.h"

#include <algorithm>
#include <system_error>

#include "base/files.h"
#include "base/utf8.h"

namespace hustings::project {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepestFolder = 64;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool digit(char c) { return c >= '0' && c <= '9'; }

// Names as people sort them: without regard to case, "page-2" before "page-10". Bytes decide between what is left
// equal.
int compare_names(std::string_view a, std::string_view b) {
  size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (digit(a[i]) && digit(b[j])) {
      size_t i_end = i, j_end = j;
      while (i < a.size() && a[i] == '0') ++i;
      while (j < b.size() && b[j] == '0') ++j;
      i_end = i, j_end = j;
      while (i_end < a.size() && digit(a[i_end])) ++i_end;
      while (j_end < b.size() && digit(b[j_end])) ++j_end;
      if (i_end - i != j_end - j) return i_end - i < j_end - j ? -1 : 1;
      const int order = a.substr(i, i_end - i).compare(b.substr(j, j_end - j));
      if (order != 0) return order;
      i = i_end, j = j_end;
      continue;
    }
    const auto left = static_cast<unsigned char>(lower(a[i])), right = static_cast<unsigned char>(lower(b[j]));
    if (left != right) return left < right ? -1 : 1;
    ++i, ++j;
  }
  if (a.size() - i != b.size() - j) return a.size() - i < b.size() - j ? -1 : 1;
  return a.compare(b);
}

// 0 for the page that opens a folder, 1 for README, 2 for the rest.
int rank_of(std::string_view name) {
  std::string stem;
  for (char c : file_stem(name)) stem += lower(c);
  if (stem == "index" || stem == "_index") return 0;
  return stem == "readme" ? 1 : 2;
}

// Bytes that must change to make one name of the other, given up at `limit`.
size_t distance(std::string_view a, std::string_view b, size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit || a.size() > 200) return limit;
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0U : 1U)});
      diagonal = above;
    }
  }
  return std::min(row[b.size()], limit);
}

bool looks_like_utf16(std::string_view bytes) {
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") return true;
  const std::string_view head = bytes.substr(0, 512);
  // Without a mark, what is mostly Latin has every second byte 0; a program or a picture has its zeros anywhere.
  size_t even = 0, odd = 0;
  for (size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  return head.size() >= 8 && std::max(even, odd) >= head.size() / 3 && std::min(even, odd) <= head.size() / 50;
}

}  // namespace

bool is_markdown(std::string_view path) {
  const std::string_view name = file_name(path);
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  std::string ending;
  for (char c : name.substr(dot + 1)) ending += lower(c);
  return ending == "md" || ending == "markdown" || ending == "mdown" || ending == "mkd";
}

Folder::Folder(fs::path root, Sources& sources, Diagnostics& diagnostics)
    : root_(std::move(root)), sources_(sources), diagnostics_(diagnostics) {
  std::error_code error;
  real_root_ = fs::weakly_canonical(root_.empty() ? fs::path(".") : root_, error);
}

void Folder::list() {
  files_.clear();
  plain_.clear();
  list_below(root_.empty() ? fs::path(".") : root_, "", 0);
}

void Folder::list_below(const fs::path& folder, const std::string& prefix, int depth) {
  std::vector<std::string> names, folders;
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) throw MachineError("cannot read the folder " + folder.generic_string() + ": " + error.message());
  for (const fs::directory_entry& entry : entries) {
    const std::string name = entry.path().filename().generic_string();
    if (name.empty() || name[0] == '.') continue;
    std::error_code ignored;
    if (entry.is_symlink(ignored)) {
      if (leads_outside(entry.path())) {
        diagnostics_.error("outside-booklet", {},
                           "the link " + shown(prefix + name) + " leads out of the booklet's folder",
                           {"put a copy of the file into the folder: nothing outside it is read"});
        continue;
      }
      if (entry.is_directory(ignored)) continue;  // inside: its files are found where they are
    } else if (!entry.is_directory(ignored)) {
      plain_.insert(prefix + name);
    }
    (entry.is_directory(ignored) ? folders : names).push_back(name);
  }
  const auto before = [](const std::string& a, const std::string& b) {
    const int left = rank_of(a), right = rank_of(b);
    return left != right ? left < right : compare_names(a, b) < 0;
  };
  std::sort(names.begin(), names.end(), before);
  std::sort(folders.begin(), folders.end(), [](const auto& a, const auto& b) { return compare_names(a, b) < 0; });
  for (const std::string& name : names) files_.push_back(prefix + name);
  if (depth >= kDeepestFolder) {
    if (!folders.empty()) {
      diagnostics_.error("folder-too-deep", {}, shown(prefix) + " holds folders more than 64 levels deep",
                         {"move the files up"});
    }
    return;
  }
  for (const std::string& name : folders) list_below(folder / name, prefix + name + "/", depth + 1);
}

bool Folder::leads_outside(const fs::path& path) const {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  if (error) return true;
  const auto mismatch = std::mismatch(real_root_.begin(), real_root_.end(), real.begin(), real.end());
  return mismatch.first != real_root_.end();
}

bool Folder::has(std::string_view path) const { return std::find(files_.begin(), files_.end(), path) != files_.end(); }

std::string Folder::shown(std::string_view path) const {
  return (root_ / fs::path(std::string(path))).lexically_normal().generic_string();
}

const Source* Folder::read(const std::string& path, Span named) {
  const std::string inside = path.substr(0, 1) == "/" ? std::string() : resolve_path("", path);
  const fs::path full = root_ / inside;
  if (inside.empty() || (plain_.count(inside) == 0 && leads_outside(full))) {
    diagnostics_.error("outside-booklet", named, "'" + path + "' is not inside the booklet's folder",
                       {"put a copy of the file into the folder: nothing outside it is read"});
    return nullptr;
  }
  std::error_code error;
  const fs::file_status status = fs::status(full, error);
  if (!fs::exists(status)) {
    const std::string similar = nearest(inside);
    const std::string message = "there is no file " + shown(inside);
    if (similar.empty()) {
      diagnostics_.error("file-missing", named, message, {"add the file, or correct the name"});
    } else {
      diagnostics_.error("file-missing", named, message, {"did you mean '" + similar + "'?"});
    }
    return nullptr;
  }
  if (!fs::is_regular_file(status)) {
    diagnostics_.error("not-a-file", named, shown(inside) + " is not a file", {"name a Markdown file"});
    return nullptr;
  }
  const uintmax_t size = fs::file_size(full, error);
  if (!error && size >= kLargestFile) {
    diagnostics_.error("file-too-large", named, shown(inside) + " has " + std::to_string(size / 1'000'000) + " MB",
                       {"a text may have up to 50 MB; is this the right file?"});
    return nullptr;
  }
  return take(shown(inside), read_file(full, kLargestFile));
}

const Source* Folder::take(std::string path, std::string bytes) {
  if (bytes.size() >= kLargestFile) {
    diagnostics_.error("file-too-large", {}, path + " has " + std::to_string(bytes.size() / 1'000'000) + " MB",
                       {"a text may have up to 50 MB"});
    return nullptr;
  }
  const Source& source = sources_.add(std::move(path), std::move(bytes));
  read_.push_back(source.id());
  return check_text(source, diagnostics_) ? &source : nullptr;
}

std::string Folder::nearest(std::string_view path) const {
  std::string best;
  size_t least = std::max<size_t>(3, path.size() / 4);
  for (const std::string& file : files_) {
    const size_t whole = distance(path, file, least);
    const size_t name = file_name(path) == path ? distance(path, file_name(file), least) : least;
    if (std::min(whole, name) < least) {
      least = std::min(whole, name);
      best = file;
    }
  }
  return best;
}

bool check_text(const Source& source, Diagnostics& diagnostics) {
  const std::string_view text = source.text();
  const size_t invalid = find_invalid_utf8(text);
  const size_t zero = text.find('\0');
  if (invalid == std::string_view::npos && zero == std::string_view::npos) return true;
  const auto at = static_cast<uint32_t>(std::min(invalid, zero));
  if (looks_like_utf16(text)) {
    diagnostics.error("utf-16", source.span(0, 0), source.path() + " is in UTF-16, not in UTF-8",
                      {"save the file as UTF-8 (without a byte order mark)"});
  } else if (zero < invalid) {
    diagnostics.error("nul-byte", source.span(at, at + 1), "a byte of value 0 stands in the text",
                      {"this is no text file, unless the byte is there by mistake: then remove it"});
  } else {
    diagnostics.error("invalid-utf-8", source.span(at, at + 1), "this byte is not UTF-8",
                      {"save the file as UTF-8; it may be in Windows-1252 or ISO 8859-1"});
  }
  return false;
}

}  // namespace hustings::project
