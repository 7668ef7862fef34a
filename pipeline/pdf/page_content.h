// One page: its fragments as a content stream, and what other parts of the file must know of it. Pages know nothing of
// each other, so they are written in parallel.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"
#include "pagination/paged_document.h"
#include "pdf/glyph_codes.h"
#include "pdf/structure_plan.h"

namespace hustings::pdf {

// A marked piece of a page: its MCID is its index in PageContent::marked.
struct MarkedPiece {
  ElementId element = 0;
  uint32_t text_begin = 0;  // in its Part's text: its place among its element's children
};

// Where a link can be touched on a page: one rectangle a line.
struct LinkPiece {
  ElementId element = 0;
  Rect area;
};

struct PlacedFigure {
  ElementId element = 0;
  Rect area;
};

struct PageContent {
  std::string data;  // deflated
  std::vector<MarkedPiece> marked;
  std::vector<LinkPiece> links;  // those of one element stand together
  std::vector<PlacedFigure> figures;
};

// Names of what a page draws with: "F3" is FaceId 3, "X7" picture 7.
PageContent write_page(const StyledDocument& styled, const PagedDocument& paged, const FontSet& fonts,
                       const GlyphCodes& codes, const StructurePlan& plan, const Page& page, int compression);

// All shapes that stand on pages.
void announce_shapes(const PagedDocument& paged, GlyphCodes& codes);

}  // namespace hustings::pdf
