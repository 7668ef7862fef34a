// Reading a measure: its entry in the manifest, and the files that the entry names.
//
// Each text is written in one of three ways: the name of a Markdown file, Markdown in place (what is no name of a
// file), or a map with `file` or `text` and what belongs to it: `title`, `language`, `signers`, `rebuttal`. A file may
// have title, language and signers in its front matter; the manifest has the last word.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "project/facts.h"
#include "project/project.h"

namespace hustings::project {

// A text as the manifest describes it, before its file is read.
struct TextEntry {
  MeasureText text;
  std::string file;
  ManifestText in_place;
};

struct ArgumentEntry {
  Side side = Side::For;
  TextEntry text, rebuttal;
};

struct MeasureEntry {
  TextEntry summary, explanation, fiscal, full_text;
  std::vector<ArgumentEntry> arguments;
};

// Takes what a contest says of its kind: `kind`, `number`, `question`, `notice`, `uncontested`, `group`, and of a
// measure its texts. Reports `manifest-value`, `unknown-key`, `question-missing`.
void read_kind(const Value& value, Entries& entries, Contest& contest, MeasureEntry& measure, Diagnostics& diagnostics);
// Takes `title`, `language` and `signers`, in the manifest as in a file's front matter; what `text` has stays. Reports
// `unknown-language` and `unknown-key`.
void take_description(Entries& entries, MeasureText& text, Diagnostics& diagnostics);
// Markdown in place, of a key that has no file.
ManifestText take_markdown(Entries& entries, std::initializer_list<std::string_view> keys);

// Reads a file of the folder: its body, and the values of its front matter; nullptr when it cannot be used.
using ReadFile = std::function<const Value*(const std::string& file, Span named, Body& body)>;
// Gives the contest's measure its texts and their ids. Words in place become sources of their own.
void settle_measure(const MeasureEntry& entry, Contest& contest, const ReadFile& read_file, Sources& sources,
                    Diagnostics& diagnostics);

}  // namespace hustings::project
