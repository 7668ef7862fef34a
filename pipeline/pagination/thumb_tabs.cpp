// Thumb tabs: at the outside edge of a page a patch for each contest on it, all of one contest at the same height and
// the next one's a step below, so that the edge of the closed booklet shows where contests begin.
#include <algorithm>

#include "pagination/furniture.h"

namespace hustings::pagination {

uint32_t FurnitureSetter::tab_number(std::string_view string, std::string_view value) {
  const auto [found, made] = tab_numbers_.try_emplace(string);
  if (made) {
    for (const auto& part : paged_.styled->parts) {
      for (const StyledMark& mark : part->marks) {
        if (mark.name != string || mark.value.empty()) continue;
        found->second.try_emplace(mark.value, static_cast<uint32_t>(found->second.size()) + 1);
      }
    }
  }
  return found->second[value];
}

void FurnitureSetter::set_tabs(const Page& page, const PageMaster& master, const PageStrings& strings,
                               std::vector<Fragment>& fragments) {
  const PageString* const string = find_string(strings, master.tab->string);
  if (string == nullptr || page.blank) return;
  std::vector<std::string_view> values;
  if (!string->opens) values.push_back(string->entry);
  values.insert(values.end(), string->set.begin(), string->set.end());
  for (size_t i = 0; i < values.size(); ++i) {
    const auto before = values.begin() + static_cast<std::ptrdiff_t>(i);
    if (values[i].empty() || std::find(values.begin(), before, values[i]) != before) continue;
    set_tab(page, master, {tab_number(string->name, values[i]), values[i]}, fragments);
  }
}

void FurnitureSetter::set_tab(const Page& page, const PageMaster& master, const TabValue& value,
                              std::vector<Fragment>& fragments) {
  const ThumbTab& tab = *master.tab;
  const bool right = outside_is_right(page);
  const ComputedStyle& style = paged_.styled->style(tab.style);
  const Length top = tab.first + tab.step * static_cast<int64_t>((value.number - 1) % tab.count);
  const Rect area{right ? master.size.width - tab.width : Length{}, top, tab.width, tab.height};
  if (style.background.alpha != 0) {
    Fragment ground;
    ground.kind = FragmentKind::Fill;
    ground.artifact = true;
    ground.area = area;
    ground.color = style.background;
    fragments.push_back(ground);
  }
  const std::string words = text_of(tab.pieces, page, {}, value);
  if (words.empty()) return;
  // Words keep half their size clear of the tab's ends. Across the baseline capitals stand in the middle.
  const Length along = (tab.turned ? tab.height : tab.width) - style.font_size;
  const Length half = style.font_size / 3;
  Fragment text;
  text.kind = FragmentKind::Furniture;
  text.artifact = true;
  text.index = line(words, tab.style, FurniturePlace::Tab, std::max(along, Length{}));
  const Length width = paged_.furniture[text.index].width;
  const Length middle_x = area.x + area.width / 2, middle_y = area.y + area.height / 2;
  if (!tab.turned) {
    text.area = {middle_x - width / 2, middle_y + half, width, Length{}};
  } else if (right) {
    text.rotation = 270;
    text.area = {middle_x - half, middle_y - width / 2, width, Length{}};
  } else {
    text.rotation = 90;
    text.area = {middle_x + half, middle_y + width / 2, width, Length{}};
  }
  fragments.push_back(text);
}

}  // namespace hustings::pagination
