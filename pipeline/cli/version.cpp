#include "cli/commands.h"
#include "font/versions.h"
#include "markdown/versions.h"
#include "pdf/versions.h"
#include "text/versions.h"
#include "verify/versions.h"

namespace hustings::cli {

std::string version() {
  return "hustings " HUSTINGS_VERSION "\n" + text::library_versions() + "\n" + font::library_versions() + "\n" +
         markdown::library_versions() + "\n" + pdf::library_versions() + "\n" + verify::library_versions();
}

}  // namespace hustings::cli
