// The manifest, `election.yaml`: what stands on the cover, which pages come before and after, which contests there are
// and who stands in them. It is a superset of the file that Elekto keeps, so that a community's election folder builds
// as it stands. input/README.md documents every key.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "project/contest.h"
#include "project/contest_order.h"
#include "project/project.h"

namespace hustings::project {

// A page that the manifest names.
struct PageEntry {
  std::string file;
  std::string title;
  bool back_matter = false;
  Span span;
};

struct Manifest {
  Metadata metadata;
  Certifier certifier;
  std::string layout;
  std::string name;  // of the output files; empty: the folder's
  std::string pdf_standard;
  Span pdf_standard_span;
  StatementRules statement_rules;  // for contests that state none of their own
  ManifestText disclaimer;
  std::vector<Fact> facts;
  std::vector<PageEntry> pages;
  std::vector<ContestEntry> contests;
  std::optional<OrderRule> order;  // of contests that have none of their own
  std::vector<Listing> contest_order;
  bool names_contests = false;
  bool names_pages = false;
  bool is_elekto = false;                 // it holds keys of Elekto's own
  std::vector<std::string> shown_fields;  // normal keys of `show_candidate_fields`
  bool limits_fields = false;             // that key was there
};

// Makes sense of a manifest's map. `language`, when not empty, has been asked for on the command line. Reports
// `manifest-value` for a value of the wrong shape, `unknown-key` (a note; a warning when a known key is near) for what
// becomes a fact of the election because nothing else is known of it, `date-format`, `unknown-language`, and
// `setting-not-printed` for Elekto's settings of the voting program.
Manifest read_manifest(const Value& map, const std::string& language, Diagnostics& diagnostics);

// The booklet's language as a canonical tag (BCP 47), empty when what is written is none. Reports `unknown-language`:
// an error for what is no tag, a warning for a tag of no language that is known.
std::string read_language(const std::string& written, Span span, Diagnostics& diagnostics);

}  // namespace hustings::project
