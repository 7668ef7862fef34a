// Cutting a statement to its limit. Statutes and offices do it in two ways: whole sentences go, from the end, until the
// rest is within the limit (Washington, WAC 434-381-180), or words do (California counties; New York City, which says
// in print that it did). What a cut leaves without words (an item of a list, a row of a table, a heading with nothing
// below it, a footnote whose mark is gone) goes with it.
//
// "From the end" is the order in which words are counted: the text, then its footnotes. A word is what the contest's
// profile counts; one that is joined to the word before it, by a hyphen or a slash, is never torn from it. A row of a
// table is one sentence, and so is a line of code.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "document/document.h"
#include "document/statement_cut.h"
#include "limits/word_count.h"
#include "project/contest_rules.h"

namespace hustings::limits {

struct CutText {
  std::shared_ptr<const Part> text;  // what is left; its root may have no words at all
  StatementCut cut;                  // without the statement's id
};

// Nothing when `count`, which is that of `text`, is within the limit, or `how` is no way to cut.
std::optional<CutText> cut_text(const Part& text, const WordCount& count, uint32_t limit, OverLimit how,
                                std::string_view language, const CountProfile& profile);

}  // namespace hustings::limits
