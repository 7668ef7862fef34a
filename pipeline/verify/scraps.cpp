#include "verify/scraps.h"

#include <algorithm>
#include <array>

#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>

#include "base/utf8.h"

namespace hustings::verify {
namespace {

constexpr std::string_view kHidden = " iframe noscript script style template ";
// Elements that begin a line of their own, or a cell.
constexpr std::string_view kBlocks =
    " address article aside blockquote br caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 "
    "h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul ";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Where the tag that begins at `at` ends, quoted values passed over; npos when it does not.
size_t end_of_tag(std::string_view scrap, size_t at) {
  bool value = false;  // an equals sign stands before
  while (++at < scrap.size()) {
    const char c = scrap[at];
    if (c == '>') return at + 1;
    if (value && (c == '"' || c == '\'')) {
      at = scrap.find(c, at + 1);
      if (at == std::string_view::npos) return at;
      value = false;
    } else if (!is_blank(c)) {
      value = c == '=';
    }
  }
  return std::string_view::npos;
}

// The value of an attribute of a tag; `found` says whether it is there.
std::string attribute(std::string_view tag, std::string_view name, bool& found) {
  found = false;
  for (size_t at = 1; at < tag.size();) {
    while (at < tag.size() && !is_blank(tag[at]) && tag[at] != '/' && tag[at] != '=') ++at;
    while (at < tag.size() && (is_blank(tag[at]) || tag[at] == '/')) ++at;
    const size_t key = at;
    while (at < tag.size() && !is_blank(tag[at]) && tag[at] != '=' && tag[at] != '>' && tag[at] != '/') ++at;
    if (at == key) return {};
    const bool wanted = ascii_lower(tag.substr(key, at - key)) == name;
    while (at < tag.size() && is_blank(tag[at])) ++at;
    std::string_view value;
    if (at < tag.size() && tag[at] == '=') {
      ++at;
      while (at < tag.size() && is_blank(tag[at])) ++at;
      if (at < tag.size() && (tag[at] == '"' || tag[at] == '\'')) {
        const size_t end = std::min(tag.find(tag[at], at + 1), tag.size());
        value = tag.substr(at + 1, end - at - 1);
        at = std::min(end + 1, tag.size());
      } else {
        const size_t begin = at;
        while (at < tag.size() && !is_blank(tag[at]) && tag[at] != '>') ++at;
        value = tag.substr(begin, at - begin);
      }
    }
    if (!wanted) continue;
    found = true;
    return decoded(value);
  }
  return {};
}

}  // namespace

std::string decoded(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  // Names without a semicolon, which browsers read too, are given one: cmark's table wants it.
  static constexpr std::array<std::string_view, 6> kBare = {"amp", "lt", "gt", "quot", "nbsp", "copy"};
  std::string with_ends;
  for (size_t at = 0; at < text.size(); ++at) {
    with_ends += text[at];
    if (text[at] != '&') continue;
    for (const std::string_view name : kBare) {
      if (text.substr(at + 1, name.size()) != name) continue;
      const char next = at + 1 + name.size() < text.size() ? text[at + 1 + name.size()] : ' ';
      if (next == ';' || is_letter(next)) continue;
      with_ends += name;
      with_ends += ';';
      at += name.size();
      break;
    }
    if (text.substr(at + 1, 1) == "#") {
      size_t end = at + 2;
      const auto digit = [&](char c) { return (c >= '0' && c <= '9') || (text[at + 2] == 'x' && is_letter(c)); };
      while (end < text.size() && digit(text[end])) ++end;
      if (end > at + 2 && (end == text.size() || text[end] != ';')) {
        with_ends += text.substr(at + 1, end - at - 1);
        with_ends += ';';
        at = end - 1;
      }
    }
  }
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
  houdini_unescape_html_f(&buffer, reinterpret_cast<const uint8_t*>(with_ends.data()),
                          static_cast<bufsize_t>(with_ends.size()));
  std::string result(reinterpret_cast<const char*>(buffer.ptr), static_cast<size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return result;
}

bool ScrapReader::is_refused(std::string_view address) {
  std::string scheme;
  for (const char each : address) {
    if (each == ':') return scheme == "javascript" || scheme == "vbscript" || scheme == "data";
    if (static_cast<unsigned char>(each) > ' ') scheme += static_cast<char>(is_letter(each) ? each | 32 : each);
  }
  return scheme.empty();
}

// One look at the text answers for all its tags.
bool ScrapReader::ends_somewhere(const std::string& name) {
  if (!looked_for_ends_) {
    looked_for_ends_ = true;
    constexpr size_t kLongest = 8;  // noscript, template
    for (size_t at = text_.find("</"); at != std::string_view::npos; at = text_.find("</", at + 2)) {
      std::string found = ascii_lower(text_.substr(at + 2, kLongest));
      size_t length = 0;
      while (length < found.size() && is_letter(found[length])) ++length;
      found.resize(length);
      if (is_one_of(kHidden, found) && ends_.find(found + ' ') == std::string::npos) ends_ += found + ' ';
    }
  }
  return ends_.find(name + ' ') != std::string::npos;
}

void ScrapReader::read_tag(std::string_view tag) {
  const bool end = tag[1] == '/';
  size_t at = end ? 2 : 1;
  const size_t begin = at;
  while (at < tag.size() && !is_blank(tag[at]) && tag[at] != '>' && tag[at] != '/') ++at;
  const std::string name = ascii_lower(tag.substr(begin, at - begin));
  if (hides()) {
    if (end && name == hidden_) hidden_.clear();
    return;
  }
  if (is_one_of(kBlocks, name)) words_.gap();
  if (!end && is_one_of(kHidden, name) && ends_somewhere(name)) hidden_ = name;
  if (end || name != "img") return;
  bool has_source = false, has_alternative = false;
  const std::string source = attribute(tag, "src", has_source);
  const std::string alternative = attribute(tag, "alt", has_alternative);
  const bool refused = !has_source || is_refused(source);
  if (!refused) has_pictures_ = true;
  if (refused && has_alternative) words_.add(alternative);
}

// Reads the tag or comment at `at` and returns where it ends; `at` itself when it is only a sign.
size_t ScrapReader::read_markup(std::string_view scrap, size_t at, bool in_block) {
  const char next = at + 1 < scrap.size() ? scrap[at + 1] : ' ';
  if (next == '!' || next == '?') {
    size_t end = scrap.find('>', at);
    if (scrap.substr(at, 4) == "<!--") {
      const bool short_one = scrap.substr(at + 4, 1) == ">" || scrap.substr(at + 4, 2) == "->";
      end = short_one ? scrap.find('>', at + 4) : scrap.find("-->", at + 4);
      if (end != std::string_view::npos && !short_one) end += 2;
    }
    return end == std::string_view::npos ? (in_block ? scrap.size() : at) : end + 1;
  }
  const bool tag = is_letter(next) || (next == '/' && at + 2 < scrap.size() && is_letter(scrap[at + 2]));
  if (!tag) return at;
  const size_t end = end_of_tag(scrap, at);
  if (end == std::string_view::npos) return at;
  read_tag(scrap.substr(at, end - at));
  return end;
}

void ScrapReader::read_inline(std::string_view tag) {
  if (read_markup(tag, 0, false) == 0 && !hides()) words_.add(decoded(tag));
}

void ScrapReader::read_block(std::string_view scrap, uint32_t line) {
  words_.gap();
  size_t at = 0;
  const auto count = [&](size_t begin, size_t end) {
    line += static_cast<uint32_t>(std::count(scrap.begin() + static_cast<std::ptrdiff_t>(begin),
                                             scrap.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    words_.at_line(line);
  };
  words_.at_line(line);
  while (at < scrap.size()) {
    if (scrap[at] == '<') {
      const size_t end = read_markup(scrap, at, true);
      if (end > at) {
        count(at, end);
        at = end;
        continue;
      }
    }
    if (scrap[at] == '\n') {
      words_.gap();
      count(at, at + 1);
      ++at;
      continue;
    }
    // Text up to the next line or sign.
    size_t end = scrap.find_first_of("<\n", at + 1);
    if (end == std::string_view::npos) end = scrap.size();
    if (!hides()) words_.add(decoded(scrap.substr(at, end - at)));
    count(at, end);
    at = end;
  }
  words_.gap();
}

}  // namespace hustings::verify
