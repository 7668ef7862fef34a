#include "audit/proofs.h"

#include "audit/proof_pages.h"
#include "audit/proof_sheet.h"
#include "audit/received.h"
#include "audit/typeset.h"
#include "base/hash.h"
#include "project/paths.h"
#include "project/statements.h"
#include "text/text.h"

namespace hustings::audit {
namespace {

struct Proofed {
  const ContestFairness* contest;
  const Treatment* treatment;
};

std::vector<Proofed> proofed(const Fairness& fairness, const std::string& only) {
  std::vector<Proofed> list;
  for (const ContestFairness& contest : fairness.contests) {
    for (const Treatment& treatment : contest.candidates) {
      if (only.empty() || treatment.id == only) list.push_back({&contest, &treatment});
    }
  }
  return list;
}

const Statement* find_statement(const std::vector<Statement>& statements, const Treatment& treatment) {
  for (const Statement& each : statements) {
    const std::string& id = each.candidate != nullptr ? each.candidate->id : each.id;
    if (id == treatment.id && treatment.has_statement) return &each;
  }
  return nullptr;
}

std::vector<std::string> told_of(SourceId source, const Diagnostics& told) {
  std::vector<std::string> list;
  for (const Diagnostic& each : told.list()) {
    if (each.span.known() && each.span.source == source) list.push_back(each.message + ".");
  }
  return list;
}

ProofFacts facts_of(const Booklet& booklet, const Fairness& fairness, const Proofed& one,
                    const std::vector<Statement>& statements, const Diagnostics& told, const Sources& sources,
                    Recount& counted) {
  ProofFacts facts{booklet, fairness, *one.contest, *one.treatment, nullptr, nullptr, nullptr, {}, {}, {}, 0, {}, {}};
  facts.statement = find_statement(statements, *one.treatment);
  const SourceId file = facts.statement != nullptr ? facts.statement->body.source : one.treatment->span.source;
  if (file != kNoSource) {
    facts.file = project::path_in_folder(sources.at(file).path(), booklet.project.root);
    if (facts.statement != nullptr) facts.told = told_of(file, told);
  }
  if (facts.statement == nullptr) return facts;
  counted = recount(*facts.statement, sources);
  if (!counted.document.parts.empty()) facts.text = counted.document.parts.front().get();
  facts.source = &sources.at(file);
  facts.count = counted.count;
  const Body& body = facts.statement->body;
  const std::string_view whole = sources.at(file).text();
  const std::string_view bytes = whole.substr(body.begin, body.end - body.begin);
  facts.sha256 = sha256_hex(bytes);
  facts.bytes = bytes.size();
  facts.changes = changes_on_reading(whole, bytes);
  return facts;
}

}  // namespace

std::vector<ProofFile> make_proofs(const Booklet& booklet, const Fairness& fairness, const PublishOptions& options,
                                   const std::string& only, const Diagnostics& told, Sources& sources,
                                   Diagnostics& diagnostics) {
  std::vector<ProofFile> files;
  const std::vector<Proofed> list = proofed(fairness, only);
  if (list.empty()) return files;
  const std::string time = options.document_time(booklet.project.metadata.publication_date);
  const Workshop workshop =
      open_workshop(options, fairness.inches ? "proofs/proof-letter" : "proofs/proof-a4", time, sources, diagnostics);
  if (diagnostics.has_errors()) return files;
  const std::vector<Statement> statements = project::statements_of(booklet.project);
  BookletPages pages(booklet.pdf);
  for (const Proofed& one : list) {
    Recount counted;
    const Document sheet = write_proof_sheet(facts_of(booklet, fairness, one, statements, told, sources, counted));
    const std::string pdf = typeset(sheet, workshop, diagnostics);
    if (pdf.empty()) return {};
    JoinedFile file;
    file.title = sheet.metadata.title;
    file.language = fairness.language;
    for (const SpaceOnPage& place : one.treatment->places) {
      file.pages.push_back(place.page);
      file.folios.push_back(booklet.paged.pages[place.page].folio);
    }
    files.push_back({one.treatment->id + ".pdf", pages.join(pdf, file)});
  }
  return files;
}

}  // namespace hustings::audit
