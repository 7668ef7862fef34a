#include "verify/expected_measures.h"

#include "project/statements.h"
#include "text/text.h"
#include "verify/declared_cut.h"

namespace hustings::verify {
namespace {

// Writes Parts with the texts inside them. A Part's own words are its headings, signers and notices.
class MeasureWitness {
 public:
  MeasureWitness(const Contest& contest, const Hearing& hearing)
      : contest_(contest), hearing_(hearing), name_(project::measure_name(contest)) {}

  std::vector<ExpectedText> hear() {
    const BallotMeasure& measure = contest_.measure;
    write_opening();
    if (measure.explanation.exists() || measure.fiscal.exists()) write_analysis();
    for (const Side side : {Side::For, Side::Against}) {
      for (const Argument& argument : measure.arguments) {
        if (argument.side == side) write_argument(argument);
      }
      if (project::lacks_argument(contest_, side)) write_missing(side);
    }
    if (measure.full_text.exists()) {
      open("law-" + contest_.id, "the part of the full text of " + name_, measure.full_text.span);
      name(heading(measure.full_text, "full-text-of"));
      add_text(measure.full_text, "the full text of " + name_, true);
      add_signers(measure.full_text);
    }
    return std::move(result_);
  }

 private:
  ExpectedText& part() { return result_[part_]; }

  void open(const std::string& id, const std::string& what, Span span) {
    part_ = result_.size();
    ExpectedText& text = result_.emplace_back();
    text.id = id;
    text.what = what;
    text.span = text.notes_span = span;
  }

  Words heading(const MeasureText& text, std::string_view key) const {
    return words_of(text.title.empty() ? text::message(key, hearing_.language, {name_}) : text.title);
  }

  // The Part's first heading.
  void name(const Words& words) {
    part().name = words;
    part().words.append(words);
  }

  void add_text(const MeasureText& text, const std::string& what, bool is_statement) {
    Testimony said = hearing_.testimony(text.body);
    ExpectedText& inner = result_.emplace_back();
    inner.id = text.id;
    inner.what = what;
    inner.span = {text.body.source, text.body.begin, text.body.begin};
    if (const StatementCut* const cut = hearing_.cut(text.id)) {
      inner.has_wrong_cut = !take_cut(*cut, said);
      part().words.append(notice_of(*cut, hearing_.language));
    }
    inner.words = std::move(said.words);
    inner.parent = static_cast<uint32_t>(part_);
    inner.is_statement = is_statement;
    add_notes(said);
    if (!said.notes.empty()) part().notes_span = result_.back().span;
  }

  void add_notes(const Testimony& said) {
    for (const Words& note : said.notes) part().notes.push_back(note);
  }

  void add_signers(const MeasureText& text) {
    for (const Signer& signer : text.signers) {
      part().words.append(words_of(signer.name));
      part().words.append(read_value(signer.title, 0));
    }
  }

  void write_opening() {
    open("contest-" + contest_.id, "the opening of " + name_, contest_.span);
    name(contest_title(contest_, hearing_.language));
    part().words.append(question_words(contest_, hearing_));
    if (contest_.measure.summary.exists()) add_text(contest_.measure.summary, "the summary of " + name_, false);
    hearing_.add_facts(part().words, contest_.facts, contest_.span.source);
    Testimony introduction = read_markdown(contest_.introduction, hearing_.line(contest_.introduction_span));
    add(introduction);
    add(hearing_.testimony(contest_.introduction_body));
    add(notice_words(contest_.notice, hearing_));
  }

  void add(const Testimony& said) {
    part().words.append(said.words);
    add_notes(said);
  }

  void write_analysis() {
    const MeasureText& explanation = contest_.measure.explanation;
    const MeasureText& fiscal = contest_.measure.fiscal;
    open("analysis-" + contest_.id, "the analysis of " + name_, explanation.exists() ? explanation.span : fiscal.span);
    if (explanation.exists()) {
      name(heading(explanation, "analysis"));
      add_text(explanation, "the explanation of " + name_, false);
      add_signers(explanation);
    }
    if (fiscal.exists()) {
      const Words words = heading(fiscal, "fiscal-statement");
      if (explanation.exists()) {
        part().words.append(words);
      } else {
        name(words);
      }
      add_text(fiscal, "the fiscal statement on " + name_, false);
      add_signers(fiscal);
    }
  }

  void write_argument(const Argument& argument) {
    const bool in_favor = argument.side == Side::For;
    const std::string what = std::string("the argument ") + (in_favor ? "for " : "against ") + name_;
    open(project::arguments_part_id(argument), "the part of " + what, argument.text.span);
    name(heading(argument.text, in_favor ? "argument-for" : "argument-against"));
    add_text(argument.text, what, true);
    add_signers(argument.text);
    const bool says_so = project::wants_rebuttals(contest_);
    if (argument.rebuttal.exists() || says_so) {
      part().words.append(heading(argument.rebuttal, in_favor ? "rebuttal-for" : "rebuttal-against"));
    }
    if (argument.rebuttal.exists()) {
      add_text(argument.rebuttal, "the rebuttal to " + what, true);
      add_signers(argument.rebuttal);
    } else if (says_so) {
      part().words.append(words_of(text::message("no-rebuttal", hearing_.language)));
    }
    add(notice_words(contest_.measure.arguments_notice, hearing_));
  }

  void write_missing(Side side) {
    const bool in_favor = side == Side::For;
    open("arguments-" + contest_.id + (in_favor ? "-for" : "-against"),
         "the notice that nobody argued " + std::string(in_favor ? "for " : "against ") + name_, contest_.span);
    name(heading({}, in_favor ? "argument-for" : "argument-against"));
    part().words.append(
        words_of(text::message(in_favor ? "no-argument-for" : "no-argument-against", hearing_.language)));
  }

  const Contest& contest_;
  const Hearing& hearing_;
  std::string name_;
  std::vector<ExpectedText> result_;
  size_t part_ = 0;
};

}  // namespace

Words contest_title(const Contest& contest, const std::string& language) {
  Words words = words_of(contest.number);
  words.append(words_of(contest.title.empty() ? text::message("candidates", language) : contest.title));
  return words;
}

Words question_words(const Contest& contest, const Hearing& hearing) {
  if (!contest.question.exists()) return {};
  return read_value(project::one_paragraph(contest.question.markdown), hearing.line(contest.question.span));
}

Testimony notice_words(const ManifestText& notice, const Hearing& hearing) {
  return notice.exists() ? read_markdown(notice.markdown, hearing.line(notice.span)) : Testimony();
}

std::vector<std::string> measure_ids(const Contest& contest) {
  Hearing silent;
  silent.testimony = [](const Body&) { return Testimony(); };
  silent.line = [](Span) { return 0; };
  silent.cut = [](std::string_view) { return nullptr; };
  silent.add_facts = [](Words&, const std::vector<Fact>&, SourceId) {};
  std::vector<std::string> ids;
  for (const ExpectedText& text : expected_measure(contest, silent)) ids.push_back(text.id);
  return ids;
}

std::vector<ExpectedText> expected_measure(const Contest& contest, const Hearing& hearing) {
  return MeasureWitness(contest, hearing).hear();
}

}  // namespace hustings::verify
