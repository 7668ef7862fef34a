#include "order/person_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"

namespace hustings::order {
namespace {

bool is_space(char32_t c) {
  return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (size_t byte = 0; byte < text.size();) {
    const char32_t c = next_code_point(text, byte);
    if (is_space(c)) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    append_utf8(words.back(), c);
  }
  return words;
}

bool is_generation(const std::string& word) {
  constexpr std::array<std::string_view, 7> kGenerations = {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"};
  return std::find(kGenerations.begin(), kGenerations.end(), word) != kGenerations.end();
}

void drop_generation(std::vector<std::string>& words) {
  while (words.size() > 1 && is_generation(words.back())) words.pop_back();
}

std::string joined(const std::vector<std::string>& words, size_t begin, size_t end) {
  std::string text;
  for (size_t i = begin; i < end; ++i) text += (i == begin ? "" : " ") + words[i];
  return text;
}

}  // namespace

PersonName person_name(const Candidate& candidate) {
  PersonName name;
  const std::string_view written = candidate.sort_name.empty() ? candidate.name : candidate.sort_name;
  const size_t comma = std::min(written.find(','), written.size());
  std::vector<std::string> before = words_of(written.substr(0, comma));
  if (!candidate.sort_name.empty()) {
    const std::string_view rest = written.substr(std::min(comma + 1, written.size()));
    std::vector<std::string> given = words_of(rest.substr(0, rest.find(',')));
    drop_generation(given);
    name.surname = joined(before, 0, before.size());
    name.first = joined(given, 0, std::min<size_t>(given.size(), 1));
    name.middle = joined(given, 1, given.size());
    return name;
  }
  drop_generation(before);
  if (before.empty()) return name;
  const size_t last = before.size() - 1;
  name.surname = before[last];
  name.first = joined(before, 0, std::min<size_t>(last, 1));
  name.middle = joined(before, 1, last);
  name.guessed = before.size() > 2;
  return name;
}

std::string surname_first(const PersonName& name) {
  std::string text = name.surname;
  if (!name.first.empty()) text += ", " + name.first;
  if (!name.middle.empty()) text += ", " + name.middle;
  return text;
}

}  // namespace hustings::order
