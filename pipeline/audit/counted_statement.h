// A statement once more, for reports: the trees that the booklet was made from are gone when it is finished.
#pragma once

#include "limits/word_count.h"

namespace hustings::audit {

struct CountedStatement {
  Document document;        // what its Markdown is read as; `count` speaks of its first Part
  limits::WordCount count;  // by the contest's profile
};

// The statement's body must exist. Its own messages were told when the booklet was made.
CountedStatement count_again(const Statement& statement, const Sources& sources);

}  // namespace hustings::audit
