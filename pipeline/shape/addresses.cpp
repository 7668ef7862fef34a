#include "shape/addresses.h"

#include <algorithm>
#include <cstddef>

namespace hustings::shape {

namespace {

bool is_letter_or_digit(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         static_cast<uint8_t>(byte) >= 0x80;
}

// "example.org" but not "e.g." or "and/or": letters, a dot, and at least two letters before the end.
bool ends_like_host(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot != std::string_view::npos && dot > 0 && name.size() - dot > 2 &&
         std::all_of(name.begin() + static_cast<std::ptrdiff_t>(dot) + 1, name.end(),
                     [](char byte) { return is_letter_or_digit(byte); });
}

}  // namespace

bool is_address(std::string_view word) {
  if (word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos ||
      word.starts_with("mailto:")) {
    return true;
  }
  const size_t at = word.find('@');
  if (at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos) {
    return true;
  }
  const size_t slash = word.find('/');
  return slash != std::string_view::npos && slash > 0 && ends_like_host(word.substr(0, slash));
}

std::vector<uint32_t> address_breaks(std::string_view address) {
  static constexpr std::string_view kBefore = "/.,~-_?#%=&@";
  std::vector<uint32_t> breaks;
  const auto add = [&](size_t byte) {
    // Nothing is won by parting one character, and a line that ends with it looks like a mistake.
    if (byte >= 2 && byte + 2 <= address.size() && (breaks.empty() || breaks.back() < byte)) {
      breaks.push_back(static_cast<uint32_t>(byte));
    }
  };
  for (size_t at = 0; at < address.size(); ++at) {
    const char byte = address[at];
    const char next = at + 1 < address.size() ? address[at + 1] : '\0';
    if (byte == ':' && address.substr(at, 3) == "://") {
      at += 2;
      add(at + 1);
    } else if (byte == ':') {
      add(at + 1);
    } else if (byte == '/' && next == '/') {
      ++at;
      add(at + 1);
    } else if (kBefore.find(byte) != std::string_view::npos) {
      // A point, comma or question mark at the very end belongs to the sentence.
      const bool more = at + 1 < address.size() && std::any_of(address.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                                               address.end(), is_letter_or_digit);
      if (more || byte == '/') {
        add(at);
      }
      if ((byte == '=' || byte == '&') && more) {
        add(at + 1);
      }
    }
  }
  return breaks;
}

}  // namespace hustings::shape
