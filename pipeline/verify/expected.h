// What a booklet has to say, text by text, by the testimony of its sources. The project tells which bytes are a
// statement, whose it is and in which order they stand; the words come from the bytes.
#pragma once

#include <string>
#include <vector>

#include "document/statement_cut.h"
#include "project/project.h"
#include "verify/witness.h"

namespace hustings::verify {

struct ExpectedText {
  std::string id;    // of its section in both files
  std::string what;  // for messages: "the statement of Jane Roe"
  Span span;         // the text's place, where a word has none; lines of words are of its source
  Span notes_span;   // the same for the notes
  Words words;
  Words name;  // the heading it stands under, which its words begin with; empty: it has none of its own
  std::vector<Words> notes;
  uint32_t parent = UINT32_MAX;  // index of the text that it stands in
  bool is_statement = false;
  bool is_notice = false;      // its words are the booklet's own: they say that nothing was submitted
  bool has_wrong_cut = false;  // what was declared as cut from it is not the end of it
};

// In reading order. A candidate has two: the profile (name, party, facts, and the statement's notes) and in it the
// statement. What limits cut from statements is declared: it is looked for at the end of the source's words, and taken
// away there.
std::vector<ExpectedText> expected_texts(const Project& project, const Sources& sources,
                                         const std::vector<StatementCut>& cuts);

}  // namespace hustings::verify
