#include <fmt/format.h>

#include <iostream>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/program.h"
#include "font/catalogue.h"

namespace hustings::cli {

int fonts(const CommonOptions& options) {
  const Folders folders = find_folders(options.data_dir);
  Sources sources;
  Diagnostics diagnostics;
  Catalogue catalogue =
      font::read_catalogue(sources.add(folders.catalogue.string(), read_file(folders.catalogue)), diagnostics);
  catalogue.folders = folders.fonts;
  std::string family;
  for (const font::FaceDescription& face : font::describe(catalogue)) {
    if (face.family != family) {
      family = face.family;
      std::string scripts;
      for (const std::string& script : face.scripts) scripts += (scripts.empty() ? "" : " ") + script;
      std::cout << fmt::format("{} ({})\n", family, scripts.empty() ? face.package : face.package + "; " + scripts);
    }
    std::cout << fmt::format("  {:<24} {}\n", face.style,
                             face.path.empty() ? "not installed: apt install " + face.package : face.path);
  }
  return report(diagnostics, sources, options) ? kInputErrors : kDone;
}

}  // namespace hustings::cli
