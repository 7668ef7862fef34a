#include "pdf/navigation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "pdf/syntax.h"
#include "pdf/trees.h"

namespace hustings::pdf {
namespace {

// An address may hold only ASCII (7.11.5, RFC 3986): other bytes are written as %xx.
std::string ascii_address(std::string_view address) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

// A line of words for a person: line ends and soft hyphens mean nothing there.
std::string one_line(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] > ' ' && text[i] < '\x7F') {
      out += text[i];
      continue;
    }
    const std::string_view rest = text.substr(i);
    const bool separator = rest.starts_with("\xE2\x80\xA8");
    if (separator || rest[0] == '\n' || rest[0] == '\t' || rest[0] == ' ') {
      if (!out.empty() && out.back() != ' ') out += ' ';
      if (separator) i += 2;
    } else if (rest.starts_with("\xC2\xAD")) {
      ++i;
    } else if (rest.starts_with("\xEF\xBF\xBC")) {
      i += 2;  // a picture
    } else {
      out += rest[0];
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// What is read of a node, on one line; where it shows nothing but pictures, what these say.
std::string words_of(const StyledPart& part, NodeId node) {
  std::string words = one_line(part.text_of(part[node]));
  if (!words.empty()) return words;
  for (NodeId inner = node + 1; inner < part.nodes.size() && part[inner].parent >= node; ++inner) {
    if (part[inner].kind != NodeKind::Image || part.attribute(inner, Attribute::Decorative) == "true") continue;
    const std::string_view said = part.attribute(inner, Attribute::Alternative);
    if (!words.empty() && !said.empty()) words += ' ';
    words += said;
  }
  return words;
}

// The notes that marks stand for. A Part's labels are gathered once, however many marks it has.
class Notes {
 public:
  explicit Notes(const StyledDocument& styled) : styled_(styled), labels_(styled.parts.size()) {}

  NodeId of(uint32_t part_index, NodeId mark) {
    const StyledPart& part = *styled_.parts[part_index];
    std::optional<Labels>& labels = labels_[part_index];
    if (!labels) {
      labels.emplace();
      for (NodeId id = 0; id < part.nodes.size(); ++id) {
        if (part[id].kind == NodeKind::NoteBody) labels->try_emplace(part.attribute(id, Attribute::Label), id);
      }
    }
    const auto found = labels->find(part.attribute(mark, Attribute::Label));
    return found == labels->end() ? kNoNode : found->second;
  }

 private:
  using Labels = std::unordered_map<std::string_view, NodeId>;
  const StyledDocument& styled_;
  std::vector<std::optional<Labels>> labels_;
};

}  // namespace

Places::Places(const StyledDocument& styled, const PagedDocument& paged)
    : styled_(styled), paged_(paged), fixed_(styled.parts.size()) {
  for (uint32_t p = 0; p < paged.pages.size(); ++p) {
    const Page& page = paged.pages[p];
    for (uint32_t f = page.first_fragment; f < page.first_fragment + page.fragment_count; ++f) {
      const Fragment& fragment = paged.fragments[f];
      if (fragment.artifact) continue;
      if (fragment.kind == FragmentKind::Lines) {
        const GalleyPart& galley = *paged.parts[fragment.part];
        const uint32_t paragraph = galley.paragraphs[fragment.paragraph].paragraph;
        fixed_[fragment.part].push_back({galley.shaped->paragraphs[paragraph].block, p, f});
      } else if (fragment.kind == FragmentKind::Picture) {
        fixed_[fragment.part].push_back({paged.parts[fragment.part]->pictures[fragment.index].node, p, f});
      }
    }
  }
  for (auto& list : fixed_) {
    const auto by_node = [](const Fixed& a, const Fixed& b) { return a.node < b.node; };
    if (!std::is_sorted(list.begin(), list.end(), by_node)) std::stable_sort(list.begin(), list.end(), by_node);
  }
  for (uint32_t i = 0; i < styled.parts.size(); ++i) {
    const StyledPart& part = *styled.parts[i];
    ids_.try_emplace(part.id, i, 0);
    for (NodeId id = 0; id < part.nodes.size(); ++id) {
      if (part[id].attributes == UINT32_MAX) continue;
      const std::string_view name = part.attribute(id, Attribute::Id);
      if (!name.empty()) ids_.try_emplace(name, i, id);
    }
  }
}

Places::Place Places::of(uint32_t part_index, NodeId node) const {
  const StyledPart& part = *styled_.parts[part_index];
  const auto& list = fixed_[part_index];
  if (list.empty()) return {};
  NodeId block = node;
  const auto is_inline = [&](NodeId id) {
    const Display display = part[id].display;
    return display == Display::Inline || display == Display::InlinePicture || display == Display::Leader;
  };
  while (is_inline(block) && part[block].parent != kNoNode) block = part[block].parent;
  auto at =
      std::lower_bound(list.begin(), list.end(), block, [](const Fixed& fixed, NodeId id) { return fixed.node < id; });
  if (at == list.end()) --at;
  const auto place = [&](const Fixed& fixed, Length top) {
    return Place{fixed.page, paged_.fragments[fixed.fragment].area.x, top};
  };
  // Within a paragraph: the line that holds the node's first byte.
  for (auto fixed = at; block != node && fixed != list.end() && fixed->node == block; ++fixed) {
    const Fragment& fragment = paged_.fragments[fixed->fragment];
    if (fragment.kind != FragmentKind::Lines) break;
    Length top = fragment.area.y;
    for (uint32_t i = 0; i < fragment.line_count; ++i) {
      const Line& line = paged_.parts[part_index]->lines[fragment.first_line + i];
      if (part[node].text_begin < line.text_end) return place(*fixed, top);
      top += line.ascent + line.descent;
    }
  }
  return place(*at, paged_.fragments[at->fragment].area.y);
}

bool Places::find(std::string_view id, uint32_t& part, NodeId& node) const {
  const auto found = ids_.find(id);
  if (found == ids_.end()) return false;
  part = found->second.first;
  node = found->second.second;
  return true;
}

std::string Places::destination(const Place& place, std::span<const ObjectId> pages) const {
  std::string out = "[";
  append_reference(out, pages[place.page]);
  out += "/XYZ ";
  append_thousandths(out, thousandths(place.left));
  out += ' ';
  const Length height = styled_.masters[paged_.pages[place.page].master].size.height;
  append_thousandths(out, thousandths(height - place.top));
  return out + " 0]";
}

std::vector<Annotation> write_links(Objects& objects, const StyledDocument& styled, const StructurePlan& plan,
                                    const Places& places, const PlacedPages& pages,
                                    std::vector<std::vector<ObjectId>>& annotations_of) {
  std::vector<Annotation> annotations;
  annotations_of.assign(pages.contents.size(), {});
  Notes notes(styled);
  for (uint32_t p = 0; p < pages.contents.size(); ++p) {
    const std::vector<LinkPiece>& pieces = pages.contents[p].links;
    for (size_t begin = 0; begin < pieces.size();) {
      size_t end = begin + 1;
      while (end < pieces.size() && pieces[end].element == pieces[begin].element) ++end;
      const StructureElement& element = plan.elements[pieces[begin].element];
      const StyledPart& part = *styled.parts[element.part];
      Rect whole = pieces[begin].area;
      std::string corners;
      for (size_t i = begin; i < end; ++i) {
        const Rect& area = pieces[i].area;
        const Length right = std::max(whole.right(), area.right()), bottom = std::max(whole.bottom(), area.bottom());
        whole.x = std::min(whole.x, area.x);
        whole.y = std::min(whole.y, area.y);
        whole.width = right - whole.x;
        whole.height = bottom - whole.y;
        // Upper left, upper right, lower left, lower right, as viewers take it.
        const Length height = pages.heights[p];
        for (const Length y : {area.y, area.bottom()}) {
          for (const Length x : {area.x, area.right()}) {
            if (!corners.empty()) corners += ' ';
            append_thousandths(corners, thousandths(x));
            corners += ' ';
            append_thousandths(corners, thousandths(height - y));
          }
        }
      }
      std::string entries = "/Type/Annot/Subtype/Link/Rect[";
      append_box(entries, whole, pages.heights[p]);
      entries += ']';
      if (end - begin > 1) entries += "/QuadPoints[" + corners + "]";
      entries += "/F 4/Border[0 0 0]/P ";
      append_reference(entries, pages.objects[p]);
      entries += "/StructParent ";
      append_integer(entries, static_cast<int64_t>(pages.contents.size() + annotations.size()));

      const std::string_view target = part.attribute(element.node, Attribute::Target);
      uint32_t target_part = element.part;
      NodeId target_node = kNoNode;
      if (part[element.node].kind == NodeKind::NoteMark) {
        target_node = notes.of(element.part, element.node);
        if (target_node == kNoNode) target_node = element.node;
      } else if (target.starts_with('#') && !places.find(target.substr(1), target_part, target_node)) {
        target_node = element.node;  // leads to nothing: to itself
      }
      if (target_node != kNoNode) {
        entries += "/Dest";
        entries += places.destination(places.of(target_part, target_node), pages.objects);
      } else {
        entries += "/A<</S/URI/URI";
        append_bytes(entries, ascii_address(target));
        entries += ">>";
      }
      // What a screen reader says of it (PDF/UA-1, 7.18.5).
      std::string words(part.attribute(element.node, Attribute::Title));
      if (words.empty()) words = words_of(part, element.node);
      if (words.empty()) words = target;
      entries += "/Contents";
      append_text(entries, words.empty() ? "link" : words);
      const ObjectId object = objects.add(entries);
      annotations.push_back({pieces[begin].element, p, object});
      annotations_of[p].push_back(object);
      begin = end;
    }
  }
  return annotations;
}

ObjectId write_outline(Objects& objects, const StyledDocument& styled, const StructurePlan& plan, const Places& places,
                       std::span<const ObjectId> pages) {
  struct Entry {
    uint32_t part = 0;
    NodeId node = 0;
    int level = 1;
    size_t parent = 0, first = 0, last = 0, previous = 0, next = 0;  // 0: none; entry 0 is the root
    size_t descendants = 0;
    ObjectId object = 0;
  };
  std::vector<Entry> entries(1);
  entries[0].level = 0;
  for (uint32_t i = 0; i < styled.parts.size(); ++i) {
    const StyledPart& part = *styled.parts[i];
    for (NodeId id = 0; id < part.nodes.size(); ++id) {
      if (part[id].kind != NodeKind::Heading || plan.of(i, id) == kNoElement) continue;
      if (words_of(part, id).empty()) continue;
      Entry entry;
      entry.part = i;
      entry.node = id;
      entry.level = std::max<int>(part[id].level, 1);
      size_t parent = entries.size() - 1;
      while (entries[parent].level >= entry.level) parent = entries[parent].parent;
      entry.parent = parent;
      entry.previous = entries[parent].last;
      const size_t self = entries.size();
      if (entry.previous != 0)
        entries[entry.previous].next = self;
      else
        entries[parent].first = self;
      entries[parent].last = self;
      entries.push_back(entry);
    }
  }
  if (entries.size() == 1) return kNoObject;
  for (Entry& entry : entries) entry.object = objects.reserve();
  for (size_t i = entries.size(); i-- > 1;) entries[entries[i].parent].descendants += entries[i].descendants + 1;
  const auto reference = [&](std::string& out, std::string_view key, size_t entry) {
    out += key;
    append_reference(out, entries[entry].object);
  };
  for (size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    std::string body;
    if (i == 0) {
      body = "/Type/Outlines";
    } else {
      const StyledPart& part = *styled.parts[entry.part];
      body = "/Title";
      append_text(body, words_of(part, entry.node));
      reference(body, "/Parent ", entry.parent);
      if (entry.previous != 0) reference(body, "/Prev ", entry.previous);
      if (entry.next != 0) reference(body, "/Next ", entry.next);
      body += "/Dest";
      body += places.destination(places.of(entry.part, entry.node), pages);
    }
    if (entry.first != 0) {
      reference(body, "/First ", entry.first);
      reference(body, "/Last ", entry.last);
      // The first level is shown open, and it alone (a negative count is a closed entry).
      size_t children = 0;
      for (size_t child = entry.first; child != 0; child = entries[child].next) ++children;
      body += "/Count ";
      append_integer(body, i == 0 ? static_cast<int64_t>(children) : -static_cast<int64_t>(children));
    }
    objects.fill(entry.object, body);
  }
  return entries[0].object;
}

ObjectId write_destinations(Objects& objects, const StyledDocument& styled, const Places& places,
                            std::span<const ObjectId> pages) {
  std::map<std::string, std::string> named;
  for (const auto& part : styled.parts) {
    uint32_t index = 0;
    NodeId node = 0;
    if (places.find(part->id, index, node)) named[part->id] = places.destination(places.of(index, node), pages);
    for (NodeId id = 0; id < part->nodes.size(); ++id) {
      if ((*part)[id].kind != NodeKind::Link) continue;
      const std::string_view target = part->attribute(id, Attribute::Target);
      if (!target.starts_with('#') || !places.find(target.substr(1), index, node)) continue;
      std::string& destination = named[std::string(target.substr(1))];
      if (destination.empty()) destination = places.destination(places.of(index, node), pages);
    }
  }
  return write_name_tree(objects, {named.begin(), named.end()});
}

std::string page_labels(const PagedDocument& paged) {
  std::string out = "/Nums[";
  const Page* previous = nullptr;
  bool previous_plain = false;
  for (size_t i = 0; i < paged.pages.size(); ++i) {
    const Page& page = paged.pages[i];
    const bool counted =
        previous_plain && previous->roman == page.roman && page.folio_number == previous->folio_number + 1;
    // A folio that is not the page's number, such as none at all, is a label of its own.
    const bool plain = page.roman ? page.folio.find_first_not_of("ivxlcdm") == std::string::npos
                                  : page.folio == std::to_string(page.folio_number);
    previous = &page;
    previous_plain = plain && !page.folio.empty();
    if (previous_plain && counted) continue;
    if (i != 0) out += ' ';
    append_integer(out, static_cast<int64_t>(i));
    if (previous_plain) {
      out += page.roman ? "<</S/r" : "<</S/D";
      if (page.folio_number != 1) {
        out += "/St ";
        append_integer(out, page.folio_number);
      }
      out += ">>";
    } else {
      out += "<</P";
      append_text(out, page.folio);
      out += ">>";
    }
  }
  return out + "]";
}

}  // namespace hustings::pdf
