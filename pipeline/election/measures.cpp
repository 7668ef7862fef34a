#include "election/measures.h"

#include "election/statements.h"
#include "project/statements.h"
#include "text/text.h"

namespace hustings::election {
namespace {

Span span_of(const MeasureText& text) {
  return text.exists() ? Span{text.body.source, text.body.begin, text.body.end} : text.span;
}

PartWriter open_part(const EditionContext& context, const Contest& contest, const std::string& id, Role role, Span span,
                     Diagnostics& diagnostics) {
  PartWriter writer(context, id, role, span, diagnostics);
  writer.builder().set(0, Attribute::Contest, contest.id);
  return writer;
}

// The heading of a text: its own, or the catalogue's with the measure's name in it.
void write_heading(PartWriter& writer, const MeasureText& text, std::string_view key, const Contest& contest,
                   uint8_t level, Role role) {
  const std::string words =
      text.title.empty() ? text::message(key, writer.language(), {project::measure_name(contest)}) : text.title;
  writer.heading(level, words, text.span, role);
}

// The section that holds a text and nothing else, so that it can be proven word for word.
void write_section(PartWriter& writer, const MeasureText& text, const PlacedText& placed, uint8_t base, Role role) {
  PartBuilder& builder = writer.builder();
  const NodeId section = builder.open(NodeKind::Section, span_of(text), role);
  builder.set(section, Attribute::Id, text.id);
  if (!text.language.empty() && text.language != writer.language()) {
    builder.set(section, Attribute::Language, text.language);
  }
  writer.text(placed, base);
  builder.close();
  writer.cut_notice(placed, span_of(text));
}

void write_signers(PartWriter& writer, const std::vector<Signer>& signers) {
  if (signers.empty()) return;
  PartBuilder& builder = writer.builder();
  const NodeId list = builder.open(NodeKind::List, signers.front().span, Role::Signers);
  builder.set(list, Attribute::Tight, "true");
  for (const Signer& signer : signers) {
    builder.open(NodeKind::ListItem, signer.span);
    builder.open(NodeKind::Paragraph, signer.span);
    builder.open(NodeKind::Strong, signer.span);
    builder.add_text(signer.name, signer.span);
    builder.close();
    if (!signer.title.empty()) {
      builder.add(NodeKind::LineBreak, signer.span);
      builder.open(NodeKind::Span, signer.span, Role::SignerTitle);
      writer.inline_markdown(signer.title, signer.span);
      builder.close();
    }
    builder.close();
    builder.close();
  }
  builder.close();
}

}  // namespace

std::string analysis_part_id(const Contest& contest) { return "analysis-" + contest.id; }
std::string law_part_id(const Contest& contest) { return "law-" + contest.id; }

void write_contest_title(PartWriter& writer, const Contest& contest) {
  const std::string title = contest.title.empty() ? writer.message("candidates") : contest.title;
  if (contest.number.empty()) {
    writer.heading(1, title, contest.span, Role::ContestTitle);
    return;
  }
  PartBuilder& builder = writer.builder();
  builder.open(NodeKind::Heading, contest.span, Role::ContestTitle, 1);
  builder.open(NodeKind::Span, contest.span, Role::MeasureNumber);
  builder.add_text(contest.number, contest.span);
  builder.close();
  builder.add(NodeKind::LineBreak, contest.span);
  builder.add_text(title, contest.span);
  builder.close();
}

void write_notice(PartWriter& writer, const PlacedText& notice) {
  if (notice.text == nullptr) return;
  writer.builder().open(NodeKind::Section, notice.fixed_span, Role::Notice);
  writer.text(notice, 2);
  writer.builder().close();
}

void write_question(PartWriter& writer, const Contest& contest) {
  if (!contest.question.exists()) return;
  writer.builder().open(NodeKind::Paragraph, contest.question.span, Role::BallotQuestion);
  writer.inline_markdown(project::one_paragraph(contest.question.markdown), contest.question.span);
  writer.builder().close();
}

std::shared_ptr<const Part> write_measure(const EditionContext& context, const Contest& contest,
                                          const OpeningTexts& texts, Diagnostics& diagnostics) {
  PartWriter writer = open_part(context, contest, contest_part_id(contest), Role::Measure, contest.span, diagnostics);
  write_contest_title(writer, contest);
  write_question(writer, contest);
  const MeasureText& summary = contest.measure.summary;
  if (summary.exists()) write_section(writer, summary, *texts.summary, 1, Role::Summary);
  writer.facts(contest.facts, Role::ContestFacts);
  writer.text(*texts.introduction, 1);
  writer.text(*texts.from_file, 1);
  write_notice(writer, *texts.notice);
  return writer.finish();
}

std::shared_ptr<const Part> write_analysis(const EditionContext& context, const Contest& contest,
                                           const PlacedText& explanation, const PlacedText& fiscal,
                                           Diagnostics& diagnostics) {
  const BallotMeasure& measure = contest.measure;
  const Span span = span_of(measure.explanation.exists() ? measure.explanation : measure.fiscal);
  PartWriter writer = open_part(context, contest, analysis_part_id(contest), Role::Analysis, span, diagnostics);
  if (measure.explanation.exists()) {
    write_heading(writer, measure.explanation, "analysis", contest, 2, Role::Title);
    write_section(writer, measure.explanation, explanation, 2, Role::Explanation);
    write_signers(writer, measure.explanation.signers);
  }
  if (measure.fiscal.exists()) {
    write_heading(writer, measure.fiscal, "fiscal-statement", contest, 2, Role::Title);
    write_section(writer, measure.fiscal, fiscal, 2, Role::FiscalStatement);
    write_signers(writer, measure.fiscal.signers);
  }
  return writer.finish();
}

std::shared_ptr<const Part> write_argument(const EditionContext& context, const Contest& contest,
                                           const Argument& argument, const PlacedText& text, const PlacedText& rebuttal,
                                           const PlacedText& notice, bool wants_rebuttal, Diagnostics& diagnostics) {
  const bool in_favor = argument.side == Side::For;
  PartWriter writer = open_part(context, contest, project::arguments_part_id(argument), Role::Arguments,
                                span_of(argument.text), diagnostics);
  writer.builder().set(0, Attribute::Variant, in_favor ? "for" : "against");
  write_heading(writer, argument.text, in_favor ? "argument-for" : "argument-against", contest, 2, Role::Title);
  write_section(writer, argument.text, text, 2, Role::Argument);
  write_signers(writer, argument.text.signers);
  if (argument.rebuttal.exists() || wants_rebuttal) {
    write_heading(writer, argument.rebuttal, in_favor ? "rebuttal-for" : "rebuttal-against", contest, 3,
                  Role::Rebuttal);
  }
  if (argument.rebuttal.exists()) {
    write_section(writer, argument.rebuttal, rebuttal, 3, Role::Rebuttal);
    write_signers(writer, argument.rebuttal.signers);
  } else if (wants_rebuttal) {
    writer.paragraph(writer.message("no-rebuttal"), argument.text.span, Role::StatementMissing);
  }
  write_notice(writer, notice);
  return writer.finish();
}

std::shared_ptr<const Part> write_missing_argument(const EditionContext& context, const Contest& contest, Side side,
                                                   Diagnostics& diagnostics) {
  const bool in_favor = side == Side::For;
  const std::string id = "arguments-" + contest.id + (in_favor ? "-for" : "-against");
  PartWriter writer = open_part(context, contest, id, Role::Arguments, contest.span, diagnostics);
  writer.builder().set(0, Attribute::Variant, in_favor ? "for" : "against");
  MeasureText nothing;
  nothing.span = contest.span;
  write_heading(writer, nothing, in_favor ? "argument-for" : "argument-against", contest, 2, Role::Title);
  writer.paragraph(writer.message(in_favor ? "no-argument-for" : "no-argument-against"), contest.span,
                   Role::StatementMissing);
  return writer.finish();
}

std::shared_ptr<const Part> write_law(const EditionContext& context, const Contest& contest, const PlacedText& text,
                                      Diagnostics& diagnostics) {
  const MeasureText& law = contest.measure.full_text;
  PartWriter writer = open_part(context, contest, law_part_id(contest), Role::FullText, span_of(law), diagnostics);
  write_heading(writer, law, "full-text-of", contest, 2, Role::Title);
  write_section(writer, law, text, 2, Role::Law);
  write_signers(writer, law.signers);
  return writer.finish();
}

}  // namespace hustings::election
