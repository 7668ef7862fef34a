// Pages as text: what stands where, in points from the top left corner.
#include <ostream>

#include "base/quoted.h"
#include "pagination/paged_document.h"

namespace hustings {

namespace {

std::string place(const Rect& area) {
  return format_points(area.x, 2) + " " + format_points(area.y, 2) + " " + format_points(area.width, 2) + " by " +
         format_points(area.height, 2);
}

// The first few words of some lines.
void write_words(std::ostream& out, std::string_view text) {
  size_t end = 0;
  for (int words = 0; end < text.size() && words < 5; ++words) {
    const size_t space = text.find(' ', end);
    end = space == std::string_view::npos ? text.size() : space + 1;
  }
  if (end < text.size()) {
    write_quoted(out, std::string(text.substr(0, end)) + "\xE2\x80\xA6");
  } else {
    write_quoted(out, text);
  }
}

void write_fragment(std::ostream& out, const PagedDocument& paged, const Fragment& fragment) {
  switch (fragment.kind) {
    case FragmentKind::Lines: {
      const GalleyPart& part = *paged.parts[fragment.part];
      const Line& first = part.lines[fragment.first_line];
      const Line& last = part.lines[fragment.first_line + fragment.line_count - 1];
      out << "  lines " << place(fragment.area) << " part " << fragment.part << " node " << fragment.node << " count "
          << fragment.line_count << ' ';
      write_words(
          out, std::string_view(part.shaped->styled->text).substr(first.text_begin, last.text_end - first.text_begin));
      break;
    }
    case FragmentKind::Picture:
      out << "  picture " << place(fragment.area) << " part " << fragment.part << " node " << fragment.node;
      break;
    case FragmentKind::Fill:
      out << "  fill " << place(fragment.area) << ' ' << format_color(fragment.color);
      break;
    case FragmentKind::Furniture: {
      const FurnitureLine& line = paged.furniture[fragment.index];
      constexpr std::string_view kPlaces[] = {"head", "foot", "body", "tab"};
      out << "  " << kPlaces[static_cast<size_t>(line.place)] << ' ' << place(fragment.area) << ' ';
      if (fragment.rotation != 0) out << "turned " << fragment.rotation << ' ';
      write_quoted(out, line.line.text);
      break;
    }
  }
  const bool says =
      fragment.artifact && (fragment.kind == FragmentKind::Lines || fragment.kind == FragmentKind::Picture);
  out << (says ? " artifact\n" : "\n");
}

}  // namespace

void PagedDocument::dump(std::ostream& out, const FontSet&) const {
  for (const Page& page : pages) {
    out << "page " << page.number << " folio " << page.folio << " master " << styled->masters[page.master].name
        << (page.recto ? " recto" : " verso") << (page.blank ? " blank\n" : "\n");
    for (uint32_t i = 0; i < page.fragment_count; ++i) {
      write_fragment(out, *this, fragments[page.first_fragment + i]);
    }
  }
  for (const Compromise& compromise : compromises) {
    out << name_of(compromise.kind) << " on page " << compromise.page + 1 << " part " << compromise.place.part
        << " node " << compromise.place.node << " byte " << compromise.place.byte << " cost " << compromise.cost
        << '\n';
  }
}

}  // namespace hustings
