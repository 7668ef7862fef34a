// The stage: Parts are shared out in runs that are styled side by side; Parts with generated places (contents, index)
// come after all others, whose headings they name; then the tables of all runs become one and page numbers are put in.
#include "style/resolve.h"

#include <algorithm>

#include "base/parallel.h"
#include "style/contrast.h"
#include "style/masters.h"
#include "style/merge.h"
#include "style/page_numbers.h"
#include "style/part_styler.h"
#include "text/text.h"

namespace hustings::style {
namespace {

enum class Phase : uint8_t { Plain, Index, Contents };

// A stretch of Parts with a cascade of its own.
struct Run {
  size_t first = 0, count = 0;
  Phase phase = Phase::Plain;
  std::unique_ptr<Cascade> cascade;
  std::vector<std::string> languages;
};

// In which phase a Part is styled: by the places in it that wait for something.
Phase phase_of(const Part& part) {
  Phase phase = Phase::Plain;
  for (NodeId node = 0; node < part.nodes.size(); ++node) {
    if (part[node].kind != NodeKind::Generated) continue;
    const std::string_view variant = part.attribute(node, Attribute::Variant);
    if (variant == "contents") return Phase::Contents;
    if (variant == "index") phase = Phase::Index;
  }
  return phase;
}

// Runs of about equal work; a Part with generated places is a run of its own.
std::vector<Run> share_out(const Document& document) {
  size_t total = 0;
  for (const auto& part : document.parts) total += part->nodes.size();
  const size_t fair = std::max<size_t>(total / 24, 2000);
  std::vector<Run> runs;
  size_t work = 0;
  for (size_t i = 0; i < document.parts.size(); ++i) {
    const Phase phase = phase_of(*document.parts[i]);
    const bool fresh = runs.empty() || phase != Phase::Plain || runs.back().phase != Phase::Plain || work >= fair;
    if (fresh) {
      runs.emplace_back();
      runs.back().first = i;
      runs.back().phase = phase;
      work = 0;
    }
    ++runs.back().count;
    work += document.parts[i]->nodes.size();
  }
  return runs;
}

class Resolver {
 public:
  Resolver(const Document& document, const LayoutRules& rules)
      : document_(document), rules_(rules), families_(rules), results_(document.parts.size()) {}

  StyledDocument resolve(Diagnostics& diagnostics) {
    StyledDocument styled;
    styled.metadata = document_.metadata;
    styled.pictures = document_.pictures;
    styled.families = families_.list();
    styled.features = {""};
    styled.languages = {document_.metadata.language};
    styled.direction =
        text::is_right_to_left(document_.metadata.language) ? Direction::RightToLeft : Direction::LeftToRight;
    Cascade furniture(rules_, families_);
    resolve_masters(rules_, furniture, styled);

    std::vector<Run> runs = share_out(document_);
    style_plain(runs);
    style_generated(runs);

    TableMerger merger(styled);
    merger.merge(furniture, {document_.metadata.language});
    for (const Run& run : runs) {
      const TableMap map = merger.merge(*run.cascade, run.languages);
      for (size_t i = run.first; i < run.first + run.count; ++i) renumber(*results_[i].part, map);
    }
    if (merger.overflowed())
      diagnostics.warning("too-many-styles", {}, "the statements need more styles than there are numbers for",
                          {"some text is set in the booklet's plain style; look for inlines nested many times"});
    for (StyledResult& result : results_) {
      result.part->sequence = find_sequence(styled, result.page);
      styled.parts.push_back(std::move(result.part));
      diagnostics.append(std::move(result.diagnostics));
    }
    return styled;
  }

 private:
  void style_run(Run& run, const GeneratedContent* generated) {
    run.cascade = std::make_unique<Cascade>(rules_, families_);
    run.languages.clear();
    for (size_t i = run.first; i < run.first + run.count; ++i)
      results_[i] = PartStyler(document_, *document_.parts[i], rules_, *run.cascade, run.languages, generated).style();
  }

  // Generated places stay empty in this first round, but the headings around them are known after it.
  void style_plain(std::vector<Run>& runs) {
    parallel_for(runs.size(), [&](size_t i) { style_run(runs[i], nullptr); });
  }

  void style_generated(std::vector<Run>& runs) {
    const bool any = std::any_of(runs.begin(), runs.end(), [](const Run& run) { return run.phase != Phase::Plain; });
    if (!any) return;
    GeneratedContent content;
    content.part_count = document_.parts.size();
    std::string contest;
    for (const StyledResult& result : results_) {
      content.contents.insert(content.contents.end(), result.contents.begin(), result.contents.end());
      if (!result.contest_title.empty()) contest = result.contest_title;
      for (IndexEntry entry : result.candidates) {
        entry.contest = contest;
        content.index.push_back(std::move(entry));
      }
    }
    for (Run& run : runs) {
      if (run.phase != Phase::Plain) style_run(run, &content);
    }
  }

  const Document& document_;
  const LayoutRules& rules_;
  FamilyTable families_;
  std::vector<StyledResult> results_;
};

}  // namespace

StyledDocument resolve(const Document& document, const LayoutRules& rules, const PageMap& pages,
                       Diagnostics& diagnostics, const Sources* sources) {
  StyledDocument styled = Resolver(document, rules).resolve(diagnostics);
  check_contrast(styled, sources, diagnostics);
  set_page_numbers(styled, pages);
  return styled;
}

}  // namespace hustings::style
