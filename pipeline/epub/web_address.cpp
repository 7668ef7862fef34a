#include "epub/web_address.h"

#include <algorithm>

#include "base/utf8.h"

namespace hustings::epub {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// A name, or an IPv6 literal, with an optional port. Labels may be international (not ASCII).
bool is_host(std::string_view host) {
  if (host.starts_with('[')) {
    const size_t end = host.find(']');
    if (end == std::string_view::npos || end < 3) return false;
    if (!std::all_of(host.begin() + 1, host.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char c) { return is_hexadecimal(c) || c == ':' || c == '.'; })) {
      return false;
    }
    host = host.substr(end + 1);
    if (!host.empty() && host[0] != ':') return false;
  } else {
    const std::string_view name = host.substr(0, host.find(':'));
    if (name.empty() || name.front() == '.' || name.find("..") != std::string_view::npos) return false;
    const auto allowed = [](char c) {
      return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || is_high(c);
    };
    if (!std::all_of(name.begin(), name.end(), allowed)) return false;
    // A last label of digits alone makes the URL Standard read the host as an IPv4 number.
    const std::string_view last = name.substr(name.rfind('.') + 1);
    const bool number = !last.empty() && std::all_of(last.begin(), last.end(), is_digit);
    if (number && std::count(name.begin(), name.end(), '.') != 3) return false;
    host = host.substr(name.size());
  }
  if (host.empty()) return true;
  host.remove_prefix(1);
  return host.size() <= 5 && std::all_of(host.begin(), host.end(), is_digit);
}

void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool percent =
        byte == '%' && !(at + 2 < text.size() && is_hexadecimal(text[at + 1]) && is_hexadecimal(text[at + 2]));
    if (byte <= 0x20 || byte == 0x7F || percent ||
        std::string_view("\"<>`{}|\\^[]").find(text[at]) != std::string_view::npos) {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += text[at];
    }
  }
}

}  // namespace

std::optional<std::string> web_address(std::string_view written) {
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!written.empty() && blank(written.front())) written.remove_prefix(1);
  while (!written.empty() && blank(written.back())) written.remove_suffix(1);
  const size_t colon = written.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string scheme = ascii_lower(written.substr(0, colon));
  std::string_view rest = written.substr(colon + 1);
  std::string out = scheme + ":";
  if (scheme == "mailto" || scheme == "tel" || scheme == "sms") {
    if (rest.empty()) return std::nullopt;
    append_encoded(out, rest);
    return out;
  }
  if ((scheme != "http" && scheme != "https") || !rest.starts_with("//")) return std::nullopt;
  rest.remove_prefix(2);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  const size_t at = authority.rfind('@');
  if (!is_host(authority.substr(at == std::string_view::npos ? 0 : at + 1))) return std::nullopt;
  out += "//";
  if (at != std::string_view::npos) append_encoded(out, authority.substr(0, at + 1));
  out += authority.substr(at == std::string_view::npos ? 0 : at + 1);
  // Only the first '#' starts a fragment.
  rest.remove_prefix(authority.size());
  const size_t hash = rest.find('#');
  append_encoded(out, rest.substr(0, hash));
  if (hash != std::string_view::npos) {
    out += '#';
    std::string fragment;
    append_encoded(fragment, rest.substr(hash + 1));
    for (const char c : fragment) {
      if (c == '#')
        out += "%23";
      else
        out += c;
    }
  }
  return out;
}

}  // namespace hustings::epub
