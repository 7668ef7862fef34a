// The proof for anyone who holds finished files and the folder that they were made from, or the certificate of a build.
#include <fmt/format.h>

#include <deque>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "audit/certificate.h"
#include "base/files.h"
#include "base/parallel.h"
#include "cli/commands.h"
#include "cli/program.h"
#include "limits/bound_texts.h"
#include "order/order.h"
#include "verify/compare.h"

namespace hustings::cli {
namespace {

namespace fs = std::filesystem;

// What is to be proven: files as they were named, and those that certificates name.
struct Exhibits {
  std::deque<std::string> bytes;
  std::vector<verify::FinishedFile> files;
  std::vector<audit::Certified> certificates;

  void add_file(const std::string& path, std::string content) {
    verify::FileKind kind{};
    if (!verify::recognize(content, kind)) {
      throw std::invalid_argument("\"" + path + "\" is neither a PDF nor an EPUB nor a certificate");
    }
    files.push_back({path, kind, bytes.emplace_back(std::move(content))});
  }

  void add_certificate(const std::string& path, std::string content, Sources& sources, Diagnostics& diagnostics) {
    const Source& source = sources.add(path, std::move(content));
    audit::Certified certified = audit::read_certificate(source, diagnostics);
    const std::string folder = fs::path(path).parent_path().string();
    audit::check_outputs(certified, folder, diagnostics);
    for (const audit::Certified::File& output : certified.outputs) {
      const fs::path beside = fs::path(folder) / fs::path(output.name).filename();
      std::error_code error;
      if (fs::is_regular_file(beside, error)) add_file(beside.string(), read_file(beside));
    }
    certificates.push_back(std::move(certified));
  }
};

}  // namespace

int verify(const VerifyOptions& options) {
  set_threads(options.jobs);
  Sources sources;
  Diagnostics diagnostics;
  Exhibits exhibits;
  for (const std::string& path : options.files) {
    std::string content = read_file(path);
    if (content.starts_with('{')) {
      exhibits.add_certificate(path, std::move(content), sources, diagnostics);
    } else {
      if (options.input.empty()) throw std::invalid_argument("--against names what \"" + path + "\" was made from");
      exhibits.add_file(path, std::move(content));
    }
  }
  verify::Proof proof;
  if (!options.input.empty()) {
    Diagnostics reading;
    const order::OrderedProject ordered =
        order::put_in_order(project::read(options.input, standard_input(options),
                                          reading_options(options, find_folders(options.data_dir)), sources, reading),
                            reading);
    const Project& project = ordered.project;
    // What is odd but no error is told when the booklet is built.
    if (reading.has_errors()) {
      diagnostics.append(std::move(reading));
    } else {
      for (const audit::Certified& each : exhibits.certificates) {
        audit::check_sources(each, project, sources, diagnostics);
      }
      const std::vector<StatementCut> cuts = limits::declared_cuts(project, sources);
      for (const audit::Certified& each : exhibits.certificates) {
        audit::check_cuts(each, cuts, project, diagnostics);
        audit::check_orders(each, ordered.certificates, project, diagnostics);
      }
      if (!exhibits.certificates.empty()) {
        const std::vector<audit::StatementCount> counts = audit::statement_counts(project, sources);
        for (const audit::Certified& each : exhibits.certificates) audit::check_counts(each, counts, diagnostics);
      }
      proof = verify::compare(project, sources, cuts, exhibits.files, diagnostics);
    }
  }
  if (report(diagnostics, sources, options)) return kInputErrors;
  if (!options.quiet && options.diagnostics != DiagnosticFormat::Json) {
    for (const verify::FinishedFile& file : exhibits.files) {
      std::cout << file.name
                << (options.input.empty()
                        ? ": the file that its certificate names\n"
                        : fmt::format(": {} statements and {} other texts stand word for word as written, {} words\n",
                                      proof.statements, proof.texts.size() - proof.statements, proof.words));
    }
  }
  return kDone;
}

}  // namespace hustings::cli
