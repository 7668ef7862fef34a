// Flattening: elements to slugs. All that lies between two boxes becomes one gap before the second one.
#include "pagination/strip.h"

#include <algorithm>

#include "pagination/flattener.h"
#include "pagination/page_cost.h"

namespace hustings::pagination {

namespace {

constexpr int32_t kPartedPenalty = 300;

}  // namespace

Strip Flattener::flatten(const Flow& flow) {
  Strip strip;
  Gap gap;
  std::vector<uint32_t> open;  // of strip.frames
  bool spans = false;
  for (const Element& element : flow.elements) {
    switch (element.kind) {
      case ElementKind::Paragraph:
        add_lines(strip, gap, spans, element);
        break;
      case ElementKind::Picture: {
        Slug slug;
        slug.kind = SlugKind::Picture;
        slug.index = element.index;
        slug.height = part_.pictures[element.index].size.height;
        add(strip, gap, spans, slug);
        break;
      }
      case ElementKind::Rule: {
        Slug slug;
        slug.kind = SlugKind::Rule;
        slug.index = element.index;
        slug.height = part_.rules[element.index].thickness;
        add(strip, gap, spans, slug);
        break;
      }
      case ElementKind::Table:
        add_table(strip, gap, spans, element.index);
        break;
      case ElementKind::Space:
        if (gap.opened) {
          gap.lead += element.space.natural;
        } else {
          gap.space += element.space.natural;
          gap.stretch += element.space.stretch;
          gap.shrink += element.space.shrink;
        }
        break;
      case ElementKind::Penalty:
        gap.penalty = std::max(gap.penalty, element.penalty);
        break;
      case ElementKind::ForcedBreak:
        if (static_cast<uint8_t>(element.forced) > static_cast<uint8_t>(gap.forced)) gap.forced = element.forced;
        break;
      case ElementKind::FrameOpen: {
        const FrameBox& frame = part_.frames[element.index];
        open.push_back(static_cast<uint32_t>(strip.frames.size()));
        const auto first = static_cast<uint32_t>(strip.slugs.size());
        strip.frames.push_back({element.index, first, first, gap.lead, Length{}});
        gap.opened = true;
        gap.lead += frame.border.before + frame.padding.before;
        break;
      }
      case ElementKind::FrameClose: {
        if (open.empty()) break;
        StripFrame& closing = strip.frames[open.back()];
        open.pop_back();
        const FrameBox& frame = part_.frames[element.index];
        if (closing.first >= strip.slugs.size()) {  // nothing inside
          strip.frames.erase(strip.frames.begin() + (&closing - strip.frames.data()));
          gap.lead -= frame.border.before + frame.padding.before;
          gap.opened = !open.empty() && strip.frames[open.back()].first == strip.slugs.size();
          break;
        }
        Slug& last = strip.slugs.back();
        last.trail += gap.space + frame.padding.after + frame.border.after;
        gap.space = gap.stretch = gap.shrink = {};
        closing.last = static_cast<uint32_t>(strip.slugs.size() - 1);
        closing.above_bottom = -last.trail;  // until the trail is whole: see below
        break;
      }
      case ElementKind::Mark:
      case ElementKind::ListMark:
        gap.tags.push_back({element.kind, element.index});
        break;
      case ElementKind::SpanOpen:
        spans = true;
        break;
      case ElementKind::SpanClose:
        spans = false;
        break;
      case ElementKind::Label:
        break;
    }
  }
  for (StripFrame& frame : strip.frames) {
    if (frame.last < strip.slugs.size()) frame.above_bottom += strip.slugs[frame.last].trail;
  }
  if (!strip.slugs.empty()) {
    // Marks after the last box belong to its page.
    Slug& last = strip.slugs.back();
    const bool at_end = last.first_tag + last.tag_count == strip.tags.size();
    for (const StripTag& tag : gap.tags) {
      if (!at_end || tag.kind != ElementKind::Mark) continue;
      if (last.tag_count == 0) last.first_tag = static_cast<uint32_t>(strip.tags.size());
      strip.tags.push_back(tag);
      ++last.tag_count;
    }
  }
  strip.tail_space = gap.space;
  strip.tail_penalty = gap.penalty;
  strip.tail_break = gap.forced;
  part_the_unkeepable(strip);
  stack(strip);
  return strip;
}

bool Flattener::is_heading(const Slug& slug) const {
  if (slug.kind != SlugKind::Line) return false;
  return (*part_.shaped->styled)[part_.paragraphs[slug.index].node].kind == NodeKind::Heading;
}

void Flattener::add(Strip& strip, Gap& gap, bool spans, Slug slug) {
  slug.spans = spans;
  slug.forced = gap.forced;
  slug.space = gap.space;
  slug.stretch = gap.stretch;
  slug.shrink = std::min(gap.shrink, gap.space);
  slug.lead = gap.lead;
  if (gap.penalty > slug.penalty) {
    slug.penalty = gap.penalty;
    slug.reason = !strip.slugs.empty() && is_heading(strip.slugs.back()) ? Reason::Heading : Reason::Keep;
  }
  for (const StripTag& tag : gap.tags) {
    // A list mark beside a small picture still needs its own height.
    if (tag.kind != ElementKind::ListMark || slug.kind == SlugKind::Line) continue;
    const Line& mark = part_.lines[part_.settings[part_.paragraphs[tag.index].first_setting].first_line];
    slug.height = std::max(slug.height, mark.ascent + mark.descent);
  }
  slug.first_tag = static_cast<uint32_t>(strip.tags.size());
  slug.tag_count = static_cast<uint32_t>(gap.tags.size());
  strip.tags.insert(strip.tags.end(), gap.tags.begin(), gap.tags.end());
  strip.slugs.push_back(slug);
  gap.space = gap.stretch = gap.shrink = gap.lead = {};
  gap.penalty = 0;
  gap.forced = Break::Auto;
  gap.opened = false;
  gap.tags.clear();
}

void Flattener::add_lines(Strip& strip, Gap& gap, bool spans, const Element& element) {
  const ParagraphBox& box = part_.paragraphs[element.index];
  const Setting& setting = part_.settings[box.first_setting];
  for (uint32_t i = 0; i < setting.line_count; ++i) {
    const Line& line = part_.lines[setting.first_line + i];
    Slug slug;
    slug.index = element.index;
    slug.line = setting.first_line + i;
    slug.height = line.ascent + line.descent;
    slug.heading = is_heading(slug);
    if (i > 0) {
      const bool hyphenated = part_.lines[slug.line - 1].hyphenated;
      const BreakPrice price = price_inside(box, i, setting.line_count, hyphenated);
      slug.penalty = slug.heading ? kForbidden : price.penalty;
      slug.reason = slug.heading ? Reason::Keep : price.reason;
    }
    add(strip, gap, spans, slug);
  }
}

void Flattener::part_the_unkeepable(Strip& strip) const {
  const size_t count = strip.slugs.size();
  for (size_t first = 0; first < count;) {
    Length height = strip.slugs[first].extent();
    size_t last = first + 1;
    for (; last < count && strip.slugs[last].penalty >= kForbidden; ++last) {
      height += strip.slugs[last].space + strip.slugs[last].extent();
    }
    if (height > room_) {
      for (size_t i = first + 1; i < last; ++i) {
        Slug& slug = strip.slugs[i];
        if (slug.reason == Reason::Heading && height < room_ * 2) continue;
        slug.penalty = kPartedPenalty;
      }
    }
    first = last;
  }
}

void Flattener::stack(Strip& strip) {
  Length y;
  for (size_t i = 0; i < strip.slugs.size(); ++i) {
    Slug& slug = strip.slugs[i];
    // A strip's first space is kept: cells have none, and a Part's depends on where it falls.
    if (i > 0) y += slug.space;
    slug.y = y;
    y += slug.extent();
  }
}

BreakPrice price_inside(const ParagraphBox& box, uint32_t index, uint32_t count, bool hyphenated) {
  if (box.orphans == 255) return {kForbidden, Reason::Keep};
  if (index < box.orphans) return {kOrphanPenalty, Reason::Orphan};
  if (count - index < box.widows) return {kWidowPenalty, Reason::Widow};
  if (hyphenated) return {kHyphenPenalty, Reason::Hyphen};
  return {};
}

PartStrips flatten(const GalleyPart& part, Length room) {
  PartStrips strips;
  Flattener flattener(part, room, strips);
  strips.main = flattener.flatten(part.flow);
  if (!part.notes.empty()) {
    strips.notes.reserve(part.notes.size());
    for (const NoteBox& note : part.notes) strips.notes.push_back(flattener.flatten(part.flows[note.flow]));
    if (part.note_separator < part.flows.size()) strips.separator = flattener.flatten(part.flows[part.note_separator]);
    call_notes(part, strips);
  }
  return strips;
}

}  // namespace hustings::pagination
