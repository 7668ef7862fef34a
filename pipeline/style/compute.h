// From declarations to computed values: CSS's third step after matching and cascading. Relative units become lengths,
// inherited properties come from the parent, all others start anew.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rules/layout_rules.h"
#include "style/styled_document.h"

namespace hustings::style {

// All that the cascade knows of a node: the computed style, and what only this stage needs. Pointers lead into the
// LayoutRules; null is the initial value.
struct Cascaded {
  ComputedStyle style;  // `features` indexes the FeatureTable that it was computed with
  StyleOrigin origin;
  bool is_inline = false;
  // Inherited.
  int64_t line_height_factor = 0;  // millionths of the font size; 0: line_height is a length of its own
  bool align_last_auto = true;
  bool direction_auto = true;
  const Value* feature_settings = nullptr;
  const Value* numeric = nullptr;
  Keyword caps = Keyword::Normal;
  const Value* list_style = nullptr;
  Keyword link_address = Keyword::None;
  Keyword note_numbering = Keyword::Continuous;
  // Not inherited.
  Keyword display = Keyword::Auto;
  const Value* string_set = nullptr;
  const Value* page = nullptr;
  uint8_t contents_level = 0;  // 0: not in the contents
};

// Strings of OpenType features in the order of first use; [0] is "".
class FeatureTable {
 public:
  uint16_t intern(std::string features);
  const std::vector<std::string>& list() const { return list_; }

 private:
  std::vector<std::string> list_{""};
};

// Family lists of a layout in the order of its rules; [0] is "serif".
class FamilyTable {
 public:
  explicit FamilyTable(const LayoutRules& rules);
  uint16_t find(const std::vector<std::string>& families) const;
  const std::vector<std::vector<std::string>>& list() const { return list_; }

 private:
  void add(const DeclarationBlock& block);
  std::vector<std::vector<std::string>> list_{{"serif"}};
};

// The winning declaration of each property, or null.
using Winners = std::array<const Declaration*, kPropertyCount>;

// What the computed values depend on besides the declarations.
struct ComputeContext {
  const FamilyTable& families;
  FeatureTable& features;
  Length root_font_size;
};

// Gives `to` the value that `from` has of one property.
void copy_property(Property property, const Cascaded& from, Cascaded& to);
// The style of :root before any rule.
Cascaded initial_style();
// The style of a child of `parent`. `direction` is that of its language or its own `dir`.
Cascaded compute(const Cascaded& parent, const Winners& winners, bool is_inline, Direction direction,
                 const ComputeContext& context);

}  // namespace hustings::style
