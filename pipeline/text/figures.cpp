// Numbers in running words, for columns of figures that stand with their decimal signs below each other.
#include <unicode/dcfmtsym.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "text/icu_services.h"
#include "text/text.h"

namespace hustings::text {

namespace {

struct SignKind;

constexpr char32_t kArabicSign = 0x066B;

struct LanguageSign {
  char32_t character = U'.';
  LanguageSign* clone() const { return new LanguageSign(*this); }
};

char32_t sign_of(std::string_view language) {
  if (primary_language(language) == "en") return U'.';
  const auto* sign = thread_service<SignKind, LanguageSign>(language, [&] {
    auto opened = std::make_unique<LanguageSign>();
    UErrorCode status = U_ZERO_ERROR;
    const icu::DecimalFormatSymbols symbols(locale_of(language), status);
    if (U_FAILURE(status)) return opened;
    const auto first = symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol).char32At(0);
    // U+066B belongs to its digits, not to the language.
    if (static_cast<char32_t>(first) != kArabicSign) opened->character = static_cast<char32_t>(first);
    return opened;
  });
  return sign == nullptr ? U'.' : sign->character;
}

bool is_arabic_digit(char32_t character) {
  return (character >= 0x0660 && character <= 0x0669) || (character >= 0x06F0 && character <= 0x06F9);
}

bool groups_digits(char32_t character) {
  switch (character) {
    case U' ':
    case U'.':
    case U',':
    case U'\'':
    case 0x00A0:
    case 0x2009:
    case 0x2019:
    case 0x202F:
    case kArabicSign:
    case 0x066C:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::optional<Figures> find_figures(std::string_view words, std::string_view language, char32_t sign) {
  const auto size = static_cast<int32_t>(words.size());
  const auto next = [&](int32_t& at) {
    UChar32 character = 0;
    U8_NEXT(words.data(), at, size, character);
    return static_cast<char32_t>(character < 0 ? 0xFFFD : character);
  };
  Figures figures;
  bool begun = false;
  uint32_t signs = 0;
  for (int32_t at = 0; at < size;) {
    const auto here = static_cast<uint32_t>(at);
    const char32_t character = next(at);
    if (u_charDigitValue(static_cast<UChar32>(character)) >= 0) {
      if (!begun) {
        begun = true;
        figures.begin = here;
        if (sign == 0) sign = is_arabic_digit(character) ? kArabicSign : sign_of(language);
      }
      figures.end = static_cast<uint32_t>(at);
      if (signs > 0) ++figures.decimals;
      continue;
    }
    if (!begun) continue;
    int32_t ahead = at;
    const bool digit_follows = ahead < size && u_charDigitValue(static_cast<UChar32>(next(ahead))) >= 0;
    if (!digit_follows || (character != sign && !groups_digits(character))) break;
    if (character == sign) {
      if (signs++ == 0) figures.point = here;
      figures.decimals = 0;
    }
  }
  if (!begun) return {};
  if (signs != 1) {
    figures.point = figures.end;
    figures.decimals = 0;
  }
  return figures;
}

}  // namespace hustings::text
