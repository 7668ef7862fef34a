// A tree's words, block by block: the inlines of a block make one line of words, so that a name or a date is whole
// however it is dressed, and what is found in the line is told as places in the tree.
#include "limits/word_count.h"

#include <algorithm>

#include "base/utf8.h"
#include "limits/count_pieces.h"
#include "text/text.h"

namespace hustings::limits {
namespace {

// A sum that would not fit stays the largest there is: pictures as wide as a field must not bring a count back to
// nothing.
void append(const CountedToken& token, WordCount& count) {
  count.words += std::min(token.words, UINT32_MAX - count.words);
  count.tokens.push_back(token);
}

class Counter {
 public:
  Counter(const Part& part, std::string_view language, const CountProfile& profile)
      : part_(part), language_(language), profile_(profile) {}

  WordCount count(NodeId root) {
    node(root, false);
    end_line(false);
    return std::move(count_);
  }

 private:
  // Where a piece of the line comes from: a Text's words from `text_begin` on, or an Image.
  struct Run {
    uint32_t line_begin = 0;
    NodeId node = kNoNode;
    uint32_t text_begin = 0;
  };

  void node(NodeId id, bool heading);
  void end_line(bool heading);
  void add(const CountPiece& piece, uint16_t rule);
  const Run& run_at(uint32_t byte) const;
  uint32_t part_byte(const Run& run, uint32_t byte) const;
  Span span_of(const Run& first, uint32_t begin, const Run& last, uint32_t end) const;
  uint32_t words_of_picture(NodeId image) const;

  const Part& part_;
  std::string_view language_;
  const CountProfile& profile_;
  std::string line_;
  std::vector<Run> runs_;
  uint32_t reached_ = 0;  // in Part::text: where a picture stands, which has no bytes in it
  WordCount count_;
};

void Counter::node(NodeId id, bool heading) {
  const Node& here = part_[id];
  switch (here.kind) {
    case NodeKind::Text:
      runs_.push_back({static_cast<uint32_t>(line_.size()), id, here.text_begin});
      line_ += part_.text_of(here);
      return;
    case NodeKind::SoftBreak:
    case NodeKind::LineBreak:
      line_ += '\n';
      return;
    case NodeKind::Image:
      runs_.push_back({static_cast<uint32_t>(line_.size()), id, 0});
      line_ += kPictureSign;
      return;
    default:
      break;
  }
  const bool block = !is_inline(here.kind);
  if (block) end_line(heading);
  const bool inside = heading || here.kind == NodeKind::Heading;
  for (NodeId child = here.first_child; child != kNoNode; child = part_[child].next) node(child, inside);
  if (block) end_line(inside);
}

const Counter::Run& Counter::run_at(uint32_t byte) const {
  size_t first = 0, last = runs_.size();
  while (last - first > 1) {
    const size_t middle = (first + last) / 2;
    (runs_[middle].line_begin <= byte ? first : last) = middle;
  }
  return runs_[first];
}

uint32_t Counter::part_byte(const Run& run, uint32_t byte) const { return run.text_begin + (byte - run.line_begin); }

Span Counter::span_of(const Run& first, uint32_t begin, const Run& last, uint32_t end) const {
  const Node& opening = part_[first.node];
  const Node& closing = part_[last.node];
  // Words that stand in the source as they are read have a place each; entities and the like, only that of the Text.
  const auto verbatim = [](const Node& text) {
    return text.span.end - text.span.begin == text.text_end - text.text_begin;
  };
  Span span = opening.span;
  if (opening.kind == NodeKind::Text && verbatim(opening)) span.begin += part_byte(first, begin) - opening.text_begin;
  span.end = closing.span.end;
  if (closing.kind == NodeKind::Text && verbatim(closing)) {
    span.end = closing.span.begin + part_byte(last, end) - closing.text_begin;
  }
  if (span.source != closing.span.source || span.end < span.begin) span = opening.span;
  return span;
}

// CSS pixels, 96 to an inch, as HTML gives the size of a picture; areas are rounded up to a whole square inch's words.
uint32_t Counter::words_of_picture(NodeId image) const {
  const CountRule* rule = profile_.rule(CountKind::Picture);
  if (profile_.words_per_square_inch == 0) return rule->words;
  const auto pixels = [&](Attribute name) -> uint64_t {
    uint64_t value = 0;
    for (char c : part_.attribute(image, name)) {
      if (c < '0' || c > '9' || value > 100'000) return 0;  // a share of the column ("50%") is no size
      value = value * 10 + static_cast<uint64_t>(c - '0');
    }
    return value;
  };
  const uint64_t area = pixels(Attribute::Width) * pixels(Attribute::Height);
  constexpr uint64_t kSquareInch = 96 * 96;
  const uint64_t words = (area * profile_.words_per_square_inch + kSquareInch - 1) / kSquareInch;
  return static_cast<uint32_t>(std::min<uint64_t>(words, UINT32_MAX));
}

void Counter::add(const CountPiece& piece, uint16_t rule) {
  const Run& first = run_at(piece.begin);
  CountedToken token;
  token.node = first.node;
  token.rule = rule;
  token.words = piece.words;
  if (part_[first.node].kind == NodeKind::Image) {
    token.begin = token.end = reached_;
    token.span = part_[first.node].span;
    if (piece.kind == CountKind::Picture) token.words = words_of_picture(first.node);
  } else {
    const Run& last = run_at(piece.end - 1);
    token.begin = part_byte(first, piece.begin);
    token.end = reached_ = part_byte(last, piece.end);
    token.span = span_of(first, piece.begin, last, piece.end);
  }
  append(token, count_);
}

void Counter::end_line(bool heading) {
  if (runs_.empty()) {
    line_.clear();
    return;
  }
  const CountRule* of_headings = heading ? profile_.rule(CountKind::Heading) : nullptr;
  bool first = true;
  for (CountPiece piece : count_pieces(line_, language_, profile_)) {
    if (of_headings != nullptr && !of_headings->each_part) {
      // The whole heading counts so many words: its first piece has them.
      if (piece.kind != CountKind::Punctuation) {
        piece.words = first ? of_headings->words : 0;
        first = false;
        piece.kind = CountKind::Heading;
      }
    }
    add(piece, profile_.rule_of[static_cast<size_t>(piece.kind)]);
  }
  line_.clear();
  runs_.clear();
}

// \s of Go's regular expressions: ASCII alone, so that words on both sides of a no-break space are one.
bool is_raw_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

bool is_blank(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (text::sort_of(next_code_point(text, at)) != text::Sort::Space) return false;
  }
  return true;
}

}  // namespace

WordCount count_words(const Part& text, NodeId root, std::string_view language, const CountProfile& profile) {
  return Counter(text, language, profile).count(root);
}

WordCount count_raw_words(const Source& source, uint32_t begin, uint32_t end, const CountProfile& profile) {
  WordCount count;
  const std::string_view text = source.text().substr(0, end);
  const CountRule& rule = *profile.rule(CountKind::Word);
  for (size_t at = begin; at < end;) {
    const size_t first = at;
    while (at < end && !is_raw_space(text[at])) ++at;
    if (is_blank(text.substr(first, at - first))) {
      at += at == first ? 1 : 0;
      continue;
    }
    CountedToken token;
    token.begin = static_cast<uint32_t>(first);
    token.end = static_cast<uint32_t>(at);
    token.span = source.span(token.begin, token.end);
    token.words = rule.words;
    token.rule = profile.rule_of[static_cast<size_t>(CountKind::Word)];
    append(token, count);
  }
  return count;
}

WordCount count_statement(const Statement& statement, const Part& parsed, const Source& source,
                          const CountProfile& profile) {
  if (profile.separation == CountProfile::Separation::RawSpaces) {
    return count_raw_words(source, profile.counts_front_matter ? 0 : statement.body.begin, statement.body.end, profile);
  }
  return count_words(parsed, 0, statement.language, profile);
}

std::string words_of(const CountedToken& token, const Part& text, const Source& source) {
  if (token.node == kNoNode) return std::string(source.text().substr(token.begin, token.end - token.begin));
  std::string words;
  uint32_t reached = token.begin;
  for (NodeId id = token.node; id < text.nodes.size() && reached < token.end; ++id) {
    const Node& node = text[id];
    if (node.kind == NodeKind::SoftBreak || node.kind == NodeKind::LineBreak) words += ' ';
    if (node.kind != NodeKind::Text) continue;
    const uint32_t end = std::min(node.text_end, token.end);
    words += std::string_view(text.text).substr(reached, end - reached);
    reached = end;
  }
  return words;
}

const WordLimit* limit_for(const StatementRules& rules, std::string_view language) {
  const WordLimit* best = nullptr;
  size_t best_length = 0;
  for (const WordLimit& limit : rules.limits) {
    const std::string_view tag = limit.language;
    const bool fits = tag.empty() || language == tag || (language.starts_with(tag) && language[tag.size()] == '-');
    if (fits && (best == nullptr || tag.size() > best_length)) {
      best = &limit;
      best_length = tag.size();
    }
  }
  return best;
}

const WordLimit* limit_for(const Statement& statement) {
  if (statement.kind == StatementKind::FullText) return nullptr;
  return limit_for(statement.contest->rules, statement.language);
}

size_t first_beyond(const WordCount& count, uint32_t limit) {
  uint64_t words = 0;
  for (size_t i = 0; i < count.tokens.size(); ++i) {
    words += count.tokens[i].words;
    if (words > limit) return i;
  }
  return count.tokens.size();
}

}  // namespace hustings::limits
