// WebP (RFC 9649), lossy or lossless, with alpha; of an animation the first frame on its canvas.
#include <webp/decode.h>
#include <webp/demux.h>

#include <cstring>

#include "image/raster.h"

namespace hustings::image {

namespace {

struct Delete {
  void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
};

std::string chunk_of(const WebPDemuxer* demuxer, const char* name) {
  std::string bytes;
  WebPChunkIterator chunk;
  std::memset(&chunk, 0, sizeof chunk);
  if (WebPDemuxGetChunk(demuxer, name, 1, &chunk)) {
    bytes.assign(reinterpret_cast<const char*>(chunk.chunk.bytes), chunk.chunk.size);
  }
  WebPDemuxReleaseChunkIterator(&chunk);
  return bytes;
}

// Some writers put the head of a JPEG's marker before the TIFF structure.
Exif exif_of(const WebPDemuxer* demuxer) {
  const std::string bytes = chunk_of(demuxer, "EXIF");
  std::string_view tiff = bytes;
  if (constexpr std::string_view kHead("Exif\0\0", 6); tiff.starts_with(kHead)) tiff.remove_prefix(kHead.size());
  return read_exif(tiff);
}

struct Frame {
  WebPIterator at;
  Frame() { std::memset(&at, 0, sizeof at); }
  ~Frame() { WebPDemuxReleaseIterator(&at); }
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;
};

}  // namespace

void read_webp(std::string_view bytes, Picture& picture) {
  const WebPData data{reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()};
  WebPDemuxState state = WEBP_DEMUX_PARSE_ERROR;
  const std::unique_ptr<WebPDemuxer, Delete> demuxer(WebPDemuxPartial(&data, &state));
  if (state == WEBP_DEMUX_PARSE_ERROR) throw Unreadable{"its data is damaged"};
  if (!demuxer || state != WEBP_DEMUX_DONE) throw Unreadable{"it ends before its data is complete"};
  Raster raster;
  raster.width = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH);
  raster.height = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT);
  check_size(raster.width, raster.height);
  raster.profile = chunk_of(demuxer.get(), "ICCP");
  Frame frame;
  if (!WebPDemuxGetFrame(demuxer.get(), 1, &frame.at) || !frame.at.complete) throw Unreadable{"it holds no frame"};
  const WebPIterator& at = frame.at;
  const auto x = static_cast<uint32_t>(at.x_offset), y = static_cast<uint32_t>(at.y_offset);
  const auto width = static_cast<uint32_t>(at.width), height = static_cast<uint32_t>(at.height);
  const bool whole = x == 0 && y == 0 && width == raster.width && height == raster.height;
  if (static_cast<uint64_t>(x) + width > raster.width || static_cast<uint64_t>(y) + height > raster.height) {
    throw Unreadable{"its data is damaged"};
  }
  raster.has_alpha = at.has_alpha || !whole;
  const size_t channels = raster.channels(), stride = raster.width * channels;
  raster.pixels.assign(stride * raster.height, '\0');
  const size_t offset = y * stride + x * channels;
  auto* to = reinterpret_cast<uint8_t*>(raster.pixels.data()) + offset;
  const size_t room = raster.pixels.size() - offset;
  const auto* decoded =
      raster.has_alpha ? WebPDecodeRGBAInto(at.fragment.bytes, at.fragment.size, to, room, static_cast<int>(stride))
                       : WebPDecodeRGBInto(at.fragment.bytes, at.fragment.size, to, room, static_cast<int>(stride));
  if (!decoded) throw Unreadable{"its data is damaged"};
  const Exif exif = exif_of(demuxer.get());
  picture.dpi = exif.dpi;
  picture.needs_copy = exif.orientation != 1 || WebPDemuxGetI(demuxer.get(), WEBP_FF_FRAME_COUNT) > 1;
  apply_orientation(raster, exif.orientation);
  keep_samples(std::move(raster), picture);
}

}  // namespace hustings::image
