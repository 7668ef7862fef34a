// Where a line may end inside a word. Four sorts of places are gathered, in falling order of worth: where the text
// itself allows it (after a hyphen or a dash: UAX #14; at soft hyphens), where a web or mail address may be broken
// without adding anything, where the patterns of the language divide a word, and, when nothing else fits, between any
// two characters.
#include <algorithm>

#include "base/utf8.h"
#include "font/characters.h"
#include "shape/addresses.h"
#include "shape/characters.h"
#include "shape/harfbuzz.h"
#include "shape/shape_cache.h"
#include "text/text.h"

namespace hustings::shape {

namespace {

using Kind = ShapeBreak::Kind;

constexpr std::string_view kSoftHyphen = "\u00AD", kEmDash = "\u2014";

bool ends_with(std::string_view text, size_t byte, std::string_view what) {
  return byte >= what.size() && text.substr(byte - what.size(), what.size()) == what;
}

hb_unicode_general_category_t category_of(char32_t character) {
  return hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
}

class BreakFinder {
 public:
  BreakFinder(ShapeCache& cache, const Word& word, const BreakRequest& request)
      : cache_(cache), word_(word), text_(word.shape.text), request_(request) {}

  std::vector<ShapeBreak> find() {
    // Scripts that are cut at opportunities were cut when items were made.
    if (text_.empty() || word_.shape.added_hyphen) {
      return {};
    }
    if (is_cursive(word_.style->script)) {
      find_unjoined();
      measure();
      return std::move(breaks_);
    }
    if (is_address(text_)) {
      for (const uint32_t byte : address_breaks(text_)) {
        add(byte, Kind::Address);
      }
    } else {
      find_plain();
      const bool soft = request_.hyphens != Hyphens::None && find_soft_hyphens();
      if (request_.hyphens == Hyphens::Auto && !soft) {
        find_hyphens();
      }
    }
    if (request_.emergency) {
      for (const uint32_t byte : text::grapheme_ends(text_)) {
        add(byte, Kind::Emergency);
      }
    }
    std::stable_sort(breaks_.begin(), breaks_.end(),
                     [](const ShapeBreak& left, const ShapeBreak& right) { return left.byte < right.byte; });
    breaks_.erase(std::unique(breaks_.begin(), breaks_.end(),
                              [](const ShapeBreak& left, const ShapeBreak& right) { return left.byte == right.byte; }),
                  breaks_.end());
    measure();
    return std::move(breaks_);
  }

 private:
  void add(uint32_t byte, Kind kind) {
    if (byte > 0 && byte < text_.size()) {
      breaks_.push_back({kind, byte, 0, 0});
    }
  }

  void find_plain() {
    const auto is_letter = [](char byte) {
      return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '.' || byte == ',';
    };
    if (std::all_of(text_.begin(), text_.end(), is_letter)) {
      return;  // nearly every word
    }
    for (const text::LineOpportunity& place : text::line_opportunities(text_, request_.language)) {
      // No line begins with a dash: it ends the one before it (Chicago, 6.90).
      const bool before_dash = text_.substr(place.byte).starts_with(kEmDash);
      if (!before_dash && !parts_korean_word(text_, place.byte) && !ends_with(text_, place.byte, kSoftHyphen)) {
        add(place.byte, Kind::Plain);
      }
    }
  }

  // A cursive word is one stroke: it is parted only where the text allows it and no stroke passes, as after a hyphen or
  // a slash that someone wrote.
  void find_unjoined() {
    if (word_.style->joins_before || word_.style->joins_after) {
      return;
    }
    find_plain();
    std::erase_if(breaks_, [&](const ShapeBreak& place) {
      char32_t before = 0, after = 0;
      for (size_t at = 0; at < text_.size() && after == 0;) {
        const bool behind = at >= place.byte;
        const char32_t character = next_code_point(text_, at);
        if (!is_transparent(character)) {
          (behind ? after : before) = character;
        }
      }
      return joins_after(before) && joins_before(after);
    });
  }

  // A soft hyphen divides where a line may end at all: not before a bracket that closes, nor before a written hyphen.
  bool find_soft_hyphens() {
    if (text_.find(kSoftHyphen) == std::string_view::npos) {
      return false;
    }
    for (const text::LineOpportunity& place : text::line_opportunities(text_, request_.language)) {
      if (ends_with(text_, place.byte, kSoftHyphen)) {
        add(place.byte, Kind::SoftHyphen);
      }
    }
    return true;
  }

  // Runs of letters are divided; a word with a figure, or with a capital after a small letter's place (NATO, iPhone,
  // McDonald) is a name or a term and stays whole.
  void find_hyphens() {
    if (!cache_.hyphenator() || word_.style->hyphen == 0) {
      return;
    }
    struct Run {
      size_t begin, end;
    };
    std::vector<Run> runs;
    bool in_run = false, after_capital_or_small = false;
    for (size_t at = 0; at < text_.size();) {
      const size_t begin = at;
      const char32_t character = next_code_point(text_, at);
      const hb_unicode_general_category_t category = category_of(character);
      const bool capital = category == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER ||
                           category == HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER;
      const bool letter = capital || category == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER ||
                          category == HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER ||
                          category == HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER || font::is_mark(character);
      // A point between letters is one of a host or a file ("riverbend.example"); a number sign opens a topic.
      const bool inner_point = in_run && character == U'.' && at + 1 < text_.size() && is_letter_at(at);
      if (category == HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER || character == U'_' || character == U'@' ||
          character == U'#' || character == U'\\' || inner_point || (capital && after_capital_or_small)) {
        return;
      }
      if (letter) {
        if (!in_run) {
          runs.push_back({begin, at});
        }
        runs.back().end = at;
      }
      in_run = letter;
      after_capital_or_small = letter;
    }
    std::vector<uint32_t> offsets;
    for (const Run& run : runs) {
      offsets.clear();
      cache_.hyphenator()->divide(text_.substr(run.begin, run.end - run.begin), request_.language,
                                  request_.letters_before, request_.letters_after, offsets);
      for (const uint32_t offset : offsets) {
        add(static_cast<uint32_t>(run.begin) + offset, Kind::Hyphen);
      }
    }
  }

  bool is_letter_at(size_t byte) const {
    const hb_unicode_general_category_t category = category_of(next_code_point(text_, byte));
    return category == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER ||
           category == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER ||
           category == HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER;
  }

  void measure() {
    std::erase_if(breaks_, [&](const ShapeBreak& place) {
      return (place.kind == Kind::Hyphen || place.kind == Kind::SoftHyphen) && word_.style->hyphen == 0;
    });
    if (breaks_.empty()) {
      return;
    }
    // Only the letters around a break change when the word is parted there, as far as the nearest places that are safe:
    // those are shaped anew, and the rest is known. A hostile word of many thousand characters costs no more for each
    // of its breaks than a short one does.
    std::vector<ClusterMeasure> measures;
    measure_clusters(*word_.style, text_, measures);
    const int32_t whole = measures.back().advance;
    for (ShapeBreak& place : breaks_) {
      const bool hyphen = place.kind == Kind::Hyphen || place.kind == Kind::SoftHyphen;
      uint32_t from = hyphen ? place.byte - 1 : place.byte;
      while (!measures[from].safe && place.byte - from < kLongestWindow) {
        --from;
      }
      uint32_t to = place.byte;
      while (!measures[to].safe && to - place.byte < kLongestWindow) {
        ++to;
      }
      from = cluster_start(from);
      to = cluster_start(to);
      to = std::max(to, place.byte);
      const Shape& before = *cache_.shape(*word_.style, text_.substr(from, place.byte - from), hyphen);
      const Shape& after = *cache_.shape(*word_.style, text_.substr(place.byte, to - place.byte));
      place.advance_before = measures[from].advance + before.advance;
      place.advance_after = after.advance + whole - measures[to].advance;
      place.hang_before = before.hang_end;
      place.hang_after = after.hang_start;
    }
  }

  static constexpr uint32_t kLongestWindow = 64;  // bytes; no word's kerning reaches so far
  uint32_t cluster_start(uint32_t byte) const {
    while (byte > 0 && byte < text_.size() && (static_cast<uint8_t>(text_[byte]) & 0xC0) == 0x80) {
      --byte;
    }
    return byte;
  }

  ShapeCache& cache_;
  const Word& word_;
  const std::string_view text_;
  const BreakRequest& request_;
  std::vector<ShapeBreak> breaks_;
};

const Word& word_of(const Shape& shape) { return *static_cast<const Word*>(shape.key); }

}  // namespace

std::span<const ShapeBreak> breaks(ShapeCache& cache, const Shape& shape, const BreakRequest& request) {
  const Word& word = word_of(shape);
  bool found = false;
  const std::span<const ShapeBreak> known = ShapeCache::find(word, request, found);
  if (found) {
    return known;
  }
  const std::vector<ShapeBreak> made = BreakFinder(cache, word, request).find();
  return cache.keep(word, request, made);
}

const Shape* piece(ShapeCache& cache, const Shape& shape, uint32_t begin, uint32_t end, bool hyphen) {
  const Word& word = word_of(shape);
  if (begin == 0 && end == shape.text.size() && hyphen == shape.added_hyphen) {
    return &shape;
  }
  return cache.shape(*word.style, shape.text.substr(begin, end - begin), hyphen);
}

}  // namespace hustings::shape
