// The ZIP around the files (EPUB 3.3, clause 4.2; ISO/IEC 21320-1). libzip writes the container; the members reach it
// already deflated by libdeflate, which is several times faster than zlib and works in parallel. Times are fixed,
// members stand in the order given, and `mimetype` comes first and stored, so that the bytes of the file begin as
// clause 4.2.4 wants and the same members always give the same container.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hustings::epub {

// One file of the container. `data` is deflated unless `stored`.
struct Member {
  std::string path;
  std::string data;
  uint64_t size = 0;  // of the uncompressed bytes
  uint32_t crc = 0;   // of the uncompressed bytes
  bool stored = false;
};

// May be called from any thread. `level` 0 stores the bytes as they are, as formats that are compressed already want.
Member pack(std::string path, std::string_view bytes, int level);
// The whole file. Throws MachineError when libzip cannot write it.
std::string write_container(const std::vector<Member>& members);

}  // namespace hustings::epub
