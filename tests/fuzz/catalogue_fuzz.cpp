// Any bytes are a font catalogue or are told wrong.
#include <cstdlib>
#include <string>

#include "font/catalogue.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hustings;
  Sources sources;
  const Source& source = sources.add("fuzz.xml", std::string(reinterpret_cast<const char*>(data), size));
  Diagnostics diagnostics;
  const Catalogue catalogue = font::read_catalogue(source, diagnostics);
  for (const CatalogueFamily& family : catalogue.families) {
    if (family.faces.empty() || catalogue.family(family.name) == nullptr) std::abort();
    for (uint16_t weight : {100, 400, 700}) {
      if (font::nearest_face(family, weight, weight == 700, {}) >= family.faces.size()) std::abort();
    }
  }
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    if (diagnostic.span.known() && diagnostic.span.end > size) std::abort();
  }
  return 0;
}
