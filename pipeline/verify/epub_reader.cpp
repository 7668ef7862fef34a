#include "verify/epub_reader.h"

#include <memory>
#include <unordered_map>

#include <zip.h>
#include <pugixml.hpp>

namespace hustings::verify {
namespace {

constexpr size_t kMostBytes = size_t{1} << 30;  // of all files of the container together
// pugixml reads and frees without recursion; this walk stops where no reading system goes either.
constexpr int kDeepest = 1000;

// Classes of what the layout adds to the author's words.
constexpr std::string_view kGenerated =
    " alert-title back leader link-address list-mark note-mark note-number page-number picture-missing quotation-mark ";
constexpr std::string_view kInline =
    " a abbr b bdi bdo cite code del dfn em i img ins kbd mark q s samp small span strong sub sup u var ";

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

class Container {
 public:
  explicit Container(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return;
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (archive_ == nullptr) zip_source_free(source);
    zip_error_fini(&error);
  }
  bool is_open() const { return archive_ != nullptr; }
  // Nothing when there is no such file, or when it is damaged.
  bool read(const std::string& name, std::string& out) {
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(archive_.get(), name.c_str(), 0));
    if (file == nullptr) return false;
    out.clear();
    // Piece by piece: a damaged container may promise more than it holds.
    constexpr size_t kPiece = 1 << 16;
    for (;;) {
      const size_t size = out.size();
      out.resize(size + kPiece);
      const zip_int64_t got = zip_fread(file.get(), out.data() + size, kPiece);
      out.resize(size + static_cast<size_t>(std::max<zip_int64_t>(got, 0)));
      if (got < 0 || out.size() > left_) return false;
      if (got > 0) continue;
      left_ -= out.size();
      return true;
    }
  }

 private:
  std::unique_ptr<zip_t, CloseArchive> archive_;
  size_t left_ = kMostBytes;
};

std::string_view local(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node child : node.children()) {
    if (local(child.name()) == name) return child;
  }
  return {};
}

std::string folder_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

// A reference of the package as a name in the container: percent signs undone.
std::string path_of(const std::string& folder, std::string_view href) {
  std::string path = folder;
  for (size_t i = 0; i < href.size() && href[i] != '#'; ++i) {
    unsigned value = 0;
    const auto digit = [&](char c) -> int {
      return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
    };
    if (href[i] == '%' && i + 2 < href.size() && digit(href[i + 1]) >= 0 && digit(href[i + 2]) >= 0) {
      value = static_cast<unsigned>(digit(href[i + 1]) * 16 + digit(href[i + 2]));
      path += static_cast<char>(value);
      i += 2;
    } else {
      path += href[i];
    }
  }
  return path;
}

bool is_one_of(std::string_view list, std::string_view name) {
  if (name.empty()) return false;
  const std::string entry = ' ' + std::string(name) + ' ';
  return list.find(entry) != std::string_view::npos;
}

bool is_generated(pugi::xml_node node) {
  std::string_view classes = node.attribute("class").value();
  while (!classes.empty()) {
    const size_t end = std::min(classes.find(' '), classes.size());
    if (is_one_of(kGenerated, classes.substr(0, end))) return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

class ContentReader {
 public:
  explicit ContentReader(SectionCollector& collector) : collector_(collector) {}

  void read(pugi::xml_node node, int depth) {
    for (const pugi::xml_node child : node.children()) {
      switch (child.type()) {
        case pugi::node_pcdata:
        case pugi::node_cdata:
          collector_.add(child.value());
          break;
        case pugi::node_element:
          if (depth < kDeepest) read_element(child, depth);
          break;
        default:
          break;
      }
    }
  }

 private:
  void read_element(pugi::xml_node node, int depth) {
    const std::string_view name = node.name();
    const bool block = !is_one_of(kInline, name);
    if (block) collector_.gap();
    if (!is_generated(node)) {
      const bool section = name == "section" && collector_.open_section(node.attribute("id").value());
      const bool note = name == "aside" && std::string_view(node.attribute("epub:type").value()) == "footnote";
      const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
      if (note) collector_.open_note();
      if (heading) collector_.open_heading();
      read(node, depth + 1);
      if (heading) collector_.close_heading();
      if (note) collector_.close_note();
      if (section) collector_.close_section();
    }
    if (block) collector_.gap();
  }

  SectionCollector& collector_;
};

FinishedText trouble(std::string words) {
  FinishedText result;
  result.trouble = std::move(words);
  return result;
}

}  // namespace

FinishedText read_epub(std::string_view bytes, const Wanted& wanted) {
  Container container(bytes);
  if (!container.is_open()) return trouble("it is no ZIP file");
  std::string text;
  pugi::xml_document document;
  if (!container.read("META-INF/container.xml", text) || !document.load_buffer(text.data(), text.size())) {
    return trouble("META-INF/container.xml cannot be read");
  }
  const pugi::xml_node roots = child_named(child_named(document, "container"), "rootfiles");
  const std::string package = child_named(roots, "rootfile").attribute("full-path").value();
  if (!container.read(package, text) || !document.load_buffer(text.data(), text.size())) {
    return trouble("its package document cannot be read");
  }
  const pugi::xml_node root = child_named(document, "package");
  std::unordered_map<std::string, std::string> paths;
  for (const pugi::xml_node item : child_named(root, "manifest").children()) {
    paths[item.attribute("id").value()] = path_of(folder_of(package), item.attribute("href").value());
  }
  std::vector<std::string> spine;
  for (const pugi::xml_node reference : child_named(root, "spine").children()) {
    spine.push_back(paths[reference.attribute("idref").value()]);
  }
  SectionCollector collector(wanted);
  for (const std::string& path : spine) {
    // White space between elements parts words as well.
    if (!container.read(path, text) ||
        !document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata)) {
      return trouble("the file \"" + path + "\" of its reading order cannot be read");
    }
    collector.at_file(path);
    ContentReader(collector).read(child_named(child_named(document, "html"), "body"), 0);
    collector.gap();
  }
  return collector.finish();
}

}  // namespace hustings::verify
