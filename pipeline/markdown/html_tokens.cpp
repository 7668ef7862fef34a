#include "markdown/html_tokens.h"

#include <algorithm>
#include <cstring>

#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>

#include "base/utf8.h"

namespace hustings::markdown {
namespace {

constexpr size_t kMostAttributes = 64;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// The names that browsers take without a semicolon: HTML 2's and Latin 1's.
constexpr std::string_view kBareNames =
    " AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave "
    "Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc "
    "acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth "
    "euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde "
    "oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig "
    "thorn times uacute ucirc ugrave uml uuml yacute yen yuml ";

// Appends what "&name;" or "&#123;" stands for; `reference` is what follows the ampersand, with its semicolon.
// Returns the bytes of `reference` that were read, 0 when it names nothing.
size_t append_reference(std::string& out, std::string_view reference) {
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
  const bufsize_t used = houdini_unescape_ent(&buffer, reinterpret_cast<const uint8_t*>(reference.data()),
                                              static_cast<bufsize_t>(reference.size()));
  if (used > 0) out.append(reinterpret_cast<const char*>(buffer.ptr), static_cast<size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return static_cast<size_t>(std::max<bufsize_t>(used, 0));
}

size_t append_bare_reference(std::string& out, std::string_view rest, bool in_attribute) {
  size_t length = 0;
  if (!rest.empty() && rest[0] == '#') {
    length = 1;
    const bool hexadecimal = rest.size() > 1 && (rest[1] == 'x' || rest[1] == 'X');
    if (hexadecimal) ++length;
    const size_t first = length;
    while (length < rest.size() && length < first + 7 &&
           (is_digit(rest[length]) || (hexadecimal && is_letter(rest[length]) && (rest[length] | 32) <= 'f'))) {
      ++length;
    }
    if (length == first) return 0;
    return append_reference(out, std::string(rest.substr(0, length)) + ';') == 0 ? 0 : length;
  }
  while (length < rest.size() && length < 6 && (is_letter(rest[length]) || is_digit(rest[length]))) ++length;
  for (; length >= 2; --length) {
    const std::string name(rest.substr(0, length));
    if (kBareNames.find(' ' + name + ' ') == std::string_view::npos) continue;
    const char following = length < rest.size() ? rest[length] : ' ';
    if (in_attribute && (following == '=' || is_letter(following) || is_digit(following))) return 0;
    return append_reference(out, name + ';') == 0 ? 0 : length;
  }
  return 0;
}

}  // namespace

std::string decode_references(std::string_view text, bool in_attribute) {
  std::string out;
  out.reserve(text.size());
  size_t at = 0;
  for (;;) {
    const size_t ampersand = text.find('&', at);
    out += text.substr(at, ampersand - at);
    if (ampersand == std::string_view::npos) return out;
    // The longest name has 31 letters.
    const std::string_view rest = text.substr(ampersand + 1, 33);
    size_t used = append_reference(out, rest);
    if (used == 0) used = append_bare_reference(out, rest, in_attribute);
    if (used == 0) out += '&';
    at = ampersand + 1 + used;
  }
}

const std::string* HtmlToken::attribute(std::string_view wanted) const {
  for (const auto& [each, value] : attributes) {
    if (each == wanted) return &value;
  }
  return nullptr;
}

bool HtmlTokenizer::next(HtmlToken& token) {
  if (at_ >= scrap_.size()) return false;
  token.begin = static_cast<uint32_t>(at_);
  token.unclosed = false;
  size_t less = at_;
  for (;; ++less) {
    less = scrap_.find('<', less);
    if (less == std::string_view::npos || less + 1 >= scrap_.size()) {
      less = scrap_.size();
      break;
    }
    const char following = scrap_[less + 1];
    if (is_letter(following) || following == '!' || following == '?') break;
    // Browsers read "</3" as a comment; nobody who writes it means one, so it stays text.
    if (following == '/' && less + 2 < scrap_.size() && is_letter(scrap_[less + 2])) break;
  }
  if (less == at_) {
    if (is_letter(scrap_[at_ + 1]) || scrap_[at_ + 1] == '/') {
      if (read_tag(token)) return true;
      at_ = scrap_.size();
      token.type = HtmlToken::Type::Text;
      token.end = static_cast<uint32_t>(at_);
      return true;
    }
    read_comment(token);
    return true;
  }
  at_ = less;
  token.type = HtmlToken::Type::Text;
  token.end = static_cast<uint32_t>(at_);
  return true;
}

bool HtmlTokenizer::read_tag(HtmlToken& token) {
  size_t at = at_ + 1;
  token.type = HtmlToken::Type::StartTag;
  if (scrap_[at] == '/') {
    token.type = HtmlToken::Type::EndTag;
    ++at;
  }
  const size_t name = at;
  while (at < scrap_.size() && !is_blank(scrap_[at]) && scrap_[at] != '>' && scrap_[at] != '/') ++at;
  token.name = ascii_lower(scrap_.substr(name, at - name));
  token.attributes.clear();
  for (;;) {
    while (at < scrap_.size() && (is_blank(scrap_[at]) || scrap_[at] == '/')) ++at;
    if (at >= scrap_.size()) return false;
    if (scrap_[at] == '>') break;
    const size_t key = at++;  // an equals sign may start a name, and nothing else ends before its first byte
    while (at < scrap_.size() && !is_blank(scrap_[at]) && scrap_[at] != '>' && scrap_[at] != '/' && scrap_[at] != '=') {
      ++at;
    }
    const std::string_view key_text = scrap_.substr(key, at - key);
    size_t equals = at;
    while (equals < scrap_.size() && is_blank(scrap_[equals])) ++equals;
    std::string_view value;
    if (equals < scrap_.size() && scrap_[equals] == '=') {
      at = equals + 1;
      while (at < scrap_.size() && is_blank(scrap_[at])) ++at;
      if (at >= scrap_.size()) return false;
      if (scrap_[at] == '"' || scrap_[at] == '\'') {
        const size_t close = scrap_.find(scrap_[at], at + 1);
        if (close == std::string_view::npos) return false;
        value = scrap_.substr(at + 1, close - at - 1);
        at = close + 1;
      } else {
        const size_t first = at;
        while (at < scrap_.size() && !is_blank(scrap_[at]) && scrap_[at] != '>') ++at;
        value = scrap_.substr(first, at - first);
      }
    }
    if (token.attributes.size() < kMostAttributes) {
      token.attributes.emplace_back(ascii_lower(key_text), decode_references(value, true));
    }
  }
  at_ = at + 1;
  token.end = static_cast<uint32_t>(at_);
  return true;
}

void HtmlTokenizer::read_comment(HtmlToken& token) {
  token.type = HtmlToken::Type::Comment;
  size_t end = std::string_view::npos;
  if (scrap_.substr(at_, 4) == "<!--") {
    if (scrap_.substr(at_ + 4, 1) == ">") {
      end = at_ + 5;
    } else if (scrap_.substr(at_ + 4, 2) == "->") {
      end = at_ + 6;
    } else if (const size_t close = scrap_.find("-->", at_ + 4); close != std::string_view::npos) {
      end = close + 3;
    }
  } else if (const size_t close = scrap_.find('>', at_); close != std::string_view::npos) {
    end = close + 1;
  }
  token.unclosed = end == std::string_view::npos;
  at_ = token.unclosed ? scrap_.size() : end;
  token.end = static_cast<uint32_t>(at_);
}

bool HtmlTokenizer::skip_to_end_tag(std::string_view name) {
  for (size_t at = scrap_.find("</", at_); at != std::string_view::npos; at = scrap_.find("</", at + 2)) {
    if (ascii_lower(scrap_.substr(at + 2, name.size())) == name) {
      at_ = at;
      return true;
    }
  }
  return false;
}

}  // namespace hustings::markdown
