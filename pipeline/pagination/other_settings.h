// Paragraphs that give a line or take one, so that a page need not end badly.
#pragma once

#include <map>
#include <vector>

#include "linebreak/settings.h"
#include "pagination/page_breaker.h"
#include "pagination/run_gatherer.h"

namespace hustings::pagination {

// The paragraphs of a run in one line less or one more, each as far as its layout lets it (`looseness`).
class OtherSettings {
 public:
  // Adds them to the run as alternatives.
  OtherSettings(GatheredRun& run, const StyledDocument& styled, const linebreak::Settings& settings,
                const std::vector<std::shared_ptr<const GalleyPart>>& parts, const std::vector<PartStrips>& strips);
  bool empty() const { return others_.empty(); }
  // Sets the paragraphs as the pages have them. `set` are the run's Parts; one that changes is copied.
  struct Given {
    TextPosition place;
    int32_t lines = 0;  // more or, when negative, less
    uint32_t stop = 0;  // of its first line in the changed run
    int64_t cost = 0;
  };
  std::vector<Given> apply(const BrokenRun& broken, std::vector<std::shared_ptr<const GalleyPart>>& set) const;

 private:
  struct Other {
    uint32_t part = 0, paragraph = 0;
    linebreak::OtherSetting setting;
  };
  // The stops of a paragraph as the galley has it.
  struct Usual {
    uint32_t first = 0, count = 0;
  };
  Stop stop_of(const GalleyPart& part, const ParagraphBox& box, const Usual& usual,
               const linebreak::OtherSetting& other, uint32_t index) const;
  Given apply(uint32_t index, std::vector<std::shared_ptr<const GalleyPart>>& set) const;

  const GatheredRun& run_;
  const std::vector<PartStrips>& strips_;
  std::vector<Other> others_;  // one for each alternative of the run
};

}  // namespace hustings::pagination
