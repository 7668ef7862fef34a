// CSS `initial` and `inherit`: one property's value taken from another style.
#include "style/compute.h"

namespace hustings::style {

void copy_property(Property property, const Cascaded& from, Cascaded& to) {
  const ComputedStyle& source = from.style;
  ComputedStyle& style = to.style;
  using P = Property;
  switch (property) {
    case P::FontFamily:
      style.families = source.families;
      break;
    case P::FontSize:
      style.font_size = source.font_size;
      break;
    case P::FontStyle:
      style.italic = source.italic;
      break;
    case P::FontWeight:
      style.weight = source.weight;
      break;
    case P::FontFeatureSettings:
      to.feature_settings = from.feature_settings;
      break;
    case P::FontVariantNumeric:
      to.numeric = from.numeric;
      break;
    case P::FontVariantCaps:
      to.caps = from.caps;
      break;
    case P::LineHeight:
      style.line_height = source.line_height;
      to.line_height_factor = from.line_height_factor;
      break;
    case P::LetterSpacing:
      style.letter_spacing = source.letter_spacing;
      break;
    case P::LetterSpacingLimit:
      style.letter_space_limit = source.letter_space_limit;
      break;
    case P::FontStretchLimit:
      style.font_stretch_limit = source.font_stretch_limit;
      break;
    case P::WordSpacingMinimum:
      style.word_space_min = source.word_space_min;
      break;
    case P::WordSpacingMaximum:
      style.word_space_max = source.word_space_max;
      break;
    case P::Color:
      style.color = source.color;
      break;
    case P::WhiteSpace:
      style.white_space = source.white_space;
      break;
    case P::TextAlign:
      style.text_align = source.text_align;
      style.align_sign = source.align_sign;
      break;
    case P::TextAlignLast:
      style.text_align_last = source.text_align_last;
      to.align_last_auto = from.align_last_auto;
      break;
    case P::TextWrap:
      style.balance_lines = source.balance_lines;
      break;
    case P::TextIndent:
      style.text_indent = source.text_indent;
      break;
    case P::Hyphens:
      style.hyphens = source.hyphens;
      break;
    case P::HyphenateLimitChars:
      style.hyphenate_word = source.hyphenate_word;
      style.hyphenate_before = source.hyphenate_before;
      style.hyphenate_after = source.hyphenate_after;
      break;
    case P::HyphenateLimitLines:
      style.hyphenate_ladder = source.hyphenate_ladder;
      break;
    case P::Orphans:
      style.orphans = source.orphans;
      break;
    case P::Widows:
      style.widows = source.widows;
      break;
    case P::HangingPunctuation:
      style.hanging_punctuation = source.hanging_punctuation;
      break;
    case P::Direction:
      to.direction_auto = from.direction_auto;
      break;
    case P::ListStyleType:
      to.list_style = from.list_style;
      break;
    case P::ImageResolutionMinimum:
      style.least_resolution = source.least_resolution;
      break;
    case P::LinkAddress:
      to.link_address = from.link_address;
      break;
    case P::Looseness:
      style.looseness = source.looseness;
      break;
    case P::NoteNumbering:
      to.note_numbering = from.note_numbering;
      break;
    case P::LeaderPattern:
      style.leader_pattern = source.leader_pattern;
      break;
    case P::LeaderPatternWidth:
      style.leader_pattern_width = source.leader_pattern_width;
      break;
    case P::LeaderAlignment:
      style.leader_on_page = source.leader_on_page;
      break;
    case P::BackgroundColor:
      style.background = source.background;
      break;
    case P::TextDecoration:
      style.underline = source.underline;
      style.strikethrough = source.strikethrough;
      break;
    case P::VerticalAlign:
      style.baseline_shift = source.baseline_shift;
      style.vertical_align = source.vertical_align;
      break;
    case P::SpaceBefore:
    case P::SpaceBeforeMinimum:
    case P::SpaceBeforeMaximum:
      style.space_before = source.space_before;
      break;
    case P::SpaceAfter:
    case P::SpaceAfterMinimum:
    case P::SpaceAfterMaximum:
      style.space_after = source.space_after;
      break;
    case P::MarginStart:
      style.margin.start = source.margin.start;
      break;
    case P::MarginEnd:
      style.margin.end = source.margin.end;
      break;
    case P::PaddingBefore:
      style.padding.before = source.padding.before;
      break;
    case P::PaddingEnd:
      style.padding.end = source.padding.end;
      break;
    case P::PaddingAfter:
      style.padding.after = source.padding.after;
      break;
    case P::PaddingStart:
      style.padding.start = source.padding.start;
      break;
    case P::BorderBeforeWidth:
      style.border.before = source.border.before;
      break;
    case P::BorderEndWidth:
      style.border.end = source.border.end;
      break;
    case P::BorderAfterWidth:
      style.border.after = source.border.after;
      break;
    case P::BorderStartWidth:
      style.border.start = source.border.start;
      break;
    case P::BorderColor:
      style.border_color = source.border_color;
      break;
    case P::Width:
      style.width = source.width;
      break;
    case P::Height:
      style.height = source.height;
      break;
    case P::MaxHeight:
      style.max_height = source.max_height;
      break;
    case P::FontSizeMinimum:
      style.least_font_size = source.least_font_size;
      break;
    case P::Space:
      style.room = source.room;
      to.origin.room = from.origin.room;
      break;
    case P::AspectRatio:
      style.aspect_ratio = source.aspect_ratio;
      break;
    case P::JustifySelf:
      style.box_align = source.box_align;
      break;
    case P::ColumnGap:
      style.column_gap = source.column_gap;
      break;
    case P::KeepWithNext:
      style.keep_with_next = source.keep_with_next;
      break;
    case P::KeepWithPrevious:
      style.keep_with_previous = source.keep_with_previous;
      break;
    case P::KeepTogether:
      style.keep_together = source.keep_together;
      break;
    case P::BreakBefore:
      style.break_before = source.break_before;
      break;
    case P::BreakAfter:
      style.break_after = source.break_after;
      break;
    case P::RequiredPage:
      style.required_page = source.required_page;
      break;
    case P::RequiredPlace:
      style.required_place = source.required_place;
      break;
    case P::RequiredSeverity:
      style.position_is_law = source.position_is_law;
      break;
    case P::ColumnSpan:
      style.span_columns = source.span_columns;
      break;
    case P::Display:
      to.display = from.display;
      break;
    case P::Float:
      style.footnote = source.footnote;
      break;
    case P::StringSet:
      to.string_set = from.string_set;
      break;
    case P::ContentsLevel:
      to.contents_level = from.contents_level;
      break;
    case P::Page:
      to.page = from.page;
      break;
  }
}

}  // namespace hustings::style
