// An edition of the booklet, from front cover to colophon. First every text is given its place: its part, its ids, its
// pictures. Only then can links between texts be resolved, and the parts, which need nothing more of each other, are
// written side by side.
#include "election/assemble.h"

#include <deque>
#include <functional>
#include <map>
#include <set>

#include "base/hash.h"
#include "base/parallel.h"
#include "election/furniture.h"
#include "election/statements.h"
#include "limits/bound_texts.h"
#include "markdown/parse.h"
#include "project/statements.h"

namespace hustings::election {
namespace {

std::vector<StatementHash> hashes_of(const Project& project, const Sources& sources) {
  const std::vector<Statement> statements = project::statements_of(project);
  std::vector<StatementHash> hashes(statements.size());
  parallel_for(hashes.size(), [&](size_t i) {
    const Body& body = statements[i].body;
    const std::string_view bytes = sources.at(body.source).text().substr(body.begin, body.end - body.begin);
    const Candidate* candidate = statements[i].candidate;
    hashes[i] = {candidate == nullptr ? statements[i].id : candidate->id, sha256_hex(bytes)};
  });
  return hashes;
}

// What the imprint may say. An office that has words of its own for it says it in the disclaimer.
bool is_as_submitted(const Project& project, const limits::BoundTexts& bound) {
  const auto has_candidates = [](const Contest& contest) { return !contest.candidates.empty(); };
  return bound.cuts.empty() && !project.disclaimer.exists() &&
         std::any_of(project.contests.begin(), project.contests.end(), has_candidates);
}

class Assembly {
 public:
  Assembly(const Project& project, const std::vector<ParsedBody>& bodies, const Edition& edition, Assets& assets,
           const Sources& sources, Diagnostics& diagnostics)
      : project_(project),
        assets_(assets),
        sources_(sources),
        diagnostics_(diagnostics),
        bound_(limits::bind_statements(project, bodies, diagnostics)),
        addresses_(project, sources),
        context_{project, edition, sources, addresses_, is_as_submitted(project, bound_)} {
    document_.cuts = bound_.cuts;
    for (const ParsedBody& body : bodies) bodies_.emplace(std::pair(body.body.source, body.body.begin), &body.document);
    for (const Diagnostic& each : diagnostics.list()) {
      if (each.severity == Severity::Error && each.span.known()) damaged_.insert(each.span.source);
    }
    document_.metadata = project.metadata;
    document_.metadata.language = edition.language;
    document_.metadata.statements = hashes_of(project, sources);
  }

  Document assemble();

 private:
  // Writes one part; its messages go to the list that it is given.
  using Writer = std::function<std::shared_ptr<const Part>(Diagnostics&)>;

  void plan_pages(bool back_matter);
  void plan_contest(const Contest& contest);
  void plan_measure(const Contest& contest, const OpeningTexts& texts);
  const Part* bound_text(const std::string& statement) const;
  // `bound` is the text that a contest's rules left of the body's; nullptr: the body's own. `second` tells apart the
  // texts of a part that has two: "rebuttal".
  PlacedText& place(const Body& body, const std::string& part_id, const Part* bound = nullptr,
                    const std::string& second = {});
  PlacedText& place(const MeasureText& text, const std::string& part_id, const std::string& second = {});
  const PlacedText& place_value(const std::string& markdown, Span span, const std::string& part_id,
                                const std::string& name = "manifest");
  PlacedText& place_part(const Part& text, SourceId source, const std::string& part_id, const std::string& id_base,
                         Span fixed_span);
  int picture_index(const std::shared_ptr<const Picture>& picture);

  const Project& project_;
  Assets& assets_;
  const Sources& sources_;
  Diagnostics& diagnostics_;
  Document document_;
  std::map<std::pair<SourceId, uint32_t>, const Document*> bodies_;
  std::set<SourceId> damaged_;                     // sources in which an error was reported
  std::map<const Picture*, int> picture_indexes_;  // for look-up alone: the order is that of first use
  std::deque<TextIds> ids_;                        // deques: what is planned is referred to
  std::deque<PlacedText> texts_;
  std::deque<Document> values_;  // texts from the manifest, parsed here
  PlacedText nothing_;
  limits::BoundTexts bound_;
  Addresses addresses_;
  EditionContext context_;
  std::vector<Writer> plan_;
};

int Assembly::picture_index(const std::shared_ptr<const Picture>& picture) {
  if (picture == nullptr) return -1;
  const auto [found, is_new] = picture_indexes_.try_emplace(picture.get(), static_cast<int>(document_.pictures.size()));
  if (is_new) document_.pictures.push_back(picture);
  return found->second;
}

PlacedText& Assembly::place_part(const Part& text, SourceId source, const std::string& part_id,
                                 const std::string& id_base, Span fixed_span) {
  PlacedText& placed = texts_.emplace_back();
  placed.text = &text;
  placed.source = source;
  placed.fixed_span = fixed_span;
  placed.ids = &ids_.emplace_back(id_base, text);
  for (NodeId node = 0; node < text.nodes.size(); ++node) {
    if (text[node].kind != NodeKind::Image) continue;
    if (placed.pictures.empty()) placed.pictures.assign(text.nodes.size(), -1);
    const std::string target(text.attribute(node, Attribute::Target));
    const Span span = fixed_span.known() ? fixed_span : text[node].span;
    if (source == kNoSource || target.empty()) continue;
    placed.pictures[node] = picture_index(assets_.picture(target, sources_.at(source), span, diagnostics_));
  }
  addresses_.add(source, part_id, placed.ids);
  return placed;
}

const Part* Assembly::bound_text(const std::string& statement) const {
  const auto found = bound_.changed.find(statement);
  return found == bound_.changed.end() ? nullptr : found->second.get();
}

PlacedText& Assembly::place(const Body& body, const std::string& part_id, const Part* bound,
                            const std::string& second) {
  if (!body.exists()) return nothing_;
  const auto found = bodies_.find({body.source, body.begin});
  if (found == bodies_.end() || found->second->parts.empty()) {
    addresses_.add(body.source, part_id, nullptr);
    return nothing_;
  }
  const Part& text = bound != nullptr ? *bound : *found->second->parts.front();
  PlacedText& placed = place_part(text, body.source, part_id, second.empty() ? part_id : part_id + "." + second, {});
  if (!second.empty()) placed.note_prefix = second + "-";
  return placed;
}

PlacedText& Assembly::place(const MeasureText& text, const std::string& part_id, const std::string& second) {
  PlacedText& placed = place(text.body, part_id, bound_text(text.id), second);
  if (&placed != &nothing_) {
    placed.language = text.language;
    placed.cut = cut_of(bound_.cuts, text.id);
  }
  return placed;
}

const PlacedText& Assembly::place_value(const std::string& markdown, Span span, const std::string& part_id,
                                        const std::string& name) {
  if (markdown.empty()) return nothing_;
  const Source copy(span.source, "", markdown);
  Diagnostics said;
  values_.push_back(markdown::parse(copy, 0, static_cast<uint32_t>(markdown.size()), {}, said));
  for (Diagnostic each : said.list()) {
    each.span = span;
    diagnostics_.add(std::move(each));
  }
  // A step more in its ids and notes: a text from a file may stand beside it in the part.
  PlacedText& placed = place_part(*values_.back().parts.front(), span.source, part_id, part_id + "." + name, span);
  placed.note_prefix = name + "-";
  return placed;
}

void Assembly::plan_pages(bool back_matter) {
  for (const InformationPage& page : project_.pages) {
    if (page.back_matter != back_matter) continue;
    const PlacedText& text = place(page.body, page_part_id(project_, page));
    plan_.push_back([this, &page, &text](Diagnostics& said) { return write_page(context_, page, text, said); });
  }
}

void Assembly::plan_contest(const Contest& contest) {
  const std::string id = contest_part_id(contest);
  OpeningTexts texts;
  texts.introduction = &place_value(contest.introduction, contest.introduction_span, id);
  texts.from_file = &place(contest.introduction_body, id);
  texts.notice = &place_value(contest.notice.markdown, contest.notice.span, id, "notice");
  if (contest.kind == ContestKind::Measure) return plan_measure(contest, texts);
  plan_.push_back([this, &contest, texts](Diagnostics& said) { return write_contest(context_, contest, texts, said); });
  for (const Candidate& candidate : contest.candidates) {
    PlacedText& statement =
        place(candidate.statement, profile_part_id(candidate), bound_text("statement-" + candidate.id));
    if (&statement != &nothing_) {
      statement.language = candidate.language;
      statement.cut = cut_of(bound_.cuts, "statement-" + candidate.id);
    }
    const int portrait = candidate.portrait ? picture_index(candidate.portrait->picture) : -1;
    const SourceId file = candidate.statement.exists() ? candidate.statement.source : candidate.span.source;
    const bool damaged = damaged_.count(file) != 0;
    plan_.push_back([this, &contest, &candidate, &statement, portrait, damaged](Diagnostics& said) {
      return write_profile(context_, contest, candidate, statement, portrait, damaged, said);
    });
  }
}

// Opening, analysis, arguments for and against, full text.
void Assembly::plan_measure(const Contest& contest, const OpeningTexts& opening) {
  const BallotMeasure& measure = contest.measure;
  OpeningTexts texts = opening;
  texts.summary = &place(measure.summary, contest_part_id(contest), "summary");
  plan_.push_back([this, &contest, texts](Diagnostics& said) { return write_measure(context_, contest, texts, said); });
  if (measure.explanation.exists() || measure.fiscal.exists()) {
    const std::string part = analysis_part_id(contest);
    const PlacedText& explanation = place(measure.explanation, part);
    const PlacedText& fiscal = place(measure.fiscal, part, "fiscal");
    plan_.push_back([this, &contest, &explanation, &fiscal](Diagnostics& said) {
      return write_analysis(context_, contest, explanation, fiscal, said);
    });
  }
  const bool wants_rebuttal = project::wants_rebuttals(contest);
  for (const Side side : {Side::For, Side::Against}) {
    for (const Argument& argument : measure.arguments) {
      if (argument.side != side) continue;
      const std::string part = project::arguments_part_id(argument);
      const PlacedText& text = place(argument.text, part);
      const PlacedText& rebuttal = place(argument.rebuttal, part, "rebuttal");
      const PlacedText& notice =
          place_value(measure.arguments_notice.markdown, measure.arguments_notice.span, part, "notice");
      plan_.push_back([this, &contest, &argument, &text, &rebuttal, &notice, wants_rebuttal](Diagnostics& said) {
        return write_argument(context_, contest, argument, text, rebuttal, notice, wants_rebuttal, said);
      });
    }
    if (!project::lacks_argument(contest, side)) continue;
    plan_.push_back(
        [this, &contest, side](Diagnostics& said) { return write_missing_argument(context_, contest, side, said); });
  }
  if (measure.full_text.exists()) {
    const PlacedText& law = place(measure.full_text, law_part_id(contest));
    plan_.push_back([this, &contest, &law](Diagnostics& said) { return write_law(context_, contest, law, said); });
  }
}

Document Assembly::assemble() {
  const Metadata& metadata = document_.metadata;
  plan_.push_back([&](Diagnostics& said) { return write_cover(context_, metadata, said); });
  if (has_imprint(project_)) {
    plan_.push_back([&](Diagnostics& said) { return write_imprint(context_, metadata, said); });
  }
  plan_.push_back([&](Diagnostics& said) { return write_contents(context_, said); });
  if (!project_.facts.empty()) {
    plan_.push_back([&](Diagnostics& said) { return write_election_facts(context_, said); });
  }
  plan_pages(false);
  size_t candidates = 0;
  for (const Contest& contest : project_.contests) {
    plan_contest(contest);
    candidates += contest.candidates.size();
  }
  plan_pages(true);
  if (candidates > 1) plan_.push_back([&](Diagnostics& said) { return write_index(context_, said); });
  plan_.push_back([&](Diagnostics& said) { return write_colophon(context_, said); });

  document_.parts.resize(plan_.size());
  std::vector<Diagnostics> reports(plan_.size());
  parallel_for(plan_.size(), [&](size_t i) { document_.parts[i] = plan_[i](reports[i]); });
  for (Diagnostics& report : reports) diagnostics_.append(std::move(report));
  return std::move(document_);
}

}  // namespace

Document assemble(const Project& project, const std::vector<ParsedBody>& bodies, const Edition& edition, Assets& assets,
                  const Sources& sources, Diagnostics& diagnostics) {
  return Assembly(project, bodies, edition, assets, sources, diagnostics).assemble();
}

}  // namespace hustings::election
