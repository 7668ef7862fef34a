#include "markdown/limits.h"

namespace hustings::markdown {

std::optional<Refusal> find_refusal(std::string_view) { return std::nullopt; }

Refusal too_many_nodes() {
  return {0, "this text has more than two million pieces", "divide it into several files"};
}

}  // namespace hustings::markdown
