// Statements as the rules of their contests leave them: their forms checked, and cut where a limit cuts. (Limits that
// refuse or warn change nothing and are told elsewhere.)
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "document/document.h"
#include "document/statement_cut.h"
#include "limits/parsed_body.h"
#include "project/project.h"

namespace hustings::limits {

struct BoundTexts {
  std::map<std::string, std::shared_ptr<const Part>> changed;  // by the statement's id; the others are as they were
  std::vector<StatementCut> cuts;                              // in the order of printing
};

// `bodies` holds each statement's parsed text. Reports `statement-cut`, `statement-cut-empty` and what
// formatting.h checks.
BoundTexts bind_statements(const Project& project, const std::vector<ParsedBody>& bodies, Diagnostics& diagnostics);

// The same cuts for whoever has the sources alone: what `hustings verify` takes as declared.
std::vector<StatementCut> declared_cuts(const Project& project, const Sources& sources);

}  // namespace hustings::limits
