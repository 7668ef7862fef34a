// A layout as it was read: rules over the document tree, page masters, sequences and templates. Nothing is computed
// yet: values keep their units and what was written, so that pages and reflowable text can both be made from them.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/geometry.h"
#include "base/source.h"
#include "rules/selector.h"
#include "rules/value.h"

namespace hustings {

// One property with its value. Shorthands have been taken apart: `padding="2pt 4pt"` is four declarations.
struct Declaration {
  Property property = Property::Color;
  Value value;
  std::string specified;  // as written, variables replaced
  Span span;              // of the attribute
};

// What one `rule` element declares; shared by the selectors of its comma list.
struct DeclarationBlock {
  std::vector<Declaration> declarations;  // shorthands' before longhands'
  Span span;
};

struct StyleRule {
  Selector selector;
  uint32_t block = 0;  // of LayoutRules::blocks
};

// A piece of generated text: words, a field that is filled in, or a word of the message catalogue.
struct TemplatePiece {
  enum class Kind : uint8_t { Words, Field, Message } kind = Kind::Words;
  // Of a running head's field: which of the values that its string has on a page (CSS Generated Content for Paged
  // Media, section 1.1.2); Auto is First, but nothing where the page opens with what sets it.
  enum class Mark : uint8_t { Auto, First, Start, Last, FirstExcept } mark = Mark::Auto;
  std::string text;  // words; name of the field; key of the message
  Span span;
  bool operator==(const TemplatePiece& other) const {
    return kind == other.kind && mark == other.mark && text == other.text;
  }
};

// How a generated text is put together: "contents-entry" is a title, a leader and a page number.
struct Template {
  std::string name;
  std::vector<TemplatePiece> pieces;
  bool sort_by_surname = false;  // index-entry: by the last word of a name; else by the name as printed
  uint32_t group_from = 24;      // index-entry: entries from which the index has a heading for each letter
  Span span;
};

// A slot of a running head or foot. Fields: contest, candidate, title (named strings), folio, page-count.
struct SlotRules {
  enum class Place : uint8_t { Start, Center, End, Inside, Outside } place = Place::Start;
  std::vector<TemplatePiece> pieces;
  DeclarationBlock block;  // on the slot itself, over what rules say of .running-head or .folio
};

struct RegionRules {
  enum class Align : uint8_t { Before, Center, After } align = Align::Center;  // region-body: where its line stands
  Length offset;                                                               // page edge to baseline
  Length rule_thickness, rule_distance;
  Color rule_color;
  std::vector<SlotRules> slots;
};

struct FillRules {
  Rect area;  // x from the inside edge
  Color color;
};

// A thumb tab: a patch at the outside edge that steps down the edge from one value of a named string to the next. Its
// words have the fields number (of the value, in the order of the booklet) and string.
struct ThumbTabRules {
  std::string string;    // empty on a page: no tab
  Length width, height;  // out from the edge, along it
  Length first, step;    // top of the first place; from one to the next
  uint16_t count = 0;    // places; then the first again; 0: as many as the page has room for
  bool turned = false;   // a quarter, feet of the letters towards the text
  std::vector<TemplatePiece> pieces;
  DeclarationBlock block;
};

struct PageMasterRules {
  std::string name;
  Size size{Length::ratio(148 * 720, 254), Length::ratio(210 * 720, 254)};
  Length inside, outside, top, bottom;
  uint8_t columns = 1;
  Length column_gap, column_rule;
  Color column_rule_color;
  Length grid;
  bool flush_bottom = false;
  bool align_after = false;  // what does not fill a page stands at its foot
  std::optional<RegionRules> header, footer;
  std::optional<RegionRules> body;  // words of a page that no text flows into
  std::optional<ThumbTabRules> tab;
  std::vector<FillRules> fills;
  Span span;

  Length measure() const { return (size.width - inside - outside - column_gap * (columns - 1)) / columns; }
};

struct PageSequenceRules {
  enum class Start : uint8_t { Page, Recto, Verso } start = Start::Page;
  std::string name;
  // Of LayoutRules::masters. `first` and `last` are as `right` when those pages have no master of their own: they use
  // `left` or `right` then.
  uint32_t first = 0, left = 0, right = 0, blank = 0, last = 0;
  bool roman_folios = false, restart_folios = false;
  Span span;
};

// Invariants: there is at least one master and one sequence, and masters of one sequence have the same measure, also
// when the source was wrong (then an error has been reported). Rules are in cascade order: a later one wins.
struct LayoutRules {
  std::string name;
  std::vector<StyleRule> rules;
  std::vector<DeclarationBlock> blocks;
  std::vector<PageMasterRules> masters;
  std::vector<PageSequenceRules> sequences;
  std::vector<Template> templates;   // all known ones, the layout's own or the built-in
  std::vector<const Source*> files;  // all that were read, the base first

  // The template with this name; all known names are there.
  const Template& find_template(std::string_view template_name) const;
  void dump(std::ostream& out, const Sources* sources = nullptr) const;
};

namespace rules {

// Finds the layout that another one extends: `name` as written in `extends`, in the file `from`. Null when there is
// none.
using LoadLayout = std::function<const Source*(const std::string& name, const Source& from)>;

// Reads a layout and those that it extends, the base first. Errors, each at its place in the XML: `layout-syntax`,
// `layout-doctype`, `layout-too-complex`, `layout-element-unknown`, `layout-attribute`, `unknown-property`,
// `layout-value`, `layout-selector`, `layout-variable`, `layout-circular-extends`, `layout-base-missing`,
// `layout-master-missing`, `layout-measure`, `layout-template`.
LayoutRules read(const Source& source, const LoadLayout& load, Diagnostics& diagnostics);

}  // namespace rules
}  // namespace hustings
