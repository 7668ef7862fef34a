// The parts of a booklet that no candidate wrote: cover, imprint, contents, what is known of the election, index, and
// the colophon, which names every file the booklet was made from with its hash, so that anybody can check that a
// statement is printed as it was handed in. Their words come from the message catalogue in the edition's language.
#pragma once

#include <memory>

#include "election/part_writer.h"

namespace hustings::election {

std::shared_ptr<const Part> write_cover(const EditionContext& context, const Metadata& metadata,
                                        Diagnostics& diagnostics);
// Whether there is anything for an imprint to say.
bool has_imprint(const Project& project);
std::shared_ptr<const Part> write_imprint(const EditionContext& context, const Metadata& metadata,
                                          Diagnostics& diagnostics);
std::shared_ptr<const Part> write_contents(const EditionContext& context, Diagnostics& diagnostics);
// The election's facts: when voting opens, how many seats there are.
std::shared_ptr<const Part> write_election_facts(const EditionContext& context, Diagnostics& diagnostics);
std::shared_ptr<const Part> write_index(const EditionContext& context, Diagnostics& diagnostics);
std::shared_ptr<const Part> write_colophon(const EditionContext& context, Diagnostics& diagnostics);

}  // namespace hustings::election
