#include "limits/word_kinds.h"

#include <string>

#include "base/utf8.h"
#include "limits/count_forms.h"

namespace hustings::limits {
namespace {

bool is_hyphen(char32_t c) { return c == '-' || c == U'\u2010' || c == U'\u2011' || c == U'\u05BE'; }

}  // namespace

bool is_word(text::Sort sort) { return sort == text::Sort::Letter || sort == text::Sort::Digit; }

bool has_word(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (is_word(text::sort_of(next_code_point(text, at)))) return true;
  }
  return false;
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == U'\u2019' || c == U'\u02BC'; }

bool parts_words(char32_t c) {
  switch (c) {
    case U'—':
    case U'―':
    case U'–':
    case U'…':
    case U',':
    case U';':
    case U':':
    case U'!':
    case U'?':
    case U'(':
    case U')':
    case U'[':
    case U']':
    case U'“':
    case U'”':
    case U'«':
    case U'»':
    case U'،':
    case U'؛':
    case U'؟':
    case U'|':
      return true;
    default:
      return false;
  }
}

uint32_t parts_of(std::string_view words) {
  uint32_t parts = 0;
  bool inside = false;
  for (size_t at = 0; at < words.size();) {
    const char32_t c = next_code_point(words, at);
    const text::Sort sort = text::sort_of(c);
    if (is_word(sort)) {
      parts += inside ? 0 : 1;
      inside = true;
    } else if (sort == text::Sort::Space || is_hyphen(c) || c == '/' || parts_words(c)) {
      inside = false;
    }
  }
  return parts;
}

CountKind kind_of(std::string_view word, std::string_view language, const CountProfile& profile) {
  const auto has = [&](CountKind kind) { return profile.rule(kind) != nullptr; };
  if (has(CountKind::WebAddress) && is_bare_web_address(word)) return CountKind::WebAddress;
  if (has(CountKind::DateInDigits) && is_date_in_digits(word)) return CountKind::DateInDigits;
  if (has(CountKind::Money) && is_money(word)) return CountKind::Money;
  if (has(CountKind::Number) && (is_number(word) || is_money(word))) return CountKind::Number;
  if (has(CountKind::Abbreviation) && is_abbreviation(word)) return CountKind::Abbreviation;
  bool hyphen = false, slash = false;
  std::string plain;
  for (size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    hyphen = hyphen || is_hyphen(c);
    slash = slash || c == '/';
    append_utf8(plain, is_hyphen(c) ? U'-' : is_apostrophe(c) ? U'\'' : c);
  }
  if (hyphen) {
    if (has(CountKind::ListedHyphenation)) {
      plain = text::to_lower(plain, language);
      const bool genitive = plain.ends_with("'s") && profile.dictionary.count(plain.substr(0, plain.size() - 2)) != 0;
      if (genitive || profile.dictionary.count(plain) != 0) return CountKind::ListedHyphenation;
    }
    if (has(CountKind::Hyphenation)) return CountKind::Hyphenation;
  }
  if (slash && has(CountKind::Slashes)) return CountKind::Slashes;
  return CountKind::Word;
}

}  // namespace hustings::limits
