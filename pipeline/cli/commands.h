// The commands and the options they share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/diagnostics_output.h"
#include "cli/environment.h"
#include "publish.h"

namespace hustings::cli {

struct CommonOptions {
  std::string input;
  std::string layout, language, data_dir;
  std::string count_profile;  // overrides the manifest's
  uint32_t word_limit = 0;    // the same; 0: does not
  std::optional<PdfStandard> pdf_standard;
  DiagnosticFormat diagnostics = DiagnosticFormat::Human;
  ColorChoice color = ColorChoice::Auto;
  unsigned jobs = 0;
  bool warnings_are_errors = false;
  bool quiet = false;
};

enum class Format { Unknown, Pdf, Epub };

// What a build tells besides what is wrong.
enum class Report { None, Pages, Fairness };

struct BuildOptions : CommonOptions {
  std::vector<std::string> outputs;
  Format format = Format::Unknown;  // of outputs whose ending does not tell
  Report report = Report::None;
  std::string certificate;  // empty: beside the files of a build without -o
  bool no_verify = false;
};

struct VerifyOptions : CommonOptions {
  std::vector<std::string> files;
};

struct OrderOptions : CommonOptions {
  bool certificate = false;  // with each step
};

struct DumpOptions : CommonOptions {
  std::string stage;
};

enum class ReportFormat { Text, Json, Html };

struct FairnessOptions : CommonOptions {
  ReportFormat format = ReportFormat::Text;
  std::string output = "-";
};

struct ProofsOptions : CommonOptions {
  std::string candidate;  // an id; empty: all
  std::string output;     // a folder; empty: out/NAME-proofs
};

struct CountOptions : CommonOptions {
  bool explain = false;
};

// Each returns the exit status. A MachineError or std::invalid_argument (wrong usage found late) goes through.
int build(const BuildOptions& options);
int build(const BuildOptions& options, PublishOptions publishing);
int check(const CommonOptions& options);
int dump(const DumpOptions& options);
int order(const OrderOptions& options);
int fairness(const FairnessOptions& options);
int proofs(const ProofsOptions& options);
int verify(const VerifyOptions& options);
int count(const CountOptions& options);
int fonts(const CommonOptions& options);
int init(const std::string& folder);
// Versions of the program and of the libraries that shape its output.
std::string version();

// What stands in for a file named "-"; empty for any other input.
std::string standard_input(const CommonOptions& options);
// What project::read() takes, from the options of a command.
project::Options reading_options(const CommonOptions& options, const Folders& folders);
// What publish() takes; reads standard input for "-".
PublishOptions publish_options(const CommonOptions& options);
class Progress;
// publish() with a bar that shows how far it is.
Booklet publish_showing(Progress& progress, const PublishOptions& publishing, Sources& sources,
                        Diagnostics& diagnostics);
// Writes diagnostics to standard error and returns whether the booklet is refused.
bool report(const Diagnostics& diagnostics, const Sources& sources, const CommonOptions& options);

}  // namespace hustings::cli
