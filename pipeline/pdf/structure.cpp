#include "pdf/structure.h"

#include <algorithm>
#include <set>

#include "image/picture.h"
#include "pdf/structure_attributes.h"
#include "pdf/syntax.h"
#include "pdf/trees.h"
#include "text/text.h"

namespace hustings::pdf {
namespace {

// A marked piece or an annotation, by the element it belongs to.
struct Content {
  uint32_t page = 0;
  uint32_t mcid = 0;  // of a marked piece
  ObjectId annotation = kNoObject;
  uint32_t text_begin = 0;
};

// Lists of things by their element, in one array.
template <class Thing>
class ByElement {
 public:
  explicit ByElement(size_t elements) : begins_(elements + 1) {}
  void count(ElementId element) { ++begins_[element + 1]; }
  void allot() {
    for (size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    things_.resize(begins_.back());
    next_.assign(begins_.begin(), begins_.end() - 1);
  }
  void put(ElementId element, const Thing& thing) { things_[next_[element]++] = thing; }
  std::span<const Thing> of(ElementId element) const {
    return std::span(things_).subspan(begins_[element], begins_[element + 1] - begins_[element]);
  }

 private:
  std::vector<uint32_t> begins_, next_;
  std::vector<Thing> things_;
};

class StructureWriter {
 public:
  StructureWriter(Objects& objects, const StyledDocument& styled, const StructurePlan& plan, const PlacedPages& pages,
                  std::span<const Annotation> annotations)
      : objects_(objects),
        styled_(styled),
        elements_(plan.elements),
        headers_(plan),
        pages_(pages),
        annotations_(annotations),
        contents_(elements_.size()),
        children_(elements_.size()),
        boxes_(elements_.size()),
        ids_(elements_.size(), kNoObject) {}

  ObjectId write() {
    const ObjectId root = objects_.reserve();
    gather_contents();
    find_living();
    for (ElementId id = 0; id < elements_.size(); ++id) {
      if (living_[id]) ids_[id] = objects_.reserve();
    }
    for (ElementId id = 0; id < elements_.size(); ++id) {
      if (living_[id]) write_element(id, root);
    }
    std::string entries = "/Type/StructTreeRoot/K ";
    append_reference(entries, ids_[0]);
    entries += "/ParentTree ";
    append_reference(entries, write_parent_tree());
    entries += "/ParentTreeNextKey ";
    append_integer(entries, static_cast<int64_t>(pages_.contents.size() + annotations_.size()));
    if (!named_.empty()) {
      std::sort(named_.begin(), named_.end());
      entries += "/IDTree ";
      append_reference(entries, write_name_tree(objects_, named_));
    }
    // PDF 1.7 has no type for what stands beside the main text; PDF 2.0's name for it is told as a division.
    if (has_aside_) entries += "/RoleMap<</Aside/Div>>";
    // The class of elements whose words are the layout's: a property in the reader's own terms (14.7.5.4).
    if (has_generated_) entries += "/ClassMap<</Generated<</O/UserProperties/P[<</N(Generated)/V true>>]>>>>";
    objects_.fill(root, entries);
    return root;
  }

 private:
  void gather_contents() {
    for (const PageContent& page : pages_.contents) {
      for (const MarkedPiece& piece : page.marked) contents_.count(piece.element);
      for (const PlacedFigure& figure : page.figures) boxes_.count(figure.element);
    }
    for (const Annotation& annotation : annotations_) contents_.count(annotation.element);
    contents_.allot();
    boxes_.allot();
    size_t next = 0;  // annotations are in order of pages
    for (uint32_t p = 0; p < pages_.contents.size(); ++p) {
      const PageContent& page = pages_.contents[p];
      for (uint32_t mcid = 0; mcid < page.marked.size(); ++mcid) {
        contents_.put(page.marked[mcid].element, {p, mcid, kNoObject, page.marked[mcid].text_begin});
      }
      for (const PlacedFigure& figure : page.figures) {
        boxes_.put(figure.element, {figure.area, pages_.heights[p]});
      }
      for (; next < annotations_.size() && annotations_[next].page == p; ++next) {
        contents_.put(annotations_[next].element, {p, 0, annotations_[next].object, UINT32_MAX});
      }
    }
  }

  // Elements without anything on a page are left out; cells stay, for the table's sake.
  void find_living() {
    living_.assign(elements_.size(), false);
    living_[0] = true;
    for (ElementId id = static_cast<ElementId>(elements_.size()); id-- > 1;) {
      const StructureElement& element = elements_[id];
      if (!contents_.of(id).empty() || element.tag == Tag::TD || element.tag == Tag::TH) living_[id] = true;
      if (living_[id]) {
        living_[element.parent] = true;
        children_.count(element.parent);
      }
    }
    children_.allot();
    for (ElementId id = 1; id < elements_.size(); ++id) {
      if (living_[id]) children_.put(elements_[id].parent, id);
    }
  }

  const StyledPart& part_of(const StructureElement& element) const { return *styled_.parts[element.part]; }

  void write_element(ElementId id, ObjectId root) {
    const StructureElement& element = elements_[id];
    body_ = "/S";
    append_name(body_, name_of(element.tag));
    body_ += "/P ";
    append_reference(body_, element.parent == kNoElement ? root : ids_[element.parent]);
    append_children(id);
    if (element.language != kNoLanguage) {
      body_ += "/Lang";
      append_text(body_, styled_.languages[element.language]);
    }
    if (element.own) {
      if (element.tag == Tag::Table) headers_.read(part_of(element), element.part, element.node);
      append_identifier(id);
      append_particulars(id);
    }
    if (element.generated) {
      body_ += "/C/Generated";
      has_generated_ = true;
    }
    if (element.tag == Tag::Aside) has_aside_ = true;
    objects_.fill(ids_[id], body_);
  }

  // Marked pieces and elements in the order of the text; an annotation comes after the words it makes a link.
  void append_children(ElementId id) {
    const std::span<const Content> contents = contents_.of(id);
    const std::span<const ElementId> children = children_.of(id);
    if (contents.empty() && children.empty()) return;
    const uint32_t own_page = contents.empty() ? UINT32_MAX : contents.front().page;
    if (!contents.empty()) {
      body_ += "/Pg ";
      append_reference(body_, pages_.objects[own_page]);
    }
    const bool lone_piece = children.empty() && contents.size() == 1 && contents[0].annotation == kNoObject;
    body_ += lone_piece ? "/K " : "/K[";
    size_t child = 0;
    bool first = true;
    const auto separate = [&] {
      if (!first) body_ += ' ';
      first = false;
    };
    const auto append_child = [&] {
      separate();
      append_reference(body_, ids_[children[child]]);
      ++child;
    };
    for (const Content& content : contents) {
      while (child < children.size() && elements_[children[child]].text_begin < content.text_begin) append_child();
      separate();
      if (content.annotation != kNoObject) {
        body_ += "<</Type/OBJR/Obj ";
        append_reference(body_, content.annotation);
        if (content.page != own_page) {
          body_ += "/Pg ";
          append_reference(body_, pages_.objects[content.page]);
        }
        body_ += ">>";
      } else if (content.page == own_page) {
        append_integer(body_, content.mcid);
      } else {
        body_ += "<</Type/MCR/Pg ";
        append_reference(body_, pages_.objects[content.page]);
        body_ += "/MCID ";
        append_integer(body_, content.mcid);
        body_ += ">>";
      }
    }
    while (child < children.size()) append_child();
    if (!lone_piece) body_ += ']';
  }

  void append_identifier(ElementId id) {
    const StructureElement& element = elements_[id];
    const StyledPart& part = part_of(element);
    std::string name = element.node == 0 ? part.id : std::string(part.attribute(element.node, Attribute::Id));
    if (name.empty() && element.tag == Tag::Note) {
      name = part.id;  // PDF/UA-1, 7.9: every note has an ID
      name += "-note-";
      append_integer(name, element.node);
    }
    if (name.empty() && element.tag == Tag::TH) name = headers_.identifier(part, element.part, element.node);
    if (name.empty() || name.size() > kStringLimit || !names_.insert(name).second) return;
    body_ += "/ID";
    append_bytes(body_, name);
    std::string reference;
    append_reference(reference, ids_[id]);
    named_.emplace_back(std::move(name), std::move(reference));
  }

  void append_particulars(ElementId id) {
    const StructureElement& element = elements_[id];
    const StyledPart& part = part_of(element);
    const StyledNode& node = part[element.node];
    switch (element.tag) {
      case Tag::L:
        body_ += "/A<</O/List/ListNumbering/";
        body_ += list_numbering(part, element.node);
        body_ += ">>";
        break;
      case Tag::TH:
      case Tag::TD:
        append_cell(element, part);
        break;
      case Tag::Figure:
        append_figure(id, part);
        break;
      case Tag::Lbl:
        // The box of a task says by its look whether it is done; whoever hears it hears the word.
        if (const std::string_view done = part.attribute(node.parent, Attribute::Checked);
            node.role == Role::ListMark && !done.empty()) {
          body_ += "/Alt";
          append_text(body_, text::message(done == "true" ? "done" : "not-done", styled_.languages[node.language]));
        }
        break;
      case Tag::Span:
        if (node.kind == NodeKind::Abbreviation) {
          body_ += "/E";
          append_text(body_, part.attribute(element.node, Attribute::Title));
        }
        break;
      default:
        break;
    }
  }

  void append_cell(const StructureElement& element, const StyledPart& part) {
    std::string attributes;
    if (element.tag == Tag::TH) {
      const bool column = part.attribute(part[element.node].parent, Attribute::Header) == "true";
      attributes += column ? "/Scope/Column" : "/Scope/Row";
    }
    const auto span = [&](Attribute name, std::string_view key) {
      const std::string_view value = part.attribute(element.node, name);
      if (value.empty() || value == "1" || value.size() > 4) return;
      if (value.find_first_not_of("0123456789") != std::string_view::npos || value.front() == '0') return;
      attributes += key;
      attributes += value;
    };
    span(Attribute::ColumnSpan, "/ColSpan ");
    span(Attribute::RowSpan, "/RowSpan ");
    attributes += headers_.attribute(part, element.part, element.node);
    if (!attributes.empty()) body_ += "/A<</O/Table" + attributes + ">>";
  }

  void append_figure(ElementId id, const StyledPart& part) {
    const StructureElement& element = elements_[id];
    std::string_view words = part.attribute(element.node, Attribute::Alternative);
    if (words.empty()) words = part.attribute(element.node, Attribute::Title);
    if (words.empty()) {
      words = part.attribute(element.node, Attribute::Target);
      words.remove_prefix(words.rfind('/') == std::string_view::npos ? 0 : words.rfind('/') + 1);
    }
    body_ += "/Alt";
    append_text(body_, words.empty() ? "picture" : words);
    const auto boxes = boxes_.of(id);
    if (boxes.empty()) return;
    const Rect& area = boxes[0].area;
    body_ += part[element.node].display == Display::InlinePicture ? "/A<</O/Layout/BBox["
                                                                  : "/A<</O/Layout/Placement/Block/BBox[";
    append_box(body_, area, boxes[0].page_height);
    body_ += "]>>";
  }

  ObjectId write_parent_tree() {
    std::vector<std::pair<uint32_t, std::string>> entries;
    entries.reserve(pages_.contents.size() + annotations_.size());
    for (uint32_t p = 0; p < pages_.contents.size(); ++p) {
      if (pages_.contents[p].marked.empty()) continue;
      std::string list = "[";
      for (const MarkedPiece& piece : pages_.contents[p].marked) {
        if (list.size() > 1) list += ' ';
        append_reference(list, ids_[piece.element]);
      }
      entries.emplace_back(p, list + "]");
    }
    const auto first = static_cast<uint32_t>(pages_.contents.size());
    for (uint32_t k = 0; k < annotations_.size(); ++k) {
      std::string reference;
      append_reference(reference, ids_[annotations_[k].element]);
      entries.emplace_back(first + k, std::move(reference));
    }
    return write_number_tree(objects_, entries);
  }

  struct Box {
    Rect area;
    Length page_height;
  };

  Objects& objects_;
  const StyledDocument& styled_;
  const std::vector<StructureElement>& elements_;
  CellHeaders headers_;
  const PlacedPages& pages_;
  const std::span<const Annotation> annotations_;
  ByElement<Content> contents_;
  ByElement<ElementId> children_;
  ByElement<Box> boxes_;
  std::vector<ObjectId> ids_;
  std::vector<bool> living_;
  std::set<std::string> names_;
  std::vector<std::pair<std::string, std::string>> named_;
  std::string body_;
  bool has_aside_ = false, has_generated_ = false;
};

}  // namespace

ObjectId write_structure(Objects& objects, const StyledDocument& styled, const StructurePlan& plan,
                         const PlacedPages& pages, std::span<const Annotation> annotations) {
  return StructureWriter(objects, styled, plan, pages, annotations).write();
}

}  // namespace hustings::pdf
