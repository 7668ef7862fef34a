// The project as text: every fact with its place, every body with its range, in the order of the booklet.
#include <ostream>

#include "project/project.h"

namespace hustings {
namespace {

class Dump {
 public:
  Dump(std::ostream& out, const Sources& sources) : out_(out), sources_(sources) {}

  void text(int depth, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    start(depth, name);
    quoted(value);
    out_ << '\n';
  }
  void fact(int depth, const Fact& fact) {
    start(depth, "fact");
    quoted(fact.label);
    out_ << ' ';
    quoted(fact.value);
    place(fact.span);
    out_ << '\n';
  }
  void body(int depth, std::string_view name, const Body& body) {
    if (!body.exists()) return;
    start(depth, name);
    out_ << sources_.at(body.source).path();
    place({body.source, body.begin, body.end});
    out_ << '\n';
  }
  void start(int depth, std::string_view name) {
    out_ << std::string(static_cast<size_t>(depth) * 2, ' ') << name << ' ';
  }
  void place(Span span) {
    if (!span.known()) return;
    const Source& source = sources_.at(span.source);
    const LineColumn begin = source.position(span.begin), end = source.position(span.end);
    out_ << " @" << begin.line << ':' << begin.column << '-' << end.line << ':' << end.column;
  }
  void quoted(std::string_view value) {
    out_ << '"';
    for (char c : value) {
      if (c == '\n') {
        out_ << "\\n";
        continue;
      }
      if (c == '"' || c == '\\') out_ << '\\';
      out_ << c;
    }
    out_ << '"';
  }

 private:
  std::ostream& out_;
  const Sources& sources_;
};

void dump_candidate(const Candidate& candidate, Dump& dump, std::ostream& out) {
  dump.start(1, "candidate");
  out << candidate.id;
  dump.place(candidate.span);
  out << (candidate.withdrawn ? " withdrawn\n" : "\n");
  dump.text(2, "name", candidate.name);
  dump.text(2, "sort-name", candidate.sort_name);
  dump.text(2, "party", candidate.party);
  dump.text(2, "language", candidate.language);
  if (candidate.portrait) {
    dump.start(2, "portrait");
    dump.quoted(candidate.portrait->path);
    out << ' ';
    dump.quoted(candidate.portrait->alternative);
    if (const Picture* picture = candidate.portrait->picture.get()) {
      out << ' ' << picture->width << 'x' << picture->height;
    }
    dump.place(candidate.portrait->span);
    out << '\n';
  }
  for (const Fact& fact : candidate.facts) dump.fact(2, fact);
  dump.body(2, "statement", candidate.statement);
}

void dump_manifest_text(int depth, std::string_view name, const ManifestText& text, Dump& dump, std::ostream& out) {
  if (!text.exists()) return;
  dump.start(depth, name);
  dump.quoted(text.markdown);
  dump.place(text.span);
  out << '\n';
}

void dump_text(int depth, std::string_view name, const MeasureText& text, Dump& dump, std::ostream& out) {
  if (!text.exists()) return;
  dump.start(depth, name);
  out << text.id;
  dump.place(text.span);
  out << '\n';
  dump.text(depth + 1, "title", text.title);
  dump.text(depth + 1, "language", text.language);
  dump.body(depth + 1, "body", text.body);
  for (const Signer& signer : text.signers) {
    dump.start(depth + 1, "signer");
    dump.quoted(signer.name);
    if (!signer.title.empty()) {
      out << ' ';
      dump.quoted(signer.title);
    }
    dump.place(signer.span);
    out << '\n';
  }
}

void dump_measure(const BallotMeasure& measure, Dump& dump, std::ostream& out) {
  dump_text(1, "summary", measure.summary, dump, out);
  dump_text(1, "explanation", measure.explanation, dump, out);
  dump_text(1, "fiscal", measure.fiscal, dump, out);
  for (const Argument& argument : measure.arguments) {
    dump_text(1, argument.side == Side::For ? "argument-for" : "argument-against", argument.text, dump, out);
    dump_text(2, "rebuttal", argument.rebuttal, dump, out);
  }
  dump_manifest_text(1, "arguments-notice", measure.arguments_notice, dump, out);
  if (!measure.invites_arguments) out << "  no arguments\n";
  dump_text(1, "full-text", measure.full_text, dump, out);
}

}  // namespace

void Project::dump(std::ostream& out, const Sources& all) const {
  Dump dump(out, all);
  dump.text(0, "project", name);
  out << (has_election ? "election\n" : "texts\n");
  dump.text(0, "title", metadata.title);
  dump.text(0, "subtitle", metadata.subtitle);
  dump.text(0, "organization", metadata.organization);
  dump.text(0, "description", metadata.description);
  dump.text(0, "identifier", metadata.identifier);
  dump.text(0, "rights", metadata.rights);
  dump.text(0, "publisher", metadata.publisher);
  dump.text(0, "language", metadata.language);
  dump.text(0, "date", metadata.date);
  dump.text(0, "publication-date", metadata.publication_date);
  dump.text(0, "certifier", certifier.name);
  dump.text(0, "certifier-credential", certifier.credential);
  dump.text(0, "certifier-report", certifier.report);
  for (const std::string& author : metadata.authors) dump.text(0, "author", author);
  for (const std::string& keyword : metadata.keywords) dump.text(0, "keyword", keyword);
  dump.text(0, "layout", layout);
  dump_manifest_text(0, "disclaimer", disclaimer, dump, out);
  for (const Fact& fact : facts) dump.fact(0, fact);
  for (const Edition& edition : editions) out << "edition " << edition.id << ' ' << edition.language << '\n';
  for (const InformationPage& page : pages) {
    out << (page.back_matter ? "back-matter " : "page ") << page.id << '\n';
    dump.text(1, "title", page.title);
    dump.text(1, "language", page.language);
    for (const Fact& fact : page.facts) dump.fact(1, fact);
    dump.body(1, "body", page.body);
  }
  for (const Contest& contest : contests) {
    out << "contest " << contest.id;
    dump.place(contest.span);
    out << '\n';
    if (contest.kind == ContestKind::Measure) out << "  measure\n";
    if (contest.kind == ContestKind::Retention) out << "  retention\n";
    dump.text(1, "number", contest.number);
    dump.text(1, "title", contest.title);
    dump.text(1, "group", contest.group);
    dump_manifest_text(1, "question", contest.question, dump, out);
    dump_manifest_text(1, "notice", contest.notice, dump, out);
    if (contest.uncontested) out << "  uncontested\n";
    if (contest.order) {
      dump.start(1, "order");
      out << name_of(contest.order->method);
      dump.place(contest.order->span);
      out << '\n';
    }
    for (const Fact& fact : contest.facts) dump.fact(1, fact);
    dump.text(1, "introduction", contest.introduction);
    dump.body(1, "introduction-file", contest.introduction_body);
    for (const Candidate& candidate : contest.candidates) dump_candidate(candidate, dump, out);
    if (contest.kind == ContestKind::Measure) dump_measure(contest.measure, dump, out);
  }
  for (SourceId source : sources) out << "source " << all.at(source).path() << '\n';
}

}  // namespace hustings
