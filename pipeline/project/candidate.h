// A candidate as the folder describes one: in the front matter of the statement's file, in the manifest's list, or
// both, and then the manifest has the last word.
#pragma once

#include <string>

#include "project/folder.h"
#include "project/front_matter.h"
#include "project/project.h"

namespace hustings::project {

// A candidate and what only the reading of the folder needs to know of it.
struct CandidateEntry {
  Candidate candidate;
  std::string contest;       // as named in front matter: `contest` or `office`
  bool explicit_id = false;  // the author gave the id
  std::string file;          // of the statement, relative to the root; empty: none
};

// Whether front matter describes a candidate without a manifest's help: a name, and a contest or an office.
bool describes_candidate(const Value& front_matter);

// Fills what is still blank from a map: front matter, or an entry of the manifest. With `shown_fields` (normal keys,
// may be nullptr) only these entries of `info` become facts; the others are named in a `field-not-shown` note.
void apply_candidate_values(const Value& values, const std::vector<std::string>* shown_fields, CandidateEntry& entry,
                            Diagnostics& diagnostics);

// Gives the entry its name and id when neither was written: from the file's name, or from a first line "Name: ..." of
// the statement.
void name_candidate(const Source* statement, CandidateEntry& entry);

// A text as an XML name: its slug, with a letter in front where it starts with a digit.
std::string id_from(std::string_view words);

}  // namespace hustings::project
