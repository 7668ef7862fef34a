#include "audit/proof_sheet.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "audit/fairness_words.h"
#include "base/counted.h"
#include "base/printable.h"
#include "text/text.h"

namespace hustings::audit {
namespace {

constexpr size_t kPiecesShown = 12;
constexpr std::string_view kRecordLanguage = "en";
constexpr std::string_view kEmptyBox = "\xE2\x98\x90 ";  // U+2610 BALLOT BOX

std::string spaced(std::string_view kind) {
  std::string words(kind);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

// A word of the catalogue as the label of a row.
std::string capitalized(const std::string& words, std::string_view language) {
  const std::vector<uint32_t> ends = text::grapheme_ends(words);
  if (ends.empty()) return words;
  return text::to_upper(words.substr(0, ends.front()), language) + words.substr(ends.front());
}

class SheetWriter {
 public:
  explicit SheetWriter(const ProofFacts& facts)
      : facts_(facts), language_(facts.fairness.language), builder_("proof-sheet", Role::Information) {}

  Document write();

 private:
  std::string say(std::string_view key, const std::vector<std::string>& arguments = {}) const {
    return text::message(key, language_, arguments);
  }
  void paragraph(std::string_view words) { builder_.add_block(NodeKind::Paragraph, printable(words)); }
  void heading(uint8_t level, std::string_view words, Role role = Role::None) {
    builder_.add_block(NodeKind::Heading, printable(words), {}, role, level);
  }
  NodeId open_table(std::string_view columns, Role role, std::string_view variant);
  void cell(std::string_view words, bool header, NodeKind inline_kind = NodeKind::Text);
  void fact(std::string_view label, std::string_view value, NodeKind inline_kind = NodeKind::Text);
  void blank_row(std::string_view label);

  void write_opening();
  void write_block_to_sign();
  void write_words();
  void write_cut(const StatementCut& cut);
  void write_pieces(const CountProfile& profile);
  void write_received();
  void write_treatment();

  const ProofFacts& facts_;
  std::string language_;
  PartBuilder builder_;
};

NodeId SheetWriter::open_table(std::string_view columns, Role role, std::string_view variant) {
  const NodeId table = builder_.open(NodeKind::Table, {}, role);
  builder_.set(table, Attribute::Columns, columns);
  if (!variant.empty()) builder_.set(table, Attribute::Variant, variant);
  return table;
}

void SheetWriter::cell(std::string_view words, bool header, NodeKind inline_kind) {
  const NodeId cell = builder_.open(NodeKind::TableCell);
  builder_.set(cell, Attribute::Header, header ? "true" : "false");
  if (!words.empty()) {
    builder_.open(NodeKind::Paragraph);
    if (inline_kind != NodeKind::Text) builder_.open(inline_kind);
    builder_.add_text(printable(words));
    if (inline_kind != NodeKind::Text) builder_.close();
    builder_.close();
  }
  builder_.close();
}

void SheetWriter::fact(std::string_view label, std::string_view value, NodeKind inline_kind) {
  if (value.empty()) return;
  builder_.open(NodeKind::TableRow);
  cell(label, true);
  cell(value, false, inline_kind);
  builder_.close();
}

// A line to write on.
void SheetWriter::blank_row(std::string_view label) {
  builder_.open(NodeKind::TableRow);
  if (!label.empty()) cell(label, true);
  cell({}, false);
  builder_.close();
}

void SheetWriter::write_opening() {
  heading(1, say("proof", {facts_.treatment.name}), Role::Title);
  paragraph(say("proof-instructions"));
  open_table("--", Role::Facts, {});
  fact(say("election"), facts_.fairness.title);
  fact(say("contest"), facts_.contest.title);
  std::string folios;
  for (const SpaceOnPage& place : facts_.treatment.places) {
    folios += (folios.empty() ? "" : ", ") + picture_of(facts_.fairness, place.page).folio;
  }
  fact(capitalized(say("page"), language_), folios);
  if (facts_.statement == nullptr) {
    fact(say("statement"), say("no-statement"));
  } else {
    const WordLimit* limit = limits::limit_for(*facts_.statement);
    std::string words = text::format_number(facts_.count.words, language_);
    if (limit != nullptr) words += " / " + text::format_number(limit->words, language_);
    fact(capitalized(say("words"), language_), words);
    fact(say("sha-256"), facts_.sha256, NodeKind::Code);
  }
  builder_.close();
}

void SheetWriter::write_block_to_sign() {
  const NodeId block = builder_.open(NodeKind::Section);
  builder_.set(block, Attribute::Variant, "sign");
  paragraph(std::string(kEmptyBox) + say("proof-approved"));
  paragraph(std::string(kEmptyBox) + say("proof-corrected"));
  open_table("-", Role::None, "ruled");
  for (int i = 0; i < 3; ++i) blank_row({});
  builder_.close();
  open_table("--", Role::None, "sign");
  for (const char* key : {"name", "date", "signature"}) blank_row(say(key));
  builder_.close();
  builder_.close();
}

// The pieces that did not count as one word each, by the rule that decided them.
void SheetWriter::write_pieces(const CountProfile& profile) {
  struct Pieces {
    std::vector<std::string> shown;
    size_t count = 0;
  };
  std::map<std::pair<uint16_t, uint32_t>, Pieces> groups;
  for (const limits::CountedToken& token : facts_.count.tokens) {
    if (token.words == 1 || token.rule >= profile.rules.size()) continue;
    if (profile.rules[token.rule].kind == CountKind::Punctuation) continue;
    Pieces& pieces = groups[{token.rule, token.words}];
    ++pieces.count;
    if (facts_.text == nullptr) continue;
    const std::string words = limits::words_of(token, *facts_.text, *facts_.source);
    const std::string piece = words.empty() ? "a picture" : words;
    if (pieces.shown.size() < kPiecesShown &&
        std::find(pieces.shown.begin(), pieces.shown.end(), piece) == pieces.shown.end()) {
      pieces.shown.push_back(piece);
    }
  }
  if (groups.empty()) {
    paragraph("Every word counted as one; signs of punctuation counted nothing.");
    return;
  }
  paragraph("All words that are not listed here counted as one each; signs of punctuation counted nothing.");
  open_table("lrll", Role::None, {});
  const NodeId head = builder_.open(NodeKind::TableRow);
  builder_.set(head, Attribute::Header, "true");
  for (const char* name : {"Rule", "Counts", "Pieces", "Source"}) cell(name, true);
  builder_.close();
  for (const auto& [key, pieces] : groups) {
    const CountRule& rule = profile.rules[key.first];
    std::string list;
    for (const std::string& piece : pieces.shown) list += (list.empty() ? "" : "; ") + piece;
    if (pieces.count > pieces.shown.size()) list += fmt::format(" ({} in all)", pieces.count);
    builder_.open(NodeKind::TableRow);
    cell(spaced(hustings::name_of(rule.kind)), false);
    cell(std::to_string(key.second), false);
    cell(list, false);
    cell(rule.citation.empty() ? "–" : rule.citation, false);
    builder_.close();
  }
  builder_.close();
}

// Words that are not printed stand here, so that nobody has to look for them.
void SheetWriter::write_cut(const StatementCut& cut) {
  paragraph(fmt::format("The statement was cut to its limit: {} of {} are printed{}. Not printed:", cut.kept,
                        counted(cut.counted, "word", "words"), cut.marked ? ", and print says that it was cut" : ""));
  builder_.open(NodeKind::BlockQuote);
  const auto lines = [&](std::string_view text) {
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size());
      if (end > 0) paragraph(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  };
  lines(cut.removed);
  for (const std::string& note : cut.removed_notes) lines(note);
  builder_.close();
}

void SheetWriter::write_words() {
  if (facts_.statement == nullptr) return;
  heading(2, "Words");
  const StatementRules& rules = facts_.statement->contest->rules;
  const CountProfile& profile = rules.profile != nullptr ? *rules.profile : *plain_words();
  std::string sentence = counted(facts_.count.words, "word", "words") + ", counted by: " + profile.title;
  if (!profile.citation.empty() && profile.citation != profile.title) sentence += " (" + profile.citation + ")";
  const WordLimit* limit = limits::limit_for(*facts_.statement);
  if (limit == nullptr) {
    sentence += ". The contest has no limit.";
  } else if (facts_.count.words <= limit->words) {
    sentence += fmt::format(". The limit is {}, and {} are left.", limit->words, limit->words - facts_.count.words);
  } else {
    sentence += fmt::format(". The limit is {}, exceeded by {}.", limit->words, facts_.count.words - limit->words);
  }
  paragraph(sentence);
  if (const StatementCut* cut = cut_of(facts_.booklet.document.cuts, facts_.statement->id)) write_cut(*cut);
  write_pieces(profile);
}

void SheetWriter::write_received() {
  heading(2, "What was received");
  open_table("--", Role::Facts, {});
  fact("File", facts_.file, NodeKind::Code);
  if (facts_.statement != nullptr) {
    fact("Statement", counted(facts_.bytes, "byte", "bytes"));
  }
  builder_.close();
  if (facts_.statement == nullptr) {
    paragraph("No statement was received.");
  } else if (facts_.changes.empty()) {
    paragraph("The statement is taken as it was received: no character was left out or put in another's place.");
  }
  const auto list = [&](const std::vector<std::string>& items) {
    if (items.empty()) return;
    const NodeId node = builder_.open(NodeKind::List);
    builder_.set(node, Attribute::Tight, "true");
    for (const std::string& item : items) {
      builder_.open(NodeKind::ListItem);
      paragraph(item);
      builder_.close();
    }
    builder_.close();
  };
  list(facts_.changes);
  if (!facts_.told.empty()) {
    paragraph("The program remarked on the file:");
    list(facts_.told);
  }
}

void SheetWriter::write_treatment() {
  const Treatment& each = facts_.treatment;
  const bool inches = facts_.fairness.inches;
  heading(2, "Equal treatment");
  open_table("--", Role::Facts, {});
  if (each.has_statement) {
    fact("Type", type_of(each.body));
    if (each.measure.units > 0) fact("Measure", length_on_paper(each.measure, inches));
    fact("Lines", std::to_string(each.lines));
  }
  if (each.portrait) {
    fact("Portrait", by(each.portrait->size, inches) + ", " + resolution_of(*each.portrait));
  } else {
    fact("Portrait", "none");
  }
  std::string space = square(each.used, inches);
  if (each.granted) {
    space += fmt::format(" of {} granted ({}%)", square(*each.granted, inches),
                         per_cent(each.used.units, each.granted->units));
  }
  fact("Space used", space);
  builder_.close();
  paragraph(verdict(facts_.contest) + ".");
  for (const Inequality& inequality : facts_.contest.inequalities) {
    if (&facts_.contest.candidates[inequality.candidate] == &each) paragraph("Here: " + inequality.what + ".");
  }
}

Document SheetWriter::write() {
  write_opening();
  write_block_to_sign();
  const NodeId record = builder_.open(NodeKind::Section);
  builder_.set(record, Attribute::Variant, "record");
  if (text::primary_language(language_) != kRecordLanguage) {
    builder_.set(record, Attribute::Language, kRecordLanguage);
    if (text::is_right_to_left(language_)) builder_.set(record, Attribute::Direction, "ltr");
  }
  write_words();
  write_received();
  write_treatment();
  builder_.close();
  Document sheet;
  sheet.metadata.title = say("proof", {facts_.treatment.name});
  sheet.metadata.language = language_;
  sheet.parts.push_back(builder_.finish());
  return sheet;
}

}  // namespace

Document write_proof_sheet(const ProofFacts& facts) { return SheetWriter(facts).write(); }

}  // namespace hustings::audit
