#include "project/count_profile.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/text.h"

namespace hustings {
namespace {

constexpr std::array<std::string_view, kCountKinds> kNames = {
    "uncounted-lines", "headings",       "pictures",
    "web-addresses",   "mail-addresses", "telephones",
    "dates-in-digits", "dates-in-words", "geographical-names",
    "proper-names",    "money",          "numbers",
    "spelled-numbers", "abbreviations",  "listed-hyphenations",
    "hyphenations",    "slashes",        "unspaced-words",
    "symbols",         "punctuation",    "words"};

bool is_white(char32_t character) { return text::sort_of(character) == text::Sort::Space; }

bool is_word(char32_t character) {
  const text::Sort sort = text::sort_of(character);
  return sort == text::Sort::Letter || sort == text::Sort::Digit;
}

// An apostrophe is one sign however it is typed.
char32_t folded(char32_t character) { return character == U'\u2019' || character == U'\u02BC' ? U'\'' : character; }

// Up to the first white space.
std::string first_word(std::string_view text, size_t byte) {
  std::string word;
  while (byte < text.size()) {
    const char32_t character = folded(next_code_point(text, byte));
    if (is_white(character)) break;
    append_utf8(word, character);
  }
  return word;
}

// Letters and digits that a word begins with: what a name in a list is found by.
std::string stem_at(std::string_view text, size_t byte) {
  std::string stem;
  while (byte < text.size()) {
    const char32_t character = next_code_point(text, byte);
    if (!is_word(character)) break;
    append_utf8(stem, character);
  }
  return stem;
}

// Bytes of `text` from `byte` on that are `name`, 0 when they are something else.
size_t length_of(std::string_view name, std::string_view text, size_t byte) {
  size_t at = byte;
  char32_t last = 0;
  for (size_t i = 0; i < name.size();) {
    const char32_t wanted = next_code_point(name, i);
    if (at >= text.size()) return 0;
    if (wanted == ' ') {
      size_t spaces = 0;
      for (size_t next = at; next < text.size(); at = next, ++spaces) {
        if (!is_white(next_code_point(text, next))) break;
      }
      if (spaces == 0) return 0;
      continue;
    }
    last = wanted;
    if (folded(next_code_point(text, at)) != wanted) return 0;
  }
  // "San Francisco" is not in "San Franciscan", nor "Bay" in "Bay-area".
  if (at < text.size() && is_word(last)) {
    size_t next = at;
    char32_t behind = next_code_point(text, next);
    if (behind == '-' && next < text.size()) behind = next_code_point(text, next);
    if (is_word(behind)) return 0;
  }
  return at - byte;
}

}  // namespace

std::string_view name_of(CountKind kind) { return kNames[static_cast<size_t>(kind)]; }

void NameList::add(std::string_view name) {
  std::string spaced;
  for (size_t at = 0; at < name.size();) {
    const std::string word = first_word(name, at);
    if (!word.empty()) spaced += (spaced.empty() ? "" : " ") + word;
    while (at < name.size() && !is_white(next_code_point(name, at))) {
    }
  }
  const std::string stem = stem_at(spaced, 0);
  if (stem.empty()) return;
  std::vector<std::string>& same = names_[stem];
  const auto longer = [](const std::string& a, const std::string& b) { return a.size() > b.size(); };
  if (std::find(same.begin(), same.end(), spaced) != same.end()) return;
  same.insert(std::upper_bound(same.begin(), same.end(), spaced, longer), spaced);
  ++size_;
}

size_t NameList::match(std::string_view text, size_t byte) const {
  if (names_.empty()) return 0;
  const auto found = names_.find(stem_at(text, byte));
  if (found == names_.end()) return 0;
  for (const std::string& name : found->second) {
    if (const size_t length = length_of(name, text, byte)) return length;
  }
  return 0;
}

CountProfile::CountProfile() {
  rule_of.fill(kNoCountRule);
  const auto add = [&](CountKind kind, uint32_t words) {
    rule_of[static_cast<size_t>(kind)] = static_cast<uint16_t>(rules.size());
    CountRule each;
    each.kind = kind;
    each.words = words;
    rules.push_back(std::move(each));
  };
  add(CountKind::Picture, 0);
  add(CountKind::UnspacedWord, 1);
  add(CountKind::Punctuation, 0);
  add(CountKind::Word, 1);
}

const CountRule* CountProfile::rule(CountKind kind) const {
  const uint16_t index = rule_of[static_cast<size_t>(kind)];
  return index == kNoCountRule ? nullptr : &rules[index];
}

std::shared_ptr<const CountProfile> plain_words() {
  static const std::shared_ptr<const CountProfile> words = [] {
    auto profile = std::make_shared<CountProfile>();
    profile->id = "words";
    profile->title = "Words by Unicode's segmentation";
    profile->citation = "UAX #29";
    profile->separation = CountProfile::Separation::Unicode;
    return profile;
  }();
  return words;
}

}  // namespace hustings
