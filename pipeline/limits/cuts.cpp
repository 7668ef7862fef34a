#include "limits/cuts.h"

#include <algorithm>

#include "base/utf8.h"
#include "limits/cut_tree.h"
#include "text/text.h"

namespace hustings::limits {
namespace {

// Where writing has no spaces, words stand side by side: between two of them a cut may fall, and behind their signs.
bool is_written_without_spaces(char32_t c) {
  return text::is_unspaced(c) || (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

// Dashes, and the marks between words of Ethiopic and Tibetan.
bool parts_words(char32_t c) {
  return (c >= 0x2012 && c <= 0x2015) || c == 0x2E3A || c == 0x2E3B || c == 0x1361 || c == 0x1362 || c == 0x0F0B;
}

// Whether words on both sides of an end of lines are words of their own: not within well-|known and and/|or.
bool is_between_words(std::string_view words, uint32_t at) {
  size_t before = at;
  while (before > 0 && (static_cast<unsigned char>(words[--before]) & 0xC0U) == 0x80U) {
  }
  size_t after = at;
  const char32_t left = next_code_point(words, before), right = next_code_point(words, after);
  if (left <= ' ' || left == 0x3000 || (left >= 0x2000 && left <= 0x200B) || parts_words(left) || parts_words(right)) {
    return true;
  }
  return is_written_without_spaces(left) || is_written_without_spaces(right);
}

bool holds_letter_or_digit(std::string_view words) { return text::count_words(words, "und") > 0; }

class Knife {
 public:
  Knife(const Part& text, const WordCount& count, uint32_t limit, std::string_view language,
        const CountProfile& profile)
      : text_(text),
        count_(count),
        language_(language),
        profile_(profile),
        beyond_(first_beyond(count, limit)),
        blocks_(blocks_of(text)) {}

  // The place of the first sentence that does not fit.
  TextPlaceInTree before_sentence() const {
    const CountedToken& token = count_.tokens[beyond_];
    const BlockText* const block = block_with(token.node);
    if (block == nullptr) return {token.node, 0};
    if (const NodeId row = row_around(token.node); row != kNoNode) return start_of(row);
    const uint32_t at = block->at_place(text_, token.node, token.begin, false);
    return block->place_of(text_, sentence_begin(*block, at));
  }

  // The place behind the last word that fits.
  TextPlaceInTree behind_word() const {
    const BlockText* const block = block_with(count_.tokens[beyond_].node);
    if (block == nullptr) return {count_.tokens[beyond_].node, 0};
    const std::vector<text::LineOpportunity> ends = text::line_opportunities(block->words, language_);
    for (size_t index = beyond_;;) {
      const CountedToken& token = count_.tokens[index];
      const size_t last = word_before(index, *block);
      if (last == count_.tokens.size()) return block->place_of(text_, 0);
      const CountedToken& kept = count_.tokens[last];
      const uint32_t end = block->at_place(text_, kept.node, kept.end, true);
      const uint32_t begin = block->at_place(text_, token.node, token.begin, false);
      const auto is_before = [end](const text::LineOpportunity& each) { return each.byte < end; };
      for (auto each = std::partition_point(ends.begin(), ends.end(), is_before);
           each != ends.end() && each->byte <= begin; ++each) {
        if (is_between_words(block->words, each->byte)) return block->place_of(text_, each->byte);
      }
      index = last;  // the two are one to the eye
    }
  }

 private:
  // The block that holds a Text node; nullptr: the node is a picture.
  const BlockText* block_with(NodeId node) const {
    if (text_[node].kind != NodeKind::Text) return nullptr;
    const auto has = [node](const BlockText& block) { return block.pieces.back().node < node; };
    const auto found = std::partition_point(blocks_.begin(), blocks_.end(), has);
    return found == blocks_.end() ? nullptr : &*found;
  }

  // The last token of a block before this one that a reader would call a word, counted or not.
  size_t word_before(size_t index, const BlockText& block) const {
    while (index-- > 0) {
      const CountedToken& token = count_.tokens[index];
      if (token.node < block.pieces.front().node) break;
      if (text_[token.node].kind != NodeKind::Text) continue;
      const std::string_view words = std::string_view(text_.text).substr(token.begin, token.end - token.begin);
      if (token.words > 0 || holds_letter_or_digit(words)) return index;
    }
    return count_.tokens.size();
  }

  NodeId row_around(NodeId node) const {
    while (node != kNoNode && text_[node].kind != NodeKind::TableRow) node = text_[node].parent;
    return node;
  }

  // Everything in a node.
  TextPlaceInTree start_of(NodeId top) const {
    for (const BlockText& block : blocks_) {
      if (block.pieces.front().node > top) return block.place_of(text_, 0);
    }
    return {top, 0};
  }

  // Of the sentence that holds a byte. The profile knows abbreviations that end no sentence.
  uint32_t sentence_begin(const BlockText& block, uint32_t at) const {
    const std::string_view words = block.words;
    uint32_t begin = 0, before = 0;
    bool goes_on = false;
    for (const uint32_t end : text::sentence_ends(words, language_)) {
      if (end > at) break;
      // An empty line ends the sentence that the line before it does.
      const bool is_empty = words.substr(before, end - before).find_first_not_of(" \t\r\n") == words.npos;
      if (!is_empty) goes_on = ends_with_abbreviation(words, end);
      if (!goes_on) begin = end;
      before = end;
    }
    return begin;
  }

  bool ends_with_abbreviation(std::string_view words, uint32_t end) const {
    size_t last = end;
    while (last > 0 && static_cast<unsigned char>(words[last - 1]) <= ' ') --last;
    if (last == 0 || words[last - 1] != '.') return false;
    size_t first = last;
    while (first > 0 && static_cast<unsigned char>(words[first - 1]) > ' ') {
      if (last - --first > kLongestEntry) return false;
    }
    // The list may have it with its period or without.
    const size_t length = profile_.abbreviations.match(words.substr(0, last), first);
    return length != 0 && first + length + 1 >= last;
  }

  const Part& text_;
  const WordCount& count_;
  std::string_view language_;
  const CountProfile& profile_;
  const size_t beyond_;
  const std::vector<BlockText> blocks_;
};

// Which footnotes hold words that count, by node.
std::vector<bool> counting_notes(const Part& text, const WordCount& count) {
  std::vector<NodeId> note(text.nodes.size(), kNoNode);
  for (NodeId node = 1; node < text.nodes.size(); ++node) {
    note[node] = text[node].kind == NodeKind::NoteBody ? node : note[text[node].parent];
  }
  std::vector<bool> counts(text.nodes.size(), false);
  for (const CountedToken& token : count.tokens) {
    if (token.words > 0 && note[token.node] != kNoNode) counts[note[token.node]] = true;
  }
  return counts;
}

}  // namespace

std::optional<CutText> cut_text(const Part& text, const WordCount& count, uint32_t limit, OverLimit how,
                                std::string_view language, const CountProfile& profile) {
  const bool cuts = how == OverLimit::CutSentences || how == OverLimit::CutWords || how == OverLimit::CutMarked;
  if (!cuts || first_beyond(count, limit) == count.tokens.size()) return std::nullopt;
  const Knife knife(text, count, limit, language, profile);
  const TextPlaceInTree place = how == OverLimit::CutSentences ? knife.before_sentence() : knife.behind_word();
  TreeStart start = start_of_tree(text, place, counting_notes(text, count));
  CutText result;
  result.text = std::move(start.text);
  StatementCut& cut = result.cut;
  cut.limit = limit;
  cut.counted = count.words;
  cut.kept = count_words(*result.text, 0, language, profile).words;
  cut.marked = how == OverLimit::CutMarked;
  cut.removed = std::move(start.removed);
  cut.removed_notes = std::move(start.removed_notes);
  const TextPlaceInTree first = start.first_removed.node == kNoNode ? place : start.first_removed;
  cut.span = span_of_bytes(text, first.node, first.byte, first.byte);
  for (const CountedToken& token : count.tokens) {
    if (token.node == first.node && token.begin <= first.byte && token.end > first.byte) cut.span = token.span;
  }
  return result;
}

}  // namespace hustings::limits
