// Pictures in the file, each once however often it stands on pages: a JPEG's data as they are, other pixels deflated
// with their transparency beside them, drawings as paths.
#pragma once

#include <vector>

#include "pagination/paged_document.h"
#include "pdf/objects.h"

namespace hustings::pdf {

// By index of StyledDocument::pictures; kNoObject for those that stand on no page.
std::vector<ObjectId> write_pictures(Objects& objects, const StyledDocument& styled, const PagedDocument& paged,
                                     int compression);

}  // namespace hustings::pdf
