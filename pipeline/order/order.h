// Puts the candidates of each contest into the order that the manifest's rule gives, and certifies how: everything that
// a third person needs to find it again with a pencil. From here on the project's own order is the order of printing,
// for every stage, both files and the proof.
//
// Who has withdrawn keeps a place in every order: whoever leaves must not move the others.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "order/alphabet.h"
#include "order/draw.h"
#include "project/project.h"

namespace hustings::order {

struct OrderCertificate {
  struct Name {
    std::string id, name;
    std::string key;         // what was compared: "Okafor, Amara"; the letters of a random alphabet; empty: nothing was
    std::string translated;  // of a random alphabet: those letters in the conventional one
  };
  std::string contest, title;
  std::string language;  // of an alphabetical order's collation
  OrderRule rule;
  std::vector<Name> pool;         // as filed; of a draw with a published pool: as that lists them
  std::string key_string;         // of a draw
  std::vector<DrawRound> rounds;  // of a draw
  Permutation found;              // places in the pool, before the order was turned
  Permutation order;              // places in the pool, as printed
};

struct OrderedProject {
  Project project;
  std::vector<OrderCertificate> certificates;  // of each contest with candidates; none where an error was reported
};

// Reports `lot-unknown`, `lot-twice`, `lot-missing` for names of lots or of a pool that do not agree with the contest's
// candidates, `order-tie` (a warning) for names that the rule cannot tell apart, and in notes what was made of names:
// `surname-guessed`, `name-transliterated`. A contest with an error stays as filed.
OrderedProject put_in_order(Project project, Diagnostics& diagnostics);

// What to do to find the order again, sentence by sentence, in English.
std::vector<std::string> instructions(const OrderCertificate& certificate);

}  // namespace hustings::order
