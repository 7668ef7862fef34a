#include "project/manifest.h"

#include <algorithm>

#include "project/facts.h"
#include "project/statement_rules.h"
#include "text/text.h"

namespace hustings::project {
namespace {

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
  }
  const int month = (text[5] - '0') * 10 + text[6] - '0', day = (text[8] - '0') * 10 + text[9] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

std::string take_date(Entries& entries, std::initializer_list<std::string_view> keys, Diagnostics& diagnostics) {
  const Value* value = entries.take(keys);
  if (value == nullptr || value->is_blank()) return {};
  std::string date = flat_text(*value);
  // A timestamp's day is what is printed.
  if (date.size() > 10 && (date[10] == ' ' || date[10] == 'T') && is_date(date.substr(0, 10))) date.resize(10);
  if (!is_date(date)) {
    diagnostics.note("date-format", value->span, "'" + date + "' is printed as written: it is no date like 2026-11-03",
                     {"write year-month-day, and it is printed in the language of the booklet"});
  }
  return date;
}

std::vector<std::string> take_names(Entries& entries, std::initializer_list<std::string_view> keys) {
  std::vector<std::string> names;
  const Value* value = entries.take(keys);
  if (value == nullptr) return names;
  if (value->is_list()) {
    for (const Value& item : value->items) {
      if (!item.is_blank()) names.push_back(flat_text(item));
    }
  } else if (!value->is_blank()) {
    names.push_back(flat_text(*value));
  }
  return names;
}

// Only somebody can vouch for accessibility; what the manifest does not say is said nowhere.
void read_certifier(Entries& entries, Certifier& certifier, Diagnostics& diagnostics) {
  certifier.name = entries.take_text({"certifier", "certified-by"});
  Span span;
  const auto take = [&](std::string_view key) -> std::string {
    const Value* value = entries.take({key});
    if (value == nullptr || value->is_blank()) return {};
    span = value->key_span;
    return flat_text(*value);
  };
  certifier.credential = take("certifier-credential");
  std::string report = take("certifier-report");
  if (!report.empty() && !report.starts_with("https://") && !report.starts_with("http://")) {
    diagnostics.error("manifest-value", span, "'certifier-report' is not an address on the web",
                      {"write it with https:// before it"});
    report.clear();
  }
  certifier.report = std::move(report);
  if (!certifier.name.empty() || (certifier.credential + certifier.report).empty()) return;
  diagnostics.warning("certifier-missing", span, "a credential or a report is named, and nobody who certifies",
                      {"name the person or the office that tested the booklet: 'certifier: Riverbend County'"});
  certifier.credential.clear();
  certifier.report.clear();
}

void read_page(const Value& value, bool back_matter, Manifest& manifest, Diagnostics& diagnostics) {
  PageEntry page;
  page.back_matter = back_matter;
  page.span = value.span;
  if (value.is_scalar()) {
    page.file = value.text;
  } else {
    Entries entries(value);
    page.file = entries.take_text({"file", "path", "source"});
    page.title = entries.take_text({"title", "name"});
    for (const Value* left : entries.rest()) {
      diagnostics.warning("unknown-key", left->key_span, "a page has no '" + left->key + "'",
                          {"a page has a file and perhaps a title; put facts into its front matter"});
    }
  }
  if (page.file.empty()) {
    report_wrong_shape(value, "the name of a Markdown file", diagnostics);
  } else {
    manifest.pages.push_back(std::move(page));
  }
}

void read_pages(Entries& entries, std::initializer_list<std::string_view> keys, bool back_matter, Manifest& manifest,
                Diagnostics& diagnostics) {
  const Value* value = entries.take(keys);
  if (value == nullptr) return;
  manifest.names_pages = true;
  if (value->is_list()) {
    for (const Value& item : value->items) read_page(item, back_matter, manifest, diagnostics);
  } else if (!value->is_blank()) {
    read_page(*value, back_matter, manifest, diagnostics);
  }
}

// Keys of a manifest that are known, for the hint at a key that is not.
constexpr std::string_view kKnownKeys[] = {"title",
                                           "subtitle",
                                           "date",
                                           "organization",
                                           "language",
                                           "layout",
                                           "front-matter",
                                           "back-matter",
                                           "contests",
                                           "rights",
                                           "publisher",
                                           "publication-date",
                                           "authors",
                                           "keywords",
                                           "description",
                                           "facts",
                                           "output-name",
                                           "pdf-standard",
                                           "id",
                                           "eligibility",
                                           "start-datetime",
                                           "end-datetime",
                                           "certifier",
                                           "certifier-credential",
                                           "certifier-report",
                                           "candidate-order",
                                           "disclaimer",
                                           "contest-order",
                                           "statements"};

// What Elekto's keys say to a voter, in the order of a voter's questions. Its elections are held in English.
void read_elekto(Entries& entries, Manifest& manifest, Diagnostics& diagnostics) {
  struct Known {
    std::string_view key;
    const char* label;
  };
  constexpr Known kFacts[] = {{"start-datetime", "Voting opens"},
                              {"end-datetime", "Voting closes"},
                              {"no-winners", "Seats"},
                              {"eligibility", "Eligibility"},
                              {"exception-description", "Exceptions"},
                              {"exception-due", "Exceptions due"},
                              {"exceptions-due", "Exceptions due"},
                              {"election-officers", "Election officers"}};
  for (const Known& known : kFacts) {
    const Value* value = entries.take({known.key});
    if (value == nullptr) continue;
    if (known.key != "eligibility") manifest.is_elekto = true;
    if (!value->is_blank()) manifest.facts.push_back({known.label, flat_text(*value), value->span});
    const std::string text = flat_text(*value);
    if (known.key == "end-datetime" && manifest.metadata.date.empty() && is_date(text.substr(0, 10))) {
      manifest.metadata.date = text.substr(0, 10);
    }
  }
  if (const Value* fields = entries.take({"show-candidate-fields"})) {
    manifest.is_elekto = manifest.limits_fields = true;
    for (const Value& field : fields->items) manifest.shown_fields.push_back(normal_key(field.text));
  }
  for (std::string_view setting : {"allow-no-opinion", "delete-after"}) {
    const Value* value = entries.take({setting});
    if (value == nullptr) continue;
    manifest.is_elekto = true;
    diagnostics.note("setting-not-printed", value->key_span,
                     "'" + value->key + "' is a setting of the voting program and is not printed");
  }
}

}  // namespace

Manifest read_manifest(const Value& map, const std::string& language, Diagnostics& diagnostics) {
  Manifest manifest;
  Metadata& metadata = manifest.metadata;
  if (map.kind == Value::Kind::Nothing) return manifest;
  if (!map.is_map()) {
    report_wrong_shape(map, "a manifest: lines of 'key: value'", diagnostics);
    return manifest;
  }
  Entries entries(map);
  if (const Value* value = entries.take({"language", "lang"}); value != nullptr && !value->is_blank()) {
    metadata.language = read_language(flat_text(*value), value->span, diagnostics);
    if (metadata.language.empty()) metadata.language = "en";
  } else {
    metadata.language.clear();  // the caller knows where else to look
  }
  if (!language.empty()) metadata.language = language;
  metadata.title = entries.take_text({"title", "name"});
  metadata.subtitle = entries.take_text({"subtitle"});
  metadata.organization = entries.take_text({"organization", "organisation"});
  metadata.description = entries.take_text({"description"});
  metadata.identifier = entries.take_text({"identifier", "id", "isbn"});
  metadata.rights = entries.take_text({"rights", "license", "licence", "copyright"});
  metadata.publisher = entries.take_text({"publisher"});
  metadata.authors = take_names(entries, {"authors", "author"});
  metadata.keywords = take_names(entries, {"keywords", "keyword"});
  metadata.date = take_date(entries, {"date", "election-date"}, diagnostics);
  metadata.publication_date = take_date(entries, {"publication-date", "published"}, diagnostics);
  manifest.layout = entries.take_text({"layout"});
  manifest.name = entries.take_text({"output-name"});
  if (const Value* value = entries.take({"pdf-standard"}); value != nullptr && !value->is_blank()) {
    manifest.pdf_standard = flat_text(*value);
    manifest.pdf_standard_span = value->span;
  }
  read_certifier(entries, manifest.certifier, diagnostics);
  read_pages(entries, {"front-matter", "front-matter-pages"}, false, manifest, diagnostics);
  read_pages(entries, {"back-matter", "back-matter-pages"}, true, manifest, diagnostics);
  if (const Value* order = entries.take({"candidate-order"})) manifest.order = read_order_rule(*order, diagnostics);
  if (const Value* rules = entries.take({"statements"})) {
    read_statement_rules(*rules, manifest.statement_rules, diagnostics);
  }
  if (const Value* contests = entries.take({"contests"})) {
    manifest.names_contests = true;
    if (contests->is_list() || contests->is_map()) {
      for (const Value& item : contests->items)
        read_contest(item, manifest.statement_rules, manifest.contests, diagnostics);
    } else if (!contests->is_blank()) {
      report_wrong_shape(*contests, "a list of contests", diagnostics);
    }
  }
  manifest.disclaimer = take_markdown(entries, {"disclaimer"});
  manifest.contest_order = read_contest_order(entries.take({"contest-order"}), diagnostics);
  read_elekto(entries, manifest, diagnostics);
  if (const Value* facts = entries.take({"facts"})) add_facts("", *facts, manifest.facts);
  for (const Value* left : entries.rest()) {
    if (!report_slip(*left, kKnownKeys, diagnostics)) {
      diagnostics.note("unknown-key", left->key_span, "'" + left->key + "' is not a known key; it is printed as a fact",
                       {"put it below 'facts' to say that it is one"});
    }
    add_facts(label_of_key(left->key), *left, manifest.facts);
  }
  return manifest;
}

std::string read_language(const std::string& written, Span span, Diagnostics& diagnostics) {
  std::string tag = text::canonical_language(written);
  if (tag.empty()) {
    diagnostics.error("unknown-language", span, "'" + written + "' is not a language tag",
                      {"write a BCP 47 tag: en, es, zh-Hans"});
  } else if (!text::is_known_language(tag)) {
    diagnostics.warning("unknown-language", span, "'" + tag + "' is no language that is known",
                        {"its words are not hyphenated, and generated ones are English; write en, es, zh-Hans..."});
  }
  return tag;
}

}  // namespace hustings::project
