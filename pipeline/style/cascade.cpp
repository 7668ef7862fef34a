#include "style/cascade.h"

#include <algorithm>

namespace hustings::style {
namespace {

constexpr size_t kRoles = static_cast<size_t>(Role::AlertTitle) + 1;
constexpr size_t kKinds = static_cast<size_t>(NodeKind::Anchor) + 1;
constexpr int kMatchBudget = 20000;    // steps for one selector at one node; only absurd selectors come near
constexpr size_t kMostStyles = 60000;  // StyleId has 16 bits

bool looks_further(const Selector& selector) {
  const Compound& subject = selector.compounds.back();
  return selector.compounds.size() > 1 || subject.level || !subject.id.empty() || !subject.language.empty() ||
         !subject.attributes.empty() || subject.first_child || subject.last_child;
}

// RFC 4647 basic filtering: "en" is the range of "en-US".
bool in_language_range(std::string_view tag, std::string_view range) {
  if (tag.size() < range.size()) return false;
  for (size_t i = 0; i < range.size(); ++i) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    if (lower(tag[i]) != lower(range[i])) return false;
  }
  return tag.size() == range.size() || tag[range.size()] == '-';
}

class Hasher {
 public:
  void add(uint64_t value) {
    hash_ ^= value + UINT64_C(0x9e3779b97f4a7c15) + (hash_ << 6) + (hash_ >> 2);
    hash_ *= UINT64_C(0xff51afd7ed558ccd);
  }
  void add(Length length) { add(static_cast<uint64_t>(length.units)); }
  void add(Color color) {
    add(uint64_t{color.red} << 24 | uint64_t{color.green} << 16 | uint64_t{color.blue} << 8 | color.alpha);
  }
  void add(const Edges& edges) {
    add(edges.before);
    add(edges.end);
    add(edges.after);
    add(edges.start);
  }
  uint64_t value() const { return hash_; }

 private:
  uint64_t hash_ = 0;
};

}  // namespace

// Only tells styles apart quickly; equality is decided by comparison, so fields may be left out.
uint64_t hash_of(const ComputedStyle& style) {
  Hasher hasher;
  hasher.add(uint64_t{style.families} << 48 | uint64_t{style.features} << 32 | uint64_t{style.weight} << 16 |
             uint64_t{style.italic} << 8 | uint64_t{style.underline} << 4 | uint64_t{style.strikethrough});
  hasher.add(style.font_size);
  hasher.add(style.line_height);
  hasher.add(style.baseline_shift);
  hasher.add(style.text_indent);
  hasher.add(style.color);
  hasher.add(style.background);
  hasher.add(style.space_before.natural);
  hasher.add(style.space_after.natural);
  hasher.add(style.margin);
  hasher.add(style.padding);
  hasher.add(style.width.length);
  hasher.add(static_cast<uint64_t>(style.text_align) << 16 | static_cast<uint64_t>(style.direction) << 8 |
             static_cast<uint64_t>(style.break_before));
  return hasher.value();
}

Cascade::Cascade(const LayoutRules& rules, const FamilyTable& families)
    : rules_(rules), families_(families), buckets_(kKinds * kRoles) {
  intern_set({});
  cascaded_.push_back(initial_style());
  numbers_.push_back(kNoStyle);
  words_.push_back(UINT32_MAX);
}

void Cascade::begin_part(const Part* part, const std::vector<std::string>* languages) {
  part_ = part;
  languages_ = languages;
  elements_.clear();
  elements_.push_back({});
  Element& root = elements_.back();
  root.root = true;
  // :root is matched like any other element but has no kind: only rules that say :root speak of it.
  std::vector<uint32_t> set;
  for (uint32_t i = 0; i < rules_.rules.size(); ++i) {
    const Selector& selector = rules_.rules[i].selector;
    if (selector.compounds.size() == 1 && selector.compounds[0].root && matches_compound(selector.compounds[0], root))
      set.push_back(i);
  }
  root.cascaded = compute_style(0, intern_set(set), false, Direction::LeftToRight, nullptr);
}

uint32_t Cascade::add(Element element, bool is_inline, Direction direction, const DeclarationBlock* extra) {
  const auto index = static_cast<uint32_t>(elements_.size());
  elements_.push_back(element);
  const uint32_t set = match(index);
  elements_[index].cascaded = compute_style(elements_[element.parent].cascaded, set, is_inline, direction, extra);
  return index;
}

Cascade::Bucket& Cascade::bucket(NodeKind kind, Role role) {
  Bucket& bucket = buckets_[static_cast<size_t>(kind) * kRoles + static_cast<size_t>(role)];
  if (bucket.ready) return bucket;
  bucket.ready = true;
  for (uint32_t i = 0; i < rules_.rules.size(); ++i) {
    const Selector& selector = rules_.rules[i].selector;
    const Compound& subject = selector.compounds.back();
    if (subject.root || (subject.kind && *subject.kind != kind)) continue;
    const bool roles = std::all_of(subject.roles.begin(), subject.roles.end(), [&](Role each) { return each == role; });
    if (!roles) continue;
    (looks_further(selector) ? bucket.conditional : bucket.plain).push_back(i);
  }
  bucket.plain_set = intern_set(bucket.plain);
  return bucket;
}

uint32_t Cascade::match(uint32_t index) {
  const Element& element = elements_[index];
  const Bucket& candidates = bucket(element.kind, element.role);
  static thread_local std::vector<uint32_t> matched;
  matched.clear();
  for (uint32_t rule : candidates.conditional) {
    const Selector& selector = rules_.rules[rule].selector;
    int budget = kMatchBudget;
    if (matches_compound(selector.compounds.back(), element) &&
        matches_before(selector, selector.compounds.size() - 1, index, budget))
      matched.push_back(rule);
  }
  if (matched.empty()) return candidates.plain_set;
  const size_t middle = matched.size();
  matched.insert(matched.end(), candidates.plain.begin(), candidates.plain.end());
  std::inplace_merge(matched.begin(), matched.begin() + static_cast<ptrdiff_t>(middle), matched.end());
  return intern_set(matched);
}

uint32_t Cascade::intern_set(const std::vector<uint32_t>& rules) {
  const auto [at, added] = set_numbers_.try_emplace(rules, static_cast<uint32_t>(sets_.size()));
  if (added) sets_.push_back(rules);
  return at->second;
}

bool Cascade::matches_compound(const Compound& compound, const Element& element) const {
  if (element.root != compound.root) return false;
  if (compound.kind && *compound.kind != element.kind) return false;
  for (Role role : compound.roles) {
    if (role != element.role) return false;
  }
  if (compound.level && *compound.level != element.level) return false;
  if (compound.first_child && !element.first) return false;
  if (compound.last_child && !element.last) return false;
  if (!compound.language.empty() &&
      (languages_ == nullptr || !in_language_range((*languages_)[element.language], compound.language)))
    return false;
  if (compound.id.empty() && compound.attributes.empty()) return true;
  if (element.source == kNoNode || part_ == nullptr) return false;
  if (!compound.id.empty() && part_->attribute(element.source, Attribute::Id) != compound.id) return false;
  return std::all_of(compound.attributes.begin(), compound.attributes.end(), [&](const auto& attribute) {
    return part_->attribute(element.source, attribute.first) == attribute.second;
  });
}

// Whether what stands before `compound` in the selector fits the surroundings of `element`, which the compound matched.
bool Cascade::matches_before(const Selector& selector, size_t compound, uint32_t element, int& budget) const {
  if (compound == 0) return true;
  const Compound& wanted = selector.compounds[compound - 1];
  const Compound::Combinator combinator = selector.compounds[compound].combinator;
  const bool sideways = combinator == Compound::Combinator::Next || combinator == Compound::Combinator::Following;
  const bool once = combinator == Compound::Combinator::Next || combinator == Compound::Combinator::Child;
  uint32_t at = element;
  while (true) {
    at = sideways ? elements_[at].previous : elements_[at].parent;
    if (at == UINT32_MAX || --budget < 0) return false;
    if (matches_compound(wanted, elements_[at]) && matches_before(selector, compound - 1, at, budget)) return true;
    if (once) return false;
  }
}

uint32_t Cascade::compute_style(uint32_t parent, uint32_t set, bool is_inline, Direction direction,
                                const DeclarationBlock* extra) {
  const uint64_t key =
      uint64_t{parent} << 32 | uint64_t{set} << 2 | uint64_t{is_inline} << 1 | (direction == Direction::RightToLeft);
  if (extra == nullptr) {
    const auto found = computed_.find(key);
    if (found != computed_.end()) return found->second;
  }
  Winners winners{};
  const auto declare = [&winners](const DeclarationBlock& block) {
    for (const Declaration& declaration : block.declarations) {
      winners[static_cast<size_t>(declaration.property)] = &declaration;
      // A space given anew as one length takes back the bounds that an earlier rule gave.
      if (declaration.property == Property::SpaceBefore || declaration.property == Property::SpaceAfter) {
        winners[static_cast<size_t>(declaration.property) + 1] = nullptr;
        winners[static_cast<size_t>(declaration.property) + 2] = nullptr;
      }
    }
  };
  for (uint32_t rule : sets_[set]) declare(rules_.blocks[rules_.rules[rule].block]);
  if (extra != nullptr) declare(*extra);
  const Length root_size =
      elements_.size() > 1 ? cascaded_[elements_[0].cascaded].style.font_size : cascaded_[parent].style.font_size;
  const auto index = static_cast<uint32_t>(cascaded_.size());
  cascaded_.push_back(
      compute(cascaded_[parent], winners, is_inline, direction, ComputeContext{families_, features_, root_size}));
  numbers_.push_back(kNoStyle);
  words_.push_back(UINT32_MAX);
  if (extra == nullptr) computed_.emplace(key, index);
  return index;
}

StyleId Cascade::words_style(uint32_t element) {
  const uint32_t own = elements_[element].cascaded;
  if (cascaded_[own].is_inline) return number(own);
  if (words_[own] == UINT32_MAX) {
    const uint32_t words = compute_style(own, 0, true, cascaded_[own].style.direction, nullptr);
    words_[own] = words;
  }
  return number(words_[own]);
}

void Cascade::set_alignment(uint32_t element, TextAlign align, bool decimal) {
  const uint32_t own = elements_[element].cascaded;
  const uint64_t key = uint64_t{own} << 3 | uint64_t{decimal} << 2 | static_cast<uint64_t>(align);
  const auto found = aligned_.find(key);
  if (found != aligned_.end()) {
    elements_[element].cascaded = found->second;
    return;
  }
  Cascaded copy = cascaded_[own];
  copy.style.text_align = align;
  copy.style.align_sign = decimal ? kLanguageSign : 0;
  if (copy.align_last_auto) copy.style.text_align_last = align;
  const auto index = static_cast<uint32_t>(cascaded_.size());
  cascaded_.push_back(copy);
  numbers_.push_back(kNoStyle);
  words_.push_back(UINT32_MAX);
  aligned_.emplace(key, index);
  elements_[element].cascaded = index;
}

StyleId Cascade::style_with_size(uint32_t element, Extent width, Extent height) {
  ComputedStyle style = cascaded(element).style;
  style.width = width;
  style.height = height;
  return intern(style, cascaded(element).origin);
}

StyleId Cascade::number(uint32_t cascaded) {
  if (numbers_[cascaded] == kNoStyle)
    numbers_[cascaded] = intern(cascaded_[cascaded].style, cascaded_[cascaded].origin);
  return numbers_[cascaded];
}

StyleId Cascade::intern(const ComputedStyle& style, const StyleOrigin& origin) {
  const uint64_t hash = hash_of(style);
  const auto [begin, end] = style_numbers_.equal_range(hash);
  for (auto at = begin; at != end; ++at) {
    if (styles_[at->second] == style) return at->second;
  }
  if (styles_.size() >= kMostStyles) {
    overflowed_ = true;
    return 0;
  }
  const auto id = static_cast<StyleId>(styles_.size());
  styles_.push_back(style);
  origins_.push_back(origin);
  style_numbers_.emplace(hash, id);
  return id;
}

}  // namespace hustings::style
