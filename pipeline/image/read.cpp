// Tells a picture's format by its first bytes, never by its name, and hands it to the reader of that format.
#include <algorithm>
#include <new>

#include "base/hash.h"
#include "base/utf8.h"
#include "image/picture.h"
#include "image/raster.h"

namespace hustings::image {

namespace {

struct Format {
  PictureFormat format;
  std::string_view name;
};

bool looks_like_svg(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE<")) return true;
  const size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == bytes.npos || bytes[begin] != '<') return false;
  return bytes.substr(0, 65536).find("<svg") != bytes.npos || bytes.substr(0, 65536).find(":svg") != bytes.npos;
}

// A box file of which one of the named brands is AVIF's (ISO/IEC 14496-12 clause 4.3).
bool looks_like_avif(std::string_view bytes) {
  if (bytes.size() < 16 || bytes.substr(4, 4) != "ftyp") return false;
  uint32_t size = 0;
  for (const char byte : bytes.substr(0, 4)) size = size << 8 | static_cast<uint8_t>(byte);
  const std::string_view box = bytes.substr(0, std::min<size_t>(size, 1024));
  for (size_t at = 8; at + 4 <= box.size(); at += 4) {
    if (box.substr(at, 4) == "avif" || box.substr(at, 4) == "avis") return true;
  }
  return false;
}

Format detect(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return {PictureFormat::Jpeg, "JPEG"};
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return {PictureFormat::Png, "PNG"};
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return {PictureFormat::Gif, "GIF"};
  if (bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP")
    return {PictureFormat::Webp, "WebP"};
  if (looks_like_avif(bytes)) return {PictureFormat::Avif, "AVIF"};
  if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp") throw Unreadable{"it is a HEIC file, or a film"};
  if (looks_like_svg(bytes)) return {PictureFormat::Svg, "SVG"};
  if (bytes.empty()) throw Unreadable{"it is empty"};
  throw Unreadable{"it is no JPEG, PNG, GIF, WebP, AVIF or SVG"};
}

// Does the ending of the name promise another format?
bool is_misnamed(std::string_view path, PictureFormat format) {
  const size_t dot = path.find_last_of("./");
  if (dot == path.npos || path[dot] == '/') return false;
  const std::string ending = ascii_lower(path.substr(dot + 1));
  struct Ending {
    std::string_view ending;
    PictureFormat format;
  };
  for (const Ending& known : {Ending{"jpg", PictureFormat::Jpeg},
                              {"jpeg", PictureFormat::Jpeg},
                              {"jpe", PictureFormat::Jpeg},
                              {"jfif", PictureFormat::Jpeg},
                              {"png", PictureFormat::Png},
                              {"gif", PictureFormat::Gif},
                              {"webp", PictureFormat::Webp},
                              {"avif", PictureFormat::Avif},
                              {"svg", PictureFormat::Svg}}) {
    if (known.ending == ending) return known.format != format;
  }
  return true;
}

}  // namespace

std::shared_ptr<const Picture> read(std::string_view bytes, const std::string& path, Span span,
                                    Diagnostics& diagnostics) {
  auto picture = std::make_shared<Picture>();
  picture->path = path;
  Diagnostics own;
  std::string reason;
  try {
    if (bytes.size() > kMostBytes) throw Unreadable{"it is larger than 50 MB"};
    const Format found = detect(bytes);
    picture->format = found.format;
    switch (found.format) {
      case PictureFormat::Jpeg:
        read_jpeg(bytes, *picture);
        break;
      case PictureFormat::Png:
        read_png(bytes, *picture);
        break;
      case PictureFormat::Gif:
        read_gif(bytes, *picture);
        break;
      case PictureFormat::Webp:
        read_webp(bytes, *picture);
        break;
      case PictureFormat::Avif:
        read_avif(bytes, *picture);
        break;
      case PictureFormat::Svg:
        read_svg(bytes, *picture, span, own);
        break;
    }
    if (is_misnamed(path, found.format)) {
      own.warning("picture-misnamed", span,
                  "the picture " + path + " is a " + std::string(found.name) + " by its content",
                  {"give the file the ending of its format"});
    }
    if (picture->original.empty()) picture->original = picture_alone(bytes, found.format, picture->orientation);
    picture->sha256 = sha256_hex(bytes);
    diagnostics.append(std::move(own));
    return picture;
  } catch (const Unreadable& unreadable) {
    reason = unreadable.reason;
  } catch (const std::bad_alloc&) {
    reason = "it needs more memory than there is";
  }
  diagnostics.error("picture-unreadable", span, "the picture " + path + " cannot be read: " + reason,
                    {"open it in a drawing program and save it again as PNG, JPEG or SVG"});
  return nullptr;
}

}  // namespace hustings::image
