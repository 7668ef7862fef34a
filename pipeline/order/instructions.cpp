// How an order is found, told to somebody who has never heard of this program.
#include <string>

#include "base/counted.h"
#include "order/order.h"
#include "text/text.h"

namespace hustings::order {
namespace {

std::string spaced(std::string_view letters) {
  std::string text;
  for (const char letter : letters) text += (text.empty() ? "" : " ") + std::string(1, letter);
  return text;
}

constexpr const char* kSurnameRule =
    "The surname is what stands before the first comma of the sort name, where one is given, and the last word of the "
    "name where none is; Jr., Sr., II, III, IV and what follows a comma of a name are left out.";

void tell_alphabetical(const OrderCertificate& certificate, std::vector<std::string>& told) {
  switch (certificate.rule.by) {
    case OrderBy::Surname:
      told.emplace_back("Sort by surname, then by first name, then by middle names.");
      break;
    case OrderBy::Name:
      told.emplace_back("Sort by the whole name as it is written.");
      break;
    case OrderBy::FirstName:
      told.emplace_back("Sort by first name, then by middle names, then by surname.");
      break;
  }
  if (certificate.rule.by != OrderBy::Name) told.emplace_back(kSurnameRule);
  told.push_back("The alphabet is that of the language '" + certificate.language +
                 "' (Unicode Technical Standard 10 with the language's tailoring); equal names stay as filed.");
}

void tell_random_alphabet(const OrderCertificate& certificate, std::vector<std::string>& told) {
  told.push_back("The letters were drawn in this order: " + spaced(certificate.rule.alphabet) +
                 " (California Elections Code section 13112).");
  told.emplace_back(
      "Compare letter by letter through the surname, then the first name, then the middle names; a name that ends "
      "where "
      "another goes on stands first; names with the same letters stay as filed.");
  told.emplace_back(kSurnameRule);
  told.emplace_back(
      "Spaces, hyphens, apostrophes, periods and digits are skipped; marks on letters are dropped (Unicode's "
      "decomposition); names in other scripts are written in Latin letters (ICU, Any-Latin).");
  told.emplace_back(
      "To sort by eye, write each letter as the one that stands in its place of the conventional alphabet: the first "
      "letter drawn as A, the second as B, and so on; then the conventional order is the drawn one.");
}

void tell_draw(std::vector<std::string>& told) {
  told.emplace_back("The order is a draw of all names, one after another, by RFC 3797.");
  told.emplace_back(
      "The key string has the sources in their order: whole numbers from the smallest to the largest with a period "
      "behind each, decimal numbers as listed without zeros at their end, a text as it is written with a period behind "
      "it; a slash ends each source.");
  told.emplace_back(
      "In round 1 take the MD5 (RFC 1321) of two bytes of zero, the key string, and the two bytes again; in each later "
      "round count the two bytes, the high one first, up by one.");
  told.emplace_back(
      "Read the MD5 as one number, divide it by how many names are left, and count the remainder off, from 0, among "
      "the names left in the order of the pool: that name is next.");
}

}  // namespace

std::vector<std::string> instructions(const OrderCertificate& certificate) {
  const OrderRule& rule = certificate.rule;
  std::vector<std::string> told;
  switch (rule.method) {
    case OrderMethod::AsFiled:
      told.emplace_back("Candidates stand as they were filed.");
      break;
    case OrderMethod::Alphabetical:
      tell_alphabetical(certificate, told);
      break;
    case OrderMethod::Lots:
      told.emplace_back("Candidates stand as their lots were drawn.");
      break;
    case OrderMethod::RandomAlphabet:
      tell_random_alphabet(certificate, told);
      break;
    case OrderMethod::Draw:
      tell_draw(told);
      break;
  }
  if (rule.rotation == 0) return told;
  told.push_back("Then take " + counted(rule.rotation, "name", "names") +
                 " from the top to the foot, one after the other" +
                 (rule.district == 0 ? "."
                                     : ": this is Assembly District " + std::to_string(rule.district) +
                                           ", and each district after the first places last who was first in the one "
                                           "before it (California Elections Code section 13111)."));
  return told;
}

}  // namespace hustings::order
