// Values of the layout language as a screen can use them. A page knows its size and its paper; a reading system has
// neither, and its reader chooses type size and colors: so absolute lengths become shares of the reader's own size,
// dark ink becomes the reader's own text color, and tints become translucent, right on white and on black.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/color.h"
#include "base/length.h"

namespace hustings::epub {

// "9pt" -> "0.9rem" when the root is 10pt; em, rem, % and plain numbers stay; nothing for what is no measure.
std::optional<std::string> relative_measure(std::string_view value, Length root);
// The absolute length a value names; nothing for relative ones.
std::optional<Length> absolute_length(std::string_view value);
// `numerator / denominator` with at most four decimals and no trailing zeros.
std::string ratio(Length numerator, Length denominator);

// A light tint as the translucent color that looks the same on white: "rgba(…)"; nothing for a color too dark for that.
std::optional<std::string> translucent_tint(Color color);
// Ink that is black or near it: the reader's own text color says the same.
bool is_plain_ink(Color color);
// The color mixed with white until it can be read on a night-mode ground (7:1 on #121212).
Color for_night(Color color);

}  // namespace hustings::epub
