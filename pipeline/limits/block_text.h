// The words of a statement block by block, as they are read: emphasis and links take nothing away, a line end of the
// source is a space. What rules on words and sentences look at.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace hustings::limits {

// A place in a tree's words: a Text node, or another leaf, and a byte of Part::text in it. Places are ordered as people
// read.
struct TextPlaceInTree {
  NodeId node = kNoNode;
  uint32_t byte = 0;
};

struct BlockText {
  struct Piece {
    uint32_t at = 0;  // in `words`
    NodeId node = kNoNode;
  };
  NodeId block = kNoNode;  // the paragraph, heading, cell that holds them
  std::string words;
  std::vector<Piece> pieces;  // its Text nodes, in order; never empty

  // Where a byte of `words` stands; a byte at the very end is the end of the last piece. White space that stands for a
  // line end belongs to the piece behind it.
  TextPlaceInTree place_of(const Part& text, uint32_t at) const;
  // The byte of `words` that has this place; `end` tells that the place is the end of something.
  uint32_t at_place(const Part& text, NodeId node, uint32_t byte, bool end) const;
};

// In the order of the text, footnotes last. Blocks without words have none.
std::vector<BlockText> blocks_of(const Part& text);
// Where bytes [begin, end) of Part::text stand in the author's file: all of the node where that is not known better.
Span span_of_bytes(const Part& text, NodeId node, uint32_t begin, uint32_t end);

}  // namespace hustings::limits
