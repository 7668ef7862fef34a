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
#include "project/project.h"

namespace hustings::verify {

enum class FileKind : uint8_t { Pdf, Epub };

struct FinishedFile {
  std::string name;  // for messages
  FileKind kind = FileKind::Pdf;
  std::string_view bytes;
};

struct Proof {
  size_t statements = 0, texts = 0, words = 0;  // that were looked for in each file
};

// What differs is told as errors with IDs that begin with "verify-".
Proof compare(const Project& project, const Sources& sources, const std::vector<FinishedFile>& files,
              Diagnostics& diagnostics);

// By what the bytes begin with; false when they are neither.
bool recognize(std::string_view bytes, FileKind& kind);

}  // namespace hustings::verify
