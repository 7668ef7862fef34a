// Web and mail addresses in running text, and where a line may end in one (The Chicago Manual of Style, 17th edition,
// 14.18): after a colon or a double slash; before a single slash, a period, a comma, a tilde, a hyphen, an underline, a
// question mark, a number sign, a percent sign; before or after an equals sign or an ampersand. Never with a hyphen
// added, which a reader would type.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace hustings::shape {

// A word that is, or holds, an address: with "://", "www.", a mail address, or a path after a host name.
bool is_address(std::string_view word);
// Byte offsets where the next line may begin, in order.
std::vector<uint32_t> address_breaks(std::string_view address);

}  // namespace hustings::shape
