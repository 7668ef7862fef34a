// cmark-gfm, held by its hand. The library has three habits that a publishing pipeline cannot live with, and they are
// mended here and nowhere else:
//
//  - While it parses inlines it marks the special characters of its extensions in a table that all threads share, and
//    clears them afterwards: a second thread then misses its strikethroughs. Here they are marked by a parser that
//    never finishes, and a small extension of our own, which names none, sees the tildes and pairs them afterwards.
//  - It throws away a footnote that nothing refers to, and the second of two with one label. Every footnote is seen
//    here before the library finishes: duplicates are kept where they stand, and one more paragraph at the end, which
//    readers of the tree skip, refers to all the others.
//  - Its extension for bare addresses needs seconds for a hostile line. A smaller one takes its place, which only
//    keeps an address in one piece of text (`https://host/__init__.py` has no strong word in it); bare_links.h then
//    finds the address in the text.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

#include "markdown/arena.h"

namespace hustings::markdown {

// The node types of the extensions, which the library numbers at run time.
struct ExtensionTypes {
  uint16_t table = 0, table_row = 0, table_cell = 0;
};

// A run of tildes that opens or closes a strikethrough is a CUSTOM_INLINE with one of these in `footnote.ref_ix`.
inline constexpr int kOpensStrike = 1, kClosesStrike = 2;

struct CommonMark {
  std::unique_ptr<Arena> memory;              // of all its nodes
  cmark_node* root = nullptr;                 // nullptr when the memory was not enough
  std::vector<const cmark_node*> notes;       // definitions in the order of the source, those nested in others too
  std::vector<const cmark_node*> duplicates;  // of `notes`: those whose label was taken; their type is CUSTOM_BLOCK
  const cmark_node* references = nullptr;     // the paragraph to skip
};

const ExtensionTypes& extension_types();
// May be called from several threads at once. Takes at most `most_bytes` of memory.
CommonMark parse_commonmark(std::string_view text, size_t most_bytes);
inline std::string_view view(const cmark_chunk& chunk) {
  return {reinterpret_cast<const char*>(chunk.data), static_cast<size_t>(chunk.len)};
}

}  // namespace hustings::markdown
