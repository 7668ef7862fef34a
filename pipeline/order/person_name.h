// What of a name is the surname. No program can know (is it "Berg" or "van der Berg"?), but an order by surname needs a
// rule that everybody can apply, and that the office can overrule name by name:
//
// 1. A `sort-name` decides: what stands before its first comma is the surname, the word behind the comma the first
// name,
//    further words are middle names. Without a comma all of it is the surname.
// 2. Else the last word of the name is the surname, the first word the first name, and the words between are middle
//    names. "Jr.", "Sr.", "II", "III" and "IV" at the end of a name, and whatever follows a comma, are no part of it.
#pragma once

#include <string>

#include "project/project.h"

namespace hustings::order {

struct PersonName {
  std::string surname, first, middle;
  bool guessed = false;  // by rule 2, from a name of more than two words
};

PersonName person_name(const Candidate& candidate);
// The three parts, commas between them: "Okafor, Amara, Jane".
std::string surname_first(const PersonName& name);

}  // namespace hustings::order
