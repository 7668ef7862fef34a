// A photograph carries more than it shows: where it was taken, with whose camera, by whom, and when. A candidate who
// hands in a portrait does not mean to print a home's coordinates in every copy of a booklet, so what is no part of the
// picture is left out of a file that goes into one as it is: EXIF, XMP, IPTC and comments, thumbnails (which may show
// what was cropped away), and whatever no list here knows. Color profiles, densities and everything that changes how it
// looks stay, and pixels are not touched.
#include <algorithm>
#include <array>

#include "image/raster.h"

namespace hustings::image {

namespace {

uint32_t big_endian(std::string_view bytes, size_t at, size_t count) {
  uint32_t value = 0;
  for (size_t i = 0; i < count; ++i) value = value << 8 | static_cast<uint8_t>(bytes[at + i]);
  return value;
}

// EXIF that says one thing: how the picture is turned (CIPA DC-008, tag 274). Reading systems heed it.
std::string orientation_segment(uint8_t orientation) {
  std::string segment("\xFF\xE1\x00\x22", 4);
  segment += std::string_view("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
  segment += static_cast<char>(orientation);
  segment.append(6, '\0');  // the rest of the value, and no further directory
  return segment;
}

// The end of the coded data that begins at `at`: the next marker that is not a restart and no stuffed byte.
size_t scan_end(std::string_view bytes, size_t at) {
  for (; at + 1 < bytes.size(); ++at) {
    const auto next = static_cast<uint8_t>(bytes[at + 1]);
    if (bytes[at] == '\xFF' && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return at;
  }
  return bytes.size();
}

// An application's segment, from its marker on, as far as it is the picture's: JFIF without its thumbnail (ITU-T T.871,
// clause 10.1), color profiles (ICC.1, annex B.4), and Adobe's word on colors. Nothing of all others.
std::string application_data(std::string_view segment) {
  constexpr uint8_t kJfif = 0xE0, kProfile = 0xE2, kAdobe = 0xEE;
  constexpr size_t kPayload = 4, kThumbnail = 16, kJfifSize = 18;
  const auto marker = static_cast<uint8_t>(segment[1]);
  const std::string_view payload = segment.substr(kPayload);
  if (marker == kJfif && payload.starts_with(std::string_view("JFIF\0", 5)) && segment.size() >= kJfifSize) {
    std::string header(segment.substr(0, kThumbnail));
    header[2] = 0;
    header[3] = static_cast<char>(kJfifSize - 2);
    return header.append(2, '\0');
  }
  const bool stays = (marker == kProfile && payload.starts_with(std::string_view("ICC_PROFILE\0", 12))) ||
                     (marker == kAdobe && payload.starts_with("Adobe"));
  return stays ? std::string(segment) : std::string();
}

// ITU-T T.81, annex B: segments with a marker and a length, coded data behind some. Decoders pass over what stands
// between two of them; what follows the end of the picture (a second one, a film) is none of it.
std::string jpeg_alone(std::string_view bytes, uint8_t orientation) {
  constexpr uint8_t kScan = 0xDA, kEnd = 0xD9, kComment = 0xFE;
  std::string kept(bytes.substr(0, 2));
  if (orientation > 1) kept += orientation_segment(orientation);
  size_t at = 2;
  while (at + 2 <= bytes.size()) {
    const auto marker = static_cast<uint8_t>(bytes[at + 1]);
    if (bytes[at] != '\xFF' || marker == 0 || marker == 0xFF) {  // the last: a filling byte
      ++at;
      continue;
    }
    if (marker == kEnd) return kept += bytes.substr(at, 2);
    if (at + 4 > bytes.size()) break;
    const size_t end = at + 2 + std::max<uint32_t>(big_endian(bytes, at + 2, 2), 2);
    if (end > bytes.size()) break;
    const std::string_view segment = bytes.substr(at, end - at);
    if (marker >= 0xE0 && marker <= 0xEF) {
      kept += application_data(segment);
    } else if (marker != kComment) {
      kept += segment;
    }
    at = end;
    if (marker == kScan) {
      at = scan_end(bytes, end);
      kept += bytes.substr(end, at - end);
    }
  }
  return kept;
}

// ISO/IEC 15948, clause 5.3: chunks of length, name, data and checksum. A capital letter opens the name of a chunk that
// the picture cannot be without (clause 5.4). Behind the last one may stand the rest of a picture that was cropped.
std::string png_alone(std::string_view bytes) {
  constexpr size_t kSignature = 8, kFrame = 12;
  constexpr std::array<std::string_view, 13> kLooks = {"acTL", "bKGD", "cHRM", "cICP", "fcTL", "fdAT", "gAMA",
                                                       "iCCP", "pHYs", "sBIT", "sRGB", "sPLT", "tRNS"};
  std::string kept(bytes.substr(0, kSignature));
  for (size_t at = kSignature; at + kFrame <= bytes.size();) {
    const size_t length = big_endian(bytes, at, 4) + kFrame;
    const std::string_view name = bytes.substr(at + 4, 4);
    const bool is_critical = name[0] >= 'A' && name[0] <= 'Z';
    if (is_critical || std::find(kLooks.begin(), kLooks.end(), name) != kLooks.end()) kept += bytes.substr(at, length);
    if (name == "IEND") break;
    at += length;
  }
  return kept;
}

// RFC 9649: a RIFF file whose header chunk VP8X tells in flags which others there are.
std::string webp_alone(std::string_view bytes) {
  constexpr size_t kHeader = 12, kFrame = 8;
  constexpr uint8_t kExif = 0x08, kXmp = 0x04;
  std::string kept(bytes.substr(0, kHeader));
  size_t at = kHeader;
  while (at + kFrame <= bytes.size()) {
    size_t length = 0;
    for (size_t i = 4; i-- > 0;) length = length << 8 | static_cast<uint8_t>(bytes[at + 4 + i]);
    length += kFrame + length % 2;
    if (at + length > bytes.size()) break;
    const std::string_view name = bytes.substr(at, 4);
    if (name != "EXIF" && name != "XMP ") kept += bytes.substr(at, length);
    if (name == "VP8X" && length > kFrame) {
      char& flags = kept[kept.size() - length + kFrame];
      flags = static_cast<char>(static_cast<uint8_t>(flags) & ~(kExif | kXmp));
    }
    at += length;
  }
  kept += bytes.substr(at);
  const size_t size = kept.size() - kFrame;
  for (size_t i = 0; i < 4; ++i) kept[4 + i] = static_cast<char>(size >> (8 * i));
  return kept;
}

}  // namespace

std::string picture_alone(std::string_view bytes, PictureFormat format, uint8_t orientation) {
  switch (format) {
    case PictureFormat::Jpeg:
      return jpeg_alone(bytes, orientation);
    case PictureFormat::Png:
      return png_alone(bytes);
    case PictureFormat::Webp:
      return webp_alone(bytes);
    default:
      return std::string(bytes);
  }
}

}  // namespace hustings::image
