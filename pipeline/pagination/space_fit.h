// Equal space for all who stand in a contest. What one is granted, all have; and when somebody's words do not fit, the
// type of all of them is made smaller, never that of one. The size that is sought is the largest that fits everybody:
// by bisection over whole steps, with those who do not fit, and then confirmed with all, since a paragraph in smaller
// type may for once need a line more.
//
// (ORS 251.095 grants each candidate 30 square inches, OAR 165-022-0060 the same space for every statement.)
#pragma once

#include <vector>

#include "linebreak/galley.h"
#include "pagination/space_need.h"

namespace hustings::pagination {

class SpaceFit {
 public:
  // Grants every Part its space in `fit`; sizes and grants that it has already, from a round before, stay.
  SpaceFit(const StyledDocument& styled, Fit& fit);
  // Whether Parts must be set again, in the fit as it is then. False when all fit or nothing more can be done.
  bool next(const Galley& galley, Fit& fit);
  // Reports `space-exceeded` for everyone who has no room, at the first line too many, and `space-impossible` where no
  // column holds what the layout grants.
  void report(const Galley& galley, Diagnostics& diagnostics);

 private:
  struct Contest {
    std::vector<uint32_t> parts;
    GrantedRoom room;
    StyleId style = 0;  // that grants it
    bool granted = false;
    int32_t smallest = 1000;  // per mille
    enum class Phase : uint8_t { Start, Search, Confirm, Done } phase = Phase::Start;
    std::vector<uint32_t> longer;  // of parts: those that did not fit at first
    int32_t low = 0, high = 0;     // steps: the last one that did not fit, the first one that is thought to
    int32_t step = 0;              // that is tried
    bool measured = false;         // Longest: what it needs is known
    int32_t steps() const;         // down to the smallest size
    int32_t size(int32_t step) const;
  };

  void measure(const Galley& galley);
  bool any_over(const std::vector<uint32_t>& parts) const;
  bool advance(Contest& contest, Fit& fit) const;
  bool grant_longest(Contest& contest, Fit& fit) const;
  static void try_step(Contest& contest, int32_t step, const std::vector<uint32_t>& parts, Fit& fit);
  void report_over(const GalleyPart& part, uint32_t index, const Contest& contest, Diagnostics& diagnostics) const;

  const StyledDocument& styled_;
  std::vector<Contest> contests_;
  std::vector<SpaceNeed> needs_;                             // of each Part
  std::vector<std::shared_ptr<const GalleyPart>> measured_;  // that they are of
};

}  // namespace hustings::pagination
