#include "base/length.h"

#include <array>

namespace hustings {

std::string format_points(Length length, int decimals) {
  static constexpr std::array<int64_t, 6> kPowers = {1, 10, 100, 1000, 10000, 100000};
  const int64_t power = kPowers[static_cast<size_t>(decimals)];
  int64_t scaled = Length{power}.scaled(length.units, Length::kUnitsPerPoint).units;
  std::string text;
  if (scaled < 0) {
    text += '-';
    scaled = -scaled;
  }
  text += std::to_string(scaled / power);
  int64_t fraction = scaled % power;
  if (fraction == 0) return text;
  text += '.';
  for (int64_t digit = power / 10; fraction != 0; digit /= 10) {
    text += static_cast<char>('0' + fraction / digit);
    fraction %= digit;
  }
  return text;
}

}  // namespace hustings
