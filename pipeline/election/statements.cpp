#include "election/statements.h"

#include "text/text.h"

namespace hustings::election {
namespace {

// The heading that a text opens with, or kNoNode.
NodeId opening_heading(const Part& text) {
  const NodeId first = text.root().first_child;
  return first != kNoNode && text[first].kind == NodeKind::Heading ? first : kNoNode;
}

// Letters and digits alone, for telling whether a title and a heading say the same.
std::string bare_words(std::string_view words, std::string_view language) {
  std::string bare;
  for (char c : text::to_lower(words, language)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (word) bare += c;
  }
  return bare;
}

void set_language(PartWriter& writer, const std::string& language) {
  if (!language.empty() && language != writer.language()) writer.builder().set(0, Attribute::Language, language);
}

void write_portrait(PartWriter& writer, const Candidate& candidate, int picture) {
  const Portrait& portrait = *candidate.portrait;
  PartBuilder& builder = writer.builder();
  builder.open(NodeKind::Figure, portrait.span, Role::Portrait);
  const NodeId image = builder.add(NodeKind::Image, portrait.span, picture < 0 ? Role::PictureMissing : Role::Portrait);
  builder.set(image, Attribute::Target, portrait.path);
  const std::string alternative = portrait.alternative.empty()
                                      ? text::message("portrait", writer.language(), {candidate.name})
                                      : portrait.alternative;
  builder.set(image, Attribute::Alternative, alternative);
  if (picture >= 0) builder.set(image, Attribute::Picture, std::to_string(picture));
  builder.close();
}

}  // namespace

std::string page_part_id(const Project& project, const InformationPage& page) {
  return (project.has_election ? "page-" : "chapter-") + page.id;
}

std::string contest_part_id(const Contest& contest) { return "contest-" + contest.id; }

std::string profile_part_id(const Candidate& candidate) { return "profile-" + candidate.id; }

std::shared_ptr<const Part> write_page(const EditionContext& context, const InformationPage& page,
                                       const PlacedText& text, Diagnostics& diagnostics) {
  const Role role = context.project.has_election ? Role::Information : Role::Chapter;
  const Span span{page.body.source, page.body.begin, page.body.end};
  PartWriter writer(context, page_part_id(context.project, page), role, span, diagnostics);
  set_language(writer, page.language);
  const NodeId opening = text.text == nullptr ? kNoNode : opening_heading(*text.text);
  const bool opening_is_title =
      opening != kNoNode &&
      (page.title.empty() || bare_words(page.title, "en") == bare_words(plain_text(*text.text, opening), "en"));
  if (opening_is_title) {
    writer.title_heading(text, opening, 1, Role::Title);
  } else if (!page.title.empty()) {
    writer.heading(1, page.title, span, Role::Title);
  }
  writer.facts(page.facts, Role::Facts);
  writer.text(text, 1, opening_is_title ? opening : kNoNode);
  return writer.finish();
}

std::shared_ptr<const Part> write_contest(const EditionContext& context, const Contest& contest,
                                          const OpeningTexts& texts, Diagnostics& diagnostics) {
  PartWriter writer(context, contest_part_id(contest), Role::Contest, contest.span, diagnostics);
  PartBuilder& builder = writer.builder();
  builder.set(0, Attribute::Contest, contest.id);
  write_contest_title(writer, contest);
  write_question(writer, contest);
  writer.facts(contest.facts, Role::ContestFacts);
  writer.text(*texts.introduction, 1);
  writer.text(*texts.from_file, 1);
  write_notice(writer, *texts.notice);
  if (contest.uncontested) writer.paragraph(writer.message("uncontested"), contest.span, Role::Notice);
  if (contest.candidates.empty()) {
    // Whom voters may keep in office may stand in the question alone.
    if (contest.kind == ContestKind::Retention) return writer.finish();
    writer.paragraph(writer.message("no-candidates"), {}, Role::Notice);
    return writer.finish();
  }
  const NodeId list = builder.open(NodeKind::List, {}, Role::Candidates);
  builder.set(list, Attribute::Tight, "true");
  for (const Candidate& candidate : contest.candidates) {
    builder.open(NodeKind::ListItem, candidate.span);
    builder.open(NodeKind::Paragraph, candidate.span);
    const NodeId link = builder.open(NodeKind::Link, candidate.span);
    builder.set(link, Attribute::Target, "#" + profile_part_id(candidate));
    builder.add_text(candidate.name, candidate.span);
    builder.close();
    std::string behind = candidate.party.empty() ? std::string() : ", " + candidate.party;
    if (candidate.withdrawn) behind += " (" + writer.message("withdrawn") + ")";
    builder.add_text(behind, candidate.span);
    builder.close();
    builder.close();
  }
  builder.close();
  return writer.finish();
}

std::shared_ptr<const Part> write_profile(const EditionContext& context, const Contest& contest,
                                          const Candidate& candidate, const PlacedText& statement, int portrait,
                                          bool damaged, Diagnostics& diagnostics) {
  PartWriter writer(context, profile_part_id(candidate), Role::Profile, candidate.span, diagnostics);
  PartBuilder& builder = writer.builder();
  builder.set(0, Attribute::Contest, contest.id);
  builder.set(0, Attribute::Candidate, candidate.id);
  if (!candidate.sort_name.empty()) builder.set(0, Attribute::SortKey, candidate.sort_name);
  // Name, portrait and facts stand as their statement is read, so that the eye begins at one edge.
  const bool right_to_left = text::is_right_to_left(writer.language());
  if (!candidate.language.empty() && text::is_right_to_left(candidate.language) != right_to_left) {
    builder.set(0, Attribute::Direction, right_to_left ? "ltr" : "rtl");
  }
  writer.heading(2, candidate.name, candidate.span, Role::CandidateName);
  if (candidate.withdrawn) writer.sentence(writer.message("withdrawn"), candidate.span, Role::Notice);
  if (candidate.portrait) write_portrait(writer, candidate, portrait);
  if (!candidate.party.empty()) {
    builder.open(NodeKind::Paragraph, candidate.span, Role::Party);
    writer.inline_markdown(candidate.party, candidate.span);
    builder.close();
  }
  writer.facts(candidate.facts, Role::Facts);

  const Span span = candidate.statement.exists()
                        ? Span{candidate.statement.source, candidate.statement.begin, candidate.statement.end}
                        : candidate.span;
  const NodeId section = builder.open(NodeKind::Section, span, Role::Statement);
  builder.set(section, Attribute::Id, "statement-" + candidate.id);
  if (!candidate.language.empty() && candidate.language != writer.language()) {
    builder.set(section, Attribute::Language, candidate.language);
  }
  writer.text(statement, 2);
  if (statement.text == nullptr || !says_something(*statement.text)) {
    writer.sentence(writer.message("no-statement"), span, Role::StatementMissing);
    if (!damaged) {
      diagnostics.warning("statement-missing", candidate.span, candidate.name + " has no statement",
                          {"write the statement below the front matter; the booklet says that none was submitted"});
    }
  }
  builder.close();
  writer.cut_notice(statement, span);
  return writer.finish();
}

}  // namespace hustings::election
