// Numbers and dates as a reader of the language expects them. English needs no data and takes a short way; every other
// language asks ICU, whose formats are opened once a thread.
#include <algorithm>
#include <cstdio>

#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/numfmt.h>
#include <unicode/timezone.h>

#include "text/icu_services.h"
#include "text/text.h"

namespace hustings::text {

namespace {

struct Date {
  int year = 0, month = 0, day = 0;
};

// "2026-11-03" and nothing else (ISO 8601 section 5.2.2.1, the complete extended form).
bool parse_iso_date(std::string_view text, Date& date) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  int parts[3] = {0, 0, 0};
  size_t part = 0;
  for (const char c : text) {
    if (c == '-') {
      ++part;
      continue;
    }
    if (c < '0' || c > '9') return false;
    if (part > 2) return false;
    parts[part] = parts[part] * 10 + (c - '0');
  }
  if (part != 2) return false;
  date = {parts[0], parts[1], parts[2]};
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1 || date.month < 1 || date.month > 12) return false;
  const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  const int days = kDays[date.month - 1] + (date.month == 2 && leap ? 1 : 0);
  return date.day >= 1 && date.day <= days;
}

// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date
// algorithms").
int64_t days_since_epoch(Date date) {
  const int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const int64_t era = year / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

// English as the United States write it: the language of the tag alone, or of that country.
bool is_american_english(std::string_view language) {
  return language == "en" || language == "en-US" || language == "en-Latn-US" || language == "en-Latn";
}

std::string american_date(Date date) {
  static constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
  return std::string(kMonths[date.month - 1]) + ' ' + std::to_string(date.day) + ", " + std::to_string(date.year);
}

std::string american_number(int64_t number) {
  std::string digits = std::to_string(number);
  const size_t first = number < 0 ? 1 : 0;
  for (size_t place = digits.size(); place > first + 3;) {
    place -= 3;
    digits.insert(place, 1, ',');
  }
  return digits;
}

// The locale whose digits a booklet uses: the language's, but for Arabic of no country. Folios and lists are in
// European figures in every language, as PDF page labels must be (ISO 32000-1, 12.4.2), and so are the Arabic pages
// that election offices print; a country's own figures come with its tag ("ar-EG"), or are asked for ("ar-u-nu-arab").
icu::Locale numeric_locale(std::string_view language) {
  icu::Locale locale = locale_of(language);
  UErrorCode status = U_ZERO_ERROR;
  char digits[32];
  if (primary_language(language) == "ar" && *locale.getCountry() == '\0' &&
      locale.getKeywordValue("numbers", digits, sizeof digits, status) == 0) {
    status = U_ZERO_ERROR;
    locale.setKeywordValue("numbers", "latn", status);
  }
  return locale;
}

std::unique_ptr<icu::DateFormat> open_date_format(std::string_view language) {
  icu::Locale locale = numeric_locale(language);
  UErrorCode status = U_ZERO_ERROR;
  // One election has one date in all its languages: the civil calendar, also where the language's own default is
  // another (Thai, Farsi), unless the tag itself asks ("th-u-ca-buddhist").
  char calendar[32];
  if (locale.getKeywordValue("calendar", calendar, sizeof calendar, status) == 0) {
    status = U_ZERO_ERROR;
    locale.setKeywordValue("calendar", "gregorian", status);
  }
  std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
  if (!format) return nullptr;
  format->adoptTimeZone(icu::TimeZone::createTimeZone("UTC"));
  if (const icu::Calendar* used = format->getCalendar()) {
    // No switch from the Julian calendar in 1582: ISO 8601 counts by the Gregorian one throughout.
    if (const auto* gregorian = dynamic_cast<const icu::GregorianCalendar*>(used)) {
      std::unique_ptr<icu::GregorianCalendar> proleptic(gregorian->clone());
      UErrorCode change = U_ZERO_ERROR;
      proleptic->setGregorianChange(-1e17, change);
      format->adoptCalendar(proleptic.release());
    }
  }
  return format;
}

struct DateKind;
struct NumberKind;

}  // namespace

std::string format_date(std::string_view iso_date, std::string_view language) {
  Date date;
  if (!parse_iso_date(iso_date, date)) return std::string(iso_date);
  if (is_american_english(language)) return american_date(date);
  icu::DateFormat* format =
      thread_service<DateKind, icu::DateFormat>(language, [&] { return open_date_format(language); });
  if (!format) return std::string(iso_date);
  icu::UnicodeString words;
  format->format(static_cast<UDate>(days_since_epoch(date)) * 86400000.0, words);
  return utf8(words);
}

std::vector<std::string> month_names(std::string_view language) {
  std::vector<std::string> names;
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale_of(language), "gregorian", status);
  if (U_FAILURE(status)) return names;
  using Symbols = icu::DateFormatSymbols;
  for (const Symbols::DtContextType context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const Symbols::DtWidthType width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      int32_t count = 0;
      const icu::UnicodeString* months = symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < count; ++i) {
        std::string name = utf8(months[i]);
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
          names.push_back(std::move(name));
        }
      }
    }
  }
  return names;
}

std::string format_number(int64_t number, std::string_view language) {
  if (is_american_english(language)) return american_number(number);
  icu::NumberFormat* format = thread_service<NumberKind, icu::NumberFormat>(language, [&] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::NumberFormat> opened(icu::NumberFormat::createInstance(numeric_locale(language), status));
    if (U_FAILURE(status)) opened.reset();
    return opened;
  });
  if (!format) return std::to_string(number);
  icu::UnicodeString words;
  format->format(number, words);
  return utf8(words);
}

std::string roman_number(uint32_t number) {
  if (number < 1 || number > 3999) return std::to_string(number);
  struct Numeral {
    uint32_t value;
    const char* letters;
  };
  static constexpr Numeral kNumerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                          {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                          {5, "v"},    {4, "iv"},   {1, "i"}};
  std::string letters;
  for (const Numeral& numeral : kNumerals) {
    for (; number >= numeral.value; number -= numeral.value) letters += numeral.letters;
  }
  return letters;
}

}  // namespace hustings::text
