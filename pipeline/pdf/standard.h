// What a PDF claims to be: a level of PDF/A for archives (ISO 19005-2 and -3), PDF/UA-1 for everyone's reading
// (ISO 14289-1), both, or plain PDF 1.7 (ISO 32000-1). Every file is tagged and made by the same rules; the claim
// decides what its metadata say, and whether the sources come along.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hustings {

enum class PdfArchive : uint8_t {
  None,
  A2a,  // text that can be copied, in the structure of the document
  A2u,  // text that can be copied
  A2b,  // looks alone
  A3a,  // as A2a, with any files attached
};

struct PdfStandard {
  PdfArchive archive = PdfArchive::A2a;
  bool accessible = true;  // PDF/UA-1

  int archive_part() const { return archive == PdfArchive::None ? 0 : archive == PdfArchive::A3a ? 3 : 2; }
  // "A", "U", "B", as the metadata spell it; empty without an archive.
  std::string_view archive_level() const;
  bool operator==(const PdfStandard&) const = default;
};

namespace pdf {

// Reads a list as people write it: "a-2a,ua-1". False when it names no standard or contradicts itself; `why` is a
// clause for a message then: "it takes one of a-2a, ... at a time".
bool read_standard(std::string_view list, PdfStandard& standard, std::string& why);

}  // namespace pdf
}  // namespace hustings
