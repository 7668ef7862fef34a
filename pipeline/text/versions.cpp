#include "text/versions.h"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace hustings::text {

std::string library_versions() {
  UVersionInfo icu, unicode;
  u_getVersion(icu);
  u_getUnicodeVersion(unicode);
  const auto dotted = [](const UVersionInfo& version) {
    return std::to_string(version[0]) + "." + std::to_string(version[1]);
  };
  return "ICU " + dotted(icu) + ", Unicode " + dotted(unicode);
}

}  // namespace hustings::text
