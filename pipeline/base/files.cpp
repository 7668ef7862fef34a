#include "base/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "base/diagnostics.h"

namespace hustings {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& doing, int error) {
  throw MachineError("cannot " + doing + " " + path.string() + ": " + std::generic_category().message(error));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

// Names of files being written, where a signal handler can reach them: fixed slots, no allocation.
constexpr size_t kSlots = 8;
constexpr size_t kNameSize = 4096;
struct Slot {
  std::atomic<bool> taken{false};
  std::atomic<bool> written{false};
  std::array<char, kNameSize> name{};
};
std::array<Slot, kSlots> slots;

// Registers a temporary file and removes it again unless it has been renamed.
class Unfinished {
 public:
  explicit Unfinished(const std::string& name) {
    for (Slot& slot : slots) {
      bool free = false;
      if (name.size() < kNameSize && slot.taken.compare_exchange_strong(free, true)) {
        std::memcpy(slot.name.data(), name.c_str(), name.size() + 1);
        slot.written.store(true);
        slot_ = &slot;
        break;
      }
    }
    name_ = name;
  }
  ~Unfinished() {
    if (!finished_) ::unlink(name_.c_str());
    if (slot_ != nullptr) {
      slot_->written.store(false);
      slot_->taken.store(false);
    }
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  void finish() { finished_ = true; }

 private:
  std::string name_;
  Slot* slot_ = nullptr;
  bool finished_ = false;
};

void write_all(int descriptor, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, "write", errno);
    bytes.remove_prefix(static_cast<size_t>(count));
  }
}

}  // namespace

std::string read_file(const fs::path& path, uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) fail(path, "read", errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail(path, "read", errno);
  if (!S_ISREG(status.st_mode)) throw MachineError("cannot read " + path.string() + ": not a regular file");
  if (static_cast<uint64_t>(status.st_size) > limit) {
    throw MachineError("cannot read " + path.string() + ": it has " + std::to_string(status.st_size) +
                       " bytes, and the limit is " + std::to_string(limit));
  }
  std::string bytes(static_cast<size_t>(status.st_size), '\0');
  size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, "read", errno);
    if (count == 0) break;
    filled += static_cast<size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

void write_file_atomically(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (file.number() < 0) fail(path, "write", errno);
    write_all(file.number(), bytes, path);
    return;
  }
  // Through a link, the file that it names is replaced, not the link.
  const fs::path target = fs::exists(status) ? fs::canonical(path, error) : path;
  std::string name = target.string() + ".XXXXXX";
  Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (file.number() < 0) fail(path, "write", errno);
  Unfinished temporary(name);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(file.number(), 0666 & ~mask);
  write_all(file.number(), bytes, path);
  if (::fsync(file.number()) != 0 && errno != EINVAL) fail(path, "write", errno);
  if (::close(file.release()) != 0) fail(path, "write", errno);
  if (::rename(name.c_str(), target.c_str()) != 0) fail(path, "write", errno);
  temporary.finish();
}

void abandon_unfinished_files() noexcept {
  for (Slot& slot : slots) {
    if (slot.written.load()) ::unlink(slot.name.data());
  }
}

MappedFile::MappedFile(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) fail(path, "read", errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail(path, "read", errno);
  if (!S_ISREG(status.st_mode)) throw MachineError("cannot read " + path.string() + ": not a regular file");
  size_ = static_cast<size_t>(status.st_size);
  if (size_ == 0) return;
  void* const data = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (data == MAP_FAILED) fail(path, "read", errno);
  data_ = static_cast<const char*>(data);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace hustings
