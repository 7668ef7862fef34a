#include "cli/program.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

// The words of a list as a person says them: "human, short, json or github".
std::string spoken(const std::vector<std::string>& words) {
  std::string list;
  for (size_t i = 0; i < words.size(); ++i) list += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return list;
}

// An option that takes one of a few words.
template <typename Choice>
void add_choice(CLI::App& app, const std::string& name, const std::string& type, Choice& choice,
                const std::vector<std::pair<std::string, Choice>>& choices, const std::string& description) {
  std::vector<std::string> words;
  words.reserve(choices.size());
  for (const auto& [word, value] : choices) words.push_back(word);
  const std::string allowed = spoken(words);
  app.add_option_function<std::string>(
         name,
         [name, allowed, choices, &choice](const std::string& given) {
           for (const auto& [word, value] : choices) {
             if (word == given) {
               choice = value;
               return;
             }
           }
           throw CLI::ConversionError(name + " takes " + allowed + ", not \"" + given + "\"",
                                      CLI::ExitCodes::ConversionError);
         },
         description + allowed)
      ->type_name(type);
}

void add_data_folder(CLI::App& app, CommonOptions& options) {
  app.add_option("--data-dir", options.data_dir,
                 "Folder with layouts/ and fonts/; found beside the program if not given")
      ->type_name("FOLDER");
}

void add_messages(CLI::App& app, CommonOptions& options) {
  app.add_option("-j,--jobs", options.jobs, "Threads, at most 1024; 0, the default, takes as many as the machine has")
      ->check(CLI::Range(0U, 1024U))
      ->option_text("N");
  app.add_flag("-W,--warnings-as-errors", options.warnings_are_errors, "Refuse the booklet when there are warnings");
  app.add_flag("-q,--quiet", options.quiet, "Say nothing but errors");
  add_choice<DiagnosticFormat>(app, "--diagnostics", "FORM", options.diagnostics,
                               {{"human", DiagnosticFormat::Human},
                                {"short", DiagnosticFormat::Short},
                                {"json", DiagnosticFormat::Json},
                                {"github", DiagnosticFormat::Github}},
                               "How to tell what is wrong: ");
  add_choice<ColorChoice>(app, "--color", "WHEN", options.color,
                          {{"auto", ColorChoice::Auto}, {"always", ColorChoice::Always}, {"never", ColorChoice::Never}},
                          "Color in messages: ");
}

void add_language(CLI::App& app, CommonOptions& options) {
  app.add_option("--lang", options.language,
                 "Language of the booklet as a BCP 47 tag (en, es, zh-Hans); overrides the manifest's")
      ->type_name("TAG");
}

void add_pdf_standard(CLI::App& app, CommonOptions& options) {
  app.add_option_function<std::string>(
         "--pdf-standard",
         [&options](const std::string& list) {
           PdfStandard standard;
           std::string why;
           if (!pdf::read_standard(list, standard, why)) {
             throw CLI::ConversionError("--pdf-standard cannot be \"" + list + "\": " + why,
                                        CLI::ExitCodes::ConversionError);
           }
           options.pdf_standard = standard;
         },
         "What the PDF conforms to: a-2a, a-2u, a-2b or a-3a (with the sources attached), ua-1, two with a comma, or "
         "1.7 for none of them; overrides the manifest's; without both: a-2a,ua-1")
      ->type_name("LIST");
}

void add_counting(CLI::App& app, CommonOptions& options, const std::string& limit) {
  app.add_option(
         "--count-profile,--profile", options.count_profile,
         "How words are counted: a shipped profile (california, washington, kubernetes, words...) or a YAML file "
         "in the booklet's folder; overrides the manifest's")
      ->type_name("NAME|FILE.yaml");
  app.add_option(limit, options.word_limit, "Words that a statement may have; overrides the manifest's")
      ->check(CLI::Range(1U, 1'000'000U))
      ->option_text("N");
}

void add_common(CLI::App& app, CommonOptions& options) {
  app.add_option(
         "--layout", options.layout,
         "A shipped layout (booklet-a5, pamphlet-letter, voters-pamphlet-letter, measure-pages, large-print) or a "
         "file of your own, in the booklet's folder or by its path; overrides the manifest's")
      ->type_name("NAME|FILE.xml");
  add_language(app, options);
  add_messages(app, options);
  add_data_folder(app, options);
}

void add_input(CLI::App& app, CommonOptions& options) {
  app.add_option("INPUT", options.input,
                 "A booklet folder, an Elekto election folder, a folder of Markdown files, a Markdown file, or - for "
                 "standard input")
      ->type_name(" ")
      ->required();
}

// CLI11's words in the manner of the program's own messages.
std::string usage_message(const CLI::App& app, const CLI::Error& error) {
  const CLI::App* command = &app;
  for (const CLI::App* each : app.get_subcommands()) command = each;
  const std::string name = command == &app ? "hustings" : "hustings " + command->get_name();
  std::string message = error.what();
  const auto kind = static_cast<CLI::ExitCodes>(error.get_exit_code());
  const std::vector<std::string> unread = app.remaining(true);
  if (kind == CLI::ExitCodes::RequiredError && command == &app) {
    message = (unread.empty() ? "there is no command" : "there is no command \"" + unread.front() + "\"") +
              "; the commands are build, check, count, verify, order, fairness, proofs, dump, fonts and init";
  } else if (kind == CLI::ExitCodes::ExtrasError && !unread.empty()) {
    message = unread.front()[0] == '-' ? "there is no option " + unread.front()
                                       : "\"" + unread.front() + "\" is one argument too many";
  }
  return "hustings: " + message + "\nSee " + name + " --help.\n";
}

int dispatch(int argc, char** argv) {
  CLI::App app("Makes election booklets: a tagged PDF and an EPUB from a folder of Markdown statements.", "hustings");
  app.require_subcommand(1);
  app.set_help_flag("-h,--help", "Print this help");
  app.set_version_flag("--version", version,
                       "Print the versions of the program and of the libraries that shape output");
  app.failure_message([](const CLI::App* failed, const CLI::Error& error) { return usage_message(*failed, error); });
  app.footer(
      "Examples:\n  hustings init my-election\n  hustings build my-election\n"
      "  hustings check --diagnostics=github my-election\n\n"
      "Exit status: 0 done, 1 something is wrong with the booklet, 2 wrong usage, 3 the machine failed.\n");

  BuildOptions build_options;
  CLI::App* const build_command = app.add_subcommand("build", "Build a booklet");
  add_input(*build_command, build_options);
  build_command
      ->add_option("-o,--output", build_options.outputs,
                   "File to write; its ending chooses the format; may be repeated; - is standard output")
      ->type_name("FILE")
      ->take_all()
      ->expected(1)
      ->allow_extra_args(false);  // what comes after the file is INPUT
  add_choice<Format>(*build_command, "--format", "FORMAT", build_options.format,
                     {{"pdf", Format::Pdf}, {"epub", Format::Epub}},
                     "Format of an output whose ending does not tell: ");
  build_command
      ->add_option("--certificate", build_options.certificate,
                   "Where to write the certificate; without it, and without -o, it is out/NAME.manifest.json")
      ->type_name("FILE.json");
  build_command->add_flag("--no-verify", build_options.no_verify,
                          "Leave out the proof that every statement stands in the files word for word");
  add_choice<Report>(*build_command, "--report", "WHAT", build_options.report,
                     {{"pages", Report::Pages}, {"fairness", Report::Fairness}},
                     "Tell on standard output what was given for good page ends, place by place, or how each candidate "
                     "is treated: ");
  add_counting(*build_command, build_options, "--word-limit");
  add_pdf_standard(*build_command, build_options);
  add_common(*build_command, build_options);
  build_command->footer(
      "Without -o: out/NAME.pdf, out/NAME.epub and their certificate, out/NAME.manifest.json.\n\nExamples:\n  hustings "
      "build elections/2026\n"
      "  hustings build elections/2026 -o guide.pdf -o guide.epub --layout pamphlet-letter\n"
      "  hustings build elections/2026 --pdf-standard a-3a,ua-1\n"
      "  hustings build - --format pdf -o - < statement.md > statement.pdf\n");

  CommonOptions check_options;
  CLI::App* const check_command = app.add_subcommand("check", "Do everything but write: for continuous integration");
  add_input(*check_command, check_options);
  add_counting(*check_command, check_options, "--word-limit");
  add_pdf_standard(*check_command, check_options);
  add_common(*check_command, check_options);
  check_command->footer("Examples:\n  hustings check elections/2026\n  hustings check -W --diagnostics=github .\n");

  VerifyOptions verify_options;
  CLI::App* const verify_command = app.add_subcommand(
      "verify", "Prove that every statement stands in finished files, word for word and under the right name");
  verify_command
      ->add_option("FILE", verify_options.files, "PDF and EPUB files, or the certificate that stands beside them")
      ->type_name(" ")
      ->required();
  verify_command
      ->add_option(
          "--against", verify_options.input,
          "What they were made from: a booklet folder, a Markdown file, or - for standard input; a certificate "
          "alone needs none")
      ->type_name("INPUT");
  add_language(*verify_command, verify_options);
  add_messages(*verify_command, verify_options);
  verify_command->footer(
      "A certificate says whether the files beside it are those of its build and, with --against, whether the sources\n"
      "are; then its files are proven too.\n\nExamples:\n"
      "  hustings verify guide.pdf guide.epub --against elections/2026\n  hustings verify out/2026.manifest.json\n");

  OrderOptions order_options;
  CLI::App* const order_command =
      app.add_subcommand("order", "Print the order of the candidates in each contest, and how it is found");
  add_input(*order_command, order_options);
  order_command->add_flag("--certificate", order_options.certificate,
                          "With each step, so that anyone can find the order again with a pencil");
  add_language(*order_command, order_options);
  add_messages(*order_command, order_options);
  add_data_folder(*order_command, order_options);
  order_command->footer(
      "With --diagnostics=json all of it is one JSON object behind the list of diagnostics.\n\nExamples:\n"
      "  hustings order elections/2026\n  hustings order --certificate elections/2026 > order.txt\n");

  FairnessOptions fairness_options;
  CLI::App* const fairness_command = app.add_subcommand(
      "fairness", "Measure on the finished pages whether all candidates of a contest are treated alike");
  add_input(*fairness_command, fairness_options);
  add_choice<ReportFormat>(*fairness_command, "--format", "FORMAT", fairness_options.format,
                           {{"text", ReportFormat::Text}, {"json", ReportFormat::Json}, {"html", ReportFormat::Html}},
                           "How to tell it, a page with bars and small pages for one: ");
  fairness_command->add_option("-o,--output", fairness_options.output, "File to write; - is standard output")
      ->type_name("FILE");
  add_counting(*fairness_command, fairness_options, "--word-limit");
  add_common(*fairness_command, fairness_options);
  fairness_command->footer(
      "Words, lines, type size, measure, portrait and space of every candidate; whoever differs is a warning.\n\n"
      "Examples:\n  hustings fairness elections/2026\n"
      "  hustings fairness elections/2026 --format html -o fairness.html\n");

  ProofsOptions proofs_options;
  CLI::App* const proofs_command = app.add_subcommand(
      "proofs", "Make a PDF for each candidate: the pages as they will be printed, behind a sheet to check and sign");
  add_input(*proofs_command, proofs_options);
  proofs_command->add_option("--candidate", proofs_options.candidate, "For this candidate alone")->type_name("ID");
  proofs_command->add_option("-o,--output", proofs_options.output, "Folder to write to; without it: out/NAME-proofs")
      ->type_name("FOLDER");
  add_counting(*proofs_command, proofs_options, "--word-limit");
  add_common(*proofs_command, proofs_options);
  proofs_command->footer(
      "Files are named by the candidates' ids. A booklet with errors makes none.\n\nExamples:\n"
      "  hustings proofs elections/2026\n  hustings proofs elections/2026 --candidate jane-roe -o proofs\n");

  DumpOptions dump_options;
  CLI::App* const dump_command = app.add_subcommand("dump", "Print what a stage makes, as text");
  dump_command->add_option("--stage", dump_options.stage, "project, document, rules, styled, shaped, lines or pages")
      ->type_name("STAGE")
      ->required();
  add_input(*dump_command, dump_options);
  add_common(*dump_command, dump_options);
  dump_command->footer("Example:\n  hustings dump --stage=document statement.md\n");

  CountOptions count_options;
  CLI::App* const count_command =
      app.add_subcommand("count", "Count the words of each statement, and say by which rule");
  add_input(*count_command, count_options);
  add_counting(*count_command, count_options, "--limit,--word-limit");
  count_command->add_flag("--explain", count_options.explain,
                          "Show each word with what it counts, the rule and where the rule stands");
  add_language(*count_command, count_options);
  add_messages(*count_command, count_options);
  add_data_folder(*count_command, count_options);
  count_command->footer(
      "The status is 1 when a statement is longer than its limit and the contest rejects such statements.\n\n"
      "Examples:\n  hustings count elections/2026\n"
      "  hustings count statement.md --profile california --limit 200 --explain\n");

  CommonOptions fonts_options;
  CLI::App* const fonts_command =
      app.add_subcommand("fonts", "List the font catalogue: what is installed, and which package brings what is not");
  add_data_folder(*fonts_command, fonts_options);
  fonts_command->footer("Example:\n  hustings fonts\n");

  std::string init_folder;
  CLI::App* const init_command = app.add_subcommand("init", "Write a small booklet that builds");
  init_command->add_option("FOLDER", init_folder, "A new or empty folder")->type_name(" ")->required();
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
  if (*verify_command) return verify(verify_options);
  if (*order_command) return order(order_options);
  if (*fairness_command) return fairness(fairness_options);
  if (*proofs_command) return proofs(proofs_options);
  if (*dump_command) return dump(dump_options);
  if (*count_command) return count(count_options);
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
