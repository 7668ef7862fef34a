// A hand-written reader for selectors: one pass from left to right, each compound a handful of simple selectors.
#include "rules/selector.h"

#include <fmt/format.h>

#include <stdexcept>

#include "base/nearest.h"

namespace hustings {
namespace {

struct Failure {
  SelectorError error;
};

constexpr size_t kMostCompounds = 16;
constexpr std::string_view kPseudoClasses[] = {"first-child", "last-child", "level", "lang", "root"};

std::string nearest_kind(std::string_view name) {
  Nearest nearest(name);
  for (uint8_t i = 0; i <= static_cast<uint8_t>(NodeKind::Anchor); ++i)
    nearest.consider(name_of(static_cast<NodeKind>(i)));
  return nearest.name();
}

std::string nearest_role(std::string_view name) {
  Nearest nearest(name);
  for (uint8_t i = 1; i <= static_cast<uint8_t>(Role::AlertTitle); ++i) nearest.consider(name_of(static_cast<Role>(i)));
  return nearest.name();
}

bool find_attribute(std::string_view name, Attribute& attribute) {
  for (uint8_t i = 0; i <= static_cast<uint8_t>(Attribute::Decorative); ++i) {
    attribute = static_cast<Attribute>(i);
    if (name_of(attribute) == name) return true;
  }
  return false;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<Selector> list() {
    std::vector<Selector> selectors;
    while (true) {
      skip_space();
      selectors.push_back(complex());
      if (at_end()) return selectors;
      ++at_;  // the comma
    }
  }

 private:
  Selector complex() {
    Selector selector;
    Compound::Combinator combinator = Compound::Combinator::Descendant;
    while (true) {
      if (selector.compounds.size() == kMostCompounds) fail(at_, text_.size(), "a selector this long is not read", {});
      selector.compounds.push_back(compound());
      selector.compounds.back().combinator = combinator;
      const bool space = skip_space();
      if (at_end() || peek() == ',') return selector;
      combinator = Compound::Combinator::Descendant;
      if (peek() == '>' || peek() == '+' || peek() == '~') {
        combinator = peek() == '>'   ? Compound::Combinator::Child
                     : peek() == '+' ? Compound::Combinator::Next
                                     : Compound::Combinator::Following;
        ++at_;
        skip_space();
      } else if (!space) {
        fail(at_, at_ + 1, fmt::format("`{}` is not part of a selector", peek()), {});
      }
    }
  }

  Compound compound() {
    Compound result;
    const size_t begin = at_;
    if (!at_end() && peek() == '*') {
      ++at_;
    } else if (!at_end() && is_name(peek())) {
      const std::string_view word = name();
      NodeKind kind;
      if (!find_node_kind(word, kind)) {
        const std::string near = nearest_kind(word);
        Role role;
        std::string hint = near.empty() ? std::string() : fmt::format("did you mean `{}`?", near);
        if (find_role(word, role)) hint = fmt::format("roles are written as classes: `.{}`", word);
        fail(begin, at_, fmt::format("there is no kind of node called `{}`", word), std::move(hint));
      }
      result.kind = kind;
    }
    while (!at_end()) {
      const size_t simple = at_;
      switch (peek()) {
        case '.':
          role(result, simple);
          continue;
        case '#':
          ++at_;
          result.id = name();
          if (result.id.empty()) fail(simple, at_, "`#` needs an id after it", {});
          continue;
        case ':':
          pseudo_class(result, simple);
          continue;
        case '[':
          attribute(result, simple);
          continue;
        default:
          break;
      }
      break;
    }
    if (at_ == begin) {
      fail(begin, begin + 1,
           at_end() ? std::string("a selector ends too early") : fmt::format("`{}` cannot begin a selector", peek()),
           "write a node kind (`heading`), a role (`.candidate-name`) or an id (`#welcome`)");
    }
    return result;
  }

  void role(Compound& result, size_t begin) {
    ++at_;
    const std::string_view word = name();
    Role role;
    if (!find_role(word, role) || role == Role::None) {
      const std::string near = nearest_role(word);
      NodeKind kind;
      std::string hint = near.empty() ? std::string() : fmt::format("did you mean `.{}`?", near);
      if (find_node_kind(word, kind)) hint = fmt::format("node kinds are written without a point: `{}`", word);
      fail(begin, at_, fmt::format("there is no role called `{}`", word), std::move(hint));
    }
    result.roles.push_back(role);
  }

  void pseudo_class(Compound& result, size_t begin) {
    ++at_;
    const std::string_view word = name();
    std::string_view argument;
    if (!at_end() && peek() == '(') {
      const size_t close = text_.find(')', at_);
      if (close == std::string_view::npos) fail(begin, text_.size(), "a parenthesis is not closed", {});
      argument = text_.substr(at_ + 1, close - at_ - 1);
      at_ = close + 1;
    }
    if (word == "first-child" && argument.empty()) {
      result.first_child = true;
    } else if (word == "last-child" && argument.empty()) {
      result.last_child = true;
    } else if (word == "root" && argument.empty()) {
      result.root = true;
    } else if (word == "level") {
      if (argument.size() != 1 || argument[0] < '1' || argument[0] > '6')
        fail(begin, at_, ":level takes a number from 1 to 6", "for example `heading:level(2)`");
      result.level = static_cast<uint8_t>(argument[0] - '0');
    } else if (word == "lang") {
      if (argument.empty()) fail(begin, at_, ":lang takes a language", "for example `:lang(ar)`");
      result.language = argument;
    } else {
      Nearest nearest(word);
      for (std::string_view known : kPseudoClasses) nearest.consider(known);
      fail(begin, at_, fmt::format("there is no pseudo-class `:{}` in layouts", word),
           nearest.name().empty() ? "known are :first-child, :last-child, :level(n), :lang(tag) and :root"
                                  : fmt::format("did you mean `:{}`?", nearest.name()));
    }
  }

  void attribute(Compound& result, size_t begin) {
    ++at_;
    const std::string_view word = name();
    Attribute attribute;
    if (!find_attribute(word, attribute)) fail(begin, at_, fmt::format("there is no attribute called `{}`", word), {});
    if (at_end() || peek() != '=') fail(begin, at_, "an attribute needs a value: `[variant=warning]`", {});
    ++at_;
    const size_t close = text_.find(']', at_);
    if (close == std::string_view::npos) fail(begin, text_.size(), "a bracket is not closed", {});
    std::string_view value = text_.substr(at_, close - at_);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
      value = value.substr(1, value.size() - 2);
    at_ = close + 1;
    result.attributes.emplace_back(attribute, value);
  }

  std::string_view name() {
    const size_t begin = at_;
    while (!at_end() && is_name(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  }
  bool skip_space() {
    const size_t begin = at_;
    while (!at_end() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')) ++at_;
    return at_ > begin;
  }
  char peek() const { return text_[at_]; }
  bool at_end() const { return at_ >= text_.size(); }

  [[noreturn]] void fail(size_t begin, size_t end, std::string message, std::string hint) const {
    throw Failure{{static_cast<uint32_t>(begin), static_cast<uint32_t>(std::min(end, text_.size())), std::move(message),
                   std::move(hint)}};
  }

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

uint32_t Selector::specificity() const {
  uint32_t ids = 0, classes = 0, kinds = 0;
  for (const Compound& compound : compounds) {
    if (!compound.id.empty()) ++ids;
    classes += static_cast<uint32_t>(compound.roles.size() + compound.attributes.size());
    classes += compound.level.has_value() + !compound.language.empty() + compound.first_child + compound.last_child +
               compound.root;
    if (compound.kind) ++kinds;
  }
  return ids << 20 | std::min(classes, 1023u) << 10 | std::min(kinds, 1023u);
}

std::vector<Selector> parse_selectors(std::string_view text, SelectorError& error) {
  try {
    return Reader(text).list();
  } catch (Failure& failure) {
    error = std::move(failure.error);
    return {};
  }
}

std::string format_selector(const Selector& selector) {
  std::string text;
  for (size_t i = 0; i < selector.compounds.size(); ++i) {
    const Compound& compound = selector.compounds[i];
    if (i > 0) {
      switch (compound.combinator) {
        case Compound::Combinator::Descendant:
          text += ' ';
          break;
        case Compound::Combinator::Child:
          text += " > ";
          break;
        case Compound::Combinator::Next:
          text += " + ";
          break;
        case Compound::Combinator::Following:
          text += " ~ ";
          break;
      }
    }
    const size_t begin = text.size();
    if (compound.kind) text += name_of(*compound.kind);
    if (!compound.id.empty()) text += '#' + compound.id;
    for (Role role : compound.roles) text += fmt::format(".{}", name_of(role));
    for (const auto& [name, value] : compound.attributes) text += fmt::format("[{}={}]", name_of(name), value);
    if (compound.root) text += ":root";
    if (compound.level) text += fmt::format(":level({})", *compound.level);
    if (!compound.language.empty()) text += fmt::format(":lang({})", compound.language);
    if (compound.first_child) text += ":first-child";
    if (compound.last_child) text += ":last-child";
    if (text.size() == begin) text += '*';
  }
  return text;
}

}  // namespace hustings
