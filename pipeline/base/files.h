// Reading and writing files. Every failure is a MachineError that names the file and the reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace hustings {

// The whole file. Throws MachineError; refuses what is not a regular file, and what is larger than `limit` bytes.
std::string read_file(const std::filesystem::path& path, uint64_t limit = UINT64_C(1) << 32);

// Writes beside the target under a temporary name, flushes to the disk, then renames: a reader sees the old file or
// the whole new one, never a part, and an interrupt leaves the old one. Creates the folder when it is missing.
// `/dev/...` targets are written straight. Throws MachineError and removes the temporary file.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

// Removes the temporary files of writes that are under way; safe to call from a signal handler.
void abandon_unfinished_files() noexcept;

// A file's bytes mapped into memory for as long as this lives. Throws MachineError.
class MappedFile {
 public:
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace hustings
