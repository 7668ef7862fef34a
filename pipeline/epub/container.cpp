#include "epub/container.h"

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "base/compress.h"
#include "base/diagnostics.h"

namespace hustings::epub {
namespace {

// 1 January 1980, midnight: the first time a ZIP can hold. Set as DOS time, for libzip's other way goes through the
// machine's time zone.
constexpr zip_uint16_t kDosTime = 0, kDosDate = 0x0021;

[[noreturn]] void fail(std::string_view what, const char* reason) {
  throw MachineError("Cannot write the EPUB container: " + std::string(what) + ": " +
                     (reason ? reason : "no reason given"));
}

// A source that hands libzip the packed bytes of a member and says that they are packed already.
struct PackedSource {
  const Member* member;
  size_t read = 0;
};

zip_int64_t serve(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  auto* const source = static_cast<PackedSource*>(state);
  const Member& member = *source->member;
  switch (command) {
    case ZIP_SOURCE_OPEN:
      source->read = 0;
      return 0;
    case ZIP_SOURCE_READ: {
      const size_t count = std::min<size_t>(length, member.data.size() - source->read);
      std::memcpy(data, member.data.data() + source->read, count);
      source->read += count;
      return static_cast<zip_int64_t>(count);
    }
    case ZIP_SOURCE_CLOSE:
      return 0;
    case ZIP_SOURCE_STAT: {
      auto* const status = static_cast<zip_stat_t*>(data);
      zip_stat_init(status);
      status->size = member.size;
      status->comp_size = member.data.size();
      status->comp_method = member.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
      status->crc = member.crc;
      status->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
      return sizeof *status;
    }
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data(nullptr, data, length);
    case ZIP_SOURCE_FREE:
      return 0;
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      return -1;
  }
}

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

}  // namespace

Member pack(std::string path, std::string_view bytes, int level) {
  Member member;
  member.path = std::move(path);
  member.size = bytes.size();
  member.crc = crc32(bytes);
  member.stored = level == 0;
  member.data = level == 0 ? std::string(bytes) : deflate_compress(bytes, level);
  return member;
}

std::string write_container(const std::vector<Member>& members) {
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, FreeSource> target(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!target) fail("memory", zip_error_strerror(&error));
  zip_source_keep(target.get());  // zip_close lets go of it, and the bytes are read from it after
  std::unique_ptr<zip_t, DiscardArchive> archive(zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(target.get());
    fail("open", zip_error_strerror(&error));
  }
  std::vector<PackedSource> sources;
  sources.reserve(members.size());
  for (const Member& member : members) {
    sources.push_back({&member, 0});
    zip_source_t* const source = zip_source_function(archive.get(), serve, &sources.back());
    if (source == nullptr) fail(member.path, zip_strerror(archive.get()));
    const zip_int64_t index = zip_file_add(archive.get(), member.path.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      fail(member.path, zip_strerror(archive.get()));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    if (zip_set_file_compression(archive.get(), at, member.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) != 0 ||
        zip_file_set_dostime(archive.get(), at, kDosTime, kDosDate, 0) != 0) {
      fail(member.path, zip_strerror(archive.get()));
    }
  }
  if (zip_close(archive.get()) != 0) fail("close", zip_strerror(archive.get()));
  static_cast<void>(archive.release());

  zip_stat_t status;
  if (zip_source_stat(target.get(), &status) != 0 || zip_source_open(target.get()) != 0) fail("read back", nullptr);
  std::string bytes(status.size, '\0');
  const zip_int64_t count = zip_source_read(target.get(), bytes.data(), bytes.size());
  zip_source_close(target.get());
  if (count != static_cast<zip_int64_t>(bytes.size())) fail("read back", nullptr);
  return bytes;
}

}  // namespace hustings::epub
