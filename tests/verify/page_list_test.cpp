// Labels of pages, and page lists against pages.
#include "verify/page_list.h"

#include <gtest/gtest.h>

#include "base/diagnostics.h"

namespace hustings::verify {
namespace {

PageStart page(const std::string& folio, std::string_view words, bool cut = false) {
  return {folio, words_of(words), cut};
}

std::vector<std::string> findings(const std::vector<PageStart>& printed, const std::vector<PageStart>& listed) {
  Diagnostics diagnostics;
  compare_page_lists(printed, listed, "a.pdf", "a.epub", diagnostics);
  std::vector<std::string> messages;
  for (const Diagnostic& each : diagnostics.list()) messages.push_back(each.message);
  return messages;
}

TEST(PageList, LabelsAreNumbersOfTheirStyle) {
  EXPECT_EQ(page_number(4, "D"), "4");
  EXPECT_EQ(page_number(4, "r"), "iv");
  EXPECT_EQ(page_number(1949, "R"), "MCMXLIX");
  EXPECT_EQ(page_number(26, "a"), "z");
  EXPECT_EQ(page_number(28, "A"), "BB");
  EXPECT_EQ(page_number(1, "x"), "");
  EXPECT_EQ(page_number(0, "r"), "");
}

TEST(PageList, SpacesAreNotCompared) {
  EXPECT_TRUE(findings({page("i", "to day"), page("1", "")}, {page("i", "today"), page("1", "")}).empty());
}

TEST(PageList, AShortPageIsComparedWhole) {
  EXPECT_EQ(findings({page("1", "one two")}, {page("1", "one two three")}).size(), 1U);
  EXPECT_EQ(findings({page("1", "one two three")}, {page("1", "one two")}).size(), 1U);
  EXPECT_TRUE(findings({page("1", "one two", true)}, {page("1", "one two three")}).empty());
  EXPECT_EQ(findings({page("1", "one two three", true)}, {page("1", "one two")}).size(), 1U);
}

TEST(PageList, TellsTheFirstPagesThatDiffer) {
  std::vector<PageStart> printed, listed;
  for (int i = 1; i <= 9; ++i) {
    printed.push_back(page(std::to_string(i), "here"));
    listed.push_back(page(std::to_string(i), "there"));
  }
  const std::vector<std::string> found = findings(printed, listed);
  ASSERT_EQ(found.size(), 6U);
  EXPECT_EQ(found[0], "page \"1\" begins with \"here\" in a.pdf, and with \"there\" in a.epub");
  EXPECT_EQ(found[5], "the page list of a.epub differs from a.pdf in 4 more places");
}

TEST(PageList, TellsPagesThatOneOfThemLacks) {
  EXPECT_EQ(findings({page("1", "a"), page("2", "b")}, {page("2", "b")}),
            (std::vector<std::string>{"the page list of a.epub lacks page \"1\" of a.pdf"}));
  EXPECT_EQ(findings({page("2", "b")}, {page("1", "a"), page("2", "b")}),
            (std::vector<std::string>{"the page list of a.epub has a page \"1\" that a.pdf has not there"}));
  EXPECT_EQ(findings({page("1", "a")}, {page("1", "a"), page("2", "b")}),
            (std::vector<std::string>{"the page list of a.epub has a page \"2\" that a.pdf has not"}));
}

TEST(PageList, AnEntryOfAnIndexIsComparedWithoutItsNumbers) {
  PageStartCollector start;
  start.add("Index");
  start.add_entry(words_of("Jane Roe 4, 17"));
  start.add("not this");
  const PageStart page = start.finish("20");
  EXPECT_EQ(page.words.quoted(0, page.words.size()), "Index Jane Roe");
  EXPECT_TRUE(page.cut);
}

TEST(PageList, OfACellOnlyItsOwnWords) {
  PageStartCollector start;
  start.cut();  // a cell that ended on the page before
  start.add("rest of it");
  start.cut();
  start.add("the next one");
  const PageStart page = start.finish("20");
  EXPECT_EQ(page.words.quoted(0, page.words.size()), "rest of it");
}

}  // namespace
}  // namespace hustings::verify
