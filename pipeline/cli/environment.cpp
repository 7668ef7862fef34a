#include "cli/environment.h"

#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <stdexcept>

#include "base/diagnostics.h"

namespace hustings::cli {
namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / "fonts" / "catalogue.xml", error) && fs::is_directory(folder / "layouts", error);
}

fs::path data_folder(const std::string& data_dir) {
  if (!data_dir.empty()) {
    if (holds_data(data_dir)) return data_dir;
    throw MachineError("no layouts and no fonts/catalogue.xml in " + data_dir + ", the folder that --data-dir names");
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  fs::path installed = program.parent_path().parent_path() / "share" / "hustings";
  if (holds_data(installed)) return installed;
  for (fs::path folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
    if (holds_data(folder)) return folder;
  }
  throw MachineError("the layouts and fonts/catalogue.xml are not in " + installed.string() +
                     "; install the program whole, or name their folder with --data-dir");
}

}  // namespace

Folders find_folders(const std::string& data_dir) {
  const fs::path data = data_folder(data_dir);
  std::error_code error;
  const fs::path installed_profiles = data / "profiles";
  const bool installed = fs::is_directory(installed_profiles, error);
  return {data / "layouts",
          installed ? installed_profiles : data / "pipeline" / "limits" / "profiles",
          data / "fonts" / "catalogue.xml",
          {data / "fonts", "/usr/share/fonts"},
          {data / "hyphenation", "/usr/share/hyphen"}};
}

std::string document_time(const std::string& manifest_date) {
  const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr || *epoch == '\0') {
    const bool full = manifest_date.size() >= 10 && manifest_date[4] == '-' && manifest_date[7] == '-';
    return (full ? manifest_date.substr(0, 10) : std::string("1980-01-01")) + "T00:00:00Z";
  }
  std::time_t seconds = 0;
  const auto [end, error] = std::from_chars(epoch, epoch + std::strlen(epoch), seconds);
  std::tm parts{};
  if (error != std::errc() || *end != '\0' || seconds < 0 || gmtime_r(&seconds, &parts) == nullptr ||
      parts.tm_year > 8099) {
    throw std::invalid_argument("SOURCE_DATE_EPOCH is \"" + std::string(epoch) +
                                "\"; it takes seconds since 1970, such as 1793664000");
  }
  char text[32];
  const size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text, size};
}

bool wants_color(ColorChoice choice, int file_descriptor) {
  if (choice != ColorChoice::Auto) return choice == ColorChoice::Always;
  const char* const no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  return ::isatty(file_descriptor) == 1;
}

}  // namespace hustings::cli
