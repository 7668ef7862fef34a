#include "project/count_profile_reader.h"

#include <algorithm>

#include "base/files.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "project/facts.h"
#include "project/statement_rules.h"
#include "text/text.h"

namespace hustings::project {
namespace {

constexpr uint32_t kMostWords = 1000;  // that one thing may count

class ProfileReader {
 public:
  ProfileReader(CountProfile& profile, const ReadListed& read, Diagnostics& diagnostics)
      : profile_(profile), read_(read), diagnostics_(diagnostics) {}

  void read(const Value& map);
  void add(const CountingList& list);

 private:
  void refuse(Span span, std::string message, std::initializer_list<std::string> hints) {
    diagnostics_.error("count-profile-value", span, std::move(message), hints);
  }
  void refuse_unknown(const Value& entry, const std::vector<std::string_view>& known, const std::string& place);
  void read_rules(const Value& map);
  void read_rule(const Value& entry, CountKind kind);
  void read_counts(const Value& value, CountRule& rule);
  void read_lists(const Value& map);
  void add_word(CountingList::Kind kind, std::string_view word, Span span);

  CountProfile& profile_;
  const ReadListed& read_;
  Diagnostics& diagnostics_;
  size_t entries_ = 0;
};

void ProfileReader::refuse_unknown(const Value& entry, const std::vector<std::string_view>& known,
                                   const std::string& place) {
  refuse(entry.key_span, "'" + entry.key + "' is not a key of " + place, {hint_of_keys(entry.key, known)});
}

void ProfileReader::read_counts(const Value& value, CountRule& rule) {
  const std::string text = ascii_lower(flat_text(value));
  size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  const bool number = digits > 0 && digits <= 4 && std::stoul(text.substr(0, digits)) <= kMostWords;
  if (normal_key(text) == "each-part" && rule.kind != CountKind::Picture) {
    rule.each_part = true;
  } else if (number && digits == text.size()) {
    rule.words = static_cast<uint32_t>(std::stoul(text));
  } else if (number && rule.kind == CountKind::Picture &&
             normal_key(std::string_view(text).substr(digits)) == "per-square-inch") {
    profile_.words_per_square_inch = static_cast<uint32_t>(std::stoul(text.substr(0, digits)));
  } else {
    const bool picture = rule.kind == CountKind::Picture;
    refuse(value.span, "'" + text + "' is not what a thing can count",
           {picture ? "write a number of words, or 50 per square inch" : "write a number of words, or each-part"});
  }
}

void ProfileReader::read_rule(const Value& entry, CountKind kind) {
  CountRule rule;
  rule.kind = kind;
  if (entry.is_scalar() && !entry.is_blank()) {
    read_counts(entry, rule);
  } else if (entry.is_map()) {
    Entries entries(entry);
    const Value* counts = entries.take({"counts"});
    if (counts == nullptr) {
      refuse(entry.key_span, "the rule '" + entry.key + "' does not say what such a thing counts",
             {"write below it, for example, counts: 1"});
    } else {
      read_counts(*counts, rule);
    }
    rule.citation = entries.take_text({"citation", "clause"});
    if (const Value* labels = kind == CountKind::Field ? entries.take({"labels"}) : nullptr) {
      for (const Value& label : labels->items) {
        profile_.labels.push_back(text::to_lower(flat_text(label), "en"));
      }
      if (labels->items.empty()) refuse(labels->span, "'labels' is not a list", {"write labels: [Age, Occupation]"});
    }
    for (const Value* left : entries.rest()) {
      refuse_unknown(*left,
                     kind == CountKind::Field ? std::vector<std::string_view>{"counts", "citation", "labels"}
                                              : std::vector<std::string_view>{"counts", "citation"},
                     "a rule");
    }
  } else {
    refuse(entry.key_span, "the rule '" + entry.key + "' does not say what such a thing counts",
           {"write " + entry.key + ": 1, or a map with 'counts' and 'citation'"});
  }
  uint16_t& index = profile_.rule_of[static_cast<size_t>(kind)];
  if (index == kNoCountRule) {
    index = static_cast<uint16_t>(profile_.rules.size());
    profile_.rules.push_back(std::move(rule));
  } else {
    profile_.rules[index] = std::move(rule);
  }
}

void ProfileReader::read_rules(const Value& map) {
  if (!map.is_map()) {
    refuse(map.key_span, "'rules' is not a map", {"write below it lines such as numbers: 1"});
    return;
  }
  for (const Value& entry : map.items) {
    const std::string key = normal_key(entry.key);
    std::vector<std::string_view> names;
    bool known = false;
    for (size_t kind = 0; kind < kCountKinds; ++kind) {
      names.push_back(name_of(static_cast<CountKind>(kind)));
      if (names.back() != key) continue;
      read_rule(entry, static_cast<CountKind>(kind));
      known = true;
    }
    if (!known) refuse_unknown(entry, names, "'rules'");
  }
}

void ProfileReader::add_word(CountingList::Kind kind, std::string_view word, Span span) {
  word = trimmed(word);
  if (word.empty()) return;
  if (word.size() > kLongestEntry || ++entries_ > kLongestList) {
    if (entries_ > kLongestList + 1) return;  // told once
    refuse(span,
           word.size() > kLongestEntry ? "this entry is longer than 200 bytes" : "these lists have too many entries",
           {"a list holds names and words, one a line, at most 500,000 of them"});
    return;
  }
  switch (kind) {
    case CountingList::Kind::GeographicalNames:
      profile_.geographical_names.add(word);
      return;
    case CountingList::Kind::ProperNames:
      profile_.proper_names.add(word);
      return;
    case CountingList::Kind::Abbreviations:
      profile_.abbreviations.add(word);
      return;
    case CountingList::Kind::Dictionary:
      break;
  }
  std::string plain;
  for (size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    append_utf8(plain, c == U'\u2010' || c == U'\u2011' || c == U'\u05BE' ? U'-' : c == U'\u2019' ? U'\'' : c);
  }
  profile_.dictionary.insert(text::to_lower(plain, "en"));
}

void ProfileReader::add(const CountingList& list) {
  for (const std::string& word : list.words) add_word(list.kind, word, list.span);
  if (list.file.empty()) return;
  const Source* source = read_(list.file, list.span);
  if (source == nullptr) return;
  profile_.files.push_back(source->id());
  const std::string_view text = source->text();
  for (size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (!line.starts_with('#')) {
      add_word(list.kind, line, source->span(static_cast<uint32_t>(at), static_cast<uint32_t>(end)));
    }
    at = end + 1;
  }
}

void ProfileReader::read_lists(const Value& map) {
  Diagnostics said;
  for (const CountingList& list : read_counting_lists(map, said)) add(list);
  for (Diagnostic each : said.list()) {
    each.id = "count-profile-value";
    diagnostics_.add(std::move(each));
  }
}

void ProfileReader::read(const Value& map) {
  if (!map.is_map()) {
    if (map.kind != Value::Kind::Nothing)
      refuse(map.span, "this is not a profile of counting: lines of 'key: value'", {});
    return;
  }
  Entries entries(map);
  profile_.title = entries.take_text({"title", "name"});
  profile_.citation = entries.take_text({"citation"});
  profile_.source = entries.take_text({"source"});
  profile_.effective = entries.take_text({"effective"});
  if (const Value* value = entries.take({"separation"})) {
    const std::string way = normal_key(flat_text(*value));
    if (way == "unicode") {
      profile_.separation = CountProfile::Separation::Unicode;
    } else if (way == "raw-spaces") {
      profile_.separation = CountProfile::Separation::RawSpaces;
    } else if (way != "spaces") {
      refuse(value->span, "'" + flat_text(*value) + "' is no way to tell words apart",
             {"write spaces, unicode or raw-spaces"});
    }
  }
  if (const Value* value = entries.take({"unspaced-scripts"})) {
    const std::string way = normal_key(flat_text(*value));
    profile_.counts_characters = way == "characters";
    if (way != "characters" && way != "words") {
      refuse(value->span, "'" + flat_text(*value) + "' is no way to count scripts without spaces",
             {"write words or characters"});
    }
  }
  if (const Value* value = entries.take({"front-matter"})) {
    profile_.counts_front_matter = normal_key(flat_text(*value)) == "counted";
    const bool raw = profile_.separation == CountProfile::Separation::RawSpaces;
    if ((!profile_.counts_front_matter && normal_key(flat_text(*value)) != "not-counted") || !raw) {
      refuse(value->span, "'front-matter' is counted or not-counted, where separation is raw-spaces", {});
    }
  }
  if (const Value* rules = entries.take({"rules"})) read_rules(*rules);
  if (const Value* lists = entries.take({"lists"})) read_lists(*lists);
  for (const Value* left : entries.rest()) {
    refuse_unknown(*left,
                   {"title", "citation", "source", "effective", "separation", "unspaced-scripts", "front-matter",
                    "rules", "lists"},
                   "a profile of counting");
  }
}

}  // namespace

CountProfile read_count_profile(const Source& source, const std::string& id, const ReadListed& read,
                                Diagnostics& diagnostics) {
  CountProfile profile;
  profile.id = profile.title = id;
  profile.files.push_back(source.id());
  const std::string_view text = source.text();
  const uint32_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  ProfileReader(profile, read, diagnostics)
      .read(read_yaml(source, begin, static_cast<uint32_t>(text.size()), diagnostics));
  return profile;
}

void add_counting_lists(const std::vector<CountingList>& lists, const ReadListed& read, CountProfile& profile,
                        Diagnostics& diagnostics) {
  ProfileReader reader(profile, read, diagnostics);
  for (const CountingList& list : lists) reader.add(list);
}

}  // namespace hustings::project
