// Single characters and simple transformations of text: names, case, normalization, and identifiers made of names.
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/icu_services.h"
#include "text/text.h"

namespace hustings::text {

namespace {

// Turkish and Azerbaijani have two letters i, so that not even ASCII changes case as elsewhere.
bool has_dotless_i(std::string_view language) {
  const std::string_view primary = primary_language(language);
  return primary == "tr" || primary == "az";
}

std::string with_ascii_case(std::string_view words, char first, char last) {
  std::string changed(words);
  for (char& c : changed) {
    if (c >= first && c <= last) c = static_cast<char>(c ^ 0x20);
  }
  return changed;
}

icu::StringPiece piece(std::string_view words) { return {words.data(), static_cast<int32_t>(words.size())}; }

// Every code point below U+0300 is in normal form C by itself and composes with nothing of its kind; the first byte of
// U+0300 and of all above is 0xCC or more.
bool is_below_combining_marks(std::string_view words) {
  for (const char c : words) {
    if (static_cast<uint8_t>(c) >= 0xCC) return false;
  }
  return true;
}

// Latin letters that no decomposition takes apart, as their own languages write them without the letter.
const char* plain_latin(char32_t letter) {
  switch (letter) {
    case U'ß':
    case U'ẞ':
      return "ss";
    case U'æ':
    case U'Æ':
      return "ae";
    case U'œ':
    case U'Œ':
      return "oe";
    case U'ø':
    case U'Ø':
      return "o";
    case U'đ':
    case U'Đ':
    case U'ð':
    case U'Ð':
      return "d";
    case U'ł':
    case U'Ł':
      return "l";
    case U'þ':
    case U'Þ':
      return "th";
    case U'ħ':
    case U'Ħ':
      return "h";
    case U'ŧ':
    case U'Ŧ':
      return "t";
    case U'ı':
      return "i";
    case U'ŋ':
    case U'Ŋ':
      return "ng";
    default:
      return nullptr;
  }
}

// ASCII letters and digits of `words` with hyphens between them. Letters of other scripts are left out, and
// `remainder` tells that there were any.
std::string ascii_slug(std::string_view words, bool& remainder) {
  std::string slug;
  bool pending = false;
  const auto append = [&](std::string_view letters) {
    if (pending && !slug.empty()) slug += '-';
    pending = false;
    slug += letters;
  };
  for (size_t byte = 0; byte < words.size();) {
    const char32_t letter = next_code_point(words, byte);
    if (letter < 0x80) {
      const char c = static_cast<char>(letter);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        append({&c, 1});
      } else if (c >= 'A' && c <= 'Z') {
        const char lower = static_cast<char>(c | 0x20);
        append({&lower, 1});
      } else {
        pending = true;
      }
    } else if (const char* plain = plain_latin(letter)) {
      append(plain);
    } else if (u_charType(static_cast<UChar32>(letter)) == U_NON_SPACING_MARK) {
      continue;  // an accent, set free by the decomposition
    } else {
      remainder = remainder || u_isalnum(static_cast<UChar32>(letter));
      pending = true;
    }
  }
  return slug;
}

// "Ольга" -> "Olga": ICU's transliteration of every script to Latin, without its signs for soft letters. Its rules are
// large, so that it is opened only for a name that needs it.
std::string latin_letters(std::string_view words) {
  struct Opened {
    std::mutex mutex;
    std::unique_ptr<icu::Transliterator> transliterator;
    bool tried = false;
  };
  static auto* opened = new Opened;
  icu::UnicodeString text = utf16(words);
  const std::lock_guard lock(opened->mutex);  // transliterators keep state
  if (!opened->tried) {
    opened->tried = true;
    UErrorCode status = U_ZERO_ERROR;
    opened->transliterator.reset(icu::Transliterator::createInstance(
        "Any-Latin; [\\u02B9\\u02BA\\u02BE\\u02BF] Remove; Latin-ASCII", UTRANS_FORWARD, status));
  }
  if (!opened->transliterator) return std::string(words);
  opened->transliterator->transliterate(text);
  return utf8(text);
}

// Letters and marks apart, and forms that only look different (full width, ligatures) as what they mean.
std::string decomposed(std::string_view words) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKDInstance(status);
  return U_SUCCESS(status) ? utf8(normalizer->normalize(utf16(words), status)) : std::string(words);
}

// Of any words; empty when there is nothing to write.
std::string latin_slug(std::string_view words) {
  bool remainder = false;
  if (is_ascii(words)) return ascii_slug(words, remainder);
  std::string slug = ascii_slug(decomposed(words), remainder);
  return remainder ? ascii_slug(latin_letters(words), remainder) : slug;
}

}  // namespace

std::string character_name(char32_t character) {
  char name[128];
  UErrorCode status = U_ZERO_ERROR;
  const UChar32 code_point = static_cast<UChar32>(character);
  const int32_t size = u_charName(code_point, U_UNICODE_CHAR_NAME, name, sizeof name, &status);
  if (U_SUCCESS(status) && size > 0) return std::string(name, static_cast<size_t>(size));
  switch (u_charType(code_point)) {
    case U_CONTROL_CHAR:
      return "control character";
    case U_PRIVATE_USE_CHAR:
      return "private use character";
    case U_SURROGATE:
      return "surrogate";
    default:
      return "unassigned character";
  }
}

bool is_emoji(std::string_view cluster) {
  if (cluster.size() < 3) return false;
  size_t at = 0;
  const auto first = static_cast<UChar32>(next_code_point(cluster, at));
  if (first < 0x2000) return false;
  return u_hasBinaryProperty(first, UCHAR_EMOJI_PRESENTATION) ||
         (u_hasBinaryProperty(first, UCHAR_EMOJI) && cluster.substr(at).starts_with("\uFE0F"));
}

std::string emoji_name(std::string_view cluster) {
  std::string name;
  for (size_t at = 0; at < cluster.size();) {
    const char32_t character = next_code_point(cluster, at);
    if (u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;
    if (!name.empty()) name += ", ";
    name += character_name(character);
  }
  return name;
}

std::string to_lower(std::string_view words, std::string_view language) {
  if (is_ascii(words) && !has_dotless_i(language)) return with_ascii_case(words, 'A', 'Z');
  std::string lower;
  icu::StringByteSink<std::string> sink(&lower, static_cast<int32_t>(words.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower(locale_of(language).getName(), 0, piece(words), sink, nullptr, status);
  return U_SUCCESS(status) ? lower : std::string(words);
}

std::string to_upper(std::string_view words, std::string_view language) {
  if (is_ascii(words) && !has_dotless_i(language)) return with_ascii_case(words, 'a', 'z');
  std::string upper;
  icu::StringByteSink<std::string> sink(&upper, static_cast<int32_t>(words.size()));
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(locale_of(language).getName(), 0, piece(words), sink, nullptr, status);
  return U_SUCCESS(status) ? upper : std::string(words);
}

std::string normalize_nfc(std::string_view words) {
  if (is_below_combining_marks(words)) return std::string(words);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(words);
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal, static_cast<int32_t>(words.size()));
  normalizer->normalizeUTF8(0, piece(words), sink, nullptr, status);
  return U_SUCCESS(status) ? normal : std::string(words);
}

std::string slug(std::string_view words) {
  std::string slug = latin_slug(words);
  return slug.empty() ? "x" : slug;
}

std::string letters_a_to_z(std::string_view words) {
  std::string letters;
  for (char c : latin_slug(words)) {
    if (c >= 'a' && c <= 'z') letters += static_cast<char>(c - 'a' + 'A');
  }
  return letters;
}

bool has_other_script(std::string_view words) {
  bool remainder = false;
  if (!is_ascii(words)) ascii_slug(decomposed(words), remainder);
  return remainder;
}

Sort sort_of(char32_t character) {
  switch (character) {
    case U'&':
    case U'%':
    case U'#':
    case U'@':
    case U'*':
    case U'§':
    case U'†':
    case U'‡':
      return Sort::Symbol;
    case U'\u200B':
      return Sort::Space;
    default:
      break;
  }
  const auto code = static_cast<UChar32>(character);
  if (u_isUWhiteSpace(code)) return Sort::Space;
  const uint32_t mask = U_GET_GC_MASK(code);
  if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return Sort::Letter;
  if ((mask & U_GC_N_MASK) != 0) return Sort::Digit;
  if ((mask & U_GC_P_MASK) != 0) return Sort::Punctuation;
  if ((mask & U_GC_SC_MASK) != 0) return Sort::Currency;
  if ((mask & U_GC_S_MASK) != 0) return Sort::Symbol;
  return Sort::Other;
}

bool is_unspaced(char32_t character) {
  if (character < 0xE00) return false;
  struct Range {
    char32_t first, last;
  };
  // Blocks of the scripts that UAX #14 gives to dictionaries (SA), and of those that UAX #29 gives to nobody.
  constexpr Range kRanges[] = {{0x0E00, 0x0EFF}, {0x1000, 0x109F},   {0x1780, 0x17FF},  {0x19E0, 0x19FF},
                               {0x2E80, 0x2FDF}, {0x3005, 0x3007},   {0x3021, 0x3029},  {0x3031, 0x3035},
                               {0x303B, 0x303C}, {0x3041, 0x30FF},   {0x31F0, 0x31FF},  {0x3400, 0x4DBF},
                               {0x4E00, 0x9FFF}, {0xA9E0, 0xA9FF},   {0xAA60, 0xAA7F},  {0xF900, 0xFAFF},
                               {0xFF66, 0xFF9F}, {0x1B000, 0x1B16F}, {0x20000, 0x3FFFF}};
  for (const Range& range : kRanges) {
    if (character >= range.first && character <= range.last) return true;
  }
  return false;
}

}  // namespace hustings::text
