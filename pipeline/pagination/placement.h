// Puts slugs where the page breaker wants them: fragments with coordinates, frames and cells cut where a column ends.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pagination/paged_document.h"
#include "pagination/strip.h"

namespace hustings::pagination {

// What one page got, before running heads.
struct PageContent {
  std::vector<Fragment> grounds, fragments;
  struct PlacedMark {
    uint32_t part = 0, mark = 0;  // of StyledPart::marks
    bool heads_page = false;      // goes with the first thing on the page
  };
  std::vector<PlacedMark> marks;  // in reading order
};

class Placer {
 public:
  Placer(const StyledDocument& styled, const std::vector<std::shared_ptr<const GalleyPart>>& parts,
         const std::vector<PartStrips>& strips)
      : styled_(styled), parts_(parts), strips_(strips) {}

  void begin(PageContent& content) { content_ = &content; }
  // Slugs [first, first + tops.size()) of a Part's main strip, whose tops stand at these heights on the page; `left` is
  // the column's left edge. The first one stands at the column's top when `begins_column`.
  void place_text(uint32_t part, uint32_t first, Length left, std::span<const Length> tops, bool begins_column);
  // Slugs [first, last) of a note, from `top` down. Gives back the bottom.
  Length place_note(uint32_t part, uint32_t note, uint32_t first, uint32_t last, Length left, Length top);
  // What stands above a column's notes, an artifact. Gives back the bottom.
  Length place_separator(uint32_t part, Length left, Length top);

 private:
  struct Context {
    uint32_t index;
    const GalleyPart& part;
    const PartStrips& strips;
    Length left;
    bool artifact = false, note = false;
  };

  // Slugs [first, last), from `top` down or, where they are given, at their own tops.
  Length place(const Context& context, const Strip& strip, uint32_t first, uint32_t last, Length top,
               std::span<const Length> given = {}, bool begins_column = true);
  void place_tags(const Context& context, const Strip& strip, const Slug& slug, Length y);
  void place_slices(const Context& context, uint32_t first, uint32_t last, Length top, Length at_top, Length height);
  void place_frames(const Context& context, const Strip& strip, uint32_t first, uint32_t last,
                    const std::vector<Length>& tops, const std::vector<Length>& bottoms, size_t grounds);
  void lines(const Context& context, uint32_t paragraph, uint32_t first_line, uint32_t count, Length y, Length height);
  void fill(std::vector<Fragment>& into, const Context& context, NodeId node, Rect area, Color color) const;
  void borders(std::vector<Fragment>& into, const Context& context, NodeId node, Rect area, const Edges& border,
               Color color, bool before, bool after) const;

  const StyledDocument& styled_;
  const std::vector<std::shared_ptr<const GalleyPart>>& parts_;
  const std::vector<PartStrips>& strips_;
  PageContent* content_ = nullptr;
};

}  // namespace hustings::pagination
