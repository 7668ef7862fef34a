#include "base/parallel.h"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <memory>

namespace hustings {
namespace {

std::unique_ptr<tbb::global_control> control;
unsigned limit = 0;

}  // namespace

void set_threads(unsigned threads) {
  limit = threads;
  control.reset();
  if (threads != 0) {
    control = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
  }
}

unsigned threads() { return limit != 0 ? limit : static_cast<unsigned>(std::max(1, tbb::info::default_concurrency())); }

void parallel_for(size_t count, const std::function<void(size_t)>& body) {
  if (count < 2 || threads() == 1) {
    for (size_t index = 0; index < count; ++index) body(index);
    return;
  }
  tbb::parallel_for(size_t{0}, count, body);
}

}  // namespace hustings
