#include "base/counted.h"

namespace hustings {

std::string counted(uint64_t count, std::string_view one, std::string_view many) {
  std::string words = std::to_string(count);
  words += ' ';
  words += count == 1 ? one : many;
  return words;
}

}  // namespace hustings
