// The key `order`. What is wrong with a rule of order is an error and never a guess: a booklet in the wrong order has
// to be printed again.
#include "project/order_rule.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "project/facts.h"
#include "project/seed_sources.h"
#include "text/text.h"

namespace hustings {
namespace {

constexpr uint32_t kAssemblyDistricts = 80;  // California Constitution, article IV, section 2
constexpr size_t kMostStrange = 10;          // letters that a message names

constexpr std::array<std::string_view, 5> kMethods = {"as-filed", "alphabetical", "lots", "random-alphabet", "draw"};

}  // namespace

std::string_view name_of(OrderMethod method) { return kMethods[static_cast<size_t>(method)]; }

namespace project {
namespace {

// "Q, W and X".
std::string spoken(const std::vector<std::string>& letters) {
  std::string list;
  for (size_t i = 0; i < letters.size(); ++i) {
    list += (i == 0 ? "" : i + 1 == letters.size() ? " and " : ", ") + letters[i];
  }
  return list;
}

void add_once(const std::string& letter, std::vector<std::string>& letters) {
  if (std::find(letters.begin(), letters.end(), letter) == letters.end()) letters.push_back(letter);
}

class RuleReader {
 public:
  RuleReader(const Value& value, Diagnostics& diagnostics)
      : entries_(value), value_(value), diagnostics_(diagnostics) {}

  OrderRule read();

 private:
  void read_method(const Value& written);
  void read_by();
  std::vector<NamedCandidate> take_candidates(std::string_view key);
  void read_alphabet();
  void read_rotation();
  uint32_t take_number(std::string_view key, uint32_t most);
  void error(const Value& at, const std::string& message, const std::string& hint) {
    diagnostics_.error("manifest-value", at.span, message, {hint});
  }

  Entries entries_;
  const Value& value_;
  Diagnostics& diagnostics_;
  OrderRule rule_;
};

OrderRule RuleReader::read() {
  rule_.span = value_.key_span.known() ? value_.key_span : value_.span;
  if (value_.is_scalar()) {
    read_method(value_);
  } else if (const Value* method = entries_.take({"method"}); method != nullptr) {
    read_method(*method);
  } else {
    error(value_, "an order needs a method",
          "write 'order: alphabetical', or a map with 'method: random-alphabet' and what it needs");
    return rule_;
  }
  switch (rule_.method) {
    case OrderMethod::AsFiled:
      break;
    case OrderMethod::Alphabetical:
      read_by();
      break;
    case OrderMethod::Lots:
      if (const Value* lots = value_.is_map() ? value_.find({"lots"}) : nullptr; lots == nullptr || lots->is_blank()) {
        error(value_, "an order by lots needs the names as they were drawn",
              "list them: 'lots: [Kai Brandt, Ana Lima]'");
      }
      rule_.lots = take_candidates("lots");
      break;
    case OrderMethod::RandomAlphabet:
      read_alphabet();
      break;
    case OrderMethod::Draw:
      rule_.pool = take_candidates("pool");
      rule_.seeds = take_seed_sources(value_, entries_, diagnostics_);
      break;
  }
  read_rotation();
  rule_.drawn = entries_.take_text({"drawn", "date"});
  rule_.published = entries_.take_text({"published"});
  for (const Value* left : entries_.rest()) {
    diagnostics_.error("manifest-value", left->key_span,
                       "an order of the method '" + std::string(name_of(rule_.method)) + "' has no '" + left->key + "'",
                       {"remove it, or choose the method that needs it"});
  }
  return rule_;
}

void RuleReader::read_method(const Value& written) {
  const std::string method = normal_key(flat_text(written));
  const auto known = std::find(kMethods.begin(), kMethods.end(), method);
  if (known == kMethods.end()) {
    error(written, "there is no order '" + flat_text(written) + "'",
          "the orders are as-filed, alphabetical, lots, random-alphabet and draw");
    return;
  }
  rule_.method = static_cast<OrderMethod>(known - kMethods.begin());
}

void RuleReader::read_by() {
  const Value* by = entries_.take({"by"});
  if (by == nullptr || by->is_blank()) return;
  const std::string word = normal_key(flat_text(*by));
  if (word == "surname") {
    rule_.by = OrderBy::Surname;
  } else if (word == "name") {
    rule_.by = OrderBy::Name;
  } else if (word == "first-name") {
    rule_.by = OrderBy::FirstName;
  } else {
    error(*by, "names are not sorted by '" + flat_text(*by) + "'", "write surname, name or first-name");
  }
}

std::vector<NamedCandidate> RuleReader::take_candidates(std::string_view key) {
  std::vector<NamedCandidate> candidates;
  const Value* list = entries_.take({key});
  if (list == nullptr || list->is_blank()) return candidates;
  if (!list->is_list()) {
    report_wrong_shape(*list, "a list of candidates, by name or id", diagnostics_);
    return candidates;
  }
  for (const Value& item : list->items) {
    if (item.is_scalar() && !item.is_blank()) {
      candidates.push_back({std::string(trimmed(item.text)), item.span});
    } else {
      report_wrong_shape(item, "a candidate's name or id", diagnostics_);
      return {};
    }
  }
  return candidates;
}

// Letters as they were read aloud: "H M V P...", with or without spaces or commas, or a list.
void RuleReader::read_alphabet() {
  const Value* written = entries_.take({"alphabet"});
  if (written == nullptr || written->is_blank()) {
    error(value_, "a random alphabet needs its 26 letters", "write them as they were drawn: 'alphabet: H M V P B ...'");
    return;
  }
  std::string letters;
  std::vector<std::string> missing, twice, strange;
  const std::string all = flat_text(*written);
  for (size_t byte = 0; byte < all.size();) {
    const size_t begin = byte;
    const char32_t code_point = next_code_point(all, byte);
    const std::string letter = text::to_upper(all.substr(begin, byte - begin), "en");
    if (code_point == ' ' || code_point == ',' || code_point == '\n' || code_point == '\t') continue;
    if (letter.size() != 1 || letter[0] < 'A' || letter[0] > 'Z') {
      if (strange.size() < kMostStrange) add_once(letter, strange);
    } else if (letters.find(letter) == std::string::npos) {
      letters += letter;
    } else {
      add_once(letter, twice);
    }
  }
  for (char c = 'A'; c <= 'Z'; ++c) {
    if (letters.find(c) == std::string::npos) missing.emplace_back(1, c);
  }
  std::string wrong;
  const auto add = [&](const std::vector<std::string>& those, const std::string& before, const std::string& after) {
    if (!those.empty()) wrong += (wrong.empty() ? "" : "; it ") + before + spoken(those) + after;
  };
  add(missing, "lacks ", "");
  add(twice, "has ", " more than once");
  add(strange, "has ", ", none of the letters A to Z");
  if (wrong.empty()) {
    rule_.alphabet = std::move(letters);
    return;
  }
  diagnostics_.error("random-alphabet", written->span, "this alphabet " + wrong,
                     {"write each of the letters A to Z once, in the order in which they were drawn"});
}

uint32_t RuleReader::take_number(std::string_view key, uint32_t most) {
  const Value* value = entries_.take({key});
  if (value == nullptr || value->is_blank()) return 0;
  const std::string digits = flat_text(*value);
  uint32_t number = 0;
  if (all_digits(digits) && digits.size() <= 6) {
    for (char c : digits) number = number * 10 + static_cast<uint32_t>(c - '0');
  }
  if (number == 0 || number > most) {
    error(*value, "'" + digits + "' is no " + std::string(key),
          "write a whole number from 1 to " + std::to_string(most));
    return 0;
  }
  return number;
}

void RuleReader::read_rotation() {
  const Value* district = value_.is_map() ? value_.find({"district"}) : nullptr;
  const Value* rotation = value_.is_map() ? value_.find({"rotation"}) : nullptr;
  rule_.district = take_number("district", kAssemblyDistricts);
  rule_.rotation = take_number("rotation", UINT16_MAX);
  if (district != nullptr && rotation != nullptr) {
    error(*rotation, "both 'district' and 'rotation' turn the order",
          "keep one: the first district turns it by nothing, each after it by one name more");
  } else if (rule_.district > 1) {
    rule_.rotation = rule_.district - 1;
  }
}

}  // namespace

OrderRule read_order_rule(const Value& value, Diagnostics& diagnostics) {
  return RuleReader(value, diagnostics).read();
}

}  // namespace project
}  // namespace hustings
