#include <ostream>

#include <fmt/ostream.h>

#include "shape/shaped_document.h"

namespace hustings {

namespace {

constexpr const char* kKinds[] = {"word", "picture", "leader", "line-break", "empty"};
constexpr const char* kAfter[] = {"", " +space", " +no-break-space", " +opportunity"};

// Words in quotes, with what cannot be seen written as \u{...}.
std::string quoted(std::string_view text) {
  std::string shown = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') {
      shown += '\\';
      shown += byte;
    } else if (static_cast<uint8_t>(byte) < 0x20) {
      shown += fmt::format("\\u{{{:x}}}", static_cast<unsigned>(byte));
    } else {
      shown += byte;
    }
  }
  return shown + '"';
}

void dump_item(std::ostream& out, const StyledPart& part, const Item& item) {
  fmt::print(out, "    {} {}-{} {} style {}", kKinds[static_cast<size_t>(item.kind)], item.text_begin, item.text_end,
             quoted(std::string_view(part.text).substr(item.text_begin, item.text_end - item.text_begin)), item.style);
  if (item.level != 0) {
    fmt::print(out, " level {}", item.level);
  }
  if (item.ideographic) {
    out << " ideographic";
  }
  if (item.shape) {
    fmt::print(out, " face {} advance {} [", item.shape->face, item.shape->advance);
    bool first = true;
    for (const Glyph& glyph : item.shape->glyphs) {
      fmt::print(out, "{}{}={}+{}", first ? "" : "|", glyph.id, glyph.cluster, glyph.advance);
      if (glyph.x_offset != 0 || glyph.y_offset != 0) {
        fmt::print(out, "@{},{}", glyph.x_offset, glyph.y_offset);
      }
      first = false;
    }
    out << ']';
  }
  out << kAfter[static_cast<size_t>(item.after)] << '\n';
}

}  // namespace

void ShapedDocument::dump(std::ostream& out, const FontSet& fonts) const {
  fonts.dump(out);
  for (const auto& part : parts) {
    fmt::print(out, "part {}\n", part->styled->id);
    for (const ShapedParagraph& paragraph : part->paragraphs) {
      fmt::print(out, "  paragraph node {}{}\n", paragraph.block, paragraph.right_to_left ? " right-to-left" : "");
      for (uint32_t item = paragraph.first_item; item < paragraph.last_item; ++item) {
        dump_item(out, *part->styled, part->items[item]);
      }
    }
  }
}

}  // namespace hustings
