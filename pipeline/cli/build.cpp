#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "audit/certificate.h"
#include "audit/fairness.h"
#include "audit/page_report.h"
#include "base/counted.h"
#include "base/files.h"
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/progress.h"
#include "project/statements.h"
#include "text/text.h"

namespace hustings::cli {
namespace {

namespace fs = std::filesystem;

struct Output {
  std::string path;  // "-": standard output
  Format format;
};

// An ending that names a format always does: "--format epub -o guide.pdf" never makes an EPUB of that name.
Format format_of(const std::string& path, Format otherwise) {
  const std::string ending = path == "-" ? std::string() : fs::path(path).extension().string();
  if (ending == ".pdf") return Format::Pdf;
  if (ending == ".epub") return Format::Epub;
  if (otherwise != Format::Unknown) return otherwise;
  if (path == "-") throw std::invalid_argument("-o - needs --format pdf or --format epub");
  throw std::invalid_argument("the ending of \"" + path +
                              "\" tells no format; name it .pdf or .epub, or say --format pdf or --format epub");
}

std::vector<Output> outputs_of(const BuildOptions& options) {
  std::vector<Output> outputs;
  for (const std::string& path : options.outputs) {
    if (path.empty()) throw std::invalid_argument("-o names no file; leave it out for out/NAME.pdf and out/NAME.epub");
    for (const Output& other : outputs) {
      if (other.path == path) throw std::invalid_argument("-o " + path + " is given twice");
    }
    outputs.push_back({path, format_of(path, options.format)});
  }
  return outputs;
}

// A slip of the hand must not cost somebody's statement.
void refuse_to_replace_sources(const std::vector<Output>& outputs, const Project& project, const Sources& sources) {
  for (const Output& output : outputs) {
    std::error_code error;
    if (output.path == "-" || !fs::is_regular_file(output.path, error)) continue;
    for (const SourceId source : project.sources) {
      if (fs::equivalent(output.path, sources.at(source).path(), error)) {
        throw std::invalid_argument("-o " + output.path + " would replace a source of the booklet; name another file");
      }
    }
  }
}

size_t count_words(const Booklet& booklet) {
  size_t words = 0;
  for (const std::shared_ptr<const StyledPart>& part : booklet.styled->parts) {
    words += text::count_words(part->text, booklet.styled->languages[part->nodes.front().language]);
  }
  return words;
}

// "1 page", "12,000 pages".
std::string grouped(size_t count, std::string_view one, std::string_view many) {
  std::string words = counted(count, one, many);
  for (size_t at = words.find(' '); at > 3; at -= 3) words.insert(at - 3, ",");
  return words;
}

std::string closing_line(const Booklet& booklet, double seconds, const std::vector<Output>& outputs) {
  std::string files;
  for (const Output& output : outputs) {
    if (output.path == "-") continue;
    files += (files.empty() ? "" : ", ") + output.path;
  }
  const size_t statements = project::statements_of(booklet.project).size();
  return fmt::format("{}, {}, {}{:.2f} s{}\n", grouped(booklet.paged.pages.size(), "page", "pages"),
                     grouped(count_words(booklet), "word", "words"),
                     statements == 0 ? "" : grouped(statements, "statement", "statements") + ", ", seconds,
                     files.empty() ? "" : ": " + files);
}

// What was built, with what, and that it was proven; beside the files.
void write_certificate(const std::string& path, const Booklet& booklet, const Sources& sources,
                       const std::vector<Output>& outputs) {
  std::vector<audit::Output> files;
  for (const Output& output : outputs) {
    if (output.path == "-") continue;
    files.push_back({fs::path(output.path).filename().string(),
                     output.format == Format::Pdf ? std::string_view(booklet.pdf) : std::string_view(booklet.epub)});
  }
  write_file_atomically(path, audit::write_certificate(booklet, sources, files, version()));
}

}  // namespace

int build(const BuildOptions& options) { return build(options, publish_options(options)); }

int build(const BuildOptions& options, PublishOptions publishing) {
  if (options.no_verify && !options.certificate.empty()) {
    throw std::invalid_argument("--certificate vouches for what --no-verify leaves out; drop one of the two");
  }
  std::vector<Output> outputs = outputs_of(options);
  publishing.verify = !options.no_verify;
  if (!outputs.empty()) {
    publishing.pdf = publishing.epub = false;
    for (const Output& output : outputs) (output.format == Format::Pdf ? publishing.pdf : publishing.epub) = true;
  }
  publishing.keep_pages = options.report == Report::Fairness;
  Progress progress(!options.quiet);
  Sources sources;
  Diagnostics diagnostics;
  const Booklet booklet = publish_showing(progress, publishing, sources, diagnostics);
  audit::Fairness fairness;
  if (publishing.keep_pages && !diagnostics.has_errors()) {
    fairness = audit::measure_fairness(booklet, sources);
    audit::report_inequalities(fairness, diagnostics);
  }
  if (report(diagnostics, sources, options)) return kInputErrors;

  std::string certificate = options.certificate;
  if (outputs.empty()) {
    const std::string stem = "out/" + booklet.project.name;
    outputs = {{stem + ".pdf", Format::Pdf}, {stem + ".epub", Format::Epub}};
    if (certificate.empty() && !options.no_verify) certificate = stem + ".manifest.json";
  }
  refuse_to_replace_sources(outputs, booklet.project, sources);
  bool to_standard_output = false;
  for (const Output& output : outputs) {
    const std::string& bytes = output.format == Format::Pdf ? booklet.pdf : booklet.epub;
    if (output.path != "-") {
      write_file_atomically(output.path, bytes);
      continue;
    }
    to_standard_output = true;
    std::cout.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!std::cout.flush()) throw MachineError("cannot write to standard output");
  }
  if (!certificate.empty()) write_certificate(certificate, booklet, sources, outputs);
  if (options.report != Report::None) {
    std::ostream& out = to_standard_output ? std::cerr : std::cout;
    const bool json = options.diagnostics == DiagnosticFormat::Json;
    if (options.report == Report::Fairness) {
      (json ? audit::write_fairness_json : audit::write_fairness_text)(out, fairness);
    } else {
      (json ? audit::write_page_report_json : audit::write_page_report)(out, booklet, sources);
    }
    if (!out.flush()) throw MachineError("cannot write to standard output");
  }
  if (!options.quiet) {
    const bool machine_reads = to_standard_output || options.diagnostics == DiagnosticFormat::Json;
    std::ostream& out = machine_reads ? std::cerr : std::cout;
    out << closing_line(booklet, progress.seconds(), outputs);
    if (options.no_verify) out << "not verified: nobody compared the files with the statements (--no-verify)\n";
    out << std::flush;
  }
  return kDone;
}

int check(const CommonOptions& options) {
  PublishOptions publishing = publish_options(options);
  publishing.until = Stage::Files;  // also made, in memory: the writers have something to tell too
  Progress progress(!options.quiet);
  Sources sources;
  Diagnostics diagnostics;
  const Booklet booklet = publish_showing(progress, publishing, sources, diagnostics);
  if (report(diagnostics, sources, options)) return kInputErrors;
  if (!options.quiet && options.diagnostics != DiagnosticFormat::Json) {
    std::cout << fmt::format("{}: {}; {}, {}\n", booklet.project.name,
                             diagnostics.count(Severity::Warning) == 0 ? "nothing is wrong" : "no errors",
                             grouped(booklet.paged.pages.size(), "page", "pages"),
                             grouped(diagnostics.count(Severity::Warning), "warning", "warnings"));
  }
  return kDone;
}

}  // namespace hustings::cli
