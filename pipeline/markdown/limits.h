// What is refused before a parser sees it. cmark is linear for what people write and for nearly all that they could
// write; the few things that cost it the square of a paragraph's length are known, and one pass over the bytes adds up
// what they would cost in this text. What would cost too much is refused; nothing is refused for its looks. Memory is
// no matter of this page: the arena that cmark works in has a bound of its own.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hustings::markdown {

struct Refusal {
  size_t byte = 0;
  std::string message, hint;
};

// Why this text is not parsed; nothing for a text that is.
std::optional<Refusal> find_refusal(std::string_view text);
Refusal too_large();
// What cmark may take for this text.
size_t most_bytes(std::string_view text);
// What its tree may have. Composing a page costs by the block; every use of a reference copies its address.
struct TreeBounds {
  size_t nodes = 0, blocks = 0, attribute_bytes = 0;
};
TreeBounds tree_bounds(std::string_view text);

}  // namespace hustings::markdown
