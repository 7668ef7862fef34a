// Addresses that stand bare in the text, by the rules of GitHub's extended autolinks (GFM 0.29, section 6.9): `www.`,
// `http://`, `https://`, `ftp://`, and mail addresses. cmark-gfm's own extension needs seconds for a hostile line, so
// the rules are written here as one scan that looks at each byte a bounded number of times.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hustings::markdown {

struct BareLink {
  size_t begin = 0, end = 0;  // bytes of the text
  std::string target;
};

// In ascending order, apart from each other.
std::vector<BareLink> find_bare_links(std::string_view text);
// The end of the address whose "://" stands at `colon`; `colon` itself when there is none. For the reader that keeps
// the underscores of an address from becoming emphasis: it stops at a `]` that closes nothing in the address.
size_t end_of_address(std::string_view text, size_t colon);

}  // namespace hustings::markdown
