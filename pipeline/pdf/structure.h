// The structure tree in the file: elements with their marked pieces as children, and the tables that lead back from a
// piece on a page to its element (parent tree) and from an ID to its element (ISO 32000-1, 14.7).
#pragma once

#include <span>
#include <vector>

#include "pdf/objects.h"
#include "pdf/page_content.h"
#include "pdf/structure_plan.h"

namespace hustings::pdf {

// A link annotation, which its Link element names among its children.
struct Annotation {
  ElementId element = 0;
  uint32_t page = 0;
  ObjectId object = 0;
};

struct PlacedPages {
  std::span<const PageContent> contents;
  std::span<const ObjectId> objects;
  std::span<const Length> heights;
};

// Keys of the parent tree: page i has i, annotation k has the number of pages + k. Returns the StructTreeRoot.
ObjectId write_structure(Objects& objects, const StyledDocument& styled, const StructurePlan& plan,
                         const PlacedPages& pages, std::span<const Annotation> annotations);

}  // namespace hustings::pdf
