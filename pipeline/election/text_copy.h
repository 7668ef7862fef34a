// Putting a parsed text into its part. On the way its headings are lowered beneath the heading they belong to, its ids,
// links, notes and pictures get their meaning in the booklet; its words stay as they are.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "document/document.h"
#include "election/addresses.h"

namespace hustings::election {

// The level of each heading of a text (by node), below a heading of level `base`: no level is skipped, what was below
// another heading stays below it, and no level is deeper than 6. Headings at `without` (perhaps kNoNode) keep 0.
// "h2 h4 h2 h3" below 2 gives 3 4 3 4. Each note begins anew: it is put elsewhere, behind other headings.
std::vector<uint8_t> lowered_levels(const Part& text, uint8_t base, NodeId without = kNoNode);

// What a text needs to know to find its place; the referred things live as long as the copy is made.
struct TextPlace {
  const Addresses* addresses = nullptr;
  const TextIds* ids = nullptr;
  SourceId source = kNoSource;
  std::string part_id;
  // The index in Document::pictures of a node's picture, -1 when it has none.
  std::function<int(NodeId)> picture;
  // When known, every node gets this span: the text was parsed from a copy of a value in a manifest.
  Span fixed_span;
};

// Copies a text into the builder's open node, block by block. Footnotes' texts are kept back until `add_notes`, which
// puts them at the end of the part's root, in `language` when that is not empty.
class TextCopy {
 public:
  TextCopy(PartBuilder& builder, const Part& text, const TextPlace& place, Diagnostics& diagnostics);
  // Headings get `levels` (of lowered_levels).
  void add_blocks(const std::vector<uint8_t>& levels, NodeId without = kNoNode);
  // One node and all below it, and the children of one.
  void add(NodeId node);
  void add_children(NodeId node);
  void add_notes(const std::vector<uint8_t>& levels, const std::string& language);
  // Put before footnotes' labels, where two texts of one part would both have a note "1".
  void set_note_prefix(std::string prefix) { note_prefix_ = std::move(prefix); }

 private:
  struct Opened {
    bool opened = false;
    std::string address;  // follows the node, for readers: a link that leads out of the booklet
  };
  Opened enter(NodeId node);
  void leave(const Opened& opened, Span span);
  void set_attributes(NodeId from, NodeId to, std::string_view target);
  Span span_of(const Node& node) const;

  PartBuilder& builder_;
  const Part& text_;
  const TextPlace& place_;
  Diagnostics& diagnostics_;
  std::vector<uint8_t> levels_;
  std::string note_prefix_;
};

}  // namespace hustings::election
