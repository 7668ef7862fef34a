// Everything that somebody submitted to stand in the booklet word for word, in the order of printing: what is counted,
// limited, given equal space, hashed and proven.
#pragma once

#include <string>
#include <vector>

#include "project/project.h"

namespace hustings {

struct Statement {
  std::string id;        // of its section in both files: "statement-jane-roe"
  std::string part;      // of the Part that it stands in: "profile-jane-roe"
  std::string author;    // for messages and reports: "Jane Roe"
  std::string language;  // BCP 47; the booklet's where it has none of its own
  Body body;
  const Contest* contest = nullptr;
  const Candidate* candidate = nullptr;  // whose it is; nullptr: an argument on a measure
};

namespace project {

// The project must outlive what is returned. Candidates without a statement have none here.
std::vector<Statement> statements_of(const Project& project);

}  // namespace project
}  // namespace hustings
