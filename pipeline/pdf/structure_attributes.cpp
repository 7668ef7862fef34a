#include "pdf/structure_attributes.h"

#include <algorithm>
#include <charconv>

#include "linebreak/table_grid.h"
#include "pdf/syntax.h"

namespace hustings::pdf {
namespace {

NodeId first_mark(const StyledPart& part, NodeId list) {
  const NodeId item = part[list].first_child;
  const NodeId first = item == kNoNode ? kNoNode : part[item].first_child;
  return first != kNoNode && part[first].display == Display::Mark ? first : kNoNode;
}

// a to z, then aa, ab: no number is written the same way in letters and in Roman figures.
std::string in_letters(uint64_t number) {
  std::string letters;
  for (; number > 0; number = (number - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('a' + (number - 1) % 26));
  return letters;
}

using linebreak::GridCell;

// A table of a thousand cells that are headers of a thousand others helps nobody: it keeps its scopes.
constexpr size_t kMostComparisons = 1000000;

bool overlaps(uint32_t begin, uint32_t count, uint32_t other_begin, uint32_t other_count) {
  return begin < other_begin + other_count && other_begin < begin + count;
}

}  // namespace

std::string_view list_numbering(const StyledPart& part, NodeId list) {
  const NodeId mark = first_mark(part, list);
  const bool ordered = part.attribute(list, Attribute::Ordered) == "true";
  // The terms of a description list are labels too, and where there are labels "None" is wrong (PDF/UA-1, 7.6).
  if (mark == kNoNode) return ordered ? "Decimal" : part[list].kind == NodeKind::DescriptionList ? "Disc" : "None";
  const std::string_view words = part.text_of(part[mark]);
  if (!ordered) return words.starts_with("\u25E6") ? "Circle" : words.starts_with("\u25AA") ? "Square" : "Disc";
  std::string letters;
  bool upper = false;
  for (const char c : words) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (!capital && (c < 'a' || c > 'z')) break;
    upper = upper || capital;
    letters += static_cast<char>(c | 32);
  }
  if (letters.empty()) return "Decimal";
  const std::string_view start = part.attribute(list, Attribute::Start);
  uint64_t number = 1;
  if (!start.empty()) std::from_chars(start.data(), start.data() + start.size(), number);
  if (letters == in_letters(number)) return upper ? "UpperAlpha" : "LowerAlpha";
  return upper ? "UpperRoman" : "LowerRoman";
}

void CellHeaders::read(const StyledPart& part, uint32_t index, NodeId table) {
  const linebreak::TableGrid grid = linebreak::read_grid(part, table);
  std::vector<const GridCell*> column_heads, row_heads;
  bool complex = grid.header_rows > 1;
  for (uint32_t r = 0; r < grid.rows.size(); ++r) {
    const linebreak::TableGrid::Row& row = grid.rows[r];
    complex = complex || (row.header && r >= grid.header_rows);
    for (uint32_t c = row.first_cell; c < row.first_cell + row.cell_count; ++c) {
      const GridCell& cell = grid.cells[c];
      const ElementId element = plan_.of(index, cell.node);
      if (element == kNoElement || plan_.elements[element].tag != Tag::TH) continue;
      // The empty cell in the corner heads nothing.
      if (part[cell.node].text_begin == part[cell.node].text_end) continue;
      complex = complex || cell.column_span > 1 || cell.row_span > 1;
      (row.header ? column_heads : row_heads).push_back(&cell);
    }
  }
  if (!complex || (column_heads.size() + row_heads.size()) * grid.cells.size() > kMostComparisons) return;
  for (const GridCell& cell : grid.cells) {
    std::vector<NodeId> headers;
    for (const GridCell* head : column_heads) {
      if (head->row + head->row_span <= cell.row &&
          overlaps(head->column, head->column_span, cell.column, cell.column_span))
        headers.push_back(head->node);
    }
    for (const GridCell* head : row_heads) {
      if (head->column + head->column_span <= cell.column &&
          overlaps(head->row, head->row_span, cell.row, cell.row_span))
        headers.push_back(head->node);
    }
    if (headers.empty()) continue;
    for (const NodeId head : headers) named_[{index, head}] = true;
    headers_[{index, cell.node}] = std::move(headers);
  }
}

std::string CellHeaders::identifier(const StyledPart& part, uint32_t index, NodeId cell) const {
  if (named_.find({index, cell}) == named_.end()) return {};
  std::string name(part.attribute(cell, Attribute::Id));
  if (!name.empty()) return name;
  name = part.id + "-cell-";
  append_integer(name, cell);
  return name;
}

std::string CellHeaders::attribute(const StyledPart& part, uint32_t index, NodeId cell) const {
  const auto found = headers_.find({index, cell});
  if (found == headers_.end()) return {};
  std::string list = "/Headers[";
  for (const NodeId head : found->second) append_bytes(list, identifier(part, index, head));
  return list + ']';
}

}  // namespace hustings::pdf
