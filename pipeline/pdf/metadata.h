// What the file says of itself: conformance, title, authors, dates, twice as PDF/A asks (information dictionary and
// XMP) and with equal values; and what its colors mean.
#pragma once

#include "pdf/objects.h"
#include "pdf/write.h"

namespace hustings::pdf {

ObjectId write_information(Objects& objects, const Metadata& metadata, const PdfOptions& options);
// The XMP packet (ISO 16684-1), with the identification of PDF/A-2a and PDF/UA-1.
ObjectId write_xmp(Objects& objects, const Metadata& metadata, const PdfOptions& options);
// An output intent whose profile is sRGB.
ObjectId write_output_intent(Objects& objects, int compression);

}  // namespace hustings::pdf
