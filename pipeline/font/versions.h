// Versions of the libraries of this room, for --version and certificates.
#pragma once

#include <string>

namespace hustings::font {

// "HarfBuzz 6.0.0, FreeType 2.12.1"
std::string library_versions();

}  // namespace hustings::font
