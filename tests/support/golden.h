// Comparison of a dump with an expected file, told as a unified diff. UPDATE_GOLDENS=1 rewrites the expected file; the
// diff is then read before it is committed.
#pragma once

#include <string>

#include <gtest/gtest.h>

namespace hustings::testing {

// `path` is relative to tests/: "markdown/table.tree".
::testing::AssertionResult matches_golden(const std::string& actual, const std::string& path);
// A file below tests/, or a failure of the test when it cannot be read.
std::string read_test_file(const std::string& path);
// $HUSTINGS_CORPUS, or empty: a test that needs it calls GTEST_SKIP() then.
std::string corpus();

}  // namespace hustings::testing

#define EXPECT_GOLDEN(actual, path) EXPECT_TRUE(::hustings::testing::matches_golden((actual), (path)))
