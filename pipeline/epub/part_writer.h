// The walk of one Part, shared by content.cpp (the walk and the frame of the file), blocks.cpp and inlines.cpp. The
// tree is walked with a stack of its own and not by recursion: a statement may nest quotations as deep as it likes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "epub/content.h"
#include "epub/list_marks.h"

namespace hustings::epub {

class PartWriter {
 public:
  PartWriter(const StyledDocument& styled, uint32_t index, const Addresses& addresses, const PicturePaths& pictures);
  ContentFile write();

 private:
  // What the elements around a node mean for it.
  enum Context : uint16_t {
    kSet = 1,         // a text block, or inside one
    kLink = 2,        // inside <a>, which must not nest
    kNote = 4,        // inside a note's body
    kContents = 8,    // entries of the printed contents: page numbers and leaders are print's
    kNoOutline = 16,  // headings here are not the booklet's
    kPreformatted = 32,
    kOwnMarks = 64,  // the reading system numbers the items of this list
    kTight = 128,    // paragraphs of this list's items do not stand apart
  };
  enum class Rows : uint8_t { None, Head, Body };
  struct Frame {
    NodeId node = kNoNode;
    NodeId child = kNoNode;  // the next to enter
    std::string_view closing;
    LanguageId language = 0;  // of what is around, to return to
    Direction direction = Direction::LeftToRight;
    uint16_t context = 0;
    Rows rows = Rows::None;   // of a Table
    bool notes_open = false;  // its NoteBody children have been wrapped
    uint8_t outline_depth = 0;
  };
  struct Note {
    std::string id;
    std::string first_mark;  // the id of the element that the link back leads to
    NodeId body = kNoNode;
    uint32_t marks = 0;
    bool has_mark = false, has_back_link = false;  // have been written
    bool is_address = false;                       // only says where a link leads that can be followed here
  };

  // content.cpp
  void walk();
  void enter(NodeId node);
  void leave();
  bool is_print_only(NodeId node, uint16_t context) const;
  void start(std::string_view tag, NodeId node, std::string_view classes = {}, std::string_view attributes = {});
  std::string id_of(NodeId node) const;
  std::string heading_id(NodeId node) const;
  void escape(std::string_view words, NodeId node);
  uint16_t context() const { return frames_.empty() ? uint16_t{0} : frames_.back().context; }

  // blocks.cpp: each opens its element, and says what closes it and what it means for its children; false when the node
  // has been written whole.
  bool enter_block(Frame& frame);
  bool enter_list(Frame& frame);
  bool enter_item(Frame& frame);
  bool enter_row(Frame& frame);
  bool enter_cell(Frame& frame);
  bool enter_heading(Frame& frame);
  bool enter_paragraph(Frame& frame);
  bool enter_callout(Frame& frame);
  bool enter_section(Frame& frame);
  bool is_alone_and_plain(NodeId paragraph) const;
  uint8_t outline_level(uint8_t level);
  // A mark that waits for the text it stands before.
  void write_pending_mark();
  std::string spoken_mark(NodeId item) const;
  void append_size(std::string& attributes, NodeId picture) const;
  void flush_pending_mark();

  // notes.cpp
  bool enter_note(Frame& frame);
  bool enter_note_mark(Frame& frame);
  void write_back_link(Note& note, std::string_view words);
  Note* note_around();
  void find_notes();
  const uint32_t* note_of(NodeId mark) const;
  bool is_address_note(NodeId body) const;
  bool has_only_addresses(NodeId notes) const;

  // inlines.cpp
  bool enter_inline(Frame& frame);
  bool enter_link(Frame& frame);
  bool enter_page_number(Frame& frame);
  void write_leaf(NodeId node);
  void write_words(NodeId node);
  void write_piece(std::string_view words, NodeId node);
  // Writes the markers of printed pages that begin before `byte`, and not after `node`.
  void write_markers(NodeId node, uint32_t byte);
  void write_marker(const PageMarker& page);
  void write_picture(NodeId node);

  const StyledDocument& styled_;
  const StyledPart& part_;
  const uint32_t index_;
  const Addresses& addresses_;
  const PicturePaths& pictures_;
  const std::vector<uint32_t>& markers_;

  ContentFile file_;
  std::string& out_;
  std::vector<Frame> frames_;
  std::map<std::string, uint32_t, std::less<>> note_of_label_;  // and of "#id"
  std::vector<Note> notes_;
  std::vector<uint8_t> outline_;  // levels of the headings that are open, as their author counts
  size_t next_marker_ = 0;
  size_t replaced_ = 0;  // characters
  NodeId first_replaced_ = kNoNode;
  NodeId pending_mark_ = kNoNode;
  NodeId note_body_ = kNoNode;  // that is open
  LanguageId language_ = 0;
  Direction direction_ = Direction::LeftToRight;
  size_t depth_ = 0;          // of elements
  bool link_worked_ = false;  // of the last Link
};

}  // namespace hustings::epub
