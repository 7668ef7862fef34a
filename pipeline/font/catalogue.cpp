#include "font/catalogue.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <system_error>

#include <pugixml.hpp>

namespace hustings {

// A font folder of a desktop holds thousands of files, and asking for one by its path is far cheaper than listing them
// all: the walk is done only for files that are not where their package puts them.
class FontFiles {
 public:
  std::filesystem::path find(const std::vector<std::filesystem::path>& folders, const std::string& file) {
    const std::scoped_lock lock(mutex_);
    if (walked_ != folders) {
      walk(folders);
    }
    const auto found = paths_.find(file);
    return found == paths_.end() ? std::filesystem::path() : found->second;
  }

 private:
  void walk(const std::vector<std::filesystem::path>& folders) {
    walked_ = folders;
    paths_.clear();
    constexpr int kDeepest = 8;
    for (const std::filesystem::path& folder : folders) {
      std::error_code failure;
      std::filesystem::recursive_directory_iterator entry(
          folder, std::filesystem::directory_options::skip_permission_denied, failure);
      while (!failure && entry != std::filesystem::recursive_directory_iterator()) {
        if (entry.depth() > kDeepest) {
          entry.disable_recursion_pending();
        }
        std::filesystem::path& known = paths_[entry->path().filename().string()];
        // Of two files with one name the one in the earlier folder wins, then the smaller path: not the disk's order.
        if (known.empty() || (same_folder(known, folder) && entry->path() < known)) {
          known = entry->path();
        }
        entry.increment(failure);
      }
    }
  }
  static bool same_folder(const std::filesystem::path& path, const std::filesystem::path& folder) {
    return path.native().starts_with(folder.native());
  }

  std::mutex mutex_;
  std::vector<std::filesystem::path> walked_;
  std::map<std::string, std::filesystem::path> paths_;
};

namespace {

bool same_name(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const size_t end = std::min(text.find(separator), text.size());
    std::string_view piece = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!piece.empty() && (piece.front() == ' ' || piece.front() == '\n' || piece.front() == '\t')) {
      piece.remove_prefix(1);
    }
    while (!piece.empty() && (piece.back() == ' ' || piece.back() == '\n' || piece.back() == '\t')) {
      piece.remove_suffix(1);
    }
    if (!piece.empty()) {
      pieces.emplace_back(piece);
    }
  }
  return pieces;
}

class CatalogueReader {
 public:
  CatalogueReader(const Source& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  Catalogue read() {
    Catalogue catalogue;
    catalogue.files = std::make_shared<FontFiles>();
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(source_.text().data(), source_.text().size(), pugi::parse_default, pugi::encoding_utf8);
    if (!result) {
      const uint32_t size = static_cast<uint32_t>(source_.text().size());  // where an element left open is missed
      const uint32_t at = std::min(static_cast<uint32_t>(std::max<ptrdiff_t>(result.offset, 0)), size);
      diagnostics_.error("catalogue-syntax", source_.span(at, std::min(at + 1, size)),
                         std::string("the font catalogue is not well-formed XML: ") + result.description());
      return catalogue;
    }
    const pugi::xml_node root = document.child("catalogue");
    if (!root) {
      diagnostics_.error("catalogue-syntax", source_.span(0, 0), "a font catalogue begins with a <catalogue> element");
      return catalogue;
    }
    for (const pugi::xml_node node : root.children()) {
      const std::string_view name = node.name();
      if (name == "family") {
        read_family(node, catalogue);
      } else if (name == "generic") {
        catalogue.generics.push_back({required(node, "name"), split(required(node, "families"), ',')});
        know(node, {"name", "families"});
      } else if (name == "fallback") {
        read_fallback(node, catalogue);
      } else if (node.type() == pugi::node_element) {
        unknown(node, "element <" + std::string(name) + ">");
      }
    }
    check_names(root, catalogue);
    return catalogue;
  }

 private:
  Span span(pugi::xml_node node) const {
    const ptrdiff_t at = node.offset_debug();
    const uint32_t begin = at < 0 ? 0 : static_cast<uint32_t>(at);
    return source_.span(begin, begin + static_cast<uint32_t>(std::string_view(node.name()).size()));
  }
  void unknown(pugi::xml_node node, const std::string& what) {
    diagnostics_.warning("catalogue-unknown", span(node), "the font catalogue does not know the " + what,
                         {"it is passed over; the head of the shipped catalogue lists what there is"});
  }
  void incomplete(pugi::xml_node node, const std::string& message) {
    diagnostics_.error("catalogue-incomplete", span(node), message);
  }
  std::string required(pugi::xml_node node, const char* name) {
    std::string value = node.attribute(name).value();
    if (value.empty()) {
      incomplete(node, "<" + std::string(node.name()) + "> needs the attribute " + name);
    }
    return value;
  }
  void know(pugi::xml_node node, std::initializer_list<std::string_view> names) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      if (std::find(names.begin(), names.end(), attribute.name()) == names.end()) {
        unknown(node, "attribute " + std::string(attribute.name()) + " of <" + node.name() + ">");
      }
    }
  }
  int number(pugi::xml_node node, const char* name, int usual, int least, int most) {
    const std::string_view text = node.attribute(name).value();
    if (text.empty()) {
      return usual;
    }
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value < least || value > most) {
      incomplete(node, std::string(name) + " must be a whole number from " + std::to_string(least) + " to " +
                           std::to_string(most));
      return usual;
    }
    return value;
  }
  void read_family(pugi::xml_node node, Catalogue& catalogue) {
    CatalogueFamily family;
    family.name = required(node, "name");
    family.package = required(node, "package");
    family.folder = node.attribute("folder").value();
    family.scripts = split(node.attribute("scripts").value(), ' ');
    family.except = split(node.attribute("except").value(), ' ');
    family.x_height = number(node, "x-height", 0, 100, 2000);
    const std::string_view kind = node.attribute("kind").value();
    if (kind == "serif" || kind == "sans" || kind == "mono" || kind == "symbols") {
      family.kind = kind == "serif"  ? FamilyKind::Serif
                    : kind == "sans" ? FamilyKind::Sans
                    : kind == "mono" ? FamilyKind::Mono
                                     : FamilyKind::Symbols;
    } else {
      incomplete(node, "kind must be serif, sans, mono or symbols");
    }
    know(node, {"name", "kind", "package", "folder", "scripts", "except", "x-height"});
    for (const pugi::xml_node child : node.children()) {
      if (std::string_view(child.name()) != "face") {
        if (child.type() == pugi::node_element) {
          unknown(child, "element <" + std::string(child.name()) + ">");
        }
        continue;
      }
      CatalogueFace face;
      face.file = required(child, "file");
      face.weight = static_cast<uint16_t>(number(child, "weight", 400, 1, 1000));
      face.italic = child.attribute("italic").as_bool();
      face.index = number(child, "index", 0, 0, 255);
      face.sha256 = child.attribute("sha256").value();
      know(child, {"file", "weight", "italic", "index", "sha256"});
      // A name with folders could lead out of the font folders.
      if (face.file.find('/') != std::string::npos) {
        incomplete(child, "file is a name without folders");
      } else if (!face.file.empty()) {
        family.faces.push_back(std::move(face));
      }
    }
    if (family.faces.empty()) {
      incomplete(node, "a family needs at least one <face file=\"…\"/>");
    } else if (!family.name.empty()) {
      catalogue.families.push_back(std::move(family));
    }
  }
  void read_fallback(pugi::xml_node node, Catalogue& catalogue) {
    CatalogueFallback fallback;
    fallback.script = required(node, "script");
    fallback.language = node.attribute("language").value();
    fallback.serif = split(node.attribute("serif").value(), ',');
    fallback.sans = split(node.attribute("sans").value(), ',');
    fallback.mono = split(node.attribute("mono").value(), ',');
    know(node, {"script", "language", "serif", "sans", "mono"});
    if (fallback.serif.empty() && fallback.sans.empty()) {
      incomplete(node, "<fallback> needs families in serif or sans");
    }
    // A kind without a list of its own takes its neighbor's.
    fallback.serif = fallback.serif.empty() ? fallback.sans : fallback.serif;
    fallback.sans = fallback.sans.empty() ? fallback.serif : fallback.sans;
    fallback.mono = fallback.mono.empty() ? fallback.sans : fallback.mono;
    catalogue.fallbacks.push_back(std::move(fallback));
  }
  void check_names(pugi::xml_node root, const Catalogue& catalogue) {
    std::vector<std::string> names;
    const auto check = [&](pugi::xml_node node, const std::string& name) {
      if (!catalogue.family(name)) {
        incomplete(node, "there is no family \"" + name + "\" in the catalogue");
      }
    };
    for (const pugi::xml_node node : root.children()) {
      for (const char* list : {"families", "serif", "sans", "mono"}) {
        for (const std::string& name : split(node.attribute(list).value(), ',')) {
          if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
            check(node, name);
          }
        }
      }
    }
  }

  const Source& source_;
  Diagnostics& diagnostics_;
};

}  // namespace

const CatalogueFamily* Catalogue::family(std::string_view name) const {
  for (const CatalogueFamily& family : families) {
    if (same_name(family.name, name)) {
      return &family;
    }
  }
  return nullptr;
}

const CatalogueGeneric* Catalogue::generic(std::string_view name) const {
  for (const CatalogueGeneric& generic : generics) {
    if (same_name(generic.name, name)) {
      return &generic;
    }
  }
  return nullptr;
}

namespace font {

Catalogue read_catalogue(const Source& source, Diagnostics& diagnostics) {
  return CatalogueReader(source, diagnostics).read();
}

std::filesystem::path find_file(const Catalogue& catalogue, const CatalogueFamily& family, const CatalogueFace& face) {
  std::error_code failure;
  for (const std::filesystem::path& folder : catalogue.folders) {
    std::filesystem::path path = folder / family.folder / face.file;
    if (std::filesystem::is_regular_file(path, failure)) {
      return path;
    }
  }
  return catalogue.files ? catalogue.files->find(catalogue.folders, face.file) : std::filesystem::path();
}

uint32_t nearest_face(const CatalogueFamily& family, uint16_t weight, bool italic, const std::vector<bool>& skip) {
  // A distance that orders weights as CSS does: 400 to 500 look first up to 500, then down, then up; lighter ones first
  // down, heavier ones first up.
  const auto distance = [&](uint16_t candidate) -> int {
    const int step = candidate - weight;
    if (step == 0) {
      return 0;
    }
    if (weight >= 400 && weight <= 500) {
      if (step > 0 && candidate <= 500) {
        return step;
      }
      return step < 0 ? 1000 - step : 2000 + step;
    }
    const bool wanted_side = weight < 400 ? step < 0 : step > 0;
    return (step < 0 ? -step : step) + (wanted_side ? 0 : 1000);
  };
  uint32_t best = UINT32_MAX;
  int best_distance = 0;
  for (uint32_t i = 0; i < family.faces.size(); ++i) {
    if (i < skip.size() && skip[i]) {
      continue;
    }
    const int here = distance(family.faces[i].weight) + (family.faces[i].italic == italic ? 0 : 10000);
    if (best == UINT32_MAX || here < best_distance) {
      best = i;
      best_distance = here;
    }
  }
  return best;
}

std::vector<FaceDescription> describe(const Catalogue& catalogue) {
  std::vector<FaceDescription> list;
  for (const CatalogueFamily& family : catalogue.families) {
    for (const CatalogueFace& face : family.faces) {
      list.push_back({family.name, style_name(face.weight, face.italic), find_file(catalogue, family, face).string(),
                      family.package, family.scripts});
    }
  }
  return list;
}

std::string style_name(uint16_t weight, bool italic) {
  static constexpr const char* kNames[] = {"Thin",     "Extralight", "Light", "Regular", "Medium",
                                           "Semibold", "Bold",       "Heavy", "Black"};
  const int step = std::clamp((weight + 50) / 100, 1, 9);
  std::string name = kNames[step - 1];
  if (!italic) {
    return name;
  }
  return step == 4 ? "Italic" : name + " Italic";
}

}  // namespace font
}  // namespace hustings
