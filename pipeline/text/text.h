// Unicode's services, through ICU: the only door to locales, dates, collation and segmentation for most stages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hustings::text {

// A canonical BCP 47 tag ("EN_us" -> "en-US", "zh_CN" -> "zh-Hans-CN" is not done); empty when it is not well-formed.
std::string canonical_language(std::string_view tag);
// The primary subtag: "zh" of "zh-Hans".
std::string_view primary_language(std::string_view tag);
bool is_right_to_left(std::string_view language);
// The language's own name for itself: "Español".
std::string language_name(std::string_view language);
// Whether its primary subtag is a language that Unicode's data know; a well-formed tag ("klingon") need not be one.
bool is_known_language(std::string_view language);
// Four letters, ISO 15924: the script a language is usually written in ("zh-Hant" -> "Hant").
std::string likely_script(std::string_view language);

// "2026-11-03" in the language's long form: "November 3, 2026"; the text itself when it is no ISO 8601 date.
std::string format_date(std::string_view iso_date, std::string_view language);
// What its months are called, in full and short, as they stand in dates and alone ("November", "Nov").
std::vector<std::string> month_names(std::string_view language);
// A whole number with the language's digits and grouping.
std::string format_number(int64_t number, std::string_view language);
// "iv"; 1 to 3999, else decimal.
std::string roman_number(uint32_t number);
// The first number in a line of words: "1,234.50" of "$1,234.50", "45" of "45 %". Bytes; `point` is where the decimal
// sign stands, `end` when there is none.
struct Figures {
  uint32_t begin = 0, end = 0, point = 0;
  uint32_t decimals = 0;  // digits after the sign
};
// With this decimal sign; 0: that of the language, which is U+066B among Arabic-Indic digits in any. A number in which
// the sign stands twice (a date, groups of thousands in another country) has none.
std::optional<Figures> find_figures(std::string_view words, std::string_view language, char32_t sign = 0);
// A key whose bytes sort as the language collates (ICU root rules tailored; numbers by value).
std::string collation_key(std::string_view words, std::string_view language);
// The heading an index gives a word in this language: "A", "Á" under "A" in English; "#" for what is no letter.
std::string index_heading(std::string_view words, std::string_view language);

// The number of words by Unicode's segmentation (UAX #29) that hold a letter or a digit.
size_t count_words(std::string_view words, std::string_view language);
// Where they stand, in bytes.
struct ByteRange {
  uint32_t begin = 0, end = 0;
};
std::vector<ByteRange> word_ranges(std::string_view words, std::string_view language);
// Byte offsets at which a line may end (UAX #14, ICU's rules and dictionaries), the end of the text excluded. An offset
// is where the next line starts. `mandatory` ones are line feeds and the like.
struct LineOpportunity {
  uint32_t byte = 0;
  bool mandatory = false;
};
std::vector<LineOpportunity> line_opportunities(std::string_view words, std::string_view language);
// Byte offsets at which sentences end (UAX #29, ICU's lists of abbreviations and our own), each behind the white space
// that follows; the last is the end of the text.
std::vector<uint32_t> sentence_ends(std::string_view words, std::string_view language);
// Byte offsets of the ends of user-perceived characters (UAX #29 extended grapheme clusters).
std::vector<uint32_t> grapheme_ends(std::string_view words);

// Telephone numbers, dates such as 2026-11-03, web and mail addresses: words that must stand left to right as a whole
// where they are inside right-to-left text. In order; none overlaps another.
std::vector<ByteRange> left_to_right_runs(std::string_view text);

// A letter of any script; one in upper case, one in lower case (scripts without case have neither).
bool is_letter(char32_t character);
bool is_capital(char32_t character);
bool is_small(char32_t character);
// Unicode's name of a character: "LATIN SMALL LETTER A"; "control character" or the like for those without one.
std::string character_name(char32_t character);
// What kind of sign a character is (general category, UAX #44). Marks that change a letter are letters; &, %, #, @, *,
// § and the daggers are symbols, as people take them, though Unicode calls them punctuation; what has no width of its
// own (directional marks, joiners) and controls are Other, U+200B, where a word ends in a script without spaces, a
// Space.
enum class Sort : uint8_t { Letter, Digit, Space, Punctuation, Symbol, Currency, Other };
Sort sort_of(char32_t character);
// Of a script that writes no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
bool is_unspaced(char32_t character);
// Whether a user-perceived character is shown as a picture by most programs: its first character is so by default
// (Emoji_Presentation of UTS #51), or asks for it (U+FE0F).
bool is_emoji(std::string_view cluster);
// The names of an emoji's characters, without its joiners: "MAN, WOMAN, GIRL".
std::string emoji_name(std::string_view cluster);
std::string to_lower(std::string_view words, std::string_view language);
std::string to_upper(std::string_view words, std::string_view language);
std::string normalize_nfc(std::string_view words);
// "Jane O'Neil" -> "jane-o-neil": ASCII letters and digits with hyphens, letters transliterated; never empty ("x").
std::string slug(std::string_view words);
// "Núñez-O’Hara" -> "NUNEZOHARA": the letters A to Z of the words in capitals and nothing else. Marks are dropped by
// Unicode's decomposition, "ß", "æ", "ø" and their like become the letters that stand for them, and words with letters
// of another script are written in Latin ones by ICU's "Any-Latin" (Chinese characters as they are read in Mandarin).
std::string letters_a_to_z(std::string_view words);
// Whether they have letters or digits that only such a transliteration can write.
bool has_other_script(std::string_view words);

// A furniture word of the message catalogue ("contents", "page", "continued", "note"...) in a language: its own
// catalogue, its primary language's, else English. `arguments` replace {0}, {1}.
std::string message(std::string_view key, std::string_view language, const std::vector<std::string>& arguments = {});

}  // namespace hustings::text
