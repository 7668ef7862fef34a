// A picture, read once: what the page needs to know and what the writers need to embed it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/color.h"
#include "base/diagnostics.h"

namespace hustings {

enum class PictureFormat : uint8_t { Jpeg, Png, Gif, Webp, Avif, Svg };

// A drawing as flat paths in the picture's own pixels, y downwards; what SVG becomes. Paths may reach over the edges of
// the picture: whoever draws them clips to its rectangle. A path is filled or stroked, not both.
struct VectorPath {
  enum class Verb : uint8_t { Move, Line, Curve, Close };  // 1, 1, 3, 0 points
  struct XY {
    double x, y;
  };
  std::vector<Verb> verbs;
  std::vector<XY> points;
  bool filled = false, even_odd = false, stroked = false;
  Color fill, stroke;  // alpha below 255 becomes a transparency
  double stroke_width = 1, miter_limit = 10;
  uint8_t line_cap = 0, line_join = 0;
  std::vector<double> dashes;
  double dash_offset = 0;
};

// `width` and `height` are pixels after the EXIF orientation has been applied. Exactly one of `jpeg`, `samples`,
// `paths` tells how the PDF draws it.
struct Picture {
  std::string path;  // as shown to people
  PictureFormat format = PictureFormat::Png;
  uint32_t width = 0, height = 0;
  double dpi = 0;           // as the file says; 0 when it does not
  std::string sha256;       // of the file
  std::string original;     // the file, without what is private in it (of an SVG, the sanitized text)
  bool needs_copy = false;  // reading systems cannot show `original`, would not turn it upright, or would let it move
  // A JPEG whose data can stand in a PDF as it is (DCTDecode): 1 or 3 components, 8 bits.
  bool jpeg = false;
  // How the stored rows and columns of `jpeg` are turned on the page, 1 to 8 as EXIF 2.3 numbers them; 5 to 8 mean that
  // the data are `height` wide and `width` high. Samples and paths are upright.
  uint8_t orientation = 1;
  std::string profile;            // the ICC profile of `jpeg`; empty for sRGB
  uint8_t channels = 3;           // of `jpeg` or `samples`: 1 gray, 3 sRGB
  std::string samples;            // width * height * channels bytes
  std::string alpha;              // width * height bytes, or empty when opaque
  std::vector<VectorPath> paths;  // SVG
};

namespace image {

// Reads a picture from the bytes of a file; the format is told by the content, and an ending that says otherwise is a
// warning (`picture-misnamed`). Damaged, truncated, unsupported or absurdly large data (more than 100 megapixels) is
// one error `picture-unreadable` at `span` and gives nothing.
std::shared_ptr<const Picture> read(std::string_view bytes, const std::string& path, Span span,
                                    Diagnostics& diagnostics);

// The format of a picture in the EPUB: its own, or when it needs a copy that of the copy.
PictureFormat web_format(const Picture& picture);
// The copy of a picture that needs one, from its samples.
std::string web_copy(const Picture& picture);

}  // namespace image
}  // namespace hustings
