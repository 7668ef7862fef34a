// Other people's words as a terminal or a report may show them: a statement must not be able to write escape sequences,
// nor turn the direction of what stands around it.
#pragma once

#include <string>
#include <string_view>

namespace hustings {

// The character, or U+FFFD for a control character or a bidirectional control; a tab is a space.
char32_t shown(char32_t character);
std::string printable(std::string_view text);

}  // namespace hustings
