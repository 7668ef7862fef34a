// What a map of data says about a candidate, a contest or an election, key by key. Keys that the program knows are
// taken one at a time; what is left over becomes facts for readers, so that nothing an author wrote is lost.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "project/project.h"
#include "project/value.h"

namespace hustings::project {

// A map being used up: `take` marks entries, and `rest` gives those that nobody asked for.
class Entries {
 public:
  // `map` must live as long as this does. Anything but a map has no entries.
  explicit Entries(const Value& map);
  // The first entry with one of these keys in their normal form, or nullptr. Any entry with such a key counts as taken
  // only when it is the one returned.
  const Value* take(std::initializer_list<std::string_view> keys);
  // The flat text of such an entry, or empty.
  std::string take_text(std::initializer_list<std::string_view> keys);
  // Entries not taken, in the order written.
  std::vector<const Value*> rest() const;

 private:
  struct Entry {
    std::string normal;
    const Value* value;
    bool taken = false;
  };
  std::vector<Entry> entries_;
};

// A `manifest-value` error at the value: it is not `expected`, "a list of contests".
void report_wrong_shape(const Value& value, const std::string& expected, Diagnostics& diagnostics);

// A key that is not known and becomes a fact, for it may be one: a warning (`unknown-key`) when it is a slip of the
// hand from one that would have done something, which is not done now. Whether it is one.
bool report_slip(const Value& value, std::span<const std::string_view> known, Diagnostics& diagnostics);
// For a key that nobody knows: the known one that was meant, or all of them.
std::string hint_of_keys(std::string_view key, std::span<const std::string_view> known);

// Adds what a value says as facts: a map or a list of one-key maps (Elekto's `info`) as one fact an entry, anything
// else as one fact under `label`. Blank values add nothing.
void add_facts(const std::string& label, const Value& value, std::vector<Fact>& facts);
// The same for a value that is a list of links: addresses, maps from a label to an address, or maps with title and url.
void add_links(const std::string& label, const Value& value, std::vector<Fact>& facts);

}  // namespace hustings::project
