// What a run of pages had to give, told from its pages as they are.
#pragma once

#include "pagination/page_breaker.h"
#include "pagination/paged_document.h"
#include "pagination/run_gatherer.h"

namespace hustings::pagination {

// Appends to `paged.compromises`; the run's first page is the last of `paged.pages`.
void find_compromises(const GatheredRun& run, const BrokenRun& broken, const std::vector<PartStrips>& strips,
                      PagedDocument& paged);

// The page of the run on which a stop stands.
uint32_t page_of(const BrokenRun& broken, uint32_t stop);

}  // namespace hustings::pagination
