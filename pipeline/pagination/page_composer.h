// Fills pages with the strips of a page sequence, run by run: has each run broken, opens its pages on the sides that
// are asked for, and puts everything where the breaker wants it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "linebreak/settings.h"
#include "pagination/page_breaker.h"
#include "pagination/placement.h"
#include "pagination/run_gatherer.h"

namespace hustings::pagination {

// How a run was broken.
struct SettledRun {
  // What it depends on.
  Cursor from;
  std::vector<std::shared_ptr<const GalleyPart>> galley;  // its Parts
  uint32_t length = 0;
  bool recto = true;
  Length first_room, last_room;
  // What came of it: pages, in stops of the Parts as they are set for them, and what was given, by page of the run.
  BrokenRun broken;
  std::vector<std::shared_ptr<const GalleyPart>> set;
  std::vector<Compromise> compromises;
};

class PageComposer {
 public:
  // `strips` change where a paragraph is set in other lines than the galley's.
  PageComposer(PagedDocument& paged, std::vector<PartStrips>& strips, const linebreak::Settings& settings,
               const PagedDocument* previous, Diagnostics& diagnostics);
  // Parts [first, last), which are all of one sequence.
  void compose(uint32_t first, uint32_t last);
  // Of each page of `paged`, without furniture.
  std::vector<PageContent>& contents() { return contents_; }
  // The left edge of a page's text block.
  static Length left_edge(const Page& page, const PageMaster& master, Direction binding);
  // The height of a master's text block.
  static Length body_height(const PageMaster& master);

 private:
  void open_page(Break side);
  void take_edges();
  void close_page();
  void add_page(bool blank);
  const PageMaster& master_of(uint32_t index) const;
  const PageMaster& master() const { return master_of(paged_.pages.back().master); }

  GatheredRun gather(Cursor from, Break forced, uint32_t last) const;
  BrokenRun break_run(GatheredRun& run, Cursor from, Break forced, uint32_t last);
  // As it was settled in the round before; null when something is different now.
  std::shared_ptr<const SettledRun> settled_before(const GatheredRun& run, Cursor from) const;
  std::shared_ptr<const SettledRun> settle(const GatheredRun& run, Cursor from);
  void place_run(const GatheredRun& run, const BrokenRun& broken);
  void leave_granted_pages(const GatheredRun& run, size_t used);
  void place_band(const GatheredRun& run, const Band& band, bool ends_page);
  void place_column(const GatheredRun& run, const BrokenColumn& column, Length left, Length top, Length foot);
  void place_column_rules(Length top, Length height);

  PagedDocument& paged_;
  std::vector<PartStrips>& strips_;
  const linebreak::Settings& settings_;
  Diagnostics& diagnostics_;
  // Runs of the round before, by their first Part and slug.
  std::map<std::pair<uint32_t, uint32_t>, std::shared_ptr<const SettledRun>> previous_;
  std::vector<PageContent> contents_;
  Placer placer_;
  uint32_t next_folio_ = 1;

  // Of the sequence that is being composed.
  PageSequence sequence_;
  std::set<uint32_t> begun_;     // sequences that have had pages
  bool first_page_ = true;       // no text stands on a page of it yet
  bool before_sequence_ = true;  // nor does a blank page count with it
  uint8_t columns_ = 1;
  size_t first_of_sequence_ = 0;
  bool last_has_master_ = false, last_run_ = false;
  Length left_, top_, bottom_, y_;
  std::vector<Length> tops_;
};

}  // namespace hustings::pagination
