#include "election/alternatives.h"

namespace hustings::election {
namespace {

constexpr size_t kLongestLine = 160;  // a message is read in a terminal

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string one_line(std::string_view words) {
  std::string line;
  for (const char c : words) {
    if (!is_space(c)) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string_view file_name(std::string_view target) {
  return target.substr(target.rfind('/') == std::string_view::npos ? 0 : target.rfind('/') + 1);
}

// Where the value of `alt` in an HTML tag begins and ends, with its quotation marks and the equals sign; both are the
// tag's size when there is none. What looks like it in another attribute's value is not it.
std::pair<size_t, size_t> alternative_in(std::string_view tag) {
  char quote = 0;
  for (size_t i = 1; i < tag.size(); ++i) {
    if (quote != 0) {
      if (tag[i] == quote) quote = 0;
      continue;
    }
    if (tag[i] == '"' || tag[i] == '\'') quote = tag[i];
    if (i + 3 >= tag.size() || !is_space(tag[i - 1])) continue;
    if ((tag[i] | 32) != 'a' || (tag[i + 1] | 32) != 'l' || (tag[i + 2] | 32) != 't') continue;
    size_t end = i + 3;
    if (tag[end] != '=') {
      if (is_space(tag[end]) || tag[end] == '>' || tag[end] == '/') return {end, end};
      continue;
    }
    ++end;
    if (end < tag.size() && (tag[end] == '"' || tag[end] == '\'')) {
      const size_t close = tag.find(tag[end], end + 1);
      end = close == std::string_view::npos ? end : close + 1;
    }
    return {i + 3, end};
  }
  return {tag.size(), tag.size()};
}

// The picture as its author wrote it, with these words; empty when it is not one that can be mended.
std::string with_words(std::string_view picture, std::string_view words) {
  if (picture.find('\n') != std::string_view::npos) return {};
  if (picture.starts_with("![")) {
    const size_t close = picture.find_first_not_of(" \t", 2);
    if (close == std::string_view::npos || picture[close] != ']') return {};
    return "![" + std::string(words) + std::string(picture.substr(close));
  }
  if (picture.size() < 5 || picture[0] != '<' || !picture.ends_with('>') || !is_space(picture[4])) return {};
  const auto [begin, end] = alternative_in(picture);
  if (begin < picture.size()) {
    return std::string(picture.substr(0, begin)) + "=\"" + std::string(words) + '"' + std::string(picture.substr(end));
  }
  return std::string(picture.substr(0, 4)) + " alt=\"" + std::string(words) + '"' + std::string(picture.substr(4));
}

class Namer {
 public:
  Namer(PartBuilder& builder, const Sources& sources, Diagnostics& diagnostics)
      : builder_(builder), part_(builder.part()), sources_(sources), diagnostics_(diagnostics) {}

  void name(NodeId picture) {
    // One that is not there is told in words, and its own message says what is wrong.
    if (!part_.has(picture, Attribute::Picture)) return;
    const bool decorative = part_.attribute(picture, Attribute::Decorative) == "true";
    const NodeId link = link_without_words(picture);
    if (decorative && link == kNoNode) return;
    std::string words = one_line(part_.attribute(picture, Attribute::Alternative));
    if (words.empty()) words = one_line(part_.attribute(picture, Attribute::Title));
    if (words.empty()) words = caption_of(picture);
    if (words.empty()) {
      words = placeholder(picture, link);
      report(picture, link);
      builder_.set(picture, Attribute::Variant, kUnnamed);
    }
    builder_.set(picture, Attribute::Alternative, words);
    if (decorative) builder_.set(picture, Attribute::Decorative, "false");
  }

 private:
  // The link that nothing but pictures of no words would name.
  NodeId link_without_words(NodeId picture) const {
    NodeId link = part_[picture].parent;
    while (link != kNoNode && part_[link].kind != NodeKind::Link && is_inline(part_[link].kind))
      link = part_[link].parent;
    if (link == kNoNode || part_[link].kind != NodeKind::Link) return kNoNode;
    if (!one_line(plain_text(part_, link)).empty()) return kNoNode;
    for (NodeId node = link + 1; node < part_.nodes.size() && part_[node].parent >= link; ++node) {
      const bool named = node != picture && part_[node].kind == NodeKind::Image &&
                         part_.attribute(node, Attribute::Variant) != kUnnamed &&
                         !one_line(part_.attribute(node, Attribute::Alternative)).empty();
      if (named) return kNoNode;
    }
    return link;
  }

  std::string caption_of(NodeId picture) const {
    NodeId figure = part_[picture].parent;
    while (figure != kNoNode && part_[figure].kind != NodeKind::Figure) figure = part_[figure].parent;
    if (figure == kNoNode) return {};
    for (NodeId child = part_[figure].first_child; child != kNoNode; child = part_[child].next) {
      if (part_[child].kind == NodeKind::Caption) return one_line(plain_text(part_, child));
    }
    return {};
  }

  std::string placeholder(NodeId picture, NodeId link) const {
    const std::string_view leads = link == kNoNode ? std::string_view() : part_.attribute(link, Attribute::Target);
    if (!leads.empty() && leads.front() != '#') return std::string(leads);
    return std::string(file_name(part_.attribute(picture, Attribute::Target)));
  }

  void report(NodeId picture, NodeId link) {
    const std::string target(part_.attribute(picture, Attribute::Target));
    const Span span = part_[picture].span;
    if (link != kNoNode) {
      diagnostics_.warning(
          "alternative-missing", span,
          "the picture " + target + " is all there is of a link and has no alternative text that names it",
          {"write: " + line_to_write(sources_, span, target, "where the link leads")});
      return;
    }
    diagnostics_.warning("alternative-missing", span,
                         "the picture " + target + " has no alternative text for people who do not see it",
                         {"write: " + line_to_write(sources_, span, target, "what the picture shows"),
                          "or, if it only decorates: <img src=\"" + target + "\" alt=\"\">"});
  }

  PartBuilder& builder_;
  const Part& part_;
  const Sources& sources_;
  Diagnostics& diagnostics_;
};

}  // namespace

void name_pictures(PartBuilder& builder, const Sources& sources, Diagnostics& diagnostics) {
  Namer namer(builder, sources, diagnostics);
  for (NodeId node = 0; node < builder.part().nodes.size(); ++node) {
    if (builder.part()[node].kind == NodeKind::Image) namer.name(node);
  }
}

std::string line_to_write(const Sources& sources, Span span, std::string_view target, std::string_view words) {
  std::string alone = "![" + std::string(words) + "](" + std::string(target) + ')';
  if (!span.known()) return alone;
  const Source& source = sources.at(span.source);
  const std::string_view written = source.text().substr(span.begin, span.end - span.begin);
  std::string mended = with_words(written, words);
  if (mended.empty()) return alone;
  const uint32_t number = source.position(span.begin).line;
  const std::string_view line = source.line(number);
  const size_t before = span.begin - source.line_begin(number);
  if (before + written.size() > line.size()) return mended;
  const std::string whole =
      std::string(line.substr(0, before)) + mended + std::string(line.substr(before + written.size()));
  const size_t begin = whole.find_first_not_of(" \t\r"), end = whole.find_last_not_of(" \t\r");
  return whole.size() > kLongestLine ? mended : whole.substr(begin, end + 1 - begin);
}

}  // namespace hustings::election
