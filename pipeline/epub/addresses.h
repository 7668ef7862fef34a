// Where everything in the EPUB is found: each Part's file, each id's file, each printed page's marker. Links of a
// booklet say "#id" and do not know of files; a reading system needs "profile-jane-doe.xhtml#id". Worked out once,
// before any file is written, so that the files can be written in parallel.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/page_map.h"
#include "style/styled_document.h"

namespace hustings::epub {

// A printed page that begins inside a Part: a marker stands in the XHTML before the byte it begins with.
struct PageMarker {
  TextPosition position;
  std::string folio;
  std::string id;  // "page-12"
};

class Addresses {
 public:
  Addresses(const StyledDocument& styled, const PageMap& pages);

  // The name of a Part's file inside the folder of texts: "profile-jane-doe.xhtml".
  const std::string& file(uint32_t part) const { return files_[part]; }
  // An href from the file of Part `from` to the element with this id; empty when no element has it.
  std::string href(uint32_t from, std::string_view id) const;
  // Whether this node is the one that an id names: the first with it, so that an id never stands twice.
  bool owns(uint32_t part, NodeId node, std::string_view id) const;
  bool is_taken(std::string_view id) const { return places_.find(id) != places_.end(); }
  // `wanted`, or with a suffix when an author's id has that name.
  std::string free_id(std::string wanted) const;

  // In order of page; blank pages have none.
  const std::vector<PageMarker>& pages() const { return pages_; }
  // Indices of pages() whose markers stand in this Part, in reading order.
  const std::vector<uint32_t>& pages_in(uint32_t part) const { return pages_in_[part]; }
  // The href of the page with this folio, when there is exactly one; else empty.
  std::string page_href(uint32_t from, std::string_view folio) const;

 private:
  struct Place {
    uint32_t part;
    NodeId node;
  };
  std::vector<std::string> files_;
  std::unordered_map<std::string_view, Place> places_;  // keys live in the Parts; looked up, never walked
  std::vector<PageMarker> pages_;
  std::vector<std::vector<uint32_t>> pages_in_;
  std::unordered_map<std::string_view, std::vector<uint32_t>> folios_;
};

// The root's id: its attribute, else the Part's id.
std::string_view root_id(const StyledPart& part);

}  // namespace hustings::epub
