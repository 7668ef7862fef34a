// The check for keys that stand twice in one map, where one of the two values would be lost without a word.
#pragma once

#include "project/value.h"

namespace hustings::project {

// One `duplicate-key` error for each key of a map that was written before, in this map and all maps below.
void report_duplicate_keys(const Value& value, Diagnostics& diagnostics);

}  // namespace hustings::project
