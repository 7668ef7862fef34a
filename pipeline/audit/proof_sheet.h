// The sheet before a candidate's pages: what a candidate's agent has to know before signing.
#pragma once

#include <string>
#include <vector>

#include "audit/fairness.h"
#include "audit/recount.h"

namespace hustings::audit {

// Everything that it tells.
struct ProofFacts {
  const Booklet& booklet;
  const Fairness& fairness;
  const ContestFairness& contest;
  const Treatment& treatment;
  const Statement* statement;      // nullptr: none was submitted
  const Part* text = nullptr;      // the statement's, of which `count` speaks
  const Source* source = nullptr;  // that it was read from
  limits::WordCount count;
  std::string file, sha256;  // relative to the booklet's folder; of the bytes below its front matter
  size_t bytes = 0;
  std::vector<std::string> changes;  // what reading them left out or took for something else
  std::vector<std::string> told;     // what the program said about the candidate's file
};

// The word that leads to the title in the booklet's language, then the record in English.
Document write_proof_sheet(const ProofFacts& facts);

}  // namespace hustings::audit
