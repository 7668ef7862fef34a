// An SVG becomes flat paths, so that it prints as sharp as type; what paths cannot express (gradients, filters, masks,
// opacity of groups, embedded pictures) is drawn as pixels instead, with a warning: 300 an inch at the drawing's own
// size, and enough for a page's measure when that is small, since a layout may show a drawing as large as it likes.
#include "image/svg.h"

#include <cairo-script.h>
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>

#include "image/raster.h"

namespace hustings::image {

namespace {

constexpr double kPixelsPerInch = 96;  // CSS's reference pixel
constexpr double kRasterScale = 300 / kPixelsPerInch;
constexpr double kPixelsOfAMeasure = 1500;  // 5 inches at 300 dpi
constexpr double kLongestSide = 16384;
constexpr double kLargestPaths = 4096;
constexpr double kMostRasterPixels = 16'000'000;
constexpr double kMostLayerPixels = 300'000'000;  // filters and groups pass over the pixels again and again
constexpr size_t kLongestScript = 64'000'000;

struct Release {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(GError* error) const { g_error_free(error); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_device_t* device) const { cairo_device_destroy(device); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Release>;

Owned<RsvgHandle> open(const SafeSvg& svg) {
  // Pango grumbles on standard error when it finds no hints for letters of a size that no screen has; their outlines
  // are right. Nothing but drawings makes GLib speak at all, and what is wrong with them is told in diagnostics.
  [[maybe_unused]] static const bool silenced = [] {
    g_log_set_writer_func([](GLogLevelFlags, const GLogField*, gsize, gpointer) { return G_LOG_WRITER_HANDLED; },
                          nullptr, nullptr);
    return true;
  }();
  GError* failure = nullptr;
  // Without a base address librsvg refuses every reference to a file or to the network.
  Owned<RsvgHandle> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.text.data()), svg.text.size(), &failure));
  const Owned<GError> owned(failure);
  if (!handle) throw Unreadable{std::string("its SVG is damaged (") + (failure ? failure->message : "unknown") + ')'};
  rsvg_handle_set_dpi(handle.get(), kPixelsPerInch);
  return handle;
}

struct Extent {
  double width = 0, height = 0;
};

// The size that the file asks for, else that of its viewBox, else what CSS gives a picture without size.
Extent intrinsic_size(RsvgHandle* handle) {
  Extent size;
  if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, &size.width, &size.height) || size.width <= 0 ||
      size.height <= 0) {
    gboolean has_width, has_height, has_box;
    RsvgLength width, height;
    RsvgRectangle box;
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_box, &box);
    size = has_box && box.width > 0 && box.height > 0 ? Extent{box.width, box.height} : Extent{300, 150};
  }
  if (!std::isfinite(size.width) || !std::isfinite(size.height)) throw Unreadable{"its size is not a number"};
  // Drawings may be measured in any unit; only the shape of very large and very small ones matters.
  const double longest = std::max(size.width, size.height);
  if (longest > kLongestSide || longest < 16) {
    const double factor = 1000 / longest;
    size = {size.width * factor, size.height * factor};
  }
  if (std::min(size.width, size.height) < 0.5) throw Unreadable{"it has no extent"};
  return {std::max(1.0, std::round(size.width)), std::max(1.0, std::round(size.height))};
}

void draw(RsvgHandle* handle, cairo_surface_t* surface, Extent size) {
  const Owned<cairo_t> context(cairo_create(surface));
  const RsvgRectangle viewport{0, 0, size.width, size.height};
  GError* failure = nullptr;
  const bool drawn = rsvg_handle_render_document(handle, context.get(), &viewport, &failure);
  const Owned<GError> owned(failure);
  if (!drawn) throw Unreadable{std::string("it cannot be drawn (") + (failure ? failure->message : "unknown") + ')'};
}

cairo_status_t append_script(void* closure, const unsigned char* data, unsigned size) {
  auto* script = static_cast<std::string*>(closure);
  if (script->size() + size > kLongestScript) return CAIRO_STATUS_WRITE_ERROR;
  script->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

bool draw_paths(RsvgHandle* handle, Extent size, std::vector<VectorPath>& paths) {
  // Cairo rounds coordinates to 1/256 of its unit: a large drawing of the same shape keeps more of them. Much larger,
  // and letters leave the range of its fixed point numbers.
  double magnified = 1;
  while (std::max(size.width, size.height) * magnified * 2 <= kLargestPaths) magnified *= 2;
  const Extent large{size.width * magnified, size.height * magnified};
  std::string script;
  {
    const Owned<cairo_device_t> device(cairo_script_create_for_stream(append_script, &script));
    const Owned<cairo_surface_t> surface(
        cairo_script_surface_create(device.get(), CAIRO_CONTENT_COLOR_ALPHA, large.width, large.height));
    draw(handle, surface.get(), large);
    cairo_surface_finish(surface.get());
    cairo_device_finish(device.get());
    if (cairo_device_status(device.get()) != CAIRO_STATUS_SUCCESS) return false;
  }
  return read_cairo_script(script, 1 / magnified, {size.width, size.height}, paths);
}

Raster draw_pixels(RsvgHandle* handle, Extent size, uint64_t layers) {
  const double area = size.width * size.height;
  const double most = std::min(kMostRasterPixels, kMostLayerPixels / static_cast<double>(layers + 1));
  const double wanted = std::max(kRasterScale, kPixelsOfAMeasure / std::max(size.width, size.height));
  const double scale = std::min(wanted, std::sqrt(most / area));
  if (scale < kRasterScale / 16) throw Unreadable{"its filters and layers are too many to draw"};
  Raster raster;
  raster.width = static_cast<uint32_t>(std::max(1.0, std::round(size.width * scale)));
  raster.height = static_cast<uint32_t>(std::max(1.0, std::round(size.height * scale)));
  raster.has_alpha = true;
  const Owned<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(raster.width), static_cast<int>(raster.height)));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw Unreadable{"there is no memory to draw it"};
  draw(handle, surface.get(), {static_cast<double>(raster.width), static_cast<double>(raster.height)});
  cairo_surface_flush(surface.get());
  const unsigned char* rows = cairo_image_surface_get_data(surface.get());
  const auto stride = static_cast<size_t>(cairo_image_surface_get_stride(surface.get()));
  raster.pixels.resize(static_cast<size_t>(raster.width) * raster.height * 4);
  size_t to = 0;
  for (uint32_t y = 0; y < raster.height; ++y) {
    const auto* row = reinterpret_cast<const uint32_t*>(rows + y * stride);
    for (uint32_t x = 0; x < raster.width; ++x) {
      // Cairo's pixels are numbers of 32 bits, alpha in the highest eight, colors multiplied by it.
      const uint32_t alpha = row[x] >> 24;
      for (const unsigned shift : {16u, 8u, 0u}) {
        const uint32_t level = row[x] >> shift & 0xFF;
        raster.pixels[to++] = static_cast<char>(alpha ? std::min(255u, (level * 255 + alpha / 2) / alpha) : 0);
      }
      raster.pixels[to++] = static_cast<char>(alpha);
    }
  }
  return raster;
}

}  // namespace

void read_svg(std::string_view bytes, Picture& picture, Span span, Diagnostics& diagnostics) {
  SafeSvg svg = make_safe(bytes);
  const Owned<RsvgHandle> handle = open(svg);
  const Extent size = intrinsic_size(handle.get());
  picture.dpi = kPixelsPerInch;
  if (!svg.removed.empty()) {
    std::string list;
    for (const std::string& what : svg.removed) list += (list.empty() ? "" : ", ") + what;
    diagnostics.warning("svg-unsafe", span, "the drawing " + picture.path + " is used without " + list,
                        {"a booklet's drawings hold no scripts, no animation and nothing from outside the file"});
  }
  const bool flat = !svg.needs_pixels && draw_paths(handle.get(), size, picture.paths);
  if (flat) {
    picture.width = static_cast<uint32_t>(size.width);
    picture.height = static_cast<uint32_t>(size.height);
  } else {
    picture.paths.clear();
    Raster raster = draw_pixels(handle.get(), size, svg.layers);
    picture.dpi = kPixelsPerInch * raster.width / size.width;
    keep_samples(std::move(raster), picture);
    diagnostics.warning(
        "svg-rasterized", span,
        "the drawing " + picture.path + " holds more than flat paths and is printed as a picture of " +
            std::to_string(picture.width) + " by " + std::to_string(picture.height) + " pixels",
        {"gradients, filters, masks, clips, embedded pictures and groups with opacity cannot be kept as paths; "
         "draw them as plain shapes, or let the picture be as it is"});
  }
  picture.original = std::move(svg.text);
}

}  // namespace hustings::image
