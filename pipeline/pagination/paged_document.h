// Pages: what stands where. The last value before bytes are written.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/geometry.h"
#include "document/page_map.h"
#include "linebreak/galley.h"

namespace hustings {

enum class FragmentKind : uint8_t {
  Lines,    // `line_count` lines of `part`, from `first_line`; `area.x`, `area.y` is the start edge's left and the top
            // of the first line; lines' own x is added (from the right edge for right-to-left paragraphs, where
            // `area.width` is the measure)
  Picture,  // PictureBox `index`, drawn into `area`
  Fill,     // `area` in `color`: grounds, borders, rules, column rules; always an artifact of layout
  Furniture,  // a running head or folio: `index` of PagedDocument::furniture; its baseline begins at `area.x`, `area.y`
              // and is `area.width` long
};

struct Fragment {
  FragmentKind kind = FragmentKind::Lines;
  bool artifact = false;  // repeated table headers: drawn, not read
  // Furniture: the baseline runs to the right, upwards (90) or downwards (270) from where it begins.
  uint16_t rotation = 0;
  bool note = false;  // of a note at the foot: no place in the text that runs through the pages
  uint32_t part = 0;
  NodeId node = kNoNode;   // the styled text block, picture or rule it shows
  uint32_t paragraph = 0;  // Lines: GalleyPart::paragraphs
  uint32_t first_line = 0, line_count = 0;
  uint32_t index = 0;
  Rect area;
  Color color;
};

// Where a line of furniture stands, which is the kind of artifact that it is (ISO 32000-1, 14.8.2.2.2).
enum class FurniturePlace : uint8_t { Header, Footer, Body, Tab };

struct FurnitureLine {
  shape::ShapedLine line;
  StyleId style = 0;
  Length width;
  FurniturePlace place = FurniturePlace::Header;
};

struct Page {
  uint32_t master = 0;
  uint32_t number = 1;  // physical, from 1
  bool recto = true;
  bool blank = false;
  std::string folio;  // "iv", "12"
  bool roman = false;
  uint32_t folio_number = 1;
  uint32_t first_fragment = 0, fragment_count = 0;  // of PagedDocument::fragments, in reading order, grounds first
};

// Something the page breaker had to give.
struct Compromise {
  enum class Kind : uint8_t {
    Widow,            // the last line of a paragraph alone at a column's top
    Orphan,           // the first line of a paragraph alone at a column's foot
    StrandedHeading,  // none, one or two lines below a heading at a column's foot
    Parted,           // what the layout wants together
    HyphenAtFoot,     // a word goes on in the next column
    ShortColumn,      // `lines` lines are empty at its foot, though the text goes on
    ShortPage,        // the last page of several holds next to nothing
    UnequalFacing,    // ends `lines` lines from where the page facing it does
    UnequalColumns,   // the last ones of a section, by `lines` lines
    TightSpaces,      // around headings and the like: `lines` per cent of what they can give
    LooseSpaces,
    ShorterParagraph,  // set in one line less than is best
    LongerParagraph,
    NoteSplit,  // a note goes on at the next column's foot
    NoteAway,   // a note does not begin where its mark is
    NotesAlone,
    Overfull,  // higher than the page
  };
  uint32_t page = 0;   // index of PagedDocument::pages
  TextPosition place;  // what stands below the break, or what gave
  Kind kind = Kind::Parted;
  int64_t lines = 0;
  int64_t cost = 0;  // on the scale of pagination/page_cost.h
};
std::string_view name_of(Compromise::Kind kind);  // "widow"

namespace pagination {
struct SettledRun;
}

struct PagedDocument {
  std::shared_ptr<const StyledDocument> styled;
  std::shared_ptr<ShapeCache> cache;
  std::vector<std::shared_ptr<const GalleyPart>> parts;
  std::vector<Page> pages;
  std::vector<Fragment> fragments;
  std::vector<FurnitureLine> furniture;
  std::vector<Compromise> compromises;
  // How each run of pages was broken, for the next round of pages.
  std::vector<std::shared_ptr<const pagination::SettledRun>> runs;
  void dump(std::ostream& out, const FontSet& fonts) const;
};

namespace pagination {

// A run of pages whose Parts are those of `previous`, on the same side, is broken as it was there.
PagedDocument paginate(const Galley& galley, const FontSet& fonts, Diagnostics& diagnostics,
                       const PagedDocument* previous = nullptr);
PageMap page_map(const PagedDocument& paged);

}  // namespace pagination
}  // namespace hustings
