// Language tags (BCP 47: RFC 5646) and what they say about direction and script.
#include <unicode/localebuilder.h>
#include <unicode/localpointer.h>
#include <unicode/locdspnm.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <iterator>

#include "text/icu_services.h"
#include "text/text.h"

namespace hustings::text {

namespace {

// RFC 5646 section 4.4.1 asks for 35 characters at the least; longer than this is no tag that anyone writes.
constexpr size_t kLongestTag = 150;

bool is_alphanumeric_or_hyphen(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The four-letter subtag right after the primary one, in title case, or empty.
std::string explicit_script(std::string_view tag) {
  const size_t hyphen = tag.find('-');
  if (hyphen == tag.npos) return {};
  const std::string_view subtag = tag.substr(hyphen + 1, tag.find('-', hyphen + 1) - hyphen - 1);
  if (subtag.size() != 4) return {};
  std::string script;
  for (const char c : subtag) {
    if (!is_letter(c)) return {};
    script += static_cast<char>(script.empty() ? c & ~0x20 : c | 0x20);
  }
  return script;
}

// Languages of most booklets that are written in Latin letters wherever they are spoken, so that nothing has to be
// loaded to know it.
bool is_plainly_latin(std::string_view primary) {
  for (const std::string_view known : {"en", "es", "fr", "de", "it", "pt", "nl", "vi", "tl", "fil"}) {
    if (primary == known) return true;
  }
  return false;
}

}  // namespace

icu::Locale locale_of(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag({language.data(), static_cast<int32_t>(language.size())}, status);
  return U_FAILURE(status) || locale.isBogus() ? icu::Locale::getRoot() : locale;
}

icu::UnicodeString utf16(std::string_view words) {
  return icu::UnicodeString::fromUTF8({words.data(), static_cast<int32_t>(words.size())});
}

std::string utf8(const icu::UnicodeString& words) {
  std::string bytes;
  words.toUTF8String(bytes);
  return bytes;
}

std::string canonical_language(std::string_view tag) {
  if (tag.empty() || tag.size() > kLongestTag) return {};
  std::string hyphened(tag);
  for (char& c : hyphened) {
    if (c == '_') c = '-';
    if (!is_alphanumeric_or_hyphen(c)) return {};
  }
  char locale[ULOC_FULLNAME_CAPACITY];
  char canonical[2 * kLongestTag];
  int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(hyphened.c_str(), locale, sizeof locale, &parsed, &status);
  if (U_FAILURE(status) || parsed != static_cast<int32_t>(hyphened.size())) return {};
  const int32_t size = uloc_toLanguageTag(locale, canonical, sizeof canonical, true, &status);
  if (U_FAILURE(status) || size >= static_cast<int32_t>(sizeof canonical)) return {};
  return std::string(canonical, static_cast<size_t>(size));
}

std::string_view primary_language(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

bool is_right_to_left(std::string_view language) {
  const std::string_view primary = primary_language(language);
  if (is_plainly_latin(primary) && explicit_script(language).empty()) return false;
  return locale_of(language).isRightToLeft();
}

std::string likely_script(std::string_view language) {
  std::string script = explicit_script(language);
  if (!script.empty()) return script;
  if (is_plainly_latin(primary_language(language))) return "Latn";
  icu::Locale locale = locale_of(language);
  UErrorCode status = U_ZERO_ERROR;
  locale.addLikelySubtags(status);
  script = U_SUCCESS(status) ? locale.getScript() : "";
  return script.empty() ? "Zyyy" : script;
}

bool is_known_language(std::string_view language) {
  const std::string primary(primary_language(language));
  UErrorCode status = U_ZERO_ERROR;
  UChar name[100];
  const int32_t size = uloc_getDisplayLanguage(primary.c_str(), "en", name, std::size(name), &status);
  // Where there is no name, ICU hands back the code.
  return U_SUCCESS(status) && size > 0 && status != U_USING_DEFAULT_WARNING && utf8({name, size}) != primary;
}

std::string language_name(std::string_view language) {
  const icu::Locale locale = locale_of(language);
  const icu::LocalPointer<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(locale, ULDN_DIALECT_NAMES));
  if (names.isNull()) return std::string(language);
  icu::UnicodeString name;
  names->localeDisplayName(locale, name);
  if (name.isEmpty() || name.isBogus()) return std::string(language);
  // Many languages write their name in lower case inside a sentence; here it stands alone. Title case, not upper case:
  // Georgian letters have an upper case that no sentence begins with.
  const UChar32 first = name.char32At(0);
  name.replace(0, U16_LENGTH(first), u_totitle(first));
  return utf8(name);
}

}  // namespace hustings::text
