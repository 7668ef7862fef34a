#include "markdown/parse.h"

#include <algorithm>

#include "markdown/commonmark.h"
#include "markdown/limits.h"
#include "markdown/places.h"
#include "markdown/reader.h"
#include "markdown/tree.h"

namespace hustings::markdown {
namespace {

void refuse(const Refusal& refusal, Span place, Diagnostics& diagnostics) {
  diagnostics.error("too-complex", place, refusal.message, {refusal.hint});
}

}  // namespace

Document parse(const Source& source, uint32_t begin, uint32_t end, const Options& options, Diagnostics& diagnostics) {
  const auto size = static_cast<uint32_t>(source.text().size());
  end = std::min(end, size);
  begin = std::min(begin, end);
  const std::string_view text = source.text().substr(begin, end - begin);
  Document document;
  if (const std::optional<Refusal> refusal = find_refusal(text)) {
    const auto at = begin + static_cast<uint32_t>(refusal->byte);
    refuse(*refusal, source.span(at, at), diagnostics);
    document.parts.push_back(PartBuilder(options.part_id, Role::None, source.span(begin, end)).finish());
    return document;
  }
  Diagnostics told;
  try {
    CommonMark markdown = parse_commonmark(text, most_bytes(text));
    if (markdown.root == nullptr) throw TreeTooLarge{begin};
    Places places(text, source.id(), begin);
    Tree tree(options.part_id, source.span(begin, end), tree_bounds(text));
    Reader(text, places, tree, told).read(std::move(markdown));
    document.parts.push_back(tree.finish());
  } catch (const TreeTooLarge& large) {
    told = Diagnostics();
    refuse(too_large(), source.span(large.byte, large.byte), diagnostics);
    document.parts.push_back(PartBuilder(options.part_id, Role::None, source.span(begin, end)).finish());
  }
  diagnostics.append(std::move(told));
  return document;
}

}  // namespace hustings::markdown
