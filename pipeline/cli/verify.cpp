// The proof for anyone who holds a finished file and the folder that it was made from.
#include <fmt/format.h>

#include <iostream>
#include <iterator>
#include <stdexcept>

#include "base/files.h"
#include "base/parallel.h"
#include "cli/commands.h"
#include "cli/program.h"
#include "verify/compare.h"

namespace hustings::cli {

int verify(const VerifyOptions& options) {
  set_threads(options.jobs);
  std::string standard_input;
  if (options.input == "-") {
    standard_input.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  }
  std::vector<std::string> bytes;
  std::vector<verify::FinishedFile> files;
  bytes.reserve(options.files.size());
  for (const std::string& path : options.files) {
    bytes.push_back(read_file(path));
    verify::FileKind kind{};
    if (!verify::recognize(bytes.back(), kind)) {
      throw std::invalid_argument("\"" + path + "\" is neither a PDF nor an EPUB");
    }
    files.push_back({path, kind, bytes.back()});
  }
  Sources sources;
  Diagnostics reading;
  const Project project = project::read(options.input, standard_input, {options.language}, sources, reading);
  // What is odd but no error is told when the booklet is built.
  Diagnostics diagnostics;
  if (reading.has_errors()) diagnostics.append(std::move(reading));
  verify::Proof proof;
  if (!diagnostics.has_errors()) proof = verify::compare(project, sources, files, diagnostics);
  if (report(diagnostics, sources, options)) return kInputErrors;
  if (!options.quiet && options.diagnostics != DiagnosticFormat::Json) {
    for (const verify::FinishedFile& file : files) {
      std::cout << fmt::format("{}: {} statements and {} other texts stand word for word as written, {} words\n",
                               file.name, proof.statements, proof.texts - proof.statements, proof.words);
    }
  }
  return kDone;
}

}  // namespace hustings::cli
