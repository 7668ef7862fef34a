// Whole files, checked by programs that know nothing of ours.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "base/parallel.h"
#include "pdf/support/booklet.h"
#include "support/golden.h"

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

TEST(WholeFile, HasTheStructureOfTheStyledTree) {
  if (!has_program("pdfinfo")) GTEST_SKIP() << "needs pdfinfo (poppler-utils)";
  Booklet booklet = set_pages(whole_booklet());
  const std::string output = run_on(booklet.write(), "pdfinfo -struct-text {}");
  // Without numbers of objects and places on pages.
  std::string tree;
  for (size_t begin = 0; begin < output.size();) {
    const size_t end = std::min(output.find('\n', begin), output.size());
    const std::string line = output.substr(begin, end - begin);
    if (const size_t object = line.find("Object "); object != std::string::npos) {
      tree += line.substr(0, object) + "Link annotation\n";
    } else if (line.find("/BBox") == std::string::npos) {
      tree += line + "\n";
    }
    begin = end + 1;
  }
  EXPECT_GOLDEN(tree, "pdf/whole_booklet.structure");
}

TEST(WholeFile, TakesLittleRoom) {
  // Running text of words in no regular order: besides fonts and what every file has, a page may take 3.5 KB.
  const auto bytes_and_pages = [](int paragraphs) {
    StyledDocument styled = empty_booklet();
    PartMaker make("long");
    uint32_t state = 7;
    const auto next = [&state](uint32_t below) { return (state = state * 1664525 + 1013904223) / 65536 % below; };
    std::string seed[40];
    for (std::string& word : seed) {
      for (uint32_t i = 0, n = 2 + next(9); i < n; ++i) word += static_cast<char>('a' + next(26));
    }
    for (int i = 0; i < paragraphs; ++i) {
      std::string words;
      for (int k = 0; k < 90; ++k) words += seed[next(40)] + (k == 89 ? "." : " ");
      make.paragraph(words);
    }
    styled.parts.push_back(make.finish());
    Booklet booklet = set_pages(std::move(styled));
    return std::pair(booklet.write().size(), booklet.paged.pages.size());
  };
  const auto [few_bytes, few_pages] = bytes_and_pages(4);
  const auto [many_bytes, many_pages] = bytes_and_pages(100);
  ASSERT_GT(many_pages, few_pages + 20);
  const size_t per_page = (many_bytes - few_bytes) / (many_pages - few_pages);
  RecordProperty("bytes_per_page", static_cast<int>(per_page));
  EXPECT_LT(per_page, 3500U);
  EXPECT_GT(per_page, 300U);
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
