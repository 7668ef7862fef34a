// What a finished EPUB says: the container names the package, the package the files in reading order, and these are
// read as a reading system would show them.
#pragma once

#include <string_view>

#include "verify/finished.h"

namespace hustings::verify {

FinishedText read_epub(std::string_view bytes, const Wanted& wanted);

}  // namespace hustings::verify
