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
  uint32_t page = 0;  // index of PagedDocument::pages
  TextPosition place;
  std::string what;  // "widow", "orphan", "stranded-heading", "underfull-page"
  int64_t cost = 0;
};

struct PagedDocument {
  std::shared_ptr<const StyledDocument> styled;
  std::shared_ptr<ShapeCache> cache;
  std::vector<std::shared_ptr<const GalleyPart>> parts;
  std::vector<Page> pages;
  std::vector<Fragment> fragments;
  std::vector<FurnitureLine> furniture;
  std::vector<Compromise> compromises;
  void dump(std::ostream& out, const FontSet& fonts) const;
};

namespace pagination {

PagedDocument paginate(const Galley& galley, const FontSet& fonts, Diagnostics& diagnostics);
PageMap page_map(const PagedDocument& paged);

}  // namespace pagination
}  // namespace hustings
