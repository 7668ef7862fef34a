// Versions of the libraries that this stage answers for.
#pragma once

#include <string>

namespace hustings::verify {

// "qpdf 11.3.0".
std::string library_versions();

}  // namespace hustings::verify
