// What a booklet has to say of contests beyond their candidates: titles and questions, and all the texts of a measure.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "document/statement_cut.h"
#include "verify/expected.h"

namespace hustings::verify {

// The words of the sources, as expected.cpp hears them.
struct Hearing {
  std::string language;  // the edition's, of the booklet's own words
  std::function<Testimony(const Body&)> testimony;
  std::function<uint32_t(Span)> line;  // 0 when nobody knows
  std::function<void(Words&, const std::vector<Fact>&, SourceId)> add_facts;
  std::function<const StatementCut*(std::string_view)> cut;  // of a text, by its ID; nullptr: nothing was cut
};

// Number and title.
Words contest_title(const Contest& contest, const std::string& language);
// The question, and the notice with its notes.
Words question_words(const Contest& contest, const Hearing& hearing);
Testimony notice_words(const ManifestText& notice, const Hearing& hearing);

// The IDs of a measure's sections, in the order of `expected_measure`.
std::vector<std::string> measure_ids(const Contest& contest);
// All texts of a measure in reading order; `parent` is counted from the first of them.
std::vector<ExpectedText> expected_measure(const Contest& contest, const Hearing& hearing);

}  // namespace hustings::verify
