// Ids of headings, as GitHub makes them, so that a statement's links to its own headings work in the booklet too.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace hustings::markdown {

// "What I'd do!" -> "what-id-do": lower case, spaces to hyphens, nothing else but letters, digits, marks, hyphens and
// underscores.
std::string heading_slug(std::string_view words);

// The ids of one source.
class Ids {
 public:
  // An id that an author wrote: false when it is taken.
  bool claim(std::string_view id) { return taken_.emplace(id).second; }
  // The slug, or the slug with the first of -1, -2... that is free.
  std::string unique(std::string slug);

 private:
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, uint32_t> last_;
};

}  // namespace hustings::markdown
