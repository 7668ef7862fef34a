// Markdown to a document tree: CommonMark and GitHub's extensions through cmark-gfm, raw HTML through an HTML parser
// and a list of what is let through.
#pragma once

#include "base/diagnostics.h"
#include "base/source.h"
#include "document/document.h"

namespace hustings::markdown {

struct Options {
  std::string part_id = "text";
};

// Parses bytes [begin, end) of the source. The result has one Part whose root Section holds the blocks; heading levels
// are as written; ids are those the author gave (anchors) and GitHub's slugs of the headings, not yet made unique among
// files; Image nodes carry Target, not yet Picture. Every node's span lies in the source.
// Hostile input is bounded before the parsers see it: at most 1 s and 300 MB for a megabyte, or one `too-complex`
// error.
Document parse(const Source& source, uint32_t begin, uint32_t end, const Options& options, Diagnostics& diagnostics);

}  // namespace hustings::markdown
