// Any bytes are a picture or one error.
#include <cstdlib>

#include "image/picture.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  hustings::Diagnostics diagnostics;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto picture = hustings::image::read(bytes, "picture", hustings::Span{}, diagnostics);
  if ((picture == nullptr) != diagnostics.has_errors()) std::abort();
  if (!picture) return 0;
  const size_t pixels = static_cast<size_t>(picture->width) * picture->height;
  if (pixels == 0) std::abort();
  if (!picture->samples.empty() && picture->samples.size() != pixels * picture->channels) std::abort();
  if (!picture->alpha.empty() && picture->alpha.size() != pixels) std::abort();
  if (picture->needs_copy) {
    // What goes to reading systems is a picture again, of the same size.
    const auto copy = hustings::image::read(hustings::image::web_copy(*picture), "copy", hustings::Span{}, diagnostics);
    if (!copy || copy->width != picture->width || copy->height != picture->height) std::abort();
  }
  return 0;
}
