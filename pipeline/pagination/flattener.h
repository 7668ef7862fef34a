// Flattening at work: elements to slugs, and rows of tables to slices.
#pragma once

#include <vector>

#include "pagination/strip.h"

namespace hustings::pagination {

class Flattener {
 public:
  Flattener(const GalleyPart& part, Length room, PartStrips& strips) : part_(part), room_(room), strips_(strips) {}
  Strip flatten(const Flow& flow);

 private:
  // What lies between two boxes.
  struct Gap {
    Length space, stretch, shrink, lead;
    int32_t penalty = 0;
    Break forced = Break::Auto;
    bool opened = false;
    std::vector<StripTag> tags;
  };

  bool is_heading(const Slug& slug) const;
  // The slug takes the gap before it.
  void add(Strip& strip, Gap& gap, bool spans, Slug slug);
  void add_lines(Strip& strip, Gap& gap, bool spans, const Element& element);
  // Boxes kept together over more than a page can only be parted; headings still stay with what follows.
  void part_the_unkeepable(Strip& strip) const;
  static void stack(Strip& strip);

  // Tables (row_groups.cpp).
  void add_table(Strip& strip, Gap& gap, bool spans, uint32_t index);
  uint32_t end_of_group(const TableBox& table, uint32_t row) const;
  uint32_t add_group(uint32_t index, uint32_t row, uint32_t after, bool side_by_side);
  // Cuts a group where slugs of its cells end; slugs of other cells that a cut would cross go below it.
  void slice(RowGroup& group, bool cut);
  // What a slice takes more when a column starts with it: the padding of its cells, and the slugs that the cut before
  // it would have crossed.
  Length top_of(uint32_t group_id, uint32_t slice_id) const;

  const GalleyPart& part_;
  const Length room_;
  PartStrips& strips_;
};

}  // namespace hustings::pagination
