#include "project/statements.h"

namespace hustings::project {

std::vector<Statement> statements_of(const Project& project) {
  std::vector<Statement> statements;
  for (const Contest& contest : project.contests) {
    for (const Candidate& candidate : contest.candidates) {
      if (!candidate.statement.exists()) continue;
      Statement statement;
      statement.id = "statement-" + candidate.id;
      statement.part = "profile-" + candidate.id;
      statement.author = candidate.name;
      statement.language = candidate.language.empty() ? project.metadata.language : candidate.language;
      statement.body = candidate.statement;
      statement.contest = &contest;
      statement.candidate = &candidate;
      statements.push_back(std::move(statement));
    }
  }
  return statements;
}

}  // namespace hustings::project
