// Pictures in the file, each once however often it stands on pages and under however many names: a JPEG's data as they
// are with their color profile beside them, other pixels deflated with their transparency, drawings as paths. How
// pictures are cropped and turned is the pages' matter.
#pragma once

#include <vector>

#include "pagination/paged_document.h"
#include "pdf/objects.h"

namespace hustings::pdf {

// By index of StyledDocument::pictures; kNoObject for those that stand on no page.
std::vector<ObjectId> write_pictures(Objects& objects, const StyledDocument& styled, const PagedDocument& paged,
                                     int compression);

}  // namespace hustings::pdf
