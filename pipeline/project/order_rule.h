// In which order the candidates of a contest stand, as the manifest states it (`order`): the method, and what was drawn
// in public and published, so that anyone can find the order again. `order/order.h` finds it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace hustings {

enum class OrderMethod : uint8_t {
  AsFiled,         // as the manifest lists them
  Alphabetical,    // by the collation of the booklet's language
  Lots,            // as they were drawn, name by name
  RandomAlphabet,  // by an alphabet that was drawn (California Elections Code §13112)
  Draw,            // by numbers that others publish (RFC 3797)
};

// What an alphabetical order looks at first.
enum class OrderBy : uint8_t { Surname, Name, FirstName };

// A candidate as somebody wrote one down: by name, by sort name or by id.
struct NamedCandidate {
  std::string name;
  Span span;
};

// Something that nobody could know before its day and that everybody can look up after it (RFC 3797 section 3): the
// numbers of a lottery, the closing value of an index, the result of a match.
struct SeedSource {
  std::string name, date, published;  // what it is, of which day, where it can be looked up; none is empty
  std::vector<std::string> numbers;   // as written: whole ones, "9319", or all of them decimal ones, "8.25"
  std::string text;                   // when there are no numbers
};

struct OrderRule {
  OrderMethod method = OrderMethod::AsFiled;
  OrderBy by = OrderBy::Surname;
  std::string alphabet;  // of RandomAlphabet: 26 capitals, each once; empty when it was wrong: then no order
  std::vector<NamedCandidate> lots;  // of Lots: as drawn
  std::vector<NamedCandidate> pool;  // of Draw: the numbered list as it was published; empty: as the manifest lists
  std::vector<SeedSource> seeds;     // of Draw
  uint32_t district = 0;             // 1 to 80, an Assembly district of California (§13111); 0: none
  uint32_t rotation = 0;             // so many names from the top go to the foot, one after the other
  std::string drawn, published;      // when lots or letters were drawn, and where that stands; empty: not said
  Span span;
};

// "as-filed", "alphabetical", "lots", "random-alphabet", "draw".
std::string_view name_of(OrderMethod method);

namespace project {

struct Value;

// Reads `order: alphabetical`, or a map with `method`. Reports `manifest-value` for what is no order, a key that the
// method does not have, or a seed that nobody could look up, and `random-alphabet` for letters that are not each of the
// alphabet's once.
OrderRule read_order_rule(const Value& value, Diagnostics& diagnostics);

}  // namespace project
}  // namespace hustings
