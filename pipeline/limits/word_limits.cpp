#include "limits/word_limits.h"

#include <map>

#include "base/counted.h"
#include "base/parallel.h"

namespace hustings::limits {
namespace {

void check_limit(const CountedStatement& counted_statement, Diagnostics& diagnostics) {
  const auto& [statement, count, limit] = counted_statement;
  const uint32_t over = counted_statement.over();
  const OverLimit rule = statement.contest->rules.over_limit;
  if (over == 0 || (rule != OverLimit::Reject && rule != OverLimit::Warn)) return;
  const CountProfile& profile = *statement.contest->rules.profile;
  const size_t first = first_beyond(count, limit->words);
  Span span = count.tokens[first].span;
  // The excess is shown from its first word on.
  const Span last = count.tokens.back().span;
  if (last.source == span.source && last.end > span.end) span.end = last.end;
  std::string message = statement.what + " has " + counted(count.words, "word", "words") + ", " + std::to_string(over) +
                        " more than the limit of " + std::to_string(limit->words) +
                        (limit->language.empty() ? "" : " for '" + limit->language + "'") +
                        "; the first too many stands here";
  const std::string way = "counted by the profile '" + profile.id + "'" +
                          (profile.citation.empty() ? "" : " (" + profile.citation + ")") +
                          "; hustings count --explain tells what each word counts";
  const std::string remedy = "have it shortened by " + counted(over, "word", "words") +
                             ", or choose with 'over-limit' below 'statements' what happens to longer ones";
  diagnostics.add(Diagnostic{rule == OverLimit::Reject ? Severity::Error : Severity::Warning,
                             "word-limit-exceeded",
                             span,
                             std::move(message),
                             {way, remedy}});
}

void check_pictures(const CountedStatement& counted_statement, const Part& text, Diagnostics& diagnostics) {
  const CountProfile& profile = *counted_statement.statement.contest->rules.profile;
  if (profile.words_per_square_inch == 0) return;
  for (const CountedToken& token : counted_statement.count.tokens) {
    if (token.words != 0 || token.node == kNoNode || text[token.node].kind != NodeKind::Image) continue;
    diagnostics.warning(
        "picture-size-unknown", token.span,
        "this picture counts " + counted(profile.words_per_square_inch, "word", "words") +
            " a square inch, and does not state its size: it is counted as none",
        {"write it in HTML with both sizes in pixels, 96 to the inch: <img src=\"chart.png\" width=\"192\" "
         "height=\"96\" alt=\"...\">"});
  }
}

using ById = std::map<std::pair<SourceId, uint32_t>, const Part*>;

ById parts_of(const std::vector<ParsedBody>& bodies) {
  ById parts;
  for (const ParsedBody& body : bodies) {
    if (!body.document.parts.empty()) {
      parts.emplace(std::pair(body.body.source, body.body.begin), body.document.parts.front().get());
    }
  }
  return parts;
}

const Part* part_of(const ById& parts, const Body& body) {
  const auto found = parts.find({body.source, body.begin});
  return found == parts.end() ? nullptr : found->second;
}

}  // namespace

std::vector<CountedStatement> count_statements(const Project& project, const std::vector<ParsedBody>& bodies,
                                               const Sources& sources) {
  const ById parts = parts_of(bodies);
  std::vector<Statement> statements = project::statements_of(project);
  std::vector<CountedStatement> counted(statements.size());
  parallel_for(statements.size(), [&](size_t i) {
    CountedStatement& one = counted[i];
    one.statement = std::move(statements[i]);
    const StatementRules& rules = one.statement.contest->rules;
    one.limit = limit_for(one.statement);
    if (const Part* text = part_of(parts, one.statement.body)) {
      one.count = count_statement(one.statement, *text, sources.at(one.statement.body.source), *rules.profile);
    }
  });
  return counted;
}

void check_word_limits(const Project& project, const std::vector<ParsedBody>& bodies, const Sources& sources,
                       Diagnostics& diagnostics) {
  bool limited = false;
  for (const Contest& contest : project.contests) limited = limited || !contest.rules.limits.empty();
  if (!limited) return;
  const ById parts = parts_of(bodies);
  for (const CountedStatement& each : count_statements(project, bodies, sources)) {
    check_limit(each, diagnostics);
    const Part* text = part_of(parts, each.statement.body);
    if (text != nullptr && each.limit != nullptr) check_pictures(each, *text, diagnostics);
  }
}

}  // namespace hustings::limits
