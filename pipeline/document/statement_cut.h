// What a limit took from a statement. A cut is never silent: this value goes to messages, reports, the certificate, and
// to the proof, which holds that the source's words are those in print and these.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace hustings {

struct StatementCut {
  std::string id;                          // of the statement's section in both files: "statement-jane-roe"
  uint32_t limit = 0;                      // in words, as the contest's profile counts them
  uint32_t counted = 0, kept = 0;          // words of the statement as it was handed in, and as it is printed
  bool marked = false;                     // print says that it was cut
  std::string removed;                     // the end of its text, blocks parted by line feeds
  std::vector<std::string> removed_notes;  // ends of its footnotes, or whole ones, in their order
  Span span;                               // from the first removed byte to the end of its word
  bool operator==(const StatementCut&) const = default;
};

// nullptr: nothing was cut from it.
const StatementCut* cut_of(const std::vector<StatementCut>& cuts, std::string_view statement);

}  // namespace hustings
