// The booklet folder: which files it holds, and reading one of them with suspicion. A statement comes from a stranger;
// a link in the folder may point at a private file, a file may be a gigabyte, or in an encoding of twenty years ago.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "project/paths.h"

namespace hustings::project {

// Files of this size or more are not read: fifty million bytes are eight thousand pages of text.
inline constexpr uint64_t kLargestFile = 50'000'000;

bool is_markdown(std::string_view path);
class Folder {
 public:
  explicit Folder(std::filesystem::path root, Sources& sources, Diagnostics& diagnostics);

  // Lists every file below the root, relative with '/', hidden ones aside: a folder's index and README first, then its
  // other files, then its folders, each in the order of names with numbers by value. Links that lead out of the root
  // are `outside-booklet` errors.
  void list();
  const std::vector<std::string>& files() const { return files_; }
  bool has(std::string_view path) const;

  // Reads a text file of the folder, once. nullptr when it cannot be used, and then one of `file-missing`,
  // `outside-booklet`, `file-too-large`, `not-a-file`, `invalid-utf-8`, `utf-16`, `nul-byte` was reported, at `named`
  // (where the author named the file) or in the file. Throws MachineError when the machine cannot read it.
  const Source* read(const std::string& path, Span named);
  // Adds bytes that are there already (standard input) with the same checks of the text.
  const Source* take(std::string path, std::string bytes);

  const std::filesystem::path& root() const { return root_; }
  // The path as the user would type it.
  std::string shown(std::string_view path) const;
  // Sources in the order in which they were read.
  const std::vector<SourceId>& read_sources() const { return read_; }
  // A file of the folder whose name is nearly `path`, for a hint; empty when there is none.
  std::string nearest(std::string_view path) const;

 private:
  void list_below(const std::filesystem::path& folder, const std::string& prefix, int depth);
  bool leads_outside(const std::filesystem::path& path) const;

  std::filesystem::path root_;
  std::filesystem::path real_root_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  std::vector<std::string> files_;
  std::unordered_set<std::string> plain_;  // listed files that are no links: certainly inside
  std::vector<SourceId> read_;
};

// Reports text that is not UTF-8 or holds NUL bytes; false then.
bool check_text(const Source& source, Diagnostics& diagnostics);

}  // namespace hustings::project
