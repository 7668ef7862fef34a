// Fills pages with the strips of a page sequence: columns, spanners across them, forced breaks, blank pages.
#pragma once

#include <cstdint>
#include <vector>

#include "pagination/chooser.h"
#include "pagination/placement.h"

namespace hustings::pagination {

class PageComposer {
 public:
  PageComposer(PagedDocument& paged, const std::vector<PartStrips>& strips, Diagnostics& diagnostics);
  // Parts [first, last), which are all of one sequence.
  void compose(uint32_t first, uint32_t last);
  // Of each page of `paged`, without furniture.
  std::vector<PageContent>& contents() { return contents_; }
  // The left edge of a page's text block.
  static Length left_edge(const Page& page, const PageMaster& master, Direction binding);

 private:
  void gather(uint32_t first, uint32_t last);
  void open_page(Break side);
  void close_page();
  void add_page(bool blank);
  // Places what stands at `next_` and moves it on; false when it needs a new page.
  bool fill_band();
  bool fill_spanner(Length room);
  bool fill_columns(Length room);
  void place(size_t first, size_t last, Length left, Length top);
  void place_columns(const std::vector<ColumnEnd>& columns);
  void record_break(size_t stop, bool page_end);
  void report_overfull(size_t stop);
  void find_limit();
  // At the top of a run of pages up to the next forced break: settles by how much its spaces shrink.
  void squeeze_run();
  bool at_top() const { return y_ == top_; }
  bool forces_page(const Stop& stop) const;
  uint32_t part_of(size_t stop) const;
  TextPosition position(size_t stop) const;
  const PageMaster& master() const { return paged_.styled->masters[paged_.pages.back().master]; }

  PagedDocument& paged_;
  const std::vector<PartStrips>& strips_;
  Diagnostics& diagnostics_;
  std::vector<PageContent> contents_;
  Placer placer_;
  uint32_t next_folio_ = 1;

  // Of the sequence that is being composed.
  PageSequence sequence_;
  bool first_page_ = true;
  uint8_t columns_ = 1;
  std::vector<Stop> stops_;
  std::vector<Length> shrinks_;      // of each stop's space
  int32_t squeeze_ = 0;              // thousandths of them that the present run has given up
  std::vector<size_t> part_begins_;  // first stop of each part
  uint32_t first_part_ = 0;
  size_t next_ = 0, limit_ = 0;  // what is placed is below next_; up to limit_ one kind of band goes on
  Length left_, top_, bottom_, y_;
};

}  // namespace hustings::pagination
