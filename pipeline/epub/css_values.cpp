#include "epub/css_values.h"

#include <algorithm>
#include <array>

namespace hustings::epub {
namespace {

struct Measure {
  int64_t millionths = 0;
  std::string_view unit;
};

std::optional<Measure> parse_measure(std::string_view value) {
  size_t at = 0;
  const bool negative = at < value.size() && value[at] == '-';
  if (at < value.size() && (value[at] == '-' || value[at] == '+')) ++at;
  Measure measure;
  int64_t scale = 1000000;
  bool digits = false, fraction = false;
  for (; at < value.size(); ++at) {
    const char c = value[at];
    if (c == '.' && !fraction) {
      fraction = true;
    } else if (c >= '0' && c <= '9') {
      digits = true;
      if (fraction) {
        scale /= 10;
        measure.millionths += (c - '0') * scale;
      } else if (measure.millionths < INT64_MAX / 100) {
        measure.millionths = measure.millionths * 10 + (c - '0') * 1000000;
      }
    } else {
      break;
    }
  }
  if (!digits) return std::nullopt;
  if (negative) measure.millionths = -measure.millionths;
  measure.unit = value.substr(at);
  return measure;
}

struct Unit {
  std::string_view name;
  int64_t numerator, denominator;  // points
};
constexpr std::array<Unit, 6> kUnits{
    {{"pt", 1, 1}, {"mm", 720, 254}, {"cm", 7200, 254}, {"in", 72, 1}, {"pc", 12, 1}, {"px", 3, 4}}};

uint8_t mix(uint8_t from, int share) { return static_cast<uint8_t>(from + (255 - from) * share / 16); }

}  // namespace

std::optional<Length> absolute_length(std::string_view value) {
  const std::optional<Measure> measure = parse_measure(value);
  if (!measure) return std::nullopt;
  for (const Unit& unit : kUnits) {
    if (measure->unit == unit.name) {
      return Length{Length::kUnitsPerPoint}
          .scaled(measure->millionths, 1000000)
          .scaled(unit.numerator, unit.denominator);
    }
  }
  return std::nullopt;
}

std::string ratio(Length numerator, Length denominator) {
  const int64_t parts = denominator.units == 0 ? 10000 : Length{10000}.scaled(numerator.units, denominator.units).units;
  const int64_t size = parts < 0 ? -parts : parts;
  std::string text = (parts < 0 ? "-" : "") + std::to_string(size / 10000);
  if (size % 10000 == 0) return text;
  std::string decimals = std::to_string(size % 10000);
  decimals.insert(0, 4 - decimals.size(), '0');
  while (decimals.back() == '0') decimals.pop_back();
  return text + "." + decimals;
}

std::optional<std::string> relative_measure(std::string_view value, Length root) {
  const std::optional<Measure> measure = parse_measure(value);
  if (!measure) return std::nullopt;
  if (measure->unit == "em" || measure->unit == "rem" || measure->unit == "%" || measure->unit.empty())
    return std::string(value);
  const std::optional<Length> length = absolute_length(value);
  if (!length) return std::nullopt;
  if (length->units == 0) return "0";
  return ratio(*length, root) + "rem";
}

std::optional<std::string> translucent_tint(Color color) {
  if (color.alpha == 0) return "transparent";
  const int least = std::min({color.red, color.green, color.blue});
  const int alpha = 255 - least;  // the least that still makes the color on white
  if (least < 170) return std::nullopt;
  if (alpha == 0) return "transparent";
  const auto under = [alpha](int channel) { return std::to_string((channel - (255 - alpha)) * 255 / alpha); };
  const int thousandths = (alpha * 1000 + 127) / 255;
  std::string share = std::to_string(thousandths);
  share.insert(0, 3 - std::min<size_t>(3, share.size()), '0');
  // A neutral tint would be black, which no black ground shows: the middle gray of twice the strength looks the same on
  // both.
  if (std::max({color.red, color.green, color.blue}) - least < 8) {
    const int strength = std::min(thousandths * 2, 999);
    std::string text = std::to_string(strength);
    text.insert(0, 3 - text.size(), '0');
    return "rgba(128,128,128,0." + text + ")";
  }
  return "rgba(" + under(color.red) + "," + under(color.green) + "," + under(color.blue) + ",0." + share + ")";
}

bool is_plain_ink(Color color) {
  const int most = std::max({color.red, color.green, color.blue}),
            least = std::min({color.red, color.green, color.blue});
  return color.alpha != 0 && most < 0x50 && most - least < 0x20;
}

Color for_night(Color color) {
  constexpr Color kNight{0x12, 0x12, 0x12};
  Color lighter = color;
  for (int share = 1; share <= 16 && contrast_hundredths(lighter, kNight) < 700; ++share) {
    lighter = {mix(color.red, share), mix(color.green, share), mix(color.blue, share)};
  }
  return lighter;
}

}  // namespace hustings::epub
