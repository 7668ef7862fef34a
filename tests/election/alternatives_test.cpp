// What pictures say, and the line that an author is shown when they say nothing.
#include "election/alternatives.h"

#include <gtest/gtest.h>

#include "election/assembling.h"
#include "support/temporary_folder.h"

namespace hustings {
namespace {

using testing::Assembled;

const std::string kGif(
    "GIF89a\x03\x00\x04\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,"
    "\x00\x00\x00\x00\x03\x00\x04\x00\x00\x02\x03\x84\x8fY\x00;",
    36);

// What each picture of a page says: its alternative, "decorative", and a "?" behind a placeholder.
struct Page {
  testing::TemporaryFolder folder;
  std::string said;
  std::vector<Diagnostic> warnings;

  explicit Page(const std::string& markdown) {
    folder.write("p.gif", kGif);
    folder.write("a.md", markdown);
    const Assembled edition(folder.path() + "/a.md");
    const Part* part = edition.part("chapter-a");
    if (part == nullptr) return;
    for (NodeId node = 0; node < part->nodes.size(); ++node) {
      if ((*part)[node].kind != NodeKind::Image) continue;
      if (!said.empty()) said += " | ";
      if (part->attribute(node, Attribute::Decorative) == "true") said += "decorative";
      said += part->attribute(node, Attribute::Alternative);
      if (part->attribute(node, Attribute::Variant) == election::kUnnamed) said += '?';
    }
    for (const Diagnostic& each : edition.reading.diagnostics.list()) {
      if (each.id == "alternative-missing") warnings.push_back(each);
    }
  }
  std::string line(size_t i) const { return i < warnings.size() ? warnings[i].hints.at(0) : "none"; }
};

TEST(Alternatives, AreTheAuthorsTheTitleOrTheCaption) {
  const Page page(
      "![A bridge](p.gif)\n\n![](p.gif \"The old bridge\")\n\n"
      "<figure><img src=\"p.gif\"><figcaption>The <em>new</em>\nbridge</figcaption></figure>\n");
  EXPECT_EQ(page.said, "A bridge | The old bridge | The new bridge");
  EXPECT_TRUE(page.warnings.empty());
}

TEST(Alternatives, AreAskedForByTheLineToWrite) {
  const Page page("# T\n\n- See ![](p.gif) and more\n- Or <img src='p.gif' width=\"90\">\n- ![  ][b]\n\n[b]: p.gif\n");
  EXPECT_EQ(page.said, "p.gif? | p.gif? | p.gif?");
  ASSERT_EQ(page.warnings.size(), 3U);
  EXPECT_EQ(page.warnings[0].severity, Severity::Warning);
  EXPECT_EQ(page.line(0), "write: - See ![what the picture shows](p.gif) and more");
  EXPECT_EQ(page.line(1), "write: - Or <img alt=\"what the picture shows\" src='p.gif' width=\"90\">");
  EXPECT_EQ(page.line(2), "write: - ![what the picture shows][b]");
  EXPECT_EQ(page.warnings[0].hints.at(1), "or, if it only decorates: <img src=\"p.gif\" alt=\"\">");
}

TEST(Alternatives, OfALongLineAreShownByThePictureAlone) {
  const Page page(std::string(100, 'a') + " ![](p.gif) " + std::string(100, 'b') + "\n\n<img\n src=\"p.gif\">\n");
  EXPECT_EQ(page.line(0), "write: ![what the picture shows](p.gif)");
  EXPECT_EQ(page.line(1), "write: ![what the picture shows](p.gif)");
}

TEST(Alternatives, AreNoneForWhatOnlyDecorates) {
  const Page page(
      "<img src=\"p.gif\" alt=\"\">\n\n<img src=\"p.gif\" role=\"presentation\">\n\n"
      "<img src=\"p.gif\" role=\"none\" alt=\"A seal\">\n\n[<img src=\"p.gif\" alt=\"\"> Our "
      "plan](https://example.org)\n");
  EXPECT_EQ(page.said, "decorative | decorative | A seal | decorative");
  EXPECT_TRUE(page.warnings.empty());
}

TEST(Alternatives, NameTheLinkThatAPictureIs) {
  const Page page(
      "[![Our plan](p.gif)](https://example.org/plan)\n\n[![](p.gif)](https://example.org/plan)\n\n"
      "[<img src=\"p.gif\" alt=\"\">](https://example.org/plan)\n\n"
      "[<img src=\"p.gif\" alt=\"\">![Our plan](p.gif)](https://example.org/plan)\n");
  EXPECT_EQ(page.said, "Our plan | https://example.org/plan? | https://example.org/plan? | decorative | Our plan");
  ASSERT_EQ(page.warnings.size(), 2U);
  EXPECT_EQ(page.line(0), "write: [![where the link leads](p.gif)](https://example.org/plan)");
  EXPECT_EQ(page.line(1), "write: [<img src=\"p.gif\" alt=\"where the link leads\">](https://example.org/plan)");
}

TEST(Alternatives, OfAPictureThatIsNotThereAreItsOwnMessages) {
  const Page page("![](https://example.org/x.png)\n");
  EXPECT_TRUE(page.warnings.empty());
}

TEST(Alternatives, OfAPortraitNameTheCandidate) {
  testing::TemporaryFolder folder;
  folder.write("p.gif", kGif);
  folder.write("ada.md", "---\nname: Ada Moreno\ncontest: Mayor\nportrait: {file: p.gif, alt: \"\"}\n---\nWords.\n");
  const Assembled edition(folder.path());
  const Part* part = edition.part("profile-ada-moreno");
  if (part == nullptr) part = edition.part("profile-ada");
  ASSERT_NE(part, nullptr);
  std::string said;
  for (NodeId node = 0; node < part->nodes.size(); ++node) said += part->attribute(node, Attribute::Alternative);
  EXPECT_EQ(said, "Portrait of Ada Moreno");
  EXPECT_EQ(testing::count_of(edition.reading.diagnostics, "alternative-missing"), 0U);
}

}  // namespace
}  // namespace hustings
