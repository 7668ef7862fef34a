#include "pdf/glyph_codes.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "base/diagnostics.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "pdf/clusters.h"
#include "pdf/syntax.h"
#include "text/text.h"

namespace hustings::pdf {
namespace {

constexpr uint32_t kManyCharacters = 0x110000;
constexpr size_t kTextPieceLimit = 16000;  // bytes of one string; strings may have 32,767

size_t mix(uint64_t key) {
  key *= UINT64_C(0x9E3779B97F4A7C15);
  return static_cast<size_t>(key ^ key >> 32);
}

size_t mix(const Shape* shape) { return mix(static_cast<uint64_t>(reinterpret_cast<uintptr_t>(shape)) >> 4); }

// What no string of a ToUnicode table may have in it, alone or among others (ISO 19005-2, 6.2.11.7.2).
bool is_never_mapped(char32_t c) { return c == 0 || c == 0xFEFF || c == 0xFFFE; }

// Text that ToUnicode cannot tell, and private characters, which say nothing (6.2.11.7.3).
bool needs_actual_text(std::string_view text) {
  for (size_t byte = 0; byte < text.size();) {
    const char32_t c = next_code_point(text, byte);
    if (is_never_mapped(c) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return true;
  }
  return false;
}

std::string without_never_mapped(std::string_view text) {
  std::string kept;
  for (size_t byte = 0; byte < text.size();) {
    const size_t begin = byte;
    if (!is_never_mapped(next_code_point(text, byte))) kept += text.substr(begin, byte - begin);
  }
  return kept;
}

int32_t width_of(const FontSet& fonts, FaceId face, uint32_t glyph) {
  return static_cast<int32_t>(Length{fonts.advance(face, glyph)}.scaled(kEm, fonts.face(face).units_per_em).units);
}

// Right-to-left words keep their glyphs in visual order, as programs expect that turn them around themselves. Of a
// ligature that is drawn in parts each part has its letter. Only marks (glyphs that do not move the pen) confuse them:
// such a word says its text as a whole.
bool needs_whole_text(const Shape& shape) {
  if (!shape.right_to_left) return false;
  for (size_t i = 0; i < shape.glyphs.size(); ++i) {
    const Glyph& glyph = shape.glyphs[i];
    const bool shared = (i > 0 && shape.glyphs[i - 1].cluster == glyph.cluster) ||
                        (i + 1 < shape.glyphs.size() && shape.glyphs[i + 1].cluster == glyph.cluster);
    if (shared && glyph.advance == 0) return true;
  }
  return false;
}

// Letters of scripts that are written from right to left: by them a program knows that it has to turn a word around.
bool has_right_to_left_letter(std::string_view text) {
  for (size_t byte = 0; byte < text.size();) {
    const char32_t c = next_code_point(text, byte);
    if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
        (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF)) {
      return true;
    }
  }
  return false;
}

void append_code(std::string& out, uint32_t code, int bytes) {
  if (bytes == 2) append_string_byte(out, static_cast<unsigned char>(code >> 8));
  append_string_byte(out, static_cast<unsigned char>(code));
}

}  // namespace

uint32_t GlyphCodes::index_of(const Shape* shape) const {
  const size_t mask = slots_.size() - 1;
  for (size_t i = mix(shape) & mask;; i = (i + 1) & mask) {
    if (slots_[i].shape == shape) return slots_[i].index;
    if (slots_[i].shape == nullptr) throw std::logic_error("a shape was not announced");
  }
}

void GlyphCodes::prefetch(const Shape* shape) const { __builtin_prefetch(&slots_[mix(shape) & (slots_.size() - 1)]); }

void GlyphCodes::announce(const Shape* shape) {
  if (shapes_.size() * 2 >= slots_.size()) {
    slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, {});
    for (uint32_t k = 0; k < shapes_.size(); ++k) {
      size_t i = mix(shapes_[k]) & (slots_.size() - 1);
      while (slots_[i].shape != nullptr) i = (i + 1) & (slots_.size() - 1);
      slots_[i] = {shapes_[k], k};
    }
  }
  const size_t mask = slots_.size() - 1;
  for (size_t i = mix(shape) & mask;; i = (i + 1) & mask) {
    if (slots_[i].shape == shape) return;
    if (slots_[i].shape == nullptr) {
      slots_[i] = {shape, static_cast<uint32_t>(shapes_.size())};
      shapes_.push_back(shape);
      return;
    }
  }
}

uint32_t GlyphCodes::text_number(std::string_view text) {
  if (text.empty()) text = "\xE2\x80\x8B";  // a glyph without text of its own: a zero width space, which is nothing
  size_t byte = 0;
  const char32_t first = next_code_point(text, byte);
  if (byte == text.size()) return is_never_mapped(first) ? 0x200B : first;
  const std::string kept = without_never_mapped(text);
  if (kept.size() != text.size()) return text_number(kept);
  if (texts_.size() * 2 >= text_slots_.size()) {
    text_slots_.assign(text_slots_.empty() ? 256 : text_slots_.size() * 2, UINT32_MAX);
    for (uint32_t k = 0; k < texts_.size(); ++k) {
      size_t i = fast_hash(texts_[k]) & (text_slots_.size() - 1);
      while (text_slots_[i] != UINT32_MAX) i = (i + 1) & (text_slots_.size() - 1);
      text_slots_[i] = k;
    }
  }
  const size_t mask = text_slots_.size() - 1;
  for (size_t i = fast_hash(text) & mask;; i = (i + 1) & mask) {
    if (text_slots_[i] == UINT32_MAX) {
      text_slots_[i] = static_cast<uint32_t>(texts_.size());
      texts_.emplace_back(text);
    }
    if (texts_[text_slots_[i]] == text) return kManyCharacters + text_slots_[i];
  }
}

std::string GlyphCodes::text_of(uint32_t number) const {
  if (number >= kManyCharacters) return texts_[number - kManyCharacters];
  std::string text;
  append_utf8(text, number);
  return text;
}

uint32_t GlyphCodes::find(FaceCodes& face, uint32_t glyph, uint32_t text) {
  const auto first_slot = [&face](uint32_t of_glyph, uint32_t of_text) {
    return mix(static_cast<uint64_t>(of_glyph) << 32 | of_text) & (face.slots.size() - 1);
  };
  if (face.pairs.size() * 2 >= face.slots.size()) {
    face.slots.assign(face.slots.empty() ? 256 : face.slots.size() * 2, UINT32_MAX);
    for (uint32_t k = 0; k < face.pairs.size(); ++k) {
      size_t i = first_slot(face.pairs[k].glyph, face.pairs[k].text);
      while (face.slots[i] != UINT32_MAX) i = (i + 1) & (face.slots.size() - 1);
      face.slots[i] = k;
    }
  }
  for (size_t i = first_slot(glyph, text);; i = (i + 1) & (face.slots.size() - 1)) {
    if (face.slots[i] == UINT32_MAX) {
      face.slots[i] = static_cast<uint32_t>(face.pairs.size());
      face.pairs.push_back({glyph, text, 0});
    }
    const Pair& pair = face.pairs[face.slots[i]];
    if (pair.glyph == glyph && pair.text == text) return face.slots[i];
  }
}

void GlyphCodes::collect(const Shape& shape) {
  FaceCodes& face = faces_[shape.face];
  face.used = true;
  find_clusters(shape, clusters_);
  for (const Cluster& cluster : clusters_) {
    for (uint32_t k = 0; k < cluster.glyph_count; ++k) {
      const uint32_t position = shape.right_to_left ? cluster.glyph_count - 1 - k : k;
      const std::string_view text = cluster.glyph_count == 1 ? cluster.text : share_of_text(cluster, position);
      glyph_pairs_.push_back(find(face, shape.glyphs[cluster.first_glyph + k].id, text_number(text)));
    }
  }
}

void GlyphCodes::assign() {
  for (const Shape* shape : shapes_) collect(*shape);
  for (size_t id = 0; id < faces_.size(); ++id) {
    FaceCodes& face = faces_[id];
    if (!face.used) continue;
    const FaceId face_id = static_cast<FaceId>(id);
    const uint32_t space_glyph = fonts_.face(face_id).space_glyph;
    const uint32_t space = find(face, space_glyph, ' ');
    std::vector<Pair*> pairs;
    for (Pair& pair : face.pairs) pairs.push_back(&pair);
    std::sort(pairs.begin(), pairs.end(), [this](const Pair* a, const Pair* b) {
      if (a->glyph != b->glyph) return a->glyph < b->glyph;
      if (a->text < kManyCharacters || b->text < kManyCharacters) return a->text < b->text;
      return texts_[a->text - kManyCharacters] < texts_[b->text - kManyCharacters];
    });
    if (pairs.size() > 65534) {
      throw MachineError("the booklet uses more than 65,534 different characters of one font: " +
                         fonts_.face(face_id).family);
    }
    face.codes.resize(pairs.size() + 1);
    for (size_t k = 0; k < pairs.size(); ++k) {
      pairs[k]->code = static_cast<uint32_t>(k + 1);
      face.codes[k + 1] = {pairs[k]->glyph, width_of(fonts_, face_id, pairs[k]->glyph), text_of(pairs[k]->text)};
    }
    const uint32_t space_code = face.pairs[space].code;
    append_code(face.space.bytes, space_code, code_bytes(face_id));
    face.space.code_count = 1;
    face.space.end = face.codes[space_code].width;
  }
  plain_.reserve(shapes_.size());
  auto pair = glyph_pairs_.cbegin();
  for (const Shape* shape : shapes_) keep(encode(*shape, pair));
}

void GlyphCodes::keep(EncodedShape&& shape) {
  PlainShape& plain = plain_.emplace_back();
  if (shape.segments.size() != 1 || shape.segments[0].rise != 0 || !shape.segments[0].actual_text.empty() ||
      std::llabs(shape.segments[0].start) > INT32_MAX || std::llabs(shape.segments[0].end) > INT32_MAX ||
      plain_bytes_.size() + shape.segments[0].bytes.size() > UINT32_MAX) {
    plain.encoded = static_cast<uint32_t>(encoded_.size());
    encoded_.push_back(std::move(shape));
    return;
  }
  const Segment& segment = shape.segments[0];
  plain.first_byte = static_cast<uint32_t>(plain_bytes_.size());
  plain.byte_count = static_cast<uint32_t>(segment.bytes.size());
  plain.start = static_cast<int32_t>(segment.start);
  plain.end = static_cast<int32_t>(segment.end);
  plain.code_count = segment.code_count;
  plain_bytes_ += segment.bytes;
}

// Whether the glyphs are a Latin, Greek or Cyrillic letter and its accents (U+0300 to U+036F), one glyph each: programs
// put these together again by themselves, other scripts' marks they take for words of their own.
bool GlyphCodes::spells_out(const Shape& shape, const Cluster& cluster) const {
  size_t byte = 0;
  for (uint32_t k = 0; k < cluster.glyph_count; ++k) {
    if (byte >= cluster.text.size()) return false;
    const char32_t character = next_code_point(cluster.text, byte);
    if (k > 0 && (character < 0x300 || character > 0x36F)) return false;
    if (fonts_.glyph(shape.face, character) != shape.glyphs[cluster.first_glyph + k].id) return false;
  }
  return byte == cluster.text.size();
}

// Programs take the place of the last glyph of a joint text for the end of that text. When it is a mark that stands
// somewhere else, they see a gap there, and read it as a space; so a space that nobody sees marks the true end.
void GlyphCodes::end_with_space(Segment& segment, int64_t right, const FaceCodes& face) {
  if (std::llabs(segment.end - right) < kEm / 50) return;
  const int64_t move = (segment.end - (right - face.space.end)) / 100;
  segment.bytes += ')';
  append_integer(segment.bytes, move);
  segment.bytes += '(';
  segment.bytes += face.space.bytes;
  ++segment.code_count;
  segment.end += face.space.end - move * 100;
}

// The pen's place is followed in the file's own widths and moves, so that rounding never adds up: each move is what is
// missing between where the pen is and where the shaped glyph belongs.
EncodedShape GlyphCodes::encode(const Shape& shape, std::vector<uint32_t>::const_iterator& pair) {
  const FaceCodes& face = faces_[shape.face];
  const int bytes = code_bytes(shape.face);
  const int units = fonts_.face(shape.face).units_per_em;
  const auto em = [units](int64_t font_units) { return Length{font_units}.scaled(kEm, units).units; };
  EncodedShape result;
  result.face = shape.face;
  result.units_per_em = units;
  result.advance = em(shape.advance);
  find_clusters(shape, clusters_);
  Segment* open = nullptr;
  bool open_joint = false;
  // Marks alone (").") are turned around by nobody.
  const bool whole =
      needs_whole_text(shape) || (shape.right_to_left && clusters_.size() > 1 && !has_right_to_left_letter(shape.text));
  size_t string_start = 0;
  for (const Cluster& cluster : clusters_) {
    const bool emoji = !whole && text::is_emoji(cluster.text);
    const bool joint = whole || emoji || needs_actual_text(cluster.text) ||
                       (cluster.glyph_count > 1 && !shape.right_to_left && !spells_out(shape, cluster));
    const bool starts = !whole || &cluster == &clusters_.front();
    int64_t glyph_left = cluster.left;
    for (uint32_t k = 0; k < cluster.glyph_count; ++k) {
      const Glyph& glyph = shape.glyphs[cluster.first_glyph + k];
      const uint32_t code = face.pairs[*pair++].code;
      const int64_t target = em(glyph_left + glyph.x_offset);
      glyph_left += glyph.advance;
      if (open == nullptr || open->rise != glyph.y_offset || (joint && starts && k == 0) || joint != open_joint) {
        result.segments.emplace_back();
        open = &result.segments.back();
        open->start = open->end = target;
        open->rise = glyph.y_offset;
        // A cluster at several heights has its text at the first of them; the others are part of it.
        if (joint && starts && k == 0) open->actual_text = whole ? shape.text : cluster.text;
        if (emoji && k == 0) open->alternative = text::emoji_name(cluster.text);
        open->continues = joint && !(starts && k == 0);
        open_joint = joint;
        string_start = 0;
      }
      const int64_t error = open->end - target;
      const int64_t move = (error >= 0 ? error + 50 : error - 50) / 100;  // TJ moves to the left, in 1/1000 em
      if (move != 0 || open->bytes.size() - string_start > kTextPieceLimit) {
        open->bytes += ')';
        if (move != 0) append_integer(open->bytes, move);
        open->bytes += '(';
        string_start = open->bytes.size();
        open->end -= move * 100;
      }
      append_code(open->bytes, code, bytes);
      ++open->code_count;
      open->end += face.codes[code].width;
    }
    if (joint && open != nullptr) end_with_space(*open, em(cluster.left + cluster.advance), face);
  }
  return result;
}

}  // namespace hustings::pdf
