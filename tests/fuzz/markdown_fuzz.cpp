// Any bytes are Markdown. The tree must hold its invariants whatever comes.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "markdown/parse.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace hustings;
  Sources sources;
  const Source& source = sources.add("fuzz.md", std::string(reinterpret_cast<const char*>(data), size));
  Diagnostics diagnostics;
  const Document document = markdown::parse(source, 0, static_cast<uint32_t>(size), {}, diagnostics);
  const Part& part = *document.parts.front();
  for (NodeId at = 0; at < part.nodes.size(); ++at) {
    const Node& node = part[at];
    if (at > 0 && node.parent >= at) std::abort();
    if (node.span.begin > node.span.end || node.span.end > size) std::abort();
    if (at > 0 && is_text_block(part[node.parent].kind) && !is_inline(node.kind)) std::abort();
  }
  return 0;
}
