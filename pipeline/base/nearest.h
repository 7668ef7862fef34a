// The known name that someone meant who wrote an unknown one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hustings {

// The least number of letters to insert, delete, replace or swap with their neighbor that turns one word into the other
// (Damerau 1964, restricted form).
size_t edit_distance(std::string_view from, std::string_view to);

// Collects candidates and keeps the nearest, the earlier one of two that are equally near.
class Nearest {
 public:
  explicit Nearest(std::string_view wanted) : wanted_(wanted.substr(0, 64)) {}
  void consider(std::string_view candidate);
  // Empty when every candidate is further than a third of the word away.
  std::string name() const;

 private:
  std::string_view wanted_;
  std::string name_;
  size_t distance_ = SIZE_MAX;
};

}  // namespace hustings
