// What the program takes from its surroundings: the folders of its data, the clock for reproducible builds, whether the
// terminal has color. Only main.cpp and this room look at the environment.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hustings::cli {

struct Folders {
  std::filesystem::path layouts;             // shipped layouts
  std::filesystem::path profiles;            // shipped profiles of counting
  std::filesystem::path catalogue;           // fonts/catalogue.xml
  std::vector<std::filesystem::path> fonts;  // searched for font files
  std::vector<std::filesystem::path> hyphenation;
};

// Finds the data: in `data_dir` when it is not empty, else beside the program (an installed ../share/hustings, or the
// source tree that the program was built in). Throws MachineError that names the places when there is none.
Folders find_folders(const std::string& data_dir);

// The moment that metadata carry, as "2026-11-03T00:00:00Z": SOURCE_DATE_EPOCH when it is set, else `manifest_date`
// (ISO 8601), else 1980-01-01, the first day that every archive format can hold. Never the clock: the same input gives
// the same bytes today and tomorrow. Throws std::invalid_argument for a SOURCE_DATE_EPOCH that is no number.
std::string document_time(const std::string& manifest_date);

enum class ColorChoice { Auto, Always, Never };
// NO_COLOR (any value) wins over Auto.
bool wants_color(ColorChoice choice, int file_descriptor);

}  // namespace hustings::cli
