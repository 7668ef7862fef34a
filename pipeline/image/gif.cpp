// The first frame of a GIF (GIF89a specification) on its canvas: the frame may be smaller than the canvas, interlaced,
// and have one transparent color. What a page shows of an animation is its beginning.
#include <algorithm>
#include <cstring>

#include <gif_lib.h>

#include "image/raster.h"

namespace hustings::image {

namespace {

constexpr uint64_t kLargestFreeCanvas = 4'000'000;

struct Close {
  void operator()(GifFileType* file) const { DGifCloseFile(file, nullptr); }
};
using File = std::unique_ptr<GifFileType, Close>;

int read_bytes(GifFileType* file, GifByteType* to, int count) {
  auto* rest = static_cast<std::string_view*>(file->UserData);
  const size_t taken = std::min(rest->size(), static_cast<size_t>(std::max(count, 0)));
  std::memcpy(to, rest->data(), taken);
  rest->remove_prefix(taken);
  return static_cast<int>(taken);
}

[[noreturn]] void give_up(std::string_view rest) {
  if (rest.empty()) throw Unreadable{"it ends before its data is complete"};
  throw Unreadable{"its data is damaged"};
}

// The stored order of an interlaced frame's rows (GIF89a, appendix E).
std::vector<uint32_t> row_order(uint32_t height, bool interlaced) {
  std::vector<uint32_t> order;
  order.reserve(height);
  if (!interlaced) {
    for (uint32_t y = 0; y < height; ++y) order.push_back(y);
    return order;
  }
  static constexpr uint32_t kStart[] = {0, 4, 2, 1}, kStep[] = {8, 8, 4, 2};
  for (int pass = 0; pass < 4; ++pass) {
    for (uint32_t y = kStart[pass]; y < height; y += kStep[pass]) order.push_back(y);
  }
  return order;
}

void read_frame(GifFileType& file, int transparent, Raster& raster, std::string_view rest) {
  const GifImageDesc& frame = file.Image;
  if (frame.Width <= 0 || frame.Height <= 0) throw Unreadable{"it has no pixels"};
  check_size(static_cast<uint64_t>(frame.Width), static_cast<uint64_t>(frame.Height));
  const ColorMapObject* colors = frame.ColorMap ? frame.ColorMap : file.SColorMap;
  if (!colors || colors->ColorCount <= 0) throw Unreadable{"it has no palette"};
  std::vector<GifPixelType> row(static_cast<size_t>(frame.Width));
  for (const uint32_t y : row_order(static_cast<uint32_t>(frame.Height), frame.Interlace)) {
    if (DGifGetLine(&file, row.data(), frame.Width) == GIF_ERROR) give_up(rest);
    const int64_t canvas_y = static_cast<int64_t>(frame.Top) + y;
    if (canvas_y < 0 || canvas_y >= raster.height) continue;
    for (int x = 0; x < frame.Width; ++x) {
      const int64_t canvas_x = static_cast<int64_t>(frame.Left) + x;
      const int index = row[static_cast<size_t>(x)];
      if (canvas_x < 0 || canvas_x >= raster.width || index == transparent) continue;
      if (index >= colors->ColorCount) continue;  // no such color: as browsers do, nothing
      const GifColorType& color = colors->Colors[index];
      char* pixel =
          raster.pixels.data() + (static_cast<size_t>(canvas_y) * raster.width + static_cast<size_t>(canvas_x)) * 4;
      pixel[0] = static_cast<char>(color.Red);
      pixel[1] = static_cast<char>(color.Green);
      pixel[2] = static_cast<char>(color.Blue);
      pixel[3] = '\xFF';
    }
  }
}

// Passes over the blocks of an extension; tells the transparent color when it is a graphic control.
void read_extension(GifFileType& file, int& transparent, std::string_view& rest) {
  int code = 0;
  GifByteType* block = nullptr;
  if (DGifGetExtension(&file, &code, &block) == GIF_ERROR) give_up(rest);
  while (block) {
    if (code == GRAPHICS_EXT_FUNC_CODE && block[0] >= 4) transparent = block[1] & 1 ? block[4] : -1;
    if (DGifGetExtensionNext(&file, &block) == GIF_ERROR) give_up(rest);
  }
}

}  // namespace

void read_gif(std::string_view bytes, Picture& picture) {
  std::string_view rest = bytes;
  int error = 0;
  const File file(DGifOpen(&rest, read_bytes, &error));
  if (!file) give_up(rest);
  Raster raster;
  raster.has_alpha = true;
  int transparent = -1;
  bool read = false;
  for (;;) {
    GifRecordType record = UNDEFINED_RECORD_TYPE;
    if (DGifGetRecordType(file.get(), &record) == GIF_ERROR) give_up(rest);
    if (record == TERMINATE_RECORD_TYPE) break;
    if (record == EXTENSION_RECORD_TYPE) {
      int control = read ? -1 : transparent;
      read_extension(*file, control, rest);
      if (!read) transparent = control;
    } else if (record == IMAGE_DESC_RECORD_TYPE) {
      if (DGifGetImageDesc(file.get()) == GIF_ERROR) give_up(rest);
      if (read) {
        picture.needs_copy = true;
        // Later frames are passed over without being decoded, so that a file that breaks off is noticed.
        int size = 0;
        GifByteType* block = nullptr;
        if (DGifGetCode(file.get(), &size, &block) == GIF_ERROR) give_up(rest);
        while (block) {
          if (DGifGetCodeNext(file.get(), &block) == GIF_ERROR) give_up(rest);
        }
        continue;
      }
      const bool canvas = file->SWidth > 0 && file->SHeight > 0;
      raster.width = static_cast<uint32_t>(canvas ? file->SWidth : file->Image.Width);
      raster.height = static_cast<uint32_t>(canvas ? file->SHeight : file->Image.Height);
      check_size(raster.width, raster.height);
      // A canvas is memory that no data in the file pays for.
      const uint64_t area = static_cast<uint64_t>(raster.width) * raster.height;
      if (area > kLargestFreeCanvas && area / 16 > static_cast<uint64_t>(std::max(file->Image.Width, 0)) *
                                                       static_cast<uint64_t>(std::max(file->Image.Height, 0))) {
        throw Unreadable{"its canvas is far larger than its first frame"};
      }
      raster.pixels.assign(static_cast<size_t>(raster.width) * raster.height * 4, '\0');
      read_frame(*file, transparent, raster, rest);
      read = true;
    }
  }
  if (!read) throw Unreadable{"it holds no frame"};
  keep_samples(std::move(raster), picture);
}

}  // namespace hustings::image
