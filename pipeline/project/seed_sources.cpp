#include "project/seed_sources.h"

#include <algorithm>
#include <string_view>

namespace hustings::project {
namespace {

constexpr size_t kMostDigits = 60;     // of a seed's number
constexpr size_t kMostSeeds = 100;     // sources, and numbers of one
constexpr size_t kLongestSeed = 1000;  // bytes of a source's text; every round of a draw reads all of them

// "8.25", and "8." too, as prices are published.
bool is_decimal(std::string_view text) {
  const size_t point = text.find('.');
  return point != std::string_view::npos && all_digits(text.substr(0, point)) &&
         (point + 1 == text.size() || all_digits(text.substr(point + 1)));
}

class SeedReader {
 public:
  explicit SeedReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void read(const Value& rule, Entries& entries);
  std::vector<SeedSource> take() { return std::move(seeds_); }

 private:
  void read_seed(const Value& value);
  std::vector<std::string> read_numbers(const Value& value);
  void error(const Value& at, const std::string& message, const std::string& hint) {
    diagnostics_.error("manifest-value", at.span, message, {hint});
  }

  Diagnostics& diagnostics_;
  std::vector<SeedSource> seeds_;
};

std::vector<std::string> SeedReader::read_numbers(const Value& value) {
  std::vector<std::string> numbers;
  size_t decimal = 0;
  const auto add = [&](const Value& item) {
    std::string number(trimmed(item.text));
    const bool has_point = is_decimal(number);
    if (!item.is_scalar() || (!has_point && !all_digits(number)) || number.size() > kMostDigits) {
      error(item, "'" + flat_text(item) + "' is no number for a draw",
            "write digits alone, or digits with one point: 8.25");
      return;
    }
    decimal += has_point ? 1 : 0;
    numbers.push_back(std::move(number));
  };
  if (value.items.size() > kMostSeeds) {
    error(value, "a source of a draw has more than 100 numbers", "take fewer, and publish which before they are known");
    return numbers;
  }
  if (value.is_list()) {
    for (const Value& item : value.items) add(item);
  } else {
    add(value);
  }
  if (decimal != 0 && decimal != numbers.size()) {
    error(value, "whole and decimal numbers stand in one source",
          "give each kind a source of its own, or write 8 as 8.0");
    numbers.clear();
  }
  return numbers;
}

void SeedReader::read_seed(const Value& value) {
  if (!value.is_map()) {
    report_wrong_shape(value, "a source of a draw: a map with name, date, published, and numbers or text",
                       diagnostics_);
    return;
  }
  Entries entries(value);
  SeedSource seed;
  seed.name = entries.take_text({"name", "source"});
  seed.date = entries.take_text({"date"});
  seed.published = entries.take_text({"published", "url"});
  const Value* numbers = entries.take({"numbers", "number"});
  const Value* text = entries.take({"text"});
  std::string missing;
  for (const auto& [field, name] :
       {std::pair(&seed.name, "name"), {&seed.date, "date"}, {&seed.published, "published"}}) {
    if (field->empty()) missing += (missing.empty() ? "" : ", ") + std::string(name);
  }
  if (!missing.empty()) {
    error(value, "nobody can look this source up: it is without " + missing,
          "say what it is (name), of which day (date) and where it is published");
  }
  if (numbers != nullptr && text == nullptr) {
    seed.numbers = read_numbers(*numbers);
  } else if (text != nullptr && numbers == nullptr && !text->is_blank()) {
    seed.text = flat_text(*text);
    if (seed.text.size() > kLongestSeed) {
      error(*text, "a source's text is longer than 1,000 bytes", "take a shorter one that anyone can copy");
      seed.text.clear();
    }
  } else {
    error(value, "a source of a draw has numbers or a text",
          "write 'numbers: [9, 18, 26]' or 'text: W 4-1', one of them");
  }
  for (const Value* left : entries.rest()) {
    diagnostics_.error("manifest-value", left->key_span, "a source of a draw has no '" + left->key + "'",
                       {"it has name, date, published, and numbers or text"});
  }
  if (!seed.numbers.empty() || !seed.text.empty()) seeds_.push_back(std::move(seed));
}

void SeedReader::read(const Value& rule, Entries& entries) {
  const Value* list = entries.take({"seed-sources", "seeds"});
  if (list == nullptr || list->items.empty()) {
    error(list == nullptr ? rule : *list, "a draw needs sources that anyone can look up",
          "list them below 'seed-sources', each with name, date, published and numbers");
    return;
  }
  if (list->items.size() > kMostSeeds) {
    error(*list, "a draw has more than 100 sources", "take fewer, and publish which before they are known");
    return;
  }
  for (const Value& item : list->items) read_seed(item);
}

}  // namespace

std::vector<SeedSource> take_seed_sources(const Value& rule, Entries& entries, Diagnostics& diagnostics) {
  SeedReader reader(diagnostics);
  reader.read(rule, entries);
  return reader.take();
}

}  // namespace hustings::project
