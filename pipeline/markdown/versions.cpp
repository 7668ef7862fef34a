#include "markdown/versions.h"

#include <cmark-gfm.h>

namespace hustings::markdown {

std::string library_versions() { return "cmark-gfm " + std::string(cmark_version_string()); }

}  // namespace hustings::markdown
