#include "pagination/page_strings.h"

#include <algorithm>

namespace hustings::pagination {

std::string_view PageString::value(RegionPiece::Mark mark) const {
  using Mark = RegionPiece::Mark;
  switch (mark) {
    case Mark::Auto:
      // A page that opens with the heading itself has no need to say it above once more.
      return opens ? std::string_view() : first();
    case Mark::First:
      return first();
    case Mark::Start:
      return opens ? first() : entry;
    case Mark::Last:
      return last();
    case Mark::FirstExcept:
      return set.empty() ? entry : std::string_view();
  }
  return {};
}

std::vector<PageStrings> strings_of_pages(const PagedDocument& paged, const std::vector<PageContent>& contents) {
  std::vector<PageStrings> pages;
  pages.reserve(contents.size());
  PageStrings next;  // as the next page begins
  for (const PageContent& content : contents) {
    PageStrings page = next;
    for (const PageContent::PlacedMark& mark : content.marks) {
      const StyledMark& styled = paged.parts[mark.part]->shaped->styled->marks[mark.mark];
      auto found =
          std::find_if(page.begin(), page.end(), [&](const PageString& each) { return each.name == styled.name; });
      if (found == page.end()) {
        page.push_back({styled.name, {}, {}, false});
        found = page.end() - 1;
      }
      if (found->set.empty()) found->opens = mark.heads_page;
      found->set.push_back(styled.value);
    }
    next = page;
    for (PageString& string : next) string = {string.name, string.last(), {}, false};
    pages.push_back(std::move(page));
  }
  return pages;
}

const PageString* find_string(const PageStrings& strings, std::string_view name) {
  const auto found =
      std::find_if(strings.begin(), strings.end(), [&](const PageString& each) { return each.name == name; });
  return found == strings.end() ? nullptr : &*found;
}

}  // namespace hustings::pagination
