#include "markdown/html_reader.h"

#include <algorithm>

#include "base/utf8.h"
#include "markdown/html_elements.h"
#include "text/text.h"

namespace hustings::markdown {
namespace {

constexpr size_t kMostTold = 50;  // kinds of trouble with tags that one source is told of

std::string trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

// "12" of "12" and of " 12 rows"; empty when there is no number from `least` to `most`.
std::string whole_number(const std::string* value, int least, int most) {
  if (value == nullptr) return {};
  const std::string text = trimmed(*value);
  int number = 0;
  size_t digits = 0;
  for (; digits < text.size() && digits < 6 && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
    number = number * 10 + (text[digits] - '0');
  }
  return digits == 0 || number < least || number > most ? std::string() : std::to_string(number);
}

// Classes that say what an element is, whoever's style sheet they were written for.
bool has_class(const HtmlToken& token, std::string_view name) {
  const std::string* const value = token.attribute("class");
  if (value == nullptr) return false;
  const std::string classes = ascii_lower(*value);
  constexpr std::string_view kBlank = " \t\n\r\f";
  for (size_t begin = classes.find_first_not_of(kBlank); begin != std::string::npos;) {
    const size_t end = std::min(classes.find_first_of(kBlank, begin), classes.size());
    if (std::string_view(classes).substr(begin, end - begin) == name) return true;
    begin = classes.find_first_not_of(kBlank, end);
  }
  return false;
}

// Whether a browser begins a new line, or a new cell, at the element's tags.
bool is_block(ElementUse use) {
  switch (use) {
    case ElementUse::Unknown:
    case ElementUse::Ignored:
    case ElementUse::Dropped:
    case ElementUse::Inline:
    case ElementUse::Anchor:
    case ElementUse::Image:
    case ElementUse::Break:
      return false;
    default:
      return true;
  }
}

bool is_pull_quote(const HtmlToken& token) { return has_class(token, "pull-quote") || has_class(token, "pullquote"); }

// An empty alternative says that a picture says nothing (HTML Living Standard, 4.8.4.4.8), and so does the role of one
// that has none (WAI-ARIA 1.2, 5.4); words say that it does.
bool is_decorative(const HtmlToken& token) {
  const std::string* const alternative = token.attribute("alt");
  if (alternative != nullptr) return trimmed(*alternative).empty();
  const std::string* const role = token.attribute("role");
  return role != nullptr && (trimmed(*role) == "presentation" || trimmed(*role) == "none");
}

std::string alignment(const HtmlToken& token) {
  const std::string* const align = token.attribute("align");
  if (align == nullptr) return token.name == "center" ? "center" : "";
  const std::string word = ascii_lower(trimmed(*align));
  return word == "left" || word == "right" || word == "center" || word == "justify" ? word : "";
}

}  // namespace

bool HtmlReader::accepts(std::string_view target, Span span) {
  // Browsers skip white space and control characters in a scheme, so they hide nothing here.
  std::string scheme;
  for (const char each : target) {
    if (static_cast<unsigned char>(each) <= ' ') continue;
    if (each == ':') break;
    scheme += static_cast<char>(each >= 'A' && each <= 'Z' ? each + 32 : each);
    if (scheme.size() > 10) return true;
  }
  if (scheme != "javascript" && scheme != "vbscript" && scheme != "data") return true;
  if (target.find(':') == std::string_view::npos) return true;
  if (is_told_enough(told_addresses_)) return false;
  diagnostics_.warning("unsafe-link", span, "an address with the scheme '" + scheme + ":' is not let through",
                       {"its text stands in the booklet without a link", "link to an http, https or mailto address"});
  return false;
}

bool HtmlReader::is_told_enough(size_t& count) { return ++count > kMostTold; }

void HtmlReader::tell_unknown(std::string_view name, Span span) {
  if (told_.size() >= kMostTold || !told_.insert(std::string(name)).second) return;
  diagnostics_.note("html-unknown", span, "<" + std::string(name) + "> is no element that a booklet shows",
                    {"its tags are left out and its text is kept; write \\< where the sign itself is meant"});
}

// Whether an end tag of a dropped element stands after this place, anywhere in the text.
bool HtmlReader::ends_later(const Element& element, uint32_t byte) {
  if (!looked_for_ends_) {
    looked_for_ends_ = true;
    constexpr size_t kLongestName = 8;  // noscript, template
    for (size_t at = text_.find("</"); at != std::string_view::npos; at = text_.find("</", at + 2)) {
      std::string name = ascii_lower(text_.substr(at + 2, kLongestName));
      name.resize(std::min(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), name.size()));
      const Element* const found = find_element(name);
      if (found == nullptr || found->use != ElementUse::Dropped) continue;
      const auto byte_of_tag = base_ + static_cast<uint32_t>(at);
      const auto known =
          std::find_if(last_ends_.begin(), last_ends_.end(), [found](const auto& each) { return each.first == found; });
      if (known != last_ends_.end()) {
        known->second = byte_of_tag;
      } else {
        last_ends_.emplace_back(found, byte_of_tag);
      }
    }
  }
  return std::any_of(last_ends_.begin(), last_ends_.end(),
                     [&](const auto& each) { return each.first == &element && each.second >= byte; });
}

void HtmlReader::start_dropped(const Element& element, Span span, HtmlTokenizer* following) {
  if (tree_.dropping()) return;
  const std::string tag = "<" + std::string(element.name) + ">";
  if (!ends_later(element, span.end)) {
    // Browsers drop all that follows; here an author's words count for more than a browser's habit.
    if (told_.size() < kMostTold && told_.insert(tag).second) {
      diagnostics_.warning("html-unclosed", span, tag + " is never closed; it is left out, and what follows is printed",
                           {"close it with </" + std::string(element.name) + ">, or remove it"});
    }
    return;
  }
  if (told_.size() < kMostTold && told_.insert(std::string(element.name)).second) {
    diagnostics_.note("html-dropped", span, tag + " and what it holds are left out",
                      {"what people should read belongs outside of this element"});
  }
  if (following != nullptr && following->skip_to_end_tag(element.name)) return;
  tree_.open_dropped(&element, span);
}

void HtmlReader::claim_id(NodeId node, const HtmlToken& token, Span span) {
  const std::string* id = token.attribute("id");
  if (id == nullptr && token.name == "a") id = token.attribute("name");
  if (id == nullptr) return;
  const std::string name = trimmed(*id);
  if (name.empty() || name.find_first_of(" \t\n\r\f") != std::string::npos || tree_.dropping()) return;
  if (!ids_.claim(name)) return;
  if (node == kNoNode) {
    tree_.add_anchor(name, span);
  } else {
    tree_.set(node, Attribute::Id, name);
  }
}

Attributes HtmlReader::language_and_direction(const HtmlToken& token, Span span) {
  Attributes result;
  const std::string* language = token.attribute("lang");
  if (language == nullptr) language = token.attribute("xml:lang");
  if (language != nullptr && !trimmed(*language).empty()) {
    const std::string tag = text::canonical_language(trimmed(*language));
    if (tag.empty() && is_told_enough(told_languages_)) {
      // It is one of many.
    } else if (tag.empty()) {
      diagnostics_.warning("unknown-language", span, "'" + trimmed(*language) + "' is no language tag",
                           {"write a tag of BCP 47, such as lang=\"es\" or lang=\"zh-Hant\""});
    } else {
      result.emplace_back(Attribute::Language, tag);
    }
  }
  if (const std::string* const direction = token.attribute("dir")) {
    const std::string word = ascii_lower(trimmed(*direction));
    if (word == "ltr" || word == "rtl" || word == "auto") result.emplace_back(Attribute::Direction, word);
  }
  return result;
}

void HtmlReader::set_common(NodeId node, const HtmlToken& token, Span span) {
  if (node == kNoNode) return claim_id(node, token, span);
  for (const auto& [name, value] : language_and_direction(token, span)) tree_.set(node, name, value);
  if (const std::string align = alignment(token); !align.empty()) tree_.set(node, Attribute::Align, align);
  claim_id(node, token, span);
}

void HtmlReader::start_inline(const Element& element, const HtmlToken& token, Span span) {
  claim_id(kNoNode, token, span);
  Attributes attributes = language_and_direction(token, span);
  if (element.name == "bdi" && token.attribute("dir") == nullptr) attributes.emplace_back(Attribute::Direction, "auto");
  if (element.kind == NodeKind::Abbreviation) {
    if (const std::string* const title = token.attribute("title")) attributes.emplace_back(Attribute::Title, *title);
  }
  const Tree::Serial opened = tree_.open_inline(element.kind, &element, span, std::move(attributes));
  if (element.name == "cite") tree_.set_role(tree_.node(opened), Role::Attribution);  // perhaps: forms.h
}

void HtmlReader::start_anchor(const Element& element, const HtmlToken& token, Span span) {
  claim_id(kNoNode, token, span);
  tree_.close_element(&element, span.begin);  // links do not nest: the second one ends the first
  const std::string* const target = token.attribute("href");
  Attributes attributes = language_and_direction(token, span);
  const bool follows =
      target != nullptr && !trimmed(*target).empty() && !tree_.inside(NodeKind::Link) && accepts(*target, span);
  if (follows) {
    attributes.emplace_back(Attribute::Target, trimmed(*target));
    if (const std::string* const title = token.attribute("title")) attributes.emplace_back(Attribute::Title, *title);
  }
  if (!follows && attributes.empty()) return;
  tree_.open_inline(follows ? NodeKind::Link : NodeKind::Span, &element, span, std::move(attributes));
}

void HtmlReader::add_image(const HtmlToken& token, Span span) {
  const std::string* const target = token.attribute("src");
  const std::string* const alternative = token.attribute("alt");
  claim_id(kNoNode, token, span);
  if (target == nullptr || trimmed(*target).empty() || !accepts(*target, span)) {
    if (alternative != nullptr) tree_.add_html_text(*alternative, span);
    return;
  }
  Attributes attributes{{Attribute::Target, trimmed(*target)}};
  if (alternative != nullptr) attributes.emplace_back(Attribute::Alternative, *alternative);
  if (is_decorative(token)) attributes.emplace_back(Attribute::Decorative, "true");
  if (const std::string* const title = token.attribute("title")) attributes.emplace_back(Attribute::Title, *title);
  for (const auto& [name, attribute] : {std::pair("width", Attribute::Width), std::pair("height", Attribute::Height)}) {
    const std::string* const value = token.attribute(name);
    const std::string number = whole_number(value, 1, 99999);
    if (number.empty()) continue;
    const bool share = trimmed(*value).back() == '%';
    attributes.emplace_back(attribute, share ? number + '%' : number);
  }
  if (const std::string align = alignment(token); !align.empty()) attributes.emplace_back(Attribute::Align, align);
  tree_.add_leaf(NodeKind::Image, span, attributes);
}

void HtmlReader::start_list(const Element& element, const HtmlToken& token, Span span) {
  const NodeId list = tree_.node(tree_.open_container(NodeKind::List, &element, span));
  if (list == kNoNode) return;
  const bool ordered = element.name == "ol";
  tree_.set(list, Attribute::Tight, "true");
  tree_.set(list, Attribute::Ordered, ordered ? "true" : "false");
  if (ordered) {
    const std::string start = whole_number(token.attribute("start"), 0, 999999);
    tree_.set(list, Attribute::Start, start.empty() ? "1" : start);
    tree_.set(list, Attribute::Delimiter, ".");
  }
  set_common(list, token, span);
}

void HtmlReader::start_cell(const Element& element, const HtmlToken& token, Span span) {
  const NodeId cell = tree_.node(tree_.open_cell(&element, span));
  if (cell == kNoNode) return;
  if (element.name == "th") tree_.set(cell, Attribute::Header, "true");
  const std::string columns = whole_number(token.attribute("colspan"), 2, 1000);
  if (!columns.empty()) tree_.set(cell, Attribute::ColumnSpan, columns);
  const std::string rows = whole_number(token.attribute("rowspan"), 2, 65534);
  if (!rows.empty()) tree_.set(cell, Attribute::RowSpan, rows);
  set_common(cell, token, span);
}

void HtmlReader::start_division(const Element& element, const HtmlToken& token, Span span) {
  const bool pull_quote = element.name == "aside" && is_pull_quote(token);
  Role role = pull_quote ? Role::PullQuote : Role::None;
  if (has_class(token, "columns")) role = Role::Columns;
  if (has_class(token, "column") && tree_.container_role() == Role::Columns) role = Role::Column;
  const Attributes own = language_and_direction(token, span);
  if (own.empty() && alignment(token).empty() && role == Role::None) {
    tree_.open_division(&element, span);
    claim_id(kNoNode, token, span);
    return;
  }
  // In a list or a table there is no place for it: its items and cells would lose their list.
  const NodeKind holder = tree_.container_kind();
  const bool misplaced = holder == NodeKind::List || holder == NodeKind::DescriptionList || holder == NodeKind::Table ||
                         holder == NodeKind::TableRow;
  const NodeKind kind = pull_quote ? NodeKind::BlockQuote : NodeKind::Section;
  const NodeId node =
      tree_.node(misplaced ? tree_.open_division(&element, span) : tree_.open_container(kind, &element, span));
  if (!misplaced) tree_.set_role(node, role);
  set_common(node, token, span);
}

void HtmlReader::start_text_block(const Element& element, const HtmlToken& token, Span span) {
  if (element.use == ElementUse::Summary && (tree_.container_kind() != NodeKind::Details || tree_.has_summary())) {
    return set_common(tree_.node(tree_.open_text_block(NodeKind::Paragraph, &element, span)), token, span);
  }
  if (element.use == ElementUse::FigureCaption && tree_.container_kind() != NodeKind::Figure) {
    return set_common(tree_.node(tree_.open_text_block(NodeKind::Paragraph, &element, span)), token, span);
  }
  if (element.use == ElementUse::TableCaption && (tree_.container_kind() != NodeKind::Table || tree_.has_rows())) {
    return;
  }
  if (element.use == ElementUse::Paragraph) {
    tree_.end_paragraph();
    tree_.loosen_list();
  }
  const Tree::Serial block = tree_.open_text_block(element.kind, &element, span, element.level);
  if (block == 0 && element.use == ElementUse::Heading) {
    tree_.open_inline(NodeKind::Strong, &element, span);  // `<summary><h3>`: its weight at least
    return;
  }
  set_common(tree_.node(block), token, span);
}

void HtmlReader::start(const HtmlToken& token, Span span, HtmlTokenizer* following) {
  const Element* const element = find_element(token.name);
  if (element == nullptr) return tell_unknown(token.name, span);
  if (is_block(element->use)) tree_.part_words({span.source, span.begin, span.begin});
  switch (element->use) {
    case ElementUse::Unknown:
    case ElementUse::Ignored:
      return;
    case ElementUse::Dropped:
      return start_dropped(*element, span, following);
    case ElementUse::Inline:
      return start_inline(*element, token, span);
    case ElementUse::Anchor:
      return start_anchor(*element, token, span);
    case ElementUse::Break:
      return tree_.add_break(NodeKind::LineBreak, span);
    case ElementUse::Rule:
      return tree_.add_rule(span);
    case ElementUse::Image:
      return add_image(token, span);
    case ElementUse::Division:
      return start_division(*element, token, span);
    case ElementUse::Container: {
      const NodeId node = tree_.node(tree_.open_container(element->kind, element, span));
      if (node != kNoNode && element->kind == NodeKind::Details && token.attribute("open") != nullptr) {
        tree_.set(node, Attribute::Open, "true");
      }
      if (element->kind == NodeKind::BlockQuote && is_pull_quote(token)) tree_.set_role(node, Role::PullQuote);
      return set_common(node, token, span);
    }
    case ElementUse::List:
      return start_list(*element, token, span);
    case ElementUse::Item: {
      const NodeId node = tree_.node(tree_.open_item(element, span));
      return set_common(node, token, span);
    }
    case ElementUse::DescriptionList:
    case ElementUse::Table:
      return set_common(tree_.node(tree_.open_container(element->kind, element, span)), token, span);
    case ElementUse::Term:
      return set_common(tree_.node(tree_.open_term(element, span)), token, span);
    case ElementUse::Description:
      return set_common(tree_.node(tree_.open_description(element, span)), token, span);
    case ElementUse::RowGroup:
      return tree_.open_row_group(element, span, element->name == "thead");
    case ElementUse::Row:
      return set_common(tree_.node(tree_.open_row(element, span)), token, span);
    case ElementUse::Cell:
      return start_cell(*element, token, span);
    case ElementUse::Preformatted:
    case ElementUse::Paragraph:
    case ElementUse::Heading:
    case ElementUse::TableCaption:
    case ElementUse::Summary:
    case ElementUse::FigureCaption:
      return start_text_block(*element, token, span);
  }
}

void HtmlReader::end(const HtmlToken& token, Span span) {
  const Element* const element = find_element(token.name);
  if (element == nullptr) return tell_unknown(token.name, span);
  // Browsers read `</br>` as `<br>`.
  if (element->use == ElementUse::Break) return tree_.add_break(NodeKind::LineBreak, span);
  tree_.close_element(element, span.end);
  // Words after a block whose box was lost (`<summary><p>a</p>b`) do not run into it.
  if (is_block(element->use)) tree_.part_words({span.source, span.end, span.end});
}

void HtmlReader::read_block(std::string_view scrap, BlockPlaces& places) {
  HtmlTokenizer tokens(scrap);
  HtmlToken token;
  while (tokens.next(token)) {
    const Span span = places.span(token.begin, token.end);
    switch (token.type) {
      case HtmlToken::Type::Text:
        tree_.add_html_text(decode_references(scrap.substr(token.begin, token.end - token.begin)), span);
        break;
      case HtmlToken::Type::StartTag:
        start(token, span, &tokens);
        break;
      case HtmlToken::Type::EndTag:
        end(token, span);
        break;
      case HtmlToken::Type::Comment:
        if (!token.unclosed) break;
        diagnostics_.warning("html-dropped", span, "a comment is never closed, and all after it is left out",
                             {"close it with -->"});
        break;
    }
  }
  tree_.end_paragraph();  // the block ended at a blank line: the author's sign for a new paragraph
}

void HtmlReader::read_inline(std::string_view tag, Span span) {
  HtmlTokenizer tokens(tag);
  HtmlToken token;
  while (tokens.next(token)) {
    if (token.type == HtmlToken::Type::StartTag) {
      start(token, span, nullptr);
    } else if (token.type == HtmlToken::Type::EndTag) {
      end(token, span);
    } else if (token.type == HtmlToken::Type::Text) {
      tree_.add_text(decode_references(tag.substr(token.begin, token.end - token.begin)), span);
    }
  }
}

}  // namespace hustings::markdown
