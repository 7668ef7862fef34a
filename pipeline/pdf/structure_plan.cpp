#include "pdf/structure_plan.h"

#include <algorithm>
#include <array>

namespace hustings::pdf {
namespace {

constexpr std::array<std::string_view, 34> kNames = {
    "Document", "Part", "Sect", "Div",    "Aside", "BlockQuote", "Caption", "TOC",  "TOCI",  "Index", "H1",    "H2",
    "H3",       "H4",   "H5",   "H6",     "P",     "L",          "LI",      "Lbl",  "LBody", "Table", "THead", "TBody",
    "TR",       "TH",   "TD",   "Figure", "Note",  "Reference",  "Link",    "Code", "Quote", "Span"};

bool is_text_block_display(Display display) { return display == Display::Text || display == Display::Mark; }

class Planner {
 public:
  explicit Planner(const StyledDocument& styled) : styled_(styled) {}

  StructurePlan plan() {
    const ElementId document = add(Tag::Document, kNoElement, 0, 0);
    plan_.elements[document].language = kNoLanguage;  // the catalog has the booklet's
    plan_.element_of.resize(styled_.parts.size());
    plan_.link_of.resize(styled_.parts.size());
    ElementId contest = kNoElement;
    for (uint32_t i = 0; i < styled_.parts.size(); ++i) {
      // A contest's Part holds its opening and the profiles that follow it, a measure's its analysis and arguments.
      const Role role = styled_.parts[i]->role;
      const bool opens = role == Role::Contest || role == Role::Measure;
      const bool follows = role == Role::Profile || role == Role::Candidates || role == Role::Analysis ||
                           role == Role::Arguments || role == Role::FullText;
      if (opens) {
        contest = add(Tag::Part, document, i, 0);
      } else if (!follows) {
        contest = kNoElement;
      }
      plan_part(i, contest == kNoElement ? document : contest, contest != kNoElement && opens);
    }
    return std::move(plan_);
  }

 private:
  ElementId add(Tag tag, ElementId parent, uint32_t part, NodeId node) {
    StructureElement element;
    element.tag = tag;
    element.parent = parent;
    element.part = part;
    element.node = node;
    if (part < styled_.parts.size()) element.text_begin = (*styled_.parts[part])[node].text_begin;
    plan_.elements.push_back(element);
    return static_cast<ElementId>(plan_.elements.size() - 1);
  }

  // The group that the last child of `parent` opened, when it is of this kind; else a new one.
  ElementId group(Tag tag, NodeId parent, uint32_t part, NodeId node) {
    ElementId& open = group_[parent];
    if (open == kNoElement || plan_.elements[open].tag != tag) open = add(tag, inner_[parent], part, node);
    return open;
  }

  static bool is_only_child(const StyledPart& part, const StyledNode& node) {
    return node.next == kNoNode && part[node.parent].first_child != kNoNode &&
           &part[part[node.parent].first_child] == &node;
  }

  static bool has_body(const StyledPart& part, const StyledNode& table) {
    for (NodeId child = table.first_child; child != kNoNode; child = part[child].next) {
      if (part[child].kind == NodeKind::TableRow && part.attribute(child, Attribute::Header) != "true") return true;
    }
    return false;
  }

  void plan_part(uint32_t index, ElementId parent, bool root_exists) {
    const StyledPart& part = *styled_.parts[index];
    const size_t count = part.nodes.size();
    auto& own = plan_.element_of[index];
    own.assign(count, kNoElement);
    inner_.assign(count, kNoElement);
    group_.assign(count, kNoElement);
    languages_.assign(count, kNoLanguage);
    closed_.assign(count, false);
    generated_.assign(count, false);
    std::vector<ElementId> links;
    for (NodeId id = 0; id < count; ++id) {
      const StyledNode& node = part[id];
      const NodeId up = node.parent;
      if (node.display == Display::None || node.role == Role::TableContinued || (id > 0 && inner_[up] == kNoElement))
        continue;
      if (id == 0) {
        if (root_exists) {
          own[0] = inner_[0] = parent;
        } else {
          own[0] = inner_[0] = add(Tag::Sect, parent, index, 0);
        }
        plan_.elements[own[0]].own = true;
        languages_[0] = booklet_language();
        note_language(own[0], node, 0);
        continue;
      }
      languages_[id] = languages_[up];
      const bool inline_node = !is_block(node.display);
      own[id] = inline_node ? plan_inline(part, index, id) : plan_block(part, index, id);
      generated_[id] = generated_[up];
      if (!generated_[id] && is_generated(node)) own[id] = set_generated(own[id], index, id, node);
      if (node.kind == NodeKind::Link || node.kind == NodeKind::NoteMark ||
          (!links.empty() && links[up] != kNoElement)) {
        if (links.empty()) links.assign(count, kNoElement);
        links[id] =
            own[id] != kNoElement && plan_.elements[own[id]].tag == Tag::Link && plan_.elements[own[id]].node == id
                ? own[id]
                : links[up];
      }
    }
    plan_.link_of[index] = std::move(links);
  }

  // Words that no author wrote. A section of the layout's own holds what the author wrote all the same.
  static bool is_generated(const StyledNode& node) {
    if (node.kind == NodeKind::NoteMark || node.role == Role::LinkAddress) return true;
    return node.generated && node.kind != NodeKind::Section && node.text_end > node.text_begin;
  }

  // Words that share an element with the author's get one of their own.
  ElementId set_generated(ElementId own, uint32_t index, NodeId id, const StyledNode& node) {
    if (own == kNoElement) return own;
    const StructureElement& present = plan_.elements[own];
    if (!(present.own && present.part == index && present.node == id)) {
      if (is_block(node.display)) return own;  // its words will have one, each
      own = element(Tag::Span, inner_[node.parent], index, id, node);
    }
    plan_.elements[own].generated = true;
    generated_[id] = true;
    return own;
  }

  static bool is_block(Display display) {
    return display != Display::Inline && display != Display::InlinePicture && display != Display::Leader;
  }

  LanguageId booklet_language() const {
    for (size_t i = 0; i < styled_.languages.size(); ++i) {
      if (styled_.languages[i] == styled_.metadata.language) return static_cast<LanguageId>(i);
    }
    return kNoLanguage;
  }

  void note_language(ElementId element, const StyledNode& node, NodeId id) {
    if (node.language == languages_[id]) return;
    plan_.elements[element].language = node.language;
    languages_[id] = node.language;
  }

  // A new element for this node, below `parent`; its words and children are its own.
  ElementId element(Tag tag, ElementId parent, uint32_t index, NodeId id, const StyledNode& node) {
    const ElementId made = add(tag, parent, index, id);
    plan_.elements[made].own = true;
    inner_[id] = made;
    note_language(made, node, id);
    return made;
  }

  ElementId plan_block(const StyledPart& part, uint32_t index, NodeId id) {
    const StyledNode& node = part[id];
    const NodeId up = node.parent;
    const StyledNode& outer = part[up];
    ElementId parent = inner_[up];

    // Children of lists and items: what the tree of a PDF groups one level more than ours.
    if (outer.kind == NodeKind::ListItem && node.display != Display::Mark) {
      parent = group(Tag::LBody, up, index, id);
      if (is_text_block_display(node.display) && is_only_block(part, node)) return collapsed(parent, node, id);
    }
    if (outer.kind == NodeKind::Callout || outer.kind == NodeKind::Details || outer.kind == NodeKind::Figure) {
      group_[up] = kNoElement;
    }
    if (outer.kind == NodeKind::DescriptionList) {
      // A term opens an item unless the item before still has no details.
      ElementId& item = group_[up];
      const bool term = node.kind == NodeKind::DescriptionTerm;
      if (item == kNoElement || (term && closed_[up])) {
        item = add(Tag::LI, parent, index, id);
        closed_[up] = false;
      }
      if (!term) closed_[up] = true;
      parent = item;
    }
    const bool cell_text = (outer.display == Display::TableCell || outer.kind == NodeKind::TableCell ||
                            outer.kind == NodeKind::DescriptionDetails) &&
                           node.kind == NodeKind::Paragraph && is_text_block_display(node.display) &&
                           is_only_child(part, node);
    if (cell_text) return collapsed(parent, node, id);

    if (node.role == Role::ContentsEntry && is_text_block_display(node.display)) {
      const ElementId entry = add(Tag::TOCI, group(Tag::TOC, up, index, id), index, id);
      inner_[id] = entry;
      plan_.elements[entry].own = true;
      note_language(entry, node, id);
      return entry;
    }
    if (node.role == Role::IndexEntry && is_text_block_display(node.display)) {
      return element(Tag::P, group(Tag::Index, up, index, id), index, id, node);
    }
    if (outer.kind != NodeKind::ListItem && outer.kind != NodeKind::DescriptionList && outer.kind != NodeKind::Table) {
      group_[up] = kNoElement;
    }

    switch (node.kind) {
      case NodeKind::Section:
        if (node.role == Role::Columns || node.role == Role::Column) return element(Tag::Div, parent, index, id, node);
        return node.role != Role::None || part.has(id, Attribute::Id) || holds_heading(part, node)
                   ? element(Tag::Sect, parent, index, id, node)
                   : transparent_below(parent, id);
      case NodeKind::BlockQuote:
        return element(Tag::BlockQuote, parent, index, id, node);
      case NodeKind::List:
      case NodeKind::DescriptionList:
        return element(Tag::L, parent, index, id, node);
      case NodeKind::ListItem:
        return element(Tag::LI, parent, index, id, node);
      case NodeKind::DescriptionTerm:
        return element(Tag::Lbl, parent, index, id, node);
      case NodeKind::DescriptionDetails:
        return element(Tag::LBody, parent, index, id, node);
      case NodeKind::Callout:
        return element(Tag::Aside, parent, index, id, node);
      case NodeKind::Details:
        return element(Tag::Div, parent, index, id, node);
      case NodeKind::Figure:
        return element(Tag::Div, parent, index, id, node);
      case NodeKind::Table:
        return element(Tag::Table, parent, index, id, node);
      case NodeKind::TableRow: {
        // Rows of headers and nothing below them are a table's rows: where there is a THead there is a TBody (ISO
        // 32000-1, table 337).
        const bool head = part.attribute(id, Attribute::Header) == "true";
        if (head && !has_body(part, outer)) return element(Tag::TR, parent, index, id, node);
        return element(Tag::TR, group(head ? Tag::THead : Tag::TBody, up, index, id), index, id, node);
      }
      case NodeKind::TableCell: {
        const bool head = part.attribute(id, Attribute::Header) == "true" ||
                          (outer.kind == NodeKind::TableRow && part.attribute(up, Attribute::Header) == "true");
        return element(head ? Tag::TH : Tag::TD, parent, index, id, node);
      }
      case NodeKind::NoteBody:
        return element(Tag::Note, parent, index, id, node);
      case NodeKind::Heading: {
        const int level = node.level < 1 ? 1 : node.level > 6 ? 6 : node.level;
        heading_level_ = last_level_ = level;
        return element(static_cast<Tag>(static_cast<int>(Tag::H1) + level - 1), parent, index, id, node);
      }
      case NodeKind::Summary: {
        // A question heads its answer, one level below the heading that it stands under; one in an answer, one more,
        // but no level is skipped (ISO 14289-1, 7.4.2).
        int level = heading_level_;
        for (NodeId at = up; at != kNoNode && at != 0; at = part[at].parent) {
          level += part[at].kind == NodeKind::Details ? 1 : 0;
        }
        last_level_ = level = std::clamp(level, 1, std::min(6, last_level_ + 1));
        return element(static_cast<Tag>(static_cast<int>(Tag::H1) + level - 1), parent, index, id, node);
      }
      case NodeKind::Caption:
        return element(Tag::Caption, parent, index, id, node);
      case NodeKind::CodeBlock: {
        const ElementId paragraph = add(Tag::P, parent, index, id);
        return element(Tag::Code, paragraph, index, id, node);
      }
      case NodeKind::Image:
        if (part.attribute(id, Attribute::Decorative) == "true") return kNoElement;
        return element(Tag::Figure, parent, index, id, node);
      case NodeKind::ThematicBreak:
      case NodeKind::PageBreak:
        return kNoElement;
      default:
        break;
    }
    if (node.display == Display::Mark) return element(Tag::Lbl, parent, index, id, node);
    if (is_text_block_display(node.display)) return element(Tag::P, parent, index, id, node);
    return transparent_below(parent, id);
  }

  ElementId plan_inline(const StyledPart& part, uint32_t index, NodeId id) {
    const StyledNode& node = part[id];
    const NodeId up = node.parent;
    const ElementId parent = inner_[up];
    switch (node.kind) {
      case NodeKind::Link: {
        if (!part.has(id, Attribute::Target)) break;
        // A link inside a link is text of the outer one.
        for (ElementId e = parent; e != kNoElement && e != 0; e = plan_.elements[e].parent) {
          if (plan_.elements[e].tag == Tag::Link) return language_span(parent, index, id, node);
        }
        return element(Tag::Link, in_reference_list(part, up) ? add(Tag::Reference, parent, index, id) : parent, index,
                       id, node);
      }
      case NodeKind::NoteMark:
        return element(Tag::Link, add(Tag::Reference, parent, index, id), index, id, node);
      case NodeKind::Code:
      case NodeKind::Keyboard:
        if (plan_.elements[parent].tag == Tag::Code) break;
        return element(Tag::Code, parent, index, id, node);
      case NodeKind::Quotation:
        return element(Tag::Quote, parent, index, id, node);
      case NodeKind::Abbreviation:
        if (!part.has(id, Attribute::Title)) break;
        return element(Tag::Span, parent, index, id, node);
      case NodeKind::Image:
        if (node.display != Display::InlinePicture || part.attribute(id, Attribute::Decorative) == "true") break;
        return element(Tag::Figure, parent, index, id, node);
      default:
        break;
    }
    return language_span(parent, index, id, node);
  }

  ElementId language_span(ElementId parent, uint32_t index, NodeId id, const StyledNode& node) {
    const bool speaks = node.text_end > node.text_begin && node.kind != NodeKind::SoftBreak &&
                        node.kind != NodeKind::LineBreak && node.display != Display::Leader;
    if (speaks && node.language != languages_[id]) return element(Tag::Span, parent, index, id, node);
    return inner_[id] = parent;
  }

  // A lone paragraph in a cell or an item: its words are the cell's.
  ElementId collapsed(ElementId parent, const StyledNode& node, NodeId id) {
    if (node.language != languages_[id]) note_language(parent, node, id);
    return inner_[id] = parent;
  }

  ElementId transparent_below(ElementId parent, NodeId id) { return inner_[id] = parent; }

  // The only block of its item beside the mark.
  static bool is_only_block(const StyledPart& part, const StyledNode& node) {
    if (node.kind != NodeKind::Paragraph || node.next != kNoNode) return false;
    const NodeId first = part[node.parent].first_child;
    if (&part[first] == &node) return true;
    return part[first].display == Display::Mark && part[first].next != kNoNode && &part[part[first].next] == &node;
  }

  static bool holds_heading(const StyledPart& part, const StyledNode& node) {
    for (NodeId child = node.first_child; child != kNoNode; child = part[child].next) {
      if (part[child].kind == NodeKind::Heading) return true;
    }
    return false;
  }

  static bool in_reference_list(const StyledPart& part, NodeId node) {
    while (!is_block(part[node].display)) node = part[node].parent;
    return part[node].role == Role::ContentsEntry || part[node].role == Role::IndexEntry;
  }

  const StyledDocument& styled_;
  StructurePlan plan_;
  std::vector<ElementId> inner_;       // by node: what its children belong to; kNoElement: they are not read
  std::vector<ElementId> group_;       // by node: the group its last child was put in
  std::vector<LanguageId> languages_;  // by node: as its element says
  std::vector<bool> generated_;        // by node: it or a node around it has an element that says so
  int heading_level_ = 0;              // of the last heading
  int last_level_ = 0;                 // the same, or of the last summary after it
  std::vector<bool> closed_;           // by node: the open item of this description list has its details
};

}  // namespace

std::string_view name_of(Tag tag) { return kNames[static_cast<size_t>(tag)]; }

StructurePlan plan_structure(const StyledDocument& styled) { return Planner(styled).plan(); }

}  // namespace hustings::pdf
