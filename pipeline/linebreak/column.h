// From the tree of blocks to the vertical list of a galley: boxes, the spaces between them, what a break there would
// cost, and what else goes with a box (frames, marks, labels).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "linebreak/galley.h"
#include "linebreak/paragraph.h"
#include "linebreak/room.h"
#include "linebreak/table_columns.h"
#include "linebreak/table_grid.h"
#include "linebreak/type_sizes.h"

namespace hustings::linebreak {

// Where blocks may stand: left edge in the column, width.
struct Area {
  Length left, width;
};

// The area inside these edges, never empty and never outside.
Area inset(Area area, const Edges& edges, Direction direction);

class ColumnBuilder {
 public:
  ColumnBuilder(const StyledDocument& styled, const FontSet& fonts, const TypeSizes& sizes, const Names& names,
                const Room& room, ShapeCache* cache, GalleyPart& part, Diagnostics& diagnostics);
  // Sets the whole Part.
  void build();

 private:
  // A flow while it grows. Between two boxes everything that may keep them apart or together is gathered in the gap and
  // written when the second box comes.
  struct Column {
    Flow flow;
    Space space;  // the widest of all that meet here
    bool has_space = false;
    bool begun = false;    // has a box
    bool in_cell = false;  // no space at its top
    uint32_t frames = 0;   // open around this place
    bool in_note = false;  // a flow between flows: it neither spans columns nor forces or hinders a break
    int32_t penalty = 0;
    Break forced = Break::Auto;
    uint8_t together = 0;       // keep-together of the blocks that are open
    uint8_t keep = 0;           // of the blocks that hold the last box and are open still
    std::vector<Element> tags;  // go with the next box
  };
  struct Frame {
    bool open = false;
    uint32_t index = 0;
    Area inner;
  };

  void block(NodeId node, Area area, Column& column);
  void in_flow(NodeId node, Area area, Column& column);
  void children(NodeId node, Area area, Column& column);
  void text_block(NodeId node, Area area, Column& column);
  void list_item(NodeId node, Area outer, Area inner, Column& column);
  void list_mark(NodeId node, Area outer, Area inner, Column& column);
  void picture(NodeId node, Area area, Column& column);
  void rule(NodeId node, Area area, Column& column);
  void table(NodeId node, Area area, Column& column);
  void side_by_side(NodeId node, Area area, Column& column);
  uint32_t cell_flow(NodeId node, Area area, Length& height);
  void continued(NodeId node, Area area, TableBox& box);

  void space(Column& column, const Space& space);
  void emit(Column& column, const Element& box);
  // What has no box after it: marks of empty blocks, the space and the break at the end.
  static void finish(Column& column);
  Frame open_frame(NodeId node, Area area, Column& column);
  void close_frame(const Frame& frame, Column& column);
  // Labels and marks of all nodes up to this one that have not had theirs yet.
  void tag(NodeId last, Column& column);
  bool has_content(NodeId node) const;
  void share_indents(NodeId list, Area area);
  NodeId last_of(NodeId node) const;

  // Notes (notes.cpp).
  void find_notes();
  bool floats(NodeId node) const { return !note_of_.empty() && note_of_.find(node) != note_of_.end(); }
  void float_note(NodeId node, Column& column);
  // A section of notes that leaves nothing in the column: all that is in it floats, but for its rule.
  bool is_left_by_notes(NodeId node) const;
  // The space between two notes, as between any two blocks, is the wider of those that meet.
  void part_notes();
  void separate_notes();

  // Content widths, for tables `whole` wide at most; edges included. `divided`: words where they may be.
  ContentWidths content_widths(NodeId node, bool divided);
  std::vector<ContentWidths> column_contents(const TableGrid& grid, Length whole, bool divided);
  // Shares `width` among the columns; `automatic` tables take no more than they need. Sets the table smaller when that
  // makes it fit: set_smaller() takes that back.
  std::vector<Length> column_widths(NodeId node, const TableGrid& grid, Length width, bool automatic);
  void told_widths(const TableGrid& grid, Length whole, std::vector<ContentWidths>& columns);
  int32_t smallest(const ComputedStyle& style) const;
  // Whether this is a table whose words must be divided to stand in one column, even in its smallest type, or a heading
  // right above one: then it stands across all of them, where nothing is around it.
  bool needs_all_columns(NodeId node);
  int32_t fitting_size(const TableGrid& grid, Length width, int32_t floor, bool divided,
                       std::vector<ContentWidths>& columns);
  std::vector<Length> best_widths(const TableGrid& grid, const std::vector<ContentWidths>& columns, Length width);
  void gather(NodeId node, Length inset, TableContent& content, CellContent& cell);
  // Columns of figures (figure_columns.cpp): what a line has left and right of the place that all have below each
  // other.
  struct AroundSign {
    Length before, after;
  };
  NodeId figures_in(NodeId cell) const;
  AroundSign around_sign(const ParagraphBox& box, const Line& line);
  AroundSign around_sign(NodeId node);
  void align_figures(const std::vector<TableCellBox>& cells, size_t columns);
  void report_too_wide(NodeId node, Length needed, Length width, bool smaller);
  std::vector<Length> side_by_side_widths(NodeId node, Length width) const;
  static void set_row_heights(std::vector<TableRowBox>& rows, const std::vector<TableCellBox>& cells);

  // From here on everything is set at this many thousandths of the Part's size, edges of boxes as well.
  void set_smaller(int32_t per_mille);
  const TypeSizes& sizes() const { return *sizes_; }
  Edges sized(Edges edges) const;
  // Of a cell, less at its sides while a table closes up.
  Edges padding_of(NodeId node) const;
  Length sides(NodeId node) const;

  const ComputedStyle& style_of(NodeId node) const { return styled_.style(tree_.nodes[node].style); }

  const StyledDocument& styled_;
  const FontSet& fonts_;
  const TypeSizes& full_sizes_;
  const TypeSizes* sizes_;
  std::vector<std::unique_ptr<TypeSizes>> smaller_;  // those of tables set smaller
  int32_t shrunk_ = 1000;                            // of the Part's size
  bool closes_up_ = false;  // the table around this place has no room for the white between its columns
  bool divides_ = false;    // the table whose widths were chosen last has no room for whole words
  const Room room_;
  GalleyPart& part_;
  const StyledPart& tree_;
  Diagnostics& diagnostics_;
  ParagraphSetter setter_;
  std::vector<PlacedItem> placed_;
  int32_t indent_per_mille_ = 1000;  // of the indents of list items: see share_indents
  Length outermost_indent_;          // and what those of the outermost list have at least
  NodeId in_list_ = kNoNode;         // the outermost list around this place
  Area list_area_{};                 // and where it stands
  NodeId in_box_ = kNoNode;          // child of a SideBySide whose width is settled already
  NodeId tagged_ = 0;
  size_t next_mark_ = 0;
  std::map<NodeId, uint32_t> note_of_;  // bodies that float: of GalleyPart::notes
  std::vector<Space> after_note_;       // of each: the space after it
};

// The height of a set flow, spaces at their natural size.
Length flow_height(const GalleyPart& part, const Flow& flow);

}  // namespace hustings::linebreak
