#include "font/versions.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

namespace hustings::font {

std::string library_versions() {
  FT_Library library = nullptr;
  FT_Int major = 0, minor = 0, patch = 0;
  if (FT_Init_FreeType(&library) == 0) {
    FT_Library_Version(library, &major, &minor, &patch);
    FT_Done_FreeType(library);
  }
  return "HarfBuzz " + std::string(hb_version_string()) + ", FreeType " + std::to_string(major) + "." +
         std::to_string(minor) + "." + std::to_string(patch);
}

}  // namespace hustings::font
