// The store of shaped words. Half a million words of a booklet are some twenty thousand different ones, so each is
// shaped once and found again by a hash of its bytes. Readers take no lock: a slot is published with one atomic store
// after all it points to has been written, nothing is ever removed, and a table that grew too small stays alive beside
// its successor. Writers of one shard take turns.
#pragma once

#include <array>
#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <hb.h>

#include "shape/shaped_document.h"

namespace hustings {

namespace shape {

// All that decides, besides its bytes, how a word is shaped. Made once, compared by address.
struct ShapeStyle {
  FaceId face = kNoFace;
  hb_font_t* font = nullptr;
  std::string feature_text;
  std::vector<hb_feature_t> features;
  bool letter_spaced = false;  // ligatures are off, where the script can do without
  std::string language_text;
  hb_language_t language = nullptr;
  hb_script_t script = HB_SCRIPT_LATIN;
  bool right_to_left = false;
  bool joins_before = false, joins_after = false;  // a cursive letter of another item stands next to it
  uint32_t blank = 0;                              // the face's space, for what it has no glyph for and nobody sees
  char32_t hyphen = 0;                             // U+2010 or U+002D, what the face has; 0: neither
  bool plain_ascii = false;                        // the face has every printable ASCII character
  bool fixed_pitch = false;                        // of the face: its letters keep their columns
  bool elastic = false;                            // see Shape
  uint64_t seed = 0;
};

struct BreakList {
  BreakRequest request;
  std::span<const ShapeBreak> breaks;
  const BreakList* next = nullptr;
};

// A shape with what is needed to find it and to divide it later; its bytes follow it in memory. What a look-up compares
// stands first, in one cache line: most words are no longer than `head`. Shape::key points here.
struct alignas(32) Word {
  const ShapeStyle* style = nullptr;
  uint64_t head = 0;  // the first eight bytes, filled up with zeros
  uint32_t size = 0;
  uint32_t variant = 0;  // 0: the word as it is, 1: with a hyphen added, more: a tab as so many spaces
  Shape shape;
  uint64_t hash = 0;
  mutable std::atomic<const BreakList*> break_lists{nullptr};
};

// Memory that is given out in pieces and given back all at once.
class Arena {
 public:
  void* allocate(size_t size, size_t alignment);
  template <typename T>
  std::span<const T> copy(std::span<const T> values) {
    if (values.empty()) {
      return {};
    }
    T* place = static_cast<T*>(allocate(values.size_bytes(), alignof(T)));
    std::uninitialized_copy(values.begin(), values.end(), place);
    return {place, values.size()};
  }
  std::string_view copy(std::string_view text);

 private:
  static constexpr size_t kLeastChunk = size_t{1} << 12, kDoublings = 4;
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* at_ = nullptr;
  size_t left_ = 0;
};

}  // namespace shape

class ShapeCache {
 public:
  ShapeCache(FontSet fonts, std::shared_ptr<const text::Hyphenator> hyphenator);
  ~ShapeCache();
  ShapeCache(const ShapeCache&) = delete;
  ShapeCache& operator=(const ShapeCache&) = delete;

  const FontSet& fonts() const { return fonts_; }
  const text::Hyphenator* hyphenator() const { return hyphenator_.get(); }

  // The stored style equal to this one; `features`, `font`, `hyphen`, `plain_ascii` and `seed` are
  // filled in.
  const shape::ShapeStyle* style(shape::ShapeStyle wanted);
  // The shape of a whole word, or of a piece with a hyphen added.
  const Shape* shape(const shape::ShapeStyle& style, std::string_view text, bool hyphen = false);
  // Many words at once: a booklet's words stand all over memory, so while one is looked up the next are asked for.
  struct Request {
    const shape::ShapeStyle* style = nullptr;
    std::string_view text;
    uint64_t hash = 0;  // set by `expect`
  };
  void expect(Request& request) const;
  // Calls `take(index, shape)` for each.
  template <typename Take>
  void shapes(std::span<const Request> requests, Take&& take) {
    constexpr size_t kAhead = 6;
    for (size_t i = 0; i < requests.size(); ++i) {
      if (i + kAhead < requests.size()) approach(requests[i + kAhead].hash);
      take(i, shape(*requests[i].style, requests[i].text, requests[i].hash));
    }
  }
  // A tab, as `count` spaces.
  const Shape* tab(const shape::ShapeStyle& style, unsigned count);
  // Keeps a list of breaks; of two equal ones that were made at the same time the first is kept.
  std::span<const ShapeBreak> keep(const shape::Word& word, const shape::BreakRequest& request,
                                   std::span<const ShapeBreak> breaks);
  static std::span<const ShapeBreak> find(const shape::Word& word, const shape::BreakRequest& request, bool& found);
  size_t size() const;  // shapes

 private:
  struct Shard;
  static constexpr size_t kShards = 64;
  template <typename Make>
  const Shape* find_or_make(const shape::ShapeStyle& style, std::string_view text, unsigned variant, uint64_t hash,
                            Make&& make);
  const Shape* shape(const shape::ShapeStyle& style, std::string_view text, uint64_t hash);
  void approach(uint64_t hash) const;
  Shard& shard(uint64_t hash) const;

  FontSet fonts_;
  std::shared_ptr<const text::Hyphenator> hyphenator_;
  std::mutex styles_mutex_;
  std::deque<shape::ShapeStyle> styles_;
  std::unique_ptr<Shard[]> shards_;
};

}  // namespace hustings
