// The proof: every text of the booklet stands in every finished file, word for word, once, in its order and under its
// name.
//
// A witness from outside: words come from the bytes of the sources through cmark alone and from the bytes of the files
// through qpdf and the ZIP; nothing that the writers remember is asked. Not compared: white space within what a script
// writes without spaces, invisible characters, and tildes (words.h); what witness.h names as no words; words that a
// file marks as the layout's. Cover, imprint, contents, index and colophon are the booklet's own and not proven.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "document/statement_cut.h"
#include "project/project.h"

namespace hustings::verify {

enum class FileKind : uint8_t { Pdf, Epub };

struct FinishedFile {
  std::string name;  // for messages
  FileKind kind = FileKind::Pdf;
  std::string_view bytes;
};

// One text that was looked for.
struct ProvenText {
  std::string id, what;  // "statement-jane-roe", "the statement of Jane Roe"
  bool is_statement = false;
  size_t words = 0;  // its notes' included; 0 where print says that nothing was submitted
  // Where each file has it: "4-5", its pages in a PDF from 1, or "OEBPS/text/a.xhtml#statement-a"; empty: nowhere.
  std::vector<std::string> places;
};

struct Proof {
  size_t statements = 0, words = 0;
  std::vector<ProvenText> texts;  // in reading order
  std::vector<size_t> findings;   // by file: what differs
};

// What differs is told as errors with IDs that begin with "verify-". `cuts` are declared by who made the files: that
// and no other words may be missing.
Proof compare(const Project& project, const Sources& sources, const std::vector<StatementCut>& cuts,
              const std::vector<FinishedFile>& files, Diagnostics& diagnostics);

// By what the bytes begin with; false when they are neither.
bool recognize(std::string_view bytes, FileKind& kind);

}  // namespace hustings::verify
