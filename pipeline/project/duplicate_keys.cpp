#include "project/duplicate_keys.h"

#include <set>

namespace hustings::project {

void report_duplicate_keys(const Value& value, Diagnostics& diagnostics) {
  std::set<std::string> seen;
  for (const Value& item : value.items) {
    if (value.is_map() && !seen.insert(normal_key(item.key)).second) {
      diagnostics.error("duplicate-key", item.key_span, "the key '" + item.key + "' is written twice",
                        {"keep one of the two, or give one another name"});
    }
    report_duplicate_keys(item, diagnostics);
  }
}

}  // namespace hustings::project
