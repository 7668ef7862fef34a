// The forms that a statement may have: an office that prints statements in one type for all allows no bold words, no
// lists, no links (WAC 434-381-170; California's counties). Each rule that a contest states is checked in the author's
// Markdown, and each breach told at its place; a statement that breaks one is refused.
//
// What the rules take for what:
// - A paragraph is one of running text, in a quotation too; a list, a table, a block of code is one each, so that no
//   form has more of them. Headings and footnotes are none.
// - Headings are counted in words by the contest's profile where it counts them, else as plain words.
// - Capitals: a word of more than five letters, all capitals, breaks the rule, and so do words in a row, nothing but
//   spaces between them, that have more than five together ("VOTE NO"). So abbreviations may stand ("NASA", "U.S.",
//   "AFL-CIO"); longer ones are named among the profile's or the contest's. Words with digits are designations. Letters
//   of scripts without case are no capitals.
// - An address that stands for itself ("www.example.org") is no link by the author's hand; where links are not allowed
//   it is printed as plain words.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/diagnostics.h"
#include "document/document.h"
#include "project/contest_rules.h"
#include "project/count_profile.h"

namespace hustings::limits {

// Whose text is looked at, and by which rules.
struct RuledText {
  const Part& text;
  std::string_view whose;     // for messages: "the statement of Jane Roe"
  std::string_view language;  // BCP 47
  const FormattingRules& rules;
  const CountProfile& profile;
  uint32_t limit = 0;  // in words; 0: none, then paragraphs are measured by the words that there are
};

// Errors with IDs that begin with "format-".
void check_formatting(const RuledText& ruled, Diagnostics& diagnostics);
// The text without links; nullptr when it has none.
std::shared_ptr<const Part> without_links(const Part& text);

}  // namespace hustings::limits
