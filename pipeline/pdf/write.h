// Pages to a tagged PDF: PDF 1.7 that is PDF/A-2a and PDF/UA-1 at once, or what else is asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "font/font_set.h"
#include "pagination/paged_document.h"
#include "pdf/standard.h"
#include "style/styled_document.h"

namespace hustings {

// A file that the PDF carries. `bytes` outlive the writing.
struct Attachment {
  std::string name;  // relative, with '/' between the steps; each once
  std::string media_type;
  std::string_view bytes;
};

struct PdfOptions {
  PdfStandard standard;
  std::vector<Attachment> attachments;  // only PDF/A-3 and plain PDF may have any
  std::string creation_date;  // ISO 8601 with time, UTC: "2026-11-03T00:00:00Z"; the only clock the file knows
  std::string producer = "hustings";
  // Deflate levels. Pages and objects are most of the bytes: level 6 makes a booklet an eleventh smaller than level 1
  // and takes as long as setting all its lines. Fonts and pictures are packed once and well.
  int compression = 1, font_compression = 6;
};

namespace pdf {

// The whole file. The same value gives the same bytes, with any number of threads.
std::string write(const StyledDocument& styled, const PagedDocument& paged, const FontSet& fonts,
                  const PdfOptions& options, Diagnostics& diagnostics);

}  // namespace pdf
}  // namespace hustings
