#include "pagination/run_gatherer.h"

#include <algorithm>

namespace hustings::pagination {

namespace {

Break stronger(Break a, Break b) { return static_cast<uint8_t>(b) > static_cast<uint8_t>(a) ? b : a; }

// What lies between the boxes of two Parts.
struct Gap {
  Length space;
  Break forced = Break::Auto;
  int32_t penalty = 0;
};

Stop stop_of(const Slug& slug, bool rigid, Length grid, uint8_t columns) {
  Stop stop;
  stop.space = slug.space;
  stop.stretch = slug.stretch;
  stop.shrink = slug.shrink;
  stop.lead = slug.lead;
  stop.height = slug.extent();
  stop.at_top = slug.at_top;
  stop.penalty = slug.penalty;
  stop.reason = slug.reason;
  stop.forced = slug.forced;
  stop.spans = slug.spans && columns > 1;
  stop.heading = slug.heading;
  stop.on_grid = !rigid && grid.units > 0 && slug.kind == SlugKind::Line && slug.height.units % grid.units == 0;
  return stop;
}

// A page is as high with a table's head repeated as without: what a break before a slice costs is in `at_top`. Notes
// have no such tops, so one is broken there only when all else fails.
void add_pieces(const PartStrips& strips, uint32_t part, uint32_t note, GatheredRun& run) {
  const std::vector<Slug>& slugs = strips.notes[note].slugs;
  for (uint32_t i = 0; i < slugs.size(); ++i) {
    const int32_t penalty = slugs[i].at_top.units > 0 ? kForbidden : slugs[i].penalty;
    run.pieces.push_back({slugs[i].space, slugs[i].extent(), i == 0 ? 0 : penalty, i == 0});
    run.piece_places.push_back({part, note, i});
  }
}

// Makes breaks dear that leave only a line or two below a heading.
void price_headings(Run& run) {
  for (uint32_t i = 0; i + 1 < run.length; ++i) {
    if (!run.stops[i].heading || run.stops[i + 1].heading) continue;
    for (uint32_t below = 1; below <= 2 && i + 1 + below < run.length; ++below) {
      Stop& stop = run.stops[i + 1 + below];
      if (run.stops[i + below].heading || stop.spans != run.stops[i].spans) break;
      const int32_t price = below == 1 ? kOneBelowHeading : kTwoBelowHeading;
      if (stop.penalty >= price) continue;
      stop.penalty = price;
      stop.reason = Reason::Heading;
    }
  }
}

// Where a slug's words begin; those of a row in the first of its cells that has something there.
TextPosition position_in(const GalleyPart& part, const PartStrips& strips, const Slug& slug) {
  NodeId node = kNoNode;
  switch (slug.kind) {
    case SlugKind::Line:
      return {0, part.paragraphs[slug.index].node, part.lines[slug.line].text_begin};
    case SlugKind::Picture:
      node = part.pictures[slug.index].node;
      break;
    case SlugKind::Rule:
      node = part.rules[slug.index].node;
      break;
    case SlugKind::Slice: {
      const RowGroup& group = strips.groups[strips.slices[slug.index].group];
      for (uint32_t cell = 0; cell < group.cell_count; ++cell) {
        const Strip& strip = strips.cells[strips.group_cells[group.first_cell + cell].strip];
        const uint32_t first = strips.slugs_begin(group, cell, slug.index);
        if (first < strips.slugs_begin(group, cell, slug.index + 1)) {
          return position_in(part, strips, strip.slugs[first]);
        }
      }
      node = part.tables[group.table].node;
      break;
    }
  }
  return {0, node, (*part.shaped->styled)[node].text_begin};
}

}  // namespace

const GatheredRun::Part& GatheredRun::part_of(uint32_t stop) const {
  const auto after = std::upper_bound(parts.begin(), parts.end(), stop,
                                      [](uint32_t at, const Part& part) { return at < part.first_stop; });
  return *(after - 1);
}

Cursor GatheredRun::slug_of(uint32_t stop) const {
  const Part& in = part_of(stop);
  return {in.part, in.first_slug + stop - in.first_stop};
}

GatheredRun gather_run(const std::vector<PartStrips>& strips, Cursor from, Break forced, uint32_t last_part,
                       uint8_t columns, Length grid) {
  GatheredRun run;
  run.columns = columns;
  run.grid = grid;
  Gap gap;
  for (; from.part < last_part; ++from.part, from.slug = 0) {
    const Strip& strip = strips[from.part].main;
    if (strip.empty()) {
      gap.forced = stronger(gap.forced, strip.tail_break);
      gap.space = std::max(gap.space, strip.tail_space);
      continue;
    }
    if (from.slug < strip.slugs.size()) {
      run.parts.push_back({from.part, from.slug, static_cast<uint32_t>(run.stops.size())});
    }
    for (; from.slug < strip.slugs.size(); ++from.slug) {
      const Slug& slug = strip.slugs[from.slug];
      Stop stop = stop_of(slug, strips[from.part].rigid, grid, columns);
      if (from.slug == 0) {
        if (gap.space > stop.space) stop.stretch = stop.shrink = {};
        stop.space = std::max(stop.space, gap.space);
        stop.forced = stronger(stop.forced, gap.forced);
        stop.penalty = std::max(stop.penalty, gap.penalty);
      }
      const bool page = stop.forced >= Break::Page || (stop.forced == Break::Column && columns == 1);
      if (run.stops.empty()) {
        run.forced = stronger(stop.forced, forced);
      } else if (page) {
        if (run.parts.back().first_stop == run.stops.size()) run.parts.pop_back();
        run.end = from;
        run.end_forced = stop.forced;
        run.length = static_cast<uint32_t>(run.stops.size());
        price_headings(run);
        return run;
      }
      for (uint32_t i = 0; i < slug.note_count; ++i) {
        add_pieces(strips[from.part], from.part, strips[from.part].called[slug.first_note + i], run);
      }
      if (run.separator.units == 0 && !run.pieces.empty()) {
        for (const Slug& part : strips[from.part].separator.slugs) run.separator += part.space + part.extent();
        run.separator += strips[from.part].separator.tail_space;
      }
      stop.piece_end = static_cast<uint32_t>(run.pieces.size());
      run.stops.push_back(stop);
    }
    gap = {strip.tail_space, strip.tail_break, strip.tail_penalty};
  }
  run.end = {last_part, 0};
  run.length = static_cast<uint32_t>(run.stops.size());
  price_headings(run);
  return run;
}

TextPosition position_of(const GalleyPart& part, const PartStrips& strips, Cursor slug) {
  TextPosition position = position_in(part, strips, strips.main.slugs[slug.slug]);
  position.part = slug.part;
  return position;
}

}  // namespace hustings::pagination
