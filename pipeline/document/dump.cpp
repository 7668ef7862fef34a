// The document tree as text: one node a line, indented by depth, with its place in the author's file. Made to diff
// well: a change of one word changes one line.
#include <ostream>

#include "base/quoted.h"
#include "document/document.h"
#include "document/page_map.h"

namespace hustings {
namespace {

void write_node(std::ostream& out, const Part& part, NodeId id, size_t depth, const Sources* sources) {
  const Node& node = part[id];
  out << std::string(2 * depth, ' ') << name_of(node.kind);
  if (node.level != 0) out << ':' << static_cast<int>(node.level);
  if (node.role != Role::None) out << '.' << name_of(node.role);
  for (uint32_t at = node.attributes; at != UINT32_MAX; at = part.attribute_list[at].next) {
    out << ' ' << name_of(part.attribute_list[at].name) << '=';
    write_quoted(out, part.attribute_list[at].value);
  }
  if (node.kind == NodeKind::Text) {
    out << ' ';
    write_quoted(out, part.text_of(node));
  }
  if (sources != nullptr && node.span.known()) {
    const Source& source = sources->at(node.span.source);
    const LineColumn begin = source.position(node.span.begin), end = source.position(node.span.end);
    out << " @" << begin.line << ':' << begin.column << '-' << end.line << ':' << end.column;
  }
  out << '\n';
}

}  // namespace

void Document::dump(std::ostream& out, const Sources* sources) const {
  const std::pair<std::string_view, const std::string&> facts[] = {{"title", metadata.title},
                                                                   {"subtitle", metadata.subtitle},
                                                                   {"organization", metadata.organization},
                                                                   {"description", metadata.description},
                                                                   {"identifier", metadata.identifier},
                                                                   {"rights", metadata.rights},
                                                                   {"publisher", metadata.publisher},
                                                                   {"language", metadata.language},
                                                                   {"date", metadata.date},
                                                                   {"publication-date", metadata.publication_date}};
  for (const auto& [name, value] : facts) {
    if (value.empty()) continue;
    out << name << ' ';
    write_quoted(out, value);
    out << '\n';
  }
  for (const StatementCut& cut : cuts) {
    out << "cut " << cut.id << " limit=" << cut.limit << " counted=" << cut.counted << " kept=" << cut.kept
        << (cut.marked ? " marked " : " ");
    write_quoted(out, cut.removed);
    for (const std::string& note : cut.removed_notes) write_quoted(out << " note ", note);
    out << '\n';
  }
  for (const std::shared_ptr<const Part>& part : parts) {
    out << "part " << part->id << '\n';
    size_t depth = 1;
    for (NodeId at = 0; at != kNoNode;) {
      const Node& node = (*part)[at];
      write_node(out, *part, at, depth, sources);
      if (node.first_child != kNoNode) {
        at = node.first_child;
        ++depth;
        continue;
      }
      while (at != 0 && (*part)[at].next == kNoNode) {
        at = (*part)[at].parent;
        --depth;
      }
      at = at == 0 ? kNoNode : (*part)[at].next;
    }
  }
}

bool PageMap::operator==(const PageMap& other) const {
  if (pages.size() != other.pages.size() || labels != other.labels) return false;
  for (size_t i = 0; i < pages.size(); ++i) {
    const PageEntry &a = pages[i], &b = other.pages[i];
    if (a.folio != b.folio || a.recto != b.recto || a.blank != b.blank || a.first != b.first) return false;
  }
  return true;
}

void PageMap::dump(std::ostream& out) const {
  for (size_t i = 0; i < pages.size(); ++i) {
    const PageEntry& page = pages[i];
    out << "page " << i + 1 << " folio " << page.folio << (page.recto ? " recto" : " verso")
        << (page.blank ? " blank" : "") << " part " << page.first.part << " node " << page.first.node << " byte "
        << page.first.byte << '\n';
  }
  for (const auto& [label, page] : labels) out << "label " << label << " page " << page + 1 << '\n';
}

}  // namespace hustings
