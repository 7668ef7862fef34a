// A layout's XML with the place of every element, attribute and value in its file.
//
// pugixml parses in place: names and values it gives out are pointers into the buffer that it was given, so a pointer's
// distance from the buffer's start is the byte in the author's file. Document type declarations are refused outright:
// nothing in a layout needs one, and they are how XML is made to blow up or to read other files.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/diagnostics.h"
#include "base/source.h"

namespace hustings::rules {

class XmlSource {
 public:
  // Parses; `root()` is empty when that failed, and the reason has been reported.
  XmlSource(const Source& source, Diagnostics& diagnostics);
  XmlSource(const XmlSource&) = delete;
  XmlSource& operator=(const XmlSource&) = delete;

  pugi::xml_node root() const { return root_; }
  const Source& source() const { return *source_; }
  Span name_span(pugi::xml_node element) const;
  Span name_span(pugi::xml_attribute attribute) const;
  // The value without its quotation marks.
  Span value_span(pugi::xml_attribute attribute) const;
  // Of character data.
  Span text_span(pugi::xml_node text) const;

 private:
  uint32_t offset(const char* pointer) const { return static_cast<uint32_t>(pointer - buffer_.data()); }
  void check_root(Diagnostics& diagnostics);
  bool check_shape(Diagnostics& diagnostics);

  const Source* source_;
  std::vector<char> buffer_;
  pugi::xml_document document_;
  pugi::xml_node root_;
};

}  // namespace hustings::rules
