#include "epub/container.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

#include "epub/unpacked.h"

namespace hustings::epub {
namespace {

std::vector<Member> members() {
  return {pack("mimetype", "application/epub+zip", 0), pack("b/second.txt", std::string(5000, 'x'), 6),
          pack("a/third.txt", "", 6), pack("picture.png", "\x89PNG", 0)};
}

TEST(Container, BeginsWithTheMimetypeStored) {
  const std::string bytes = write_container(members());
  // EPUB 3.3, clause 4.2.6.2: the name at byte 30, the media type at byte 38, no extra field between them.
  EXPECT_EQ(bytes.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(bytes.substr(30, 28), "mimetypeapplication/epub+zip");
  EXPECT_EQ(bytes.substr(28, 2), std::string(2, '\0'));
}

TEST(Container, HoldsTheMembersInTheOrderGiven) {
  const testing::Unpacked unpacked = testing::unpack(write_container(members()));
  EXPECT_EQ(unpacked.order, (std::vector<std::string>{"mimetype", "b/second.txt", "a/third.txt", "picture.png"}));
  EXPECT_EQ(unpacked.files.at("b/second.txt"), std::string(5000, 'x'));
  EXPECT_EQ(unpacked.files.at("a/third.txt"), "");
  EXPECT_FALSE(unpacked.stored.at("b/second.txt"));
  EXPECT_TRUE(unpacked.stored.at("picture.png"));
}

TEST(Container, IsTheSameInEveryTimeZone) {
  const std::string here = write_container(members());
  ASSERT_EQ(setenv("TZ", "Pacific/Kiritimati", 1), 0);
  tzset();
  const std::string there = write_container(members());
  unsetenv("TZ");
  tzset();
  EXPECT_EQ(here, there);
  EXPECT_EQ(here.substr(10, 4), std::string("\0\0\x21\0", 4));  // midnight, 1 January 1980
}

}  // namespace
}  // namespace hustings::epub
