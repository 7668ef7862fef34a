// The count of each statement, for the official who accepts it and for the candidate who wants to know why a word is
// one too many.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/counted.h"
#include "base/parallel.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/program.h"
#include "limits/word_limits.h"
#include "markdown/parse.h"
#include "order/order.h"
#include "text/text.h"

namespace hustings::cli {
namespace {

using limits::CountedStatement;
using limits::CountedToken;

// A statement counted, with the tree that its tokens point into.
struct Counted {
  CountedStatement statement;
  const Part* text = nullptr;
  const CountProfile* profile = nullptr;
};

// Columns of a terminal: East Asian characters take two.
size_t width_of(std::string_view words) {
  size_t width = 0, begin = 0;
  for (const uint32_t end : text::grapheme_ends(words)) {
    size_t at = begin;
    const char32_t c = next_code_point(words, at);
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                      c >= 0x1F300;
    width += wide ? 2 : 1;
    begin = end;
  }
  return width;
}

std::string padded(std::string words, size_t width) {
  const size_t has = width_of(words);
  if (has < width) words.append(width - has, ' ');
  return words;
}

std::string words_of(const Counted& counted, const CountedToken& token, const Sources& sources) {
  const Source& source = sources.at(counted.statement.statement.body.source);
  std::string words = limits::words_of(token, *counted.text, source);
  for (char& c : words) c = c == '\n' ? ' ' : c;
  return words.empty() ? "(picture)" : printable(words);
}

// "hyphenations: each part"
std::string rule_says(const CountProfile& profile, const CountRule& rule) {
  std::string counts = rule.each_part ? "each part" : std::to_string(rule.words);
  if (rule.kind == CountKind::Picture && profile.words_per_square_inch > 0) {
    counts = fmt::format("{} per square inch", profile.words_per_square_inch);
  }
  return fmt::format("{}: {}", name_of(rule.kind), counts);
}

// Where the rule stands. What no source says is not put into the mouth of one.
std::string citation_of(const Counted& counted, const CountRule& rule) {
  if (!rule.citation.empty()) return rule.citation;
  const bool of_the_whole = counted.profile->separation != CountProfile::Separation::Spaces;
  return of_the_whole && rule.kind == CountKind::Word ? counted.profile->citation : "no source";
}

void explain(std::ostream& out, const Counted& counted, const Sources& sources) {
  size_t marks = 0, width = 12;
  for (const CountedToken& token : counted.statement.count.tokens) {
    width = std::max(width, std::min<size_t>(width_of(words_of(counted, token, sources)), 40));
  }
  for (const CountedToken& token : counted.statement.count.tokens) {
    const CountRule& rule = counted.profile->rules[token.rule];
    if (rule.kind == CountKind::Punctuation && token.words == 0) {
      ++marks;
      continue;
    }
    const LineColumn place = sources.at(token.span.source).position(token.span.begin);
    out << fmt::format("  {:>7}  {:>3}  {}  {:<28}  {}\n", fmt::format("{}:{}", place.line, place.column), token.words,
                       padded(words_of(counted, token, sources), width), rule_says(*counted.profile, rule),
                       citation_of(counted, rule));
  }
  if (marks > 0) out << fmt::format("  {:>7}  {:>3}  marks of punctuation: {}\n", "", 0, marks);
}

std::string title_of(const CountProfile& profile) {
  std::string title = fmt::format("{} ({})", profile.id, profile.title);
  if (!profile.citation.empty()) title += "; " + profile.citation;
  if (!profile.effective.empty()) title += "; in force " + profile.effective;
  return title;
}

// "Jane Roe"; of a measure, whose texts may have one signer for several, "argument for Measure A".
std::string label_of(const Statement& statement) {
  constexpr std::string_view kArticle = "the ";
  const std::string& what = statement.what;
  if (statement.kind == StatementKind::Candidate || !what.starts_with(kArticle)) return printable(statement.author);
  return printable(what.substr(kArticle.size()));
}

void write_text(std::ostream& out, const std::vector<Counted>& list, const Sources& sources, bool explained) {
  size_t width = 9;
  for (const Counted& each : list) width = std::max(width, width_of(label_of(each.statement.statement)));
  width = std::min<size_t>(width, 60);
  const Contest* contest = nullptr;
  bool first = true;
  for (const Counted& each : list) {
    const Statement& statement = each.statement.statement;
    if (first || statement.contest != contest) {
      contest = statement.contest;
      if (!first) out << '\n';
      if (contest != nullptr && !contest->title.empty()) out << printable(contest->title) << '\n';
      out << "Counted by " << title_of(*each.profile) << '\n';
      out << fmt::format("{}  {:<8}  {:>6}  {:>6}  {:>6}\n", padded("Statement", width), "Language", "Words", "Limit",
                         "Over");
      first = false;
    }
    const WordLimit* limit = each.statement.limit;
    out << fmt::format("{}  {:<8}  {:>6}  {:>6}", padded(label_of(statement), width), statement.language,
                       each.statement.count.words, limit == nullptr ? "-" : std::to_string(limit->words));
    if (each.statement.over() > 0) out << fmt::format("  {:>6}", each.statement.over());
    out << '\n';
    if (explained) explain(out, each, sources);
  }
  const auto over =
      std::count_if(list.begin(), list.end(), [](const Counted& each) { return each.statement.over() > 0; });
  out << fmt::format("{}, {} over the limit\n", counted(list.size(), "statement", "statements"), over);
}

nlohmann::ordered_json json_of(const Counted& each, const Sources& sources, bool explained) {
  const Statement& statement = each.statement.statement;
  nlohmann::ordered_json entry = {{"contest", statement.contest == nullptr ? "" : statement.contest->id},
                                  {"statement", statement.id},
                                  {"author", statement.author},
                                  {"language", statement.language},
                                  {"profile", each.profile->id},
                                  {"citation", each.profile->citation},
                                  {"words", each.statement.count.words}};
  if (each.statement.limit != nullptr) {
    entry["limit"] = each.statement.limit->words;
    entry["over"] = each.statement.over();
  }
  if (!explained) return entry;
  nlohmann::ordered_json tokens = nlohmann::ordered_json::array();
  for (const CountedToken& token : each.statement.count.tokens) {
    const CountRule& rule = each.profile->rules[token.rule];
    const Source& source = sources.at(token.span.source);
    const LineColumn place = source.position(token.span.begin);
    tokens.push_back({{"text", words_of(each, token, sources)},
                      {"words", token.words},
                      {"rule", name_of(rule.kind)},
                      {"citation", citation_of(each, rule)},
                      {"file", source.path()},
                      {"line", place.line},
                      {"column", place.column}});
  }
  entry["tokens"] = std::move(tokens);
  return entry;
}

// Where there are no statements (a file of Markdown alone), pages are counted as if they were.
std::vector<Contest> contest_for_pages(const Project& project) {
  Contest contest;
  contest.rules = project.rules;
  for (const InformationPage& page : project.pages) {
    Candidate candidate;
    candidate.id = page.id;
    candidate.name = page.title.empty() ? page.id : page.title;
    candidate.language = page.language.empty() ? project.metadata.language : page.language;
    candidate.statement = page.body;
    contest.candidates.push_back(std::move(candidate));
  }
  return {contest};
}

}  // namespace

int count(const CountOptions& options) {
  const Folders folders = find_folders(options.data_dir);
  set_threads(options.jobs);
  Sources sources;
  Diagnostics diagnostics;
  Project project = order::put_in_order(project::read(options.input, standard_input(options),
                                                      reading_options(options, folders), sources, diagnostics),
                                        diagnostics)
                        .project;
  if (project::statements_of(project).empty()) project.contests = contest_for_pages(project);
  std::vector<ParsedBody> bodies;
  Diagnostics said;
  for (const Statement& statement : project::statements_of(project)) {
    const Body& body = statement.body;
    bodies.push_back({body, markdown::parse(sources.at(body.source), body.begin, body.end, {}, said)});
  }
  // What is odd is told when the booklet is checked; an error leaves nothing to count.
  diagnostics.append(std::move(said));
  Diagnostics errors;
  for (const Diagnostic& each : diagnostics.list()) {
    if (each.severity == Severity::Error) errors.add(each);
  }
  std::vector<Counted> list;
  bool rejected = false;
  std::vector<CountedStatement> statements = limits::count_statements(project, bodies, sources);
  for (size_t i = 0; i < statements.size(); ++i) {
    Counted one;
    one.text = bodies[i].document.parts.empty() ? nullptr : bodies[i].document.parts.front().get();
    one.profile = statements[i].statement.contest->rules.profile.get();
    one.statement = std::move(statements[i]);
    rejected = rejected ||
               (one.statement.over() > 0 && one.statement.statement.contest->rules.over_limit == OverLimit::Reject);
    list.push_back(std::move(one));
  }
  if (options.diagnostics == DiagnosticFormat::Json) {
    nlohmann::ordered_json entries = nlohmann::ordered_json::array();
    for (const Counted& each : list) entries.push_back(json_of(each, sources, options.explain));
    const nlohmann::ordered_json report = {{"report", "count"}, {"statements", std::move(entries)}};
    std::cout << report.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  } else {
    write_text(std::cout, list, sources, options.explain);
  }
  if (!std::cout.flush()) throw MachineError("cannot write to standard output");
  CommonOptions told = options;
  if (told.diagnostics == DiagnosticFormat::Json) told.diagnostics = DiagnosticFormat::Short;  // one document a stream
  return report(errors, sources, told) || rejected ? kInputErrors : kDone;
}

}  // namespace hustings::cli
