// HarfBuzz's own program as a witness of shaping.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "shape/composing.h"
#include "shape/script_lines.h"
#include "support/temporary_folder.h"

namespace hustings::testing {

// "[12=0+500|13=1@0,20+0]" of one glyph: its number, cluster, offsets and advance, as the program writes them.
inline std::string described(const Glyph& glyph, uint32_t cluster) {
  std::string text = fmt::format("{}={}", glyph.id, cluster);
  if (glyph.x_offset != 0 || glyph.y_offset != 0) {
    text += fmt::format("@{},{}", glyph.x_offset, glyph.y_offset);
  }
  return text + fmt::format("+{}", glyph.advance);
}

inline std::string described(const Shape& shape) {
  std::string text;
  for (const Glyph& glyph : shape.glyphs) {
    text += (text.empty() ? "" : "|") + described(glyph, glyph.cluster);
  }
  return "[" + text + "]";
}

inline bool has_hb_shape() { return std::system("hb-shape --version >/dev/null 2>&1") == 0; }

// What the program makes of each text, a line of output for each.
inline std::vector<std::string> run_hb_shape(const std::string& font, int index, const std::string& language,
                                             const std::vector<std::string>& words, const std::string& options = {}) {
  const TemporaryFolder folder;
  const std::string list = folder.path_of("words.txt");
  std::ofstream file(list);
  for (const std::string& word : words) {
    file << word << '\n';
  }
  file.close();
  const std::string command = fmt::format(
      "hb-shape --no-glyph-names --utf8-clusters --remove-default-ignorables --language={} --face-index={} "
      "{} --text-file={} '{}' 2>/dev/null",
      language, index, options, list, font);
  FILE* pipe = popen(command.c_str(), "r");
  std::vector<std::string> lines;
  std::string line;
  for (int byte = fgetc(pipe); byte != EOF; byte = fgetc(pipe)) {
    if (byte == '\n') {
      lines.push_back(std::move(line));
      line.clear();
    } else {
      line += static_cast<char>(byte);
    }
  }
  pclose(pipe);
  return lines;
}

inline std::pair<std::string, int> file_of(const Face& face) {
  const CatalogueFamily* family = catalogue().family(face.family);
  for (const CatalogueFace& candidate : family->faces) {
    if (candidate.file == face.file) {
      return {font::find_file(catalogue(), *family, candidate).string(), candidate.index};
    }
  }
  return {};
}

}  // namespace hustings::testing
