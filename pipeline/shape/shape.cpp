// The stage itself: every part on its own, in parallel, all through one cache.
#include <unordered_map>

#include "base/parallel.h"
#include "shape/itemize.h"
#include "shape/shaped_document.h"

namespace hustings::shape {

namespace {

// Whether ids of styles, languages, families and features mean the same in both.
bool same_tables(const StyledDocument& left, const StyledDocument& right) {
  return left.styles == right.styles && left.languages == right.languages && left.families == right.families &&
         left.features == right.features;
}

}  // namespace

ShapedDocument shape(std::shared_ptr<const StyledDocument> styled, const FontSet& fonts,
                     std::shared_ptr<const text::Hyphenator> hyphenator, Diagnostics&, const ShapedDocument* previous) {
  ShapedDocument document;
  std::unordered_map<const StyledPart*, std::shared_ptr<const ShapedPart>> known;
  if (previous && previous->cache && previous->cache->fonts() == fonts) {
    document.cache = previous->cache;
    if (same_tables(*previous->styled, *styled)) {
      for (const auto& part : previous->parts) {
        known.emplace(part->styled.get(), part);
      }
    }
  } else {
    document.cache = std::make_shared<ShapeCache>(fonts, std::move(hyphenator));
  }
  document.parts.resize(styled->parts.size());
  parallel_for(styled->parts.size(), [&](size_t i) {
    const auto found = known.find(styled->parts[i].get());
    document.parts[i] = found != known.end()
                            ? found->second
                            : std::make_shared<const ShapedPart>(itemize(*document.cache, *styled, styled->parts[i]));
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
