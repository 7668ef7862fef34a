// Deflate through libdeflate. The same bytes in give the same bytes out on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hustings {

// zlib format (RFC 1950), as PDF's FlateDecode wants it. `level` 1 to 12. May be called from any thread.
std::string zlib_compress(std::string_view bytes, int level = 6);
// Raw deflate (RFC 1951), as ZIP wants it.
std::string deflate_compress(std::string_view bytes, int level = 6);
// Empty when the data is damaged or larger than `limit`.
std::string zlib_decompress(std::string_view bytes, size_t limit);
// The checksum of ISO 3309, as ZIP keeps one of each member's uncompressed bytes.
uint32_t crc32(std::string_view bytes);

}  // namespace hustings
