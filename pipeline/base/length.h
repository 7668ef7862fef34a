// Lengths on the page. Every length is a whole number of 1/65536 point, so that a page is the same on every machine,
// at every optimization level and with any number of threads: floating point would let a compiler's choice of
// instructions move a line break.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace hustings {

// A length or a coordinate; 65536 units are one DTP point (1/72 inch, as in PDF, ISO 32000-1 clause 8.3.2.3).
struct Length {
  int64_t units = 0;

  static constexpr int64_t kUnitsPerPoint = 65536;

  static constexpr Length points(int64_t whole) { return {whole * kUnitsPerPoint}; }
  // `numerator / denominator` points, rounded half away from zero.
  static constexpr Length ratio(int64_t numerator, int64_t denominator) {
    return Length{kUnitsPerPoint}.scaled(numerator, denominator);
  }
  // This length times `numerator / denominator`, rounded half away from zero. `denominator` is not 0.
  constexpr Length scaled(int64_t numerator, int64_t denominator) const {
    // Nearly all products are short, and a long division costs ten times as much as a short one.
    int64_t product = 0;
    if (denominator > 0 && !__builtin_mul_overflow(units, numerator, &product) &&
        !__builtin_add_overflow(product, product < 0 ? -(denominator / 2) : denominator / 2, &product)) {
      return {product / denominator};
    }
    return scaled_long(numerator, denominator);
  }
  constexpr double to_points() const { return static_cast<double>(units) / kUnitsPerPoint; }

  constexpr Length operator+(Length other) const { return {units + other.units}; }
  constexpr Length operator-(Length other) const { return {units - other.units}; }
  constexpr Length operator-() const { return {-units}; }
  constexpr Length operator*(int64_t factor) const { return {units * factor}; }
  constexpr Length operator/(int64_t divisor) const { return {units / divisor}; }
  constexpr Length& operator+=(Length other) {
    units += other.units;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    units -= other.units;
    return *this;
  }
  constexpr auto operator<=>(const Length&) const = default;

 private:
  constexpr Length scaled_long(int64_t numerator, int64_t denominator) const {
    __int128 product = static_cast<__int128>(units) * numerator;
    if (denominator < 0) {
      product = -product;
      denominator = -denominator;
    }
    const __int128 half = denominator / 2;
    return {static_cast<int64_t>((product < 0 ? product - half : product + half) / denominator)};
  }
};

// The length in points with at most `decimals` digits (0 to 5) after the point and no trailing zeros: "419.53", "-3".
// Never uses the locale.
std::string format_points(Length length, int decimals = 3);

}  // namespace hustings
