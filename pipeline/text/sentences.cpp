// Where sentences end. ICU's rules (UAX #29, section 5) take the period of "Dr. Vale" for an end, and its lists of
// abbreviations know "Mr." but not "Dr."; a sentence that is cut in two there would put half a name into print. So an
// end after an abbreviation is none, even where a sentence does end with one: joining two sentences does less harm than
// tearing one apart.
#include <algorithm>

#include <unicode/brkiter.h>
#include <unicode/filteredbrk.h>

#include "base/utf8.h"
#include "text/icu_services.h"
#include "text/text.h"

namespace hustings::text {

namespace {

struct SentenceKind;

// Titles and parts of addresses that stand before a name with a capital letter, and that ICU's lists lack.
constexpr const char* kBeforeNames[] = {"Atty.", "Capt.", "Col.", "Comm.", "Dr.", "Ft.",  "Gen.",  "Gov.",  "Hon.",
                                        "Lt.",   "Maj.",  "Mr.",  "Mrs.",  "Ms.", "Mt.",  "Pres.", "Prof.", "Rep.",
                                        "Rev.",  "Sec.",  "Sen.", "Sgt.",  "Sr.", "Sra.", "St.",   "Ste.",  "Supt."};

icu::BreakIterator* sentence_iterator(std::string_view language) {
  return thread_service<SentenceKind, icu::BreakIterator>(language, [&] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = locale_of(language);
    std::unique_ptr<icu::BreakIterator> plain(icu::BreakIterator::createSentenceInstance(locale, status));
    if (U_FAILURE(status)) return std::unique_ptr<icu::BreakIterator>();
    std::unique_ptr<icu::FilteredBreakIteratorBuilder> builder(
        icu::FilteredBreakIteratorBuilder::createInstance(locale, status));
    if (U_FAILURE(status)) return plain;  // a language without a list
    // "Vote No." ends a sentence; "No. 5" is known by its figure.
    builder->unsuppressBreakAfter(icu::UnicodeString("No."), status);
    status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> filtered(builder->build(plain.release(), status));
    if (U_FAILURE(status)) filtered.reset();
    return filtered;
  });
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Letters, each with a period: "U.S.", "z. B.", the initial of "D. Vale"; also "Ph.D.".
bool is_dotted(std::string_view word) {
  size_t periods = 0, longest = 0, letters = 0;
  for (size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c == U'.') {
      if (letters == 0) return false;
      ++periods;
      letters = 0;
    } else if (is_letter(c)) {
      longest = std::max(longest, ++letters);
    } else {
      return false;
    }
  }
  return letters == 0 && (periods == 1 ? longest == 1 : longest <= 2);
}

// Whether the word that ends before `end` is an abbreviation that stands within a sentence.
bool ends_with_abbreviation(std::string_view words, size_t end, char next) {
  while (end > 0 && (words[end - 1] == ' ' || words[end - 1] == '\t')) --end;
  if (end == 0 || words[end - 1] != '.') return false;
  constexpr size_t kLongestDotted = 64;  // in bytes
  size_t begin = end;
  while (begin > 0 && static_cast<unsigned char>(words[begin - 1]) > ' ') {
    if (end - --begin > kLongestDotted) return false;
  }
  while (begin < end && (words[begin] == '(' || words[begin] == '"' || words[begin] == '\'')) ++begin;
  const std::string_view word = words.substr(begin, end - begin);
  if (is_dotted(word)) return true;
  if (std::find(std::begin(kBeforeNames), std::end(kBeforeNames), word) != std::end(kBeforeNames)) return true;
  // "No. 5", "Sec. 12", "Prop. 3".
  constexpr size_t kLongest = 5;
  return next >= '0' && next <= '9' && word.size() <= kLongest && is_ascii_capital(word.front()) &&
         std::all_of(word.begin(), word.end() - 1, is_ascii_letter);
}

// How deep in parentheses a text is, place by place from its beginning; those that nobody closes are none.
class Parentheses {
 public:
  explicit Parentheses(std::string_view words) : words_(words), last_(words.rfind(')')) {}
  // `at` never goes back.
  bool hold(size_t at) {
    for (; reached_ < at; ++reached_) {
      if (words_[reached_] == '(') ++depth_;
      if (words_[reached_] == ')' && depth_ > 0) --depth_;
    }
    return depth_ > 0 && last_ != std::string_view::npos && at <= last_;
  }

 private:
  std::string_view words_;
  size_t last_, reached_ = 0, depth_ = 0;
};

// Whether a sentence goes on at `at`: behind an abbreviation, or with a small letter ("Really?" she asked).
bool goes_on(std::string_view words, size_t at) {
  if (ends_with_abbreviation(words, at, words[at])) return true;
  size_t next = at;
  return is_small(next_code_point(words, next));
}

}  // namespace

std::vector<uint32_t> sentence_ends(std::string_view words, std::string_view language) {
  std::vector<uint32_t> ends;
  icu::BreakIterator* const iterator = sentence_iterator(language);
  if (iterator == nullptr || words.empty()) {
    if (!words.empty()) ends.push_back(static_cast<uint32_t>(words.size()));
    return ends;
  }
  Utf8Text text(words);
  UErrorCode status = U_ZERO_ERROR;
  iterator->setText(text.get(), status);
  iterator->first();
  Parentheses parentheses(words);
  for (int32_t end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
    const auto at = static_cast<size_t>(end);
    if (at < words.size() && (parentheses.hold(at) || goes_on(words, at))) continue;
    ends.push_back(static_cast<uint32_t>(end));
  }
  Utf8Text nothing("");
  iterator->setText(nothing.get(), status);
  return ends;
}

}  // namespace hustings::text
