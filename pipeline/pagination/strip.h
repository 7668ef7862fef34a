// A galley flattened for the page breaker: a strip of slugs, each one box that no page end may divide (a line, a
// picture, a row of a table), with what a break before it costs and how much height it takes. Rows that are too tall
// are sliced where their leading cell's lines end, so that they are slugs like all others.
//
// (A slug was a line of type cast in one piece of metal.)
#pragma once

#include <cstdint>
#include <vector>

#include "linebreak/galley.h"

namespace hustings::pagination {

enum class SlugKind : uint8_t { Line, Picture, Rule, Slice };

// Why a break is dear.
enum class Reason : uint8_t { None, Orphan, Widow, Heading, Keep, Row, Hyphen };

struct Slug {
  SlugKind kind = SlugKind::Line;
  Reason reason = Reason::None;
  Break forced = Break::Auto;               // before it
  bool spans = false;                       // across all columns
  int32_t penalty = 0;                      // of a break before it
  uint32_t index = 0;                       // Line: paragraph; Picture, Rule: box; Slice: of PartStrips::slices
  uint32_t line = 0;                        // Line: of GalleyPart::lines
  uint32_t first_tag = 0, tag_count = 0;    // what goes with it: of Strip::tags
  uint32_t first_note = 0, note_count = 0;  // that it calls: of PartStrips::called
  bool heading = false;                     // a line of one
  // Of a note, or of what stands above notes, that are in the main strip: see PartStrips::rigid.
  bool note = false, artifact = false;
  Length space;                // before it; vanishes at a column's top
  Length stretch, shrink;      // of that space
  Length lead, height, trail;  // edges of frames that open with it; its own; edges of frames that close after it
  Length at_top;               // more height when a column starts with it: repeated table heads and the like
  Length y;                    // of its lead's top, from the strip's top
  Length extent() const { return lead + height + trail; }
};

// A frame around slugs [first, last]; its edges lie this much below the top of the first slug's lead and above the
// bottom of the last one's trail.
struct StripFrame {
  uint32_t frame = 0;  // of GalleyPart::frames
  uint32_t first = 0, last = 0;
  Length below_top, above_bottom;
};

struct StripTag {
  ElementKind kind = ElementKind::Mark;  // Mark or ListMark
  uint32_t index = 0;
};

struct Strip {
  std::vector<Slug> slugs;
  std::vector<StripFrame> frames;
  std::vector<StripTag> tags;
  // What follows the last slug.
  Length tail_space;
  int32_t tail_penalty = 0;
  Break tail_break = Break::Auto;
  bool empty() const { return slugs.empty(); }
};

// Rows that row spans tie together; most often one row.
struct GroupCell {
  uint32_t cell = 0;   // of GalleyPart::cells
  uint32_t strip = 0;  // of PartStrips::cells
  Length y, height;    // of its box, from the group's top
  Length content;      // where its strip starts, from the group's top
};
struct RowGroup {
  uint32_t table = 0;
  uint32_t first_cell = 0, cell_count = 0;  // of PartStrips::group_cells
  uint32_t first_slice = 0, slice_count = 1;
  Length height;
};
// A piece of a group from one cut to the next. `first_slug`: for each cell of the group, where its strip goes on.
struct Slice {
  uint32_t group = 0;
  uint32_t first_slug = 0;  // of PartStrips::slice_slugs, cell_count of them
  Length from, to;          // of the group's height
  // Heads repeated above when a column starts here: slices [first_head, first_head + head_count).
  uint32_t first_head = 0, head_count = 0;
  Length head_height;
  // What stands above them then: of PartStrips::cells.
  uint32_t continued = UINT32_MAX;
  Length continued_height;
};

struct PartStrips {
  Strip main;
  std::vector<Strip> cells;
  std::vector<Strip> notes;      // of GalleyPart::notes
  std::vector<uint32_t> called;  // notes in the order in which the main strip's slugs call them
  Strip separator;               // between a column's text and its notes
  std::vector<GroupCell> group_cells;
  std::vector<RowGroup> groups;
  std::vector<Slice> slices;
  std::vector<uint32_t> slice_slugs;
  // The main strip fills the block that the Part is granted, its notes at the foot of it: it is never broken, and
  // nothing in it gives or takes space or stands on a grid.
  bool rigid = false;
  Length needed;  // the height of what stands in a granted block, fits or not

  // The slugs of a group's cell that stand in slices [first, last).
  uint32_t slugs_begin(const RowGroup& group, uint32_t cell, uint32_t slice) const {
    if (slice >= group.first_slice + group.slice_count) {
      return static_cast<uint32_t>(cells[group_cells[group.first_cell + cell].strip].slugs.size());
    }
    return slice_slugs[slices[slice].first_slug + cell];
  }
};

// `room` is the height of a page's body: boxes kept together that cannot stand on one page may be parted after all, and
// rows of more than a part of it are sliced.
PartStrips flatten(const GalleyPart& part, Length room);

// Makes the main strip a block of the space that the Part is granted (Granted::pages of 0), when it fits; of whole
// pages it has them begin and end with it.
void grant_space(const StyledDocument& styled, const GalleyPart& part, PartStrips& strips);
// Between two granted blocks: the space that the layout gives their roots.
Length granted_gap(const ComputedStyle& root);

// Gives each note to the slug of the main strip that calls it.
void call_notes(const GalleyPart& part, PartStrips& strips);

// What a break costs between line `index` and the one before it, in a paragraph of `count` lines.
struct BreakPrice {
  int32_t penalty = 0;
  Reason reason = Reason::None;
};
BreakPrice price_inside(const ParagraphBox& box, uint32_t index, uint32_t count, bool hyphenated);

}  // namespace hustings::pagination
