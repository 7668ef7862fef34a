// The stage itself: every part on its own, in parallel, all through one cache.
#include "base/parallel.h"
#include "shape/itemize.h"
#include "shape/shaped_document.h"

namespace hustings::shape {

ShapedDocument shape(std::shared_ptr<const StyledDocument> styled, const FontSet& fonts,
                     std::shared_ptr<const text::Hyphenator> hyphenator, Diagnostics&) {
  ShapedDocument document;
  document.cache = std::make_shared<ShapeCache>(fonts, std::move(hyphenator));
  document.parts.resize(styled->parts.size());
  parallel_for(styled->parts.size(), [&](size_t part) {
    document.parts[part] = std::make_shared<const ShapedPart>(itemize(*document.cache, *styled, styled->parts[part]));
  });
  document.styled = std::move(styled);
  return document;
}

ShapedLine furniture(ShapeCache& cache, const StyledDocument& styled, const FontSet&, std::string_view text,
                     StyleId style, std::string_view language) {
  LanguageId id = 0;
  while (id < styled.languages.size() && styled.languages[id] != language) {
    ++id;
  }
  if (id == styled.languages.size()) {
    id = 0;
  }
  StyledPartBuilder builder("furniture", Role::RunningHead, style, id);
  builder.open(NodeKind::Paragraph, Display::Text, style, id);
  builder.add_text(text, style, id);
  const std::shared_ptr<const StyledPart> part = builder.finish();
  return {part->text, itemize(cache, styled, part).items};
}

}  // namespace hustings::shape
