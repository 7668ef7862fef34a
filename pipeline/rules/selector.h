// Selectors: which nodes a rule speaks of. The grammar is that of CSS Selectors 4 over the document tree: node kinds
// are element names (`heading`, `block-quote`), roles are classes (`.candidate-name`), ids are ids.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"

namespace hustings {

// One compound of a selector: `heading.candidate-name:level(2)`.
struct Compound {
  enum class Combinator : uint8_t { Descendant, Child, Next, Following } combinator = Combinator::Descendant;
  std::optional<NodeKind> kind;
  std::vector<Role> roles;
  std::optional<uint8_t> level;
  std::string id, language;
  std::vector<std::pair<Attribute, std::string>> attributes;  // [variant=warning]
  bool first_child = false, last_child = false;
  bool root = false;  // :root, the parent of all Parts and of running heads
  bool operator==(const Compound&) const = default;
};

// Compounds from the outermost to the subject; each one's combinator says how it stands to the one before it.
struct Selector {
  std::vector<Compound> compounds;
  // CSS specificity (Selectors 4, section 17): ids, then classes, pseudo-classes and attributes, then kinds.
  uint32_t specificity() const;
};

// What is wrong with a selector, as a range of its text.
struct SelectorError {
  uint32_t begin = 0, end = 0;
  std::string message, hint;
};

// The selectors of a comma list. On an error returns nothing and fills `error`.
std::vector<Selector> parse_selectors(std::string_view text, SelectorError& error);
// As a layout would write it.
std::string format_selector(const Selector& selector);

}  // namespace hustings
