#include "audit/counted_statement.h"

#include "markdown/parse.h"

namespace hustings::audit {

CountedStatement count_again(const Statement& statement, const Sources& sources) {
  CountedStatement counted;
  if (!statement.body.exists()) return counted;
  const Source& source = sources.at(statement.body.source);
  Diagnostics told_before;
  counted.document = markdown::parse(source, statement.body.begin, statement.body.end, {}, told_before);
  if (counted.document.parts.empty()) return counted;
  const std::shared_ptr<const CountProfile> profile =
      statement.contest != nullptr && statement.contest->rules.profile != nullptr ? statement.contest->rules.profile
                                                                                  : plain_words();
  counted.count = limits::count_statement(statement, *counted.document.parts.front(), source, *profile);
  return counted;
}

}  // namespace hustings::audit
