// Files that a PDF carries: the sources that it was made from, for PDF/A-3 (ISO 19005-3, 6.8).
#pragma once

#include <string>

#include "pdf/objects.h"
#include "pdf/write.h"

namespace hustings::pdf {

struct WrittenAttachments {
  ObjectId names = kNoObject;  // the name tree of all; none when there is no file
  std::string associated;      // what stands in the catalog's /AF
};
// Each as an associated file of relationship /Source, which PDF/UA-1 (7.11) wants named twice; its SHA-256 is its
// description, and its MD5 the check sum that ISO 32000-1 knows.
WrittenAttachments write_attachments(Objects& objects, const PdfOptions& options);

}  // namespace hustings::pdf
