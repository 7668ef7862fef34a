// What a finished PDF says, read as assistive technology reads it: along the structure tree, each element's marked
// content through its fonts' ToUnicode tables, or its ActualText where it has one. qpdf opens the file; the writer's
// own memory has no part in it.
#pragma once

#include <string_view>

#include "verify/finished.h"

namespace hustings::verify {

FinishedText read_pdf(std::string_view bytes, const Wanted& wanted);

}  // namespace hustings::verify
