#include "pagination/other_settings.h"

#include <algorithm>
#include <set>

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
    : run_(run), strips_(strips) {
  for (uint32_t stop = 0; stop < run.length; ++stop) {
    const Cursor at = run.slug_of(stop);
    const Slug& slug = strips[at.part].main.slugs[at.slug];
    if (slug.kind != SlugKind::Line || strips[at.part].rigid) continue;
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
      const auto first = static_cast<uint32_t>(run.stops.size());
      for (uint32_t i = 0; i < count; ++i) run.stops.push_back(stop_of(part, box, {stop, best.line_count}, other, i));
      run.alternatives.push_back({stop, best.line_count, first, count, other.cost - best.cost});
      others_.push_back({at.part, slug.index, std::move(other)});
    }
  }
}

// Line `index` of a paragraph that has `usual` stops in the galley, when it is set as `other` says.
Stop OtherSettings::stop_of(const GalleyPart& part, const ParagraphBox& box, const Usual& usual,
                            const linebreak::OtherSetting& other, uint32_t index) const {
  const auto count = static_cast<uint32_t>(other.lines.size());
  const bool last_line = index + 1 == count;
  const Line& line = other.lines[index];
  const Stop& first = run_.stops[usual.first];
  const Stop& last = run_.stops[usual.first + usual.count - 1];
  const Cursor at = run_.slug_of(usual.first);
  const std::vector<Slug>& slugs = strips_[at.part].main.slugs;
  Stop stop = first;
  if (index > 0) {
    const BreakPrice price = price_inside(box, index, count, other.lines[index - 1].hyphenated);
    stop = {};
    stop.penalty = price.penalty;
    stop.reason = price.reason;
    stop.spans = last.spans;
    stop.on_grid = last.on_grid;
    // What a heading above asks of the lines below it, it asks of these too.
    const Stop& in_its_place = run_.stops[usual.first + std::min(index, usual.count - 1)];
    if (index <= 2 && in_its_place.reason == Reason::Heading) {
      stop.penalty = std::max(stop.penalty, in_its_place.penalty);
      stop.reason = Reason::Heading;
    }
  }
  stop.height = line.ascent + line.descent;
  if (index == 0) stop.height += slugs[at.slug].lead;
  if (last_line) stop.height += slugs[at.slug + usual.count - 1].trail;
  // Marks move with the words around them.
  uint32_t calls = usual.first == 0 ? 0 : run_.stops[usual.first - 1].piece_end;
  for (; calls < last.piece_end; ++calls) {
    const GatheredRun::Piece& piece = run_.piece_places[calls];
    if (piece.part != at.part || part.notes[piece.note].anchor >= line.text_end) break;
  }
  stop.piece_end = last_line ? last.piece_end : calls;
  return stop;
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
          const bool other = range.first >= run_.length;
          if (other && used.insert(run_.alternative_of(range.first)).second) {
            given.push_back(apply(run_.alternative_of(range.first), set));
            given.back().stop = stop;
          }
          stop += range.last - range.first;
        }
      }
    }
  }
  return given;
}

// Sets one paragraph in its Part, which is copied.
OtherSettings::Given OtherSettings::apply(uint32_t index, std::vector<std::shared_ptr<const GalleyPart>>& set) const {
  const Alternative& alternative = run_.alternatives[index];
  const Other& other = others_[index];
  const auto in_run = std::lower_bound(run_.parts.begin(), run_.parts.end(), other.part,
                                       [](const GatheredRun::Part& one, uint32_t wanted) { return one.part < wanted; });
  std::shared_ptr<const GalleyPart>& place = set[static_cast<size_t>(in_run - run_.parts.begin())];
  auto part = std::make_shared<GalleyPart>(*place);
  const ParagraphBox& box = part->paragraphs[other.paragraph];
  part->settings[box.first_setting] = {static_cast<uint32_t>(part->lines.size()), alternative.count,
                                       other.setting.cost};
  part->lines.insert(part->lines.end(), other.setting.lines.begin(), other.setting.lines.end());
  Given given;
  given.place = {other.part, box.node, other.setting.lines.front().text_begin};
  given.lines = static_cast<int32_t>(alternative.count) - static_cast<int32_t>(alternative.replaced);
  given.cost = other_setting_cost(alternative.cost);
  place = std::move(part);
  return given;
}

}  // namespace hustings::pagination
