// Pictures by their addresses: nothing outside the folder is opened, nothing is fetched, each file is read once.
#include "project/project.h"

#include "project/reading.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

// A GIF of three by four white pixels.
const std::string kGif(
    "GIF89a\x03\x00\x04\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,"
    "\x00\x00\x00\x00\x03\x00\x04\x00\x00\x02\x03\x84\x8fY\x00;",
    36);

class AssetsTest : public ::testing::Test {
 protected:
  AssetsTest() {
    folder_.write("root/pictures/a b.gif", kGif);
    folder_.write("root/bad.png", "bad");
    folder_.write("secret.gif", kGif);
    std::filesystem::create_symlink("../secret.gif", folder_.path() + "/root/link.gif");
  }

  // The id of what was reported, or "ok".
  std::string ask(const std::string& target) {
    Diagnostics diagnostics;
    const Source from(0, folder_.path() + "/root/candidates/ana.md", "text");
    last_ = assets_.picture(target, from, from.span(0, 4), diagnostics);
    if (diagnostics.list().empty()) return last_ == nullptr ? "nothing" : "ok";
    EXPECT_EQ(last_, nullptr);
    EXPECT_EQ(diagnostics.list().size(), 1U);
    EXPECT_EQ(diagnostics.list()[0].span.end, 4U);
    return diagnostics.list()[0].id;
  }

  testing::TemporaryFolder folder_;
  Assets assets_{folder_.path() + "/root"};
  std::shared_ptr<const Picture> last_;
};

TEST_F(AssetsTest, RelativeToTheFileThatNamesThem) {
  EXPECT_EQ(ask("../pictures/a%20b.gif"), "ok");
  EXPECT_EQ(last_->width, 3U);
  EXPECT_EQ(last_->height, 4U);
  EXPECT_EQ(ask("/pictures/a b.gif"), "ok");
  EXPECT_EQ(ask("../pictures/a b.gif?raw=true#x"), "ok");
}

TEST_F(AssetsTest, EachFileIsReadOnce) {
  ask("../pictures/a%20b.gif");
  const auto first = last_;
  ask("../pictures/../pictures/a b.gif");
  EXPECT_EQ(first, last_);
}

TEST_F(AssetsTest, NothingOutsideIsOpened) {
  EXPECT_EQ(ask("../../secret.gif"), "outside-booklet");
  EXPECT_EQ(ask("../link.gif"), "outside-booklet");
  EXPECT_EQ(ask("%2e%2e/%2e%2e/secret.gif"), "outside-booklet");
  EXPECT_EQ(ask("/etc/hostname-of-nobody"), "outside-booklet");
  EXPECT_EQ(ask(folder_.path() + "/secret.gif"), "outside-booklet");
}

TEST_F(AssetsTest, NothingIsFetched) {
  EXPECT_EQ(ask("https://example.org/a.png"), "remote-picture");
  EXPECT_EQ(ask("//example.org/a.png"), "remote-picture");
  EXPECT_EQ(ask("data:image/png;base64," + std::string(100'000, 'A')), "remote-picture");
  EXPECT_EQ(ask("file:///etc/hostname"), "remote-picture");
}

TEST_F(AssetsTest, MissingAndDamagedAreToldAtEveryPlace) {
  EXPECT_EQ(ask("no.png"), "picture-missing");
  EXPECT_EQ(ask("no.png"), "picture-missing");
  EXPECT_EQ(ask("../bad.png"), "picture-unreadable");
  EXPECT_EQ(ask("../bad.png"), "picture-unreadable");
  EXPECT_EQ(ask("../pictures"), "picture-missing");
  EXPECT_EQ(ask(""), "picture-missing");
}

}  // namespace
}  // namespace hustings
