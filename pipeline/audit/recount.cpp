#include "audit/recount.h"

#include <nlohmann/json.hpp>

#include "base/parallel.h"
#include "markdown/parse.h"

namespace hustings::audit {
namespace {

std::shared_ptr<const CountProfile> profile_of(const Contest* contest) {
  return contest != nullptr && contest->rules.profile != nullptr ? contest->rules.profile : plain_words();
}

// All that are counted, with those of candidates who submitted none: these have no body.
std::vector<Statement> wanted_statements(const Project& project) {
  std::vector<Statement> wanted;
  std::vector<Statement> submitted = project::statements_of(project);
  size_t next = 0;
  for (const Contest& contest : project.contests) {
    for (const Candidate& candidate : contest.candidates) {
      if (candidate.statement.exists()) {
        wanted.push_back(std::move(submitted[next++]));
        continue;
      }
      Statement none;
      none.id = "statement-" + candidate.id;
      none.what = "the statement of " + candidate.name;
      none.language = candidate.language.empty() ? project.metadata.language : candidate.language;
      none.contest = &contest;
      none.candidate = &candidate;
      wanted.push_back(std::move(none));
    }
    for (; next < submitted.size() && submitted[next].contest == &contest; ++next) {
      if (submitted[next].kind != StatementKind::FullText) wanted.push_back(std::move(submitted[next]));
    }
  }
  return wanted;
}

}  // namespace

Recount recount(const Statement& statement, const Sources& sources) {
  Recount counted;
  if (!statement.body.exists()) return counted;
  const Source& source = sources.at(statement.body.source);
  Diagnostics told_before;
  counted.document = markdown::parse(source, statement.body.begin, statement.body.end, {}, told_before);
  if (counted.document.parts.empty()) return counted;
  counted.count =
      limits::count_statement(statement, *counted.document.parts.front(), source, *profile_of(statement.contest));
  return counted;
}

std::vector<StatementCount> statement_counts(const Project& project, const Sources& sources) {
  const std::vector<Statement> statements = wanted_statements(project);
  std::vector<StatementCount> counts(statements.size());
  parallel_for(statements.size(), [&](size_t i) {
    const Statement& statement = statements[i];
    const Body& body = statement.body;
    StatementCount& count = counts[i];
    count.id = statement.id;
    count.what = statement.what;
    count.span = body.exists() ? Span{body.source, body.begin, body.begin} : statement.candidate->span;
    const std::shared_ptr<const CountProfile> profile = profile_of(statement.contest);
    count.profile = profile->id;
    count.citation = profile->citation;
    count.words = recount(statement, sources).count.words;
    if (const WordLimit* const limit = limits::limit_for(statement)) count.limit = limit->words;
    count.over_limit = statement.contest->rules.over_limit;
  });
  return counts;
}

nlohmann::ordered_json count_report(const StatementCount& count) {
  nlohmann::ordered_json entry = {{"profile", count.profile}, {"citation", count.citation}, {"words", count.words}};
  if (count.limit) entry["limit"] = *count.limit;
  entry["over-limit"] = name_of(count.over_limit);
  return entry;
}

}  // namespace hustings::audit
