// Running heads, folios, thumb tabs and the words of blank pages: set last, when every page's number and first and last
// marks are known, in boxes that cannot move a break.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pagination/page_strings.h"
#include "pagination/paged_document.h"

namespace hustings::pagination {

class FurnitureSetter {
 public:
  FurnitureSetter(const FontSet& fonts, PagedDocument& paged);
  // Appends the fragments of a page's regions and tabs. `left` and `width`: of the text block.
  void set(const Page& page, const PageMaster& master, const PageStrings& strings, Length left, Length width,
           std::vector<Fragment>& fragments);

 private:
  // Where the lines of a region stand.
  struct Place {
    FurniturePlace kind;
    Length left, width, baseline;
  };
  // A value of the string that a thumb tab stands for, and which of all in the booklet it is, from 1.
  struct TabValue {
    uint32_t number = 0;
    std::string_view string;
  };

  void set_region(const Page& page, const Region& region, const PageStrings& strings, const Place& place,
                  std::vector<Fragment>& fragments);
  std::string text_of(const std::vector<RegionPiece>& pieces, const Page& page, const PageStrings& strings,
                      const TabValue& tab) const;
  std::string value_of(const RegionPiece& piece, const Page& page, const PageStrings& strings,
                       const TabValue& tab) const;
  // The line with this text, cut with an ellipsis when it is wider than `most`.
  uint32_t line(const std::string& text, StyleId style, FurniturePlace place, Length most);
  uint32_t line(const std::string& text, StyleId style, FurniturePlace place);
  Length width_of(const shape::ShapedLine& line) const;
  bool outside_is_right(const Page& page) const;

  // thumb_tabs.cpp
  void set_tabs(const Page& page, const PageMaster& master, const PageStrings& strings,
                std::vector<Fragment>& fragments);
  void set_tab(const Page& page, const PageMaster& master, const TabValue& value, std::vector<Fragment>& fragments);
  uint32_t tab_number(std::string_view string, std::string_view value);

  const FontSet& fonts_;
  PagedDocument& paged_;
  std::map<std::pair<std::pair<StyleId, FurniturePlace>, std::string>, uint32_t> known_;
  // By name of a string: its values in the order of the booklet, empty ones left out.
  std::map<std::string_view, std::map<std::string_view, uint32_t>> tab_numbers_;
};

}  // namespace hustings::pagination
