#include "base/color.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace hustings {
namespace {

constexpr std::array<std::pair<std::string_view, Color>, 17> kNames = {{
    {"transparent", {255, 255, 255, 0}},
    {"black", {0, 0, 0}},
    {"silver", {192, 192, 192}},
    {"gray", {128, 128, 128}},
    {"white", {255, 255, 255}},
    {"maroon", {128, 0, 0}},
    {"red", {255, 0, 0}},
    {"purple", {128, 0, 128}},
    {"fuchsia", {255, 0, 255}},
    {"green", {0, 128, 0}},
    {"lime", {0, 255, 0}},
    {"olive", {128, 128, 0}},
    {"yellow", {255, 255, 0}},
    {"navy", {0, 0, 128}},
    {"blue", {0, 0, 255}},
    {"teal", {0, 128, 128}},
    {"aqua", {0, 255, 255}},
}};

int hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

// Relative luminance (WCAG 2.2), 0 to 1. Only checks use it, never a page.
double luminance(Color color) {
  const auto channel = [](uint8_t value) {
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(color.red) + 0.7152 * channel(color.green) + 0.0722 * channel(color.blue);
}

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
  for (const auto& [name, color] : kNames) {
    if (text == name) return color;
  }
  if (!text.starts_with('#') || (text.size() != 4 && text.size() != 7)) return std::nullopt;
  std::array<int, 6> digits{};
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    digits[i] = hex_digit(text[i + 1]);
    if (digits[i] < 0) return std::nullopt;
  }
  const auto byte = [](int high, int low) { return static_cast<uint8_t>(high * 16 + low); };
  if (text.size() == 4) {
    return Color{byte(digits[0], digits[0]), byte(digits[1], digits[1]), byte(digits[2], digits[2])};
  }
  return Color{byte(digits[0], digits[1]), byte(digits[2], digits[3]), byte(digits[4], digits[5])};
}

std::string format_color(Color color) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "#";
  for (const uint8_t channel : {color.red, color.green, color.blue}) {
    text += kDigits[channel / 16U];
    text += kDigits[channel % 16U];
  }
  return text;
}

int contrast_hundredths(Color text, Color ground) {
  const double a = luminance(text), b = luminance(ground);
  return static_cast<int>((std::max(a, b) + 0.05) / (std::min(a, b) + 0.05) * 100.0);
}

}  // namespace hustings
