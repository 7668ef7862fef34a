// A booklet folder as it was read: the manifest's facts, every source file, every picture, the editions to make.
// Nothing is parsed here but the manifest and front matter; statements stay raw bytes.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "document/document.h"
#include "image/picture.h"
#include "project/body.h"
#include "project/contest_rules.h"
#include "project/measure.h"
#include "project/order_rule.h"

namespace hustings {

struct Portrait {
  std::string path;         // as written, relative to the file that names it
  std::string alternative;  // empty: the candidate's name is used
  Span span;
  std::shared_ptr<const Picture> picture;  // nothing when it could not be read: the diagnostic has been given
};

struct Candidate {
  std::string id;  // an XML name, unique in the project: from the ID, the file name or the name
  std::string name;
  std::string sort_name;  // what the index sorts by; empty: the name
  std::string party;
  std::optional<Portrait> portrait;
  std::vector<Fact> facts;  // in the order written, links and unknown keys included
  std::string language;     // of the statement; empty: the booklet's
  bool withdrawn = false;
  Body statement;
  Span span;  // of the front matter, or of the manifest's entry
};

// What voters are asked: to choose people, to say yes or no to a text, to keep somebody in office.
enum class ContestKind : uint8_t { Office, Measure, Retention };

struct Contest {
  std::string id;
  ContestKind kind = ContestKind::Office;
  std::string title;
  std::string number;        // "Measure A", "Position 3"; before the title; empty: none
  ManifestText question;     // of a measure, or whether somebody shall be retained: inline Markdown
  ManifestText notice;       // Markdown: a disclaimer for this contest
  bool uncontested = false;  // print says that there are no more candidates than seats
  std::string group;         // what `contest-order` may name it by, beside its id
  BallotMeasure measure;     // of a Measure only
  std::vector<Fact> facts;   // seats, term, district, vote rule
  std::string introduction;  // Markdown from the manifest
  Span introduction_span;
  Body introduction_body;  // or from a file
  std::vector<Candidate> candidates;
  StatementRules rules;
  std::optional<OrderRule> order;  // nothing: as the manifest lists them
  Span span;
};

// A page of front or back matter, or a chapter of a plain folder of Markdown.
struct InformationPage {
  std::string id;
  std::string title;  // from front matter; empty: the first heading of its text
  std::string language;
  std::vector<Fact> facts;  // unknown keys of its front matter
  Body body;
  bool back_matter = false;
};

// A selection of contests and pages in one language. One project has one edition until the manifest says otherwise.
struct Edition {
  std::string id = "main";
  std::string language;  // BCP 47
};

// Who vouches that the booklet is accessible, by which right, and the address of the report. All may be empty.
struct Certifier {
  std::string name, credential, report;
};

struct Project {
  std::string name;            // of the output files: "riverbend-county-2026"
  std::filesystem::path root;  // the folder; assets are read from nowhere else
  Metadata metadata;
  Certifier certifier;
  std::string layout;        // a shipped layout's name, or a file; empty: the default
  std::string pdf_standard;  // what the PDF shall conform to, as written: "a-3a,ua-1"; empty: the default
  Span pdf_standard_span;
  ManifestText disclaimer;  // inline Markdown, for the imprint: who answers for what
  std::vector<Fact> facts;  // of the election: dates, eligibility, officers
  std::vector<InformationPage> pages;
  std::vector<Contest> contests;
  StatementRules rules;  // of contests that state none of their own
  std::vector<Edition> editions;
  std::vector<SourceId> sources;  // every file that was read, in a fixed order, the manifest first
  bool has_election = false;      // false: a plain folder of Markdown; no contests, no cover facts
  void dump(std::ostream& out, const Sources& sources) const;
};

// Reads pictures that Markdown names: path as written, the source that names it. Shared by `project` (portraits) and
// `election` (pictures inside statements). Each file is read once; nothing outside the root is opened.
class Assets {
 public:
  explicit Assets(std::filesystem::path root);
  ~Assets();
  // The picture, or nothing: then one of `picture-missing`, `outside-booklet`, `picture-unreadable` (errors) or
  // `remote-picture` (a warning) has been reported at `span`. Safe to call from one thread at a time.
  std::shared_ptr<const Picture> picture(const std::string& target, const Source& from, Span span,
                                         Diagnostics& diagnostics);

 private:
  struct Cache;
  std::filesystem::path root_;
  std::unique_ptr<Cache> cache_;
};

namespace project {

// The path of the source that was piped in.
inline constexpr const char* kStandardInput = "(standard input)";

struct Options {
  std::string language;            // overrides the manifest's when not empty
  std::filesystem::path profiles;  // folder of the shipped profiles of counting
  std::string count_profile;       // overrides the manifest's for every contest when not empty
  uint32_t word_limit = 0;         // the same; 0: does not
};

// Reads `input`: a booklet folder (election.yaml with contests), an Elekto election folder, a folder of Markdown, one
// Markdown file, or "-" (`standard_input` holds its bytes then). Paths in messages are as the user would type them.
Project read(const std::string& input, std::string_view standard_input, const Options& options, Sources& sources,
             Diagnostics& diagnostics);

}  // namespace project
}  // namespace hustings
