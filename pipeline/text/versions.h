// Versions of the libraries of this room, for --version and certificates.
#pragma once

#include <string>

namespace hustings::text {

// "ICU 72.1, Unicode 15.0"
std::string library_versions();

}  // namespace hustings::text
