// Every error has its id, its place and what to do: the messages are compared whole.
#include <gtest/gtest.h>

#include "rules/reading.h"
#include "support/golden.h"

namespace hustings {
namespace {

using testing::ReadLayout;
using testing::with_page;

TEST(LayoutErrors, AreToldAtTheirPlace) {
  const ReadLayout read(testing::read_test_file("rules/errors.xml"));
  EXPECT_GOLDEN(read.messages(), "rules/errors.diagnostics");
  EXPECT_FALSE(read.rules.masters.empty());
  EXPECT_FALSE(read.rules.sequences.empty());
}

TEST(LayoutErrors, BrokenXml) {
  const auto id = [](const std::string& text) {
    const ReadLayout read(text);
    return read.diagnostics.list().empty() ? std::string("none") : read.diagnostics.list().front().id;
  };
  EXPECT_EQ(id(""), "layout-syntax");
  EXPECT_EQ(id("<layout>"), "layout-syntax");
  EXPECT_EQ(id("<layout a=b/>"), "layout-syntax");
  EXPECT_EQ(id("<layout/><layout/>"), "layout-syntax");
  EXPECT_EQ(id("<layout name='a' name='b'/>"), "layout-syntax");
  EXPECT_EQ(id("just words"), "layout-syntax");
  EXPECT_EQ(id("<html/>"), "layout-element-unknown");
  EXPECT_EQ(id("<layout name='x'/>"), "layout-master-missing");
  const ReadLayout unclosed("<layout name='x'>\n  <rule select='list'>\n</layout>");
  EXPECT_EQ(unclosed.diagnostics.list().front().span.begin > 15, true);
}

TEST(LayoutErrors, ExternalsAndBombsAreRefused) {
  const ReadLayout bomb("<!DOCTYPE layout [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><layout name='&b;'/>");
  EXPECT_EQ(bomb.diagnostics.list().front().id, "layout-doctype");
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  for (int i = 0; i < 100000; ++i) deep += "</a>";
  const ReadLayout nested("<layout>" + deep + "</layout>");
  EXPECT_EQ(nested.diagnostics.list().front().id, "layout-too-complex");
  std::string defines;
  for (char c = 'a'; c < 'z'; ++c) {
    const std::string next = "$" + std::string(1, static_cast<char>(c + 1));
    defines += "<define name='" + std::string(1, c) + "' value='" + next + next + next + "'/>";
  }
  const ReadLayout wide(with_page(defines + "<define name='z' value='lol'/><rule select='list' color='$a'/>"));
  EXPECT_EQ(wide.diagnostics.list().front().id, "layout-too-complex");
}

TEST(LayoutErrors, CirclesAndMissingBases) {
  const ReadLayout own("<layout extends='layout.xml'/>");
  EXPECT_EQ(own.messages().substr(0, 60), "error layout-circular-extends layout.xml:1:18 `layout.xml`: ");
  const ReadLayout two("<layout extends='b.xml'/>", {{"b.xml", "<layout extends='layout.xml'/>"}});
  EXPECT_EQ(two.diagnostics.list().front().id, "layout-circular-extends");
  const ReadLayout missing("<layout extends='nowhere'/>");
  EXPECT_EQ(missing.diagnostics.list().front().id, "layout-base-missing");
}

TEST(LayoutErrors, ManyTruncationsNeverCrash) {
  const std::string whole = testing::read_test_file("rules/whole.xml");
  for (size_t size = 0; size < whole.size(); size += 7) {
    const ReadLayout read(whole.substr(0, size), {{"plain.xml", testing::read_test_file("rules/plain.xml")}});
    EXPECT_TRUE(read.diagnostics.has_errors()) << size;
    EXPECT_FALSE(read.rules.sequences.empty());
  }
}

}  // namespace
}  // namespace hustings
