#include "epub/markup.h"

#include <array>

#include "base/utf8.h"

namespace hustings::epub {
namespace {

enum class Care : uint8_t { None, Escape, Control, Lead };

// Bytes that need a look. Running text has almost none, so that whole sentences are copied at once; multi-byte
// characters are only looked at when they start with EF, where U+FFFE and U+FFFF lie.
constexpr std::array<Care, 256> make_table() {
  std::array<Care, 256> table{};
  for (int byte = 0; byte < 0x20; ++byte) table[static_cast<size_t>(byte)] = Care::Control;
  table['\t'] = table['\n'] = Care::None;
  table['\r'] = table['<'] = table['>'] = table['&'] = table['"'] = Care::Escape;
  table[0xEF] = Care::Lead;
  return table;
}
constexpr std::array<Care, 256> kCare = make_table();
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::string_view escape_of(char byte) {
  switch (byte) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    default:
      return "&#13;";  // a carriage return would be read back as a line feed (XML 1.0, clause 2.11)
  }
}

size_t append_well_formed(std::string& out, std::string_view words) {
  size_t replaced = 0, copied = 0;
  for (size_t at = 0; at < words.size(); ++at) {
    const Care care = kCare[static_cast<unsigned char>(words[at])];
    if (care == Care::None) continue;
    if (care == Care::Lead) {
      const std::string_view tail = words.substr(at + 1, 2);
      if (tail != "\xBF\xBE" && tail != "\xBF\xBF") continue;
    }
    out.append(words, copied, at - copied);
    if (care == Care::Escape) {
      out += escape_of(words[at]);
      copied = at + 1;
    } else {
      out += kReplacement;
      ++replaced;
      copied = at + (care == Care::Lead ? 3 : 1);
      at = copied - 1;
    }
  }
  out.append(words, copied, words.size() - copied);
  return replaced;
}

}  // namespace

size_t append_escaped(std::string& out, std::string_view words) {
  size_t replaced = 0;
  for (;;) {
    const size_t bad = find_invalid_utf8(words);
    replaced += append_well_formed(out, words.substr(0, bad));
    if (bad == std::string_view::npos) return replaced;
    out += kReplacement;
    ++replaced;
    words.remove_prefix(bad + 1);
  }
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped(out, value);
  out += '"';
}

void append_number(std::string& out, size_t number) { out += std::to_string(number); }

void append_document_head(std::string& out, std::string_view language, bool right_to_left, std::string_view title,
                          std::string_view style_sheet) {
  out +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"";
  append_attribute(out, "lang", language);
  append_attribute(out, "xml:lang", language);
  if (right_to_left) out += " dir=\"rtl\"";
  out += ">\n<head>\n<title>";
  append_escaped(out, title);
  out += "</title>\n<link rel=\"stylesheet\" type=\"text/css\"";
  append_attribute(out, "href", style_sheet);
  out += "/>\n</head>\n";
}

}  // namespace hustings::epub
