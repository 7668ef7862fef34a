// Pieces of what a folder says: a fact, a short text of the manifest, the Markdown below a file's front matter.
#pragma once

#include <cstdint>
#include <string>

#include "base/source.h"

namespace hustings {

// A fact about a candidate, a contest or the election: shown in a table of facts. `value` is inline Markdown.
struct Fact {
  std::string label;
  std::string value;
  Span span;
};

// The Markdown body of a source file: the bytes after its front matter.
struct Body {
  SourceId source = kNoSource;
  uint32_t begin = 0;
  uint32_t end = 0;
  bool exists() const { return source != kNoSource; }
};

// A text that a manifest holds in place.
struct ManifestText {
  std::string markdown;
  Span span;
  bool exists() const { return !markdown.empty(); }
};

}  // namespace hustings
