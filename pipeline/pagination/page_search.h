// The search behind break_pages: nodes are places where a column can begin, steps are columns and bands between them.
#pragma once

#include <cstdint>
#include <vector>

#include "pagination/page_breaker.h"

namespace hustings::pagination {

inline constexpr uint32_t kNothing = UINT32_MAX;

// The alternatives that a column uses, the last one first.
struct Choice {
  uint32_t alternative = 0;
  uint32_t before = kNothing;  // of PageSearch::choices_
};

// A place where a column begins, reached in the cheapest way. Two ways to it are the same place when all but the cost
// and what follows it is equal.
struct Node {
  uint32_t position = 0;    // of the stop that begins the column
  uint32_t piece = 0;       // of the notes: what is not placed yet
  uint8_t column = 0;       // of its band
  uint8_t verso_white = 0;  // on a recto: what the page facing it leaves empty at its foot, see visible_white
  bool full = false;        // a column of its band before it leaves no white that the facing page would see
  bool recto = true;
  bool first_page = true;  // of the run
  Length y;                // from the page's top to the bottom of what stands above, or to the band's top

  int64_t cost = 0;
  uint32_t parent = kNothing;
  enum class Step : uint8_t { Start, Column, Band, Turn } step = Step::Start;  // what led here
  bool turns = false;                                                          // this step ended a page
  bool complete = false;                                                       // it ended a band
  bool overfull = false;
  uint32_t choice = kNothing;  // Column: its alternatives
  uint32_t ends = kNothing;    // Band: of PageSearch::band_ends_
  int64_t give = 0;
  Length top, height;  // of the band from the page's top; of its text

  bool same_place(const Node& other) const {
    return position == other.position && piece == other.piece && column == other.column && recto == other.recto &&
           first_page == other.first_page && verso_white == other.verso_white && full == other.full && y == other.y;
  }
};

class PageSearch {
 public:
  explicit PageSearch(const Run& run);
  // The cheapest way that costs no more than `most`; false when there is none. A way that costs more than `slack`
  // beyond the cheapest one that has come as far is given up.
  bool search(int64_t most, int64_t slack = INT64_MAX / 4);
  BrokenRun result() const;

 private:
  // A column while it is filled.
  struct Label {
    Length y, stretch, shrink;
    int64_t cost = 0;
    uint32_t choice = kNothing;
    bool begun = false, overfull = false;
  };

  // Where columns are filled from: a node with what its band gives it.
  struct Place {
    uint32_t index = 0;
    Node node;
    Length top;          // of the band
    Length page, room;   // down to the page's foot, from the page's top and from the band's
    Length least;        // a column that ends higher leaves more white than the bound allows
    uint32_t limit = 0;  // where the band ends
    bool one_column = false;
  };

  void visit(uint32_t index);
  void turn_page();
  void fill_column();
  void fill_range(StopRange range, uint32_t behind, std::vector<Label>& labels);
  void place_stop(const Stop& stop, Label& label) const;
  void end_column(uint32_t end, const Label& label, uint32_t last_piece);
  void end_column(uint32_t end, const Label& label, uint32_t last_piece, uint32_t piece, Length notes);
  void end_band(Node band, Length notes);
  void end_page(Node& next, Length white) const;
  void balance_band();
  Node step_to(uint32_t position, uint32_t piece, Node::Step step) const;
  void reach(const Node& node);

  Length page_room(const Node& node) const;
  // The same as the function of that name, in no time.
  Length notes_height(uint32_t first, uint32_t last) const;
  // The bottom of what may stand on the page when this step is its last.
  Length last_room(const Node& node) const;
  uint32_t called_before(uint32_t position) const;             // end of the pieces of all notes called before a stop
  const Alternative* alternative_at(uint32_t position) const;  // that this stop is a line of
  uint32_t band_end(uint32_t position) const;
  bool spans(uint32_t position) const;
  std::vector<StopRange> ranges(uint32_t first, uint32_t end, uint32_t choice) const;

  const Run& run_;
  std::vector<uint32_t> order_;              // of positions, each after all from which it can be reached
  std::vector<uint32_t> band_ends_at_;       // of each stop of the galley: where its band ends
  std::vector<uint32_t> first_alternative_;  // of each stop of the galley, kNothing: none
  std::vector<Length> piece_bottoms_;        // of each piece: the height of all before it, with their spaces
  std::vector<uint32_t> notes_begun_;        // of each piece: notes that begin before it
  std::vector<Node> nodes_;
  std::vector<std::vector<uint32_t>> at_;  // nodes at each position
  std::vector<Choice> choices_;
  std::vector<std::vector<uint32_t>> band_ends_;  // of balanced bands: where each column ends
  std::vector<Label> labels_;
  // The cheapest place that is reached and lies ahead; none: whatever comes next is taken.
  struct Ahead {
    int64_t cost = INT64_MAX / 4;
    size_t order = 0;  // of order_
  };
  void look_ahead(size_t order);

  Place from_;
  Node best_;
  int64_t bound_ = 0, slack_ = 0;
  Ahead ahead_;
  std::vector<uint32_t> order_of_;  // of each position: its place in order_
  size_t farthest_ = 0;             // place in order_ that has been reached
};

// A band of several columns that ends on its page: `path` are the positions of its stops in order, `first_piece` what
// notes are left over from before.
struct Balanced {
  std::vector<size_t> ends;  // of `path`: where each column ends
  Length height;
  int64_t cost = 0;
};
// The cheapest way to fill the band for each height that it can have, as far as it costs no more than `most`.
std::vector<Balanced> balance_columns(const Run& run, const std::vector<uint32_t>& path, uint32_t first_piece,
                                      Length top, Length room, int64_t most);

// The place of a stop's top below its column's, `y` being the bottom of the stop above.
Length stop_top(const Run& run, const Stop& stop, Length column_top, Length y, bool first, Length space);

}  // namespace hustings::pagination
