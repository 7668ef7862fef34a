// Matching rules and cascading them over one run of Parts.
//
// A statement has thousands of nodes and a layout hundreds of rules, but few nodes differ: rules are sorted once by the
// kind and role of their subject; the set of rules that a node matches is looked up rather than tried where no rule of
// that kind and role looks at the node's surroundings; and a style is computed once for each parent's style and set.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "style/compute.h"

namespace hustings::style {

// A node as selectors see it. Generated nodes have no `source`.
struct Element {
  NodeKind kind = NodeKind::Section;
  Role role = Role::None;
  uint8_t level = 0;
  bool first = false, last = false;
  bool root = false;
  LanguageId language = 0;
  uint32_t parent = UINT32_MAX;
  uint32_t previous = UINT32_MAX;  // the sibling before it
  NodeId source = kNoNode;
  uint32_t cascaded = 0;
};

// Styles of one run of Parts, numbered in the order of their first use; runs are merged in the order of the document.
class Cascade {
 public:
  Cascade(const LayoutRules& rules, const FamilyTable& families);

  // Forgets the elements of the Part before. Element 0 is :root.
  void begin_part(const Part* part, const std::vector<std::string>* languages);
  // Adds an element and cascades its style. `extra` comes after all rules.
  uint32_t add(Element element, bool is_inline, Direction direction, const DeclarationBlock* extra = nullptr);
  const Element& element(uint32_t index) const { return elements_[index]; }
  const Cascaded& cascaded(uint32_t element) const { return cascaded_[elements_[element].cascaded]; }

  // The number of the element's style in `styles`.
  StyleId style(uint32_t element) { return number(elements_[element].cascaded); }
  // The style of the words right inside an element: its own for an inline; only what is inherited for a block.
  StyleId words_style(uint32_t element);
  // Gives the element another alignment, for itself and what will be below it: at a side, and at the decimal sign of
  // its language (ComputedStyle::align_sign).
  void set_alignment(uint32_t element, TextAlign align, bool decimal);
  // The element's style with a width of its own.
  StyleId style_with_size(uint32_t element, Extent width, Extent height);

  const std::vector<ComputedStyle>& styles() const { return styles_; }
  const std::vector<StyleOrigin>& origins() const { return origins_; }  // of styles()
  const FeatureTable& features() const { return features_; }
  bool overflowed() const { return overflowed_; }

 private:
  struct Bucket {
    bool ready = false;
    std::vector<uint32_t> plain;        // rules that look at kind and role alone
    std::vector<uint32_t> conditional;  // rules that look further
    uint32_t plain_set = 0;
  };
  Bucket& bucket(NodeKind kind, Role role);
  uint32_t match(uint32_t element);
  uint32_t intern_set(const std::vector<uint32_t>& rules);
  uint32_t compute_style(uint32_t parent, uint32_t set, bool is_inline, Direction direction,
                         const DeclarationBlock* extra);
  bool matches_compound(const Compound& compound, const Element& element) const;
  bool matches_before(const Selector& selector, size_t compound, uint32_t element, int& budget) const;
  StyleId number(uint32_t cascaded);
  StyleId intern(const ComputedStyle& style, const StyleOrigin& origin);

  const LayoutRules& rules_;
  const FamilyTable& families_;
  FeatureTable features_;
  const Part* part_ = nullptr;
  const std::vector<std::string>* languages_ = nullptr;
  std::vector<Element> elements_;
  std::vector<Bucket> buckets_;
  std::vector<std::vector<uint32_t>> sets_;
  std::map<std::vector<uint32_t>, uint32_t> set_numbers_;
  std::vector<Cascaded> cascaded_;
  std::vector<StyleId> numbers_;                     // by index of cascaded_; kNoStyle: not used yet
  std::vector<uint32_t> words_;                      // by index of cascaded_: that of its words, or UINT32_MAX
  std::unordered_map<uint64_t, uint32_t> computed_;  // parent, set, inline, direction
  std::unordered_map<uint64_t, uint32_t> aligned_;
  std::vector<ComputedStyle> styles_;
  std::vector<StyleOrigin> origins_;
  std::unordered_multimap<uint64_t, StyleId> style_numbers_;
  bool overflowed_ = false;
};

uint64_t hash_of(const ComputedStyle& style);

}  // namespace hustings::style
