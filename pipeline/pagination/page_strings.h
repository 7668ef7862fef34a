// Named strings and pages: what a running head may say (CSS Generated Content for Paged Media, section 1.1).
#pragma once

#include <string_view>
#include <vector>

#include "pagination/placement.h"

namespace hustings::pagination {

// What a named string is on one page.
struct PageString {
  std::string_view name;
  std::string_view entry;             // in force as the page begins
  std::vector<std::string_view> set;  // on the page, in reading order
  bool opens = false;                 // the first of these goes with the first thing on the page

  std::string_view first() const { return set.empty() ? entry : set.front(); }
  std::string_view last() const { return set.empty() ? entry : set.back(); }
  // The value that a running head's field shows.
  std::string_view value(RegionPiece::Mark mark) const;
};
using PageStrings = std::vector<PageString>;

// Of each page, from the marks that stand on it.
std::vector<PageStrings> strings_of_pages(const PagedDocument& paged, const std::vector<PageContent>& contents);
// Null when nothing has set it yet.
const PageString* find_string(const PageStrings& strings, std::string_view name);

}  // namespace hustings::pagination
