// The nodes of cmark, in order, into the tree. HTML among them goes to the HtmlReader, which works on the same tree.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/diagnostics.h"
#include "markdown/commonmark.h"
#include "markdown/html_reader.h"
#include "markdown/places.h"
#include "markdown/slugs.h"
#include "markdown/tree.h"

namespace hustings::markdown {

class Reader {
 public:
  Reader(std::string_view text, Places& places, Tree& tree, Diagnostics& diagnostics);
  // The whole document: its blocks, then its notes, then the headings' ids. What the parser made goes on the way.
  void read(CommonMark markdown);

 private:
  struct Frame {
    const cmark_node* node;
    Tree::Serial serial;
    uint16_t column = 0;    // of a table row: the next cell's
    bool autolink = false;  // of a link
  };

  void read_below(const cmark_node* top);
  bool enter(const cmark_node& node);  // whether its children are to be read
  void leave(const Frame& frame);
  bool enter_block(const cmark_node& node);
  bool enter_inline(const cmark_node& node);
  void enter_quote(const cmark_node& node);
  void enter_list(const cmark_node& node);
  void enter_item(const cmark_node& node);
  void enter_table(const cmark_node& node);
  void enter_cell(const cmark_node& node);
  void enter_link(const cmark_node& node);
  void read_code_block(const cmark_node& node);
  void read_text(std::string_view literal);
  void read_words(std::string_view literal);
  void read_html(std::string_view literal);
  void read_tildes(const cmark_node& node);
  void read_image(const cmark_node& node);
  void read_note_mark(const cmark_node& node);
  void read_note(const cmark_node& note);
  void read_notes(const CommonMark& markdown);
  void name_headings();
  void tell_shortcode(std::string_view text, Span span);
  void open(const cmark_node& node, Tree::Serial serial) { frames_.push_back({&node, serial}); }
  Span span_of(const cmark_node& node) const;
  const std::string& label_of(const cmark_node& note);

  std::string_view text_;
  Places& places_;
  Tree& tree_;
  Diagnostics& diagnostics_;
  Ids ids_;
  HtmlReader html_;
  std::vector<Frame> frames_;
  const cmark_node* skip_first_ = nullptr;   // of an alert: its mark
  const cmark_node* skip_second_ = nullptr;  // and the break after it
  std::vector<Tree::Serial> strikes_;        // strikethroughs that are open
  bool bare_links_ = false;                  // whether the source has anything that could be one
  int links_ = 0;                            // links that are open
  std::vector<const cmark_node*> marked_;    // notes in the order of their first mark
  std::unordered_map<const cmark_node*, std::string> labels_;
  std::unordered_set<std::string> taken_labels_;
  std::unordered_map<std::string, uint32_t> last_label_;
  std::unordered_set<std::string> told_shortcodes_;
};

}  // namespace hustings::markdown
