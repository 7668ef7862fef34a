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
// How many nodes its tree may have.
size_t most_nodes(std::string_view text);

}  // namespace hustings::markdown
