// Whole files, checked by programs that know nothing of ours.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/parallel.h"
#include "pdf/support/booklet.h"

namespace hustings::testing {
namespace {

TEST(WholeFile, IsSoundForQpdf) {
  if (!has_program("qpdf")) GTEST_SKIP() << "needs qpdf";
  Booklet booklet = set_pages(whole_booklet());
  const std::string bytes = booklet.write();
  if (const char* keep = std::getenv("HUSTINGS_KEEP_PDF"); keep != nullptr) std::ofstream(keep) << bytes;
  const std::string output = run_on(bytes, "qpdf --check {}");
  EXPECT_NE(output.find("No syntax or stream encoding errors found"), std::string::npos) << output;
  EXPECT_EQ(output.find("WARNING"), std::string::npos) << output;
}

TEST(WholeFile, ConformsToBothStandards) {
  const char* checker = std::getenv("HUSTINGS_PDFCHECK");
  if (checker == nullptr) GTEST_SKIP() << "needs HUSTINGS_PDFCHECK, the checker of PDF/A and PDF/UA";
  Booklet booklet = set_pages(whole_booklet());
  const std::string output = run_on(booklet.write(), std::string("/usr/bin/python3 '") + checker +
                                                         "' --strict --flavour pdfa-2a --flavour pdfua-1 {}");
  EXPECT_NE(output.find("1 files checked, 0 failed"), std::string::npos) << output;
  EXPECT_EQ(output.find("WARN"), std::string::npos) << output;
}

TEST(WholeFile, IsTheSameWithAnyNumberOfThreads) {
  set_threads(1);
  Booklet alone = set_pages(whole_booklet());
  const std::string first = alone.write();
  set_threads(2);
  Booklet together = set_pages(whole_booklet());
  EXPECT_EQ(first, together.write());
  EXPECT_EQ(first, alone.write());
  set_threads(0);
}

}  // namespace
}  // namespace hustings::testing
