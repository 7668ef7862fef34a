// Versions of the libraries of this room, for --version and certificates.
#pragma once

#include <string>

namespace hustings::markdown {

// "cmark-gfm 0.29.0.gfm.6"
std::string library_versions();

}  // namespace hustings::markdown
