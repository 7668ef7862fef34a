// What is refused before a parser sees it. cmark is linear for what people write, but some inputs of a few kilobytes
// cost it seconds or gigabytes: it completes every row of a table to the width of the head, looks through a whole
// paragraph at each line that could make it a table, and searches to the end of a paragraph at each thing that could
// be opened and never is. One pass over the bytes finds such inputs; the limits are far above what a statement needs.
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

inline constexpr size_t kMostNodes = 2'000'000;

// Why this text is not parsed; nothing for a text that is.
std::optional<Refusal> find_refusal(std::string_view text);
Refusal too_many_nodes();

}  // namespace hustings::markdown
