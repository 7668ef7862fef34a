// Other ways to set a paragraph: in one line less than its optimum, or in one more. A page that would end with a widow
// can be saved so. Most paragraphs are never asked, so the galley holds the optimum alone, and what else there is gets
// worked out for the paragraphs around a page's foot.
#pragma once

#include <cstdint>
#include <vector>

#include "linebreak/names.h"
#include "linebreak/type_sizes.h"

namespace hustings::linebreak {

struct OtherSetting {
  int64_t cost = 0;         // demerits, as Setting::cost
  std::vector<Line> lines;  // one less than the paragraph has in the galley, or one more
};

class Settings {
 public:
  // Refers to all of these.
  Settings(const Galley& galley, const FontSet& fonts);
  // The settings of `box`, a paragraph of that part (not a list mark), that are worth having: within the bounds of the
  // word space, words divided or not, and by no more than kWorthDemerits a line worse than the optimum. Thread-safe.
  std::vector<OtherSetting> others(uint32_t part, const ParagraphBox& box) const;

  // As bad as if every line's spaces were stretched or shrunk by nine tenths of what they may.
  static constexpr int64_t kWorthDemerits = 6900;

 private:
  const Galley& galley_;
  std::vector<TypeSizes> sizes_;  // one for each type size that contests were fitted to
  Names names_;
};

}  // namespace hustings::linebreak
