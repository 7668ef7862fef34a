// Diagnostics for people and for programs: with the line shown and underlined, one line each, as JSON, or as GitHub's
// workflow annotations.
#pragma once

#include <iosfwd>

#include "base/diagnostics.h"

namespace hustings::cli {

enum class DiagnosticFormat { Human, Short, Json, Github };

struct DiagnosticOptions {
  DiagnosticFormat format = DiagnosticFormat::Human;
  bool color = false;                // human form only
  bool warnings_are_errors = false;  // shown and counted as errors
  bool quiet = false;                // errors only
};

// Writes all of them. The human form shows the first twenty of a kind (an id and its severity) and counts the rest; the
// others write every one. Control characters of the input never reach a terminal.
void write_diagnostics(std::ostream& out, const Diagnostics& diagnostics, const Sources& sources,
                       const DiagnosticOptions& options);

}  // namespace hustings::cli
