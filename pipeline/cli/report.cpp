#include <unistd.h>

#include <iostream>
#include <iterator>
#include <sstream>

#include "base/parallel.h"
#include "cli/commands.h"
#include "cli/progress.h"

namespace hustings::cli {

std::string standard_input(const CommonOptions& options) {
  if (options.input != "-") return {};
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

project::Options reading_options(const CommonOptions& options, const Folders& folders) {
  return {options.language, folders.profiles, options.count_profile, options.word_limit};
}

PublishOptions publish_options(const CommonOptions& options) {
  const Folders folders = find_folders(options.data_dir);
  set_threads(options.jobs);
  PublishOptions publish;
  publish.input = options.input;
  publish.standard_input = standard_input(options);
  publish.layout = options.layout;
  publish.reading = reading_options(options, folders);
  publish.pdf_standard = options.pdf_standard;
  publish.layouts = folders.layouts;
  publish.catalogue = folders.catalogue;
  publish.fonts = folders.fonts;
  publish.hyphenation = folders.hyphenation;
  publish.document_time = document_time;
  document_time({});  // a wrong SOURCE_DATE_EPOCH is told before the work, and by every command
  publish.warnings_are_errors = options.warnings_are_errors;
  return publish;
}

Booklet publish_showing(Progress& progress, const PublishOptions& publishing, Sources& sources,
                        Diagnostics& diagnostics) {
  Booklet booklet = publish(publishing, sources, diagnostics,
                            [&](std::string_view stage, int done, int total) { progress.show(stage, done, total); });
  progress.clear();
  return booklet;
}

bool report(const Diagnostics& diagnostics, const Sources& sources, const CommonOptions& options) {
  DiagnosticOptions how;
  how.format = options.diagnostics;
  how.color = wants_color(options.color, STDERR_FILENO);
  how.warnings_are_errors = options.warnings_are_errors;
  how.quiet = options.quiet;
  std::ostringstream text;
  write_diagnostics(text, diagnostics, sources, how);
  // JSON is a program's: it goes where programs read.
  (options.diagnostics == DiagnosticFormat::Json ? std::cout : std::cerr) << text.str() << std::flush;
  return diagnostics.has_errors() || (options.warnings_are_errors && diagnostics.count(Severity::Warning) > 0);
}

}  // namespace hustings::cli
