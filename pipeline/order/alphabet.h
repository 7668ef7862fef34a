// Orders by letters: the alphabet of a language, and one that was drawn.
//
// The random alphabet (California Elections Code §13112) "is to be used in the same manner as the conventional
// alphabet": letter by letter through the surname, then the first name, then the middle names. What the statute leaves
// open is done so: spaces, hyphens, apostrophes, periods and digits are skipped ("O'Brien" is OBRIEN, "Lee-Smith"
// LEESMITH); marks on letters are dropped by Unicode's decomposition ("Núñez" is NUNEZ), and letters that it does not
// take apart are written as their letters ("Groß" GROSS, "Søren" SOREN); names in other scripts are written in Latin
// letters by ICU's "Any-Latin", unless a `sort-name` in Latin letters is given; a name that ends where another goes on
// stands first ("Lee" before "Leeds"); names with the same letters stand as filed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "order/person_name.h"
#include "project/order_rule.h"

namespace hustings::order {

// The index of a candidate for each place, from the top.
using Permutation = std::vector<uint32_t>;

// "OKAFOR, AMARA, JANE": surname, first name, middle names, as far as there are any.
std::string letters_of(const PersonName& name);
// Each letter as the one that stands in its place of the conventional alphabet: with H M V P..., "HMM" is "ABB".
// Letters written so are in the conventional order when the names are in the drawn one. `alphabet` has 26 capitals.
std::string translated(std::string_view letters, std::string_view alphabet);
// What an alphabetical order compares, as people read it: "Okafor, Amara", "Amara, Okafor" by first name.
std::string alphabetical_words(const Candidate& candidate, OrderBy by);

// Equal keys stay as they are.
Permutation sorted(const std::vector<std::string>& keys);
// Takes so many from the top to the foot, one after the other (§13111): {0, 1, 2} by one is {1, 2, 0}.
Permutation rotated(Permutation order, uint32_t places);

}  // namespace hustings::order
