#include "project/contest_rules.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "base/utf8.h"
#include "project/facts.h"
#include "project/statement_rules.h"
#include "text/text.h"

namespace hustings {
namespace {

// In the order of OverLimit.
constexpr std::array<std::string_view, 5> kOverLimits = {"reject", "warn", "cut-sentences", "cut-words", "cut-marked"};

}  // namespace

std::string_view name_of(OverLimit over_limit) { return kOverLimits[static_cast<size_t>(over_limit)]; }

namespace project {
namespace {

constexpr uint32_t kMostWords = 1'000'000;  // a limit beyond this is a slip of the hand

void refuse(const Value& value, const std::string& message, std::initializer_list<std::string> hints,
            Diagnostics& diagnostics) {
  diagnostics.error("manifest-value", value.span.known() ? value.span : value.key_span, message, hints);
}

void refuse_unknown(const Value& entry, std::initializer_list<std::string_view> known, const std::string& place,
                    Diagnostics& diagnostics) {
  diagnostics.error("manifest-value", entry.key_span, "'" + entry.key + "' is not a key of " + place,
                    {hint_of_keys(entry.key, {known.begin(), known.size()})});
}

// A whole number from 1 on, or "none" for 0. False, and reported, when it is neither.
bool read_number(const Value& value, uint32_t most, uint32_t& number, Diagnostics& diagnostics) {
  const std::string text = flat_text(value);
  if (ascii_lower(text) == "none") {
    number = 0;
    return true;
  }
  uint64_t read = 0;
  bool good = !text.empty() && text.size() <= 9 && value.is_scalar();
  for (char c : text) {
    good = good && c >= '0' && c <= '9';
    read = read * 10 + static_cast<uint64_t>(c - '0');
  }
  if (!good || read == 0 || read > most) {
    refuse(value, "'" + value.key + "' is '" + text + "', not a whole number from 1 to " + std::to_string(most),
           {"write the number in digits without separators, or none"}, diagnostics);
    return false;
  }
  number = static_cast<uint32_t>(read);
  return true;
}

void read_limits(const Value& value, std::vector<WordLimit>& limits, Diagnostics& diagnostics) {
  std::vector<WordLimit> read;
  const auto add = [&](const Value& one, std::string language) {
    WordLimit limit;
    limit.language = std::move(language);
    limit.span = one.span;
    if (!read_number(one, kMostWords, limit.words, diagnostics)) return;
    if (limit.words > 0) read.push_back(std::move(limit));
  };
  if (!value.is_map()) {
    add(value, "");
  } else {
    for (const Value& item : value.items) {
      const std::string key = normal_key(item.key);
      const bool other = key == "other" || key == "others";
      std::string tag = other ? std::string() : text::canonical_language(item.key);
      if (!other && (tag.empty() || !text::is_known_language(tag))) {
        diagnostics.error("manifest-value", item.key_span, "'" + item.key + "' is not the tag of a language",
                          {"write below 'word-limit' lines such as es: 230, and other: 220 for all the rest"});
        continue;
      }
      add(item, std::move(tag));
    }
  }
  limits = std::move(read);
}

void read_over_limit(const Value& value, OverLimit& over_limit, Diagnostics& diagnostics) {
  const std::string text = normal_key(flat_text(value));
  Nearest nearest(text);
  for (size_t i = 0; i < kOverLimits.size(); ++i) {
    nearest.consider(kOverLimits[i]);
    if (kOverLimits[i] == text) {
      over_limit = static_cast<OverLimit>(i);
      return;
    }
  }
  refuse(value, "'" + value.key + "' cannot be '" + flat_text(value) + "'",
         {nearest.name().empty() ? "write reject, warn, cut-sentences, cut-words or cut-marked"
                                 : "did you mean '" + nearest.name() + "'?"},
         diagnostics);
}

// "bold: no" forbids it.
void read_permission(const Value& value, bool& forbidden, Diagnostics& diagnostics) {
  const std::string text = flat_text(value);
  if (says_yes(text) || says_no(text)) {
    forbidden = says_no(text);
  } else {
    refuse(value, "'" + value.key + "' is '" + text + "', neither yes nor no", {"write yes to allow it, or no"},
           diagnostics);
  }
}

void read_headings(const Value& value, FormattingRules& rules, Diagnostics& diagnostics) {
  if (!value.is_map()) {
    read_permission(value, rules.no_headings, diagnostics);
    return;
  }
  rules.no_headings = false;
  Entries entries(value);
  constexpr uint32_t kMost = 1000;
  if (const Value* count = entries.take({"count"})) read_number(*count, kMost, rules.headings, diagnostics);
  if (const Value* words = entries.take({"words"})) read_number(*words, kMost, rules.words_in_heading, diagnostics);
  for (const Value* left : entries.rest()) refuse_unknown(*left, {"count", "words"}, "'headings'", diagnostics);
}

void read_formatting(const Value& value, FormattingRules& rules, Diagnostics& diagnostics) {
  if (!value.is_map()) {
    refuse(value, "'" + value.key + "' is not a map", {"write below it lines such as bold: no"}, diagnostics);
    return;
  }
  struct Permission {
    std::string_view key;
    bool FormattingRules::*forbidden;
  };
  constexpr Permission kPermissions[] = {
      {"bold", &FormattingRules::no_bold},           {"italic", &FormattingRules::no_italic},
      {"underline", &FormattingRules::no_underline}, {"lists", &FormattingRules::no_lists},
      {"tables", &FormattingRules::no_tables},       {"links", &FormattingRules::no_links},
      {"pictures", &FormattingRules::no_pictures},   {"capitals", &FormattingRules::no_capitals}};
  Entries entries(value);
  for (const Permission& each : kPermissions) {
    if (const Value* item = entries.take({each.key})) read_permission(*item, rules.*each.forbidden, diagnostics);
  }
  if (const Value* item = entries.take({"headings"})) read_headings(*item, rules, diagnostics);
  constexpr uint32_t kMost = 100'000;
  if (const Value* item = entries.take({"paragraphs"})) read_number(*item, kMost, rules.paragraphs, diagnostics);
  if (const Value* item = entries.take({"words-per-paragraph"})) {
    read_number(*item, kMost, rules.words_in_a_paragraph, diagnostics);
  }
  for (const Value* left : entries.rest()) {
    refuse_unknown(*left,
                   {"bold", "italic", "underline", "lists", "tables", "links", "pictures", "capitals", "headings",
                    "paragraphs", "words-per-paragraph"},
                   "'formatting'", diagnostics);
  }
}

}  // namespace

std::vector<CountingList> read_counting_lists(const Value& map, Diagnostics& diagnostics) {
  struct Known {
    std::string_view key;
    CountingList::Kind kind;
  };
  constexpr Known kKnown[] = {{"geographical-names", CountingList::Kind::GeographicalNames},
                              {"proper-names", CountingList::Kind::ProperNames},
                              {"abbreviations", CountingList::Kind::Abbreviations},
                              {"dictionary", CountingList::Kind::Dictionary}};
  std::vector<CountingList> lists;
  if (!map.is_map()) {
    refuse(map, "'" + map.key + "' is not a map of lists", {"write below it, for example, dictionary: words.txt"},
           diagnostics);
    return lists;
  }
  Entries entries(map);
  for (const Known& known : kKnown) {
    const Value* value = entries.take({known.key});
    if (value == nullptr || value->is_blank()) continue;
    CountingList list;
    list.kind = known.kind;
    list.span = value->span.known() ? value->span : value->key_span;
    if (value->is_scalar()) {
      list.file = value->text;
    } else if (value->is_list()) {
      for (const Value& item : value->items) list.words.push_back(flat_text(item));
    } else {
      refuse(*value, "'" + value->key + "' is not a list",
             {"write a list of words, or the name of a file with one a line"}, diagnostics);
    }
    lists.push_back(std::move(list));
  }
  for (const Value* left : entries.rest()) {
    refuse_unknown(*left, {"geographical-names", "proper-names", "abbreviations", "dictionary"}, "'" + map.key + "'",
                   diagnostics);
  }
  return lists;
}

void read_statement_rules(const Value& map, StatementRules& rules, Diagnostics& diagnostics) {
  if (!map.is_map()) {
    if (!map.is_blank()) report_wrong_shape(map, "a map of rules: lines such as word-limit: 200", diagnostics);
    return;
  }
  Entries entries(map);
  if (const Value* value = entries.take({"word-limit"})) read_limits(*value, rules.limits, diagnostics);
  if (const Value* value = entries.take({"count-profile"}); value != nullptr && !value->is_blank()) {
    rules.count_profile = flat_text(*value);
    rules.count_profile_span = value->span;
  }
  if (const Value* value = entries.take({"counting-lists"})) {
    rules.counting_lists = read_counting_lists(*value, diagnostics);
  }
  if (const Value* value = entries.take({"over-limit"})) read_over_limit(*value, rules.over_limit, diagnostics);
  if (const Value* value = entries.take({"formatting"})) read_formatting(*value, rules.formatting, diagnostics);
  for (const Value* left : entries.rest()) {
    refuse_unknown(*left, {"word-limit", "count-profile", "counting-lists", "over-limit", "formatting"}, "'statements'",
                   diagnostics);
  }
}

}  // namespace project
}  // namespace hustings
