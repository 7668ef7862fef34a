// The table of contents and the index of candidates: entries that lead to their place and name its page. And the hash
// below a statement, by which a reader of the printed page finds what its author handed in.
#include <fmt/format.h>

#include <algorithm>

#include "style/part_styler.h"
#include "text/text.h"

namespace hustings::style {
namespace {

std::string surname_first(const std::string& name) {
  const size_t space = name.find_last_of(' ');
  return space == std::string::npos ? name : name.substr(space + 1) + ", " + name.substr(0, space);
}

}  // namespace

// Keeps what contents and index will name. A heading that has no id gets one, since its entry must lead to it.
void PartStyler::collect(NodeId source, NodeId target, const Cascaded& cascaded) {
  const Node& node = source_[source];
  if (cascaded.contents_level > 0 && !is_inline(node.kind)) {
    ContentsEntry entry;
    entry.level = cascaded.contents_level;
    entry.title = one_line(source_, source);
    entry.language = languages_[frames_.back().language];
    entry.id = source_.attribute(source, Attribute::Id);
    if (entry.id.empty()) {
      entry.id = fmt::format("{}--h{}", source_.id, ++generated_ids_);
      builder_->set(target, Attribute::Id, entry.id);
    }
    if (!entry.title.empty()) result_.contents.push_back(std::move(entry));
  }
  switch (node.role) {
    case Role::ContestTitle:
      if (result_.contest_title.empty()) result_.contest_title = one_line(source_, source);
      break;
    case Role::CandidateName: {
      IndexEntry entry;
      entry.name = one_line(source_, source);
      NodeId profile = source;
      while (profile != kNoNode && source_[profile].role != Role::Profile) profile = source_[profile].parent;
      if (profile == kNoNode || entry.name.empty()) break;
      entry.sort_key = source_.attribute(profile, Attribute::SortKey);
      entry.id = source_.attribute(source, Attribute::Id);
      if (entry.id.empty()) entry.id = source_.attribute(profile, Attribute::Id);
      if (entry.id.empty()) entry.id = builder_->part().attribute(profile == 0 ? 0 : target, Attribute::Id);
      if (entry.id.empty()) {
        entry.id = fmt::format("{}--h{}", source_.id, ++generated_ids_);
        builder_->set(target, Attribute::Id, entry.id);
      }
      result_.candidates.push_back(std::move(entry));
      break;
    }
    case Role::Party:
      if (!result_.candidates.empty() && result_.candidates.back().party.empty())
        result_.candidates.back().party = one_line(source_, source);
      break;
    default:
      break;
  }
}

void PartStyler::fill_generated(NodeId node) {
  if (generated_ == nullptr) return;
  const std::string_view variant = source_.attribute(node, Attribute::Variant);
  if (variant == "contents") contents();
  if (variant == "index") index();
}

void PartStyler::contents() {
  const Template& pieces = rules_.find_template("contents-entry");
  for (const ContentsEntry& entry : generated_->contents) {
    open_generated({NodeKind::Paragraph, Role::ContentsEntry, entry.level}, Display::Text);
    frames_.back().language = intern_language(entry.language);
    entry_pieces(pieces, entry.id, {{"title", entry.title}});
    close();
  }
}

void PartStyler::index() {
  const Template& pieces = rules_.find_template("index-entry");
  const std::string& language = document_.metadata.language;
  struct Sorted {
    std::string key, words;
    const IndexEntry* entry;
  };
  std::vector<Sorted> sorted;
  for (const IndexEntry& entry : generated_->index) {
    std::string words = !entry.sort_key.empty()  ? entry.sort_key
                        : pieces.sort_by_surname ? surname_first(entry.name)
                                                 : entry.name;
    std::string key = text::collation_key(words, language);
    sorted.push_back({std::move(key), std::move(words), &entry});
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Sorted& left, const Sorted& right) { return left.key < right.key; });
  // Where everybody stands in one contest, its name after each tells nothing.
  const std::vector<IndexEntry>& all = generated_->index;
  const bool one_contest =
      std::all_of(all.begin(), all.end(), [&](const IndexEntry& entry) { return entry.contest == all[0].contest; });
  const bool grouped = sorted.size() >= pieces.group_from;
  std::string heading;
  for (const Sorted& each : sorted) {
    if (grouped) {
      std::string letter = text::index_heading(each.words, language);
      if (letter != heading) {
        open_generated({NodeKind::Paragraph, Role::Index}, Display::Text);
        generated_words(letter);
        close();
        heading = std::move(letter);
      }
    }
    open_generated({NodeKind::Paragraph, Role::IndexEntry}, Display::Text);
    entry_pieces(pieces, each.entry->id,
                 {{"candidate", each.entry->name},
                  {"contest", one_contest ? "" : each.entry->contest},
                  {"party", each.entry->party}});
    close();
  }
}

void PartStyler::statement_hash() {
  if (rules_.find_template("statement-hash").pieces.empty()) return;
  const std::string_view candidate = source_.attribute(0, Attribute::Candidate);
  const std::vector<StatementHash>& statements = document_.metadata.statements;
  const auto found = std::find_if(statements.begin(), statements.end(),
                                  [&](const StatementHash& each) { return each.candidate == candidate; });
  if (found == statements.end()) return;
  open_generated({NodeKind::Paragraph, Role::StatementHash}, Display::Text);
  begin_line();
  fill_template("statement-hash", {{"hash", found->sha256}});
  end_lines();
  close();
}

void PartStyler::entry_pieces(const Template& pieces, std::string_view id,
                              const std::map<std::string, std::string, std::less<>>& fields) {
  begin_line();
  open_generated({NodeKind::Link}, Display::Inline);
  builder_->set(current(), Attribute::Target, '#' + std::string(id));
  for (size_t i = 0; i < pieces.pieces.size(); ++i) {
    const TemplatePiece& piece = pieces.pieces[i];
    if (piece.kind == TemplatePiece::Kind::Words) {
      // Words before a field that is empty (", " before a party) go with it.
      if (i + 1 < pieces.pieces.size() && pieces.pieces[i + 1].kind == TemplatePiece::Kind::Field) {
        const auto next = fields.find(pieces.pieces[i + 1].text);
        if (next != fields.end() && next->second.empty()) continue;
      }
      generated_words(piece.text);
    } else if (piece.kind == TemplatePiece::Kind::Message) {
      generated_words(text::message(piece.text, language_tag()));
    } else if (piece.text == "leader") {
      leader();
    } else if (piece.text == "page") {
      page_number(id);
    } else if (const auto field = fields.find(piece.text); field != fields.end()) {
      generated_words(field->second);
    }
  }
  close();
  end_lines();
}

void PartStyler::leader() {
  trim_space();
  Frame& parent = frames_.back();
  Element element;
  element.kind = NodeKind::Span;
  element.role = Role::Leader;
  element.language = parent.language;
  element.parent = parent.element;
  element.previous = parent.last_child;
  const uint32_t added = cascade_.add(element, true, parent.direction);
  parent.take(added);
  const NodeId node = builder_->add_leaf(NodeKind::Span, Display::Leader, cascade_.style(added), parent.language);
  builder_->part().nodes[node].generated = true;
  builder_->part().nodes[node].role = Role::Leader;
  at_space_ = true;
}

// The number itself comes later, when pages are known: see page_numbers.h. Until then as many digits as the booklet's
// size makes likely hold its place.
void PartStyler::page_number(std::string_view id) {
  open_generated({NodeKind::Span, Role::PageNumber}, Display::Inline);
  builder_->set(current(), Attribute::Label, id);
  const size_t parts = generated_->part_count;
  generated_words(parts < 4 ? "0" : parts < 40 ? "00" : parts < 400 ? "000" : "0000");
  close();
}

}  // namespace hustings::style
