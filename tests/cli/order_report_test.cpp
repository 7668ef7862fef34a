// `hustings order`: what people and programs read of an order.
#include "cli/order_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "audit/order_report.h"
#include "project/reading.h"
#include "support/golden.h"

namespace hustings::cli {
namespace {

class Orders : public ::testing::Test {
 protected:
  Orders() {
    const testing::Reading reading(std::string(HUSTINGS_SOURCE_DIR) + "/tests/cli/orders");
    EXPECT_FALSE(reading.diagnostics.has_errors());
    Diagnostics diagnostics;
    certificates_ = order::put_in_order(reading.project, diagnostics).certificates;
    EXPECT_FALSE(diagnostics.has_errors());
  }
  std::string written(bool steps) const {
    std::ostringstream out;
    write_orders(out, certificates_, steps);
    return out.str();
  }
  std::vector<order::OrderCertificate> certificates_;
};

TEST_F(Orders, ForPeople) { EXPECT_GOLDEN(written(false), "cli/orders/orders.txt"); }
TEST_F(Orders, WithEachStep) { EXPECT_GOLDEN(written(true), "cli/orders/certificates.txt"); }
TEST_F(Orders, ForPrograms) { EXPECT_GOLDEN(audit::orders(certificates_).dump(1) + "\n", "cli/orders/orders.json"); }

}  // namespace
}  // namespace hustings::cli
