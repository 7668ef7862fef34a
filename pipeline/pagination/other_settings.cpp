#include "pagination/other_settings.h"

#include <algorithm>
#include <set>

#include "pagination/page_cost.h"

namespace hustings::pagination {

namespace {

// Shorter paragraphs have no line to give that would not be seen.
constexpr uint32_t kFewestLines = 3;
// The last line of a longer setting is at least this many times as wide as it is high.
constexpr int64_t kShortestEnd = 4;

}  // namespace

OtherSettings::OtherSettings(GatheredRun& run, const StyledDocument& styled, const linebreak::Settings& settings,
                             const std::vector<std::shared_ptr<const GalleyPart>>& parts,
                             const std::vector<PartStrips>& strips)
    : run_(run) {
  for (uint32_t stop = 0; stop < run.length; ++stop) {
    const Cursor at = run.slug_of(stop);
    const Slug& slug = strips[at.part].main.slugs[at.slug];
    if (slug.kind != SlugKind::Line) continue;
    const GalleyPart& part = *parts[at.part];
    const ParagraphBox& box = part.paragraphs[slug.index];
    const Setting& best = part.settings[box.first_setting];
    const bool whole = slug.line == best.first_line && stop + best.line_count <= run.length;
    if (!whole || best.line_count < kFewestLines || box.orphans == 255) continue;
    if (styled.style((*part.shaped->styled)[box.node].style).looseness == 0) continue;
    for (linebreak::OtherSetting& other : settings.others(at.part, box)) {
      const auto count = static_cast<uint32_t>(other.lines.size());
      // A word or two alone on a line of its own is no way to gain one.
      const Line& end = other.lines.back();
      if (count > best.line_count && end.width < (end.ascent + end.descent) * kShortestEnd) continue;
      Alternative alternative{stop, best.line_count, static_cast<uint32_t>(run.stops.size()), count,
                              other.cost - best.cost};
      const Stop& last = run.stops[stop + best.line_count - 1];
      for (uint32_t i = 0; i < count; ++i) {
        const Line& line = other.lines[i];
        Stop set = run.stops[stop];
        if (i > 0) {
          const BreakPrice price = price_inside(box, i, count, other.lines[i - 1].hyphenated);
          set = {};
          set.penalty = price.penalty;
          set.reason = price.reason;
          set.spans = last.spans;
          set.on_grid = last.on_grid;
          // What a heading above asks of the lines below it, it asks of these too.
          const Stop& usual = run.stops[stop + std::min(i, best.line_count - 1)];
          if (i <= 2 && usual.reason == Reason::Heading) {
            set.penalty = std::max(set.penalty, usual.penalty);
            set.reason = Reason::Heading;
          }
        }
        set.height = line.ascent + line.descent;
        if (i == 0) set.height += slug.lead;
        if (i + 1 == count) set.height += strips[at.part].main.slugs[at.slug + best.line_count - 1].trail;
        // Marks move with the words around them.
        uint32_t calls = stop == 0 ? 0 : run.stops[stop - 1].piece_end;
        for (; calls < last.piece_end; ++calls) {
          const GatheredRun::Piece& piece = run.piece_places[calls];
          if (piece.part != at.part || part.notes[piece.note].anchor >= line.text_end) break;
        }
        set.piece_end = i + 1 == count ? last.piece_end : calls;
        run.stops.push_back(set);
      }
      run.alternatives.push_back(alternative);
      others_.push_back({at.part, slug.index, std::move(other)});
    }
  }
}

std::vector<OtherSettings::Given> OtherSettings::apply(const BrokenRun& broken,
                                                       std::vector<std::shared_ptr<const GalleyPart>>& set) const {
  std::vector<Given> given;
  std::set<uint32_t> used;
  uint32_t stop = 0;
  for (const BrokenPage& page : broken.pages) {
    for (const Band& band : page.bands) {
      for (const BrokenColumn& column : band.columns) {
        for (const StopRange& range : column.stops) {
          stop += range.last - range.first;
          if (range.first < run_.length) continue;
          const auto after = std::upper_bound(run_.alternatives.begin(), run_.alternatives.end(), range.first,
                                              [](uint32_t at, const Alternative& one) { return at < one.first; });
          const auto index = static_cast<uint32_t>(after - run_.alternatives.begin()) - 1;
          if (!used.insert(index).second) continue;
          const Alternative& alternative = run_.alternatives[index];
          const Other& other = others_[index];
          const auto in_run =
              std::lower_bound(run_.parts.begin(), run_.parts.end(), other.part,
                               [](const GatheredRun::Part& one, uint32_t wanted) { return one.part < wanted; });
          std::shared_ptr<const GalleyPart>& place = set[static_cast<size_t>(in_run - run_.parts.begin())];
          auto part = std::make_shared<GalleyPart>(*place);
          const ParagraphBox& box = part->paragraphs[other.paragraph];
          given.push_back({{other.part, box.node, other.setting.lines.front().text_begin},
                           static_cast<int32_t>(alternative.count) - static_cast<int32_t>(alternative.replaced),
                           stop - (range.last - range.first),
                           other_setting_cost(alternative.cost)});
          part->settings[box.first_setting] = {static_cast<uint32_t>(part->lines.size()), alternative.count,
                                               other.setting.cost};
          part->lines.insert(part->lines.end(), other.setting.lines.begin(), other.setting.lines.end());
          place = std::move(part);
        }
      }
    }
  }
  return given;
}

}  // namespace hustings::pagination
