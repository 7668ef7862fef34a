#include "limits/bound_texts.h"

#include <optional>

#include "base/counted.h"
#include "base/parallel.h"
#include "limits/cuts.h"
#include "limits/formatting.h"
#include "limits/parsed_body.h"
#include "markdown/parse.h"
#include "project/statements.h"

namespace hustings::limits {
namespace {

bool cuts(OverLimit how) { return how != OverLimit::Reject && how != OverLimit::Warn; }

struct Bound {
  std::shared_ptr<const Part> text;  // nullptr: as it was
  std::optional<StatementCut> cut;
  Diagnostics said;
};

void tell(const Statement& statement, const StatementCut& cut, bool is_empty, Diagnostics& diagnostics) {
  const std::string& whose = statement.what;
  if (is_empty) {
    const bool of_sentences = statement.contest->rules.over_limit == OverLimit::CutSentences;
    diagnostics.error(
        "statement-cut-empty", cut.span,
        "nothing of " + whose + " fits: it has " + counted(cut.counted, "word", "words") + ", the limit is " +
            std::to_string(cut.limit) + ", and its first " + (of_sentences ? "sentence" : "piece") +
            " is longer than that",
        {of_sentences ? "ask its author for a shorter one, or let the limit cut words (over-limit: cut-words)"
                      : "ask its author for a shorter one, or see with hustings count --explain what it counts"});
    return;
  }
  diagnostics.warning("statement-cut", cut.span,
                      whose + " is cut from here on: it has " + counted(cut.counted, "word", "words") +
                          ", the limit is " + std::to_string(cut.limit) + ", and " +
                          counted(cut.counted - cut.kept, "word", "words") + " go",
                      {"send its author a proof, or ask for a shorter text; what is cut stands in the certificate"});
}

Bound bind(const Statement& statement, const Part& parsed) {
  Bound bound;
  if (statement.kind == StatementKind::FullText) return bound;  // a law is printed as it is
  const StatementRules& rules = statement.contest->rules;
  const CountProfile& profile = rules.profile == nullptr ? *plain_words() : *rules.profile;
  const WordLimit* const limit = limit_for(statement);
  const Part* text = &parsed;
  if (limit != nullptr && cuts(rules.over_limit)) {
    const WordCount count = count_words(parsed, 0, statement.language, profile);
    if (auto result = cut_text(parsed, count, limit->words, rules.over_limit, statement.language, profile)) {
      result->cut.id = statement.id;
      tell(statement, result->cut, !says_something(*result->text), bound.said);
      bound.text = std::move(result->text);
      bound.cut = std::move(result->cut);
      text = bound.text.get();
    }
  }
  check_formatting(
      {*text, statement.what, statement.language, rules.formatting, profile, limit == nullptr ? 0 : limit->words},
      bound.said);
  if (rules.formatting.no_links) {
    if (auto plain = without_links(*text)) bound.text = std::move(plain);
  }
  return bound;
}

// Where the signs of Markdown are words, what is left after a cut cannot be counted: its Markdown was never written.
void refuse_raw_cuts(const StatementRules& rules, Diagnostics& diagnostics) {
  const bool raw = rules.profile != nullptr && rules.profile->separation == CountProfile::Separation::RawSpaces;
  if (!raw || !cuts(rules.over_limit) || rules.limits.empty()) return;
  diagnostics.error("manifest-value", rules.limits.front().span,
                    "statements cannot be cut by the profile '" + rules.profile->id +
                        "', which counts the signs of Markdown as words",
                    {"choose reject or warn for 'over-limit', or another 'count-profile'"});
}

}  // namespace

BoundTexts bind_statements(const Project& project, const std::vector<ParsedBody>& bodies, Diagnostics& diagnostics) {
  for (const Contest& contest : project.contests) refuse_raw_cuts(contest.rules, diagnostics);
  std::map<std::pair<SourceId, uint32_t>, const Document*> parsed;
  for (const ParsedBody& body : bodies) parsed.emplace(std::pair(body.body.source, body.body.begin), &body.document);
  const std::vector<Statement> statements = project::statements_of(project);
  std::vector<Bound> bound(statements.size());
  parallel_for(statements.size(), [&](size_t i) {
    const auto found = parsed.find({statements[i].body.source, statements[i].body.begin});
    if (found == parsed.end() || found->second->parts.empty()) return;
    bound[i] = bind(statements[i], *found->second->parts.front());
  });
  BoundTexts texts;
  for (size_t i = 0; i < statements.size(); ++i) {
    diagnostics.append(std::move(bound[i].said));
    if (bound[i].text != nullptr) texts.changed[statements[i].id] = std::move(bound[i].text);
    if (bound[i].cut) texts.cuts.push_back(std::move(*bound[i].cut));
  }
  return texts;
}

std::vector<StatementCut> declared_cuts(const Project& project, const Sources& sources) {
  std::vector<ParsedBody> bodies;
  for (const Statement& statement : project::statements_of(project)) {
    const StatementRules& rules = statement.contest->rules;
    if (cuts(rules.over_limit) && !rules.limits.empty()) bodies.push_back({statement.body, {}});
  }
  std::vector<Diagnostics> unheard(bodies.size());  // a build has told it
  parallel_for(bodies.size(), [&](size_t i) {
    const Body& body = bodies[i].body;
    bodies[i].document = markdown::parse(sources.at(body.source), body.begin, body.end, {}, unheard[i]);
  });
  Diagnostics told;
  return bind_statements(project, bodies, told).cuts;
}

}  // namespace hustings::limits
