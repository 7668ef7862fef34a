#include "epub/addresses.h"

#include <gtest/gtest.h>

#include "epub/booklet.h"

namespace hustings::epub {
namespace {

using testing::PartMaker;

StyledDocument two_parts(std::string first, std::string second) {
  StyledDocument styled = testing::empty_booklet();
  for (const std::string& id : {first, second}) {
    PartMaker make(id);
    make.set(make.paragraph("Words."), Attribute::Id, "here");
    styled.parts.push_back(make.finish());
  }
  return styled;
}

TEST(Addresses, FilesDifferInMoreThanCase) {
  const Addresses addresses(two_parts("Profile Zoë", "profile-ZO"), {});
  EXPECT_EQ(addresses.file(0), "profile-zo.xhtml");
  EXPECT_EQ(addresses.file(1), "profile-zo-2.xhtml");
}

TEST(Addresses, AnIdNamesItsFirstNode) {
  const StyledDocument styled = two_parts("a", "b");
  const Addresses addresses(styled, {});
  EXPECT_EQ(addresses.href(0, "here"), "#here");
  EXPECT_EQ(addresses.href(1, "here"), "a.xhtml#here");
  EXPECT_EQ(addresses.href(0, "b"), "b.xhtml#b");
  EXPECT_EQ(addresses.href(0, "nowhere"), "");
  EXPECT_TRUE(addresses.owns(0, 1, "here"));
  EXPECT_FALSE(addresses.owns(1, 1, "here"));
}

TEST(Addresses, PagesAreNamedByTheirFoliosAndNeverTwice) {
  StyledDocument styled = two_parts("page-2", "b");
  PageMap pages;
  pages.pages = {{{0, 1, 0}, "iv", true, false}, {{0, 1, 1}, "1", true, false}, {{0, 1, 2}, "x", true, true},
                 {{1, 1, 0}, "1", true, false},  {{1, 1, 2}, "2", true, false}, {{1, 1, 3}, "", true, false}};
  const Addresses addresses(styled, pages);
  std::vector<std::string> ids;
  for (const PageMarker& page : addresses.pages()) ids.push_back(page.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"page-iv", "page-1", "page-1-2", "page-2-x", "page-6"}));
  EXPECT_EQ(addresses.pages_in(0).size(), 2U);
  EXPECT_EQ(addresses.page_href(1, "iv"), "page-2.xhtml#page-iv");
  EXPECT_EQ(addresses.page_href(1, "1"), "");  // there are two
}

}  // namespace
}  // namespace hustings::epub
