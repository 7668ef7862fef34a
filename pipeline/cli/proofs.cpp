// A PDF for each candidate to check and to sign.
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include <fmt/format.h>

#include "audit/proofs.h"
#include "base/counted.h"
#include "base/files.h"
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/progress.h"

namespace hustings::cli {

namespace fs = std::filesystem;

int proofs(const ProofsOptions& options) {
  PublishOptions publishing = publish_options(options);
  publishing.epub = false;
  publishing.keep_pages = true;
  Progress progress(!options.quiet);
  Sources sources;
  Diagnostics diagnostics;
  const Booklet booklet = publish_showing(progress, publishing, sources, diagnostics);
  std::vector<audit::ProofFile> files;
  const bool refused =
      diagnostics.has_errors() || (options.warnings_are_errors && diagnostics.count(Severity::Warning) > 0);
  if (!refused) {
    const audit::Fairness fairness = audit::measure_fairness(booklet, sources);
    const Diagnostics told = diagnostics;
    audit::report_inequalities(fairness, diagnostics);
    files = audit::make_proofs(booklet, fairness, publishing, options.candidate, told, sources, diagnostics);
  }
  if (report(diagnostics, sources, options)) return kInputErrors;
  if (files.empty()) {
    throw std::invalid_argument(options.candidate.empty()
                                    ? "the booklet has no candidates, and so there is nothing to proof"
                                    : "--candidate: the booklet has no candidate with the id \"" + options.candidate +
                                          "\"; hustings fairness --format json lists the ids");
  }
  const std::string folder = options.output.empty() ? "out/" + booklet.project.name + "-proofs" : options.output;
  for (const audit::ProofFile& file : files) write_file_atomically(fs::path(folder) / file.name, file.bytes);
  if (!options.quiet && options.diagnostics != DiagnosticFormat::Json) {
    std::cout << fmt::format("{} in {}\n", counted(files.size(), "proof", "proofs"), folder);
  }
  return kDone;
}

}  // namespace hustings::cli
