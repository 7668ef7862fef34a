// Everything that somebody submitted to stand in the booklet word for word, in the order of printing: what is counted,
// limited, given equal space, hashed and proven.
#pragma once

#include <string>
#include <vector>

#include "project/project.h"

namespace hustings {

// Whose rules bind it. The full text of a measure is law and has no limit.
enum class StatementKind : uint8_t { Candidate, Argument, Rebuttal, FullText };

struct Statement {
  StatementKind kind = StatementKind::Candidate;
  std::string id;        // of its section in both files: "statement-jane-roe", "argument-measure-a-for"
  std::string part;      // of the Part that it stands in: "profile-jane-roe", "arguments-measure-a-for"
  std::string author;    // for messages and reports: "Jane Roe"; the first signer; a measure that nobody signs
  std::string what;      // for messages: "the statement of Jane Roe", "the argument for Measure A"
  std::string language;  // BCP 47; the booklet's where it has none of its own
  Body body;
  const Contest* contest = nullptr;
  const Candidate* candidate = nullptr;  // whose it is; nullptr: a text about a measure
};

namespace project {

// The Part of an argument and its rebuttal: "arguments-measure-a-for".
std::string arguments_part_id(const Argument& argument);
// What a measure is called in messages: its number, or its title where it has none.
std::string measure_name(const Contest& contest);
// Every text of a measure that there is, in the order of printing; none for other contests.
std::vector<const MeasureText*> measure_texts(const Contest& contest);
// The side of a contest on which nobody argued, and print says so.
bool lacks_argument(const Contest& contest, Side side);
// Whether print says of an argument without a rebuttal that it has none: where another one has.
bool wants_rebuttals(const Contest& contest);
// Lines of a text joined by spaces: a question that was written over several lines is one paragraph.
std::string one_paragraph(std::string_view markdown);
// The project must outlive what is returned. Candidates without a statement have none here.
std::vector<Statement> statements_of(const Project& project);

}  // namespace project
}  // namespace hustings
