// `hustings order`: who stands where in each contest and, with each step, how anyone finds that again.
#pragma once

#include <iosfwd>
#include <vector>

#include "order/order.h"

namespace hustings::cli {

// A paragraph a contest: its title and method, the names numbered; with `steps` what was drawn, what to do, and what
// comes of it line by line.
void write_orders(std::ostream& out, const std::vector<order::OrderCertificate>& certificates, bool steps);

}  // namespace hustings::cli
