// EXIF is a small TIFF file inside a picture (CIPA DC-008, clause 4.5): numbers in either byte order, a directory of
// twelve-byte entries. Offsets in it are hostile like everything else.
#include <optional>

#include "image/raster.h"

namespace hustings::image {

namespace {

class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), little_(bytes.starts_with("II")) {}

  bool is_tiff() const {
    return (bytes_.starts_with("II") || bytes_.starts_with("MM")) && number(2, 2).value_or(0) == 42;
  }

  std::optional<uint32_t> number(uint64_t at, unsigned size) const {
    if (at + size > bytes_.size()) return std::nullopt;
    uint32_t value = 0;
    for (unsigned i = 0; i < size; ++i) {
      const uint32_t byte = static_cast<uint8_t>(bytes_[at + i]);
      value |= byte << 8 * (little_ ? i : size - 1 - i);
    }
    return value;
  }

 private:
  std::string_view bytes_;
  bool little_;
};

}  // namespace

Exif read_exif(std::string_view bytes) {
  Exif exif;
  const Tiff tiff(bytes);
  if (!tiff.is_tiff()) return exif;
  const uint64_t directory = tiff.number(4, 4).value_or(UINT32_MAX);
  const uint32_t count = tiff.number(directory, 2).value_or(0);
  double resolution = 0;
  uint32_t unit = 2;  // inches, when the file does not say
  for (uint32_t i = 0; i < count; ++i) {
    const uint64_t entry = directory + 2 + 12 * static_cast<uint64_t>(i);
    const auto tag = tiff.number(entry, 2), type = tiff.number(entry + 2, 2);
    if (!tag || !type) break;
    if (*tag == 0x0112 && *type == 3) {
      const uint32_t orientation = tiff.number(entry + 8, 2).value_or(1);
      if (orientation >= 1 && orientation <= 8) exif.orientation = static_cast<int>(orientation);
    } else if (*tag == 0x011A && *type == 5) {
      const uint64_t rational = tiff.number(entry + 8, 4).value_or(UINT32_MAX);
      const auto numerator = tiff.number(rational, 4), denominator = tiff.number(rational + 4, 4);
      if (numerator && denominator && *denominator) resolution = static_cast<double>(*numerator) / *denominator;
    } else if (*tag == 0x0128 && *type == 3) {
      unit = tiff.number(entry + 8, 2).value_or(2);
    }
  }
  if (unit == 3) resolution *= 2.54;
  if (unit >= 2 && resolution >= 1 && resolution <= 20000) exif.dpi = resolution;
  return exif;
}

}  // namespace hustings::image
