#include "linebreak/settings.h"

#include <algorithm>

#include "linebreak/paragraph.h"

namespace hustings::linebreak {

Settings::Settings(const Galley& galley, const FontSet& fonts) : galley_(galley), names_(*galley.styled) {
  for (const auto& part : galley.parts) {
    const bool known = std::any_of(sizes_.begin(), sizes_.end(),
                                   [&](const TypeSizes& sizes) { return sizes.per_mille() == part->size_per_mille; });
    if (!known) sizes_.emplace_back(*galley.styled, fonts, part->size_per_mille);
  }
}

std::vector<OtherSetting> Settings::others(uint32_t part_index, const ParagraphBox& box) const {
  const GalleyPart& part = *galley_.parts[part_index];
  const auto sizes = std::find_if(sizes_.begin(), sizes_.end(),
                                  [&](const TypeSizes& each) { return each.per_mille() == part.size_per_mille; });
  Diagnostics unheard;  // the optimum's were reported
  ParagraphSetter setter(*galley_.styled, *sizes, *part.shaped, galley_.cache.get(), names_, unheard);
  const Setting& optimum = part.settings[box.first_setting];
  std::vector<OtherSetting> others =
      setter.others(part.shaped->paragraphs[box.paragraph], box.measure, optimum.line_count);
  std::erase_if(others, [&](const OtherSetting& other) {
    return other.cost > optimum.cost + kWorthDemerits * static_cast<int64_t>(other.lines.size());
  });
  return others;
}

}  // namespace hustings::linebreak
