#include "order/alphabet.h"

#include <algorithm>
#include <numeric>

#include "text/text.h"

namespace hustings::order {

std::string letters_of(const PersonName& name) {
  std::string letters = text::letters_a_to_z(name.surname);
  for (const std::string* part : {&name.first, &name.middle}) {
    const std::string more = text::letters_a_to_z(*part);
    if (!more.empty()) letters += ", " + more;
  }
  return letters;
}

std::string translated(std::string_view letters, std::string_view alphabet) {
  std::string result;
  for (const char letter : letters) {
    // Commas and spaces are before every letter, so that a shorter name stands first.
    const size_t place = alphabet.find(letter);
    result += place == std::string_view::npos ? letter : static_cast<char>('A' + place);
  }
  return result;
}

std::string alphabetical_words(const Candidate& candidate, OrderBy by) {
  const PersonName name = person_name(candidate);
  switch (by) {
    case OrderBy::Name:
      return candidate.name;
    case OrderBy::FirstName: {
      std::string words = name.first;
      if (!name.middle.empty()) words += " " + name.middle;
      return words.empty() ? name.surname : words + ", " + name.surname;
    }
    case OrderBy::Surname:
      break;
  }
  return surname_first(name);
}

Permutation sorted(const std::vector<std::string>& keys) {
  Permutation order(keys.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t left, uint32_t right) { return keys[left] < keys[right]; });
  return order;
}

Permutation rotated(Permutation order, uint32_t places) {
  if (order.empty()) return order;
  std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(places % order.size()), order.end());
  return order;
}

}  // namespace hustings::order
