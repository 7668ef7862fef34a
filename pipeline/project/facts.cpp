#include "project/facts.h"

#include "base/nearest.h"

namespace hustings::project {

Entries::Entries(const Value& map) {
  if (!map.is_map()) return;
  entries_.reserve(map.items.size());
  for (const Value& item : map.items) entries_.push_back({normal_key(item.key), &item, false});
}

const Value* Entries::take(std::initializer_list<std::string_view> keys) {
  for (std::string_view key : keys) {
    for (Entry& entry : entries_) {
      if (!entry.taken && entry.normal == key) {
        entry.taken = true;
        return entry.value;
      }
    }
  }
  return nullptr;
}

std::string Entries::take_text(std::initializer_list<std::string_view> keys) {
  const Value* value = take(keys);
  return value == nullptr ? std::string() : flat_text(*value);
}

std::vector<const Value*> Entries::rest() const {
  std::vector<const Value*> rest;
  for (const Entry& entry : entries_) {
    if (!entry.taken) rest.push_back(entry.value);
  }
  return rest;
}

void add_facts(const std::string& label, const Value& value, std::vector<Fact>& facts) {
  if (value.is_map()) {
    for (const Value& item : value.items) {
      if (!item.is_blank()) facts.push_back({label_of_key(item.key), flat_text(item), item.span});
    }
    return;
  }
  bool maps = value.is_list() && !value.items.empty();
  for (const Value& item : value.items) maps = maps && item.is_map();
  if (maps) {
    for (const Value& item : value.items) add_facts(label, item, facts);
  } else if (!value.is_blank()) {
    facts.push_back({label, flat_text(value), value.span});
  }
}

void add_links(const std::string& label, const Value& value, std::vector<Fact>& facts) {
  if (!value.is_list()) {
    add_facts(label, value, facts);
    return;
  }
  std::string plain;
  Span plain_span;
  for (const Value& item : value.items) {
    if (!item.is_map()) {
      if (item.is_blank()) continue;
      plain += (plain.empty() ? "" : ", ") + flat_text(item);
      if (!plain_span.known()) plain_span = item.span;
      continue;
    }
    const Value* title = item.find({"title", "label", "name", "text"});
    const Value* address = item.find({"url", "href", "address", "link"});
    if (title != nullptr && address != nullptr && item.items.size() == 2) {
      facts.push_back({flat_text(*title), flat_text(*address), address->span});
    } else {
      add_facts(label, item, facts);
    }
  }
  if (!plain.empty()) facts.push_back({label, plain, plain_span});
}

void report_wrong_shape(const Value& value, const std::string& expected, Diagnostics& diagnostics) {
  diagnostics.error("manifest-value", value.key_span.known() ? value.key_span : value.span,
                    value.key.empty() ? "this is not " + expected : "'" + value.key + "' is not " + expected,
                    {"see input/README.md for the manifest's keys"});
}

bool report_slip(const Value& value, std::span<const std::string_view> known, Diagnostics& diagnostics) {
  const std::string key = normal_key(value.key);
  Nearest nearest(key);
  for (const std::string_view each : known) nearest.consider(each);
  const std::string name = nearest.name();
  // Short words are often near each other ("date", "name"): there one letter is all that a hand slips by.
  constexpr size_t kShort = 5;
  // "languages" are something else than a language.
  if (name.empty() || name == key || name + "s" == key || edit_distance(key, name) > (key.size() <= kShort ? 1U : 2U))
    return false;
  diagnostics.warning("unknown-key", value.key_span, "'" + value.key + "' is not a known key; it is printed as a fact",
                      {"did you mean '" + name + "'?", "put it below 'facts' when it is one"});
  return true;
}

std::string hint_of_keys(std::string_view key, std::span<const std::string_view> known) {
  const std::string wanted = normal_key(key);
  Nearest nearest(wanted);
  std::string all;
  for (const std::string_view each : known) {
    nearest.consider(each);
    if (!all.empty()) all += ", ";
    all += each;
  }
  return nearest.name().empty() ? "its keys are " + all : "did you mean '" + nearest.name() + "'?";
}

}  // namespace hustings::project
