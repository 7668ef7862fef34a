// Where words, lines and user-perceived characters end. ICU knows every script (Thai, Khmer, Lao, Burmese, Chinese and
// Japanese need dictionaries); plain European text takes the table-driven short ways of plain_segmentation.h, which
// give the same answers.
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "text/icu_services.h"
#include "text/plain_segmentation.h"
#include "text/text.h"

namespace hustings::text {

namespace {

struct WordKind;
struct LineKind;
struct CharacterKind;

using Factory = icu::BreakIterator*(U_EXPORT2*)(const icu::Locale&, UErrorCode&);

template <typename Kind>
icu::BreakIterator* break_iterator(std::string_view language, Factory create) {
  return thread_service<Kind, icu::BreakIterator>(language, [&] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> opened(create(locale_of(language), status));
    if (U_FAILURE(status)) opened.reset();
    return opened;
  });
}

// Points the iterator at `words` for as long as this lives, and away from it afterwards: the iterator outlives the
// text.
class Segments {
 public:
  Segments(icu::BreakIterator* iterator, std::string_view words) : iterator_(iterator), text_(words) {
    UErrorCode status = U_ZERO_ERROR;
    if (iterator_) iterator_->setText(text_.get(), status);
    if (U_FAILURE(status)) iterator_ = nullptr;
  }
  ~Segments() {
    if (!iterator_) return;
    Utf8Text nothing("");
    UErrorCode status = U_ZERO_ERROR;
    iterator_->setText(nothing.get(), status);
  }
  Segments(const Segments&) = delete;
  Segments& operator=(const Segments&) = delete;

  // Calls `body(start, end, rule_status)` for each segment.
  template <typename Body>
  void each(Body&& body) {
    if (!iterator_) return;
    int32_t start = iterator_->first();
    for (int32_t end = iterator_->next(); end != icu::BreakIterator::DONE; end = iterator_->next()) {
      body(static_cast<uint32_t>(start), static_cast<uint32_t>(end), iterator_->getRuleStatus());
      start = end;
    }
  }

 private:
  icu::BreakIterator* iterator_;
  Utf8Text text_;
};

bool holds_letter_or_digit(std::string_view words) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(words.data());
  const auto size = static_cast<int32_t>(words.size());
  for (int32_t at = 0; at < size;) {
    UChar32 c;
    U8_NEXT(bytes, at, size, c);
    if (c >= 0 && u_isalnum(c)) return true;
  }
  return false;
}

}  // namespace

size_t count_words(std::string_view words, std::string_view language) {
  size_t count = 0;
  if (count_plain_words(words, language, count)) return count;
  count = 0;
  Segments segments(break_iterator<WordKind>(language, &icu::BreakIterator::createWordInstance), words);
  segments.each([&](uint32_t start, uint32_t end, int32_t) {
    if (holds_letter_or_digit(words.substr(start, end - start))) ++count;
  });
  return count;
}

std::vector<ByteRange> word_ranges(std::string_view words, std::string_view language) {
  std::vector<ByteRange> ranges;
  Segments segments(break_iterator<WordKind>(language, &icu::BreakIterator::createWordInstance), words);
  segments.each([&](uint32_t start, uint32_t end, int32_t) {
    if (holds_letter_or_digit(words.substr(start, end - start))) ranges.push_back({start, end});
  });
  return ranges;
}

std::vector<LineOpportunity> line_opportunities(std::string_view words, std::string_view language) {
  std::vector<LineOpportunity> opportunities;
  if (find_plain_line_opportunities(words, language, opportunities)) return opportunities;
  opportunities.clear();
  Segments segments(break_iterator<LineKind>(language, &icu::BreakIterator::createLineInstance), words);
  segments.each([&](uint32_t, uint32_t end, int32_t status) {
    if (end < words.size()) opportunities.push_back({end, status >= UBRK_LINE_HARD});
  });
  return opportunities;
}

std::vector<uint32_t> grapheme_ends(std::string_view words) {
  std::vector<uint32_t> ends;
  if (find_plain_grapheme_ends(words, ends)) return ends;
  ends.clear();
  // The rules for grapheme clusters are the same in every language (UAX #29 section 3).
  Segments segments(break_iterator<CharacterKind>("und", &icu::BreakIterator::createCharacterInstance), words);
  segments.each([&](uint32_t, uint32_t end, int32_t) { ends.push_back(end); });
  return ends;
}

}  // namespace hustings::text
