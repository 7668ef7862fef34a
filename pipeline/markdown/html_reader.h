// The raw HTML of a statement, tag by tag, into the tree: each element as html_elements.h says, its attributes checked,
// what may not pass told.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "markdown/html_tokens.h"
#include "markdown/places.h"
#include "markdown/slugs.h"
#include "markdown/tree.h"

namespace hustings::markdown {

class HtmlReader {
 public:
  // `text` is the whole of the Markdown, which starts at byte `base` of its source.
  HtmlReader(std::string_view text, uint32_t base, Tree& tree, Ids& ids, Diagnostics& diagnostics)
      : text_(text), base_(base), tree_(tree), ids_(ids), diagnostics_(diagnostics) {}

  // A raw HTML block of cmark's.
  void read_block(std::string_view scrap, BlockPlaces& places);
  // One tag (or comment) among the words of a paragraph.
  void read_inline(std::string_view tag, Span span);
  // Whether an address may be followed; tells when it may not.
  bool accepts(std::string_view target, Span span);

 private:
  void start(const HtmlToken& token, Span span, HtmlTokenizer* following);
  void start_inline(const Element& element, const HtmlToken& token, Span span);
  void start_anchor(const Element& element, const HtmlToken& token, Span span);
  void start_list(const Element& element, const HtmlToken& token, Span span);
  void start_cell(const Element& element, const HtmlToken& token, Span span);
  void start_division(const Element& element, const HtmlToken& token, Span span);
  void start_dropped(const Element& element, Span span, HtmlTokenizer* following);
  void start_text_block(const Element& element, const HtmlToken& token, Span span);
  void add_image(const HtmlToken& token, Span span);
  void end(const HtmlToken& token, Span span);
  void set_common(NodeId node, const HtmlToken& token, Span span);
  Attributes language_and_direction(const HtmlToken& token, Span span);
  void claim_id(NodeId node, const HtmlToken& token, Span span);
  void tell_unknown(std::string_view name, Span span);
  bool ends_later(const Element& element, uint32_t byte);
  bool is_told_enough(size_t& count);

  std::string_view text_;
  uint32_t base_;

  Tree& tree_;
  Ids& ids_;
  Diagnostics& diagnostics_;
  std::unordered_set<std::string> told_;
  size_t told_languages_ = 0, told_addresses_ = 0;
  bool looked_for_ends_ = false;
  std::vector<std::pair<const Element*, uint32_t>> last_ends_;  // of dropped elements: where the last end tag stands
};

}  // namespace hustings::markdown
