// Loops over independent items on several threads. The order of execution is free; results go to the item's own slot,
// so that output never depends on it.
#pragma once

#include <cstddef>
#include <functional>

namespace hustings {

// Calls `body(index)` for each index below `count`, in parallel. An exception from a body is rethrown here.
void parallel_for(size_t count, const std::function<void(size_t)>& body);
// The number of threads that loops use from now on; 0: as many as the machine has. Called once, before any loop.
void set_threads(unsigned threads);
unsigned threads();

}  // namespace hustings
