// Proof sheets: for each candidate the pages as they will be printed, behind a sheet that says what was received, how
// it was counted and what was changed, with a block to sign. Offices send them out before anything goes to the press
// (a ballot or a pamphlet is cheaper to correct on a desk than in the mail).
#pragma once

#include <string>
#include <vector>

#include "audit/fairness.h"

namespace hustings::audit {

struct ProofFile {
  std::string name;  // "jane-roe.pdf"
  std::string bytes;
};

// The booklet has its PDF and has kept its pages. `only` is a candidate's id, or empty: all of them. `told` is what the
// program has said about the booklet. Nothing, and errors, when the sheets cannot be set.
std::vector<ProofFile> make_proofs(const Booklet& booklet, const Fairness& fairness, const PublishOptions& options,
                                   const std::string& only, const Diagnostics& told, Sources& sources,
                                   Diagnostics& diagnostics);

}  // namespace hustings::audit
