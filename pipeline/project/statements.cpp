#include "project/statements.h"

#include <algorithm>

#include "project/value.h"

namespace hustings::project {
namespace {

class Collector {
 public:
  explicit Collector(const Project& project) : project_(project) {}

  void add_candidate(const Contest& contest, const Candidate& candidate) {
    if (!candidate.statement.exists()) return;
    Statement statement;
    statement.id = "statement-" + candidate.id;
    statement.part = "profile-" + candidate.id;
    statement.author = candidate.name;
    statement.what = "the statement of " + candidate.name;
    statement.candidate = &candidate;
    add(std::move(statement), candidate.statement, candidate.language, contest);
  }

  void add_measure(const Contest& contest) {
    const std::string name = measure_name(contest);
    for (const Argument& argument : contest.measure.arguments) {
      std::string what = argument.side == Side::For ? "the argument for " : "the argument against ";
      what += name;
      const std::string part = arguments_part_id(argument);
      add_text(argument.text, StatementKind::Argument, part, name, what, contest);
      add_text(argument.rebuttal, StatementKind::Rebuttal, part, name, "the rebuttal to " + what, contest);
    }
    const MeasureText& law = contest.measure.full_text;
    add_text(law, StatementKind::FullText, "law-" + contest.id, name, "the full text of " + name, contest);
  }

  std::vector<Statement> take() { return std::move(statements_); }

 private:
  void add_text(const MeasureText& text, StatementKind kind, const std::string& part, const std::string& measure,
                const std::string& what, const Contest& contest) {
    if (!text.exists()) return;
    Statement statement;
    statement.kind = kind;
    statement.id = text.id;
    statement.part = part;
    statement.author = text.signers.empty() ? measure : text.signers.front().name;
    statement.what = what;
    add(std::move(statement), text.body, text.language, contest);
  }

  void add(Statement statement, const Body& body, const std::string& language, const Contest& contest) {
    statement.body = body;
    statement.language = language.empty() ? project_.metadata.language : language;
    statement.contest = &contest;
    statements_.push_back(std::move(statement));
  }

  const Project& project_;
  std::vector<Statement> statements_;
};

}  // namespace

std::string arguments_part_id(const Argument& argument) {
  // "argument-measure-a-for" -> "arguments-measure-a-for"
  return "arguments" + argument.text.id.substr(std::string_view("argument").size());
}

std::string measure_name(const Contest& contest) { return contest.number.empty() ? contest.title : contest.number; }

std::vector<const MeasureText*> measure_texts(const Contest& contest) {
  const BallotMeasure& measure = contest.measure;
  std::vector<const MeasureText*> texts = {&measure.summary, &measure.explanation, &measure.fiscal};
  for (const Argument& argument : measure.arguments) {
    texts.push_back(&argument.text);
    texts.push_back(&argument.rebuttal);
  }
  texts.push_back(&measure.full_text);
  const auto is_missing = [](const MeasureText* text) { return !text->exists(); };
  texts.erase(std::remove_if(texts.begin(), texts.end(), is_missing), texts.end());
  return texts;
}

bool lacks_argument(const Contest& contest, Side side) {
  const auto is_on_side = [&](const Argument& argument) { return argument.side == side; };
  const std::vector<Argument>& arguments = contest.measure.arguments;
  return contest.kind == ContestKind::Measure && contest.measure.invites_arguments &&
         std::none_of(arguments.begin(), arguments.end(), is_on_side);
}

bool wants_rebuttals(const Contest& contest) {
  const std::vector<Argument>& arguments = contest.measure.arguments;
  return std::any_of(arguments.begin(), arguments.end(),
                     [](const Argument& argument) { return argument.rebuttal.exists(); });
}

std::string one_paragraph(std::string_view markdown) {
  std::string joined;
  for (size_t begin = 0; begin < markdown.size();) {
    const size_t end = std::min(markdown.find('\n', begin), markdown.size());
    const std::string_view line = trimmed(markdown.substr(begin, end - begin));
    if (!line.empty() && !joined.empty()) joined += ' ';
    joined += line;
    begin = end + 1;
  }
  return joined;
}

std::vector<Statement> statements_of(const Project& project) {
  Collector collector(project);
  for (const Contest& contest : project.contests) {
    for (const Candidate& candidate : contest.candidates) collector.add_candidate(contest, candidate);
    if (contest.kind == ContestKind::Measure) collector.add_measure(contest);
  }
  return collector.take();
}

}  // namespace hustings::project
