#include "shape/harfbuzz.h"

#include <memory>
#include <string>

#include "base/utf8.h"
#include "shape/edges.h"

namespace hustings::shape {

namespace {

struct Destroy {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

constexpr std::string_view kJoiner = "\u200D";  // as context it makes a neighbor take its joined form

void add_features(std::string_view text, std::vector<hb_feature_t>& features) {
  while (!text.empty()) {
    const size_t end = std::min(text.find(','), text.size());
    hb_feature_t feature;
    if (hb_feature_from_string(text.data(), static_cast<int>(end), &feature)) {
      features.push_back(feature);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

bool is_cursive(hb_script_t script) {
  switch (script) {
    case HB_SCRIPT_ARABIC:
    case HB_SCRIPT_SYRIAC:
    case HB_SCRIPT_NKO:
    case HB_SCRIPT_MONGOLIAN:
    case HB_SCRIPT_PHAGS_PA:
    case HB_SCRIPT_MANDAIC:
    case HB_SCRIPT_MANICHAEAN:
    case HB_SCRIPT_PSALTER_PAHLAVI:
    case HB_SCRIPT_ADLAM:
    case HB_SCRIPT_HANIFI_ROHINGYA:
    case HB_SCRIPT_SOGDIAN:
    case HB_SCRIPT_CHORASMIAN:
    case HB_SCRIPT_OLD_UYGHUR:
      return true;
    default:
      return false;
  }
}

void prepare(ShapeStyle& style, const FontSet& fonts) {
  style.font = fonts.handle(style.face);
  style.language = hb_language_from_string(style.language_text.data(), static_cast<int>(style.language_text.size()));
  // Letters that stand apart cannot share a ligature; cursive scripts are not spaced and need theirs (CSS Text 3,
  // section 8.2).
  if (style.letter_spaced && !is_cursive(style.script)) {
    add_features("liga=0,clig=0", style.features);
  }
  add_features(style.feature_text, style.features);
  style.fixed_pitch = fonts.face(style.face).fixed_pitch;
  style.elastic = !style.fixed_pitch && is_elastic(style.script);
  style.blank = fonts.face(style.face).space_glyph;
  style.hyphen = fonts.glyph(style.face, 0x2010) ? 0x2010 : fonts.glyph(style.face, U'-') ? U'-' : 0;
  style.plain_ascii = true;
  for (char32_t character = 0x21; character < 0x7F && style.plain_ascii; ++character) {
    style.plain_ascii = fonts.covers(style.face, character);
  }
}

namespace {

// Shapes into this thread's buffer. Clusters in it count from `before`.
hb_buffer_t* shape_into_buffer(const ShapeStyle& style, std::string_view text, bool hyphen, size_t& before) {
  thread_local std::unique_ptr<hb_buffer_t, Destroy> kept(hb_buffer_create());
  hb_buffer_t* buffer = kept.get();
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  // A character that can be seen and that no face has was refused before. What is left are the Hangul fillers, which
  // HarfBuzz does not remove, and no file may show a face's .notdef (ISO 19005-2, 6.2.11.8; ISO 14289-1, 7.21.8).
  hb_buffer_set_not_found_glyph(buffer, style.blank);
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
  hb_buffer_set_direction(buffer, style.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, style.script);
  hb_buffer_set_language(buffer, style.language);

  before = 0;
  if (style.joins_before || style.joins_after || hyphen) {
    thread_local std::string whole;
    whole.clear();
    if (style.joins_before) {
      whole += kJoiner;
    }
    before = whole.size();
    whole += text;
    if (hyphen && style.hyphen) {
      append_utf8(whole, style.hyphen);
    }
    const size_t size = whole.size() - before;
    if (style.joins_after) {
      whole += kJoiner;
    }
    hb_buffer_add_utf8(buffer, whole.data(), static_cast<int>(whole.size()), static_cast<unsigned>(before),
                       static_cast<int>(size));
  } else {
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
  }
  hb_shape(style.font, buffer, style.features.data(), static_cast<unsigned>(style.features.size()));
  return buffer;
}

}  // namespace

void measure_clusters(const ShapeStyle& style, std::string_view text, std::vector<ClusterMeasure>& measures) {
  size_t before = 0;
  hb_buffer_t* buffer = shape_into_buffer(style, text, false, before);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  // A byte that begins no cluster is inside one.
  measures.assign(text.size() + 1, {0, false});
  for (unsigned i = 0; i < count; ++i) {
    ClusterMeasure& measure = measures[infos[i].cluster - before];
    measure.safe = true;
  }
  for (unsigned i = 0; i < count; ++i) {
    ClusterMeasure& measure = measures[infos[i].cluster - before];
    measure.advance += positions[i].x_advance;
    measure.safe = measure.safe && (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) == 0;
  }
  int32_t sum = 0;
  for (ClusterMeasure& measure : measures) {
    const int32_t own = measure.advance;
    measure.advance = sum;
    sum += own;
  }
  measures.front().safe = measures.back().safe = true;
}

void run_harfbuzz(const ShapeStyle& style, std::string_view text, bool hyphen, std::vector<Glyph>& glyphs,
                  Shape& made) {
  size_t before = 0;
  hb_buffer_t* buffer = shape_into_buffer(style, text, hyphen, before);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  glyphs.reserve(count);
  int64_t advance = 0;
  bool simple = !style.right_to_left;
  size_t byte = 0;
  for (unsigned i = 0; i < count; ++i) {
    const hb_glyph_position_t& position = positions[i];
    const uint32_t cluster = infos[i].cluster - static_cast<uint32_t>(before);
    glyphs.push_back({infos[i].codepoint, cluster, position.x_advance, position.x_offset, position.y_offset});
    advance += position.x_advance;
    if (simple && cluster < text.size()) {
      simple = cluster == byte && position.x_offset == 0 && position.y_offset == 0;
      next_code_point(text, byte);
    }
  }
  made.face = style.face;
  made.right_to_left = style.right_to_left;
  made.simple = simple && byte == text.size();
  made.added_hyphen = hyphen && style.hyphen != 0;
  made.advance = static_cast<int32_t>(advance);
  find_edges(style, text, glyphs, made);
}

}  // namespace hustings::shape
