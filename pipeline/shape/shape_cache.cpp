#include "shape/shape_cache.h"

#include <algorithm>
#include <cstring>

#include "base/hash.h"
#include "shape/harfbuzz.h"

namespace hustings {

namespace shape {

void* Arena::allocate(size_t size, size_t alignment) {
  const size_t skip = (alignment - reinterpret_cast<uintptr_t>(at_) % alignment) % alignment;
  if (skip + size > left_) {
    // A small booklet needs little of each shard: chunks grow, and nobody clears them first.
    const size_t chunk = std::max(kLeastChunk << std::min<size_t>(chunks_.size(), kDoublings), size + alignment);
    chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(chunk));
    at_ = chunks_.back().get();
    left_ = chunk;
    return allocate(size, alignment);
  }
  std::byte* place = at_ + skip;
  at_ += skip + size;
  left_ -= skip + size;
  return place;
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) {
    return {};
  }
  char* place = static_cast<char*>(allocate(text.size(), 1));
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

}  // namespace shape

using shape::BreakList;
using shape::BreakRequest;
using shape::ShapeStyle;
using shape::Word;

namespace {

// The high half of the hash stands beside the pointer, so that a slot of another word is passed without touching it.
struct Slot {
  std::atomic<const Word*> word{nullptr};
  uint32_t tag = 0;
};

struct Table {
  explicit Table(size_t size) : slots(size), mask(size - 1) {}
  std::vector<Slot> slots;
  size_t mask;
};

// The tag is written before the word is published, so a reader who sees the word sees its tag.
void publish(Table& table, const Word* word) {
  for (size_t at = (word->hash >> 8) & table.mask;; at = (at + 1) & table.mask) {
    Slot& slot = table.slots[at];
    if (!slot.word.load(std::memory_order_relaxed)) {
      slot.tag = static_cast<uint32_t>(word->hash >> 32);
      slot.word.store(word, std::memory_order_release);
      return;
    }
  }
}

// What is looked for.
struct Wanted {
  Wanted(const ShapeStyle& wanted_style, std::string_view wanted_text, uint32_t wanted_variant, uint64_t wanted_hash)
      : style(&wanted_style), text(wanted_text), variant(wanted_variant), hash(wanted_hash) {
    std::memcpy(&head, text.data(), std::min(text.size(), sizeof(head)));
  }
  bool is(const Word& word) const {
    return word.style == style && word.head == head && word.size == text.size() && word.variant == variant &&
           (text.size() <= sizeof(head) || word.shape.text == text);
  }
  const ShapeStyle* style;
  std::string_view text;
  uint32_t variant;
  uint64_t hash;
  uint64_t head = 0;
};

uint64_t hash_of(const ShapeStyle& style, std::string_view text, uint32_t variant) {
  return fast_hash(text, style.seed + variant);
}

const Word* look_up(const Table& table, const Wanted& wanted) {
  const uint32_t tag = static_cast<uint32_t>(wanted.hash >> 32);
  for (size_t at = (wanted.hash >> 8) & table.mask;; at = (at + 1) & table.mask) {
    const Slot& slot = table.slots[at];
    const Word* word = slot.word.load(std::memory_order_acquire);
    if (!word || (slot.tag == tag && wanted.is(*word))) {
      return word;
    }
  }
}

bool same(const BreakRequest& left, const BreakRequest& right) {
  return left.hyphens == right.hyphens && left.letters_before == right.letters_before &&
         left.letters_after == right.letters_after && left.emergency == right.emergency &&
         left.language == right.language;
}

}  // namespace

struct alignas(64) ShapeCache::Shard {
  Shard() { grow(64); }
  void grow(size_t size) {
    tables.push_back(std::make_unique<Table>(size));
    if (tables.size() > 1) {
      for (const Slot& slot : tables[tables.size() - 2]->slots) {
        if (const Word* word = slot.word.load(std::memory_order_relaxed)) {
          publish(*tables.back(), word);
        }
      }
    }
    table.store(tables.back().get(), std::memory_order_release);
  }
  std::atomic<Table*> table{nullptr};
  std::mutex mutex;
  size_t count = 0;
  std::vector<std::unique_ptr<Table>> tables;
  shape::Arena arena;
};

ShapeCache::ShapeCache(FontSet fonts, std::shared_ptr<const text::Hyphenator> hyphenator)
    : fonts_(std::move(fonts)), hyphenator_(std::move(hyphenator)), shards_(std::make_unique<Shard[]>(kShards)) {}

ShapeCache::~ShapeCache() = default;

ShapeCache::Shard& ShapeCache::shard(uint64_t hash) const { return shards_[hash % kShards]; }

size_t ShapeCache::size() const {
  size_t total = 0;
  for (size_t i = 0; i < kShards; ++i) {
    const std::scoped_lock lock(shards_[i].mutex);
    total += shards_[i].count;
  }
  return total;
}

const ShapeStyle* ShapeCache::style(ShapeStyle wanted) {
  const std::scoped_lock lock(styles_mutex_);
  for (const ShapeStyle& known : styles_) {
    if (known.face == wanted.face && known.script == wanted.script && known.right_to_left == wanted.right_to_left &&
        known.letter_spaced == wanted.letter_spaced && known.joins_before == wanted.joins_before &&
        known.joins_after == wanted.joins_after && known.feature_text == wanted.feature_text &&
        known.language_text == wanted.language_text) {
      return &known;
    }
  }
  shape::prepare(wanted, fonts_);
  // Several variants of one word (with a hyphen, tabs of different widths) hash with the numbers after the seed.
  wanted.seed = (styles_.size() + 1) * UINT64_C(0x9E3779B97F4A7C15);
  styles_.push_back(std::move(wanted));
  return &styles_.back();
}

template <typename Make>
const Shape* ShapeCache::find_or_make(const ShapeStyle& style, std::string_view text, unsigned variant, uint64_t hash,
                                      Make&& make) {
  const Wanted wanted(style, text, variant, hash);
  Shard& place = shard(wanted.hash);
  if (const Word* word = look_up(*place.table.load(std::memory_order_acquire), wanted)) {
    return &word->shape;
  }
  thread_local std::vector<Glyph> glyphs;
  glyphs.clear();
  Shape made;
  make(glyphs, made);
  const std::scoped_lock lock(place.mutex);
  if (const Word* word = look_up(*place.table.load(std::memory_order_relaxed), wanted)) {
    return &word->shape;  // another thread was faster
  }
  Word* word = new (place.arena.allocate(sizeof(Word) + text.size(), alignof(Word))) Word;
  char* bytes = reinterpret_cast<char*>(word + 1);
  std::memcpy(bytes, text.data(), text.size());
  word->style = &style;
  word->head = wanted.head;
  word->size = static_cast<uint32_t>(text.size());
  word->variant = variant;
  word->hash = wanted.hash;
  word->shape = made;
  word->shape.text = {bytes, text.size()};
  word->shape.glyphs = place.arena.copy(std::span<const Glyph>(glyphs));
  word->shape.key = word;
  Table* table = place.table.load(std::memory_order_relaxed);
  if (++place.count * 2 > table->slots.size()) {
    place.grow(table->slots.size() * 2);
    table = place.table.load(std::memory_order_relaxed);
  }
  publish(*table, word);
  return &word->shape;
}

const Shape* ShapeCache::shape(const ShapeStyle& style, std::string_view text, bool hyphen) {
  const unsigned variant = hyphen ? 1 : 0;
  return find_or_make(
      style, text, variant, hash_of(style, text, variant),
      [&](std::vector<Glyph>& glyphs, Shape& made) { shape::run_harfbuzz(style, text, hyphen, glyphs, made); });
}

const Shape* ShapeCache::shape(const ShapeStyle& style, std::string_view text, uint64_t hash) {
  return find_or_make(style, text, 0, hash, [&](std::vector<Glyph>& glyphs, Shape& made) {
    shape::run_harfbuzz(style, text, false, glyphs, made);
  });
}

void ShapeCache::expect(Request& request) const {
  request.hash = hash_of(*request.style, request.text, 0);
  const Table& table = *shard(request.hash).table.load(std::memory_order_acquire);
  __builtin_prefetch(&table.slots[(request.hash >> 8) & table.mask]);
}

// The slot is here by now: asks for the word that stands in it.
void ShapeCache::approach(uint64_t hash) const {
  const Table& table = *shard(hash).table.load(std::memory_order_acquire);
  const Word* word = table.slots[(hash >> 8) & table.mask].word.load(std::memory_order_relaxed);
  __builtin_prefetch(word);
}

const Shape* ShapeCache::tab(const ShapeStyle& style, unsigned count) {
  return find_or_make(style, "\t", 1 + count, hash_of(style, "\t", 1 + count),
                      [&](std::vector<Glyph>& glyphs, Shape& made) {
                        const Face& face = fonts_.face(style.face);
                        glyphs.assign(count, Glyph{face.space_glyph, 0, face.space_advance, 0, 0});
                        made.face = style.face;
                        made.right_to_left = style.right_to_left;
                        made.advance = static_cast<int32_t>(count) * face.space_advance;
                      });
}

std::span<const ShapeBreak> ShapeCache::find(const Word& word, const BreakRequest& request, bool& found) {
  for (const BreakList* list = word.break_lists.load(std::memory_order_acquire); list; list = list->next) {
    if (same(list->request, request)) {
      found = true;
      return list->breaks;
    }
  }
  found = false;
  return {};
}

std::span<const ShapeBreak> ShapeCache::keep(const Word& word, const BreakRequest& request,
                                             std::span<const ShapeBreak> breaks) {
  Shard& place = shard(word.hash);
  const std::scoped_lock lock(place.mutex);
  bool found = false;
  const std::span<const ShapeBreak> known = find(word, request, found);
  if (found) {
    return known;
  }
  BreakList* list = new (place.arena.allocate(sizeof(BreakList), alignof(BreakList))) BreakList;
  list->request = request;
  list->request.language = place.arena.copy(request.language);
  list->breaks = place.arena.copy(breaks);
  list->next = word.break_lists.load(std::memory_order_relaxed);
  word.break_lists.store(list, std::memory_order_release);
  return list->breaks;
}

}  // namespace hustings
