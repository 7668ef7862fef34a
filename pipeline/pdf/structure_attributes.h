// What elements of lists and tables say besides their type: ISO 32000-1, 14.8.5.5 and 14.8.5.7.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/structure_plan.h"

namespace hustings::pdf {

// The ListNumbering of a List or DescriptionList: what its marks look like.
std::string_view list_numbering(const StyledPart& part, NodeId list);

// The headers of cells, where Scope alone does not tell them: in tables whose head has several rows, or whose header
// cells span some, or that have more headers further down (PDF/UA-1, 7.5).
class CellHeaders {
 public:
  explicit CellHeaders(const StructurePlan& plan) : plan_(plan) {}
  // Tables come before their cells.
  void read(const StyledPart& part, uint32_t index, NodeId table);
  // The ID of a cell that others name as their header: its own, or one made for it; empty when none does.
  std::string identifier(const StyledPart& part, uint32_t index, NodeId cell) const;
  // "/Headers[...]", or nothing.
  std::string attribute(const StyledPart& part, uint32_t index, NodeId cell) const;

 private:
  using Cell = std::pair<uint32_t, NodeId>;
  const StructurePlan& plan_;
  std::map<Cell, std::vector<NodeId>> headers_;
  std::map<Cell, bool> named_;
};

}  // namespace hustings::pdf
