// SVG is a program as much as a picture: it can run scripts, fetch what it names, and multiply itself a billion times.
// A booklet wants the drawing only. What is unsafe is taken out of the tree before anything draws it, and the same safe
// text goes into the EPUB (EPUB 3.3 section 3.2: no remote resources in images).
#include <algorithm>
#include <map>
#include <sstream>

#include <pugixml.hpp>

#include "base/utf8.h"
#include "image/raster.h"
#include "image/svg.h"

namespace hustings::image {

namespace {

constexpr int kDeepest = 256;
constexpr size_t kLongestSvg = 10'000'000;
constexpr uint64_t kMostElements = 300'000;
constexpr uint64_t kLetterWeight = 8;
constexpr uint64_t kMostEmbeddedPixels = 50'000'000;

constexpr std::string_view kRemovedElements[] = {
    "script",        "foreignObject",    "iframe",  "embed",    "object",   "audio",
    "video",         "canvas",           "handler", "listener", "animate",  "animateColor",
    "animateMotion", "animateTransform", "set",     "discard",  "metadata", "font-face-uri"};

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }
std::string_view prefix(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(0, colon);
}

bool is_inner_or_embedded(std::string_view address) {
  const size_t begin = address.find_first_not_of(" \t\r\n");
  if (begin == address.npos) return true;
  address.remove_prefix(begin);
  if (address.front() == '#') return true;
  const std::string head = ascii_lower(address.substr(0, 24));
  for (const std::string_view type : {"data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;"}) {
    if (head.starts_with(type)) return true;
  }
  return false;
}

// Does this CSS (a style sheet, or one attribute's value) reach outside? Escapes could hide anything: none are let by.
bool is_safe_css(std::string_view css) {
  const std::string text = ascii_lower(css);
  if (text.find('\\') != text.npos || text.find("@import") != text.npos) return false;
  for (const char* word : {"image-set(", "src(", "image(", "expression(", "javascript:", "behavior:", "-moz-binding"}) {
    if (text.find(word) != text.npos) return false;
  }
  for (size_t at = text.find("url("); at != text.npos; at = text.find("url(", at + 1)) {
    size_t begin = text.find_first_not_of(" \t\r\n\"'", at + 4);
    if (begin == text.npos || !is_inner_or_embedded(std::string_view(text).substr(begin))) return false;
  }
  return true;
}

// Entities declared in the document type, as drawing programs write them for namespaces: their values may not hold
// another entity, so that nothing can grow by nesting. Returns the text with them put in and without the document type.
std::string without_document_type(std::string_view text) {
  const size_t begin = text.find("<!DOCTYPE");
  if (begin == text.npos) return std::string(text);
  size_t end = begin;
  bool inner = false;
  char quote = 0;
  for (;; ++end) {
    if (end >= text.size()) throw Unreadable{"its document type has no end"};
    const char c = text[end];
    if (quote) {
      if (c == quote) quote = 0;
    } else if (c == '"' || (c == '\'' && !inner)) {
      quote = c;
    } else if (c == '[') {
      inner = true;
    } else if (c == ']') {
      inner = false;
    } else if (c == '>' && !inner) {
      break;
    }
  }
  std::map<std::string, std::string_view, std::less<>> entities;
  const std::string_view type = text.substr(begin, end - begin);
  for (size_t at = type.find("<!ENTITY"); at != type.npos; at = type.find("<!ENTITY", at + 1)) {
    const size_t name = type.find_first_not_of(" \t\r\n", at + 8);
    const size_t name_end = name == type.npos ? name : type.find_first_of(" \t\r\n", name);
    const size_t open = name_end == type.npos ? name_end : type.find_first_not_of(" \t\r\n", name_end);
    if (open == type.npos || (type[open] != '"' && type[open] != '\'')) continue;
    const size_t close = type.find(type[open], open + 1);
    if (close == type.npos) break;
    const std::string_view value = type.substr(open + 1, close - open - 1);
    if (value.find_first_of("&<%") == value.npos) entities.emplace(type.substr(name, name_end - name), value);
  }
  std::string result(text.substr(0, begin));
  for (size_t at = end + 1; at < text.size();) {
    const size_t ampersand = std::min(text.find('&', at), text.size());
    result += text.substr(at, ampersand - at);
    at = ampersand;
    if (at >= text.size()) break;
    const size_t semicolon = text.substr(0, std::min(text.size(), at + 64)).find(';', at);
    const auto entity =
        semicolon == text.npos ? entities.end() : entities.find(text.substr(at + 1, semicolon - at - 1));
    if (entity == entities.end()) {
      result += text[at++];
    } else {
      result += entity->second;
      at = semicolon + 1;
    }
    if (result.size() > kLongestSvg) throw Unreadable{"its entities grow beyond 10 MB"};
  }
  return result;
}

class Cleaner {
 public:
  explicit Cleaner(SafeSvg& svg) : svg_(svg) {}

  // `depth` is bounded by the caller's check of the tree.
  void clean(pugi::xml_node element) {
    clean_attributes(element);
    for (pugi::xml_node child = element.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (child.type() == pugi::node_element) {
        if (is_removed(child)) {
          const std::string_view name = child.name();
          if (prefix(name).empty() && name != "metadata") remove("<" + std::string(name) + ">");
          element.remove_child(child);
        } else {
          clean(child);
        }
      } else if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata) {
        element.remove_child(child);
      }
      child = next;
    }
  }

 private:
  bool is_removed(pugi::xml_node element) const {
    const std::string_view name = element.name();
    if (!prefix(name).empty() && prefix(name) != "svg") return true;  // a drawing program's own notes
    const std::string_view local = local_name(name);
    if (std::find(std::begin(kRemovedElements), std::end(kRemovedElements), local) != std::end(kRemovedElements))
      return true;
    return local == "style" && !is_safe_css(element.text().get());
  }

  void clean_attributes(pugi::xml_node element) {
    for (pugi::xml_attribute attribute = element.first_attribute(); attribute;) {
      const pugi::xml_attribute next = attribute.next_attribute();
      const std::string_view name = attribute.name(), value = attribute.value(), space = prefix(name);
      const std::string local = ascii_lower(local_name(name));
      const bool declares = name == "xmlns" || space == "xmlns";
      bool keep = true;
      if (declares) {
        keep = name == "xmlns" || name == "xmlns:svg" || name == "xmlns:xlink";
      } else if (local.starts_with("on") && space.empty()) {
        keep = false;
        remove("the attribute " + std::string(name));
      } else if (local == "href") {
        keep = is_inner_or_embedded(value);
        if (!keep) remove("the reference to " + std::string(value.substr(0, 80)));
        if (keep && value.find("data:") != value.npos) keep = can_be_embedded(value);
      } else if (!space.empty()) {
        keep = (space == "xml" && (local == "space" || local == "lang")) || space == "xlink";
      } else if (local == "base" || local == "src") {
        keep = false;
      } else if (!is_safe_css(value)) {
        keep = false;
        remove("the attribute " + std::string(name));
      }
      if (!keep) element.remove_attribute(attribute);
      attribute = next;
    }
  }

  bool can_be_embedded(std::string_view address) {
    uint64_t pixels = 0;
    try {
      pixels = embedded_pixels(address);
    } catch (const Unreadable&) {
      remove("an embedded picture that cannot be read");
      return false;
    }
    embedded_ += pixels;
    if (embedded_ > kMostEmbeddedPixels) throw Unreadable{"the pictures in it have more than 50 megapixels"};
    return true;
  }

  void remove(std::string what) {
    if (svg_.removed.size() < 20 && std::find(svg_.removed.begin(), svg_.removed.end(), what) == svg_.removed.end()) {
      svg_.removed.push_back(std::move(what));
    }
  }

  SafeSvg& svg_;
  uint64_t embedded_ = 0;  // pixels so far
};

// Counts what drawing an element means, with what it refers to drawn again at each place.
class Weigher {
 public:
  struct Weight {
    uint64_t elements = 0, layers = 0;
    void add(const Weight& other, uint64_t times) {
      elements = std::min<uint64_t>(elements + other.elements * times, UINT32_MAX);
      layers = std::min<uint64_t>(layers + other.layers * times, UINT32_MAX);
    }
  };

  explicit Weigher(pugi::xml_node root) { collect(root); }

  Weight weigh(pugi::xml_node element) {
    if (const auto known = weights_.find(element.hash_value()); known != weights_.end()) return known->second;
    weights_[element.hash_value()] = {};  // a circle counts nothing: librsvg does not follow it
    if (++depth_ > 4 * kDeepest) throw Unreadable{"its references are nested too deep"};
    Weight weight{1 + std::string_view(element.attribute("d").value()).size() / 64, styled_layers_ ? 1u : 0u};
    const std::string_view name = local_name(element.name());
    if (name.starts_with("fe")) weight.layers += 1;
    for (const pugi::xml_attribute attribute : element.attributes()) {
      const std::string_view key = local_name(attribute.name());
      if (key == "opacity" || key == "mix-blend-mode") weight.layers += 1;
      if (key == "style" && std::string_view(attribute.value()).find("opacity") != std::string_view::npos)
        weight.layers += 1;
      const uint64_t times = key.starts_with("marker") || key == "style"
                                 ? 1 + (std::string_view(element.attribute("d").value()).size() +
                                        std::string_view(element.attribute("points").value()).size()) /
                                           4
                                 : 1;
      for (const pugi::xml_node target : referred(key, attribute.value())) weight.add(weigh(target), times);
    }
    for (const pugi::xml_node child : element.children()) {
      if (child.type() == pugi::node_element) {
        weight.add(weigh(child), 1);
      } else if (name != "style" && name != "desc" &&
                 name != "title") {  // a letter is an outline, and costs the library more than a shape does
        weight.elements += kLetterWeight * std::string_view(child.value()).size();
      }
    }
    --depth_;
    weights_[element.hash_value()] = weight;
    return weight;
  }

  bool needs_pixels() const { return needs_pixels_; }

 private:
  void collect(pugi::xml_node element) {
    if (const char* id = element.attribute("id").value(); *id) ids_.emplace(id, element);
    const std::string_view name = local_name(element.name());
    for (const std::string_view kind : {"filter", "mask", "pattern", "image"})
      needs_pixels_ = needs_pixels_ || name == kind;
    // A group with opacity is mixed as a whole (and cairo's script surface loses a little memory over each).
    const std::string_view opacity = element.attribute("opacity").value(), style = element.attribute("style").value();
    needs_pixels_ = needs_pixels_ || (!opacity.empty() && opacity != "1") || has_group_opacity(style);
    if (name == "style") {
      const std::string_view css = element.text().get();
      for (const char* word : {"filter", "mask", "opacity", "marker", "blend"}) {
        styled_layers_ = styled_layers_ || css.find(word) != css.npos;
      }
    }
    for (const pugi::xml_node child : element.children()) {
      if (child.type() == pugi::node_element) collect(child);
    }
  }

  // "opacity", but not "fill-opacity" and its like.
  static bool has_group_opacity(std::string_view style) {
    for (size_t at = style.find("opacity"); at != style.npos; at = style.find("opacity", at + 1)) {
      if (at == 0 || style[at - 1] != '-') return true;
    }
    return false;
  }

  std::vector<pugi::xml_node> referred(std::string_view key, std::string_view value) const {
    std::vector<pugi::xml_node> targets;
    for (size_t hash = value.find('#'); hash != value.npos; hash = value.find('#', hash + 1)) {
      const bool plain = key == "href" && hash == value.find_first_not_of(" \t\r\n");
      const size_t end = plain ? value.size() : value.find_first_of(")'\" ", hash);
      if (end == value.npos) break;
      const auto found = ids_.find(value.substr(hash + 1, end - hash - 1));
      if (found != ids_.end()) targets.push_back(found->second);
    }
    return targets;
  }

  std::map<std::string, pugi::xml_node, std::less<>> ids_;
  std::map<size_t, Weight> weights_;
  int depth_ = 0;
  bool needs_pixels_ = false, styled_layers_ = false;
};

void check_depth(pugi::xml_node root) {
  int depth = 0;
  for (pugi::xml_node node = root; node;) {
    if (depth > kDeepest) throw Unreadable{"its elements are nested more than " + std::to_string(kDeepest) + " deep"};
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (node == root) break;
    node = node.next_sibling();
  }
}

}  // namespace

SafeSvg make_safe(std::string_view bytes) {
  if (bytes.size() > kLongestSvg) throw Unreadable{"an SVG may have 10 MB at most"};
  SafeSvg svg;
  std::string text;
  const bool utf16 = bytes.starts_with("\xFF\xFE");
  text = without_document_type(utf16 ? utf8_from_utf16le(bytes.substr(2)) : std::string(bytes));
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata,
                           utf16 ? pugi::encoding_utf8 : pugi::encoding_auto);
  if (!parsed) throw Unreadable{std::string("its XML is damaged (") + parsed.description() + ')'};
  pugi::xml_node root = document.document_element();
  if (local_name(root.name()) != "svg") throw Unreadable{"it is no SVG"};
  check_depth(root);
  Cleaner(svg).clean(root);
  if (prefix(root.name()).empty() && !root.attribute("xmlns")) {
    root.prepend_attribute("xmlns").set_value("http://www.w3.org/2000/svg");
  }
  const bool declares_xlink = root.attribute("xmlns:xlink");
  if (!declares_xlink) root.append_attribute("xmlns:xlink").set_value("http://www.w3.org/1999/xlink");
  Weigher weigher(root);
  const Weigher::Weight weight = weigher.weigh(root);
  svg.elements = weight.elements;
  svg.layers = weight.layers;
  svg.needs_pixels = weigher.needs_pixels();
  if (svg.elements > kMostElements) throw Unreadable{"its references multiply to more than 300,000 elements"};
  std::ostringstream out;
  for (pugi::xml_node node = document.first_child(); node;) {
    const pugi::xml_node next = node.next_sibling();
    if (node != root) document.remove_child(node);
    node = next;
  }
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  svg.text = std::move(out).str();
  return svg;
}

}  // namespace hustings::image
