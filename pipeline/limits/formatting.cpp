#include "limits/formatting.h"

#include <algorithm>
#include <string>

#include "limits/block_text.h"
#include "limits/capitals.h"
#include "limits/word_count.h"
#include "text/text.h"

namespace hustings::limits {
namespace {

constexpr size_t kMostToldOfOne = 10;  // breaches of one rule in one statement

// A form that a rule forbids as such.
struct Form {
  NodeKind kind;
  bool FormattingRules::*forbidden;
  Severity severity;
  const char* id;
  const char* what;  // "bold type is not allowed in the statement of Jane Roe"
  const char* hint;
};

constexpr Form kForms[] = {
    {NodeKind::Strong, &FormattingRules::no_bold, Severity::Error, "format-bold", "bold type is",
     "take away the marks ** around these words"},
    {NodeKind::Emphasis, &FormattingRules::no_italic, Severity::Error, "format-italic", "italic type is",
     "take away the marks * around these words"},
    {NodeKind::Underline, &FormattingRules::no_underline, Severity::Error, "format-underline", "underlining is",
     "take away the tags around these words"},
    {NodeKind::List, &FormattingRules::no_lists, Severity::Error, "format-list", "a list is",
     "write its items as sentences of a paragraph"},
    {NodeKind::DescriptionList, &FormattingRules::no_lists, Severity::Error, "format-list", "a list is",
     "write its items as sentences of a paragraph"},
    {NodeKind::Table, &FormattingRules::no_tables, Severity::Error, "format-table", "a table is",
     "write its rows as sentences of a paragraph"},
    {NodeKind::Link, &FormattingRules::no_links, Severity::Error, "format-link", "a link is",
     "write the words alone, or the address itself"},
    {NodeKind::Image, &FormattingRules::no_pictures, Severity::Error, "format-picture", "a picture is",
     "take the picture out"},
    {NodeKind::Heading, &FormattingRules::no_headings, Severity::Error, "format-heading", "a heading is",
     "make it a sentence of the text"},
};

class Check {
 public:
  Check(const RuledText& ruled, Diagnostics& diagnostics) : ruled_(ruled), text_(ruled.text), told_to_(diagnostics) {}

  void check() {
    check_forms();
    check_headings();
    check_paragraphs();
    if (ruled_.rules.no_capitals) check_capitals();
  }

 private:
  std::string whose() const { return std::string(ruled_.whose); }

  // One rule's breaches: the first ones in full, the rest as a number.
  class Breaches {
   public:
    Breaches(Severity severity, const char* id, Diagnostics& diagnostics)
        : severity_(severity), id_(id), told_to_(diagnostics) {}
    void tell(Span span, std::string message, const std::string& hint) {
      if (count_++ < kMostToldOfOne) told_to_.add({severity_, id_, span, std::move(message), {hint}});
      last_ = span;
    }
    void finish(const std::string& whose) {
      if (count_ <= kMostToldOfOne) return;
      told_to_.add({severity_,
                    id_,
                    last_,
                    whose + " breaks this rule in " + std::to_string(count_ - kMostToldOfOne) +
                        " more places, the last of them here",
                    {"what is told of the first ones holds for all"}});
    }

   private:
    Severity severity_;
    const char* id_;
    Diagnostics& told_to_;
    size_t count_ = 0;
    Span last_;
  };

  void check_forms() {
    for (const Form& form : kForms) {
      if (!(ruled_.rules.*form.forbidden)) continue;
      Breaches breaches(form.severity, form.id, told_to_);
      for (NodeId node = 1; node < text_.nodes.size(); ++node) {
        if (text_[node].kind != form.kind || is_its_own_address(node) || is_within(node, form.kind)) continue;
        breaches.tell(text_[node].span, std::string(form.what) + " not allowed in " + whose(), form.hint);
      }
      breaches.finish(whose());
    }
  }

  // A list in a list, bold in bold: told with the outer one.
  bool is_within(NodeId node, NodeKind kind) const {
    const NodeId parent = text_[node].parent;
    const NodeId above = parent == kNoNode ? kNoNode : text_[parent].parent;
    return (parent != kNoNode && text_[parent].kind == kind) || (above != kNoNode && text_[above].kind == kind);
  }

  bool is_its_own_address(NodeId node) const {
    if (text_[node].kind != NodeKind::Link) return false;
    const std::string words = plain_text(text_, node);
    const std::string_view target = text_.attribute(node, Attribute::Target);
    return target == words || target == "http://" + words || target == "https://" + words ||
           target == "mailto:" + words;
  }

  std::vector<NodeId> headings() const {
    std::vector<NodeId> list;
    for (NodeId node = 1; node < text_.nodes.size(); ++node) {
      if (text_[node].kind == NodeKind::Heading && !plain_text(text_, node).empty()) list.push_back(node);
    }
    return list;
  }

  void check_headings() {
    const FormattingRules& rules = ruled_.rules;
    if (rules.no_headings || (rules.headings == 0 && rules.words_in_heading == 0)) return;
    Breaches many{Severity::Error, "format-headings", told_to_};
    Breaches lengthy{Severity::Error, "format-heading-long", told_to_};
    size_t number = 0;
    for (const NodeId heading : headings()) {
      if (++number > rules.headings && rules.headings > 0) {
        many.tell(text_[heading].span,
                  "this is heading " + std::to_string(number) + " of " + whose() + ", which may have " +
                      std::to_string(rules.headings),
                  "take it out, or make it a sentence of the text");
      }
      if (rules.words_in_heading > 0) check_length(heading, lengthy);
    }
    many.finish(whose());
    lengthy.finish(whose());
  }

  void check_length(NodeId heading, Breaches& breaches) {
    const uint32_t most = ruled_.rules.words_in_heading;
    WordCount count = count_words(text_, heading, ruled_.language, ruled_.profile);
    // Where headings cost no words, or one at most, their words are counted all the same.
    if (ruled_.profile.rule(CountKind::Heading) != nullptr) {
      count = count_words(text_, heading, ruled_.language, *plain_words());
    }
    const size_t beyond = first_beyond(count, most);
    if (beyond == count.tokens.size()) return;
    breaches.tell(count.tokens[beyond].span,
                  "a heading of " + whose() + " has " + std::to_string(count.words) + " words and may have " +
                      std::to_string(most) + ": this is the first too many",
                  "write a shorter heading");
  }

  // Outermost blocks of text, in the order of the text.
  std::vector<NodeId> paragraphs() const {
    std::vector<NodeId> list;
    std::vector<bool> counted(  // within a block that was looked at
        text_.nodes.size(), false);
    for (NodeId node = 1; node < text_.nodes.size(); ++node) {
      if (counted[text_[node].parent]) {
        counted[node] = true;
        continue;
      }
      const Node& here = text_[node];
      switch (here.kind) {
        case NodeKind::Paragraph:
        case NodeKind::List:
        case NodeKind::DescriptionList:
        case NodeKind::Table:
        case NodeKind::CodeBlock:
          counted[node] = true;
          if (here.role != Role::Subhead && !plain_text(text_, node).empty()) list.push_back(node);
          break;
        case NodeKind::NoteBody:
          counted[node] = true;
          break;
        default:
          break;
      }
    }
    return list;
  }

  void check_paragraphs() {
    const FormattingRules& rules = ruled_.rules;
    uint32_t most = rules.paragraphs;
    std::string why = "join it to the paragraph before it, or take it out";
    if (rules.words_in_a_paragraph > 0) {
      const bool by_limit = ruled_.limit > 0;
      const uint32_t words = by_limit ? ruled_.limit : count_words(text_, 0, ruled_.language, ruled_.profile).words;
      const uint32_t allowed = std::max(1U, words / rules.words_in_a_paragraph);
      if (most == 0 || allowed < most) {
        most = allowed;
        why += "; there is one paragraph for each " + std::to_string(rules.words_in_a_paragraph) +
               (by_limit ? " words of the limit of " : " words of ") + std::to_string(words);
      }
    }
    if (most == 0) return;
    const std::vector<NodeId> list = paragraphs();
    if (list.size() <= most) return;
    told_to_.error("format-paragraphs", text_[list[most]].span,
                   whose() + " has " + std::to_string(list.size()) + " paragraphs and may have " +
                       std::to_string(most) + ": this is the first too many",
                   {why});
  }

  void check_capitals() {
    Breaches breaches{Severity::Error, "format-capitals", told_to_};
    for (const BlockText& block : blocks_of(text_)) {
      for (const CapitalRun& run : find_capitals(block.words, ruled_.profile.abbreviations)) {
        const TextPlaceInTree begin = block.place_of(text_, run.begin);
        const Span first = span_of_bytes(text_, begin.node, begin.byte, begin.byte + run.end - run.begin);
        breaches.tell(first,
                      "words all in capitals are not allowed in " + whose() + ": \"" +
                          block.words.substr(run.begin, run.end - run.begin) + "\"",
                      "write them in small letters, or name them below 'abbreviations' of the counting-lists");
      }
    }
    breaches.finish(whose());
  }

  const RuledText& ruled_;
  const Part& text_;
  Diagnostics& told_to_;
};

}  // namespace

void check_formatting(const RuledText& ruled, Diagnostics& diagnostics) { Check(ruled, diagnostics).check(); }

std::shared_ptr<const Part> without_links(const Part& text) {
  const auto is_link = [](const Node& node) { return node.kind == NodeKind::Link; };
  if (std::none_of(text.nodes.begin(), text.nodes.end(), is_link)) return nullptr;
  auto plain = std::make_shared<Part>(text);
  for (Node& node : plain->nodes) {
    if (node.kind == NodeKind::Link) node.kind = NodeKind::Span;
  }
  return plain;
}

}  // namespace hustings::limits
