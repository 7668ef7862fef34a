// How every candidate is treated, without writing a booklet: for who proofs it, and for who shall be shown.
#include <iostream>
#include <sstream>

#include "audit/fairness.h"
#include "base/files.h"
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/progress.h"

namespace hustings::cli {

int fairness(const FairnessOptions& options) {
  PublishOptions publishing = publish_options(options);
  publishing.until = Stage::Pages;
  Progress progress(!options.quiet);
  Sources sources;
  Diagnostics diagnostics;
  const Booklet booklet = publish_showing(progress, publishing, sources, diagnostics);
  const bool paged = !diagnostics.has_errors() && !booklet.paged.pages.empty();
  audit::Fairness fairness;
  if (paged) {
    fairness = audit::measure_fairness(booklet, sources);
    audit::report_inequalities(fairness, diagnostics);
  }
  // The report is still worth reading when an inequality, a warning, refuses the booklet.
  const bool refused = report(diagnostics, sources, options);
  if (!paged) return refused ? kInputErrors : kDone;
  std::ostringstream out;
  switch (options.format) {
    case ReportFormat::Text:
      audit::write_fairness_text(out, fairness);
      break;
    case ReportFormat::Json:
      audit::write_fairness_json(out, fairness);
      break;
    case ReportFormat::Html:
      audit::write_fairness_html(out, fairness);
      break;
  }
  if (options.output == "-") {
    std::cout << out.str();
    if (!std::cout.flush()) throw MachineError("cannot write to standard output");
  } else {
    write_file_atomically(options.output, out.str());
  }
  return refused ? kInputErrors : kDone;
}

}  // namespace hustings::cli
