// What the file says of itself: conformance, title, authors, dates, twice as PDF/A asks (information dictionary and
// XMP) and with equal values; and what its colors mean.
#pragma once

#include "pdf/objects.h"
#include "pdf/write.h"

namespace hustings::pdf {

ObjectId write_information(Objects& objects, const Metadata& metadata, const PdfOptions& options);
// The XMP packet (ISO 16684-1), with the identification of the standards that are asked for and the statements' hashes.
ObjectId write_xmp(Objects& objects, const Metadata& metadata, const PdfOptions& options);
// "D:20261103000000Z" (7.9.4) for "2026-11-03T00:00:00Z"; empty for what is no such moment.
std::string pdf_date(std::string_view time);
// An output intent whose profile is sRGB.
ObjectId write_output_intent(Objects& objects, int compression);

}  // namespace hustings::pdf
