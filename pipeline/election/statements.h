// The parts that people wrote: pages of information, the opening of a contest, a candidate's profile.
#pragma once

#include <memory>

#include "election/measures.h"
#include "election/part_writer.h"

namespace hustings::election {

// Ids of parts and of what links lead to.
std::string page_part_id(const Project& project, const InformationPage& page);
std::string contest_part_id(const Contest& contest);
std::string profile_part_id(const Candidate& candidate);

std::shared_ptr<const Part> write_page(const EditionContext& context, const InformationPage& page,
                                       const PlacedText& text, Diagnostics& diagnostics);
std::shared_ptr<const Part> write_contest(const EditionContext& context, const Contest& contest,
                                          const OpeningTexts& texts, Diagnostics& diagnostics);
// `portrait` is an index into Document::pictures, -1 when there is none. `damaged` says that an error was reported in
// the statement's file, so that an empty statement needs no warning of its own.
std::shared_ptr<const Part> write_profile(const EditionContext& context, const Contest& contest,
                                          const Candidate& candidate, const PlacedText& statement, int portrait,
                                          bool damaged, Diagnostics& diagnostics);

}  // namespace hustings::election
