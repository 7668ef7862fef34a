// The font catalogue: which families a layout may name, which Debian package brings each, where its files lie, and
// which families stand in for a character that the layout's own lack. Read from fonts/catalogue.xml, whose head
// explains the form.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace hustings {

enum class FamilyKind : uint8_t { Serif, Sans, Mono, Symbols };

struct CatalogueFace {
  std::string file;       // without folders
  uint16_t weight = 400;  // CSS: 100 to 900
  bool italic = false;
  int index = 0;       // in a collection (.ttc)
  std::string sha256;  // 64 lower-case digits when the file is pinned, else empty
};

struct CatalogueFamily {
  std::string name;
  FamilyKind kind = FamilyKind::Serif;
  std::string package;               // Debian's
  std::string folder;                // below a font folder
  std::vector<std::string> scripts;  // ISO 15924
  std::vector<std::string> except;   // scripts whose letters it has, but which other families set better
  int x_height = 0;  // thousandths of an em: of the letters that must look as large as another family's x; 0: unknown
  std::vector<CatalogueFace> faces;  // at least one
};

// The families asked for a script's characters, in order. An empty language stands for every language.
struct CatalogueFallback {
  std::string script, language;
  std::vector<std::string> serif, sans, mono;
};

struct CatalogueGeneric {
  std::string name;  // "serif"
  std::vector<std::string> families;
};

// Where files are, by name; filled by one walk over the font folders when a file is not where the catalogue says.
class FontFiles;

struct Catalogue {
  std::vector<CatalogueFamily> families;
  std::vector<CatalogueGeneric> generics;
  std::vector<CatalogueFallback> fallbacks;
  std::vector<std::filesystem::path> folders{"/usr/share/fonts"};
  std::shared_ptr<FontFiles> files;  // made by read_catalogue; one for all copies

  // Names compare without case, as CSS says (Fonts 4, section 2.1). Null when there is none.
  const CatalogueFamily* family(std::string_view name) const;
  const CatalogueGeneric* generic(std::string_view name) const;
};

namespace font {

// Reports `catalogue-syntax`, `catalogue-unknown` (an element or attribute) and `catalogue-incomplete`.
Catalogue read_catalogue(const Source& source, Diagnostics& diagnostics);

// The installed file of a face, or an empty path. The catalogue's own folder is looked into first; only when the file
// is not there are the folders walked, once. Thread-safe.
std::filesystem::path find_file(const Catalogue& catalogue, const CatalogueFamily& family, const CatalogueFace& face);

// The face nearest to a weight and slope: slope first, then weight by the rule of CSS Fonts 4, section 5.2. Faces whose
// `skip` is set are passed over; UINT32_MAX when none is left.
uint32_t nearest_face(const CatalogueFamily& family, uint16_t weight, bool italic, const std::vector<bool>& skip);

// One line of `hustings fonts`.
struct FaceDescription {
  std::string family, style;  // "Lato", "Bold Italic"
  std::string path;           // installed file; empty when it is not
  std::string package;
  std::vector<std::string> scripts;
};
std::vector<FaceDescription> describe(const Catalogue& catalogue);

// "Regular", "Semibold Italic": the usual name of a weight and slope.
std::string style_name(uint16_t weight, bool italic);

}  // namespace font
}  // namespace hustings
