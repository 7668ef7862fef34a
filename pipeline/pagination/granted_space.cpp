// Granted space: a candidate's share of a page, which takes its room however much stands in it. To the page breaker it
// is one box: its lines hold together, its spaces are what they are, and white fills it up. Notes stand at its own
// foot, not at the page's, where somebody else's words may stand.
#include <algorithm>

#include "pagination/strip.h"

namespace hustings::pagination {

namespace {

void append(Strip& to, const Strip& from, bool artifact) {
  const auto slugs = static_cast<uint32_t>(to.slugs.size()), tags = static_cast<uint32_t>(to.tags.size());
  for (Slug slug : from.slugs) {
    slug.first_tag += tags;
    slug.note = !artifact;
    slug.artifact = artifact;
    slug.space = std::max(slug.space, to.tail_space);
    to.tail_space = {};
    to.slugs.push_back(slug);
  }
  for (StripFrame frame : from.frames) {
    frame.first += slugs;
    frame.last += slugs;
    to.frames.push_back(frame);
  }
  to.tags.insert(to.tags.end(), from.tags.begin(), from.tags.end());
  to.tail_space = std::max(to.tail_space, from.tail_space);
}

// The frame of the Part's own root, if it has one; it stands around all of the block.
StripFrame* own_frame(const GalleyPart& part, Strip& strip) {
  const auto found = std::find_if(strip.frames.begin(), strip.frames.end(),
                                  [&](const StripFrame& frame) { return part.frames[frame.frame].node == 0; });
  return found == strip.frames.end() ? nullptr : &*found;
}

// Moves the notes to the end of the main strip, inside the root's frame. Gives back the first slug of theirs.
uint32_t take_notes(const GalleyPart& part, PartStrips& strips) {
  Strip& main = strips.main;
  const auto first = static_cast<uint32_t>(main.slugs.size());
  if (strips.notes.empty()) return first;
  const StripFrame* own = own_frame(part, main);
  const Length edge =
      own == nullptr ? Length{} : part.frames[own->frame].padding.after + part.frames[own->frame].border.after;
  const Length space = main.tail_space;
  main.tail_space = {};
  append(main, strips.separator, true);
  for (const Strip& note : strips.notes) append(main, note, false);
  main.tail_space = space;
  strips.notes.clear();
  strips.called.clear();
  strips.separator = {};
  for (Slug& slug : main.slugs) slug.first_note = slug.note_count = 0;
  if (own != nullptr && main.slugs.size() > first) {
    for (StripFrame& frame : main.frames) {
      if (frame.last + 1 == first && part.frames[frame.frame].node != 0) frame.above_bottom -= edge;
    }
    main.slugs[first - 1].trail -= edge;
    main.slugs.back().trail += edge;
    StripFrame* around = own_frame(part, main);
    around->last = static_cast<uint32_t>(main.slugs.size() - 1);
    around->above_bottom = {};
  }
  return first;
}

Length height_of(const Strip& strip) {
  Length height;
  for (size_t i = 0; i < strip.slugs.size(); ++i) {
    height += strip.slugs[i].extent() + (i > 0 ? strip.slugs[i].space : Length{});
  }
  return height;
}

// White between the text and the notes, or below all.
void fill_up(const GalleyPart& part, Strip& strip, uint32_t first_note, Length white) {
  if (first_note < strip.slugs.size()) {
    strip.slugs[first_note].space += white;
    return;
  }
  strip.slugs.back().trail += white;
  for (StripFrame& frame : strip.frames) {
    const bool at_end = frame.last + 1 == strip.slugs.size();
    if (at_end && part.frames[frame.frame].node != 0) frame.above_bottom += white;
  }
}

}  // namespace

Length granted_gap(const ComputedStyle& root) { return std::max(root.space_before.natural, root.space_after.natural); }

void grant_space(const StyledDocument& styled, const GalleyPart& part, PartStrips& strips) {
  Strip& main = strips.main;
  if (!part.granted.any() || main.empty()) return;
  for (size_t i = 1; i < main.slugs.size(); ++i) {
    if (part.granted.pages == 0 || main.slugs[i].forced >= Break::Page) main.slugs[i].forced = Break::Auto;
  }
  if (part.granted.pages > 0) {
    main.slugs.front().forced = std::max(main.slugs.front().forced, Break::Page);
    main.tail_break = std::max(main.tail_break, Break::Page);
    return;
  }
  const uint32_t first_note = take_notes(part, strips);
  strips.needed = height_of(main);
  if (strips.needed > part.granted.block_size) return;
  strips.rigid = true;
  fill_up(part, main, first_note, part.granted.block_size - strips.needed);
  // Whatever space the first and the last thing in it would have.
  main.slugs.front().space = main.tail_space = granted_gap(styled.style((*part.shaped->styled)[0].style));
  Length y;
  for (size_t i = 0; i < main.slugs.size(); ++i) {
    Slug& slug = main.slugs[i];
    slug.stretch = slug.shrink = {};
    slug.spans = false;
    slug.at_top = {};
    if (i > 0) {
      slug.penalty = kForbidden;
      slug.reason = Reason::Keep;
      y += slug.space;
    }
    slug.y = y;
    y += slug.extent();
  }
}

}  // namespace hustings::pagination
