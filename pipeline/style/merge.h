// Brings the tables of runs that were styled side by side into one.
#pragma once

#include "style/cascade.h"

namespace hustings::style {

// Where a run's numbers went.
struct TableMap {
  std::vector<StyleId> styles;
  std::vector<LanguageId> languages;
};

// Adds a run's styles, features and languages to the document's, each once. Runs are merged in the order of the
// document, and each numbers its styles in the order of first use: so the result is the same however Parts were shared
// out among runs. False when there are more styles than a StyleId can number; the rest take style 0 then.
class TableMerger {
 public:
  explicit TableMerger(StyledDocument& styled) : styled_(styled) {}
  TableMap merge(const Cascade& cascade, const std::vector<std::string>& languages);
  bool overflowed() const { return overflowed_; }

 private:
  StyledDocument& styled_;
  std::unordered_multimap<uint64_t, StyleId> numbers_;
  bool overflowed_ = false;
};

void renumber(StyledPart& part, const TableMap& map);

}  // namespace hustings::style
