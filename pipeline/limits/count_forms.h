// The forms of dates, numbers, addresses and abbreviations that a count of words tells apart by their looks. Each says
// what it takes for one, since an office answers for it; anything else must come from a list.
#pragma once

#include <cstddef>
#include <string_view>

namespace hustings::limits {

// The end of a date of a month's name with a day, a year or both that begins at `byte`, or `byte` itself: "November 3,
// 2026", "Nov. 3rd", "November 2026", "3 November 2026", "3 de noviembre de 2026". The month is named in `language` or
// in English; the year has four digits; a weekday before it is a word of its own.
size_t end_of_date_in_words(std::string_view text, size_t byte, std::string_view language);
// The end of "one hundred thousand": two or more words for numbers, in English alone, or one; `byte` when none begins
// there. Hyphenated ones ("twenty-one") are words with hyphens.
size_t end_of_spelled_number(std::string_view text, size_t byte, std::string_view language);

// Of whole words without a sentence's punctuation:
// Three groups of digits with one sign between them, "-", "." or "/", of which the first or the last can be a year and
// the others a month and a day.
bool is_date_in_digits(std::string_view word);
// "example.org/plan", "council.gov": labels of ASCII with dots, the last of which is a domain that elections use
// (com, org, net, gov, edu, mil, info, us, uk...). Those with a scheme or "www." are told by text::left_to_right_runs.
bool is_bare_web_address(std::string_view word);
// Digits with what groups them (, . ' : /), perhaps a sign before or behind: 1,000; -5; #1; 12.5%; 3:30; 1/2; ½.
bool is_number(std::string_view word);
// The same with a sign of currency before or behind it, perhaps with K, M, B or a like letter: $1,000; 10¢; $5M.
bool is_money(std::string_view word);
// Letters with a period behind each or between them (U.S.A., Ph.D., e.g.), or two to six capitals (PTA).
bool is_abbreviation(std::string_view word);

}  // namespace hustings::limits
