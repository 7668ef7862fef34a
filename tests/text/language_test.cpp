// Tags, names, dates, numbers, order and characters in several languages.
#include <algorithm>

#include <gtest/gtest.h>

#include "text/text.h"

namespace hustings::text {
namespace {

TEST(Language, CanonicalTags) {
  EXPECT_EQ(canonical_language("EN_us"), "en-US");
  EXPECT_EQ(canonical_language("en"), "en");
  EXPECT_EQ(canonical_language("zh_CN"), "zh-CN");
  EXPECT_EQ(canonical_language("ZH-hant-tw"), "zh-Hant-TW");
  EXPECT_EQ(canonical_language("iw"), "he");
  EXPECT_EQ(canonical_language("tl"), "tl");
  EXPECT_EQ(canonical_language("es-419"), "es-419");
  EXPECT_EQ(canonical_language("de-CH-1901"), "de-CH-1901");
  for (const char* wrong :
       {"", "e", "english language", "en--US", "-en", "en-", "日本", "en/US", "toolongprimary", "en-US\n", "*"}) {
    EXPECT_EQ(canonical_language(wrong), "") << wrong;
  }
  EXPECT_EQ(canonical_language(std::string(10000, 'a')), "");
  EXPECT_EQ(primary_language("zh-Hans"), "zh");
  EXPECT_EQ(primary_language("en"), "en");
}

TEST(Language, DirectionAndScript) {
  for (const char* language : {"ar", "he", "fa", "ur-PK", "az-Arab", "ar-EG", "yi"}) {
    EXPECT_TRUE(is_right_to_left(language)) << language;
  }
  for (const char* language : {"en", "zh-Hant", "ru", "", "az", "th", "ar-Latn", "not a tag"}) {
    EXPECT_FALSE(is_right_to_left(language)) << language;
  }
  EXPECT_TRUE(is_right_to_left("en-Arab"));
  EXPECT_EQ(likely_script("en"), "Latn");
  EXPECT_EQ(likely_script("zh-Hant"), "Hant");
  EXPECT_EQ(likely_script("zh"), "Hans");
  EXPECT_EQ(likely_script("zh-TW"), "Hant");
  EXPECT_EQ(likely_script("ja"), "Jpan");
  EXPECT_EQ(likely_script("ko"), "Kore");
  EXPECT_EQ(likely_script("km"), "Khmr");
  EXPECT_EQ(likely_script("hy-AM"), "Armn");
  EXPECT_EQ(likely_script("pt-BR"), "Latn");
  EXPECT_EQ(likely_script("sr-latn-RS"), "Latn");
}

TEST(Language, NamesForThemselves) {
  EXPECT_EQ(language_name("es"), "Español");
  EXPECT_EQ(language_name("en"), "English");
  EXPECT_EQ(language_name("vi"), "Tiếng Việt");
  EXPECT_EQ(language_name("zh-Hant"), "繁體中文");
  EXPECT_EQ(language_name("ar"), "العربية");
}

TEST(Language, AWellFormedTagNeedNotBeKnown) {
  for (const char* known : {"en", "es-419", "zh-Hans", "fil", "tlh", "hy", "arn", "km-KH"}) {
    EXPECT_TRUE(is_known_language(known)) << known;
  }
  for (const char* unknown : {"klingon", "english", "qqq", "xx-Latn-US"}) {
    EXPECT_NE(canonical_language(unknown), "") << unknown;
    EXPECT_FALSE(is_known_language(unknown)) << unknown;
  }
}

TEST(Dates, LongForms) {
  EXPECT_EQ(format_date("2026-11-03", "en"), "November 3, 2026");
  EXPECT_EQ(format_date("2026-11-03", "en-GB"), "3 November 2026");
  EXPECT_EQ(format_date("2026-11-03", "es"), "3 de noviembre de 2026");
  EXPECT_EQ(format_date("2026-11-03", "de"), "3. November 2026");
  EXPECT_EQ(format_date("2026-11-03", "ja"), "2026年11月3日");
  EXPECT_EQ(format_date("2026-11-03", "ko"), "2026년 11월 3일");
  EXPECT_EQ(format_date("2026-11-03", "ru"), "3 ноября 2026\u202Fг.");
  // The civil calendar in every language.
  EXPECT_NE(format_date("2026-11-03", "th").find("2026"), std::string::npos);
  EXPECT_NE(format_date("2026-11-03", "fa").find("۲۰۲۶"), std::string::npos);
  EXPECT_NE(format_date("2026-11-03", "th-u-ca-buddhist").find("2569"), std::string::npos);
  EXPECT_EQ(format_date("1500-03-01", "en-GB"), "1 March 1500");
  EXPECT_EQ(format_date("2024-02-29", "de"), "29. Februar 2024");
}

// English takes a short way; British English, through ICU, must agree on day, month and year.
TEST(Dates, ShortWayAgrees) {
  for (const char* date : {"0001-01-01", "1582-10-15", "1899-12-31", "2000-02-29", "2026-07-04", "9999-12-31"}) {
    const std::string american = format_date(date, "en");
    const std::string general = format_date(date, "en-PH");  // CLDR: the same pattern, through ICU
    EXPECT_EQ(american, general) << date;
  }
}

TEST(Dates, OtherTextIsKept) {
  for (const char* text : {"2026-13-01", "2026-02-30", "2025-02-29", "2026-11-3", "November", "", "2026-11-03T00:00",
                           "0000-01-01", "20-6-11-03", "２０２６-11-03"}) {
    EXPECT_EQ(format_date(text, "en"), text);
    EXPECT_EQ(format_date(text, "es"), text);
  }
}

TEST(Numbers, DigitsAndGrouping) {
  EXPECT_EQ(format_number(0, "en"), "0");
  EXPECT_EQ(format_number(999, "en"), "999");
  EXPECT_EQ(format_number(-1234567, "en"), "-1,234,567");
  EXPECT_EQ(format_number(INT64_MIN, "en"), "-9,223,372,036,854,775,808");
  EXPECT_EQ(format_number(1234567, "en-GB"), "1,234,567");
  EXPECT_EQ(format_number(1234567, "de"), "1.234.567");
  EXPECT_EQ(format_number(12, "fa"), "۱۲");
  EXPECT_EQ(format_number(1234567, "hi"), "12,34,567");
  EXPECT_EQ(roman_number(4), "iv");
  EXPECT_EQ(roman_number(1999), "mcmxcix");
  EXPECT_EQ(roman_number(3999), "mmmcmxcix");
  EXPECT_EQ(roman_number(0), "0");
  EXPECT_EQ(roman_number(4000), "4000");
}

// The number and its sign, as "begin-end point decimals".
std::string figures(std::string_view words, std::string_view language, char32_t sign = 0) {
  const auto found = find_figures(words, language, sign);
  if (!found) return "none";
  return std::string(words.substr(found->begin, found->end - found->begin)) + " at " +
         std::to_string(found->point - found->begin) + " with " + std::to_string(found->decimals);
}

TEST(Numbers, FiguresAndTheirDecimalSigns) {
  EXPECT_EQ(figures("$1,234.50", "en"), "1,234.50 at 5 with 2");
  EXPECT_EQ(figures("45 %", "en"), "45 at 2 with 0");
  EXPECT_EQ(figures("12.5 USD", "en"), "12.5 at 2 with 1");
  EXPECT_EQ(figures("about 3.", "en"), "3 at 1 with 0") << "a period is no sign";
  EXPECT_EQ(figures("1.234,5", "de"), "1.234,5 at 5 with 1");
  EXPECT_EQ(figures("1.234", "de"), "1.234 at 5 with 0");
  EXPECT_EQ(figures("1\u00A0234,5", "fr"), "1\u00A0234,5 at 6 with 1");
  EXPECT_EQ(figures("3.11.2026", "en"), "3.11.2026 at 9 with 0") << "a date";
  EXPECT_EQ(figures("12.5", "ar"), "12.5 at 2 with 1");
  EXPECT_EQ(figures("١٢٫٥", "ar"), "١٢٫٥ at 4 with 1");
  EXPECT_EQ(figures("۱۲٫۵", "fa"), "۱۲٫۵ at 4 with 1");
  EXPECT_EQ(figures("7,25", "en", U','), "7,25 at 1 with 2");
  EXPECT_EQ(figures("none", "en"), "none");
}

std::vector<std::string> sorted(std::vector<std::string> names, std::string_view language) {
  std::sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
    return collation_key(a, language) < collation_key(b, language);
  });
  return names;
}

TEST(Collation, FollowsTheLanguage) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(sorted({"Zoe", "Öberg", "Olsen"}, "de"), (Names{"Öberg", "Olsen", "Zoe"}));
  EXPECT_EQ(sorted({"Zoe", "Öberg", "Olsen"}, "sv"), (Names{"Olsen", "Zoe", "Öberg"}));
  EXPECT_EQ(sorted({"Ñuñez", "Nuñez", "Ochoa", "nunez"}, "es"), (Names{"nunez", "Nuñez", "Ñuñez", "Ochoa"}));
  EXPECT_EQ(sorted({"Contest 10", "Contest 2", "contest 1"}, "en"), (Names{"contest 1", "Contest 2", "Contest 10"}));
  EXPECT_LT(collation_key("", "en"), collation_key("a", "en"));
  EXPECT_EQ(collation_key(std::string(5000, 'x'), "en").find('\0'), std::string::npos);
}

TEST(Collation, IndexHeadings) {
  EXPECT_EQ(index_heading("adams", "en"), "A");
  EXPECT_EQ(index_heading("Álvarez", "en"), "A");
  EXPECT_EQ(index_heading("Ñuñez", "es"), "Ñ");
  EXPECT_EQ(index_heading("Öberg", "sv"), "Ö");
  EXPECT_EQ(index_heading("Öberg", "de"), "O");
  EXPECT_EQ(index_heading("42nd", "en"), "#");
  EXPECT_EQ(index_heading("", "en"), "#");
  EXPECT_EQ(index_heading("!?", "en"), "#");
  EXPECT_EQ(index_heading("Ольга", "ru"), "О");
  EXPECT_EQ(index_heading("Ольга", "en"), "О");
  EXPECT_EQ(index_heading("김철수", "ko"), "ㄱ");
  EXPECT_EQ(index_heading("אברהם", "he"), "א");
  // The short way of English is that of its alphabet.
  for (char c = 'A'; c <= 'Z'; ++c) {
    EXPECT_EQ(index_heading(std::string(1, c) + "x", "en"), index_heading(std::string(1, c) + "x", "de"));
  }
}

TEST(Characters, Names) {
  EXPECT_EQ(character_name(U'a'), "LATIN SMALL LETTER A");
  EXPECT_EQ(character_name(U'語'), "CJK UNIFIED IDEOGRAPH-8A9E");
  EXPECT_EQ(character_name(7), "control character");
  EXPECT_EQ(character_name(0xE000), "private use character");
  EXPECT_EQ(character_name(0xD800), "surrogate");
  EXPECT_EQ(character_name(0x110000), "unassigned character");
}

TEST(Characters, Case) {
  EXPECT_EQ(to_upper("straße", "de"), "STRASSE");
  EXPECT_EQ(to_upper("istanbul", "tr"), "İSTANBUL");
  EXPECT_EQ(to_upper("istanbul", "en"), "ISTANBUL");
  EXPECT_EQ(to_lower("DIYARBAKIR", "tr"), "dıyarbakır");
  EXPECT_EQ(to_lower("ΟΔΟΣ", "el"), "οδος");
  EXPECT_EQ(to_upper("άδικος", "el"), "ΑΔΙΚΟΣ");
  EXPECT_EQ(to_lower("@AZ[`az{", "en"), "@az[`az{");
  EXPECT_EQ(to_upper("@AZ[`az{", "en"), "@AZ[`AZ{");
}

TEST(Characters, Normalization) {
  EXPECT_EQ(normalize_nfc("e\xCC\x81"), "é");
  EXPECT_EQ(normalize_nfc("é and plain"), "é and plain");
  EXPECT_EQ(normalize_nfc("각"), "각");
}

TEST(Characters, Slugs) {
  EXPECT_EQ(slug("Jane O'Neil"), "jane-o-neil");
  EXPECT_EQ(slug("  --A & B--  "), "a-b");
  EXPECT_EQ(slug("José Álvarez-Núñez"), "jose-alvarez-nunez");
  EXPECT_EQ(slug("Łukasz Großmann, Bjørn Æ."), "lukasz-grossmann-bjorn-ae");
  EXPECT_EQ(slug("Nguyễn Đức"), "nguyen-duc");
  EXPECT_EQ(slug("Ольга"), "olga");
  EXPECT_EQ(slug(""), "x");
  EXPECT_EQ(slug("!!!"), "x");
  EXPECT_EQ(slug("😀"), "x");
  for (const char* name : {"王小明", "김철수", "محمد", "สมชาย", "Արամ", "सीता"}) {
    const std::string made = slug(name);
    EXPECT_GT(made.size(), 1u) << name;
    for (const char c : made) EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') << made;
  }
}

std::string marked(std::string_view words) {
  std::string marked;
  size_t at = 0;
  for (const ByteRange& run : left_to_right_runs(words)) {
    marked += std::string(words.substr(at, run.begin - at)) + '<' +
              std::string(words.substr(run.begin, run.end - run.begin)) + '>';
    at = run.end;
  }
  return marked + std::string(words.substr(at));
}

TEST(Language, NumbersAndAddressesStandLeftToRightAsAWhole) {
  EXPECT_EQ(marked("على الرقم 555-0142، أو"), "على الرقم <555-0142>، أو");
  EXPECT_EQ(marked("‏206-555-0142."), "‏<206-555-0142>.");
  EXPECT_EQ(marked("הטלפון (206) 555-0142 פתוח"), "הטלפון <(206) 555-0142> פתוח");
  EXPECT_EQ(marked("رقم +41 44 123 45 67 فقط"), "رقم <+41 44 123 45 67> فقط");
  EXPECT_EQ(marked("۵۵۵-۰۱۴۲ و ٥٥٥-٠١٤٢"), "<۵۵۵-۰۱۴۲> و <٥٥٥-٠١٤٢>");
  EXPECT_EQ(marked("يوم 2026-11-03 فقط"), "يوم <2026-11-03> فقط");
  EXPECT_EQ(marked("اكتب إلى salma@nasser.example."), "اكتب إلى <salma@nasser.example>.");
  EXPECT_EQ(marked("(https://example.org/a-b?c=1)،"), "(<https://example.org/a-b?c=1>)،");
  EXPECT_EQ(marked("www.example.org"), "<www.example.org>");
  // Ranges and plain words are the algorithm's.
  for (const char* plain : {"من 8-10 صباحا", "2014-2026", "من 1990-1995 ثم", "3.11.2026", "and/or @ home", "A-1-2",
                            "x555-0142", "(مرحبا) 12", "1-2-", "", "-", "+", "(", "(206", "a@b"}) {
    EXPECT_EQ(marked(plain), plain);
  }
  EXPECT_EQ(marked(std::string(100000, 'a')), std::string(100000, 'a'));
}

TEST(Language, EmojiHaveNames) {
  for (const char* emoji : {"📮", "👨‍👩‍👧‍👦", "🇺🇸", "♿", "☎️"})
    EXPECT_TRUE(is_emoji(emoji)) << emoji;
  for (const char* plain : {"", "a", "é", "☎", "→", "字", "©", "€"}) EXPECT_FALSE(is_emoji(plain)) << plain;
  EXPECT_EQ(emoji_name("📮"), "POSTBOX");
  EXPECT_EQ(emoji_name("👨‍👩‍👧‍👦"), "MAN, WOMAN, GIRL, BOY");
  EXPECT_EQ(emoji_name("☎️"), "BLACK TELEPHONE");
}

TEST(Language, DigitsOfArabicAgreeWithFolios) {
  EXPECT_EQ(format_date("2026-11-03", "ar"), "3 نوفمبر 2026");
  EXPECT_EQ(format_date("2026-11-03", "ar-EG"), "٣ نوفمبر ٢٠٢٦");
  EXPECT_EQ(format_date("2026-11-03", "ar-u-nu-arab"), "٣ نوفمبر ٢٠٢٦");
  EXPECT_EQ(format_number(48250, "ar"), "48,250");
  EXPECT_EQ(format_date("2026-11-03", "fa"), "۳ نوامبر ۲۰۲۶");
  EXPECT_EQ(format_date("2026-11-03", "hi"), "3 नवंबर 2026");
}

}  // namespace
}  // namespace hustings::text
