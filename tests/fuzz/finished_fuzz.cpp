// Files that somebody gives to `verify`: a PDF, a ZIP, and what is in them: content streams, CMaps. Anything else is
// also a text for the witness.
#include <string_view>

#include "base/parallel.h"
#include "verify/cmap.h"
#include "verify/compare.h"
#include "verify/epub_reader.h"
#include "verify/page_text.h"
#include "verify/pdf_reader.h"
#include "verify/witness.h"

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  hustings::set_threads(1);  // the same order of work every time
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hustings::verify;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Wanted wanted = {{"profile-a", 0}, {"statement-a", 1}};
  FileKind kind{};
  if (recognize(bytes, kind)) {
    kind == FileKind::Pdf ? read_pdf(bytes, wanted) : read_epub(bytes, wanted);
    return 0;
  }
  CodeTexts font;
  font.code_bytes = code_bytes_of(bytes);
  read_to_unicode(bytes, font);
  PageResources resources;
  resources.fonts["F0"] = &font;
  resources.forms["X0"].content = bytes;
  read_page(bytes, resources);
  read_markdown(bytes, 1);
  return 0;
}
