#include "pdf/versions.h"

#include "pdf/objects.h"

namespace hustings::pdf {

std::string library_versions() { return "libharu " + std::string(libharu_version()); }

}  // namespace hustings::pdf
