#include "shape/itemize.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "font/characters.h"
#include "shape/bidi_levels.h"
#include "shape/characters.h"
#include "shape/harfbuzz.h"
#include "shape/word_runs.h"
#include "text/text.h"

namespace hustings::shape {

namespace {

constexpr unsigned kTabStop = 4;  // spaces; code in booklets stands on narrow lines

constexpr uint32_t kLongWord = 512;  // bytes: longer ones are shaped in pieces

// The words of a paragraph that have one style.
struct Leaf {
  NodeId node = kNoNode;
  uint32_t begin = 0, end = 0;
  StyleId style = 0;
  LanguageId language = 0;
  Display display = Display::Inline;
  bool attached = false;  // a note's mark, a superscript: stays with what is before it
};

// Faces and shaping styles of one style and language.
struct Voice {
  StyleId style = 0;
  LanguageId language = 0;
  FontRequest request;
  FaceId primary = kNoFace;
  const ShapeStyle* latin = nullptr;  // left to right, in the primary face
  std::vector<const ShapeStyle*> styles;
};

// Bytes at which a word ends, or may: spaces and controls, and the first bytes of U+00A0, U+2028 and U+FFFC.
constexpr std::array<uint8_t, 256> kWordByte = [] {
  std::array<uint8_t, 256> table{};
  for (size_t byte = 0; byte < 256; ++byte) {
    table[byte] = byte <= 0x20 ? 0 : byte < 0x80 ? 1 : byte == 0xC2 || byte == 0xE2 || byte == 0xEF ? 2 : 3;
  }
  return table;
}();

constexpr char32_t kZeroWidthSpace = 0x200B;
constexpr std::string_view kNoBreakSpace = "\u00A0", kLineSeparator = "\u2028", kObject = "\uFFFC";

bool is_ascii_word_character(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

class Itemizer {
 public:
  Itemizer(ShapeCache& cache, const StyledDocument& styled, std::shared_ptr<const StyledPart> part)
      : cache_(cache), styled_(styled), part_(*part), text_(part_.text), cutter_(cache.fonts()) {
    result_.styled = std::move(part);
  }

  ShapedPart run() {
    result_.paragraph_of.assign(part_.nodes.size(), UINT32_MAX);
    result_.items.reserve(text_.size() / 5 + part_.nodes.size());
    for (NodeId node = 0; node < part_.nodes.size();) {
      const Display display = part_[node].display;
      node = display == Display::Text || display == Display::Mark ? paragraph(node) : node + 1;
      if (words_.size() >= kManyWords) {
        shape_words();
      }
    }
    shape_words();
    result_.items.shrink_to_fit();
    return std::move(result_);
  }

 private:
  std::vector<Item>& items() { return result_.items; }

  // Plain words get their shapes many at a time.
  void shape_words() {
    cache_.shapes(words_, [&](size_t i, const Shape* shape) { items()[word_items_[i]].shape = shape; });
    words_.clear();
    word_items_.clear();
  }
  bool at(uint32_t byte, std::string_view what) const { return text_.substr(byte, what.size()) == what; }

  // Returns the first node after the block.
  NodeId paragraph(NodeId block) {
    const StyledNode& node = part_[block];
    const ComputedStyle& style = styled_.style(node.style);
    begin_ = node.text_begin;
    end_ = node.text_end;
    pre_ = style.white_space == WhiteSpace::Pre;
    language_ = node.language;
    last_script_ = HB_SCRIPT_LATIN;
    levels_.clear();
    opportunities_.clear();
    column_ = 0;
    const NodeId after = collect_leaves(block);

    const bool right_to_left = style.direction == Direction::RightToLeft;
    needs_ = needs_of(text_.substr(begin_, end_ - begin_));
    if (right_to_left || (needs_ & kLevels) != 0 || !isolates_.empty()) {
      for (Isolate& isolate : isolates_) {
        isolate.begin -= begin_;
        isolate.end -= begin_;
      }
      isolate_left_to_right_runs(text_.substr(begin_, end_ - begin_), isolates_);
      levels_ = bidi_levels(text_.substr(begin_, end_ - begin_), right_to_left, isolates_);
    }
    if ((needs_ & kOpportunities) != 0) {
      find_opportunities();
    }
    first_item_ = static_cast<uint32_t>(items().size());
    for (const Leaf& leaf : leaves_) {
      itemize(leaf);
    }
    result_.paragraph_of[block] = static_cast<uint32_t>(result_.paragraphs.size());
    result_.paragraphs.push_back({block, first_item_, static_cast<uint32_t>(items().size()), right_to_left});
    return after;
  }

  // Nodes stand in document order, so a block's are those after it whose parents are not before it.
  NodeId collect_leaves(NodeId block) {
    leaves_.clear();
    isolates_.clear();
    NodeId node = block + 1;
    for (; node < part_.nodes.size() && part_[node].parent != kNoNode && part_[node].parent >= block; ++node) {
      const StyledNode& values = part_[node];
      if (values.display == Display::None) {
        continue;
      }
      if (values.attributes != UINT32_MAX && part_.has(node, Attribute::Direction)) {
        const std::string_view direction = part_.attribute(node, Attribute::Direction);
        isolates_.push_back({direction == "rtl"   ? Isolate::Direction::RightToLeft
                             : direction == "ltr" ? Isolate::Direction::LeftToRight
                                                  : Isolate::Direction::Auto,
                             values.text_begin, values.text_end});
      }
      if (values.first_child == kNoNode) {
        leaves_.push_back({node, values.text_begin, values.text_end, values.style, values.language, values.display,
                           is_attached(node, block)});
      }
    }
    return node;
  }

  bool is_attached(NodeId node, NodeId block) const {
    for (; node != block && node != kNoNode; node = part_[node].parent) {
      const NodeKind kind = part_[node].kind;
      if (kind == NodeKind::NoteMark || kind == NodeKind::Superscript || kind == NodeKind::Subscript) {
        return true;
      }
    }
    return false;
  }

  void find_opportunities() {
    opportunities_.assign(end_ - begin_ + 1, false);
    const std::string_view words = text_.substr(begin_, end_ - begin_);
    // ICU lets small kana and the mark of a long vowel begin Japanese lines; books do not (JLREQ 3.1.7).
    std::string rules(tag(language_));
    if (text::primary_language(rules) == "ja" && rules.find("-u-") == std::string::npos) {
      rules += "-u-lb-strict";
    }
    for (const text::LineOpportunity& place : text::line_opportunities(words, rules)) {
      opportunities_[place.byte] = !parts_korean_word(words, place.byte);
    }
  }
  bool may_break(uint32_t byte) {
    if (opportunities_.empty()) {
      find_opportunities();
    }
    return opportunities_[byte - begin_];
  }

  uint8_t level_at(uint32_t byte) const {
    return levels_.empty() ? 0 : levels_[std::min<size_t>(byte - begin_, levels_.size() - 1)];
  }

  std::string_view tag(LanguageId language) const {
    return language < styled_.languages.size() ? std::string_view(styled_.languages[language]) : std::string_view();
  }

  void itemize(const Leaf& leaf) {
    if (leaf.begin == leaf.end) {
      add_item(ItemKind::Empty, leaf, leaf.begin, leaf.end, nullptr);
      return;
    }
    for (uint32_t byte = leaf.begin; byte < leaf.end;) {
      switch (text_[byte]) {
        case ' ':
          byte = pre_ ? blanks(leaf, byte) : space(leaf, byte, 1, true);
          continue;
        case '\n':
          if (pre_) {
            add_item(ItemKind::LineBreak, leaf, byte, byte + 1, nullptr);
            column_ = 0;
            ++byte;
          } else {
            byte = space(leaf, byte, 1, true);
          }
          continue;
        case '\t':
          if (leaf.display == Display::Leader) {
            add_item(ItemKind::Leader, leaf, byte, byte + 1, nullptr);
            ++byte;
          } else {
            byte = pre_ ? tab(leaf, byte) : space(leaf, byte, 1, true);
          }
          continue;
        default:
          break;
      }
      if (kWordByte[static_cast<uint8_t>(text_[byte])] != 2) {
        byte = word(leaf, byte);
      } else if (is_no_break_space(byte)) {
        byte = space(leaf, byte, 2, false);
      } else if (at(byte, kLineSeparator)) {
        add_item(ItemKind::LineBreak, leaf, byte, byte + 3, nullptr);
        column_ = 0;
        byte += 3;
      } else if (leaf.display == Display::InlinePicture && at(byte, kObject)) {
        add_item(ItemKind::Picture, leaf, byte, byte + 3, nullptr);
        byte += 3;
      } else {
        byte = word(leaf, byte);
      }
    }
  }

  // With a mark on it a no-break space is no space: it carries the mark where there is no letter (The Unicode Standard,
  // section 2.11).
  bool is_no_break_space(uint32_t byte) const {
    if (!at(byte, kNoBreakSpace)) {
      return false;
    }
    size_t next = byte + kNoBreakSpace.size();
    return next >= end_ || static_cast<uint8_t>(text_[next]) < 0xCC || !font::is_mark(next_code_point(text_, next));
  }

  // A word space goes with the item before it; where there is none (two spaces in a row, a space at the start) an empty
  // item carries it.
  uint32_t space(const Leaf& leaf, uint32_t byte, uint32_t size, bool breaks) {
    if (items().size() == first_item_ || items().back().text_end != byte || items().back().after != After::Nothing ||
        items().back().kind == ItemKind::LineBreak) {
      add_item(ItemKind::Empty, leaf, byte, byte, nullptr);
    }
    items().back().after = breaks && may_end_line(byte, size) ? After::Space : After::NoBreakSpace;
    items().back().space_level = levels_.empty() ? 0 : levels_[byte - begin_];
    ++column_;
    return byte + size;
  }

  // Whether a line may end at a space: not before a mark that closes something or ends a sentence, nor after one that
  // opens (UAX #14, rules LB13 to LB17). Only where such a mark stands next to the space is the full algorithm asked.
  bool may_end_line(uint32_t byte, uint32_t size) {
    if (pre_) {
      return true;
    }
    const uint32_t next = byte + size;
    if (next >= end_ || byte == begin_) {
      return true;
    }
    const char before = text_[byte - 1], after = text_[next];
    if (is_ascii_word_character(before) && is_ascii_word_character(after)) {
      return true;
    }
    if (text::primary_language(tag(language_)) == "fr" &&
        ((byte >= begin_ + 2 && at(byte - 2, "«")) || at(next, "»"))) {
      return false;
    }
    static constexpr std::string_view kClosing = ")]}!?,.:;/", kOpening = "([{";
    const bool plain_after = static_cast<uint8_t>(after) < 0x80 && kClosing.find(after) == std::string_view::npos &&
                             kOpening.find(after) == std::string_view::npos;
    const bool plain_before = static_cast<uint8_t>(before) < 0x80 && kOpening.find(before) == std::string_view::npos;
    if (plain_before &&
        (plain_after || (kOpening.find(after) != std::string_view::npos && before != '"' && before != '\''))) {
      return true;
    }
    return may_break(next);
  }

  // Spaces in code: the last of a row is a word space where a line may end, those before it and those that indent a
  // line are set as they are.
  uint32_t blanks(const Leaf& leaf, uint32_t byte) {
    uint32_t end = byte;
    while (end < leaf.end && text_[end] == ' ') {
      ++end;
    }
    const bool indents = items().size() == first_item_ || items().back().kind == ItemKind::LineBreak;
    const uint32_t kept_end = indents ? end : end - 1;
    if (kept_end > byte) {
      add_item(ItemKind::Word, leaf, byte, kept_end,
               cache_.shape(*blank_style(leaf, byte), text_.substr(byte, kept_end - byte)));
      column_ += kept_end - byte;
    }
    return indents ? end : space(leaf, kept_end, 1, true);
  }

  uint32_t tab(const Leaf& leaf, uint32_t byte) {
    const unsigned count = kTabStop - column_ % kTabStop;
    add_item(ItemKind::Word, leaf, byte, byte + 1, cache_.tab(*blank_style(leaf, byte), count));
    column_ += count;
    return byte + 1;
  }

  uint32_t word(const Leaf& leaf, uint32_t begin) {
    uint32_t end = begin;
    bool ascii = true;
    while (end < leaf.end) {
      const uint8_t kind = kWordByte[static_cast<uint8_t>(text_[end])];
      if (kind == 0) {
        const uint8_t byte = static_cast<uint8_t>(text_[end]);
        if (byte == ' ' || byte == '\n' || byte == '\t') {
          break;
        }
      } else if (kind == 2 && end > begin &&
                 (is_no_break_space(end) || at(end, kLineSeparator) ||
                  (leaf.display == Display::InlinePicture && at(end, kObject)))) {
        break;
      }
      ascii = ascii && kind == 1;
      ++end;
    }
    column_ += end - begin;
    const std::string_view bytes = text_.substr(begin, end - begin);
    // Opportunities cut only writing without spaces, of which no letter is in ASCII.
    if (ascii && (needs_ & kScripts) == 0 && levels_.empty()) {
      Voice& voice = voice_of(leaf);
      if (voice.latin->plain_ascii && bytes.size() < kLongWord) {
        cache_.expect(words_.emplace_back(ShapeCache::Request{voice.latin, bytes}));
        word_items_.push_back(static_cast<uint32_t>(items().size()));
        add_item(ItemKind::Word, leaf, begin, end, nullptr);
        return end;
      }
    }
    add_runs(leaf, begin, bytes);
    return end;
  }

  void add_runs(const Leaf& leaf, uint32_t begin, std::string_view bytes) {
    Voice& voice = voice_of(leaf);
    char32_t before = 0, base = 0;  // the character before `byte`, and the one that its marks stand on
    for (const WordRun& run : cutter_.cut(bytes, voice.request, tag(leaf.language), last_script_)) {
      uint32_t first = begin + run.begin;
      const uint32_t last = begin + run.end;
      for (uint32_t byte = first; byte < last;) {
        size_t next = byte;
        const char32_t character = next_code_point(text_, next);
        if (character == kZeroWidthSpace || !is_extender(before, character, false)) {
          base = character;
        }
        before = character;
        byte = static_cast<uint32_t>(next);
        const bool other_level = byte < last && !levels_.empty() && levels_[byte - begin_] != levels_[first - begin_];
        if (byte == last || other_level || is_cut(base, byte) || is_too_long(first, before, byte)) {
          add_run(leaf, voice, run, first, byte);
          first = byte;
        }
      }
    }
  }

  // Whether writing without spaces is cut here. Places inside Latin words and numbers are found later, when they are
  // asked for.
  bool is_cut(char32_t base, uint32_t byte) {
    if (opportunities_.empty()) {
      return false;
    }
    size_t next = byte;
    const char32_t after = next_code_point(text_, next);
    // Where a gap belongs two items meet, whether a line may end there or not.
    if (meets_full_width_mark(base, after) || meets_ideograph(base, after)) {
      return true;
    }
    return opportunities_[byte - begin_] &&
           (base == kZeroWidthSpace || is_cut_at_opportunities(base) || is_cut_at_opportunities(after));
  }

  // No word is so long, but a hostile one must not make shaping and dividing it slow.
  bool is_too_long(uint32_t first, char32_t before, uint32_t byte) const {
    constexpr uint32_t kLongest = 8 * kLongWord;
    if (byte - first < kLongWord) {
      return false;
    }
    size_t next = byte;
    return byte - first >= kLongest || !is_extender(before, next_code_point(text_, next), false);
  }

  void add_run(const Leaf& leaf, Voice& voice, const WordRun& run, uint32_t begin, uint32_t end) {
    const bool right_to_left = (level_at(begin) & 1) != 0;
    bool before = false, after = false;
    if (is_cursive(run.script)) {
      before = is_joined_at(begin);
      after = is_joined_at(end);
    }
    const ShapeStyle* style = style_of(voice, run.face, run.script, right_to_left, before, after);
    const Shape* shape = cache_.shape(*style, text_.substr(begin, end - begin));
    // What is drawn as nothing (a lone direction mark) only keeps its place.
    add_item(shape->glyphs.empty() ? ItemKind::Empty : ItemKind::Word, leaf, begin, end,
             shape->glyphs.empty() ? nullptr : shape);
  }

  // Whether the letters on both sides of an item's edge join. A space or a break never joins.
  bool is_joined_at(uint32_t byte) const { return letter_before_joins(byte) && letter_after_joins(byte); }
  bool letter_before_joins(uint32_t byte) const {
    while (byte > begin_) {
      uint32_t begin = byte - 1;
      while (begin > begin_ && (static_cast<uint8_t>(text_[begin]) & 0xC0) == 0x80) {
        --begin;
      }
      size_t next = begin;
      const char32_t character = next_code_point(text_, next);
      if (!is_transparent(character)) {
        return joins_after(character);
      }
      byte = begin;
    }
    return false;
  }
  bool letter_after_joins(uint32_t byte) const {
    for (size_t next = byte; next < end_;) {
      const char32_t character = next_code_point(text_, next);
      if (!is_transparent(character)) {
        return joins_before(character);
      }
    }
    return false;
  }

  Voice& voice_of(const Leaf& leaf) {
    if (last_voice_ < voices_.size() && voices_[last_voice_].style == leaf.style &&
        voices_[last_voice_].language == leaf.language) {
      return voices_[last_voice_];
    }
    for (last_voice_ = 0; last_voice_ < voices_.size(); ++last_voice_) {
      if (voices_[last_voice_].style == leaf.style && voices_[last_voice_].language == leaf.language) {
        return voices_[last_voice_];
      }
    }
    const ComputedStyle& style = styled_.style(leaf.style);
    Voice voice{leaf.style, leaf.language, {style.families, style.weight, style.italic}, kNoFace, nullptr, {}};
    voice.primary = cache_.fonts().primary(voice.request);
    voice.latin = style_of(voice, voice.primary, HB_SCRIPT_LATIN, false, false, false);
    voices_.push_back(std::move(voice));
    return voices_.back();
  }
  const ShapeStyle* blank_style(const Leaf& leaf, uint32_t byte) {
    Voice& voice = voice_of(leaf);
    return style_of(voice, voice.primary, HB_SCRIPT_LATIN, (level_at(byte) & 1) != 0, false, false);
  }

  const ShapeStyle* style_of(Voice& voice, FaceId face, hb_script_t script, bool right_to_left, bool before,
                             bool after) {
    for (const ShapeStyle* style : voice.styles) {
      if (style->face == face && style->script == script && style->right_to_left == right_to_left &&
          style->joins_before == before && style->joins_after == after) {
        return style;
      }
    }
    const ComputedStyle& computed = styled_.style(voice.style);
    ShapeStyle wanted;
    wanted.face = face;
    wanted.feature_text = computed.features < styled_.features.size() ? styled_.features[computed.features] : "";
    wanted.letter_spaced = computed.letter_spacing != Length{};
    wanted.language_text = tag(voice.language);
    wanted.script = script;
    wanted.right_to_left = right_to_left;
    wanted.joins_before = before;
    wanted.joins_after = after;
    voice.styles.push_back(cache_.style(std::move(wanted)));
    return voice.styles.back();
  }

  void add_item(ItemKind kind, const Leaf& leaf, uint32_t begin, uint32_t end, const Shape* shape) {
    // Two items without a space between them: does a line end there?
    if (end > begin && begin > begin_ && items().size() > first_item_ && kind != ItemKind::LineBreak) {
      Item& previous = items().back();
      if (previous.after == After::Nothing && previous.text_end == begin && previous.kind != ItemKind::LineBreak &&
          !pre_ && !leaf.attached &&
          !(is_ascii_word_character(text_[begin - 1]) && is_ascii_word_character(text_[begin])) && may_break(begin)) {
        previous.after = After::BreakOpportunity;
      }
    }
    Item item;
    item.shape = shape;
    item.text_begin = begin;
    item.text_end = end;
    item.node = leaf.node;
    item.style = leaf.style;
    item.kind = kind;
    item.level = level_at(begin);
    if (kind == ItemKind::Word && !opportunities_.empty() && !pre_ && begin > begin_ && items().size() > first_item_) {
      set_gap(items().back(), leaf.node, begin, shape);
    }
    if (kind == ItemKind::Word && static_cast<uint8_t>(text_[begin]) >= 0xE2) {
      size_t next = begin;
      item.ideographic = is_ideographic(next_code_point(text_, next));
    }
    items().push_back(item);
  }

  // What stands between an item and the one that begins at `byte`, when nothing else does.
  // Not between two leaves: programs that take the text out would read the gap as a space there, which no ActualText
  // can deny across elements.
  void set_gap(Item& previous, NodeId node, uint32_t byte, const Shape* shape) const {
    if (previous.text_end != byte || previous.kind != ItemKind::Word || previous.shape == nullptr ||
        (previous.after != After::Nothing && previous.after != After::BreakOpportunity)) {
      return;
    }
    size_t end = byte;
    char32_t before = last_code_point(text_.substr(0, end));
    for (; end > begin_ && font::is_mark(before); before = last_code_point(text_.substr(0, end))) {
      do {
        --end;
      } while (end > begin_ && (static_cast<uint8_t>(text_[end]) & 0xC0) == 0x80);
    }
    size_t next = byte;
    const char32_t after = next_code_point(text_, next);
    if (meets_ideograph(before, after)) {
      previous.gap = previous.node == node ? kEdgeEm / 4 : 0;
    } else if (meets_full_width_mark(before, after)) {
      if (previous.shape->blank_end) {
        previous.gap = static_cast<int16_t>(-previous.shape->hang_end);
      } else if (shape != nullptr && shape->blank_start) {
        previous.gap = static_cast<int16_t>(-shape->hang_start);
      }
    }
  }

  ShapeCache& cache_;
  const StyledDocument& styled_;
  const StyledPart& part_;
  const std::string_view text_;
  WordCutter cutter_;
  ShapedPart result_;
  std::vector<Voice> voices_;
  size_t last_voice_ = 0;
  static constexpr size_t kManyWords = 512;
  std::vector<ShapeCache::Request> words_;  // whose shapes are still to be looked up
  std::vector<uint32_t> word_items_;        // and their items

  // Of the paragraph.
  uint32_t begin_ = 0, end_ = 0, first_item_ = 0;
  bool pre_ = false;
  LanguageId language_ = 0;
  uint8_t needs_ = kNothing;
  hb_script_t last_script_ = HB_SCRIPT_LATIN;
  std::vector<Leaf> leaves_;
  std::vector<Isolate> isolates_;
  std::vector<uint8_t> levels_;      // by byte from begin_; empty: all 0
  std::vector<bool> opportunities_;  // by byte from begin_; empty: not asked for yet
  unsigned column_ = 0;              // of a line of code, for tabs
};

}  // namespace

ShapedPart itemize(ShapeCache& cache, const StyledDocument& styled, std::shared_ptr<const StyledPart> part) {
  return Itemizer(cache, styled, std::move(part)).run();
}

}  // namespace hustings::shape
