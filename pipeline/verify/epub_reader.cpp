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
    " alert-title back leader link-address list-mark note-mark note-number page-number picture-missing quotation-mark "
    "statement-hash ";
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

bool is_generated(pugi::xml_node node) {
  std::string_view classes = node.attribute("class").value();
  while (!classes.empty()) {
    const size_t end = std::min(classes.find(' '), classes.size());
    if (is_one_of(kGenerated, classes.substr(0, end))) return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  // A letter between the entries of an index.
  return std::string_view(node.name()) == "p" && std::string_view(node.attribute("class").value()) == "index";
}

// What follows each place that the page list names.
class PageListReader {
 public:
  struct Entry {
    std::string place, folio;  // "OEBPS/text/a.xhtml#page-1"
  };
  explicit PageListReader(std::vector<Entry> entries) : entries_(std::move(entries)), starts_(entries_.size()) {
    for (size_t i = 0; i < entries_.size(); ++i) by_place_.try_emplace(entries_[i].place, i);
  }
  void at_file(const std::string& path) {
    gap();
    file_ = path;
  }
  void at_element(std::string_view id) {
    if (by_place_.empty() || id.empty()) return;
    const auto found = by_place_.find(file_ + '#' + std::string(id));
    if (found != by_place_.end()) page_ = &starts_[found->second];
  }
  void open_aside() { ++asides_; }
  void close_aside() { --asides_; }
  void gap() {
    if (page_ != nullptr && asides_ == 0) page_->gap();
  }
  void add(std::string_view text) {
    if (page_ != nullptr && asides_ == 0) page_->add(text);
  }
  std::vector<PageStart> finish() {
    std::vector<PageStart> pages;
    for (size_t i = 0; i < entries_.size(); ++i) pages.push_back(starts_[i].finish(entries_[i].folio));
    return pages;
  }

 private:
  std::vector<Entry> entries_;
  std::vector<PageStartCollector> starts_;
  std::unordered_map<std::string, size_t> by_place_;
  std::string file_;
  PageStartCollector* page_ = nullptr;
  int asides_ = 0;  // open ones, which are no main text
};

class ContentReader {
 public:
  ContentReader(SectionCollector& collector, PageListReader& pages) : collector_(collector), pages_(pages) {}

  void read(pugi::xml_node node, int depth) {
    for (const pugi::xml_node child : node.children()) {
      switch (child.type()) {
        case pugi::node_pcdata:
        case pugi::node_cdata:
          collector_.add(child.value());
          pages_.add(child.value());
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
    if (block) gap();
    pages_.at_element(node.attribute("id").value());
    if (is_generated(node)) {
      find_pages(node, depth);
    } else {
      const bool section = name == "section" && collector_.open_section(node.attribute("id").value());
      const bool note = name == "aside" && std::string_view(node.attribute("epub:type").value()) == "footnote";
      const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
      if (note) {
        collector_.open_note();
        pages_.open_aside();
      }
      if (heading) collector_.open_heading();
      read(node, depth + 1);
      if (heading) collector_.close_heading();
      if (note) {
        collector_.close_note();
        pages_.close_aside();
      }
      if (section) collector_.close_section();
    }
    if (block) gap();
  }

  // A page may begin with words of the layout.
  void find_pages(pugi::xml_node node, int depth) {
    for (const pugi::xml_node child : node.children()) {
      pages_.at_element(child.attribute("id").value());
      if (depth < kDeepest) find_pages(child, depth + 1);
    }
  }

  void gap() {
    collector_.gap();
    pages_.gap();
  }

  SectionCollector& collector_;
  PageListReader& pages_;
};

// Links of the navigation document's list of pages.
void read_page_list(pugi::xml_node node, const std::string& path, bool within, int depth,
                    std::vector<PageListReader::Entry>& entries) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = child.name();
    if (within && name == "a") {
      const std::string_view href = child.attribute("href").value();
      const size_t mark = href.find('#');
      if (mark == std::string_view::npos) continue;
      entries.push_back({path_of(folder_of(path), href) + std::string(href.substr(mark)), child.text().as_string()});
    } else if (depth < kDeepest) {
      const bool list = name == "nav" && std::string_view(child.attribute("epub:type").value()) == "page-list";
      read_page_list(child, path, within || list, depth + 1, entries);
    }
  }
}

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
  std::string navigation;
  for (const pugi::xml_node item : child_named(root, "manifest").children()) {
    if (is_one_of(' ' + std::string(item.attribute("properties").value()) + ' ', "nav")) {
      navigation = path_of(folder_of(package), item.attribute("href").value());
    }
    paths[item.attribute("id").value()] = path_of(folder_of(package), item.attribute("href").value());
  }
  std::vector<std::string> spine;
  for (const pugi::xml_node reference : child_named(root, "spine").children()) {
    spine.push_back(paths[reference.attribute("idref").value()]);
  }
  std::vector<PageListReader::Entry> entries;
  if (container.read(navigation, text) && document.load_buffer(text.data(), text.size())) {
    read_page_list(document, navigation, false, 0, entries);
  }
  SectionCollector collector(wanted);
  PageListReader pages(std::move(entries));
  for (const std::string& path : spine) {
    // White space between elements parts words as well.
    if (!container.read(path, text) ||
        !document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata)) {
      return trouble("the file \"" + path + "\" of its reading order cannot be read");
    }
    collector.at_file(path);
    pages.at_file(path);
    if (path == navigation) pages.open_aside();  // the printed edition has other contents, or none
    ContentReader(collector, pages).read(child_named(child_named(document, "html"), "body"), 0);
    if (path == navigation) pages.close_aside();
    collector.gap();
  }
  FinishedText result = collector.finish();
  result.pages = pages.finish();
  return result;
}

}  // namespace hustings::verify
