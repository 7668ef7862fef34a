// What a limit took from a statement, as the witness sees it. It does not know the rule and counts no words: it holds
// that what was declared as cut is the end of what the source says, word for word, and that all else is in print.
#pragma once

#include <string>
#include <string_view>

#include "document/statement_cut.h"
#include "verify/witness.h"

namespace hustings::verify {

// Takes the cut from what the source says. False when it is not its end: then nothing is taken.
bool take_cut(const StatementCut& cut, Testimony& said);
// What print says of it, beneath the statement; nothing where it says nothing.
Words notice_of(const StatementCut& cut, std::string_view language);

}  // namespace hustings::verify
