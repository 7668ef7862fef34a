#include "cli/program.h"

#include <unistd.h>
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

#include "base/files.h"
#include "cli/commands.h"

namespace hustings::cli {
namespace {

// An interrupt leaves the old files: what was half written goes, then the signal does what it always does.
void on_signal(int signal) {
  abandon_unfinished_files();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void add_common(CLI::App& app, CommonOptions& options) {
  app.add_option("--layout", options.layout, "A shipped layout (booklet-a5, pamphlet-letter) or a file of your own");
  app.add_option("--lang", options.language, "Language of the booklet, as BCP 47 tag; overrides the manifest's");
  app.add_option("--data-dir", options.data_dir, "Folder with layouts/ and fonts/; found by itself when left out");
  app.add_option("-j,--jobs", options.jobs, "Threads; 0: as many as the machine has")->check(CLI::Range(0U, 1024U));
  app.add_flag("-W,--warnings-as-errors", options.warnings_are_errors, "Refuse the booklet when there are warnings");
  app.add_flag("-q,--quiet", options.quiet, "Say nothing but errors");
  app.add_option("--diagnostics", options.diagnostics, "How to tell what is wrong: human, short, json or github")
      ->transform(
          CLI::CheckedTransformer(std::map<std::string, DiagnosticFormat>{{"human", DiagnosticFormat::Human},
                                                                          {"short", DiagnosticFormat::Short},
                                                                          {"json", DiagnosticFormat::Json},
                                                                          {"github", DiagnosticFormat::Github}}));
  app.add_option("--color", options.color, "auto, always or never")
      ->transform(CLI::CheckedTransformer(std::map<std::string, ColorChoice>{
          {"auto", ColorChoice::Auto}, {"always", ColorChoice::Always}, {"never", ColorChoice::Never}}));
}

void add_input(CLI::App& app, CommonOptions& options) {
  app.add_option("INPUT", options.input,
                 "A booklet folder, an Elekto election folder, a folder of Markdown, a Markdown file, or -")
      ->required();
}

int dispatch(int argc, char** argv) {
  CLI::App app("Makes election booklets: a tagged PDF and an EPUB from a folder of Markdown statements.", "hustings");
  app.require_subcommand(1);
  app.set_version_flag("--version", version);
  app.footer(
      "Examples:\n  hustings build input/riverbend-county-2026\n  hustings check --diagnostics=github "
      "elections/2026\n");

  BuildOptions build_options;
  CLI::App* const build_command = app.add_subcommand("build", "Build a booklet");
  add_input(*build_command, build_options);
  build_command
      ->add_option("-o,--output", build_options.outputs,
                   "File to write; its ending chooses the format; may be repeated; - is standard output")
      ->take_all()
      ->expected(1);
  build_command->add_option("--format", build_options.format, "pdf or epub, when the output's ending does not tell")
      ->check(CLI::IsMember({"pdf", "epub"}));
  add_common(*build_command, build_options);
  build_command->footer(
      "Without -o: out/NAME.pdf and out/NAME.epub.\n\nExamples:\n  hustings build elections/2026\n"
      "  hustings build elections/2026 -o guide.pdf -o guide.epub --layout pamphlet-letter\n"
      "  hustings build - --format pdf -o - < statement.md > statement.pdf\n");

  CommonOptions check_options;
  CLI::App* const check_command = app.add_subcommand("check", "Do everything but write: for continuous integration");
  add_input(*check_command, check_options);
  add_common(*check_command, check_options);
  check_command->footer("Examples:\n  hustings check elections/2026\n  hustings check -W --diagnostics=github .\n");

  DumpOptions dump_options;
  CLI::App* const dump_command = app.add_subcommand("dump", "Print what a stage makes, as text");
  dump_command->add_option("--stage", dump_options.stage, "project, document, rules, styled, shaped, lines or pages")
      ->required();
  add_input(*dump_command, dump_options);
  add_common(*dump_command, dump_options);
  dump_command->footer("Example:\n  hustings dump --stage=document statement.md\n");

  CommonOptions fonts_options;
  CLI::App* const fonts_command =
      app.add_subcommand("fonts", "List the font catalogue: what is installed, and which package brings what is not");
  fonts_command->add_option("--data-dir", fonts_options.data_dir, "Folder with layouts/ and fonts/");
  fonts_command->footer("Example:\n  hustings fonts\n");

  std::string init_folder;
  CLI::App* const init_command = app.add_subcommand("init", "Write a small booklet that builds");
  init_command->add_option("FOLDER", init_folder, "A new or empty folder")->required();
  init_command->footer("Example:\n  hustings init my-election && hustings build my-election\n");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked = error.get_exit_code() == 0;  // --help, --version
    app.exit(error, std::cout, std::cerr);
    return asked ? kDone : kWrongUsage;
  }
  if (*build_command) return build(build_options);
  if (*check_command) return check(check_options);
  if (*dump_command) return dump(dump_options);
  if (*fonts_command) return fonts(fonts_options);
  return init(init_folder);
}

}  // namespace

int run(int argc, char** argv) {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::signal(SIGHUP, on_signal);
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is a failed write, which is told
  try {
    return dispatch(argc, argv);
  } catch (const std::invalid_argument& error) {
    std::cerr << "hustings: " << error.what() << '\n';
    return kWrongUsage;
  } catch (const MachineError& error) {
    std::cerr << "hustings: " << error.what() << '\n';
    return kMachineFailure;
  } catch (const std::bad_alloc&) {
    std::cerr << "hustings: the machine has no memory left for this booklet\n";
    return kMachineFailure;
  }
}

}  // namespace hustings::cli
