#include "base/compress.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

namespace hustings {
namespace {

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

// A compressor takes longer to make than a page to compress: each thread keeps the one it used last.
libdeflate_compressor* compressor(int level) {
  thread_local std::unique_ptr<libdeflate_compressor, FreeCompressor> kept;
  thread_local int kept_level = -1;
  if (kept_level != level) {
    kept.reset(libdeflate_alloc_compressor(level));
    kept_level = level;
  }
  if (!kept) throw std::bad_alloc();
  return kept.get();
}

// Deflates into a room that nobody clears first, and keeps what came out.
template <class Deflate>
std::string compressed(size_t most, Deflate deflate) {
  const auto room = std::make_unique_for_overwrite<char[]>(most);
  return std::string(room.get(), deflate(room.get()));
}

}  // namespace

std::string zlib_compress(std::string_view bytes, int level) {
  libdeflate_compressor* const with = compressor(level);
  const size_t most = libdeflate_zlib_compress_bound(with, bytes.size());
  return compressed(most,
                    [&](char* out) { return libdeflate_zlib_compress(with, bytes.data(), bytes.size(), out, most); });
}

std::string deflate_compress(std::string_view bytes, int level) {
  libdeflate_compressor* const with = compressor(level);
  const size_t most = libdeflate_deflate_compress_bound(with, bytes.size());
  return compressed(
      most, [&](char* out) { return libdeflate_deflate_compress(with, bytes.data(), bytes.size(), out, most); });
}

std::string zlib_decompress(std::string_view bytes, size_t limit) {
  struct FreeDecompressor {
    void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
  };
  const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> with(libdeflate_alloc_decompressor());
  if (!with) throw std::bad_alloc();
  for (size_t room = std::min(limit, bytes.size() * 4 + 1024);; room = std::min(limit, room * 4)) {
    std::string out(room, '\0');
    size_t size = 0;
    const libdeflate_result result =
        libdeflate_zlib_decompress(with.get(), bytes.data(), bytes.size(), out.data(), out.size(), &size);
    if (result == LIBDEFLATE_SUCCESS) {
      out.resize(size);
      return out;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room == limit) return {};
  }
}

uint32_t crc32(std::string_view bytes) { return libdeflate_crc32(0, bytes.data(), bytes.size()); }

}  // namespace hustings
