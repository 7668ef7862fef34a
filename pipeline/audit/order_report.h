// The certificates of the orders, for the booklet's certificate and for programs.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "order/order.h"

namespace hustings::audit {

// A list with one object a contest: `contest`, `title`, `method`; what was drawn and where that is published
// (`alphabet`, `seed-sources`, `key-string`, `drawn`, `published`, `district`, `rotation`, `by`, `language`);
// `instructions`, sentences; `pool`, the names as numbered, with the `letters` and their `translated` form or the `key`
// that was compared; `rounds` of a draw; `order`, ids from the top. Of an order as filed, `pool` and `instructions` are
// left out.
nlohmann::ordered_json orders(const std::vector<order::OrderCertificate>& certificates);

}  // namespace hustings::audit
