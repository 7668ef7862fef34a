#include "limits/count_forms.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/text.h"

namespace hustings::limits {
namespace {

using text::Sort;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A reader's place in a text: takes what it is asked for, or stays where it is.
class Cursor {
 public:
  Cursor(std::string_view text, size_t byte) : text_(text), at_(byte) {}
  size_t at() const { return at_; }
  void go_to(size_t byte) { at_ = byte; }

  bool spaces() {
    const size_t begin = at_;
    for (size_t next = at_; next < text_.size(); at_ = next) {
      if (text::sort_of(next_code_point(text_, next)) != Sort::Space) break;
    }
    return at_ > begin;
  }
  bool sign(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  // Letters and marks.
  std::string_view letters() {
    const size_t begin = at_;
    for (size_t next = at_; next < text_.size(); at_ = next) {
      if (text::sort_of(next_code_point(text_, next)) != Sort::Letter) break;
    }
    return text_.substr(begin, at_ - begin);
  }
  std::string_view digits() {
    const size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  bool at_word_end() const {
    if (at_ >= text_.size()) return true;
    size_t next = at_;
    const Sort sort = text::sort_of(next_code_point(text_, next));
    return sort != Sort::Letter && sort != Sort::Digit;
  }

 private:
  std::string_view text_;
  size_t at_;
};

// As they stand in sentences, and all in capitals. Short ones without the period that Unicode's data give them.
std::vector<std::string> months_of(std::string_view language) {
  std::vector<std::string> months;
  for (std::string name : text::month_names(language)) {
    if (!name.empty() && name.back() == '.') name.pop_back();
    size_t begin = 0;
    // A month's number ("11月") is a number.
    if (name.empty() || text::sort_of(next_code_point(name, begin)) != Sort::Letter) continue;
    months.push_back(text::to_upper(name, language));
    months.push_back(std::move(name));
  }
  if (text::primary_language(language) == "en") months.insert(months.end(), {"Sept", "SEPT"});
  return months;
}

const std::vector<std::string>& known_months(std::string_view language) {
  thread_local std::map<std::string, std::vector<std::string>, std::less<>> known;
  const auto found = known.find(language);
  return found != known.end() ? found->second : known.emplace(std::string(language), months_of(language)).first->second;
}

bool is_month(std::string_view word, std::string_view language) {
  if (word.empty()) return false;
  for (const std::string_view each : {language, std::string_view("en")}) {
    const std::vector<std::string>& months = known_months(each);
    if (std::find(months.begin(), months.end(), word) != months.end()) return true;
  }
  return false;
}

bool take_month(Cursor& cursor, std::string_view language) {
  const size_t begin = cursor.at();
  if (is_month(cursor.letters(), language) && cursor.at_word_end()) return true;
  cursor.go_to(begin);
  return false;
}

bool take_day(Cursor& cursor) {
  const size_t begin = cursor.at();
  const std::string_view digits = cursor.digits();
  const int day = digits.size() == 1 ? digits[0] - '0' : digits.size() == 2 ? std::stoi(std::string(digits)) : 0;
  if (day >= 1 && day <= 31) {
    const size_t behind = cursor.at();
    const std::string_view ending = cursor.letters();
    bool ordinal = false;
    for (std::string_view known : {"st", "nd", "rd", "th", "ST", "ND", "RD", "TH", "º", "ª", "er"}) {
      ordinal = ordinal || ending == known;
    }
    if (!ordinal) cursor.go_to(behind);
    // "1.5" and "5,000" are no days.
    Cursor beyond = cursor;
    const bool decimal = (beyond.sign('.') || beyond.sign(',') || beyond.sign('/')) && !beyond.digits().empty();
    if (cursor.at_word_end() && !decimal) return true;
  }
  cursor.go_to(begin);
  return false;
}

bool take_year(Cursor& cursor) {
  const size_t begin = cursor.at();
  const std::string_view digits = cursor.digits();
  if (digits.size() == 4 && (digits[0] == '1' || digits[0] == '2') && cursor.at_word_end()) return true;
  cursor.go_to(begin);
  return false;
}

// Spaces, perhaps with a comma before them and one of the little words that join the parts of a date.
bool take_joint(Cursor& cursor) {
  cursor.sign('.');  // of a short name, or of a day's number in German
  cursor.sign(',');
  if (!cursor.spaces()) return false;
  const size_t begin = cursor.at();
  const std::string_view word = cursor.letters();
  const bool joins = word == "of" || word == "de" || word == "del";
  if (!joins || !cursor.spaces()) cursor.go_to(begin);
  return true;
}

// Words for numbers below a million and the greater ones' names.
constexpr std::string_view kNumberWords[] = {
    "zero",     "one",      "two",      "three",   "four",     "five",     "six",     "seven",   "eight",
    "nine",     "ten",      "eleven",   "twelve",  "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen", "twenty",   "thirty",  "forty",    "fifty",    "sixty",   "seventy", "eighty",
    "ninety",   "hundred",  "thousand", "million", "billion",  "trillion"};

bool is_number_sign(char32_t c) {
  return c == ',' || c == '.' || c == '\'' || c == ':' || c == '/' || c == U'\u2019' || c == U'\u066B' ||
         c == U'\u066C';
}

bool is_sign_before(char32_t c) { return c == '-' || c == '+' || c == '#' || c == U'\u2212' || c == U'±' || c == U'№'; }

bool is_sign_behind(char32_t c) {
  return c == '%' || c == U'‰' || c == U'°' || c == '+' || c == U'\u066A' || c == U'º' || c == U'ª';
}

struct Figures {
  bool digits = false, currency = false, whole = true;
};

// Whether a word is made of digits and what may stand with them.
Figures figures_of(std::string_view word, bool money) {
  Figures figures;
  bool closed = false;
  for (size_t at = 0; at < word.size();) {
    const size_t begin = at;
    const char32_t c = next_code_point(word, at);
    const Sort sort = text::sort_of(c);
    const bool last = at == word.size();
    if (sort == Sort::Digit && !closed) {
      figures.digits = true;
    } else if (sort == Sort::Currency && money && (begin == 0 || last)) {
      figures.currency = true;
    } else if (is_sign_before(c) && !figures.digits) {
      continue;
    } else if (is_number_sign(c) && figures.digits && !last) {
      continue;
    } else if (is_sign_behind(c) && figures.digits) {
      closed = true;
    } else if (money && figures.digits && std::string_view("KkMmBb").find(word[begin]) != std::string_view::npos) {
      closed = true;
    } else {
      figures.whole = false;
    }
  }
  return figures;
}

}  // namespace

size_t end_of_date_in_words(std::string_view text, size_t byte, std::string_view language) {
  Cursor cursor(text, byte);
  size_t end = byte;
  if (take_month(cursor, language)) {
    if (!take_joint(cursor)) return byte;
    if (take_year(cursor)) return cursor.at();
    if (!take_day(cursor)) return byte;
    end = cursor.at();
  } else if (take_day(cursor)) {
    if (!take_joint(cursor) || !take_month(cursor, language)) return byte;
    end = cursor.at();
  } else {
    return byte;
  }
  if (take_joint(cursor) && take_year(cursor)) end = cursor.at();
  return end;
}

size_t end_of_spelled_number(std::string_view text, size_t byte, std::string_view language) {
  if (text::primary_language(language) != "en") return byte;
  Cursor cursor(text, byte);
  size_t end = byte;
  while (true) {
    const std::string word = ascii_lower(cursor.letters());
    const bool number = std::find(std::begin(kNumberWords), std::end(kNumberWords), word) != std::end(kNumberWords);
    if (!number || !cursor.at_word_end()) return end;
    Cursor beyond = cursor;
    if ((beyond.sign('-') || beyond.sign('\'') || beyond.sign('/')) && !beyond.letters().empty()) return end;
    end = cursor.at();
    if (!cursor.spaces()) return end;
  }
}

bool is_date_in_digits(std::string_view word) {
  std::array<std::string_view, 3> groups;
  char sign = 0;
  size_t at = 0;
  for (size_t i = 0; i < groups.size(); ++i) {
    const size_t begin = at;
    while (at < word.size() && is_digit(word[at])) ++at;
    groups[i] = word.substr(begin, at - begin);
    if (groups[i].empty() || groups[i].size() > 4) return false;
    if (i == 2) break;
    if (at >= word.size() || (word[at] != '-' && word[at] != '.' && word[at] != '/')) return false;
    if (i == 1 && word[at] != sign) return false;
    sign = word[at++];
  }
  if (at != word.size()) return false;
  const auto is_part = [](std::string_view group) {
    return group.size() <= 2 && std::stoi(std::string(group)) >= 1 && std::stoi(std::string(group)) <= 31;
  };
  const bool year_last = groups[2].size() == 4 || groups[2].size() == 2;
  return is_part(groups[1]) && ((is_part(groups[0]) && year_last) || (groups[0].size() == 4 && is_part(groups[2])));
}

bool is_bare_web_address(std::string_view word) {
  const size_t slash = std::min(word.find('/'), word.size());
  const std::string host = ascii_lower(word.substr(0, slash));
  const size_t dot = host.rfind('.');
  if (dot == std::string::npos || dot == 0) return false;
  for (size_t i = 0; i < host.size(); ++i) {
    const char c = host[i];
    const bool label = (c >= 'a' && c <= 'z') || is_digit(c) || c == '-';
    if (!label && (c != '.' || i == 0 || host[i - 1] == '.')) return false;
  }
  for (std::string_view known :
       {"com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "us",  "uk",   "ca",       "ch",
        "de",  "fr",  "es",  "mx",  "nz",  "au",  "eu",  "io",   "dev", "app", "vote", "community"}) {
    if (std::string_view(host).substr(dot + 1) == known) return true;
  }
  return false;
}

bool is_number(std::string_view word) {
  const Figures figures = figures_of(word, false);
  return figures.digits && figures.whole;
}

bool is_money(std::string_view word) {
  const Figures figures = figures_of(word, true);
  return figures.digits && figures.currency && figures.whole;
}

bool is_abbreviation(std::string_view word) {
  size_t letters = 0, capitals = 0, periods = 0, run = 0, longest = 0;
  for (size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c == '.') {
      if (run == 0) return false;
      ++periods;
      run = 0;
    } else if (text::sort_of(c) == Sort::Letter) {
      ++letters;
      longest = std::max(longest, ++run);
      std::string sign;
      append_utf8(sign, c);
      if (text::to_lower(sign, "en") != sign) ++capitals;
    } else {
      return false;
    }
  }
  if (periods > 0) return letters > 1 && longest <= 3 && (periods > 1 || run > 0);
  return letters >= 2 && letters <= 6 && capitals == letters;
}

}  // namespace hustings::limits
