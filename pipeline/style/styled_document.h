// The styled tree: the document tree with every generated word in it (numbers, contents entries, list marks), every
// node carrying its computed style, and the reading text of each Part as one string. Both writers take structure, order
// and roles from here; line breaking takes text and styles.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "base/length.h"
#include "document/document.h"
#include "document/page_map.h"

namespace hustings {

using StyleId = uint16_t;
using LanguageId = uint16_t;
inline constexpr StyleId kNoStyle = UINT16_MAX;

// How a node takes part in layout.
enum class Display : uint8_t {
  None,        // not set and not in the reading text
  Block,       // a container of blocks, one under the other
  Text,        // a paragraph: inlines, broken into lines
  SideBySide,  // a container whose children stand next to each other, each `width` wide (auto: what is left, shared)
  List,        // holds Items
  Item,        // its first child may be a ListMark node (Display::Mark), hung in its indent
  Mark,        // a text block of one line, set in the start indent of the Item it opens
  Table,
  TableRow,
  TableCell,
  Picture,        // a block picture
  Rule,           // a thematic break
  Note,           // a footnote's body
  Inline,         // part of a text block
  InlinePicture,  // one U+FFFC in the text
  Leader,         // fills a line with dots, a rule or nothing; one tab character in the text
};

enum class TextAlign : uint8_t { Start, End, Center, Justify };
enum class Hyphens : uint8_t { None, Manual, Auto };
// RectoIfOnePage: Recto for what fits one page, Auto for what does not; pagination settles which.
enum class Break : uint8_t { Auto, Column, Page, Recto, Verso, RectoIfOnePage };
// Where the law or the layout wants something; checked when pages are made.
enum class RequiredPage : uint8_t { Any, Recto, Verso, RectoIfOnePage };
enum class RequiredPlace : uint8_t { Any, PageTop, TopThird, Beneath };
enum class Direction : uint8_t { LeftToRight, RightToLeft };
enum class WhiteSpace : uint8_t { Normal, Pre };  // Pre: line feeds break, spaces are kept; long lines still wrap

enum class LeaderPattern : uint8_t { Dots, Rule, Space };

// Space that can give: `natural` with `stretch` and `shrink` for the page breaker.
struct Space {
  Length natural, stretch, shrink;
  bool operator==(const Space&) const = default;
};

// A width: auto, a length, or a share of the measure in 1/1000.
struct Extent {
  enum class Kind : uint8_t { Auto, Fixed, Share } kind = Kind::Auto;
  Length length;
  int32_t per_mille = 0;
  bool operator==(const Extent&) const = default;
};

// What a Part is granted on paper: a share of a page, whole pages, an area, or what the longest of its contest needs.
struct GrantedRoom {
  enum class Kind : uint8_t { None, Share, Pages, Area, Longest } kind = Kind::None;
  uint16_t count = 0;  // Share: how many have a page together; Pages: how many one has
  int64_t area = 0;    // in 65536ths of a square point
  bool operator==(const GrantedRoom&) const = default;
};

inline constexpr char32_t kLanguageSign = 1;

// The computed values of one node; equal styles are stored once. Names are those of CSS and XSL-FO.
struct ComputedStyle {
  // Font. `families` indexes StyledDocument::families; `features` indexes StyledDocument::features.
  uint16_t families = 0;
  uint16_t features = 0;
  uint16_t weight = 400;
  bool italic = false;
  Length font_size = Length::points(10);
  Length line_height = Length::points(13);
  Length letter_spacing;
  Length baseline_shift;  // up is positive
  Color color;
  Color background{255, 255, 255, 0};
  bool underline = false, strikethrough = false;
  WhiteSpace white_space = WhiteSpace::Normal;

  // Paragraphs.
  TextAlign text_align = TextAlign::Start;
  // Cells: lines that are numbers stand with this character below each other; kLanguageSign: their language's decimal
  // sign; 0: none.
  char32_t align_sign = 0;
  TextAlign text_align_last = TextAlign::Start;
  bool balance_lines = false;  // lines of nearly the same length, in as few as there must be
  Length text_indent;
  Hyphens hyphens = Hyphens::Manual;
  uint8_t hyphenate_before = 2, hyphenate_after = 3;  // letters kept at least on each side
  uint8_t hyphenate_word = 5;                         // shorter words are not divided
  uint8_t hyphenate_ladder = 2;                       // lines in a row that may end with a hyphen
  uint8_t orphans = 2, widows = 2;
  uint8_t looseness = 0;  // lines that a paragraph may be set shorter or longer by, when that saves a page
  uint16_t word_space_min = 800, word_space_max = 1500;  // 1/1000 of the font's space: bounds of justification
  uint16_t font_stretch_limit = 0;                       // 1/1000 of glyph width that justification may add or take
  Length letter_space_limit;                             // that justification may add or take per letter
  bool hanging_punctuation = false;
  Direction direction = Direction::LeftToRight;
  LeaderPattern leader_pattern = LeaderPattern::Dots;
  bool leader_on_page = true;  // dots of all lines stand below each other; else each leader begins with one
  Length leader_pattern_width = Length::points(5);  // from one dot to the next

  // Boxes. Edges are in the direction of the text: before, end, after, start.
  Space space_before, space_after;
  Edges margin;  // start and end only (indents); before and after are the spaces
  Edges padding, border;
  Color border_color;
  Extent width, height;
  Length max_height;                // pictures: no higher than this; 0: as the page allows
  int32_t aspect_ratio = 0;         // pictures: width / height in 1/1000 that the picture is cropped to; 0: its own
  uint16_t least_resolution = 150;  // pictures: dots an inch below which print shows their pixels; 0: any will do
  // Tables, and what is granted room: set smaller where it does not fit, down to this; 0: never.
  Length least_font_size;
  GrantedRoom room;                        // roots of Parts
  TextAlign box_align = TextAlign::Start;  // where a picture or table narrower than the measure stands
  Length column_gap;                       // side-by-side: between its boxes
  uint8_t vertical_align = 0;              // cells and side-by-side boxes: 0 top, 1 middle, 2 bottom

  // Page breaking. Keeps are strengths: 0 none, 255 always.
  uint8_t keep_with_next = 0, keep_with_previous = 0, keep_together = 0;
  Break break_before = Break::Auto, break_after = Break::Auto;
  RequiredPage required_page = RequiredPage::Any;
  RequiredPlace required_place = RequiredPlace::Any;
  bool position_is_law = false;  // a broken position is an error
  bool span_columns = false;     // across all columns of the page
  bool footnote = false;         // a note's body: it stands at the foot of its mark's page, not at the end of the Part

  bool operator==(const ComputedStyle&) const = default;
};

// Where the layout declares what a style has, for messages; unknown where a value is the initial one.
struct StyleOrigin {
  Span color, background, families, room;
};

struct StyledNode {
  NodeKind kind = NodeKind::Section;
  Role role = Role::None;
  Display display = Display::Block;
  uint8_t level = 0;
  StyleId style = 0;
  LanguageId language = 0;  // of its words
  NodeId parent = kNoNode;
  NodeId first_child = kNoNode;
  NodeId next = kNoNode;
  uint32_t text_begin = 0;  // what it covers of StyledPart::text, generated words included
  uint32_t text_end = 0;
  uint32_t attributes = UINT32_MAX;
  bool generated = false;  // not the author's: made by style
  Span span;
};

// A named string that running heads may show, as CSS string-set: it has this value from `node` on.
struct StyledMark {
  NodeId node;
  std::string name;  // "contest", "candidate", "title"
  std::string value;
};

// Invariants: nodes[0] is the root (Display::Block); parents come before children; text of siblings is in order and
// does not overlap. Only leaf nodes of Kind Text (and Display Leader, InlinePicture, LineBreak, SoftBreak) hold words
// of their own; the leaves of a text block cover it without gaps, so they are its style runs. A LineBreak is U+2028 in
// the text, a SoftBreak a space, an inline picture U+FFFC, a leader a tab. Consecutive text blocks are separated in the
// text by one line feed that belongs to no leaf. White space is already collapsed as CSS `white-space` says.
// The words of a Role::TableContinued stand there too, at the end of their table, though no writer reads them out.
struct StyledPart {
  std::string id;
  Role role = Role::None;
  uint32_t sequence = 0;  // index of StyledDocument::sequences
  std::vector<StyledNode> nodes;
  std::vector<AttributeValue> attribute_list;
  std::vector<StyledMark> marks;  // in order of node
  std::string text;

  const StyledNode& operator[](NodeId node) const { return nodes[node]; }
  std::string_view text_of(const StyledNode& node) const {
    return std::string_view(text).substr(node.text_begin, node.text_end - node.text_begin);
  }
  std::string_view attribute(NodeId node, Attribute name) const;
  bool has(NodeId node, Attribute name) const;
};

// A running head or foot: pieces in three slots.
struct RegionPiece {
  // TabNumber and TabString: of a thumb tab, see there.
  enum class Kind : uint8_t { Literal, String, Folio, PageCount, TabNumber, TabString } kind = Kind::Literal;
  std::string text;  // the words, or the name of the string
  // Which value of the string (CSS Generated Content for Paged Media, section 1.1.2). Auto: First, but nothing where
  // the page opens with what sets it.
  enum class Mark : uint8_t { Auto, First, Start, Last, FirstExcept } mark = Mark::Auto;
};
struct RegionSlot {
  enum class Place : uint8_t { Start, Center, End, Inside, Outside } place = Place::Start;
  std::vector<RegionPiece> pieces;
  StyleId style = 0;
};
struct Region {
  enum class Align : uint8_t { Before, Center, After } align = Align::Center;  // of the body's: in its height
  Length offset;  // from the page's top (header) or bottom (footer) edge to its baseline
  std::vector<RegionSlot> slots;
  Length rule_thickness;  // 0: none; between the region and the text
  Length rule_distance;   // from the baseline to the rule
  Color rule_color;
};

// A patch at the outside edge, one place for each value that a named string has in the booklet, in the order of their
// first marks, so that a reader's thumb finds a contest. A page has one for every value that is in force on it.
struct ThumbTab {
  std::string string;
  Length width, height;
  Length first, step;  // top of the first place; from one to the next
  uint16_t count = 1;  // places; the value after the last has the first one again
  bool turned = false;
  std::vector<RegionPiece> pieces;
  StyleId style = 0;  // of its words; `background` is the tab's ground
};

// A rectangle of color on every page of a master, an artifact: a tint on the cover.
struct PageFill {
  Rect area;  // x from the inside edge
  Color color;
};

struct PageMaster {
  std::string name;
  Size size;
  Length inside, outside, top, bottom;  // margins
  uint8_t columns = 1;
  Length column_gap;
  Length column_rule;  // thickness; 0: none
  Color column_rule_color;
  Length grid;  // baseline grid; 0: none
  bool flush_bottom = false;
  bool align_after = false;  // what does not fill a page stands at its foot
  std::optional<Region> header, footer;
  std::optional<Region> body;  // on blank pages: a line that says so
  std::optional<ThumbTab> tab;
  std::vector<PageFill> fills;
};

// Which masters the pages of a run of Parts use; indices into StyledDocument::masters. Masters of one sequence have the
// same measure (column width).
struct PageSequence {
  std::string name;
  // `first` and `last` equal `right` when those pages have no master of their own: they use `left` or `right` then.
  uint32_t first = 0, left = 0, right = 0, blank = 0, last = 0;
  Break start = Break::Page;  // where the run starts: Page, Recto or Verso
  bool roman_folios = false;
  bool restart_folios = false;  // the first page of the run is 1 or i
};

// The rules of the layout in a form that a reflowable output can say again: one per selector, in cascade order, values
// as written, with their units.
struct SpecifiedDeclaration {
  std::string property;  // "space-before"
  std::string value;     // "0.5em"
};
// A selector as compounds joined by combinators, innermost last.
struct SelectorCompound {
  enum class Combinator : uint8_t { Descendant, Child, Next, Following } combinator = Combinator::Descendant;
  std::optional<NodeKind> kind;
  std::vector<Role> roles;
  std::optional<uint8_t> level;  // heading:level(2)
  std::string id, language;
  // [variant=warning]; who cannot say it leaves the rule out.
  std::vector<std::pair<Attribute, std::string>> attributes;
  bool first_child = false, last_child = false;
  bool root = false;  // :root, the parent of every Part's root and of running heads: a reader's body
};
struct SpecifiedRule {
  std::vector<SelectorCompound> selector;
  std::vector<SpecifiedDeclaration> declarations;
};

struct StyledDocument {
  Metadata metadata;
  Direction direction = Direction::LeftToRight;  // of the booklet: which edge is bound
  std::vector<std::shared_ptr<const StyledPart>> parts;
  std::vector<std::shared_ptr<const Picture>> pictures;
  std::vector<ComputedStyle> styles;
  std::vector<StyleOrigin> origins;                // of styles; of the first nodes that have each
  std::vector<std::string> languages;              // BCP 47
  std::vector<std::vector<std::string>> families;  // font-family lists
  std::vector<std::string> features;               // "onum=1,pnum=1", HarfBuzz's syntax; [0] is ""
  std::vector<PageMaster> masters;
  std::vector<PageSequence> sequences;
  std::vector<SpecifiedRule> rules;  // for the EPUB's CSS

  const ComputedStyle& style(StyleId id) const { return styles[id]; }
  StyleOrigin origin(StyleId id) const { return id < origins.size() ? origins[id] : StyleOrigin{}; }
  void dump(std::ostream& out, const Sources* sources = nullptr) const;
};

// Builds a StyledPart in document order; used by style::resolve and by tests of later stages.
class StyledPartBuilder {
 public:
  StyledPartBuilder(std::string id, Role role, StyleId style, LanguageId language);
  // Opens a container, a text block or an inline. A text block that is not the first is preceded by a line feed.
  NodeId open(NodeKind kind, Display display, StyleId style, LanguageId language, Role role = Role::None,
              uint8_t level = 0, Span span = {});
  void close();
  // A leaf with these words, which are added to the text as they are.
  NodeId add_text(std::string_view words, StyleId style, LanguageId language, Span span = {});
  // A leaf of another kind (LineBreak, SoftBreak, Image as InlinePicture, Leader) with the words the invariants name.
  NodeId add_leaf(NodeKind kind, Display display, StyleId style, LanguageId language, Span span = {});
  void set(NodeId node, Attribute name, std::string_view value);
  StyledPart& part() { return part_; }
  NodeId current() const { return open_.back(); }
  std::shared_ptr<const StyledPart> finish();

 private:
  NodeId append(const StyledNode& node);
  StyledPart part_;
  std::vector<NodeId> open_, last_child_;
  bool has_text_block_ = false;
};

}  // namespace hustings
