// A ballot measure: what is asked, what officials say of it, what people argue for and against it, and the text that
// would become law. Everything but the title is a text of its own, from a file or from the manifest, and stays raw
// bytes here. What people submitted (arguments, rebuttals, the full text) is told by `statements_of`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "project/body.h"

namespace hustings {

struct Signer {
  std::string name;
  std::string title;  // whom they speak for: "President, Riverbend Library Friends"; may be empty
  Span span;
};

// A text about a measure. `body` is the file's Markdown, or a source of its own that holds the manifest's words: its
// path and lines are the manifest's.
struct MeasureText {
  std::string id;        // of its section in both files: "argument-measure-a-for"
  std::string title;     // of its heading, when not that of the message catalogue
  std::string language;  // BCP 47; empty: the booklet's
  Body body;
  std::vector<Signer> signers;
  Span span;  // of the entry in the manifest; unknown when there is none
  bool exists() const { return body.exists(); }
};

enum class Side : uint8_t { For, Against };

struct Argument {
  Side side = Side::For;
  MeasureText text;
  MeasureText rebuttal;  // of this argument, by its opponents
};

struct BallotMeasure {
  MeasureText summary;      // official
  MeasureText explanation;  // impartial analysis
  MeasureText fiscal;       // what it costs
  MeasureText full_text;
  std::vector<Argument> arguments;  // all for, then all against, each in the order received
  ManifestText arguments_notice;    // Markdown below each argument: whose opinions these are
  // Print says that nobody argued: unless the manifest has `arguments: no`.
  bool invites_arguments = true;
};

}  // namespace hustings
