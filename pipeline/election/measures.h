// The parts of a ballot measure: its opening (number, question, title, official summary, facts), what officials say of
// it, each argument with the people who sign it and the rebuttal beneath it, and the full text. Each is a Part of its
// own, so that a layout can say on which page it begins.
#pragma once

#include <memory>
#include <string>

#include "election/part_writer.h"

namespace hustings::election {

std::string analysis_part_id(const Contest& contest);
std::string law_part_id(const Contest& contest);

// The title of a contest with its number before it; an election of one contest need not name it.
void write_contest_title(PartWriter& writer, const Contest& contest);
// What voters are asked.
void write_question(PartWriter& writer, const Contest& contest);

// A disclaimer, below what it is about; nothing when there is none.
void write_notice(PartWriter& writer, const PlacedText& notice);

// The texts of an opening: the introduction is the manifest's or that of the file it names. Each may be one that is
// not there; none is nullptr.
struct OpeningTexts {
  const PlacedText* summary = nullptr;
  const PlacedText* introduction = nullptr;
  const PlacedText* from_file = nullptr;
  const PlacedText* notice = nullptr;
};
std::shared_ptr<const Part> write_measure(const EditionContext& context, const Contest& contest,
                                          const OpeningTexts& texts, Diagnostics& diagnostics);
// Explanation and fiscal statement; one of them may be missing.
std::shared_ptr<const Part> write_analysis(const EditionContext& context, const Contest& contest,
                                           const PlacedText& explanation, const PlacedText& fiscal,
                                           Diagnostics& diagnostics);
// An argument and its rebuttal. `wants_rebuttal`: say so when there is none.
std::shared_ptr<const Part> write_argument(const EditionContext& context, const Contest& contest,
                                           const Argument& argument, const PlacedText& text, const PlacedText& rebuttal,
                                           const PlacedText& notice, bool wants_rebuttal, Diagnostics& diagnostics);
// Says that nobody argued on this side.
std::shared_ptr<const Part> write_missing_argument(const EditionContext& context, const Contest& contest, Side side,
                                                   Diagnostics& diagnostics);
std::shared_ptr<const Part> write_law(const EditionContext& context, const Contest& contest, const PlacedText& text,
                                      Diagnostics& diagnostics);

}  // namespace hustings::election
