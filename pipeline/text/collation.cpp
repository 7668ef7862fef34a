// The order of names. A list of candidates is sorted by its readers' alphabet (UTS #10 with CLDR's tailorings): "Ö" is
// an o in German, a letter after z in Swedish; "Contest 10" comes after "Contest 2".
#include <unicode/alphaindex.h>
#include <unicode/coll.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/icu_services.h"
#include "text/text.h"

namespace hustings::text {

namespace {

struct CollatorKind;

std::unique_ptr<icu::Collator> open_collator(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale_of(language), status));
  if (U_FAILURE(status) || !collator) return nullptr;
  collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  return collator;
}

using Buckets = icu::AlphabeticIndex::ImmutableIndex;

// Immutable, so that one serves every thread.
const Buckets* buckets_of(std::string_view language) {
  static std::mutex mutex;
  static auto* opened = new ByLanguage<Buckets>;
  const std::lock_guard lock(mutex);
  return opened->find_or_open(language, [&]() -> std::unique_ptr<Buckets> {
    UErrorCode status = U_ZERO_ERROR;
    icu::AlphabeticIndex index(locale_of(language), status);
    if (U_FAILURE(status)) return nullptr;
    std::unique_ptr<Buckets> buckets(index.buildImmutableIndex(status));
    return U_SUCCESS(status) ? std::move(buckets) : nullptr;
  });
}

}  // namespace

std::string collation_key(std::string_view words, std::string_view language) {
  const icu::Collator* collator =
      thread_service<CollatorKind, icu::Collator>(language, [&] { return open_collator(language); });
  if (!collator) return std::string(words);
  const icu::UnicodeString text = utf16(words);
  std::string key(4 * static_cast<size_t>(text.length()) + 16, '\0');
  int32_t size = 0;
  for (int attempt = 0; attempt < 2; ++attempt) {
    size = collator->getSortKey(text, reinterpret_cast<uint8_t*>(key.data()), static_cast<int32_t>(key.size()));
    const bool fits = size <= static_cast<int32_t>(key.size());
    key.resize(static_cast<size_t>(size));
    if (fits) break;
  }
  if (!key.empty()) key.pop_back();  // ICU ends a key with a zero byte, which no key holds elsewhere
  return key;
}

std::string index_heading(std::string_view words, std::string_view language) {
  if (words.empty()) return "#";
  const char first_byte = words.front();
  const bool latin = (first_byte >= 'A' && first_byte <= 'Z') || (first_byte >= 'a' && first_byte <= 'z');
  if (latin && primary_language(language) == "en") return std::string(1, static_cast<char>(first_byte & ~0x20));
  const Buckets* buckets = buckets_of(language);
  if (buckets) {
    UErrorCode status = U_ZERO_ERROR;
    const int32_t index = buckets->getBucketIndex(utf16(words), status);
    const icu::AlphabeticIndex::Bucket* bucket = U_SUCCESS(status) ? buckets->getBucket(index) : nullptr;
    if (bucket && bucket->getLabelType() == U_ALPHAINDEX_NORMAL) return utf8(bucket->getLabel());
  }
  // A name in letters that this language's index does not know stands under its own first letter.
  size_t byte = 0;
  while (byte < words.size()) {
    const char32_t letter = next_code_point(words, byte);
    if (u_isdigit(static_cast<UChar32>(letter))) break;
    if (!u_isalpha(static_cast<UChar32>(letter))) continue;
    std::string heading;
    append_utf8(heading, static_cast<char32_t>(u_totitle(static_cast<UChar32>(letter))));
    return heading;
  }
  return "#";
}

}  // namespace hustings::text
