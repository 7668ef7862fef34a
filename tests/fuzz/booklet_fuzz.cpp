// Any statement becomes a PDF and an EPUB, or is refused with an error: nothing else.
#include <cstdlib>
#include <string>

#include "base/parallel.h"
#include "publish.h"

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  hustings::set_threads(1);  // the same order of work every time
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hustings;
  PublishOptions options;
  options.input = "-";
  options.verify = false;  // fuzz_finished has the readers of the proof
  options.standard_input.assign(reinterpret_cast<const char*>(data), size);
  options.layouts = HUSTINGS_SOURCE_DIR "/layouts";
  options.catalogue = HUSTINGS_SOURCE_DIR "/fonts/catalogue.xml";
  options.fonts = {"/usr/share/fonts"};
  options.hyphenation = {"/usr/share/hyphen"};
  options.document_time = [](const std::string&) { return std::string("1980-01-01T00:00:00Z"); };
  Sources sources;
  Diagnostics diagnostics;
  const Booklet booklet = publish(options, sources, diagnostics, [](std::string_view, int, int) {});
  const bool refused = diagnostics.has_errors();
  if (booklet.pdf.empty() != refused || booklet.epub.empty() != refused) std::abort();
  return 0;
}
