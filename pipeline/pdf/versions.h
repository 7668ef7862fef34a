// Versions of the libraries of this room, for --version and certificates.
#pragma once

#include <string>

namespace hustings::pdf {

// "libharu 2.3.0"
std::string library_versions();

}  // namespace hustings::pdf
