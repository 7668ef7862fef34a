// Styles one Part: walks its document tree and builds the styled one, generated words in their places.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "style/cascade.h"
#include "style/styled_document.h"

namespace hustings::style {

// A heading that the table of contents names.
struct ContentsEntry {
  uint8_t level = 1;
  std::string id, title;
  std::string language;
};

// A candidate that the index names.
struct IndexEntry {
  std::string id, name, sort_key, contest, party;
};

// What generated places in a Part are filled with; null in the Parts that have none.
struct GeneratedContent {
  std::vector<ContentsEntry> contents;
  std::vector<IndexEntry> index;
  size_t part_count = 0;
};

// A Part's styled tree and what it gives to others.
struct StyledResult {
  std::shared_ptr<StyledPart> part;
  std::string page;  // the sequence its root asks for; empty: none
  std::vector<ContentsEntry> contents;
  std::vector<IndexEntry> candidates;
  std::string contest_title;  // of a contest's opening
  Diagnostics diagnostics;
};

class PartStyler {
 public:
  PartStyler(const Document& document, const Part& part, const LayoutRules& rules, Cascade& cascade,
             std::vector<std::string>& languages, const GeneratedContent* generated);
  StyledResult style();

 private:
  // An open element: of the cascade, and the last of its children for the next one to follow.
  struct Frame {
    uint32_t element = 0;
    uint32_t last_child = UINT32_MAX;
    uint32_t child_count = 0;  // elements made in it so far, marks of lists left out
    LanguageId language = 0;
    Direction direction = Direction::LeftToRight;
    void take(uint32_t child) {
      last_child = child;
      ++child_count;
    }
  };
  struct Generated {
    NodeKind kind;
    Role role = Role::None;
    uint8_t level = 0;
    bool left_to_right = false;  // whatever the direction around it
  };

  // part_styler.cpp
  void children(NodeId node);
  void next_child(NodeId& child);
  void block(NodeId node);
  void container(NodeId node, Display display);
  void text_block(NodeId node);
  void anonymous_paragraph(NodeId& first);
  void beside_facts(NodeId& first);
  void list_item(NodeId node);
  // tables.cpp
  void table(NodeId node);
  void table_row(NodeId node);
  void find_decimal_columns(NodeId table);
  void table_continued(NodeId table);

  // part_styler.cpp
  void callout_title(NodeId node);
  void block_picture(NodeId node);
  StyleId picture_style(NodeId node, uint32_t element);
  void note_placed_later(NodeId node);
  // Opens the frame and the styled node of a source node; false when it is not to be set.
  bool open(NodeId node, Display display);
  void open_generated(const Generated& generated, Display display);
  void close();
  NodeId current() const { return builder_->current(); }
  void copy_attributes(NodeId source, NodeId target);
  void set_marks(NodeId source, NodeId target);
  LanguageId language_of(NodeId node);
  LanguageId intern_language(std::string_view tag);
  std::string_view language_tag() const { return languages_[frames_.back().language]; }
  bool has_content(NodeId node) const;
  NodeId after(NodeId node) const;  // the first node behind all that is below this one
  Display display_of(NodeId node, const Cascaded& cascaded) const;
  const Cascaded& cascaded() const { return cascade_.cascaded(frames_.back().element); }

  // inlines.cpp
  void inlines(NodeId node);
  void inline_node(NodeId node);
  void words(std::string_view text, Span span);
  void generated_words(std::string_view text);
  void preformatted(std::string_view text, Span span);
  void line_break(Span span);
  void begin_line();
  void end_lines();
  void flush_breaks();
  void trim_space();
  void picture_in_line(NodeId node);
  void picture_words(NodeId node);
  void link_address(NodeId link);
  // Its words are the address that it leads to, as people write it.
  bool shows_its_address(NodeId link) const;
  // An address in generated words, kept from left to right.
  void address_words(std::string_view address);
  std::string quotation_mark(bool opening) const;

  // notes.cpp
  void find_notes();
  void note_mark(NodeId node);
  void note_for_address(std::string_view address, NodeId link);
  void emit_mark(uint32_t note, Span span, bool generated);
  void notes_section();
  void note_number(uint32_t note);
  void fill_template(std::string_view name, const std::map<std::string, std::string, std::less<>>& fields);

  // lists.cpp
  std::string list_mark(NodeId list, uint32_t position) const;

  // generated.cpp
  void fill_generated(NodeId node);
  void contents();
  void index();
  void index_entry(const IndexEntry& entry);
  void entry_pieces(const Template& pieces, std::string_view id,
                    const std::map<std::string, std::string, std::less<>>& fields);
  void leader();
  void page_number(std::string_view id);
  void statement_hash();
  void collect(NodeId source, NodeId target, const Cascaded& cascaded);

  struct Note {
    NodeId body = kNoNode;  // of the source; none for an address
    std::string address;
    std::string id;
    uint32_t marks = 0;
    Span span;
  };

  const Document& document_;
  const Part& source_;
  const LayoutRules& rules_;
  Cascade& cascade_;
  std::vector<std::string>& languages_;
  const GeneratedContent* generated_;
  std::unique_ptr<StyledPartBuilder> builder_;
  StyledResult result_;
  std::vector<Frame> frames_;
  // Inside a text block.
  bool in_line_ = false;
  bool at_space_ = true;      // the text ends with a space that may collapse, or begins
  std::vector<Span> breaks_;  // line breaks that wait for words after them
  // Notes in the order of their first marks.
  std::map<std::string, NodeId, std::less<>> note_bodies_;  // by label
  std::map<NodeId, uint32_t> note_of_body_;
  std::map<std::string, uint32_t, std::less<>> note_of_address_;
  std::vector<Note> notes_;
  bool numbered_by_page_ = false;
  uint32_t generated_ids_ = 0;
  // The table that is open.
  std::string_view columns_;
  std::vector<bool> decimal_;        // by column: its numbers stand with their decimal signs below each other
  std::vector<uint32_t> rows_left_;  // by column: rows that a cell from above still covers
};

// The words of a node as one line, white space collapsed.
std::string one_line(const Part& part, NodeId node);

}  // namespace hustings::style
