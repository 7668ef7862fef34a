// Running heads and folios: set last, when every page's number and first and last marks are known, in boxes that cannot
// move a break.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pagination/paged_document.h"

namespace hustings::pagination {

// Named strings in force on a page: those first set on it, else those set before.
using PageStrings = std::vector<std::pair<std::string_view, std::string_view>>;

class FurnitureSetter {
 public:
  FurnitureSetter(const FontSet& fonts, PagedDocument& paged);
  // Appends the fragments of a page's regions. `left` and `width`: of the text block.
  void set(const Page& page, const PageMaster& master, const PageStrings& strings, Length left, Length width,
           std::vector<Fragment>& fragments);

 private:
  void set_region(const Page& page, const PageMaster& master, const Region& region, bool header,
                  const PageStrings& strings, Length left, Length width, std::vector<Fragment>& fragments);
  std::string text_of(const RegionSlot& slot, const Page& page, const PageStrings& strings) const;
  // The line with this text, cut with an ellipsis when it is wider than `most`.
  uint32_t line(const std::string& text, StyleId style, bool header, Length most);
  uint32_t line(const std::string& text, StyleId style, bool header);
  Length width_of(const shape::ShapedLine& line) const;

  const FontSet& fonts_;
  PagedDocument& paged_;
  std::map<std::pair<std::pair<StyleId, bool>, std::string>, uint32_t> known_;
};

}  // namespace hustings::pagination
