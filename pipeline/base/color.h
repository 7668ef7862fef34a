// Colors as layouts name them: sRGB, 8 bits a channel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hustings {

struct Color {
  uint8_t red = 0, green = 0, blue = 0;
  uint8_t alpha = 255;  // 0: nothing is drawn; values between are mixed with white before they reach a page
  bool operator==(const Color&) const = default;
};

// "#rgb", "#rrggbb", "transparent" and the sixteen basic names of CSS Color 4 (section 6.1). Nothing for other text.
std::optional<Color> parse_color(std::string_view text);
// "#rrggbb".
std::string format_color(Color color);
// Relative contrast of two colors, 1 to 21 (WCAG 2.2, "contrast ratio"), times 100 and rounded down: 450 is 4.5:1.
int contrast_hundredths(Color text, Color ground);

}  // namespace hustings
