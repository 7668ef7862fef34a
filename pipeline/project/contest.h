// A contest as the manifest describes one: its title and facts, its candidates, the rules that bind them.
#pragma once

#include <string>
#include <vector>

#include "project/candidate.h"
#include "project/measure_reader.h"
#include "project/project.h"

namespace hustings::project {

struct ContestEntry {
  Contest contest;  // without its candidates
  bool explicit_id = false;
  std::string introduction_file;
  Span introduction_file_span;
  // Each has a file, or values, or both. A file that ends with "/" stands for the Markdown files of a folder.
  struct Listed {
    CandidateEntry entry;
    Span span;
  };
  std::vector<Listed> candidates;
  MeasureEntry measure;
};

// Reads an entry of `contests` and adds it; `rules` are those for all contests. Reports `manifest-value`.
void read_contest(const Value& value, const StatementRules& rules, std::vector<ContestEntry>& contests,
                  Diagnostics& diagnostics);

}  // namespace hustings::project
