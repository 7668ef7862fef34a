#include "rules/xml_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>

namespace hustings::rules {
namespace {

constexpr size_t kMostBytes = 1 << 20;
constexpr int kMostDepth = 16;
constexpr std::ptrdiff_t kMostAttributes = 1000;  // of one element: each is compared with those before it

std::string lower_first(std::string words) {
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

}  // namespace

XmlSource::XmlSource(const Source& source, Diagnostics& diagnostics)
    : source_(&source), buffer_(source.text().begin(), source.text().end()) {
  if (buffer_.size() > kMostBytes) {
    diagnostics.error("layout-too-complex", source.span(0, 0), "the layout is larger than one megabyte",
                      {"a layout is written by hand; is this the right file?"});
    return;
  }
  constexpr unsigned kFlags = pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata;
  const pugi::xml_parse_result result =
      document_.load_buffer_inplace(buffer_.data(), buffer_.size(), kFlags, pugi::encoding_utf8);
  if (!result) {
    const auto at = static_cast<uint32_t>(std::min<ptrdiff_t>(result.offset, static_cast<ptrdiff_t>(buffer_.size())));
    diagnostics.error("layout-syntax", source.span(at, std::min<uint32_t>(at + 1, source.text().size())),
                      "the XML is not well-formed: " + lower_first(result.description()),
                      {"every element is closed, every value stands in quotation marks, & is written &amp;"});
    return;
  }
  for (pugi::xml_node node : document_.children()) {
    if (node.type() != pugi::node_doctype) continue;
    const size_t at = std::max<size_t>(source.text().find("<!DOCTYPE"), 0);
    const auto begin = static_cast<uint32_t>(at == std::string_view::npos ? 0 : at);
    diagnostics.error("layout-doctype", source.span(begin, begin + 9), "a layout has no document type declaration",
                      {"take it out; entities are not read"});
    return;
  }
  check_root(diagnostics);
  if (root_ && !check_shape(diagnostics)) root_ = {};
}

void XmlSource::check_root(Diagnostics& diagnostics) {
  for (pugi::xml_node node : document_.children()) {
    if (node.type() != pugi::node_element) continue;
    if (root_) {
      diagnostics.error("layout-syntax", name_span(node), "an XML file has one outermost element");
      root_ = {};
      return;
    }
    root_ = node;
  }
  if (!root_) diagnostics.error("layout-syntax", source_->span(0, 0), "there is no element in the layout");
}

// Depth, and attributes given twice, which pugixml lets through.
bool XmlSource::check_shape(Diagnostics& diagnostics) {
  bool good = true;
  int depth = 0;
  pugi::xml_node node = root_;
  while (node) {
    if (std::distance(node.attributes_begin(), node.attributes_end()) > kMostAttributes) {
      diagnostics.error("layout-too-complex", name_span(node), "this element has more than 1000 attributes",
                        {"part it into several"});
      return false;
    }
    for (pugi::xml_attribute attribute : node.attributes()) {
      for (pugi::xml_attribute earlier : node.attributes()) {
        if (earlier == attribute) break;
        if (std::strcmp(earlier.name(), attribute.name()) != 0) continue;
        diagnostics.error("layout-syntax", name_span(attribute), fmt::format("`{}` is given twice", attribute.name()),
                          {"keep one of them"});
        good = false;
        break;
      }
    }
    if (node.first_child()) {
      if (++depth > kMostDepth) {
        diagnostics.error("layout-too-complex", name_span(node), "elements stand too deep inside each other");
        return false;
      }
      node = node.first_child();
      continue;
    }
    while (node && node != root_ && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    node = node == root_ ? pugi::xml_node() : node.next_sibling();
  }
  return good;
}

Span XmlSource::name_span(pugi::xml_node element) const {
  if (element.type() != pugi::node_element) return text_span(element);
  const uint32_t begin = offset(element.name());
  return source_->span(begin, begin + static_cast<uint32_t>(std::strlen(element.name())));
}

Span XmlSource::name_span(pugi::xml_attribute attribute) const {
  const uint32_t begin = offset(attribute.name());
  return source_->span(begin, begin + static_cast<uint32_t>(std::strlen(attribute.name())));
}

Span XmlSource::value_span(pugi::xml_attribute attribute) const {
  const uint32_t begin = offset(attribute.value());
  const std::string_view text = source_->text();
  if (begin == 0 || begin > text.size()) return name_span(attribute);  // an empty value lies outside the buffer
  const size_t end = text.find(text[begin - 1], begin);
  return source_->span(begin, static_cast<uint32_t>(end == std::string_view::npos ? text.size() : end));
}

Span XmlSource::text_span(pugi::xml_node text) const {
  const char* const value = text.value();
  if (value < buffer_.data() || value >= buffer_.data() + buffer_.size()) return source_->span(0, 0);
  const std::string_view all = source_->text();
  const size_t end = std::min(all.find('<', offset(value)), all.size());
  const size_t first = std::min(all.find_first_not_of(" \t\r\n", offset(value)), end);
  const size_t last = first == end ? end : all.find_last_not_of(" \t\r\n", end - 1) + 1;
  return source_->span(static_cast<uint32_t>(first), static_cast<uint32_t>(last));
}

}  // namespace hustings::rules
