// The names of the candidates, which are never divided, wherever they stand: a name is read to be recognized on the
// ballot.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "style/styled_document.h"

namespace hustings::linebreak {

class Names {
 public:
  // Every word of more than three letters in the headings that name a candidate. Refers to the document's text.
  explicit Names(const StyledDocument& styled);
  // Whether the word, the marks around it and an ending after an apostrophe aside, is a part of a name.
  bool hold(std::string_view word) const;

 private:
  struct Name {
    uint64_t hash = 0;
    std::string_view text;
  };
  std::vector<Name> names_;  // by hash
};

}  // namespace hustings::linebreak
