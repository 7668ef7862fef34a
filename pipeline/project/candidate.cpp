#include "project/candidate.h"

#include <algorithm>

#include "project/facts.h"
#include "project/scan.h"
#include "text/text.h"

namespace hustings::project {
namespace {

constexpr std::string_view kCandidateKeys[] = {"name",      "full-name",   "contest",  "office",       "sort-name",
                                               "party",     "affiliation", "portrait", "portrait-alt", "language",
                                               "withdrawn", "statement",   "links",    "facts"};

bool has_letter(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

// The part of a statement's file name that names the candidate: "candidate-ada.md" and "03-ada.md" -> "ada".
std::string_view candidate_stem(std::string_view file) {
  std::string_view stem = file_stem(file);
  if (stem.substr(0, 10) == "candidate-") stem.remove_prefix(10);
  const size_t letter = stem.find_first_not_of("0123456789-_. ");
  return letter == std::string_view::npos ? stem : stem.substr(letter);
}

// "dora-vale" -> "Dora Vale".
std::string name_of_stem(std::string_view stem) {
  std::string name = label_of_key(stem);
  for (size_t i = 1; i < name.size(); ++i) {
    if (name[i - 1] == ' ' && name[i] >= 'a' && name[i] <= 'z') name[i] = static_cast<char>(name[i] - 'a' + 'A');
  }
  return name;
}

void take_portrait(const Value& value, Entries& entries, CandidateEntry& entry) {
  Portrait portrait;
  portrait.span = value.span;
  if (value.is_map()) {
    Entries inner(value);
    portrait.path = inner.take_text({"file", "path", "src", "picture", "url"});
    portrait.alternative = inner.take_text({"alternative", "alt", "text", "description"});
    for (const Value* left : inner.rest()) add_facts(label_of_key(left->key), *left, entry.candidate.facts);
  } else {
    portrait.path = flat_text(value);
  }
  const std::string beside =
      entries.take_text({"portrait-alternative", "portrait-alt", "photo-alt", "image-alt", "picture-alt"});
  if (portrait.alternative.empty()) portrait.alternative = beside;
  if (!portrait.path.empty() && !entry.candidate.portrait) entry.candidate.portrait = std::move(portrait);
}

// Elekto's `info`, of which an election shows chosen fields only.
void take_info(const Value& info, const std::vector<std::string>* shown_fields, CandidateEntry& entry,
               Diagnostics& diagnostics) {
  std::vector<Fact> facts;
  if (shown_fields == nullptr || (!info.is_map() && !info.is_list())) {
    add_facts(label_of_key(info.key), info, facts);
  } else {
    const auto add = [&](const Value& item) {
      if (std::find(shown_fields->begin(), shown_fields->end(), normal_key(item.key)) != shown_fields->end()) {
        if (!item.is_blank()) facts.push_back({label_of_key(item.key), flat_text(item), item.span});
      } else {
        diagnostics.note("field-not-shown", item.key_span,
                         "'" + item.key + "' is not among show_candidate_fields and is left out",
                         {"add it to show_candidate_fields in the manifest to print it"});
      }
    };
    for (const Value& item : info.items) {
      if (item.is_map() && info.is_list()) {
        for (const Value& inner : item.items) add(inner);
      } else if (info.is_map()) {
        add(item);
      } else if (!item.is_blank()) {
        facts.push_back({label_of_key(info.key), flat_text(item), item.span});
      }
    }
  }
  std::vector<Fact>& all = entry.candidate.facts;
  all.insert(all.end(), std::make_move_iterator(facts.begin()), std::make_move_iterator(facts.end()));
}

}  // namespace

bool describes_candidate(const Value& front_matter) {
  const Value* name = front_matter.find({"name"});
  const Value* contest = front_matter.find({"contest", "office"});
  return name != nullptr && !name->is_blank() && contest != nullptr && !contest->is_blank();
}

void apply_candidate_values(const Value& values, const std::vector<std::string>* shown_fields, CandidateEntry& entry,
                            Diagnostics& diagnostics) {
  Candidate& candidate = entry.candidate;
  if (!values.is_map()) return;
  Entries entries(values);
  if (!candidate.span.known()) candidate.span = values.span;

  // The manifest was applied first and has the last word; where a file says otherwise, both are told.
  const auto fill = [&](std::string& field, std::initializer_list<std::string_view> keys) {
    const Value* value = entries.take(keys);
    if (value == nullptr || value->is_blank()) return;
    std::string text = flat_text(*value);
    if (field.empty()) {
      field = std::move(text);
    } else if (field != text) {
      diagnostics.warning("manifest-overrides", value->span,
                          "the manifest has '" + field + "' for '" + value->key + "', and this file '" + text + "'",
                          {"the manifest's is printed; correct one of the two"});
    }
  };
  fill(candidate.name, {"name", "full-name"});
  if (const Value* id = entries.take({"id", "identifier"}); id != nullptr && !id->is_blank()) {
    if (candidate.id.empty()) candidate.id = id_from(flat_text(*id));
    entry.explicit_id = true;
  }
  fill(candidate.sort_name, {"sort-name", "sort-key", "sort-as"});
  fill(candidate.party, {"party", "affiliation"});
  fill(entry.contest, {"contest", "office"});
  std::string language;
  if (const Value* value = entries.take({"language", "lang"}); value != nullptr && !value->is_blank()) {
    language = text::canonical_language(flat_text(*value));
    if (language.empty()) {
      diagnostics.warning("unknown-language", value->span, "'" + flat_text(*value) + "' is not a language tag",
                          {"write a BCP 47 tag: en, es, zh-Hans"});
    }
  }
  if (candidate.language.empty()) candidate.language = std::move(language);
  if (const Value* withdrawn = entries.take({"withdrawn"})) {
    // "withdrawn: 2026-10-01" says that and more.
    const bool denied = withdrawn->is_blank() || says_no(withdrawn->text);
    candidate.withdrawn = candidate.withdrawn || !denied;
    if (!denied && !says_yes(withdrawn->text)) add_facts(label_of_key(withdrawn->key), *withdrawn, candidate.facts);
  }
  if (const Value* portrait = entries.take({"portrait", "photo", "picture", "image", "headshot"})) {
    take_portrait(*portrait, entries, entry);
  }
  for (const Value* left : entries.rest()) {
    const std::string key = normal_key(left->key);
    if (key == "info") {
      take_info(*left, shown_fields, entry, diagnostics);
    } else if (key == "links") {
      add_links(label_of_key(left->key), *left, candidate.facts);
    } else if (key == "facts") {
      add_facts(label_of_key(left->key), *left, candidate.facts);
    } else if (report_slip(*left, kCandidateKeys, diagnostics); left->is_map()) {
      add_facts(label_of_key(left->key), *left, candidate.facts);
    } else if (!left->is_blank()) {
      candidate.facts.push_back({label_of_key(left->key), flat_text(*left), left->span});
    }
  }
}

void name_candidate(const Source* statement, CandidateEntry& entry) {
  Candidate& candidate = entry.candidate;
  const std::string_view stem = candidate_stem(entry.file);
  if (candidate.name.empty() && statement != nullptr && candidate.statement.exists()) {
    candidate.name = name_in_opening_list(
        statement->text().substr(candidate.statement.begin, candidate.statement.end - candidate.statement.begin));
  }
  if (candidate.name.empty()) candidate.name = name_of_stem(stem);
  if (candidate.id.empty()) candidate.id = id_from(has_letter(stem) ? std::string(stem) : candidate.name);
}

std::string id_from(std::string_view words) {
  std::string id = text::slug(words);
  if (!id.empty() && id[0] >= '0' && id[0] <= '9') id.insert(0, "n");
  return id;
}

}  // namespace hustings::project
